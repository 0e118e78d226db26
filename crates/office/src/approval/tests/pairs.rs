//! Every ordered pair of verbs from every state that can be reached, and what must always hold.

use super::stage::{Stage, digest, meeting};
use crate::approval::{
    Approval, Capacity, Change, Decision, Errand, Event, Outcome, Refusal, Side, Stance, State, Target, Words,
};
use crate::authority::Chart;
use crate::calendar::Calendar;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Submit,
    Consent,
    Circle,
    WithChanges,
    Disagree,
    Refer,
    ReturnTo(usize),
    ReturnToDrafter,
    Withdraw,
    AddBefore,
    AddAfter,
    Delegate,
    DelegateSigns,
    SubstituteSigns,
    Remind,
    TimeOut,
    ReviseSubstance,
    ReviseTypography,
    RecordOral,
    ConfirmOral,
    LapseOral,
    DenyOral,
    Pass,
    PassInPrinciple,
    Reject,
    HandOn,
}

impl Verb {
    pub(super) const ALL: [Self; 28] = [
        Self::Submit,
        Self::Consent,
        Self::Circle,
        Self::WithChanges,
        Self::Disagree,
        Self::Refer,
        Self::ReturnTo(0),
        Self::ReturnTo(1),
        Self::ReturnTo(2),
        Self::ReturnToDrafter,
        Self::Withdraw,
        Self::AddBefore,
        Self::AddAfter,
        Self::Delegate,
        Self::DelegateSigns,
        Self::SubstituteSigns,
        Self::Remind,
        Self::TimeOut,
        Self::ReviseSubstance,
        Self::ReviseTypography,
        Self::RecordOral,
        Self::ConfirmOral,
        Self::LapseOral,
        Self::DenyOral,
        Self::Pass,
        Self::PassInPrinciple,
        Self::Reject,
        Self::HandOn,
    ];

    pub(super) fn name(self) -> String {
        match self {
            Self::Submit => "提交".into(),
            Self::Consent => "同意".into(),
            Self::Circle => "圈阅".into(),
            Self::WithChanges => "修改后同意".into(),
            Self::Disagree => "会签不同意".into(),
            Self::Refer => "报请裁定".into(),
            Self::ReturnTo(step) => format!("退回第{}步", step + 1),
            Self::ReturnToDrafter => "退回拟稿人".into(),
            Self::Withdraw => "撤回".into(),
            Self::AddBefore => "前加签".into(),
            Self::AddAfter => "后加签".into(),
            Self::Delegate => "授权".into(),
            Self::DelegateSigns => "受托人签".into(),
            Self::SubstituteSigns => "AB角代签".into(),
            Self::Remind => "催办".into(),
            Self::TimeOut => "超时".into(),
            Self::ReviseSubstance => "改内容".into(),
            Self::ReviseTypography => "改版式".into(),
            Self::RecordOral => "记口头同意".into(),
            Self::ConfirmOral => "补签".into(),
            Self::LapseOral => "口头失效".into(),
            Self::DenyOral => "否认口头".into(),
            Self::Pass => "会议通过".into(),
            Self::PassInPrinciple => "会议原则通过".into(),
            Self::Reject => "会议未通过".into(),
            Self::HandOn => "转交".into(),
        }
    }

