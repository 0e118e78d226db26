//! A person: posts, charge, substitutes, absences, the account.

use super::view::{Choice, Name, Refused, back, day, notice, people, span, units};
use crate::error::{Answer, Failure};
use crate::form::Form;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::organization::{NewAbsence, NewTie};
use app::{Error, ErrorKind};
use askama::Template;
use axum::extract::{Path, Query, State};
use gongwen::Date;
use office::organization::{AbsenceKind, Organization, Record, RecordKind, Span, Subject};
use office::people::{AccountState, Role};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

/// A tie as a line: what, when, and whether it can be ended.
struct TieLine {
    kind: &'static str,
    id: String,
    /// What it is, on the page of the person.
    words: String,
    /// The same in a sentence, for questions and labels.
    said: String,
    span: String,
    /// 现任, 将任 or nothing for what is over.
    state: &'static str,
    /// What ending it is called; empty for what is over.
    end: &'static str,
}

struct Group {
    title: &'static str,
    empty: &'static str,
    lines: Vec<TieLine>,
}

#[derive(Template)]
#[template(path = "organization_person.html")]
struct PersonPage {
    shell: Shell,
    refused: Refused,
    id: String,
    revision: i64,
    name: String,
    number: String,
    phone: String,
    title: String,
    away: String,
    substitute: Option<Name>,
    acts_for: Vec<Name>,
    groups: Vec<Group>,
    account: String,
    has_account: bool,
    /// A first password that is shown once.
    password: String,
    posts: Vec<Choice>,
    units: Vec<Choice>,
    people: Vec<Choice>,
    kinds: Vec<&'static str>,
    today: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    page(&person_page(&web, &visit, &id, &asked.done, Refused::default(), String::new()).await?)
}

pub(super) async fn correct(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let seen = form.fields.number("revision")?;
    let done = web.app.correct_person(&chief, &id, seen, form.fields.get("name"), form.fields.get("phone")).await;
    answer(&web, form, &id, "person", "saved", done).await
}

pub(super) async fn appoint(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let done = match span(&form.fields, "任职日期", "免职日期") {
        Ok(span) => web.app.appoint(&chief, &id, form.fields.get("post"), span).await,
        Err(message) => Err(invalid(message)),
    };
    answer(&web, form, &id, "tenure", "appointed", done).await
}

pub(super) async fn record_absence(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let kind = AbsenceKind::from_name(form.fields.get("kind"));
    let done = match (kind, span(&form.fields, "第一天", "最后一天")) {
        (None, _) => Err(invalid("请选择外出事由。")),
        (_, Err(message)) => Err(invalid(message)),
        (Some(kind), Ok(span)) => {
            let note = form.fields.get("note").to_owned();
            web.app.record_absence(&chief, NewAbsence { person: id.clone(), kind, note, span }).await
        }
    };
    answer(&web, form, &id, "absence", "absence", done).await
}

pub(super) async fn add_portfolio(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let subject = match (form.fields.get("unit"), form.fields.get("topic").trim()) {
        ("", "") => Err(invalid("请选择分管的单位，或写明分管的工作。")),
        (unit, "") => Ok(Subject::Unit(unit.to_owned())),
        ("", topic) => Ok(Subject::Topic(topic.to_owned())),
        _ => Err(invalid("单位和工作只填一个，另一个请再添加一条。")),
    };
    begin(&web, form, &id, "portfolio", subject.map(NewTie::Portfolio)).await
}

pub(super) async fn add_service(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let leader = form.fields.get("leader").to_owned();
    begin(&web, form, &id, "service", Ok(NewTie::Service(leader))).await
}

pub(super) async fn add_substitution(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let substitute = form.fields.get("substitute").to_owned();
    begin(&web, form, &id, "substitution", Ok(NewTie::Substitution(substitute))).await
}

async fn begin(web: &Web, form: Form, id: &str, name: &'static str, tie: Result<NewTie, Error>) -> Answer {
    let chief = form.visit.administrator()?;
    let done = match (tie, span(&form.fields, "起始日期", "终止日期")) {
        (Err(error), _) => Err(error),
        (_, Err(message)) => Err(invalid(message)),
        (Ok(tie), Ok(span)) => web.app.tie(&chief, id, tie, span).await,
    };
    answer(web, form, id, name, "tied", done).await
}

pub(super) async fn end_tie(
    State(web): State<Web>,
    Path((id, kind, tie)): Path<(String, String, String)>,
    form: Form,
) -> Answer {
    let chief = form.visit.administrator()?;
    let known = KINDS.into_iter().find(|(word, ..)| *word == kind);
    let (_, kind, _) = known.ok_or_else(|| Failure::new(ErrorKind::NotFound, "没有这一条。请刷新页面后再看。"))?;
    let done = match day(&form.fields, "last", "最后一天") {
        Ok(last) => web.app.end_tie(&chief, kind, &tie, last).await,
        Err(message) => Err(invalid(message)),
    };
    answer(&web, form, &id, "ending", "ended", done).await
}

pub(super) async fn open_account(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let role = if form.fields.get("role") == "administrator" { Role::Administrator } else { Role::Clerk };
    match web.app.open_account_for(&chief, &id, form.fields.get("account"), role).await {
        Ok(password) => page(&person_page(&web, &form.visit, &id, "", Refused::default(), password).await?),
        Err(error) => answer(&web, form, &id, "account", "", Err(error)).await,
    }
}

