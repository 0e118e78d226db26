//! 归档登记: one file as the catalogue has it, and 更正归档.

use super::filing::{FilingForm, filing};
use crate::error::{Answer, page_status};
use crate::form::{Form, Typed};
use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::archive::InArchive;
use app::{Error, ErrorKind};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use office::archive::{Item, Origin, Reference};

#[derive(Template)]
#[template(path = "archive_item.html")]
struct ItemPage {
    shell: Shell,
    file: InArchive,
    filing: FilingForm,
    /// The code of its unit as it is filed.
    unit: String,
    filed: String,
    typed: Typed,
    error: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    item_page(&web, &visit, &id, None).await
}

pub(super) async fn correct(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let fields = &form.fields;
    let (seen, why) = (fields.number("revision")?, fields.get("why"));
    match web.app.refile(&form.visit.person, &id, seen, &filing(fields), why).await {
        Ok(()) => Ok(Redirect::to(&format!("/archive/items/{id}")).into_response()),
        Err(error) if matches!(error.kind(), ErrorKind::Invalid | ErrorKind::Conflict | ErrorKind::Forbidden) => {
            item_page(&web, &form.visit, &id, Some((&error, Typed::into("archive", fields)))).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn item_page(web: &Web, visit: &Visit, id: &str, refused: Option<(&Error, Typed)>) -> Answer {
    let file = web.app.in_archive(&visit.person, id).await?;
    let (error, typed) = refused.map_or((None, Typed::default()), |(error, typed)| (Some(error), typed));
    let mut filing = FilingForm::new(web, None, web.app.today().year()).await?;
    let mut unit = String::new();
    if let Reference::Composed(number) = &file.item.reference {
        filing.choose(&number.series);
        number.series.unit().clone_into(&mut unit);
    }
    let act = &file.item.act;
    let page = ItemPage {
        shell: visit.shell("归档登记", "outgoing"),
        filed: format!("{}，{}", act.by.name, crate::moment::on_record(act.at)),
        filing,
        unit,
        file,
        typed,
        error: error.map_or_else(String::new, |error| error.message().to_owned()),
    };
    page_with(page_status(error), &page)
}

impl ItemPage {
    fn link(&self) -> String {
        link(&self.file.item)
    }

    /// What is in a field of the form: what was typed, or what is on record.
    fn value(&self, name: &str) -> String {
        if self.typed.was("archive") {
            return self.typed.get("archive", name).to_owned();
        }
        match name {
            "pages" => self.file.item.pages.map(|pages| pages.to_string()).unwrap_or_default(),
            "note" => self.file.item.note.clone(),
            _ => String::new(),
        }
    }

    /// Whether a code is the one that was chosen now, or else before.
    fn chosen(&self, name: &str, code: &str, kept: bool) -> bool {
        if self.typed.was("archive") { self.typed.get("archive", name) == code } else { kept }
    }
}

/// Where its document is.
pub(super) fn link(item: &Item) -> String {
    let folder = match item.origin {
        Origin::Outgoing => "outgoing",
        Origin::Incoming => "incoming",
    };
    format!("/{folder}/{}", item.document)
}
