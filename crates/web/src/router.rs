//! All routes in one table: who may use each is written beside it.
//!
//! Whatever is not open goes through the guard, so that a handler cannot forget it; and the
//! tests walk this table.

use crate::state::Web;
use crate::{
    account, admin, approval, archive, assets, authority, calendar, drafts, error, find, headers, incoming, ledger,
    manual, meetings, organization, outgoing, palette, registers, session, studio, today, who,
};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::{Method, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodFilter, on};
use std::time::Duration;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Open,
    /// Whoever is signed in.
    Person,
    /// Those who supervise, and administrators.
    Inspector,
    /// Administrators.
    Administrator,
}

/// A route.
#[derive(Clone, Debug)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with names in braces.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
}

/// The longest a request may take: an upload over a slow line.
const PATIENCE: Duration = Duration::from_secs(120);

pub(crate) struct Table {
    routes: Vec<Route>,
    open: Router<Web>,
    guarded: Router<Web>,
}

impl Table {
    fn new() -> Self {
        Self { routes: Vec::new(), open: Router::new(), guarded: Router::new() }
    }

    pub(crate) fn get<H, T>(self, access: Access, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Web>,
        T: 'static,
    {
        self.add(Method::GET, MethodFilter::GET, access, path, handler)
    }

    pub(crate) fn post<H, T>(self, access: Access, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Web>,
        T: 'static,
    {
        self.add(Method::POST, MethodFilter::POST, access, path, handler)
    }

    fn add<H, T>(mut self, method: Method, filter: MethodFilter, access: Access, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Web>,
        T: 'static,
    {
        self.routes.push(Route { method, path, access });
        match access {
            Access::Open => self.open = self.open.route(path, on(filter, handler)),
            Access::Person | Access::Inspector | Access::Administrator => {
                self.guarded = self.guarded.route(path, on(filter, handler));
            }
        }
        self
    }
}

fn table() -> Table {
    let table = Table::new();
    let table = session::routes(table);
    let table = today::routes(table);
    let table = drafts::routes(table);
    let table = studio::routes(table);
    let table = manual::routes(table);
    let table = incoming::routes(table);
    let table = outgoing::routes(table);
    let table = archive::routes(table);
    let table = registers::routes(table);
    let table = find::routes(table);
    let table = palette::routes(table);
    let table = account::routes(table);
    let table = admin::routes(table);
    let table = authority::routes(table);
    let table = approval::routes(table);
    let table = meetings::routes(table);
    let table = organization::routes(table);
    let table = calendar::routes(table);
    let table = ledger::routes(table);
    assets::routes(table)
}

/// All routes, for tests and for the picture book.
#[must_use]
pub fn routes() -> Vec<Route> {
    table().routes
}

/// The whole service.
pub fn router(web: Web) -> Router {
    let table = table();
    table
        .guarded
        .fallback(error::not_found)
        .layer(from_fn_with_state(web.clone(), who::guard))
        .merge(table.open)
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE))
        .layer(from_fn_with_state(web.clone(), error::pages))
        .layer(from_fn(headers::same_origin))
        .layer(from_fn_with_state(web.clone(), headers::protect))
        .layer(DefaultBodyLimit::max(app::drafts::UPLOAD_LIMIT + 64 * 1024))
        .layer(CompressionLayer::new())
        .with_state(web)
}
