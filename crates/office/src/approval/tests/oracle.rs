//! Random tables, charts and acts against a naive oracle: no permit without its chain.
//!
//! The oracle shares no code with the engine's decisions. It keeps a list of who consented to
//! what, takes everything back whenever in doubt, and knows from the table alone which posts
//! must have consented.

use super::stage::{HOUR, MONDAY, digest, meeting};
use crate::Moment;
use crate::approval::{Approval, Change, Event, Now, Opening, Outcome, Refusal, Side, Stance, Target, Words};
use crate::authority::tests::{Paper, holder};
use crate::authority::{
    Act, Basis, Chart, Condition, Delegation, Fact, Facts, Matter, Post, Relation, Role, Rule, Strength, Test,
};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

const PEOPLE: [&str; 7] = ["p0", "p1", "p2", "p3", "p4", "p5", "p6"];
const UNITS: [&str; 3] = ["u0", "u1", "u2"];
/// The unit that the table names, by its key and by its name.
const NAMED: &str = "u3";

#[derive(Clone, Debug)]
enum Deed {
    Submit,
    Consent { by: usize },
    Disagree { by: usize },
    Refer { by: usize },
    SendBack { by: usize, step: Option<usize> },
    Withdraw { by: usize },
    Add { by: usize, whom: usize, side: bool },
    Delegate { by: usize, to: usize },
    Revise { by: usize, text: u8 },
    Oral { by: usize, from: usize },
    Confirm { by: usize },
    Lapse,
    Deny { by: usize },
    Resolve { outcome: usize },
    Wait { hours: i64 },
    Appoint { post: usize, who: usize },
    Leave { who: usize },
    Away { who: usize, substitute: usize },
    Back { who: usize },
}

fn deed() -> impl Strategy<Value = Deed> {
    let p = || 0..PEOPLE.len();
    prop_oneof![
        2 => Just(Deed::Submit),
        12 => p().prop_map(|by| Deed::Consent { by }),
        2 => p().prop_map(|by| Deed::Disagree { by }),
        1 => p().prop_map(|by| Deed::Refer { by }),
        1 => (p(), proptest::option::of(0..4_usize)).prop_map(|(by, step)| Deed::SendBack { by, step }),
        1 => p().prop_map(|by| Deed::Withdraw { by }),
        1 => (p(), p(), any::<bool>()).prop_map(|(by, whom, side)| Deed::Add { by, whom, side }),
        2 => (p(), p()).prop_map(|(by, to)| Deed::Delegate { by, to }),
        1 => (p(), 0..3_u8).prop_map(|(by, text)| Deed::Revise { by, text }),
        2 => (p(), p()).prop_map(|(by, from)| Deed::Oral { by, from }),
        2 => p().prop_map(|by| Deed::Confirm { by }),
        1 => Just(Deed::Lapse),
        1 => p().prop_map(|by| Deed::Deny { by }),
        3 => (0..3_usize).prop_map(|outcome| Deed::Resolve { outcome }),
        1 => (1..30_i64).prop_map(|hours| Deed::Wait { hours }),
        1 => (0..12_usize, p()).prop_map(|(post, who)| Deed::Appoint { post, who }),
        1 => p().prop_map(|who| Deed::Leave { who }),
        1 => (p(), p()).prop_map(|(who, substitute)| Deed::Away { who, substitute }),
        1 => p().prop_map(|who| Deed::Back { who }),
    ]
}

fn posts() -> Vec<Post> {
    let mut posts: Vec<Post> =
        [Role::DeputyDirector, Role::Director, Role::ExecutiveDeputy, Role::CountyHead].map(Post::new).into();
    for unit in UNITS {
        posts.push(Post::of(Role::UnitHead, unit));
        posts.push(Post::of(Role::LeaderInCharge, unit));
    }
    posts.push(Post::of(Role::SectionHead, "u0"));
    posts.push(Post::of(Role::UnitHead, NAMED));
    posts
}

fn test() -> impl Strategy<Value = Test> {
    prop_oneof![
        (0..20_u64).prop_map(Test::AmountFrom),
        (0..20_u64).prop_map(Test::AmountBelow),
        Just(Test::SeveralPortfolios),
        Just(Test::UnitsNamed),
        Just(Test::Is(Fact::Emergency)),
        Just(Test::IsNot(Fact::Important)),
    ]
}

