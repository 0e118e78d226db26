//! 我的草稿: the list.

use crate::error::Result;
use crate::{App, Person};
use gongwen::Kind;
use store::search::{self, DraftLine, DraftOrder, DraftQuery};

/// Lines on a page of the list.
pub const PAGE: i64 = 20;

/// What the person asks for.
#[derive(Clone, Debug, Default)]
pub struct ListRequest {
    /// Characters in title or text.
    pub words: String,
    /// Only of that kind.
    pub kind: Option<Kind>,
    /// The trash instead of the desk.
    pub trash: bool,
    /// The order.
    pub order: DraftOrder,
    /// The page, from 1.
    pub page: i64,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct List {
    /// Its lines.
    pub lines: Vec<DraftLine>,
    /// How many there are on all pages.
    pub total: i64,
    /// This page, from 1.
    pub page: i64,
    /// The last page.
    pub pages: i64,
}

impl App {
    /// Finds the person's drafts.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn list(&self, person: &Person, request: &ListRequest) -> Result<List> {
        let mut page = request.page.clamp(1, 1_000_000);
        let mut found = self.find(person, request, page).await?;
        if found.lines.is_empty() && page > 1 {
            page = 1;
            found = self.find(person, request, page).await?;
        }
        let pages = ((found.total + PAGE - 1) / PAGE).max(1);
        Ok(List { lines: found.lines, total: found.total, page, pages })
    }

    async fn find(&self, person: &Person, request: &ListRequest, page: i64) -> Result<search::DraftPage> {
        let query = DraftQuery {
            words: request.words.chars().take(100).collect(),
            kind: request.kind,
            trash: request.trash,
            order: request.order,
            offset: (page - 1) * PAGE,
            limit: PAGE,
        };
        Ok(search::drafts(&self.db, person.id(), &query).await?)
    }
}
