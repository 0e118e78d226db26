//! The page of an approval: where it stands, what this person may do, why these steps.

use super::colleagues::{may_sign_for, may_take_over};
use super::no_approval;
use super::why::{WhyStep, why};
use super::write::directs_for;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::Date;
use office::approval::{Affair, Approval, Capacity, Due, Errand, Now, State, Waiting};
use office::authority::{Chart, Matter, Relation};
use office::notices::Thing;
use office::organization::Organization;
use store::approvals::{self, Subject};
use store::notices;

/// What a person may do now.
#[derive(Clone, Debug, Default)]
pub struct May {
    /// Sign, and by what right.
    pub sign: Option<Capacity>,
    /// The step is a countersign: agree with changes, or disagree.
    pub countersign: bool,
    /// Let a countersign that does not agree go up.
    pub refer: bool,
    /// Let somebody sign in one's name.
    pub delegate: bool,
    /// Confirm an oral consent.
    pub confirm: bool,
    /// Put the decision of a body on record.
    pub resolve: bool,
    /// Withdraw.
    pub withdraw: bool,
    /// Remind.
    pub remind: bool,
    /// Rewrite and submit.
    pub rewrite: bool,
    /// Put an oral consent on record.
    pub record_oral: bool,
    /// Hand it on to another drafter.
    pub hand_on: bool,
    /// Ask somebody else to put an oral consent on record.
    pub oral_by_others: bool,
    /// Carry it out.
    pub carry_out: bool,
}

/// Somebody who can be named.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The key.
    pub id: String,
    /// Name, unit and post.
    pub words: String,
}

/// The page of an approval.
#[derive(Clone, Debug)]
pub struct View {
    /// The approval.
    pub approval: Approval,
    /// What it approves.
    pub subject: Subject,
    /// The text, where it is a matter of its own.
    pub affair: Option<Affair>,
    /// The kind of matter, as the table it stays with has it.
    pub matter: Matter,
    /// What that table is called.
    pub table: String,
    /// The revision that an act must have seen.
    pub revision: i64,
    /// For whom it waits.
    pub waiting: Vec<Waiting>,
    /// Whether nobody can go on with it.
    pub stuck: bool,
    /// The seats of this step that nobody can sign, while others can.
    pub vacant: Vec<String>,
    /// Those whose turn it is, where none of them is here: 「江若水（出差，12月5日止）」.
    pub absent: Vec<String>,
    /// When the current step is due.
    pub due: Due,
    /// Working days that are left, as far as the calendar tells.
    pub left: Option<i64>,
    /// What this person may do.
    pub may: May,
    /// People who can be named as signers.
    pub people: Vec<Candidate>,
    /// Those of them who may sign in this person's name.
    pub delegates: Vec<Candidate>,
    /// Those of them who may go on with the matter.
    pub heirs: Vec<Candidate>,
    /// Why these steps.
    pub why: Vec<WhyStep>,
}

impl App {
    /// The page of an approval, for somebody whose business it is.
    ///
    /// # Errors
    /// `NotFound` for others.
    pub async fn approval(&self, person: &Person, id: &str) -> Result<View> {
        let organization = self.organization().await?;
        let stored = approvals::find(&self.db, id).await?.ok_or_else(no_approval)?;
        if !self.may_look_at(person, &stored.approval, &organization).await? {
            return Err(self.unseen_by(person, &organization));
        }
        let calendar = self.calendar().await?;
        let now = Now::of(self.clock.now());
        let affair = match stored.subject {
            Subject::Affair => approvals::find_affair(&self.db, id).await?,
            Subject::Document => None,
        };
        let version = self.authority_version(stored.approval.table()).await?;
        let matter = version.table.matter(stored.approval.matter()).cloned().ok_or_else(no_approval)?;
        let due = stored.approval.due(&calendar);
        let left = match due {
            Due::On(day) => calendar.working_days_between(now.today, day).ok(),
            Due::None | Due::Unknown(_) => None,
        };
        let waiting = stored.approval.waiting(&*organization, now);
        let stuck = stored.approval.is_stuck(&*organization, now);
        let vacant = stored.approval.vacant(&*organization, now);
        let absent = absent(&waiting, &organization, now.today);
        let may = may(person, &stored.approval, affair.as_ref(), &waiting, &organization, now);
        let people = organization.people().into_iter().filter(|one| one.id != person.id());
        let people = people.filter(|one| !organization.has_left(&one.id, now.today)).map(|one| Candidate {
            id: one.id.clone(),
            words: match organization.title(&one.id, now.today) {
                Some(title) => format!("{}（{title}）", one.name),
                None => one.name.clone(),
            },
        });
        let people: Vec<Candidate> = people.collect();
        let among = |may: &dyn Fn(&str) -> bool| people.iter().filter(|one| may(&one.id)).cloned().collect();
        let drafter = &stored.approval.drafter().id;
        Ok(View {
            delegates: among(&|who| may_sign_for(&organization, person.id(), who, now.today)),
            heirs: among(&|who| who != drafter && may_take_over(&organization, drafter, who, now.today)),
            people,
            why: why(&matter, &stored.approval),
            table: version.table.name.clone(),
            approval: stored.approval,
            subject: stored.subject,
            affair,
            matter,
            revision: stored.revision,
            waiting,
            stuck,
            vacant,
            absent,
            due,
            left,
            may,
        })
    }