fn matter() -> impl Strategy<Value = Matter> {
    let rule = (any::<bool>(), vec(vec(test(), 1..3), 0..3), any::<bool>(), any::<bool>());
    // One step more than there are roles: the head of a unit that the table itself names.
    vec(rule, Role::IN_TABLES.len() + 1).prop_map(|rules| {
        let named = std::iter::once((Role::UnitHead, Some(NAMED.to_owned())));
        let roles = Role::IN_TABLES.into_iter().map(|role| (role, None)).chain(named);
        let rules = roles.zip(rules).filter(|(_, (used, ..))| *used);
        let rules = rules.map(|((role, unit), (_, when, group, in_person))| Rule {
            role,
            relation: if unit.is_none() && (role == Role::UnitHead || (group && role.is_many())) {
                Relation::Countersign
            } else {
                Relation::Sequence
            },
            unit,
            when: Condition(when),
            limit: None,
            delegation: if in_person { Delegation::Forbidden } else { Delegation::Allowed },
            basis: Basis { strength: Strength::Local, source: String::new() },
        });
        Matter {
            code: "m".into(),
            name: "事项".into(),
            about: String::new(),
            asks: Vec::new(),
            kinds: Vec::new(),
            permits: vec![Act::Proceed, Act::Issue],
            oral_hours: Some(24),
            rules: rules.collect(),
        }
    })
}

fn facts() -> impl Strategy<Value = Facts> {
    let units = || vec((0..UNITS.len()).prop_map(|at| UNITS[at].to_owned()), 0..3);
    (0..20_u64, units(), units(), any::<bool>(), any::<bool>()).prop_map(|(amount, portfolios, units, hot, big)| {
        Facts {
            unit: "u0".into(),
            amount: Some(amount),
            half_days: None,
            portfolios,
            units,
            flags: [(hot, Fact::Emergency), (big, Fact::Important)]
                .into_iter()
                .filter_map(|(is, fact)| is.then_some(fact))
                .collect(),
        }
    })
}

fn chart() -> impl Strategy<Value = Paper> {
    vec(vec(0..PEOPLE.len(), 0..3), posts().len()).prop_map(|held| {
        let witnesses = PEOPLE[..3].iter().map(|one| (*one).to_owned()).collect();
        let names = BTreeMap::from([(NAMED.to_owned(), NAMED.to_owned())]);
        let mut chart = Paper { registrars: vec!["jilu".into()], witnesses, names, ..Paper::default() };
        for (post, ids) in posts().into_iter().zip(held) {
            let mut ids: Vec<String> = ids.into_iter().map(|at| PEOPLE[at].to_owned()).collect();
            ids.dedup();
            chart.posts.insert(post, ids);
        }
        chart
    })
}

/// A consent as the oracle keeps it.
#[derive(Clone, Debug)]
struct Consent {
    people: Vec<String>,
    text: u8,
    until: Option<i64>,
}

struct Oracle {
    matter: Matter,
    facts: Facts,
    /// The chart on the day of submission: who could be left out then.
    then: Paper,
    submitted: bool,
    rejected: bool,
    consents: BTreeMap<String, Consent>,
    /// Who disagrees, with which text.
    against: BTreeMap<String, u8>,
    added: Vec<String>,
    delegated: Vec<(String, String, String)>,
    text: u8,
}

const DRAFTER: &str = "p0";

impl Oracle {
    fn holds(condition: &Condition, facts: &Facts) -> bool {
        let amount = facts.amount.unwrap_or(0);
        let one = |test: &Test| match *test {
            Test::AmountFrom(yuan) => amount >= yuan,
            Test::AmountBelow(yuan) => amount < yuan,
            Test::SeveralPortfolios => facts.portfolios.len() >= 2,
            Test::UnitsNamed => !facts.units.is_empty(),
            Test::Is(fact) => facts.flags.contains(&fact),
            Test::IsNot(fact) => !facts.flags.contains(&fact),
            Test::DaysOver(_) | Test::DaysUpTo(_) => false,
        };
        condition.0.is_empty() || condition.0.iter().any(|row| row.iter().all(one))
    }

