//! People: the list, adding, leaving.

use super::view::{Choice, Refused, back, day, notice};
use crate::error::{Answer, Failure};
use crate::form::{Fields, Form};
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::organization::NewPerson;
use app::{Error, ErrorKind};
use askama::Template;
use axum::extract::{Path, Query, State};
use gongwen::Date;
use office::organization::{Organization, Record};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    last: String,
    done: String,
}

struct Line {
    id: String,
    name: String,
    number: String,
    titles: String,
    phone: String,
    away: String,
}

#[derive(Template)]
#[template(path = "organization_people.html")]
struct PeoplePage {
    shell: Shell,
    words: String,
    lines: Vec<Line>,
    total: usize,
}

#[derive(Template)]
#[template(path = "organization_person_new.html")]
struct NewPage {
    shell: Shell,
    refused: Refused,
    posts: Vec<Choice>,
    today: String,
}

#[derive(Template)]
#[template(path = "organization_departure.html")]
struct DeparturePage {
    shell: Shell,
    refused: Refused,
    id: String,
    name: String,
    last: String,
    last_words: String,
    ends: Vec<String>,
    withdrawn: Vec<String>,
    vacant: Vec<String>,
    uncovered: Vec<String>,
    /// How much waits for the person.
    held: i64,
    /// Why there is nothing to do.
    nothing: String,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.administrator()?;
    let (organization, today) = (web.app.organization().await?, web.app.today());
    let words = asked.q.trim().to_owned();
    let all = organization.people();
    let total = all.len();
    let line = |who: &office::organization::Person| Line {
        id: who.id.clone(),
        name: who.name.clone(),
        number: who.number.clone(),
        titles: titles(&organization, &who.id, today),
        phone: who.phone.clone(),
        away: organization.absence(&who.id, today).map_or(String::new(), |absence| absence.kind.name().to_owned()),
    };
    let matches = |line: &Line| {
        words.is_empty()
            || [&line.name, &line.number, &line.titles, &line.phone].iter().any(|text| text.contains(&words))
    };
    let lines = all.into_iter().map(line).filter(matches).collect();
    let shell = visit.shell("人员", "admin").with_notice(notice(&asked.done));
    page(&PeoplePage { shell, words, lines, total })
}

/// All posts of a person in words.
fn titles(organization: &Organization, person: &str, day: Date) -> String {
    let title = |post: &office::organization::Post| {
        let unit = organization.unit(&post.unit).map_or("", |unit| unit.short(day));
        format!("{unit}{}", post.title)
    };
    organization.posts_of(person, day).into_iter().map(title).collect::<Vec<_>>().join("、")
}

pub(super) async fn ask(State(web): State<Web>, visit: Visit) -> Answer {
    visit.administrator()?;
    page(&new_page(&web, &visit, Refused::default()).await?)
}

pub(super) async fn add(State(web): State<Web>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let fields = form.fields;
    let refused = match new_person(&fields) {
        Err(message) => Refused::new("new", message, fields),
        Ok(new) => match web.app.add_person(&chief, new).await {
            Ok(id) => return back(&format!("/admin/organization/people/{id}"), "added"),
            Err(error) => Refused::by("new", error, fields)?,
        },
    };
    let status = refused.status;
    page_with(status, &new_page(&web, &form.visit, refused).await?)
}

fn new_person(fields: &Fields) -> Result<NewPerson, String> {
    let post = match fields.get("post") {
        "" => None,
        post => Some((post.to_owned(), day(fields, "from", "任职日期")?)),
    };
    Ok(NewPerson { name: fields.get("name").to_owned(), phone: fields.get("phone").to_owned(), post })
}

async fn new_page(web: &Web, visit: &Visit, refused: Refused) -> Result<NewPage, Failure> {
    let (organization, today) = (web.app.organization().await?, web.app.today());
    let posts = organization.units_on(today).into_iter().flat_map(|unit| {
        organization
            .posts_in(&unit.id, today)
            .into_iter()
            .map(|post| Choice { id: post.id.clone(), label: format!("{} {}", unit.short(today), post.title) })
            .collect::<Vec<_>>()
    });
    Ok(NewPage { shell: visit.shell("添加人员", "admin"), posts: posts.collect(), today: today.iso(), refused })
}

pub(super) async fn departure(
    State(web): State<Web>,
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let last = Date::from_iso(&asked.last).unwrap_or_else(|| web.app.today());
    page(&departure_page(&web, &visit, &id, last, Refused::default()).await?)
}

pub(super) async fn depart(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let result = match day(&form.fields, "last", "最后一天") {
        Ok(last) => web.app.leave(&chief, &id, last, form.fields.get("reason")).await,
        Err(message) => Err(Error::new(ErrorKind::Invalid, message)),
    };
    match result {
        Ok(()) => back(&format!("/admin/organization/people/{id}"), "left"),
        Err(error) => {
            let last = Date::from_iso(form.fields.get("last")).unwrap_or_else(|| web.app.today());
            let refused = Refused::by("departure", error, form.fields)?;
            let status = refused.status;
            page_with(status, &departure_page(&web, &form.visit, &id, last, refused).await?)
        }
    }
}

async fn departure_page(
    web: &Web,
    visit: &Visit,
    id: &str,
    last: Date,
    refused: Refused,
) -> Result<DeparturePage, Failure> {
    let chief = visit.administrator()?;
    let organization = web.app.organization().await?;
    let missing = || Failure::new(ErrorKind::NotFound, "没有这个人。请回到人员列表查找。");
    let who = organization.person(id).ok_or_else(missing)?;
    let (leaving, nothing) = match web.app.leaving(&chief, id, last).await {
        Ok(leaving) => (leaving, String::new()),
        Err(error) if error.kind() == ErrorKind::Invalid => (Default::default(), error.message().to_owned()),
        Err(error) => return Err(error.into()),
    };
    let say = |record: &Record| app::organization::words(&organization, record);
    Ok(DeparturePage {
        shell: visit.shell(&format!("{}离任", who.name), "admin"),
        id: id.to_owned(),
        name: who.name.clone(),
        last: last.iso(),
        last_words: last.to_string(),
        ends: leaving.ends.iter().map(say).collect(),
        withdrawn: leaving.withdrawn.iter().map(say).collect(),
        vacant: leaving.vacant.iter().map(|post| say(&Record::Post(post.clone()))).collect(),
        uncovered: leaving.uncovered.into_iter().map(|who| who.name).collect(),
        held: web.app.held_by(&chief, id).await?,
        nothing,
        refused,
    })
}
