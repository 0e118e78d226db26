//! A received document: where it is and since when, what is next, who did what.

use crate::archive::FilingForm;
use crate::choices;
use crate::error::{Answer, page_status};
use crate::form::Typed;
use crate::moment::{on_record, when};
use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::Error;
use app::documents::{Desk, FileLine, HistoryLine};
use askama::Template;
use axum::extract::{Path, State};
use office::documents::Circle;
use office::documents::incoming::{Check, Deadline, Incoming, Stage, Treatment, Urgency};
use office::organization::UnitKind;

/// What the person may do now; each is also checked by the use case.
struct May {
    receive: bool,
    register: bool,
    examine: bool,
    propose: bool,
    instruct: bool,
    assign: bool,
    circulate: bool,
    read: bool,
    urge: bool,
    reopen: bool,
    correct: bool,
    answer: bool,
    conclude: bool,
    archive: bool,
    /// Whether the person may look into the archive.
    look_up: bool,
    redirect: bool,
    release: bool,
    /// The other of 办件 and 阅件, if it may be changed into it.
    reclassify: Option<Treatment>,
    follow: bool,
    report: bool,
    files: bool,
}

#[derive(Template)]
#[template(path = "incoming.html")]
struct IncomingPage {
    shell: Shell,
    id: String,
    incoming: Incoming,
    number: String,
    may: May,
    with: String,
    since: String,
    due: String,
    overdue: bool,
    files: Vec<FileLine>,
    units: Vec<(String, String)>,
    /// Who may be asked for instruction: leaders and the director, with their posts.
    leaders: Vec<(String, String)>,
    /// In whose portfolio the sender is: the name, and the key.
    in_charge: String,
    in_charge_id: String,
    /// The key of who looks at the page.
    me: String,
    /// Who may be given it to read.
    people: Vec<(String, String)>,
    instructions: Vec<(String, String, String)>,
    readings: Vec<(String, String)>,
    /// Who has not read it: key and name.
    unread: Vec<(String, String)>,
    /// Members of the office, who may follow it.
    members: Vec<(String, String)>,
    feedback: Vec<(String, String, String)>,
    /// What the person says often.
    phrases: Vec<String>,
    urgings: Vec<(String, String, String)>,
    history: Vec<(HistoryLine, String)>,
    today: String,
    /// 档号, once it is archived.
    reference: String,
    /// The document that answers, if the person may see it.
    answered_by: Option<AnsweredBy>,
    copies: String,
    /// Answers that hold no more: by whom, when, what was answered and why it was taken back.
    taken_back: Vec<(String, String, String)>,
    /// Whether the person works on it.
    works: bool,
    /// What else came under the same number, while it is new: key, number in the register, title.
    twins: Vec<(String, String, String)>,
    filing: FilingForm,
    typed: Typed,
    error: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    let visit = visit.looking_at(&web, &id).await?;
    incoming_page(&web, &visit, &id, None).await
}