    /// Does it, by whoever has the best right to in this state.
    pub(super) fn act(self, stage: &mut Stage) -> Result<Event, Refusal> {
        let signer = signer(stage);
        let fresh = format!("jia{}", stage.approval.history().len());
        let now = stage.now;
        let drafter = stage.approval.drafter().id.clone();
        let Stage { approval, chart, .. } = stage;
        match self {
            Self::Submit => stage.submit(),
            Self::Consent => stage.agree(&signer),
            Self::Circle => stage.circle(&signer),
            Self::WithChanges => approval.countersign(&signer, Stance::WithChanges, "补充期限", chart, now),
            Self::Disagree => approval.countersign(&signer, Stance::Disagree, "没有预算", chart, now),
            Self::Refer => approval.refer(&drafter, "三次协商未果，建议先行", chart, now),
            Self::ReturnTo(step) => approval.send_back(&signer, Target::Step(step), "再核", chart, now),
            Self::ReturnToDrafter => approval.send_back(&signer, Target::Drafter, "重写", chart, now),
            Self::Withdraw => approval.withdraw(&drafter, now),
            Self::AddBefore => approval.add_signer(&signer, &fresh, Side::Before, "", chart, now),
            Self::AddAfter => approval.add_signer(&signer, &fresh, Side::After, "", chart, now),
            Self::Delegate => approval.delegate(&signer, "weituo", "", chart, now),
            Self::DelegateSigns => stage.agree("weituo"),
            Self::SubstituteSigns => {
                chart.absent.insert(signer, "bjiao".into());
                let result = stage.agree("bjiao");
                stage.chart.absent.clear();
                result
            }
            Self::Remind => approval.remind(&drafter, chart, now),
            Self::TimeOut => {
                stage.later(5 * 24);
                stage.approval.time_out(&Calendar::shipped(), stage.now)
            }
            Self::ReviseSubstance => {
                let text = format!("稿{}", approval.history().len());
                approval.revise(&drafter, digest(&text), Change::Substance, chart, now)
            }
            Self::ReviseTypography => {
                let same = approval.digest().clone();
                approval.revise(&drafter, same, Change::Typography, chart, now)
            }
            Self::RecordOral => approval.record_oral("jilu", &signer, "先处置", now.at, chart, now),
            Self::ConfirmOral => {
                let waiting = approval.waiting(chart, now);
                let leader = waiting.into_iter().find(|one| one.errand == Errand::Confirm);
                let leader = leader.map_or_else(|| "xianzhang".to_owned(), |one| one.who.id);
                approval.confirm_oral(&leader, Words::name(), chart, now)
            }
            Self::DenyOral => {
                let leader = approval.oral_consents().next().map(|oral| oral.from.id.clone());
                approval.deny_oral(&leader.unwrap_or_else(|| "xianzhang".to_owned()), "没有说过", chart, now)
            }
            Self::LapseOral => {
                stage.later(25);
                stage.approval.lapse_oral(stage.now)
            }
            Self::Pass => stage.resolve(Outcome::Passed),
            Self::PassInPrinciple => stage.resolve(Outcome::InPrinciple),
            Self::Reject => {
                let resolution = meeting(Outcome::Rejected, now.today);
                approval.resolve("jilu", resolution, chart, now)
            }
            Self::HandOn => {
                // Whoever signed it does not take it over.
                let to = match (approval.state(), drafter.as_str()) {
                    (State::Approved, _) => "fuzhuren",
                    (_, "keyuan") => "tongshi",
                    _ => "keyuan",
                };
                approval.hand_on("zhuren", to, "已调离", chart, now)
            }
        }
    }
}

/// Whose turn it is by their own right; else who could change their mind.
fn signer(stage: &Stage) -> String {
    let waiting = stage.approval.waiting(&stage.chart, stage.now);
    let own = waiting.iter().find(|one| one.errand == Errand::Sign && one.for_whom.is_none());
    let step = stage.approval.current().map(|at| &stage.approval.steps()[at]);
    let against = step.and_then(|step| step.seats.iter().find(|seat| seat.disagrees()));
    let against = against.and_then(|seat| stage.chart.holders(&seat.post, stage.now.today).into_iter().next());
    own.map(|one| one.who.id.clone()).or(against.map(|one| one.id)).unwrap_or_else(|| "fuzhuren".to_owned())
}

/// What makes two states the same for the verbs: where it stands, what was decided on each seat
/// as far as it matters (no, yes, against, orally, orally and over), who was added, and whether
/// a seat whose turn it is was given to a delegate.
fn shape(stage: &Stage) -> String {
    let current = stage.approval.current();
    let mut shape = format!("{:?}", stage.approval.state());
    for (number, step) in stage.approval.steps().iter().enumerate() {
        let now = current == Some(number);
        shape.push_str(if step.referred.is_some() { " ^" } else { " >" });
        for seat in &step.seats {
            let decision = match &seat.decision {
                None => "-",
                Some(Decision::Signed(one)) if one.stance == Stance::Disagree => "x",
                Some(Decision::Oral(one)) if stage.now.at > one.until => "?",
                Some(Decision::Oral(_)) => "o",
                Some(decision) if decision.consents() => "+",
                Some(_) => "X",
            };
            let who = if step.rule.is_none() { "added" } else { "" };
            let given = if now && !seat.consents() && seat.delegate.is_some() { "d" } else { "" };
            shape.push_str(&format!(" {who}{decision}{given}"));
        }
    }
    shape
}

/// All states that can be reached, each once; signers are added at most once at a time.
fn reachable(code: &str) -> Vec<Stage> {
    let start = Stage::new(code);
    let mut seen = BTreeSet::from([shape(&start)]);
    let mut found = vec![start.clone()];
    let mut queue = VecDeque::from([start]);
    while let Some(stage) = queue.pop_front() {
        for verb in Verb::ALL {
            let added = stage.approval.steps().iter().any(|step| step.rule.is_none());
            if added && matches!(verb, Verb::AddBefore | Verb::AddAfter) {
                continue;
            }
            let mut next = stage.clone();
            if verb.act(&mut next).is_ok() && seen.insert(shape(&next)) {
                found.push(next.clone());
                queue.push_back(next);
            }
        }
    }
    found
}

