//! Style sheets and scripts: inside the program, under names that change with their content.

use crate::error::{Failure, not_found};
use crate::router::{Access, Table};
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    kind: &'static str,
    content: &'static str,
    address: String,
}

macro_rules! assets {
    ($($name:literal => $kind:literal),+ $(,)?) => {
        static ASSETS: LazyLock<Vec<Asset>> =
            LazyLock::new(|| vec![$(asset($name, $kind, include_str!(concat!("../assets/", $name)))),+]);
    };
}

assets!(
    "site.css" => "text/css; charset=utf-8",
    "organization.css" => "text/css; charset=utf-8",
    "studio.css" => "text/css; charset=utf-8",
    "documents.css" => "text/css; charset=utf-8",
    "register-print.css" => "text/css; charset=utf-8",
    "register.css" => "text/css; charset=utf-8",
    "approval.css" => "text/css; charset=utf-8",
    "today.css" => "text/css; charset=utf-8",
    "meetings.css" => "text/css; charset=utf-8",
    "today.js" => "text/javascript; charset=utf-8",
    "find.css" => "text/css; charset=utf-8",
    "site.js" => "text/javascript; charset=utf-8",
    "studio.js" => "text/javascript; charset=utf-8",
    "studio-text.js" => "text/javascript; charset=utf-8",
    "studio-findings.js" => "text/javascript; charset=utf-8",
    "studio-pages.js" => "text/javascript; charset=utf-8",
    "studio-waivers.js" => "text/javascript; charset=utf-8",
    "studio-save.js" => "text/javascript; charset=utf-8",
    "studio-live.js" => "text/javascript; charset=utf-8",
    "upload.js" => "text/javascript; charset=utf-8",
    "mark.svg" => "image/svg+xml",
);

fn asset(name: &'static str, kind: &'static str, content: &'static str) -> Asset {
    let hash = app::fingerprint(content.as_bytes());
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    Asset { name, kind, content, address: format!("/assets/{stem}.{}.{end}", &hash[..12]) }
}

/// Where an asset is; the root for one that does not exist.
pub(crate) fn address(name: &str) -> String {
    ASSETS.iter().find(|asset| asset.name == name).map_or_else(|| "/".to_owned(), |asset| asset.address.clone())
}

pub(crate) fn routes(table: Table) -> Table {
    table.get(Access::Open, "/assets/{name}", serve)
}

async fn serve(Path(name): Path<String>) -> Result<Response, Failure> {
    let address = format!("/assets/{name}");
    match ASSETS.iter().find(|asset| asset.address == address) {
        Some(asset) => {
            let headers = [(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
            Ok((headers, asset.content).into_response())
        }
        None => Err(not_found().await),
    }
}