/// The page, with what was refused if something was.
pub(super) async fn incoming_page(web: &Web, visit: &Visit, id: &str, refused: Option<(&Error, Typed)>) -> Answer {
    let (refused, typed) = refused.map_or((None, Typed::default()), |(error, typed)| (Some(error), typed));
    let incoming = web.app.incoming(&visit.person, id).await?;
    let desk = web.app.desk(&visit.person).await?;
    let (now, today) = (web.app.clock().now(), desk.now.today);
    let due = incoming.assignment.as_ref().map(|assignment| assignment.due);
    let (due, overdue) = match due {
        Some(Deadline::On(day)) => (day.to_string(), incoming.stage.is_open() && day < today),
        Some(Deadline::Unknown(year)) => (format!("{year}年放假安排公布后确定"), false),
        Some(Deadline::None) | None => (String::new(), false),
    };
    let units = desk.organization.units_on(today).into_iter();
    let units = units
        .filter(|unit| !matches!(unit.kind, UnitKind::Section | UnitKind::Superior | UnitKind::Government))
        .collect::<Vec<_>>();
    let people = choices::people(&desk);
    let leads = |id: &str| desk.organization.rank(id, today).is_some_and(office::organization::Rank::is_leader);
    let director = desk.organization.director(today).map(|person| person.id.clone());
    let leaders = people.iter().filter(|(id, _)| leads(id) || director.as_ref() == Some(id)).cloned().collect();
    let charge = incoming.sender.unit.as_ref().and_then(|unit| desk.organization.leader_in_charge(unit, today));
    let (in_charge_id, in_charge) = charge.map(|leader| (leader.id.clone(), leader.name.clone())).unwrap_or_default();
    let whereabouts = incoming.whereabouts();
    let history = web.app.document_history(&visit.person, id).await?;
    let year = today.year();
    let page = IncomingPage {
        shell: visit.shell(&incoming.title, "outgoing"),
        id: id.to_owned(),
        number: incoming.number.as_ref().map(|(number, _)| number.clone()).unwrap_or_default(),
        may: may(&incoming, &desk),
        with: whereabouts.with,
        since: when(whereabouts.since, now),
        due,
        overdue,
        files: web.app.document_files(&visit.person, id).await?,
        units: units.into_iter().map(|unit| (unit.id.clone(), unit.name(today).to_owned())).collect(),
        leaders,
        in_charge,
        in_charge_id,
        me: desk.holder.id.clone(),
        instructions: incoming
            .instructions
            .iter()
            .map(|one| {
                let by = match &one.behalf {
                    Some(behalf) => format!("{}（{}代）", behalf.name, one.act.by.name),
                    None => one.act.by.name.clone(),
                };
                (by, on_record(one.act.at), one.text.clone())
            })
            .collect(),
        readings: incoming
            .readings
            .iter()
            .map(|one| {
                let state = match &one.read {
                    Some((at, note)) if note.is_empty() => format!("已阅（{}）", on_record(*at)),
                    Some((at, note)) => format!("已阅（{}）：{note}", on_record(*at)),
                    None => format!("未阅，{}送达", when(one.sent.at, now)),
                };
                (one.reader.name.clone(), state)
            })
            .collect(),
        unread: incoming.unread().map(|reading| (reading.reader.id.clone(), reading.reader.name.clone())).collect(),
        members: choices::members(&desk),
        feedback: incoming
            .feedback
            .iter()
            .map(|one| (format!("{} {}", one.unit, one.act.by.name), on_record(one.act.at), one.text.clone()))
            .collect(),
        phrases: web.app.phrases(&visit.person).await?.1,
        people,
        urgings: incoming
            .urgings
            .iter()
            .map(|one| (one.act.by.name.clone(), on_record(one.act.at), one.text.clone()))
            .collect(),
        history: history
            .into_iter()
            .map(|line| {
                let at = on_record(line.at);
                (line, at)
            })
            .collect(),
        today: today.iso(),
        works: desk.works_on_incoming(&incoming),
        twins: twins(web, visit, &incoming, &desk).await?,
        answered_by: answered_by(web, visit, &incoming).await,
        copies: incoming.copies.to_string(),
        taken_back: incoming
            .taken_back
            .iter()
            .map(|one| {
                let text = format!("“{}”——{}", one.answer.text, one.reason);
                (one.act.by.name.clone(), on_record(one.act.at), text)
            })
            .collect(),
        filing: FilingForm::new(web, gongwen::Kind::of_title(&incoming.title), year).await?,
        reference: incoming.reference.as_ref().map(ToString::to_string).unwrap_or_default(),
        incoming,
        typed,
        error: refused.map_or_else(String::new, |error| error.message().to_owned()),
    };
    page_with(page_status(refused), &page)
}

fn may(incoming: &Incoming, desk: &Desk) -> May {
    let (stage, me) = (incoming.stage, &desk.holder.id);
    let registrar = desk.is_registrar().is_some();
    let member = desk.is_member().is_some();
    let action = incoming.treatment == Treatment::Action;
    let asked = incoming.proposal.as_ref().is_some_and(|proposal| {
        let stands_in = desk.organization.substitute(&proposal.to.id, desk.now.today);
        proposal.to.id == *me || stands_in.is_some_and(|substitute| substitute.id == *me)
    });
    May {
        receive: stage == Stage::Sent && registrar,
        register: stage == Stage::Received && registrar,
        examine: stage == Stage::Registered && registrar,
        propose: stage == Stage::Examined && action && member,
        instruct: stage == Stage::Proposed && asked && desk.instructor_on(incoming).is_some(),
        assign: stage == Stage::Handling && member,
        circulate: member && ((stage == Stage::Examined && !action) || stage == Stage::Circulating),
        read: incoming.unread().any(|reading| reading.reader.id == *me),
        urge: member && matches!(stage, Stage::Proposed | Stage::Handling | Stage::Circulating),
        answer: stage == Stage::Handling && member,
        conclude: stage == Stage::Circulating && member && incoming.unread().count() == 0,
        archive: stage == Stage::Concluded && registrar,
        look_up: desk.insider().is_ok(),
        redirect: stage == Stage::Proposed && member,
        release: member && stage != Stage::Archived && incoming.unread().count() > 0,
        correct: registrar && incoming.may_correct().is_ok(),
        reopen: member && action && stage == Stage::Concluded && incoming.answer.is_some(),
        reclassify: other_treatment(incoming).filter(|_| member),
        files: member && stage != Stage::Archived,
        follow: stage == Stage::Handling && member && incoming.assignment.is_some(),
        report: stage == Stage::Handling && {
            let units = desk.units();
            incoming.handlers().any(|(unit, _)| unit.unit.as_ref().is_some_and(|unit| units.contains(unit)))
        },
    }
}