    /// The posts that the table asks for.
    fn asked(&self) -> Vec<Post> {
        let mut asked = Vec::new();
        for rule in self.matter.rules.iter().filter(|rule| Self::holds(&rule.when, &self.facts)) {
            match rule.role {
                _ if rule.unit.is_some() => asked.push(Post::of(rule.role, NAMED)),
                Role::UnitHead => asked.extend(self.facts.units.iter().map(|unit| Post::of(rule.role, unit))),
                Role::LeaderInCharge if !self.facts.portfolios.is_empty() => {
                    asked.extend(self.facts.portfolios.iter().map(|unit| Post::of(rule.role, unit)));
                }
                Role::LeaderInCharge | Role::SectionHead => asked.push(Post::of(rule.role, &self.facts.unit)),
                role => asked.push(Post::new(role)),
            }
        }
        asked
    }

    fn ids(&self, post: &Post) -> Vec<String> {
        self.then.holders(post, Now::of(Moment::from_millis(MONDAY)).today).into_iter().map(|one| one.id).collect()
    }

    /// Whether a post that did not consent was rightly left out: the drafter stands above it,
    /// only the drafter holds it, or its one holder signed for another post.
    fn may_be_left_out(&self, post: &Post) -> bool {
        let holders = self.ids(post);
        if post.role.is_body() {
            return false;
        }
        let above = posts().iter().any(|other| {
            let higher = other.role.rank() > post.role.rank();
            higher && post.role.rank().is_some() && self.ids(other).iter().any(|id| id == DRAFTER)
        });
        let own = !holders.is_empty() && holders.iter().all(|id| id == DRAFTER);
        // The one holder has another place in the chain, and that place did consent.
        let twice = holders.len() == 1
            && self
                .asked()
                .iter()
                .any(|other| other != post && self.ids(other) == holders && self.consents.contains_key(&title(other)));
        above || own || twice
    }

    fn allows(&self, now: i64) -> bool {
        let good = |title: &String| {
            let consent = self.consents.get(title);
            consent.is_some_and(|one| one.text == self.text && one.until.is_none_or(|until| now <= until))
        };
        self.submitted
            && !self.rejected
            && !self.consents.is_empty()
            && self.consents.keys().all(good)
            && self.asked().iter().all(|post| good(&title(post)) || self.may_be_left_out(post))
            && self.added.iter().all(good)
    }

    /// Whether a person had the right to decide for a post now.
    fn had_right(&self, by: &str, post_title: &str, chart: &Paper, now: Now) -> bool {
        let post = posts().into_iter().find(|post| title(post) == post_title);
        let holders: Vec<String> = match &post {
            Some(post) => chart.holders(post, now.today).into_iter().map(|one| one.id).collect(),
            None => PEOPLE.iter().filter(|id| format!("姓名{id}") == post_title).map(|id| (*id).to_owned()).collect(),
        };
        let is_there = !chart.gone.iter().any(|gone| gone == by);
        is_there
            && by != DRAFTER
            && (holders.iter().any(|id| id == by)
                || holders.iter().any(|id| chart.absent.get(id).is_some_and(|one| one == by))
                || self.delegated.iter().any(|(on, from, to)| on == post_title && to == by && holders.contains(from)))
    }
}

fn title(post: &Post) -> String {
    post.title(&Paper::default(), Now::of(Moment::from_millis(MONDAY)).today)
}