fn invalid(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Invalid, message)
}

/// Back to the person, or the person with what was refused.
async fn answer(web: &Web, form: Form, id: &str, name: &'static str, done: &str, result: Result<(), Error>) -> Answer {
    match result {
        Ok(()) => back(&format!("/admin/organization/people/{id}"), done),
        Err(error) => {
            let refused = Refused::by(name, error, form.fields)?;
            let status = refused.status;
            page_with(status, &person_page(web, &form.visit, id, "", refused, String::new()).await?)
        }
    }
}

/// The kinds of ties on the page: the word in addresses, the kind, what ending it is called.
const KINDS: [(&str, RecordKind, &str); 5] = [
    ("tenure", RecordKind::Tenure, "免职"),
    ("portfolio", RecordKind::Portfolio, "终止"),
    ("service", RecordKind::Service, "终止"),
    ("substitution", RecordKind::Substitution, "终止"),
    ("absence", RecordKind::Absence, "提前返回"),
];

fn groups(organization: &Organization, id: &str, today: Date) -> Vec<Group> {
    let texts = [
        ("任职", "还没有任职。"),
        ("分管", "没有分管的单位和工作。"),
        ("服务的领导", "没有服务的领导。"),
        ("AB角（本人不在时由谁代办）", "没有约定AB角，本人不在时没有人代办。"),
        ("外出", "没有外出登记。"),
    ];
    let line = |word: &'static str, end: &'static str, record: &Record| {
        let span = record.span().unwrap_or_else(|| Span::since(today));
        let state = match (span.holds(today), span.from() > today) {
            (true, _) => "现在",
            (_, true) => "尚未开始",
            _ => "",
        };
        let end = if span.is_over(today) || span.to() == Some(today) { "" } else { end };
        TieLine {
            kind: word,
            id: record.id().to_owned(),
            said: app::organization::words(organization, record),
            words: short(organization, record, span.from()),
            span: span.to_string(),
            state,
            end: if state == "尚未开始" { "撤回" } else { end },
        }
    };
    KINDS
        .into_iter()
        .zip(texts)
        .map(|((word, kind, end), (title, empty))| Group {
            title,
            empty,
            lines: organization.records_of(id, kind).iter().map(|record| line(word, end, record)).collect(),
        })
        .collect()
}

/// A tie without the person whose page it stands on.
fn short(organization: &Organization, record: &Record, day: Date) -> String {
    let name = |id: &str| organization.person(id).map_or("", |who| who.name.as_str());
    match record {
        Record::Tenure(tie) => organization.post(&tie.post).map_or_else(String::new, |post| {
            let unit = organization.unit(&post.unit).map_or("", |unit| unit.short(day));
            format!("{unit} {}", post.title)
        }),
        Record::Portfolio(tie) => organization.subject_name(&tie.subject, day).to_owned(),
        Record::Service(tie) => name(&tie.leader).to_owned(),
        Record::Substitution(tie) => name(&tie.substitute).to_owned(),
        Record::Absence(tie) if tie.note.is_empty() => tie.kind.name().to_owned(),
        Record::Absence(tie) => format!("{}，{}", tie.kind.name(), tie.note),
        Record::Unit(_) | Record::Post(_) | Record::Person(_) => app::organization::words(organization, record),
    }
}

async fn person_page(
    web: &Web,
    visit: &Visit,
    id: &str,
    done: &str,
    refused: Refused,
    password: String,
) -> Result<PersonPage, Failure> {
    let chief = visit.administrator()?;
    let (organization, today) = (web.app.organization().await?, web.app.today());
    let missing = || Failure::new(ErrorKind::NotFound, "没有这个人。请回到人员列表查找。");
    let who = organization.person(id).ok_or_else(missing)?;
    let account = web.app.account_of(&chief, id).await?;
    let name = |who: &office::organization::Person| Name { id: who.id.clone(), name: who.name.clone(), away: false };
    let absence = organization.absence(id, today);
    let posts = organization.units_on(today).into_iter().flat_map(|unit| {
        let label = |post: &office::organization::Post| Choice {
            id: post.id.clone(),
            label: format!("{} {}", unit.short(today), post.title),
        };
        organization.posts_in(&unit.id, today).into_iter().map(label).collect::<Vec<_>>()
    });
    Ok(PersonPage {
        shell: visit.shell(&who.name, "admin").with_notice(notice(done)),
        id: who.id.clone(),
        revision: who.revision,
        name: who.name.clone(),
        number: who.number.clone(),
        phone: who.phone.clone(),
        title: organization.title(id, today).unwrap_or_default(),
        away: absence.map_or_else(String::new, |absence| format!("{}，{}", absence.kind.name(), absence.span)),
        substitute: organization.substitute(id, today).map(name),
        acts_for: organization.acts_for(id, today).into_iter().map(name).collect(),
        groups: groups(&organization, id, today),
        has_account: account.is_some(),
        account: account.map_or_else(String::new, |account| {
            let state = if account.state == AccountState::Active { "在用" } else { "停用" };
            format!("{}（{}，{state}）", account.name, account.role.name())
        }),
        password,
        posts: posts.collect(),
        units: units(&organization, today),
        people: people(&organization, today).into_iter().filter(|choice| choice.id != id).collect(),
        kinds: AbsenceKind::ALL.map(AbsenceKind::name).to_vec(),
        today: today.iso(),
        refused,
    })
}
