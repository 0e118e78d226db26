//! Who is told what happened to a meeting.

use super::{Letter, Notice, Thing, Weight};
use crate::authority::Holder;
use crate::meetings::{Event, Meeting};
use gongwen::Date;

/// Whom an event of a meeting concerns. `actor` did it.
#[must_use]
pub fn of_meeting(event: &Event, meeting: &Meeting, approvers: &[Holder], actor: &str, today: Date) -> Vec<Notice> {
    let mut letter = Letter::about(Thing::Meeting, &meeting.id, &meeting.title, actor);
    // What changes about a meeting of today or tomorrow must not wait for the morning.
    let soon = meeting.plan.slot.day().days_since(today) <= 1;
    let press = if soon { Weight::Urgent } else { Weight::Normal };
    let people = || meeting.plan.people.iter().map(|one| one.id.as_str());
    match event {
        Event::Called(slot) => letter.tell(people(), press, &format!("请参加会议：{slot}")),
        Event::Changed { slot, what, dropped } => {
            letter.tell(dropped.iter().map(|one| one.id.as_str()), press, "会议人员有调整，不再请您参加");
            letter.tell(people(), press, &format!("会议改{}：{slot}", what.join("、")));
        }
        Event::Cancelled(reason) => letter.tell(people(), press, &format!("会议取消：{reason}")),
    }
    letter.tell([meeting.called.by.id.as_str()], press, &event.words());
    // They approved a meeting in words; this is what became of it.
    let words = format!("您批准的会议，{}", event.words());
    letter.tell(approvers.iter().map(|one| one.id.as_str()), Weight::Normal, &words);
    letter.notices
}
