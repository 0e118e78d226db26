//! Notices (通知): who is told what, when something happened that concerns them.
//!
//! An event is told once, in the transaction in which it happened: to those who must act next, to
//! those who asked for it, never to the one who did it.

mod approvals;
mod incoming;
mod meetings;
mod outgoing;
mod quiet;
#[cfg(test)]
mod tests;

pub use approvals::{of_approval, of_authority, of_referral, of_turn};
pub use incoming::{of_answer, of_incoming};
pub use meetings::of_meeting;
pub use outgoing::{of_cancelled, of_copies, of_ending, of_outgoing};
pub use quiet::QuietHours;

use crate::organization::Organization;
use crate::permission::Registrar;
use gongwen::Date;

/// What kind of thing a notice is about; decides where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// 审批事项
    Approval,
    /// 发文
    Outgoing,
    /// 收文
    Incoming,
    /// 来文签收: copies that came for a unit.
    Copies,
    /// 会议
    Meeting,
    /// 审批权限表
    Authority,
}

/// How much it presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Also in the quiet hours.
    Urgent,
    /// In the program at once, outside it when it is not quiet.
    Normal,
    /// For a desk that several people keep: only in the program.
    Desk,
}

/// A notice to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The key of the person.
    pub to: String,
    /// What kind of thing it is about.
    pub thing: Thing,
    /// The key of the thing.
    pub object: String,
    /// What happened, or is asked: 请批示.
    pub words: String,
    /// What it is called; stays inside the program.
    pub title: String,
    /// How much it presses.
    pub weight: Weight,
}

impl Thing {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Approval, Self::Outgoing, Self::Incoming, Self::Copies, Self::Meeting, Self::Authority];

    /// As a person reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Approval => "审批",
            Self::Outgoing => "发文",
            Self::Incoming => "收文",
            Self::Copies => "来文",
            Self::Meeting => "会议",
            Self::Authority => "审批权限",
        }
    }
}

/// Notices about one thing, each person once, without the one who acted.
struct Letter<'a> {
    thing: Thing,
    object: &'a str,
    title: &'a str,
    actor: &'a str,
    notices: Vec<Notice>,
}

impl<'a> Letter<'a> {
    fn about(thing: Thing, object: &'a str, title: &'a str, actor: &'a str) -> Self {
        Self { thing, object, title, actor, notices: Vec::new() }
    }

    fn tell<To: AsRef<str>>(&mut self, whom: impl IntoIterator<Item = To>, weight: Weight, words: &str) {
        for to in whom {
            let to = to.as_ref();
            if to == self.actor || self.notices.iter().any(|notice| notice.to == to) {
                continue;
            }
            self.notices.push(Notice {
                to: to.to_owned(),
                thing: self.thing,
                object: self.object.to_owned(),
                words: words.to_owned(),
                title: self.title.to_owned(),
                weight,
            });
        }
    }
}

/// Those who keep the registers of the office.
fn registrars(organization: &Organization, today: Date) -> Vec<String> {
    let people = organization.people().into_iter();
    people.filter(|person| Registrar::of(organization, &person.id, today).is_some()).map(|one| one.id.clone()).collect()
}

/// Everybody with a post in a unit.
pub(crate) fn people_of(organization: &Organization, unit: &str, today: Date) -> Vec<String> {
    let posts = organization.posts_in(unit, today);
    let people = posts.into_iter().flat_map(|post| organization.holders(&post.id, today));
    people.map(|person| person.id.clone()).collect()
}
