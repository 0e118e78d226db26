//! 按文种起草: a form for each of the fifteen kinds that asks only what the kind needs.

mod compose;
mod guides;

pub use compose::{Filled, compose};
pub use guides::guide;

use gongwen::Kind;

/// What a form for a kind asks, and what it says about the kind.
#[derive(Clone, Copy, Debug)]
pub struct Guide {
    /// The kind.
    pub kind: Kind,
    /// What it is for, in one line: 《条例》 Article 8.
    pub purpose: &'static str,
    /// How its title is made.
    pub title: TitleForm,
    /// Whether it names whom it goes to.
    pub addressees: Need,
    /// Whether it names who signs it out (签发人).
    pub signatory: Need,
    /// The parts of its body in order.
    pub parts: &'static [Part],
    /// How it ends, in custom.
    pub closer: &'static str,
    /// What stands in the 附注: a contact for requests.
    pub annotation: &'static str,
}

impl Guide {
    /// Orders are signed by who holds the post (签名章, GB/T 9704-2012 10.2), not by the organ.
    #[must_use]
    pub fn signed_in_person(&self) -> bool {
        self.kind == Kind::Order
    }

    /// The number as far as it is known before it is registered, of the codes of the office: 函 have
    /// one of their own, orders and minutes are numbered without.
    #[must_use]
    pub fn number_begun(&self, codes: &[String], year: i32) -> String {
        let letter = self.kind == Kind::Letter;
        let code = match self.kind {
            Kind::Order | Kind::Minutes => None,
            _ => codes.iter().find(|code| code.ends_with('函') == letter),
        };
        code.map_or_else(String::new, |code| format!("{code}〔{year}〕号"))
    }
}

/// How a title is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleForm {
    /// organ + 关于 + subject + 的 + kind
    About,
    /// organ + subject + kind: 云溪县人民政府第5次常务会议纪要
    Named,
    /// organ + kind: 云溪县人民政府令
    Organ,
}

/// Whether a field is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// 必填
    Required,
    /// 可不填
    Optional,
    /// Not asked.
    No,
}

/// A part of the body.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Its name in the form.
    pub name: &'static str,
    /// What the person reads.
    pub label: &'static str,
    /// What to write.
    pub help: &'static str,
    /// Whether it must be there.
    pub need: Need,
}

/// A message beside a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the field.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl FieldError {
    /// A message beside a field.
    #[must_use]
    pub fn new(field: &str, message: &str) -> Self {
        Self { field: field.to_owned(), message: message.to_owned() }
    }
}