/// For whoever takes it in or proposes what to do with it; later it says nothing new.
async fn twins(
    web: &Web,
    visit: &Visit,
    incoming: &Incoming,
    desk: &Desk,
) -> Result<Vec<(String, String, String)>, Error> {
    let new = matches!(incoming.stage, Stage::Sent | Stage::Received | Stage::Registered | Stage::Examined);
    if new && desk.is_member().is_some() { web.app.twins(&visit.person, incoming).await } else { Ok(Vec::new()) }
}

/// A document that answers.
struct AnsweredBy {
    number: String,
    address: String,
    /// Whether it is out of force; empty while it is in force.
    out_of_force: String,
}

/// The document that answers, for those who may see it.
async fn answered_by(web: &Web, visit: &Visit, incoming: &Incoming) -> Option<AnsweredBy> {
    let id = incoming.answer.as_ref()?.document.as_ref()?;
    let document = web.app.document(&visit.person, id).await.ok()?;
    let number = document.state.number()?.to_string();
    Some(AnsweredBy { number, address: format!("/outgoing/{id}"), out_of_force: document.state.out_of_force() })
}

/// What it may be changed into; the document itself decides when it is asked.
fn other_treatment(incoming: &Incoming) -> Option<Treatment> {
    match (incoming.treatment, incoming.stage) {
        (Treatment::Reading, Stage::Registered | Stage::Examined | Stage::Circulating | Stage::Concluded) => {
            Some(Treatment::Action)
        }
        (Treatment::Action, Stage::Registered | Stage::Examined) => Some(Treatment::Reading),
        (Treatment::Action, Stage::Proposed) if incoming.instructions.is_empty() => Some(Treatment::Reading),
        _ => None,
    }
}

impl IncomingPage {
    /// Whether that leader is chosen to instruct: as typed, else whoever is in charge of the sender.
    fn is_asked(&self, person: &str) -> bool {
        self.typed.chose("proposal", "to", person) || (!self.typed.was("proposal") && self.in_charge_id == person)
    }

    /// To whom whoever instructs may pass it on.
    fn other_leaders(&self) -> impl Iterator<Item = &(String, String)> {
        let asked = self.incoming.awaited_instruction().map(|asked| asked.id.clone()).unwrap_or_default();
        self.leaders.iter().filter(move |(person, _)| *person != self.me && *person != asked)
    }

    /// How many working days are proposed: what is urgent is not given a week. Custom, not a rule.
    fn days(&self) -> &'static str {
        match self.incoming.urgency {
            Urgency::Normal => "5",
            Urgency::Urgent => "3",
            Urgency::Immediate => "1",
        }
    }

    /// Whether a unit leads or helps: what was refused says so, else the assignment.
    fn assigned(&self, field: &str, unit: &str) -> bool {
        if self.typed.was("assignment") {
            return self.typed.chose("assignment", field, unit);
        }
        let part = if field == "lead" { "主办" } else { "协办" };
        self.incoming.handlers().any(|(one, is)| is == part && one.unit.as_deref() == Some(unit))
    }

    fn checks(&self) -> [Check; 5] {
        Check::ALL
    }

    /// Whether one of the forms that change the way was refused.
    fn reroutes(&self) -> bool {
        ["redirection", "release", "follower", "reopening", "treatment", "particulars"]
            .into_iter()
            .any(|name| self.typed.was(name))
    }

    fn urgencies(&self) -> [(&'static str, bool); 3] {
        let chosen = self.typed.or("particulars", "urgency", self.incoming.urgency.name());
        Urgency::ALL.map(|one| (one.name(), one.name() == chosen))
    }

    fn is_involved(&self) -> bool {
        let usual = if self.incoming.circle == Circle::Involved { "involved" } else { "office" };
        self.typed.or("particulars", "circle", usual) == "involved"
    }

    fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.incoming.text.lines().filter(|line| !line.trim().is_empty())
    }

    fn failed(&self) -> String {
        let failed = self.incoming.examination.as_ref().and_then(|examination| examination.failed.as_ref());
        failed.map_or_else(String::new, |(check, why)| format!("{}。{why}", check.objection()))
    }
}
