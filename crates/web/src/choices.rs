//! People to choose from in a form: key, and name with post.

use app::documents::Desk;
use office::permission::Member;

/// A choice: its key, and how it reads.
pub(crate) type Choice = (String, String);

/// Everybody who holds a post today.
pub(crate) fn people(desk: &Desk) -> Vec<Choice> {
    let (organization, today) = (&desk.organization, desk.now.today);
    let present = organization.people().into_iter().filter(|person| !organization.has_left(&person.id, today));
    let choice = |person: &office::organization::Person| {
        let title = organization.title(&person.id, today)?;
        Some((person.id.clone(), format!("{}（{title}）", person.name)))
    };
    present.filter_map(choice).collect()
}

/// The members of the office.
pub(crate) fn members(desk: &Desk) -> Vec<Choice> {
    let member = |(id, _): &Choice| Member::of(&desk.organization, id, desk.now.today).is_some();
    people(desk).into_iter().filter(member).collect()
}
