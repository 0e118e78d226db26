//! 来文: a liaison sends a document in; the registrar takes one in at the counter.

use crate::error::{Answer, Failure};
use crate::form;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::documents::{FILE_LIMIT, NewDelivery, NewFile};
use app::{ErrorKind, Once};
use askama::Template;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use office::documents::incoming::Urgency;

#[derive(Default)]
struct Typed {
    csrf: String,
    once: String,
    unit: String,
    sender: String,
    their_number: String,
    title: String,
    text: String,
    urgency: String,
    copies: String,
}

#[derive(Template)]
#[template(path = "incoming_new.html")]
struct IntakePage {
    shell: Shell,
    registrar: bool,
    own_unit: String,
    units: Vec<(String, String)>,
    typed: Typed,
    error: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit) -> Answer {
    page(&intake_page(&web, &visit, Typed::default(), String::new()).await?)
}

pub(super) async fn submit(State(web): State<Web>, request: Request) -> Answer {
    let (mut parts, body) = request.into_parts();
    let visit = Visit::from_request_parts(&mut parts, &web).await?;
    let multipart = Multipart::from_request(Request::from_parts(parts, body), &web)
        .await
        .map_err(|_| Failure::new(ErrorKind::Invalid, "上传的内容不完整，请重新填写。"))?;
    let (typed, file) = read(multipart, &visit).await?;
    let new = NewDelivery {
        unit: typed.unit.clone(),
        sender: typed.sender.clone(),
        their_number: typed.their_number.clone(),
        title: typed.title.clone(),
        text: typed.text.clone(),
        urgency: urgency(&typed.urgency)?,
        copies: typed.copies.trim().parse().unwrap_or(0),
        file,
    };
    match web.app.take_in_once(&visit.person, &Once::read(&typed.once), new).await {
        Ok(id) => Ok(Redirect::to(&format!("/incoming/{id}")).into_response()),
        Err(error) => match error.kind() {
            ErrorKind::Invalid | ErrorKind::TooLarge | ErrorKind::Forbidden => {
                let page = intake_page(&web, &visit, typed, error.message().to_owned()).await?;
                page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
            }
            _ => Err(error.into()),
        },
    }
}

fn urgency(name: &str) -> Result<Urgency, Failure> {
    let known = Urgency::ALL.into_iter().find(|urgency| urgency.name() == name);
    known.ok_or_else(|| Failure::new(ErrorKind::Invalid, "请从列表里选择紧急程度。"))
}

/// The fields and the file; the token comes first, and nothing is kept without it.
async fn read(mut multipart: Multipart, visit: &Visit) -> Result<(Typed, Option<NewFile>), Failure> {
    let (mut typed, mut file) = (Typed::default(), None);
    while let Some(field) = multipart.next_field().await.map_err(|error| broken(&error))? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "csrf" {
            form::check(visit.person.csrf(), &typed.csrf)?;
        }
        match name.as_str() {
            "csrf" => typed.csrf = words(field).await?,
            "once" => typed.once = words(field).await?,
            "unit" => typed.unit = words(field).await?,
            "sender" => typed.sender = words(field).await?,
            "number" => typed.their_number = words(field).await?,
            "title" => typed.title = words(field).await?,
            "text" => typed.text = words(field).await?,
            "urgency" => typed.urgency = words(field).await?,
            "copies" => typed.copies = words(field).await?,
            "file" => {
                let name = field.file_name().unwrap_or_default().to_owned();
                let bytes = content(field).await?;
                // Without a choice a browser sends a nameless, empty file.
                file = (!bytes.is_empty() || !name.is_empty()).then_some(NewFile { name, bytes });
            }
            _ => {}
        }
    }
    form::check(visit.person.csrf(), &typed.csrf)?;
    Ok((typed, file))
}

async fn words(field: Field<'_>) -> Result<String, Failure> {
    Ok(field.text().await.map_err(|error| broken(&error))?.replace('\0', ""))
}

/// The content of a file; one byte over the limit is enough to be refused with the reason.
async fn content(mut field: Field<'_>) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() <= FILE_LIMIT {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}

fn broken(error: &MultipartError) -> Failure {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::new(ErrorKind::TooLarge, "文件太大，没有上传。一个文件最多20 MB。"),
        _ => Failure::new(ErrorKind::Invalid, "上传中断了，请重新上传。"),
    }
}

async fn intake_page(web: &Web, visit: &Visit, typed: Typed, error: String) -> Result<IntakePage, Failure> {
    let desk = web.app.desk(&visit.person).await?;
    let today = desk.now.today;
    let units = desk.organization.units_on(today).into_iter();
    let own = desk.organization.unit(&desk.unit()).map_or_else(String::new, |unit| unit.name(today).to_owned());
    Ok(IntakePage {
        shell: visit.shell("来文", "outgoing"),
        registrar: desk.is_registrar().is_some(),
        own_unit: own,
        units: units.map(|unit| (unit.id.clone(), unit.name(today).to_owned())).collect(),
        typed,
        error,
    })
}

impl IntakePage {
    fn urgencies(&self) -> [&'static str; 3] {
        Urgency::ALL.map(Urgency::name)
    }

    fn is_urgency(&self, name: &str) -> bool {
        self.typed.urgency == name
    }

    fn is_unit(&self, id: &str) -> bool {
        self.typed.unit == id
    }
}
