//! Who must have a part in signing what is written: asked when the chain begins, when the text is
//! changed under way, and before the document gets its number. A change that would need other signers
//! does not pass under the hands of these.

use super::Desk;
use crate::error::{Error, Kind as ErrorKind, Result};
use gongwen::{Document, Kind};
use office::approval::Approval;
use office::authority::{Matter, Role};
use office::documents::outgoing::Outgoing;
use office::organization::{Organization, Unit};

/// Whether this chain may sign this document.
///
/// # Errors
/// Refused if its kind is none of the matter, if the head or a leader of the organ that sends it has no
/// part, or one of several organs that send it together has none.
pub(super) fn suffice(document: &Outgoing, approval: &Approval, matter: &Matter, desk: &Desk) -> Result<()> {
    fits(document, matter)?;
    let read = gongwen::read(&document.content.text, document.content.syntax).document;
    signed_by_the_head(&read, approval, matter, desk)?;
    signed_for_the_organ(&read, approval, matter, desk)?;
    signed_by_every_organ(&read, approval, desk)
}

/// A matter that is for some kinds of documents only is for no other: the chain of a letter does not do
/// for a notice.
pub(super) fn fits(document: &Outgoing, matter: &Matter) -> Result<()> {
    let Some(kind) = document.content.kind.filter(|kind| !matter.kinds.is_empty() && !matter.kinds.contains(kind))
    else {
        return Ok(());
    };
    let names: Vec<&str> = matter.kinds.iter().map(|kind| kind.name()).collect();
    let message = format!(
        "审批事项“{}”只用于{}，这份公文是{}。请把事项改为合适的一种，如“{}”；已经送审、送签的，退回拟稿人修改。",
        matter.name,
        names.join("、"),
        kind.name(),
        fitting(kind)
    );
    Err(Error::new(ErrorKind::Invalid, message))
}

/// The matter of the table that comes with the program that documents of a kind usually are.
fn fitting(kind: Kind) -> &'static str {
    match kind {
        Kind::Request | Kind::Report => "上行文",
        Kind::Letter => "函",
        Kind::Minutes => "会议纪要",
        _ => "下行文",
    }
}

/// An upward document is signed by the head of the organ that sends it (《条例》 Art 22): the county
/// head, or the director for one of the office itself. The table cannot say otherwise.
fn signed_by_the_head(read: &Document, approval: &Approval, matter: &Matter, desk: &Desk) -> Result<()> {
    if !read.is_upward() {
        return Ok(());
    }
    let today = desk.now.today;
    let own = desk.organization.own_office(today);
    let ours = |name: &str| own.is_some_and(|office| office.name(today) == name || office.short(today) == name);
    let of_office = read.signature.organs.first().is_some_and(|organ| ours(organ.as_str()));
    let head = |role: Role| role == Role::CountyHead || (of_office && role == Role::Director);
    let signs = approval.steps().iter().flat_map(|step| &step.seats).any(|seat| head(seat.post.role));
    // Who drafted it is left out as a signer and answers for it all the same.
    let drafts = approval.left_out().iter().any(|out| matter.rules.get(out.rule).is_some_and(|rule| head(rule.role)));
    if signs || drafts {
        return Ok(());
    }
    let who = if of_office { "办公室主任" } else { "县长" };
    let message = format!(
        "这是上行文，应当由机关主要负责人（{who}）签发（《条例》第二十二条），而“{}”的审批不经过{who}。请退回拟稿人，把事项改为“上行文”；\
         权限表没有这样的事项的，请管理员修改权限表。",
        matter.name
    );
    Err(Error::new(ErrorKind::Invalid, message))
}

/// A document of the government is signed by one of its leaders (《条例》 Art 22: 本机关负责人), whichever
/// matter it was begun as. The office's own documents are signed by its director at least, which every
/// chain of the table has.
fn signed_for_the_organ(read: &Document, approval: &Approval, matter: &Matter, desk: &Desk) -> Result<()> {
    let today = desk.now.today;
    let Some(government) = desk.organization.government(today) else { return Ok(()) };
    let of_government = read.signature.organs.iter().any(|organ| government.standing(today).is_called(organ.as_str()));
    let leads = |role: Role| matches!(role, Role::LeaderInCharge | Role::ExecutiveDeputy | Role::CountyHead);
    let decides = |role: Role| leads(role) || role.is_body();
    let signs = approval.steps().iter().flat_map(|step| &step.seats).any(|seat| decides(seat.post.role));
    // Who drafted it is left out as a signer and answers for it all the same.
    let drafts = approval.left_out().iter().any(|out| matter.rules.get(out.rule).is_some_and(|rule| leads(rule.role)));
    if !of_government || signs || drafts {
        return Ok(());
    }
    let message = format!(
        "这份公文由{}署名，应当由县政府领导签发（《条例》第二十二条），而“{}”的审批不经过县政府领导。请退回拟稿人改事项，\
         或者改署名。",
        government.name(today),
        matter.name
    );
    Err(Error::new(ErrorKind::Invalid, message))
}

/// A joint document is signed by the heads of all organs that send it (《条例》 Art 22): each of the others
/// has a seat in the chain.
fn signed_by_every_organ(read: &Document, approval: &Approval, desk: &Desk) -> Result<()> {
    let today = desk.now.today;
    let organs = &read.signature.organs;
    if organs.len() < 2 {
        return Ok(());
    }
    let own = [desk.organization.government(today), desk.organization.own_office(today)];
    let ours = |unit: &Unit| own.iter().flatten().any(|own| own.id == unit.id);
    let seated = |unit: &Unit| approval.steps().iter().flat_map(|step| &step.seats).any(|seat| seat.post.of == unit.id);
    for organ in organs {
        let name = organ.as_str();
        let message = match called(&desk.organization, name, desk) {
            Some(unit) if ours(unit) || seated(unit) => continue,
            Some(_) => format!(
                "这份公文与{name}联合发文，应当由{name}的负责人会签（《条例》第二十二条），而审批里没有。请在审核时把它选为会签单位；\
                 这类事项没有会签这一步的，退回拟稿人改为“联合行文”。"
            ),
            None => format!(
                "署名里的“{name}”不在组织机构里，无法请其负责人会签（《条例》第二十二条）。请核对署名；确实联合发文的，请管理员先登记这个单位。"
            ),
        };
        return Err(Error::new(ErrorKind::Invalid, message));
    }
    Ok(())
}

/// The unit of a signature: a committee of the party with 中共 before its name or without.
fn called<'a>(organization: &'a Organization, name: &str, desk: &Desk) -> Option<&'a Unit> {
    let bare = name.strip_prefix("中国共产党").or_else(|| name.strip_prefix("中共")).unwrap_or(name);
    let names = [name.to_owned(), bare.to_owned(), format!("中共{bare}"), format!("中国共产党{bare}")];
    names.iter().find_map(|name| organization.unit_called(name, desk.now.today))
}
