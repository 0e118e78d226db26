//! What the pages of the organisation share: choices, days, forms that were refused.

use crate::error::{Answer, Failure};
use crate::form::Fields;
use app::{Error, ErrorKind};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use gongwen::Date;
use office::organization::{Organization, Span};

/// An entry of a list to choose from.
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) label: String,
}

/// A person as a link.
pub(super) struct Name {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) away: bool,
}

/// A form that was refused: which one, why, and what had been typed.
#[derive(Default)]
pub(super) struct Refused {
    form: &'static str,
    message: String,
    fields: Fields,
    pub(super) status: StatusCode,
}

impl Refused {
    pub(super) fn new(form: &'static str, message: impl Into<String>, fields: Fields) -> Self {
        Self { form, message: message.into(), fields, status: StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// A refusal of a use case; anything else is a failure.
    pub(super) fn by(form: &'static str, error: Error, fields: Fields) -> Result<Self, Failure> {
        match error.kind() {
            ErrorKind::Invalid => Ok(Self::new(form, error.message(), fields)),
            ErrorKind::Conflict => {
                Ok(Self { status: StatusCode::CONFLICT, ..Self::new(form, error.message(), fields) })
            }
            _ => Err(error.into()),
        }
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }

    /// Whether it was this form.
    pub(super) fn is(&self, form: &str) -> bool {
        self.form == form
    }

    /// What had been typed in a field of a form, or else.
    pub(super) fn typed<'a>(&'a self, form: &str, field: &str, otherwise: &'a str) -> &'a str {
        if self.form == form { self.fields.get(field) } else { otherwise }
    }

    /// Whether an entry of a list had been chosen.
    pub(super) fn chose(&self, form: &str, field: &str, id: &str) -> bool {
        self.form == form && self.fields.get(field) == id
    }
}

/// Back to a page, with a word that says what was done.
pub(super) fn back(path: &str, done: &str) -> Answer {
    Ok(Redirect::to(&format!("{path}?done={done}")).into_response())
}

/// What was done, in words; the word comes from an address.
pub(super) fn notice(done: &str) -> &'static str {
    match done {
        "added" => "已添加。",
        "renamed" => "名称已变更。旧名称在变更之前的日期仍然查得到。",
        "moved" => "隶属关系已调整。",
        "closed" => "已撤销。历史记录保留。",
        "post" => "岗位已设立。",
        "post-ended" => "岗位已撤销。",
        "appointed" => "已任命。",
        "saved" => "已保存。",
        "absence" => "已登记外出。",
        "tied" => "已保存。要撤销，请在列表里终止。",
        "ended" => "已终止。还没有开始的已经撤回。",
        "left" => "已办理离任。",
        "imported" => "导入完成，全部生效。",
        _ => "",
    }
}

/// The day in a field.
pub(super) fn day(fields: &Fields, name: &str, label: &str) -> Result<Date, String> {
    let written = fields.get(name).trim();
    let read = Date::from_iso(written).or_else(|| Date::read(written).and_then(|read| read.day));
    read.ok_or_else(|| match written {
        "" => format!("请填{label}。"),
        _ => format!("{label}“{written}”不是日期。请写成2026-01-05。"),
    })
}

/// The span of the fields `from` and `to`; without an end it goes on.
pub(super) fn span(fields: &Fields, from: &str, to: &str) -> Result<Span, String> {
    let first = day(fields, "from", from)?;
    let last = match fields.get("to").trim() {
        "" => None,
        _ => Some(day(fields, "to", to)?),
    };
    Span::new(first, last).map_err(|refusal| refusal.to_string())
}

/// Names in one field, parted by commas of either kind.
pub(super) fn list(text: &str) -> Vec<String> {
    text.split(['、', '，', ',', ';', '；']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Everybody with their post, to choose from.
pub(super) fn people(organization: &Organization, day: Date) -> Vec<Choice> {
    let label = |id: &str, name: &str| match organization.title(id, day) {
        Some(title) => format!("{name}（{title}）"),
        None => name.to_owned(),
    };
    let people = organization.people();
    people.into_iter().map(|person| Choice { id: person.id.clone(), label: label(&person.id, &person.name) }).collect()
}

/// The units of a day, to choose from.
pub(super) fn units(organization: &Organization, day: Date) -> Vec<Choice> {
    let units = organization.units_on(day);
    units.into_iter().map(|unit| Choice { id: unit.id.clone(), label: unit.name(day).to_owned() }).collect()
}

/// 11月22日 周日; with the year where it is another.
pub(super) fn words(day: Date, today: Date) -> String {
    if day.year() == today.year() {
        format!("{}月{}日 周{}", day.month(), day.day(), day.weekday())
    } else {
        day.to_string()
    }
}
