//! A unit: its names, posts and parts; founding, renaming, moving, closing.

use super::view::{Choice, Name, Refused, back, day, list, notice, people, span, units};
use crate::error::{Answer, Failure};
use crate::form::{Fields, Form};
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::organization::{NewPost, NewUnit};
use app::{Error, ErrorKind};
use askama::Template;
use axum::extract::{Path, Query, State};
use gongwen::Date;
use office::organization::{Naming, Post, Rank, Seats, UnitKind};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    parent: String,
    done: String,
}

#[derive(Template)]
#[template(path = "organization_unit_new.html")]
struct NewPage {
    shell: Shell,
    refused: Refused,
    parent: String,
    parents: Vec<Choice>,
    kinds: Vec<&'static str>,
    today: String,
}

struct PostLine {
    id: String,
    title: String,
    rank: &'static str,
    seats: &'static str,
    holders: Vec<Name>,
    former: Vec<(String, String, String)>,
    ended: String,
}

#[derive(Template)]
#[template(path = "organization_unit.html")]
struct UnitPage {
    shell: Shell,
    refused: Refused,
    id: String,
    revision: i64,
    number: String,
    kind: &'static str,
    naming: Naming,
    closed: String,
    parent: Option<(String, String)>,
    above: Vec<(String, String)>,
    parts: Vec<(String, String)>,
    leader: Option<Name>,
    names: Vec<(String, String, String)>,
    posts: Vec<PostLine>,
    parents: Vec<Choice>,
    people: Vec<Choice>,
    ranks: Vec<&'static str>,
    today: String,
}

pub(super) async fn ask(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.administrator()?;
    page(&new_page(&web, &visit, asked.parent, Refused::default()).await?)
}

pub(super) async fn add(State(web): State<Web>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let fields = form.fields;
    let refused = match new_unit(&fields) {
        Err(message) => Refused::new("new", message, fields),
        Ok(new) => match web.app.add_unit(&chief, new).await {
            Ok(id) => return back(&format!("/admin/organization/units/{id}"), "added"),
            Err(error) => Refused::by("new", error, fields)?,
        },
    };
    let parent = refused.typed("new", "parent", "").to_owned();
    let status = refused.status;
    page_with(status, &new_page(&web, &form.visit, parent, refused).await?)
}

fn new_unit(fields: &Fields) -> Result<NewUnit, String> {
    let kind = UnitKind::from_name(fields.get("kind")).ok_or("请选择单位类别。")?;
    let parent = fields.get("parent");
    Ok(NewUnit {
        number: fields.get("number").to_owned(),
        kind,
        naming: naming(fields),
        parent: (!parent.is_empty()).then(|| parent.to_owned()),
        from: day(fields, "from", "成立日期")?,
    })
}

fn naming(fields: &Fields) -> Naming {
    Naming {
        name: fields.get("name").trim().to_owned(),
        short: fields.get("short").trim().to_owned(),
        aliases: list(fields.get("aliases")),
        codes: list(fields.get("codes")),
    }
}

async fn new_page(web: &Web, visit: &Visit, parent: String, refused: Refused) -> Result<NewPage, Failure> {
    let (organization, today) = (web.app.organization().await?, web.app.today());
    Ok(NewPage {
        shell: visit.shell("添加单位", "admin"),
        parents: units(&organization, today),
        kinds: UnitKind::ALL.map(UnitKind::name).to_vec(),
        today: today.iso(),
        parent,
        refused,
    })
}

pub(super) async fn show(
    State(web): State<Web>,
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    page(&unit_page(&web, &visit, &id, &asked.done, Refused::default()).await?)
}

pub(super) async fn rename(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let seen = form.fields.number("revision")?;
    let done = match day(&form.fields, "from", "生效日期") {
        Ok(from) => web.app.rename_unit(&chief, &id, seen, naming(&form.fields), from).await,
        Err(message) => Err(Error::new(ErrorKind::Invalid, message)),
    };
    answer(&web, form, &id, "name", "renamed", done).await
}

pub(super) async fn relocate(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let seen = form.fields.number("revision")?;
    let parent = Some(form.fields.get("parent")).filter(|parent| !parent.is_empty()).map(str::to_owned);
    let done = match day(&form.fields, "from", "生效日期") {
        Ok(from) => web.app.move_unit(&chief, &id, seen, parent.as_deref(), from).await,
        Err(message) => Err(Error::new(ErrorKind::Invalid, message)),
    };
    answer(&web, form, &id, "parent", "moved", done).await
}

pub(super) async fn close(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let seen = form.fields.number("revision")?;
    let done = match day(&form.fields, "last", "最后一天") {
        Ok(last) => web.app.close_unit(&chief, &id, seen, last, form.fields.get("reason")).await,
        Err(message) => Err(Error::new(ErrorKind::Invalid, message)),
    };
    answer(&web, form, &id, "closing", "closed", done).await
}

