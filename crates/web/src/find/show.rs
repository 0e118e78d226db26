//! The page: words, filters, results.

use super::asked::{Asked, PEOPLE, after, stage_word, stages};
use crate::error::Answer;
use crate::moment;
use crate::shell::{Shell, page};
use crate::state::Web;
use crate::who::Visit;
use app::find::{COUNTED, Findings, FoundLine, Order, Run, Thing};
use askama::Template;
use axum::extract::{Query, State};

/// A result with its address.
struct Line {
    found: FoundLine,
    address: String,
    day: String,
}

#[derive(Template)]
#[template(path = "find.html")]
struct FindPage {
    shell: Shell,
    asked: Asked,
    empty: bool,
    filtered: bool,
    findings: Findings,
    lines: Vec<Line>,
    this_year: i32,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let request = asked.request();
    let mut findings = web.app.find_anything(&visit.person, &request).await?;
    let lines = std::mem::take(&mut findings.lines).into_iter().map(|found| Line {
        address: address(&found),
        day: moment::day(found.at),
        found,
    });
    page(&FindPage {
        shell: visit.shell("查找", "find"),
        empty: request.is_empty(),
        filtered: request.is_filtered(),
        lines: lines.collect(),
        findings,
        asked,
        this_year: web.app.today().year(),
    })
}

/// Where a result is opened; whoever finds it may open it.
pub(crate) fn address(found: &FoundLine) -> String {
    let folder = match found.thing {
        Thing::Outgoing => "outgoing",
        Thing::File if found.of_outgoing => "outgoing",
        Thing::Incoming | Thing::File => "incoming",
        Thing::Draft => "drafts",
        Thing::Approval => "approvals",
    };
    format!("/{folder}/{}", found.id)
}

impl FindPage {
    /// Where to look: the word in the address and the name.
    fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        let mut kinds = vec![("", "全部")];
        kinds.extend(Thing::ALL.map(|thing| (thing.slug(), thing.name())));
        kinds.push((PEOPLE, "人员和单位"));
        kinds
    }

    fn is_kind(&self, kind: &str) -> bool {
        self.asked.kind == kind
    }

    /// Stages by kind: the word in the address and the name.
    fn stages(&self) -> Vec<(&'static str, Vec<(String, &'static str)>)> {
        let words = |thing: Thing, names: Vec<&'static str>| {
            names.into_iter().map(|name| (stage_word(thing, name), name)).collect()
        };
        let all = stages().into_iter();
        all.map(|(thing, stages)| (thing.name(), words(thing, stages.into_iter().map(|stage| stage.0).collect())))
            .collect()
    }

    fn is_stage(&self, word: &str) -> bool {
        self.asked.stage == word
    }

    fn years(&self) -> Vec<String> {
        (0..10).map(|before| (self.this_year - before).to_string()).collect()
    }

    fn is_year(&self, year: &str) -> bool {
        self.asked.year == year
    }

    fn titles_first(&self) -> bool {
        self.findings.order == Order::Titles
    }

    /// Filters beside the kind: whether the form for them stands open.
    fn narrowed(&self) -> bool {
        let asked = &self.asked;
        let texts = [&asked.who, &asked.year, &asked.stage, &asked.from, &asked.to, &asked.open];
        texts.into_iter().any(|text| !text.is_empty())
    }

    fn is_later(&self) -> bool {
        !self.asked.after.is_empty()
    }

    fn nothing(&self) -> bool {
        self.lines.is_empty() && self.findings.people.is_empty() && self.findings.units.is_empty()
    }

    /// How many there are, in words.
    fn count(&self) -> String {
        match self.findings.rest {
            Some(count) if self.is_later() => format!("这一页起还有{count}件"),
            Some(count) => format!("找到{count}件"),
            None => format!("超过{COUNTED}件，再加一个词或者条件会更准"),
        }
    }

    fn next(&self) -> Option<String> {
        let next = self.findings.next?;
        Some(format!("{}&after={}", self.asked.with("", ""), after(next)))
    }

    fn person_address(&self, id: &str) -> Option<String> {
        self.shell.chief.then(|| format!("/admin/organization/people/{id}"))
    }

    fn unit_address(&self, id: &str) -> Option<String> {
        self.shell.chief.then(|| format!("/admin/organization/units/{id}"))
    }

    /// An example for somebody who has not asked yet.
    fn example(&self, words: &str) -> String {
        super::address_of(words, app::find::Field::Everywhere)
    }

    fn some(&self, runs: &[Run]) -> bool {
        !runs.is_empty()
    }
}