fn run(matter: &Matter, facts: &Facts, mut chart: Paper, deeds: Vec<Deed>) -> usize {
    let opening = Opening {
        id: "a".into(),
        table: "t".into(),
        title: "事项".into(),
        facts: facts.clone(),
        drafter: holder(DRAFTER),
        digest: digest("0"),
    };
    let mut approval = Approval::open(opening, matter);
    let mut oracle = Oracle {
        matter: matter.clone(),
        facts: facts.clone(),
        then: chart.clone(),
        submitted: false,
        rejected: false,
        consents: BTreeMap::new(),
        against: BTreeMap::new(),
        added: Vec::new(),
        delegated: Vec::new(),
        text: 0,
    };
    let mut at = MONDAY;
    let mut permitted = 0;
    for deed in deeds {
        let now = Now::of(Moment::from_millis(at));
        let id = |at: usize| PEOPLE[at];
        let before = approval.clone();
        let layout: Vec<Vec<String>> =
            approval.steps().iter().map(|step| step.seats.iter().map(|seat| seat.title.clone()).collect()).collect();
        let result: Result<Event, Refusal> = match &deed {
            Deed::Submit => approval.submit(DRAFTER, matter, &chart, now),
            Deed::Consent { by } => approval.consent(id(*by), Words::circle(), &chart, now),
            Deed::Disagree { by } => approval.countersign(id(*by), Stance::Disagree, "不", &chart, now),
            Deed::Refer { by } => approval.refer(id(*by), "协商未果", &chart, now),
            Deed::SendBack { by, step } => {
                let target = step.map_or(Target::Drafter, Target::Step);
                approval.send_back(id(*by), target, "再核", &chart, now)
            }
            Deed::Withdraw { by } => approval.withdraw(id(*by), now),
            Deed::Add { by, whom, side } => {
                let side = if *side { Side::Before } else { Side::After };
                approval.add_signer(id(*by), id(*whom), side, "", &chart, now)
            }
            Deed::Delegate { by, to } => approval.delegate(id(*by), id(*to), "", &chart, now),
            Deed::Revise { by, text } => {
                approval.revise(id(*by), digest(&text.to_string()), Change::Substance, &chart, now)
            }
            Deed::Oral { by, from } => approval.record_oral(id(*by), id(*from), "好", now.at, &chart, now),
            Deed::Confirm { by } => approval.confirm_oral(id(*by), Words::name(), &chart, now),
            Deed::Lapse => approval.lapse_oral(now),
            Deed::Deny { by } => approval.deny_oral(id(*by), "没有说过", &chart, now),
            Deed::Resolve { outcome } => {
                approval.resolve("jilu", meeting(Outcome::ALL[*outcome], now.today), &chart, now)
            }
            Deed::Wait { hours } => {
                at += hours * HOUR;
                continue;
            }
            Deed::Appoint { post, who } => {
                let posts = posts();
                chart.posts.insert(posts[post % posts.len()].clone(), vec![id(*who).to_owned()]);
                continue;
            }
            Deed::Leave { who } => {
                chart.gone.push(id(*who).to_owned());
                continue;
            }
            Deed::Away { who, substitute } => {
                chart.absent.insert(id(*who).to_owned(), id(*substitute).to_owned());
                continue;
            }
            Deed::Back { who } => {
                chart.absent.remove(id(*who));
                chart.gone.retain(|gone| gone != id(*who));
                continue;
            }
        };
        let Ok(event) = result else {
            assert_eq!(before, approval, "{deed:?}");
            continue;
        };
        assert_eq!(approval.history().len(), before.history().len() + 1);
        match (&deed, &event) {
            (_, Event::Submitted { .. }) => {
                oracle.then = chart.clone();
                (oracle.submitted, oracle.rejected) = (true, false);
                oracle.consents.clear();
                oracle.against.clear();
                oracle.added.clear();
                oracle.delegated.clear();
            }
            (Deed::Consent { by }, Event::Signed { title, .. }) => {
                assert!(oracle.had_right(id(*by), title, &chart, now), "{by} had no right to {title}");
                let people = vec![id(*by).to_owned()];
                oracle.consents.insert(title.clone(), Consent { people, text: oracle.text, until: None });
                oracle.against.remove(title);
            }
            (Deed::Disagree { by }, Event::Signed { title, .. }) => {
                assert!(oracle.had_right(id(*by), title, &chart, now));
                oracle.consents.remove(title);
                oracle.against.insert(title.clone(), oracle.text);
            }
            (Deed::Refer { by }, Event::Referred { against, .. }) => {
                assert_eq!(id(*by), DRAFTER);
                for title in against {
                    assert_eq!(oracle.against.get(title), Some(&oracle.text), "{title} did not disagree");
                    let (people, text) = (Vec::new(), oracle.text);
                    oracle.consents.insert(title.clone(), Consent { people, text, until: None });
                }
                let rest = approval.current().map_or(&[][..], |at| &approval.steps()[at..]);
                let peers =
                    |step: &crate::approval::Step| step.seats.iter().all(|seat| seat.post.role == Role::UnitHead);
                let above = rest.iter().any(|step| step.rule.is_some() && !peers(step));
                assert!(above, "nobody decides above");
            }
            (Deed::Oral { by, from }, Event::OralRecorded { title, .. }) => {
                assert!(id(*by) != DRAFTER && by != from && *by < 3, "nobody testifies for themselves");
                assert!(oracle.facts.flags.contains(&Fact::Emergency));
                assert!(oracle.had_right(id(*from), title, &chart, now));
                let people = vec![id(*from).to_owned()];
                let until = Some(at + 24 * HOUR);
                oracle.consents.insert(title.clone(), Consent { people, text: oracle.text, until });
                oracle.against.remove(title);
            }
            (Deed::Confirm { by }, Event::OralConfirmed { title, .. }) => {
                let consent = oracle.consents.get_mut(title).unwrap();
                assert!(consent.people == [id(*by)] && consent.until.is_some_and(|until| at <= until));
                consent.until = None;
            }
            (Deed::Deny { by }, Event::OralDenied { .. }) => {
                // An oral consent is one with a limit; what was confirmed has none.
                oracle.consents.retain(|_, one| one.until.is_none() || one.people != [id(*by)]);
            }
            (Deed::Lapse, Event::OralLapsed { .. }) => {
                oracle.consents.retain(|_, one| one.until.is_none_or(|until| at <= until));
            }
            (Deed::SendBack { step: Some(step), .. }, Event::Returned { .. }) => {
                for title in layout[*step..].iter().flatten() {
                    oracle.consents.remove(title);
                    oracle.against.remove(title);
                }
            }
            (_, Event::Returned { .. } | Event::Withdrawn { .. }) => {
                oracle.consents.clear();
                oracle.against.clear();
                oracle.submitted = false;
            }
            (Deed::Add { whom, .. }, Event::SignerAdded { .. }) => oracle.added.push(format!("姓名{}", id(*whom))),
            (Deed::Delegate { by, to }, Event::Delegated { title, .. }) => {
                oracle.delegated.retain(|(on, ..)| on != title);
                oracle.delegated.push((title.clone(), id(*by).to_owned(), id(*to).to_owned()));
            }
            (Deed::Revise { text, .. }, Event::Revised { .. }) => {
                oracle.text = *text;
                oracle.consents.clear();
                oracle.against.clear();
                if oracle.rejected {
                    (oracle.rejected, oracle.submitted) = (false, false);
                }
            }
            (Deed::Resolve { outcome }, Event::Resolved { title, .. }) => {
                if Outcome::ALL[*outcome] == Outcome::Rejected {
                    oracle.rejected = true;
                } else {
                    oracle
                        .consents
                        .insert(title.clone(), Consent { people: Vec::new(), text: oracle.text, until: None });
                }
            }
            (deed, event) => panic!("{deed:?} gave {event:?}"),
        }
        for act in Act::ALL {
            let permit = approval.permit(act, &digest(&oracle.text.to_string()), now).is_ok();
            let known = matches!(act, Act::Proceed | Act::Issue);
            assert!(!permit || known, "the table does not permit {act:?}");
            assert!(!permit || oracle.allows(at), "a permit without its chain after {deed:?}");
            permitted += usize::from(permit);
            let other = approval.permit(act, &digest("9"), now);
            assert!(other.is_err(), "a permit for content nobody saw");
        }
    }
    permitted
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn there_is_no_permit_without_its_chain(
        matter in matter(), facts in facts(), chart in chart(), deeds in vec(deed(), 1..80),
    ) {
        run(&matter, &facts, chart, deeds);
    }
}

/// The property would hold of an engine that never permits anything: this one does.
#[test]
fn random_acts_do_reach_permits() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let strategy = (matter(), facts(), chart(), vec(deed(), 40..120));
    let mut reached = 0;
    for _ in 0..600 {
        let (matter, facts, chart, deeds) = strategy.new_tree(&mut runner).unwrap().current();
        reached += usize::from(run(&matter, &facts, chart, deeds) > 0);
    }
    assert!(reached >= 30, "only {reached} of 600 runs reached a permit");
}
