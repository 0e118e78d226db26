//! From table and facts to a chain.

use super::{Paper, day};
use crate::authority::{Fact, Facts, Matter, Plan, Post, Role, Table, Unplanned, plan};

fn matter(code: &str) -> Matter {
    Table::shipped().unwrap().matter(code).unwrap().clone()
}

fn facts() -> Facts {
    Facts { unit: "zonghe".into(), ..Facts::default() }
}

fn planned(code: &str, facts: &Facts, drafter: &str) -> Result<Plan, Unplanned> {
    plan(&matter(code), facts, drafter, &Paper::county(), day("2026年11月22日"))
}

fn roles(code: &str, facts: &Facts, drafter: &str) -> Vec<Role> {
    let plan = planned(code, facts, drafter).unwrap();
    plan.steps.iter().map(|step| step.seats[0].post.role).collect()
}

#[test]
fn the_amount_chooses_the_chain() {
    use Role::{CountyHead, DeputyDirector, Director, ExecutiveMeeting, LeaderInCharge};
    let amount = |yuan| Facts { amount: Some(yuan), portfolios: vec!["shuili".into()], ..facts() };
    assert_eq!(roles("money", &amount(9_999), "keyuan"), [DeputyDirector]);
    assert_eq!(roles("money", &amount(10_000), "keyuan"), [DeputyDirector, Director]);
    assert_eq!(roles("money", &amount(100_000), "keyuan"), [DeputyDirector, Director, LeaderInCharge]);
    let all = roles("money", &amount(10_000_000), "keyuan");
    assert_eq!((all.len(), all[4], all[5]), (6, CountyHead, ExecutiveMeeting));
    let missing = planned("money", &facts(), "keyuan").unwrap_err();
    assert!(missing.to_string().contains("金额"), "{missing}");
}

#[test]
fn several_portfolios_and_units_stand_beside_each_other() {
    let facts = Facts {
        portfolios: vec!["shuili".into(), "zhujian".into(), "shuili".into()],
        units: vec!["shuili".into(), "caizheng".into()],
        ..facts()
    };
    let plan = planned("upward", &facts, "keyuan").unwrap();
    let titles: Vec<Vec<&str>> =
        plan.steps.iter().map(|step| step.seats.iter().map(|seat| seat.title.as_str()).collect()).collect();
    assert_eq!(titles[2], ["shuili负责人", "caizheng负责人"]);
    assert_eq!(titles[3], ["分管领导（shuili）", "分管领导（zhujian）"]);
    assert_eq!(titles.last().unwrap(), &["县长"]);
}

#[test]
fn nobody_decides_on_their_own_or_is_examined_from_below() {
    use Role::{CountyHead, DeputyDirector, LeaderInCharge};
    let leave = Facts { half_days: Some(1), ..facts() };
    assert_eq!(roles("leave", &leave, "keyuan"), [DeputyDirector]);
    assert_eq!(roles("leave", &leave, "fuzhuren"), [DeputyDirector], "the other deputy signs");
    assert_eq!(roles("leave", &leave, "zhuren"), [LeaderInCharge], "a director is not examined by a deputy");
    assert_eq!(roles("leave", &leave, "changwu"), [CountyHead], "two posts of one person");
    assert_eq!(planned("leave", &leave, "xianzhang").unwrap_err(), Unplanned::OwnMatter);
    let plan = planned("letter", &facts(), "zhuren").unwrap();
    assert_eq!(plan.steps.len(), 1);
    assert_eq!(plan.left_out.len(), 2);
    assert!(plan.left_out[0].because.contains("不由下级") && plan.left_out[1].because.contains("本人"));
}

#[test]
fn somebody_with_two_places_signs_once_at_the_later_one() {
    let facts = Facts { amount: Some(500_000), ..facts() };
    let plan = planned("money", &facts, "keyuan").unwrap();
    let roles: Vec<Role> = plan.steps.iter().map(|step| step.seats[0].post.role).collect();
    assert_eq!(roles, [Role::DeputyDirector, Role::Director, Role::ExecutiveDeputy]);
    assert!(plan.left_out.iter().any(|out| out.because.contains("签一次")));
}

#[test]
fn an_empty_post_is_told_and_nothing_is_planned() {
    let chart = Paper::county().with(Role::Director, "", &[]);
    let error = plan(&matter("letter"), &facts(), "keyuan", &chart, day("2026年11月22日")).unwrap_err();
    assert_eq!(error, Unplanned::Nobody("主任".into()));
    assert!(error.to_string().contains("组织机构"));
    let mut chart = Paper::county();
    chart.gone.push("zhuren".into());
    assert!(plan(&matter("letter"), &facts(), "keyuan", &chart, day("2026年11月22日")).is_err());
}

#[test]
fn every_step_says_why() {
    let matter = matter("upward");
    let facts = Facts { flags: [Fact::Party].into(), ..facts() };
    let explanation = matter.explain(&facts);
    assert_eq!(explanation.0.len(), matter.rules.len());
    for why in &explanation.0 {
        let rule = &matter.rules[why.rule];
        let expected = !matches!(rule.role, Role::UnitHead | Role::ExecutiveMeeting);
        assert_eq!(why.needed, expected, "{}", rule.who());
        assert!(!why.because.is_empty());
    }
    assert!(explanation.0.last().unwrap().because.contains("须县委决定"));
}

#[test]
fn the_unit_that_the_table_names_is_asked_in_its_turn() {
    let mut chart = Paper::county().with(Role::UnitHead, "sifa", &["sifaju"]);
    let today = day("2026年11月22日");
    let about = Facts { flags: [Fact::Normative].into(), portfolios: vec!["shuili".into()], ..facts() };
    let missing = plan(&matter("downward"), &about, "keyuan", &chart, today).unwrap_err();
    assert_eq!(missing, Unplanned::NoUnit("合法性审查机构".into()));
    chart.names.insert("sifa".into(), "合法性审查机构".into());
    let planned = plan(&matter("downward"), &about, "keyuan", &chart, today).unwrap();
    let seats: Vec<&Post> = planned.steps.iter().map(|step| &step.seats[0].post).collect();
    let legal = seats.iter().position(|post| **post == Post::of(Role::UnitHead, "sifa")).unwrap();
    let leader = seats.iter().position(|post| post.role == Role::LeaderInCharge).unwrap();
    assert!(legal < leader);
    let plain = plan(&matter("downward"), &facts(), "keyuan", &chart, today).unwrap();
    assert!(plain.steps.iter().all(|step| step.seats[0].post.role != Role::UnitHead));
}