pub(super) async fn add_post(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let fields = &form.fields;
    let new = || -> Result<NewPost, String> {
        Ok(NewPost {
            unit: id.clone(),
            title: fields.get("title").trim().to_owned(),
            rank: Rank::from_name(fields.get("rank")).ok_or("请选择职级。")?,
            seats: Seats::from_name(fields.get("seats")).unwrap_or(Seats::One),
            from: day(fields, "from", "设立日期")?,
        })
    };
    let done = match new() {
        Ok(new) => web.app.add_post(&chief, new).await.map(drop),
        Err(message) => Err(Error::new(ErrorKind::Invalid, message)),
    };
    answer(&web, form, &id, "post", "post", done).await
}

pub(super) async fn end_post(State(web): State<Web>, Path((id, post)): Path<(String, String)>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let done = match day(&form.fields, "last", "最后一天") {
        Ok(last) => web.app.end_post(&chief, &post, last).await,
        Err(message) => Err(Error::new(ErrorKind::Invalid, message)),
    };
    answer(&web, form, &id, "post-ending", "post-ended", done).await
}

pub(super) async fn appoint(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let fields = &form.fields;
    let done = match span(fields, "任职日期", "免职日期") {
        Ok(span) => web.app.appoint(&chief, fields.get("person"), fields.get("post"), span).await,
        Err(message) => Err(Error::new(ErrorKind::Invalid, message)),
    };
    answer(&web, form, &id, "tenure", "appointed", done).await
}

/// Back to the unit, or the unit with what was refused.
async fn answer(web: &Web, form: Form, id: &str, name: &'static str, done: &str, result: Result<(), Error>) -> Answer {
    match result {
        Ok(()) => back(&format!("/admin/organization/units/{id}"), done),
        Err(error) => {
            let refused = Refused::by(name, error, form.fields)?;
            let status = refused.status;
            page_with(status, &unit_page(web, &form.visit, id, "", refused).await?)
        }
    }
}

async fn unit_page(web: &Web, visit: &Visit, id: &str, done: &str, refused: Refused) -> Result<UnitPage, Failure> {
    visit.administrator()?;
    let (organization, today) = (web.app.organization().await?, web.app.today());
    let missing = || Failure::new(ErrorKind::NotFound, "没有这个单位。请回到组织机构查找。");
    let unit = organization.unit(id).ok_or_else(missing)?;
    let standing = unit.standing(today);
    let link = |unit: &office::organization::Unit| (unit.id.clone(), unit.short(today).to_owned());
    let person = |who: &office::organization::Person| Name {
        id: who.id.clone(),
        name: who.name.clone(),
        away: organization.absence(&who.id, today).is_some(),
    };
    let former = |post: &Post| {
        let past = organization.tenures_in(&post.id).into_iter().filter(|tenure| !tenure.span.holds(today));
        past.filter_map(|tenure| {
            let who = organization.person(&tenure.person)?;
            Some((who.id.clone(), who.name.clone(), tenure.span.to_string()))
        })
        .collect()
    };
    let post = |post: &Post| PostLine {
        id: post.id.clone(),
        title: post.title.clone(),
        rank: post.rank.name(),
        seats: post.seats.name(),
        holders: organization.holders(&post.id, today).into_iter().map(person).collect(),
        former: former(post),
        ended: ended(post.span.to(), today),
    };
    let mut above: Vec<_> = organization.superiors(id, today).into_iter().map(link).collect();
    let parent = above.first().cloned();
    above.reverse();
    let mut names: Vec<_> = unit
        .periods()
        .map(|(standing, span)| {
            let above = standing.parent.as_deref().and_then(|parent| organization.unit(parent));
            (standing.name.clone(), above.map_or("", |above| above.short(standing.from)).to_owned(), span.to_string())
        })
        .collect();
    names.reverse();
    let all = organization.all_posts();
    Ok(UnitPage {
        shell: visit.shell(unit.short(today), "admin").with_notice(notice(done)),
        id: unit.id.clone(),
        revision: unit.revision,
        number: unit.number.clone(),
        kind: unit.kind.name(),
        naming: Naming {
            name: standing.name.clone(),
            short: standing.short.clone(),
            aliases: standing.aliases.clone(),
            codes: standing.codes.clone(),
        },
        closed: ended(unit.span.to(), today),
        parent,
        above,
        parts: organization.parts(Some(id), today).into_iter().map(link).collect(),
        leader: organization.leader_in_charge(id, today).map(person),
        names,
        posts: all.into_iter().filter(|own| own.unit == id).map(post).collect(),
        parents: units(&organization, today).into_iter().filter(|choice| choice.id != id).collect(),
        people: people(&organization, today),
        ranks: Rank::ALL.map(Rank::name).to_vec(),
        today: today.iso(),
        refused,
    })
}

/// When something ended or will, in words; nothing if it goes on.
fn ended(last: Option<Date>, today: Date) -> String {
    match last {
        Some(last) if last < today => format!("{last}撤销"),
        Some(last) => format!("至{last}"),
        None => String::new(),
    }
}

impl UnitPage {
    fn is_parent(&self, id: &str) -> bool {
        self.parent.as_ref().is_some_and(|(parent, _)| parent == id)
    }
}
