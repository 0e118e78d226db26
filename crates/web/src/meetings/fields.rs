//! The fields of a meeting: read from a form, and as they stand in one.

use crate::choices::{self, Choice};
use crate::form::{Fields, Typed};
use app::ErrorKind;
use app::documents::Desk;
use app::meetings::NewMeeting;
use gongwen::Date;
use office::TimeOfDay;
use office::meetings::Plan;

/// The name of the form by which what was typed is kept.
pub(super) const FORM: &str = "plan";

/// What stands in the fields, and who can be chosen.
pub(super) struct PlanFields {
    pub(super) day: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) place: String,
    pub(super) note: String,
    /// Key, name with post, whether chosen.
    pub(super) people: Vec<(String, String, bool)>,
    pub(super) today: String,
}

impl PlanFields {
    /// As they are typed, else as the meeting has them, else empty.
    pub(super) fn of(desk: &Desk, typed: &Typed, plan: Option<&Plan>) -> Self {
        let slot = plan.map(|plan| plan.slot);
        let was = |field: &str, usual: String| typed.or(FORM, field, &usual).to_owned();
        let chosen = |id: &str| match typed.was(FORM) {
            true => typed.chose(FORM, "person", id),
            false => plan.is_some_and(|plan| plan.has(id)),
        };
        let mut people: Vec<Choice> = choices::people(desk);
        // Who is invited and has no post any more stays on the list until taken off it.
        for person in plan.iter().flat_map(|plan| &plan.people) {
            if !people.iter().any(|(id, _)| *id == person.id) {
                people.push((person.id.clone(), format!("{}（已离任）", person.name)));
            }
        }
        Self {
            day: was("day", slot.map_or_else(String::new, |slot| slot.day().iso())),
            from: was("from", slot.map_or_else(String::new, |slot| slot.from().to_string())),
            to: was("to", slot.map_or_else(String::new, |slot| slot.to().to_string())),
            place: was("place", plan.map_or_else(String::new, |plan| plan.place.clone())),
            note: was("note", plan.map_or_else(String::new, |plan| plan.note.clone())),
            people: people
                .into_iter()
                .map(|(id, name)| {
                    let is = chosen(&id);
                    (id, name, is)
                })
                .collect(),
            today: desk.now.today.iso(),
        }
    }
}

/// The meeting that a form describes.
pub(super) fn read(fields: &Fields) -> app::Result<NewMeeting> {
    let invalid = |message: &str| app::Error::new(ErrorKind::Invalid, message);
    let day = Date::from_iso(fields.get("day").trim())
        .ok_or_else(|| invalid("会议日期读不出来。请写成年-月-日，如2026-12-01。"))?;
    let clock = |name: &str| {
        let message = "会议的开始、结束时间读不出来。请写成时:分，如9:00、14:30。";
        TimeOfDay::read(fields.get(name)).ok_or_else(|| invalid(message))
    };
    Ok(NewMeeting {
        day,
        from: clock("from")?,
        to: clock("to")?,
        place: fields.get("place").to_owned(),
        people: fields.all("person"),
        note: fields.get("note").to_owned(),
    })
}
