//! One uploaded file of a form whose token is right.

use crate::error::Failure;
use crate::form;
use crate::state::Web;
use crate::who::Visit;
use app::ErrorKind;
use app::documents::NewFile;
use app::drafts::file_too_large;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::StatusCode;

/// A file by the name it had where it came from.
pub(crate) type File = (String, Vec<u8>);

/// Keeps the file of a form with a document: who sent it, and how it went.
pub(crate) async fn to_document(web: &Web, id: &str, request: Request) -> Result<(Visit, app::Result<()>), Failure> {
    let (mut parts, body) = request.into_parts();
    let visit = Visit::from_request_parts(&mut parts, web).await?;
    let multipart = Multipart::from_request(Request::from_parts(parts, body), web)
        .await
        .map_err(|_| Failure::new(ErrorKind::Invalid, "上传的内容不完整，请重新选择文件。"))?;
    let done = match file(multipart, &visit).await? {
        Some((name, bytes)) => web.app.add_file(&visit.person, id, NewFile { name, bytes }).await,
        None => Err(app::Error::new(ErrorKind::Invalid, "还没有选择文件。请先选一个文件。")),
    };
    Ok((visit, done))
}

/// The file of a form; the token comes before the file.
pub(crate) async fn file(mut multipart: Multipart, visit: &Visit) -> Result<Option<File>, Failure> {
    let broken = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::from(file_too_large()),
        _ => Failure::new(ErrorKind::Invalid, "上传中断了，请重新上传。"),
    };
    let mut token = String::new();
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        match field.name() {
            Some("csrf") => token = field.text().await.map_err(broken)?,
            Some("file") => {
                form::check(visit.person.csrf(), &token)?;
                let name = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.map_err(broken)?;
                return Ok((!name.is_empty() || !bytes.is_empty()).then(|| (name, bytes.to_vec())));
            }
            _ => {}
        }
    }
    form::check(visit.person.csrf(), &token)?;
    Ok(None)
}
