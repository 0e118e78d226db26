//! 移交包: choosing what is handed over, making it, what the four checks say, the download.

use crate::error::Answer;
use crate::form::{Fields, Form};
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::studio::attachment;
use crate::who::Visit;
use app::archive::{MOST_ITEMS, Made, PackageRequest, Preview, SeriesLine};
use app::{Error, ErrorKind};
use askama::Template;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect};
use futures::stream;
use office::archive::Retention;
use serde::Deserialize;
use std::fs::File;
use std::io::{self, Read};

/// Bytes that are sent at once.
const PORTION: usize = 256 * 1024;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    series: String,
}

#[derive(Template)]
#[template(path = "archive_package.html")]
struct AskPage {
    shell: Shell,
    /// Every choice: its word, its name, how many files, whether it is chosen.
    choices: Vec<(String, String, i64, bool)>,
    chosen: String,
    preview: Option<Preview>,
    most: usize,
    error: String,
}

#[derive(Template)]
#[template(path = "archive_package_made.html")]
struct MadePage {
    shell: Shell,
    made: Made,
}

pub(super) async fn ask(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    ask_page(&web, &visit, &asked.series, None).await
}

pub(super) async fn make(State(web): State<Web>, form: Form) -> Answer {
    let Form { visit, fields } = form;
    let made = match request(&fields) {
        Some(request) => web.app.make_package(&visit.person, &request).await,
        None => Err(Error::new(ErrorKind::Invalid, "请选择要移交的年度和保管期限。")),
    };
    match made {
        Ok(made) => Ok(Redirect::to(&format!("/archive/packages/{}", made.id)).into_response()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error.into()),
        Err(error) if error.kind() == ErrorKind::Bug => Err(error.into()),
        Err(error) => ask_page(&web, &visit, fields.get("series"), Some(&error)).await,
    }
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    let made = web.app.package(&visit.person, &id).await?;
    page(&MadePage { shell: visit.shell("移交包", "outgoing"), made })
}

pub(super) async fn download(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let (made, file) = web.app.download_package(&form.visit.person, &id).await?;
    let body = Body::from_stream(stream::try_unfold(file, |file| async move {
        let read = tokio::task::spawn_blocking(move || portion(file)).await;
        read.map_err(io::Error::other)?
    }));
    let headers = [
        (CONTENT_TYPE, "application/zip".to_owned()),
        (CONTENT_LENGTH, made.size.to_string()),
        (CONTENT_DISPOSITION, attachment(&made.name, "zip")),
    ];
    Ok((headers, body).into_response())
}

/// The next portion of a file, and the file; `None` at its end.
fn portion(mut file: File) -> io::Result<Option<(Vec<u8>, File)>> {
    let mut portion = vec![0; PORTION];
    let count = file.read(&mut portion)?;
    portion.truncate(count);
    Ok((count > 0).then_some((portion, file)))
}

async fn ask_page(web: &Web, visit: &Visit, chosen: &str, refused: Option<&Error>) -> Answer {
    let series = web.app.archive_series(&visit.person).await?;
    web.app.desk(&visit.person).await?.registrar()?;
    let mut error = refused.map_or_else(String::new, |error| error.message().to_owned());
    let mut preview = None;
    if let Some(request) = parse(chosen) {
        match web.app.preview_package(&visit.person, &request).await {
            Ok(found) => preview = Some(found),
            Err(refusal) if error.is_empty() => refusal.message().clone_into(&mut error),
            Err(_) => {}
        }
    }
    let status = match refused.map(Error::kind) {
        None => StatusCode::OK,
        Some(ErrorKind::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
        Some(ErrorKind::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(ErrorKind::Conflict) => StatusCode::CONFLICT,
        Some(ErrorKind::Forbidden) => StatusCode::FORBIDDEN,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = AskPage {
        shell: visit.shell("移交包", "outgoing"),
        choices: choices(&series, chosen),
        chosen: chosen.to_owned(),
        preview,
        most: MOST_ITEMS,
        error,
    };
    page_with(status, &page)
}

/// Each year and retention as a whole, then by unit.
fn choices(series: &[SeriesLine], chosen: &str) -> Vec<(String, String, i64, bool)> {
    let mut found: Vec<(String, String, i64, bool)> = Vec::new();
    for line in series {
        let (year, retention, unit) = (line.series.year(), line.series.retention(), line.series.unit());
        let whole = format!("{year}/{}/", retention.code());
        let name = format!("{year}年度　{}", retention.name());
        match found.iter_mut().find(|(word, ..)| *word == whole) {
            Some((_, _, files, _)) => *files += line.files,
            None => found.push((whole.clone(), format!("{name}　全部机构"), line.files, whole == chosen)),
        }
        let word = format!("{whole}{unit}");
        let is = word == chosen;
        found.push((word, format!("{name}　{unit}"), line.files, is));
    }
    found
}

fn request(fields: &Fields) -> Option<PackageRequest> {
    parse(fields.get("series"))
}

fn parse(word: &str) -> Option<PackageRequest> {
    let mut parts = word.splitn(3, '/');
    let year = parts.next()?.parse().ok()?;
    let retention = Retention::from_code(parts.next()?)?;
    Some(PackageRequest { year, retention, unit: parts.next()?.to_owned() })
}

impl MadePage {
    fn size(&self) -> String {
        let kilobytes = self.made.size.div_ceil(1024);
        if kilobytes < 1024 { format!("{kilobytes} KB") } else { format!("{} MB", kilobytes.div_ceil(1024)) }
    }
}
