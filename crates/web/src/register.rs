//! What the registers have in common: the question in the address, the filters as they were
//! chosen, sorting, groups, paging.

use app::documents::{Direction, Found, Key, RegisterRequest};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// The question, as the address has it.
#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    stage: String,
    year: String,
    open: String,
    order: String,
    group: String,
    page: String,
}

/// A choice of a filter: its word in addresses, its name, whether it is chosen.
pub(crate) type Choice = (&'static str, &'static str, bool);

/// The filters and the place in the list, for the page.
pub(crate) struct View {
    path: &'static str,
    /// The name of the register in the addresses of prints and exports.
    name: &'static str,
    stages: Vec<&'static str>,
    pub(crate) words: String,
    stage: &'static str,
    year: i32,
    this_year: i32,
    pub(crate) open: bool,
    order: (&'static str, Direction),
    /// Whether the column rises as it is sorted now.
    rises: bool,
    pub(crate) orders: Vec<Choice>,
    group: &'static str,
    pub(crate) groups: Vec<Choice>,
    pub(crate) whole: bool,
    pub(crate) total: i64,
    pub(crate) page: i64,
    pub(crate) pages: i64,
    /// Whether the person works here: only then there are prints and exports.
    pub(crate) insider: bool,
}

/// Where a register is: its page, and its name in the addresses of prints and exports.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) path: &'static str,
    pub(crate) name: &'static str,
}

impl Asked {
    /// The question for the application; stages are chosen by their names.
    pub(crate) fn request<Stage: Copy, Column: Key, Group: Key>(
        &self,
        stages: &[Stage],
        name: fn(Stage) -> &'static str,
    ) -> RegisterRequest<Stage, Column, Group> {
        RegisterRequest {
            words: self.q.trim().to_owned(),
            stage: stages.iter().copied().find(|stage| name(*stage) == self.stage),
            year: self.year.parse().unwrap_or(0),
            open: self.open == "1",
            order: order(&self.order),
            group: Group::of(&self.group),
            page: page(&self.page),
        }
    }
}

/// A column, and which way: `-title` is backwards.
pub(crate) fn order<Column: Key>(word: &str) -> (Column, Direction) {
    match word.strip_prefix('-') {
        Some(word) => (Column::of(word), Direction::Backwards),
        None => (Column::of(word), Direction::Forwards),
    }
}

/// The number of a page; 0 for all.
pub(crate) fn page(word: &str) -> i64 {
    if word == "all" { 0 } else { word.parse().unwrap_or(1).max(1) }
}

/// The labels of lines, each where its group begins; empty where it goes on.
pub(crate) fn heads<Line>(lines: &[Line], label: impl Fn(&Line) -> (String, i64)) -> Vec<String> {
    let mut last = String::new();
    let head = |line: &Line| {
        let (group, count) = label(line);
        if group.is_empty() || group == last {
            return String::new();
        }
        last.clone_from(&group);
        format!("{group}（{count}件）")
    };
    lines.iter().map(head).collect()
}

impl View {
    /// Of a request and what was found.
    pub(crate) fn new<Stage: Copy, Column: Key, Group: Key, Line>(
        place: Place,
        (stages, name): (&[Stage], fn(Stage) -> &'static str),
        request: &RegisterRequest<Stage, Column, Group>,
        found: &Found<Line>,
        this_year: i32,
    ) -> Self {
        Self {
            path: place.path,
            name: place.name,
            stages: stages.iter().copied().map(name).collect(),
            words: request.words.clone(),
            stage: request.stage.map_or("", name),
            year: request.year,
            this_year,
            open: request.open,
            order: (request.order.0.word(), request.order.1),
            rises: request.order.0.rises() == (request.order.1 == Direction::Forwards),
            orders: choices(request.order.0),
            group: request.group.word(),
            groups: choices(request.group),
            whole: request.page == 0,
            total: found.total,
            page: found.page,
            pages: found.pages,
            insider: false,
        }
    }

    /// For somebody who works here.
    pub(crate) fn for_insider(mut self, insider: bool) -> Self {
        self.insider = insider;
        self
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

    /// The address of another page of the same list.
    pub(crate) fn address(&self, page: &str) -> String {
        format!("{}?{}&page={page}", self.path, self.question(self.order.0, self.order.1))
    }

    /// The address of the same list sorted by a column; the other way if it is already.
    pub(crate) fn sorted(&self, column: &str) -> String {
        let direction = match self.order {
            (word, Direction::Forwards) if word == column => Direction::Backwards,
            _ => Direction::Forwards,
        };
        format!("{}?{}", self.path, self.question(column, direction))
    }

    /// How a column is sorted now, as assistive technology reads it.
    pub(crate) fn sort(&self, column: &str) -> &'static str {
        match (self.order.0 == column, self.rises) {
            (false, _) => "none",
            (true, true) => "ascending",
            (true, false) => "descending",
        }
    }

    /// The address of what is printed, or of the workbook.
    pub(crate) fn out(&self, file: &str) -> String {
        format!("/registers/{}/{file}?{}", self.name, self.question(self.order.0, self.order.1))
    }

    fn question(&self, column: &str, direction: Direction) -> String {
        let code = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let back = if direction == Direction::Backwards { "-" } else { "" };
        let (open, group) = (u8::from(self.open), self.group);
        let (q, stage, year) = (code(&self.words), code(self.stage), self.year);
        format!("q={q}&stage={stage}&year={year}&open={open}&order={back}{column}&group={group}")
    }
}

fn choices<Chosen: Key>(chosen: Chosen) -> Vec<Choice> {
    Chosen::ALL.iter().map(|key| (key.word(), key.name(), *key == chosen)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::documents::OutgoingColumn;

    #[test]
    fn heads_stand_where_groups_begin() {
        let label = |line: &&str| ((*line).to_owned(), 2);
        assert_eq!(heads(&["甲", "甲", "乙"], label), ["甲（2件）", "", "乙（2件）"]);
    }

    #[test]
    fn columns_are_read_from_the_address() {
        assert_eq!(order("-title"), (OutgoingColumn::Title, Direction::Backwards));
        assert_eq!(order("nothing"), (OutgoingColumn::Recent, Direction::Forwards));
        assert_eq!((page("all"), page("-3"), page("x")), (0, 1, 1));
    }
}