/// What must hold after a verb, whatever it was.
pub(super) fn check(before: &Approval, stage: &Stage, result: &Result<Event, Refusal>) {
    let after = &stage.approval;
    match result {
        Err(refusal) => {
            assert_eq!(before, after, "a refused verb changes nothing");
            assert!(!refusal.to_string().is_empty());
        }
        Ok(event) => {
            assert_eq!(after.history().len(), before.history().len() + 1, "one event for a verb");
            assert_eq!(&after.history()[..before.history().len()], before.history(), "history only grows");
            let last = after.history().last().unwrap();
            assert_eq!(&last.event, event);
            assert_eq!(usize::try_from(last.number).unwrap(), after.history().len());
            assert!(!event.words().is_empty());
        }
    }
    for act in after.permits() {
        if after.permit(*act, after.digest(), stage.now).is_ok() {
            let standing = standing(after);
            for seat in after.steps().iter().flat_map(|step| &step.seats) {
                let digest = standing.get(seat.title.as_str());
                assert_eq!(digest, Some(&after.digest().as_str()), "{} consented to this content", seat.title);
            }
            assert!(!after.steps().is_empty());
        }
    }
    let mut people = BTreeSet::new();
    for seat in after.steps().iter().flat_map(|step| &step.seats) {
        for person in seat.decision.iter().flat_map(Decision::people) {
            assert!(people.insert(person.id.clone()), "{} stands twice", person.name);
            assert_ne!(person.id, after.drafter().id, "the drafter signs nothing");
        }
    }
    if let Ok(Event::Signed { signature, title }) = result
        && let Capacity::Delegate { of } = &signature.capacity
    {
        let given = before.history().iter().any(|record| {
            let by = record.by.as_ref().is_some_and(|by| by.id == of.id);
            by && matches!(&record.event, Event::Delegated { to, title: on, .. } if to.id == signature.by.id && on == title)
        });
        assert!(given, "a delegate signs only what the holder gave");
        let seat = before.steps().iter().flat_map(|step| &step.seats).find(|seat| seat.title == *title).unwrap();
        let holders = stage.chart.holders(&seat.post, stage.now.today);
        assert!(holders.iter().any(|holder| holder.id == of.id), "the one who gave it holds the post");
    }
}

/// The consents that stand, and the disagreements that went up, read from the history alone:
/// title and content.
fn standing(approval: &Approval) -> BTreeMap<&str, &str> {
    let mut standing = BTreeMap::new();
    let mut digest = "";
    for record in approval.history() {
        for fell in record.event.fell() {
            standing.remove(fell.title.as_str());
        }
        match &record.event {
            Event::Submitted { digest: now, .. } => {
                standing.clear();
                digest = now.as_str();
            }
            Event::Revised { digest: now, .. } => digest = now.as_str(),
            Event::Signed { title, signature } if signature.stance == Stance::Disagree => {
                standing.remove(title.as_str());
            }
            Event::Signed { title, signature } | Event::OralConfirmed { title, signature } => {
                standing.insert(title.as_str(), signature.digest.as_str());
            }
            Event::Referred { against, .. } => {
                standing.extend(against.iter().map(|title| (title.as_str(), digest)));
            }
            Event::OralRecorded { title, .. } => {
                standing.insert(title.as_str(), digest);
            }
            Event::Resolved { title, resolution, .. } if resolution.outcome.passes() => {
                standing.insert(title.as_str(), digest);
            }
            _ => {}
        }
    }
    standing
}

#[test]
fn all_pairs_of_verbs_from_every_state() {
    let mut told = Vec::new();
    for code in ["line", "group", "body", "short"] {
        let states = reachable(code);
        let mut pairs = 0_usize;
        for state in &states {
            for first in Verb::ALL {
                let mut one = state.clone();
                let result = first.act(&mut one);
                check(&state.approval, &one, &result);
                pairs += Verb::ALL.len();
                if one.approval == state.approval && one.now == state.now {
                    // The second verb finds the same state as a first one does.
                    continue;
                }
                for second in Verb::ALL {
                    let mut two = one.clone();
                    let result = second.act(&mut two);
                    check(&one.approval, &two, &result);
                }
            }
        }
        let every = State::ALL.into_iter().filter(|state| states.iter().any(|one| one.approval.state() == *state));
        told.push((code, states.len(), pairs, every.count()));
    }
    println!("{told:?}");
    for (code, states, pairs, kinds) in &told {
        assert!(*states >= 10 && *pairs == states * Verb::ALL.len() * Verb::ALL.len(), "{code}: {states} states");
        assert_eq!(*kinds, if *code == "body" { 4 } else { 3 }, "{code}");
    }
}

#[test]
fn every_verb_succeeds_somewhere_and_is_refused_somewhere() {
    let states: Vec<Stage> = ["line", "group", "body", "short"].into_iter().flat_map(reachable).collect();
    for verb in Verb::ALL {
        let results: Vec<bool> = states.iter().map(|state| verb.act(&mut state.clone()).is_ok()).collect();
        assert!(results.contains(&true), "{verb:?} never succeeds");
        let always = matches!(verb, Verb::ReviseSubstance | Verb::ReviseTypography);
        assert!(always || results.contains(&false), "{verb:?} is never refused");
    }
}