    /// What somebody is told to whom an approval is not there; whoever has left learns that this is why.
    pub(super) fn unseen_by(&self, person: &Person, organization: &Organization) -> Error {
        if organization.has_left(person.id(), self.today()) {
            let message = "您已经离任，不再办理审批。没有办完的，由接任的人办理；没有人接任的，请办公室主任安排。";
            return Error::new(Kind::NotFound, message);
        }
        no_approval()
    }

    /// Whether a person may look at an approval: it is their business, or they were asked and
    /// somebody else was quicker. Who was asked learns how it went on.
    pub(crate) async fn may_look_at(
        &self,
        person: &Person,
        approval: &Approval,
        organization: &Organization,
    ) -> Result<bool> {
        // Whoever has left sees nothing any more, whatever they were asked.
        if organization.has_left(person.id(), self.today()) {
            return Ok(false);
        }
        Ok(self.concerns(person, approval, organization)
            || notices::was_told(&self.db, person.id(), Thing::Approval, approval.id()).await?)
    }

    /// Whether an approval is a person's business: drafted, decided or awaited by them, or a
    /// decision of a body that they put on record.
    pub(super) fn concerns(&self, person: &Person, approval: &Approval, organization: &Organization) -> bool {
        let now = Now::of(self.clock.now());
        let id = person.id();
        let acted = approval
            .history()
            .iter()
            .any(|record| record.by.iter().chain(&record.for_whom).any(|holder| holder.id == id));
        let records =
            approval.awaited_body().is_some_and(|body| Chart::is_registrar(organization, id, body, now.today));
        approval.drafter().id == id
            || acted
            || records
            || approval.may_record_oral(id, organization, now)
            || directs_for(organization, id, &approval.drafter().id, now.today)
            || approval.waiting(organization, now).iter().any(|waiting| waiting.who.id == id)
    }
}

fn may(
    person: &Person,
    approval: &Approval,
    affair: Option<&Affair>,
    waiting: &[Waiting],
    organization: &Organization,
    now: Now,
) -> May {
    let own = approval.drafter().id == person.id();
    let step = approval.current().and_then(|at| approval.steps().get(at));
    let sign = approval.may_sign(person.id(), organization, now.today);
    let pending = approval.state() == State::Pending;
    May {
        countersign: sign.is_some() && step.is_some_and(|step| step.relation == Relation::Countersign),
        refer: own && approval.may_refer(),
        delegate: sign == Some(Capacity::Own)
            && step.is_some_and(|step| step.delegation == office::authority::Delegation::Allowed),
        sign,
        confirm: waiting.iter().any(|one| one.errand == Errand::Confirm && one.who.id == person.id()),
        resolve: !own
            && approval
                .awaited_body()
                .is_some_and(|body| Chart::is_registrar(organization, person.id(), body, now.today)),
        withdraw: own && pending,
        remind: own && pending,
        rewrite: own && affair.is_some() && matches!(approval.state(), State::Draft | State::Rejected),
        record_oral: approval.may_record_oral(person.id(), organization, now),
        hand_on: affair.is_some_and(|affair| affair.done.is_none())
            && (own || directs_for(organization, person.id(), &approval.drafter().id, now.today)),
        oral_by_others: own && pending && approval.oral_hours().is_some() && step.is_some_and(|step| !step.is_body()),
        carry_out: own
            && affair.is_some_and(|affair| affair.done.is_none() && affair.ends.is_none())
            && approval.state() == State::Approved,
    }
}

/// Those who are to sign, if they are all away and nobody here stands in for one of them.
fn absent(waiting: &[Waiting], organization: &Organization, today: Date) -> Vec<String> {
    let signers = || waiting.iter().filter(|one| one.errand == Errand::Sign);
    let away = signers().map_while(|one| {
        let absence = organization.absence(&one.who.id, today)?;
        let until = absence.span.to().map_or(String::new(), |to| format!("，{}月{}日止", to.month(), to.day()));
        Some(format!("{}（{}{until}）", one.who.name, absence.kind.name()))
    });
    let away: Vec<String> = away.collect();
    if away.len() == signers().count() { away } else { Vec::new() }
}
