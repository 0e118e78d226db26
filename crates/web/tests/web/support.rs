//! A browser without a browser: cookies, forms, pages.

use app::{App, Clock, SignedIn};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use office::Moment;
use tempfile::TempDir;
use testkit::people::{administrator, clerk};
use tower::ServiceExt;
use web::{Web, router};

pub(crate) const HOST: &str = "wenshu.test";

/// A server with an empty database.
pub(crate) struct Server {
    pub(crate) app: App,
    pub(crate) router: Router,
    pub(crate) clock: Clock,
    _folder: Option<TempDir>,
}

/// What came back.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// Somebody's browser.
#[derive(Clone)]
pub(crate) struct Browser<'a> {
    server: &'a Server,
    cookie: String,
    pub(crate) csrf: String,
}

impl Server {
    pub(crate) async fn new() -> Self {
        Self::with(false).await
    }

    pub(crate) async fn with(demo: bool) -> Self {
        let (db, folder) = testkit::sqlite().await;
        let clock = Clock::standing(Moment::from_millis(1_795_349_700_000));
        let app = App::on(db, clock.clone(), demo).unwrap();
        let router = router(Web::new(app.clone(), false));
        Self { app, router, clock, _folder: Some(folder) }
    }

    /// On an application that is open already.
    pub(crate) fn on(app: App) -> Self {
        let (router, clock) = (router(Web::new(app.clone(), false)), app.clock().clone());
        Self { app, router, clock, _folder: None }
    }

    pub(crate) fn guest(&self) -> Browser<'_> {
        Browser { server: self, cookie: String::new(), csrf: String::new() }
    }

    pub(crate) fn browser(&self, signed_in: &SignedIn) -> Browser<'_> {
        let cookie = format!("wenshu_session={}", signed_in.token);
        Browser { server: self, cookie, csrf: signed_in.person.csrf().to_owned() }
    }

    pub(crate) async fn administrator(&self) -> (SignedIn, Browser<'_>) {
        let signed_in = administrator(&self.app).await;
        let browser = self.browser(&signed_in);
        (signed_in, browser)
    }

    pub(crate) async fn clerk(&self, chief: &SignedIn, name: &str) -> Browser<'_> {
        self.browser(&clerk(&self.app, chief, name).await)
    }
}

impl Browser<'_> {
    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.server.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status, headers: parts.headers, body }
    }

    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(path).header("host", HOST).header("cookie", &self.cookie)
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form with the right token.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut all = vec![("csrf", self.csrf.as_str())];
        all.extend(fields);
        self.post_as_is(path, &all).await
    }

    pub(crate) async fn post_as_is(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_from(path, fields, &format!("http://{HOST}")).await
    }

    pub(crate) async fn post_from(&self, path: &str, fields: &[(&str, &str)], origin: &str) -> Reply {
        let body: Vec<String> =
            fields.iter().map(|(key, value)| format!("{}={}", encode(key), encode(value))).collect();
        let request = self
            .request(Method::POST, path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", origin)
            .body(Body::from(body.join("&")))
            .unwrap();
        self.send(request).await
    }

    pub(crate) async fn post_json(&self, path: &str, json: &str) -> Reply {
        let request = self
            .request(Method::POST, path)
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .header("x-csrf-token", &self.csrf)
            .body(Body::from(json.to_owned()))
            .unwrap();
        self.send(request).await
    }

    pub(crate) async fn upload(&self, name: &str, bytes: &[u8]) -> Reply {
        self.upload_to("/drafts/new/upload", name, bytes).await
    }

    pub(crate) async fn upload_to(&self, path: &str, name: &str, bytes: &[u8]) -> Reply {
        let mut body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n--x\r\nContent-Disposition: form-data; \
             name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n",
            self.csrf
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--x--\r\n");
        let request = self
            .request(Method::POST, path)
            .header("content-type", "multipart/form-data; boundary=x")
            .header("content-length", body.len())
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    /// Takes over cookies and the token of a form, as a browser would.
    pub(crate) fn after(mut self, reply: &Reply) -> Self {
        for line in reply.headers.get_all("set-cookie") {
            let pair = line.to_str().unwrap().split(';').next().unwrap();
            self.cookie = format!("{}; {pair}", self.cookie);
        }
        if let Some((_, rest)) = reply.body.split_once("name=\"csrf\" value=\"") {
            self.csrf = rest.split('"').next().unwrap().to_owned();
        }
        self
    }
}

impl Reply {
    pub(crate) fn location(&self) -> &str {
        self.headers.get("location").map_or("", |value| value.to_str().unwrap())
    }
}

fn encode(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "%{byte:02X}");
        out
    })
}
