//! What every page has around it: title, navigation, theme.

use crate::assets;
use crate::error::Failure;
use crate::who::cookie;
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};

/// The frame of a page.
#[derive(Clone, Debug)]
pub(crate) struct Shell {
    /// The title of the page.
    pub title: String,
    /// Which entry of the navigation is current.
    pub section: &'static str,
    /// Who is signed in; empty for nobody.
    pub name: String,
    /// Whether the person is an administrator.
    pub chief: bool,
    /// Whether the person is shown the way to the ledger.
    pub inspects: bool,
    /// The token of the forms.
    pub csrf: String,
    /// `light`, `dark` or `auto`.
    pub theme: &'static str,
    /// Said once above the page.
    pub notice: String,
    /// How many notices are not read.
    pub unread: i64,
}

impl Shell {
    /// For a form that makes something, and makes it once however often it is sent.
    pub(crate) fn once(&self) -> String {
        app::Once::fresh()
    }

    /// For somebody who is not signed in.
    pub(crate) fn guest(title: &str, headers: &HeaderMap) -> Self {
        Self {
            title: title.to_owned(),
            section: "",
            name: String::new(),
            chief: false,
            inspects: false,
            csrf: String::new(),
            theme: theme(headers),
            notice: String::new(),
            unread: 0,
        }
    }

    /// How many notices are not read, as there is room for.
    pub(crate) fn unread_words(&self) -> String {
        if self.unread > 99 { "99+".to_owned() } else { self.unread.to_string() }
    }

    /// With the token that the forms of this page carry.
    pub(crate) fn with_csrf(mut self, csrf: &str) -> Self {
        csrf.clone_into(&mut self.csrf);
        self
    }

    /// With a sentence above the page.
    pub(crate) fn with_notice(mut self, notice: impl Into<String>) -> Self {
        self.notice = notice.into();
        self
    }

    /// The address of an asset; its name changes with its content.
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }
}

/// The theme that the person chose.
pub(crate) fn theme(headers: &HeaderMap) -> &'static str {
    match cookie(headers, "wenshu_theme").as_deref() {
        Some("light") => "light",
        Some("dark") => "dark",
        _ => "auto",
    }
}

/// A page.
pub(crate) fn page(template: &impl Template) -> Result<Response, Failure> {
    page_with(StatusCode::OK, template)
}

/// A page with a status, for rejected forms.
pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, Failure> {
    let html = template.render().map_err(Failure::template)?;
    Ok((status, [("x-wenshu-page", "1")], Html(html)).into_response())
}
