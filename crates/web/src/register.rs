//! What the registers of documents have in common: the question in the address, the filters as
//! they were chosen, paging.

use app::documents::{Found, RegisterRequest};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// The question, as the address has it.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    stage: String,
    year: String,
    open: String,
    order: String,
    page: String,
}

/// The filters and the place in the list, for the page.
pub(crate) struct View {
    path: &'static str,
    stages: Vec<&'static str>,
    pub(crate) words: String,
    stage: &'static str,
    year: i32,
    this_year: i32,
    pub(crate) open: bool,
    pub(crate) by_number: bool,
    pub(crate) whole: bool,
    pub(crate) total: i64,
    pub(crate) page: i64,
    pub(crate) pages: i64,
}

impl Asked {
    /// The question for the application; stages are chosen by their names.
    pub(crate) fn request<Stage: Copy>(
        &self,
        stages: &[Stage],
        name: fn(Stage) -> &'static str,
    ) -> RegisterRequest<Stage> {
        RegisterRequest {
            words: self.q.trim().to_owned(),
            stage: stages.iter().copied().find(|stage| name(*stage) == self.stage),
            year: self.year.parse().unwrap_or(0),
            open: self.open == "1",
            by_number: self.order == "number",
            page: if self.page == "all" { 0 } else { self.page.parse().unwrap_or(1).max(1) },
        }
    }
}

impl View {
    /// Of a request and what was found.
    pub(crate) fn new<Stage: Copy, Line>(
        path: &'static str,
        (stages, name): (&[Stage], fn(Stage) -> &'static str),
        request: &RegisterRequest<Stage>,
        found: &Found<Line>,
        this_year: i32,
    ) -> Self {
        Self {
            path,
            stages: stages.iter().copied().map(name).collect(),
            words: request.words.clone(),
            stage: request.stage.map_or("", name),
            year: request.year,
            this_year,
            open: request.open,
            by_number: request.by_number,
            whole: request.page == 0,
            total: found.total,
            page: found.page,
            pages: found.pages,
        }
    }

    pub(crate) fn stages(&self) -> &[&'static str] {
        &self.stages
    }

    pub(crate) fn is_stage(&self, name: &str) -> bool {
        self.stage == name
    }

    pub(crate) fn is_year(&self, year: &i32) -> bool {
        self.year == *year
    }

    pub(crate) fn years(&self) -> Vec<i32> {
        (0..5).map(|before| self.this_year - before).collect()
    }

    pub(crate) fn is_filtered(&self) -> bool {
        !self.words.is_empty() || !self.stage.is_empty() || self.year != 0 || self.open
    }

    /// The address of the register without a question.
    pub(crate) fn path(&self) -> &'static str {
        self.path
    }

    /// The address of another page of the same list; `all` to print it.
    pub(crate) fn address(&self, page: &str) -> String {
        let code = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let (open, order) = (u8::from(self.open), if self.by_number { "number" } else { "" });
        let (q, stage, year) = (code(&self.words), code(self.stage), self.year);
        format!("{}?q={q}&stage={stage}&year={year}&open={open}&order={order}&page={page}", self.path)
    }
}
