//! Forms: read with a stated limit, and only with the token of the session.

use crate::error::Failure;
use crate::state::Web;
use crate::who::{Visit, cookie};
use app::ErrorKind;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::HeaderMap;
use office::documents::Circle;
use serde::de::DeserializeOwned;

/// The largest form in bytes: a draft of 1 MB grows threefold on its way.
const FORM_LIMIT: usize = 4 * 1024 * 1024;

/// The fields of a form, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The value of a field; empty where there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Whether a field was given with that value.
    pub(crate) fn has(&self, name: &str, wanted: &str) -> bool {
        self.0.iter().any(|(key, value)| key == name && value == wanted)
    }

    /// All values of a field that may be given several times.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    }

    /// Who may see it, as a form asks.
    pub(crate) fn circle(&self) -> Circle {
        if self.get("circle") == "involved" { Circle::Involved } else { Circle::Office }
    }

    /// The value of a field as a number.
    pub(crate) fn number(&self, name: &str) -> Result<i64, Failure> {
        self.get(name).parse().map_err(|_| Failure::new(ErrorKind::Invalid, "提交的内容不完整，请刷新页面后重试。"))
    }
}

impl From<Vec<(String, String)>> for Fields {
    /// Of an address.
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

/// Two sentences in one line; the same one only once.
pub(crate) fn joined(one: &str, other: &str) -> String {
    match (one, other) {
        (one, "") | ("", one) => one.to_owned(),
        (one, other) if one == other => one.to_owned(),
        (one, other) => format!("{}，{other}", one.trim_end_matches(['。', '，'])),
    }
}

/// What was typed into one of the forms of a page and refused, so that it stands there again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    form: &'static str,
    fields: Fields,
}

impl Typed {
    /// Of a form, by its name.
    pub(crate) fn into(form: &'static str, fields: &Fields) -> Self {
        Self { form, fields: fields.clone() }
    }

    /// What was typed into a field; empty if it was another form.
    pub(crate) fn get(&self, form: &str, field: &str) -> &str {
        if self.form == form { self.fields.get(field) } else { "" }
    }

    /// What was typed into a field, or what stands there to begin with.
    pub(crate) fn or<'a>(&'a self, form: &str, field: &str, usual: &'a str) -> &'a str {
        if self.form == form { self.fields.get(field) } else { usual }
    }

    /// Whether a value was chosen, also among several.
    pub(crate) fn chose(&self, form: &str, field: &str, value: &str) -> bool {
        self.form == form && self.fields.has(field, value)
    }

    /// Whether it was this form.
    pub(crate) fn was(&self, form: &str) -> bool {
        self.form == form
    }
}

/// A form of somebody who is signed in, its token checked.
pub(crate) struct Form {
    pub(crate) visit: Visit,
    pub(crate) fields: Fields,
}

impl FromRequest<Web> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, web).await?;
        let fields = fields(body).await?;
        check(visit.person.csrf(), fields.get("csrf"))?;
        Ok(Self { visit, fields })
    }
}

/// A form of somebody who is not signed in; its token is that of the guest cookie.
pub(crate) struct GuestForm {
    pub(crate) headers: HeaderMap,
    pub(crate) fields: Fields,
}

/// The cookie whose value the forms for guests repeat.
pub(crate) const GUEST: &str = "wenshu_guest";

impl FromRequest<Web> for GuestForm {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &Web) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let fields = fields(body).await?;
        check(&cookie(&parts.headers, GUEST).unwrap_or_default(), fields.get("csrf"))?;
        Ok(Self { headers: parts.headers, fields })
    }
}

/// Data from a script of somebody who is signed in; the token is in a header.
pub(crate) struct Data<T> {
    pub(crate) visit: Visit,
    pub(crate) value: T,
}

impl<T: DeserializeOwned> FromRequest<Web> for Data<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, web).await?;
        let token = parts.headers.get("x-csrf-token").and_then(|value| value.to_str().ok()).unwrap_or("");
        check(visit.person.csrf(), token)?;
        let bytes = bytes(body).await?;
        let value = serde_json::from_slice(&bytes)
            .map_err(|_| Failure::new(ErrorKind::Invalid, "提交的内容格式不对，请刷新页面后重试。"))?;
        Ok(Self { visit, value })
    }
}

/// Whether the token is that of the session.
pub(crate) fn check(expected: &str, given: &str) -> Result<(), Failure> {
    if !expected.is_empty() && app::same(expected, given) {
        Ok(())
    } else {
        Err(Failure::new(ErrorKind::Forbidden, "页面已过期，没有执行。请返回上一页，刷新后重试。"))
    }
}

async fn fields(body: Body) -> Result<Fields, Failure> {
    let bytes = bytes(body).await?;
    let pair = |part: &[u8]| {
        let at = part.iter().position(|byte| *byte == b'=').unwrap_or(part.len());
        (decode(&part[..at]), decode(part.get(at + 1..).unwrap_or_default()))
    };
    Ok(Fields(bytes.split(|byte| *byte == b'&').filter(|part| !part.is_empty()).map(pair).collect()))
}

fn decode(part: &[u8]) -> String {
    let spaces: Vec<u8> = part.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    percent_encoding::percent_decode(&spaces).decode_utf8_lossy().replace('\0', "")
}

async fn bytes(body: Body) -> Result<axum::body::Bytes, Failure> {
    to_bytes(body, FORM_LIMIT)
        .await
        .map_err(|_| Failure::new(ErrorKind::TooLarge, "提交的内容太大：一份草稿最多1 MB（约35万字）。"))
}
