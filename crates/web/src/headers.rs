//! What protects every answer: security headers, and the check where a request comes from.

use crate::error::Failure;
use crate::state::Web;
use app::ErrorKind;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERER, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Nothing from outside, nothing inline.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Sets the headers that every answer carries.
pub(crate) async fn protect(State(web): State<Web>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("permissions-policy", HeaderValue::from_static("camera=(), geolocation=(), microphone=()"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if web.https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// Refuses what changes something and comes from another site.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || comes_from_here(request.headers()) {
        return next.run(request).await;
    }
    Failure::new(ErrorKind::Forbidden, "这个请求来自别的网站，没有执行。请从本系统的页面里操作。").into_response()
}

/// Browsers say where a request comes from; where none does, the token of the form decides alone.
fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name: axum::http::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(HOST).unwrap_or("");
    let names_host = |url: &str| url.split_once("://").is_some_and(|(_, rest)| rest.split('/').next() == Some(host));
    match (text(ORIGIN), text(REFERER), headers.get("sec-fetch-site").and_then(|value| value.to_str().ok())) {
        (Some(origin), _, _) => names_host(origin),
        (None, _, Some(site)) => site == "same-origin" || site == "none",
        (None, Some(referer), None) => names_host(referer),
        (None, None, None) => true,
    }
}
