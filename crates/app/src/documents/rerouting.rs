//! 改送 撤下传阅人 改类别 换催办人 反馈 重新办理 更正登记, and what time does to a deadline.

use crate::act::{Object, System};
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::approval::Now;
use office::documents::incoming::{Incoming, Particulars, Treatment};
use office::notices::of_incoming;
use store::documents::incoming;

impl App {
    /// 改送批示
    ///
    /// # Errors
    /// As the document refuses; to others than members of the office.
    pub async fn redirect(&self, person: &Person, id: &str, seen: i64, to: &str, why: &str) -> Result<()> {
        let desk = self.desk(person).await?;
        let (member, to) = (desk.member()?, desk.leader(to)?);
        self.on_incoming_because(person, id, seen, Some(why), |document, desk| {
            document.redirect(&member, to, why, desk.now.at)
        })
        .await
    }

    /// 撤下传阅人
    ///
    /// # Errors
    /// As the document refuses; to others than members of the office.
    pub async fn release_reader(&self, person: &Person, id: &str, seen: i64, reader: &str, why: &str) -> Result<()> {
        let member = self.desk(person).await?.member()?;
        self.on_incoming_because(person, id, seen, Some(why), |document, desk| {
            document.release_reader(&member, reader, why, desk.now.at)
        })
        .await
    }

    /// 改类别
    ///
    /// # Errors
    /// As the document refuses; to others than members of the office.
    pub async fn reclassify(&self, person: &Person, id: &str, seen: i64, to: Treatment, why: &str) -> Result<()> {
        let member = self.desk(person).await?.member()?;
        self.on_incoming_because(person, id, seen, Some(why), |document, desk| {
            document.reclassify(&member, to, why, desk.now.at)
        })
        .await
    }

    /// 重新办理: takes the answer back.
    ///
    /// # Errors
    /// As the document refuses; to others than members of the office.
    pub async fn reopen(&self, person: &Person, id: &str, seen: i64, why: &str) -> Result<()> {
        let member = self.desk(person).await?.member()?;
        self.on_incoming_because(person, id, seen, Some(why), |document, desk| {
            document.reopen(&member, why, desk.now.at)
        })
        .await
    }

    /// 更正登记
    ///
    /// # Errors
    /// As the document refuses; to others than the registrar.
    pub async fn correct_incoming(
        &self,
        person: &Person,
        id: &str,
        seen: i64,
        to: &Particulars,
        why: &str,
    ) -> Result<()> {
        let registrar = self.desk(person).await?.registrar()?;
        self.on_incoming_because(person, id, seen, Some(why), |document, _| document.correct(&registrar, to, why)).await
    }

    /// 换催办人
    ///
    /// # Errors
    /// As the document refuses; to others than members of the office, and for others.
    pub async fn follow_by(&self, person: &Person, id: &str, seen: i64, follower: &str) -> Result<()> {
        let desk = self.desk(person).await?;
        let member = desk.member()?;
        let follower = desk.colleague(follower)?;
        self.on_incoming(person, id, seen, |document, _| document.follow(&member, follower)).await
    }

    /// 反馈办理情况
    ///
    /// # Errors
    /// As the document refuses; to people of units that do not handle it.
    pub async fn report_on(&self, person: &Person, id: &str, seen: i64, text: &str) -> Result<()> {
        self.on_incoming(person, id, seen, |document, desk| {
            document.report(&desk.holder, &desk.units(), text, desk.now.at)
        })
        .await
    }

    /// What time does to what is being handled: a deadline is known once its year is announced, and
    /// one that has passed is told once. Returns how many moved, each a transaction of its own.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn mind_deadlines(&self) -> Result<usize> {
        let (organization, calendar) = (self.organization().await?, self.calendar().await?);
        let now = Now::of(self.clock.now());
        let mut moved = 0;
        for id in incoming::due_for_a_look(&self.db, now.today).await? {
            let moves = |document: &mut Incoming| {
                let settled = document.settle_due(&calendar);
                settled.or_else(|| document.run_over(now.today))
            };
            let mut tx = self.db.begin().await?;
            let Some(mut document) = incoming::unseen(&mut tx, &id).await? else { continue };
            let Some(event) = moves(&mut document) else { continue };
            incoming::update(&mut tx, &mut document).await?;
            self.tell(&mut tx, &of_incoming(&event, &document, "", &organization, now.today)).await?;
            let entry = self.entry(&System, event.verb(), Object::new("incoming", &id), event.words());
            tx.commit(&entry).await?;
            moved += 1;
        }
        Ok(moved)
    }
}

impl super::Desk {
    /// A colleague in the office.
    fn colleague(&self, id: &str) -> Result<office::authority::Holder> {
        let member = office::permission::Member::of(&self.organization, id, self.now.today);
        let nobody = || Error::new(Kind::Invalid, "请从名单里选择一位办公室人员。");
        member.map(|member| member.holder().clone()).ok_or_else(nobody)
    }
}
