//! The workbook: template, export, import with a preview and one confirmation.

use super::view::back;
use crate::error::{Answer, Failure};
use crate::form::{self, Form};
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use app::organization::exchange::{Act, FILE_LIMIT, PlanLine, Preview, ROW_LIMIT, RowFault, SHEETS};
use askama::Template;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Lines of a preview that are shown; the numbers tell how many there are.
const SHOWN: usize = 500;

#[derive(Template)]
#[template(path = "organization_exchange.html")]
struct ExchangePage {
    shell: Shell,
    error: String,
    sheets: String,
    rows: usize,
}

#[derive(Template)]
#[template(path = "organization_preview.html")]
struct PreviewPage {
    shell: Shell,
    token: String,
    lines: Vec<PlanLine>,
    more: usize,
    added: usize,
    changed: usize,
    ended: usize,
    unchanged: usize,
    faults: Vec<RowFault>,
    faults_in_all: usize,
}

pub(super) async fn show(visit: Visit) -> Answer {
    visit.administrator()?;
    page(&exchange_page(&visit, String::new()))
}

fn exchange_page(visit: &Visit, error: String) -> ExchangePage {
    let sheets: Vec<_> = SHEETS.iter().map(app::organization::exchange::Sheet::name).collect();
    ExchangePage { shell: visit.shell("导入导出", "admin"), error, sheets: sheets.join("、"), rows: ROW_LIMIT }
}

pub(super) async fn preview(State(web): State<Web>, request: Request) -> Answer {
    let (mut parts, body) = request.into_parts();
    let visit = Visit::from_request_parts(&mut parts, &web).await?;
    let chief = visit.administrator()?;
    let multipart = Multipart::from_request(Request::from_parts(parts, body), &web)
        .await
        .map_err(|_| Failure::new(ErrorKind::Invalid, "上传的内容不完整，请重新选择文件。"))?;
    let Some(bytes) = file(multipart, &visit).await? else {
        let page = exchange_page(&visit, "还没有选择文件。请先选一个.xlsx文件。".to_owned());
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    match web.app.preview_import(&chief, bytes).await {
        Ok(preview) => {
            let status = if preview.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            page_with(status, &preview_page(&visit, preview))
        }
        Err(error) if matches!(error.kind(), ErrorKind::Invalid | ErrorKind::TooLarge) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &exchange_page(&visit, error.message().to_owned()))
        }
        Err(error) => Err(error.into()),
    }
}

/// The file of a form whose token is right; the token comes before the file.
async fn file(mut multipart: Multipart, visit: &Visit) -> Result<Option<Vec<u8>>, Failure> {
    let broken = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::new(ErrorKind::TooLarge, "文件太大，没有上传。最大5 MB。"),
        _ => Failure::new(ErrorKind::Invalid, "上传中断了，请重新上传。"),
    };
    let mut token = String::new();
    while let Some(mut field) = multipart.next_field().await.map_err(broken)? {
        match field.name() {
            Some("csrf") => token = field.text().await.map_err(broken)?,
            Some("file") => {
                form::check(visit.person.csrf(), &token)?;
                let mut bytes = Vec::new();
                // One byte over the limit is enough to be refused with the reason.
                while let Some(chunk) = field.chunk().await.map_err(broken)? {
                    if bytes.len() <= FILE_LIMIT {
                        bytes.extend_from_slice(&chunk);
                    }
                }
                return Ok((!bytes.is_empty()).then_some(bytes));
            }
            _ => {}
        }
    }
    form::check(visit.person.csrf(), &token)?;
    Ok(None)
}

fn preview_page(visit: &Visit, preview: Preview) -> PreviewPage {
    let count = |act: Act| preview.lines.iter().filter(|line| line.act == act).count();
    let (added, changed, ended) = (count(Act::Added), count(Act::Changed), count(Act::Ended));
    let faults_in_all = preview.faults.len();
    PreviewPage {
        shell: visit.shell("导入预览", "admin"),
        token: preview.token,
        more: preview.lines.len().saturating_sub(SHOWN),
        lines: preview.lines.into_iter().take(SHOWN).collect(),
        added,
        changed,
        ended,
        unchanged: preview.unchanged,
        faults: preview.faults.into_iter().take(SHOWN).collect(),
        faults_in_all,
    }
}

pub(super) async fn confirm(State(web): State<Web>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    match web.app.confirm_import(&chief, form.fields.get("token")).await {
        Ok(_) => back("/admin/organization", "imported"),
        Err(error) if error.kind() == ErrorKind::Conflict => {
            page_with(StatusCode::CONFLICT, &exchange_page(&form.visit, error.message().to_owned()))
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn export(State(web): State<Web>, visit: Visit) -> Answer {
    let bytes = web.app.export_organization(&visit.administrator()?).await?;
    Ok(workbook(&format!("组织机构{}", web.app.today().iso()), bytes))
}

pub(super) async fn template(State(web): State<Web>, visit: Visit) -> Answer {
    let bytes = web.app.organization_template(&visit.administrator()?).await?;
    Ok(workbook("组织机构导入模板", bytes))
}

fn workbook(name: &str, bytes: Vec<u8>) -> axum::response::Response {
    let name = utf8_percent_encode(name, NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"organization.xlsx\"; filename*=UTF-8''{name}.xlsx");
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned();
    ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

impl PreviewPage {
    /// How a line is said: the word and the class of its mark.
    fn act(&self, line: &PlanLine) -> (&'static str, &'static str) {
        match line.act {
            Act::Added => ("新增", "good"),
            Act::Changed => ("变更", "hint"),
            Act::Ended => ("终止", "fair"),
        }
    }
}
