//! From the fields of a row to a record, new or with the key of the one that it is about.

use super::fields::{Built, Cells, day, key, order, span, unknown};
use super::plan::Planner;
use office::organization::{
    Person, Portfolio, Post, Rank, Record, RecordKind, Seats, Service, Standing, Subject, Substitution, Tenure, Unit,
    UnitKind,
};

impl Planner<'_> {
    pub(super) fn build(&self, row: &Cells) -> Built<Record> {
        Ok(match row.sheet.kind {
            RecordKind::Unit => Record::Unit(self.unit(row)?),
            RecordKind::Post => Record::Post(self.post(row)?),
            RecordKind::Person => Record::Person(self.person(row)?),
            RecordKind::Tenure => {
                let (person, post) = (self.someone(row, "人员编号")?, self.posting(row)?);
                let span = span(row, "任职日期", "免职日期")?;
                let same = self
                    .organization
                    .tenures_of(&person)
                    .into_iter()
                    .find(|old| old.post == post && old.span.from() == span.from());
                let (id, revision) = key(same.map(|old| (&old.id, old.revision)));
                Record::Tenure(Tenure { id, person, post, span, revision })
            }
            RecordKind::Portfolio => {
                let leader = self.someone(row, "领导人员编号")?;
                let subject = match (row.get("分管单位编号"), row.get("分管事项")) {
                    ("", "") => return Err("“分管单位编号”和“分管事项”要填一个。".to_owned()),
                    ("", topic) => Subject::Topic(topic.to_owned()),
                    (unit, "") => Subject::Unit(self.some_unit(unit)?),
                    _ => return Err("“分管单位编号”和“分管事项”只能填一个，请分成两行。".to_owned()),
                };
                let span = span(row, "起始日期", "终止日期")?;
                let held = self.organization.portfolios_of(&leader);
                let same = held.into_iter().find(|old| old.subject == subject && old.span.from() == span.from());
                let (id, revision) = key(same.map(|old| (&old.id, old.revision)));
                Record::Portfolio(Portfolio { id, leader, subject, span, revision })
            }
            RecordKind::Service => {
                let (secretary, leader) = (self.someone(row, "秘书人员编号")?, self.someone(row, "领导人员编号")?);
                let span = span(row, "起始日期", "终止日期")?;
                let kept = self.organization.services_of(&secretary);
                let same = kept
                    .into_iter()
                    .find(|old| old.secretary == secretary && old.leader == leader && old.span.from() == span.from());
                let (id, revision) = key(same.map(|old| (&old.id, old.revision)));
                Record::Service(Service { id, secretary, leader, span, revision })
            }
            RecordKind::Substitution => {
                let (person, substitute) = (self.someone(row, "人员编号")?, self.someone(row, "替岗人员编号")?);
                let span = span(row, "起始日期", "终止日期")?;
                let kept = self.organization.substitutions_of(&person);
                let same = kept
                    .into_iter()
                    .find(|old| old.person == person && old.substitute == substitute && old.span.from() == span.from());
                let (id, revision) = key(same.map(|old| (&old.id, old.revision)));
                Record::Substitution(Substitution { id, person, substitute, span, revision })
            }
            RecordKind::Absence => return Err("外出不能导入，请在人员页登记。".to_owned()),
        })
    }

    fn unit(&self, row: &Cells) -> Built<Unit> {
        let number = row.get("单位编号").to_owned();
        let kind = UnitKind::from_name(row.get("类别"))
            .ok_or_else(|| unknown("类别", row, UnitKind::ALL.map(UnitKind::name)))?;
        let parent = match row.get("上级单位编号") {
            "" => None,
            parent => Some(self.some_unit(parent)?),
        };
        let span = span(row, "启用日期", "停用日期")?;
        let effective = match row.get("变更生效日期") {
            "" => None,
            written => Some(day("变更生效日期", written)?),
        };
        let list = |title| {
            row.get(title).split('、').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let standing = |from| Standing {
            from,
            name: row.get("全称").to_owned(),
            short: row.get("简称").to_owned(),
            aliases: list("其他名称"),
            codes: list("代字"),
            parent: parent.clone(),
        };
        let order = order(row)?;
        let id = self.keys.units.get(&number).cloned().unwrap_or_default();
        let Some(old) = self.organization.unit(&id) else {
            return Ok(Unit {
                id,
                number,
                kind,
                span,
                order: order.unwrap_or(0),
                standings: vec![standing(span.from())],
                revision: 0,
            });
        };
        if span.from() != old.span.from() {
            return Err(format!("启用日期已登记为{}，不能改。名称或隶属有变动，请填“变更生效日期”。", old.span.from()));
        }
        let latest = old.latest();
        let mut changed = Unit { kind, span, order: order.unwrap_or(old.order), ..old.clone() };
        if standing(latest.from) != *latest {
            changed =
                changed.restated(standing(effective.unwrap_or(self.today))).map_err(|refusal| refusal.to_string())?;
        }
        Ok(changed)
    }

    fn post(&self, row: &Cells) -> Built<Post> {
        let number = row.get("岗位编号").to_owned();
        let rank = Rank::from_name(row.get("职级")).ok_or_else(|| unknown("职级", row, Rank::ALL.map(Rank::name)))?;
        let seats = Seats::from_name(row.get("人数")).ok_or_else(|| unknown("人数", row, ["单人", "多人"]))?;
        let (unit, span) = (self.some_unit(row.get("单位编号"))?, span(row, "启用日期", "停用日期")?);
        let id = self.keys.posts.get(&number).cloned().unwrap_or_default();
        let old = self.organization.post(&id);
        let order = order(row)?.unwrap_or_else(|| old.map_or(0, |old| old.order));
        let title = row.get("岗位名称").to_owned();
        Ok(Post { id, number, unit, title, rank, seats, span, order, revision: old.map_or(0, |old| old.revision) })
    }

    fn person(&self, row: &Cells) -> Built<Person> {
        let number = row.get("人员编号").to_owned();
        let id = self.keys.people.get(&number).cloned().unwrap_or_default();
        let old = self.organization.person(&id);
        let order = order(row)?.unwrap_or_else(|| old.map_or(0, |old| old.order));
        let (name, phone) = (row.get("姓名").to_owned(), row.get("电话").to_owned());
        Ok(Person { id, number, name, phone, order, revision: old.map_or(0, |old| old.revision) })
    }

    fn someone(&self, row: &Cells, title: &'static str) -> Built<String> {
        let number = row.get(title);
        let found = self.keys.people.get(number).cloned();
        found.ok_or_else(|| format!("{title}“{number}”不存在。请先在“人员”表里添加，或改正编号。"))
    }

    fn posting(&self, row: &Cells) -> Built<String> {
        let number = row.get("岗位编号");
        let found = self.keys.posts.get(number).cloned();
        found.ok_or_else(|| format!("岗位编号“{number}”不存在。请先在“岗位”表里添加，或改正编号。"))
    }

    fn some_unit(&self, number: &str) -> Built<String> {
        let found = self.keys.units.get(number).cloned();
        found.ok_or_else(|| format!("单位编号“{number}”不存在。请先在“单位”表里添加，或改正编号。"))
    }
}
