//! Who may be named in somebody's place: to sign for them (授权), to go on with their matter (转交).

use gongwen::Date;
use office::organization::{Organization, Rank};
use office::permission::Member;

/// Whether two people hold posts in one unit.
fn share_a_unit(organization: &Organization, one: &str, other: &str, on: Date) -> bool {
    let units = |who: &str| {
        let posts = organization.posts_of(who, on).into_iter();
        posts.map(|post| post.unit.clone()).collect::<Vec<_>>()
    };
    let own = units(one);
    units(other).iter().any(|unit| own.contains(unit))
}

/// Whether somebody may go on with a matter of another: of the same unit, or of the office.
pub(super) fn may_take_over(organization: &Organization, of: &str, who: &str, on: Date) -> bool {
    Member::of(organization, who, on).is_some() || share_a_unit(organization, of, who, on)
}

/// Whether somebody may sign in the name of another: of the same unit; in the office anybody of the
/// office; for a leader also the director.
pub(super) fn may_sign_for(organization: &Organization, of: &str, who: &str, on: Date) -> bool {
    let member = |who: &str| Member::of(organization, who, on).is_some();
    let leads = organization.rank(of, on).is_some_and(Rank::is_leader);
    let directs = || organization.with_rank_in_office(Rank::Director, on).iter().any(|director| director.id == who);
    share_a_unit(organization, of, who, on) || (member(of) && member(who)) || (leads && directs())
}
