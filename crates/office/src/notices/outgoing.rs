//! Who is told what happened to a sent document, and to its copies.

use super::{Letter, Notice, Thing, Weight, people_of, registrars};
use crate::approval::Ending;
use crate::authority::Holder;
use crate::documents::Circle;
use crate::documents::outgoing::{Event, Outgoing};
use crate::organization::{Organization, Rank};
use crate::permission::Reviewer;
use gongwen::Date;

/// Whoever signed a document learns that it was given up.
#[must_use]
pub fn of_cancelled(document: &Outgoing, signers: &[Holder], actor: &str) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Outgoing, &document.id, &document.content.title, actor);
    let signers = signers.iter().map(|signer| &signer.id).filter(|signer| **signer != document.drafter.id);
    letter.tell(signers, Weight::Normal, "您签过的文稿已作废");
    letter.notices
}

/// Whom an event of a sent document concerns. `actor` did it.
#[must_use]
pub fn of_outgoing(
    event: &Event,
    document: &Outgoing,
    actor: &str,
    organization: &Organization,
    today: Date,
) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Outgoing, &document.id, &document.content.title, actor);
    let drafter = [&document.drafter.id];
    match event {
        Event::Submitted => {
            letter.tell(reviewers(document, organization, today), Weight::Desk, "送审，待审核");
        }
        Event::Returned => letter.tell(drafter, Weight::Normal, "已退回，请修改"),
        Event::Signed(_) => {
            letter.tell(drafter, Weight::Normal, "已签发");
            letter.tell(registrars(organization, today), Weight::Desk, "已签发，待复核");
        }
        Event::BackToSigner => letter.tell(drafter, Weight::Normal, "改动了实质内容，签署失效，重新送签"),
        Event::HandedOn(..) => letter.tell(drafter, Weight::Normal, "已转交您办理"),
        Event::Lapsed => {
            letter.tell(drafter, Weight::Normal, "口头同意没有成立，签发失效");
            let words = "口头同意没有成立，签发失效，不能往下办";
            letter.tell(registrars(organization, today), Weight::Desk, words);
            if document.state.is_unsigned() {
                let director = organization.director(today).map(|one| one.id.clone());
                letter.tell(director, Weight::Desk, "已经印发的公文没有人签发，请补签或者撤销");
            }
        }
        Event::Renewed(_) => letter.tell(drafter, Weight::Normal, "已补签"),
        Event::Registered(number) => letter.tell(drafter, Weight::Normal, &format!("已编号：{number}")),
        Event::Released(_) => letter.tell(drafter, Weight::Normal, "已核发"),
        Event::Cancelled(_) => letter.tell(drafter, Weight::Normal, "已作废"),
        Event::Revoked => letter.tell(drafter, Weight::Normal, "已撤销"),
        Event::Repealed(_) => letter.tell(drafter, Weight::Normal, "已废止"),
        Event::Edited => letter.tell(drafter, Weight::Normal, "文稿有改动，请看版本对比"),
        Event::Begun
        | Event::Described
        | Event::TakenBack
        | Event::Passed
        | Event::Rechecked(_)
        | Event::Corrected(_)
        | Event::Published(..)
        | Event::Printed
        | Event::Sealed(_)
        | Event::Archived(_)
        | Event::Refiled(_) => {}
    }
    letter.notices
}

/// Tells the registrars that the end of a document's force is decided, and waits for them.
#[must_use]
pub fn of_ending(ending: &Ending, title: &str, actor: &str, organization: &Organization, today: Date) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Outgoing, &ending.document, title, actor);
    letter.tell(registrars(organization, today), Weight::Desk, &format!("已批准，请办理{}", ending.name()));
    letter.notices
}

/// Who may review it: all who review for the office or, where only those who have a part may see
/// it, the directors and the head of the drafter's section.
fn reviewers(document: &Outgoing, organization: &Organization, today: Date) -> Vec<String> {
    let sections: Vec<&str> =
        organization.posts_of(&document.drafter.id, today).into_iter().map(|post| post.unit.as_str()).collect();
    let near = |person: &str| {
        let posts = organization.posts_of(person, today);
        document.circle == Circle::Office
            || posts.iter().any(|post| match post.rank {
                Rank::Director | Rank::DeputyDirector => true,
                Rank::SectionHead => sections.contains(&post.unit.as_str()),
                _ => false,
            })
    };
    let people = organization.people().into_iter();
    let reviewers = people.filter(|person| Reviewer::of(organization, &person.id, today).is_some() && near(&person.id));
    reviewers.map(|person| person.id.clone()).collect()
}

/// Tells the people of a unit about copies that it got.
#[must_use]
pub fn of_copies(
    words: &str,
    unit: &str,
    document: &Outgoing,
    actor: &str,
    organization: &Organization,
    today: Date,
) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Copies, &document.id, &document.content.title, actor);
    letter.tell(people_of(organization, unit, today), Weight::Normal, words);
    letter.notices
}
