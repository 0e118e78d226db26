//! The organisation by examples, and what must hold whatever is changed.

use super::*;
use gongwen::{Date, Relation};
use proptest::prelude::*;

fn day(iso: &str) -> Date {
    Date::from_iso(iso).unwrap_or_else(|| panic!("{iso}"))
}

fn span(text: &str) -> Span {
    let (from, to) = text.split_once('/').unwrap();
    Span::new(day(from), (!to.is_empty()).then(|| day(to))).unwrap()
}

const ALWAYS: &str = "2020-01-01/";

fn unit(id: &str, kind: UnitKind, name: &str, short: &str, parent: Option<&str>) -> Unit {
    let standing = Standing {
        from: day("2020-01-01"),
        name: name.into(),
        short: short.into(),
        aliases: Vec::new(),
        codes: Vec::new(),
        parent: parent.map(str::to_owned),
    };
    let (id, number) = (id.to_owned(), id.to_uppercase());
    Unit { id, number, kind, span: span(ALWAYS), order: 0, standings: vec![standing], revision: 1 }
}

fn post(id: &str, unit: &str, title: &str, rank: Rank, seats: Seats) -> Post {
    let (unit, title) = (unit.to_owned(), title.to_owned());
    Post {
        id: id.into(),
        number: id.to_uppercase(),
        unit,
        title,
        rank,
        seats,
        span: span(ALWAYS),
        order: 0,
        revision: 1,
    }
}

fn person(id: &str, name: &str) -> Person {
    Person { id: id.into(), number: id.to_uppercase(), name: name.into(), phone: String::new(), order: 0, revision: 1 }
}

fn tenure(id: &str, person: &str, post: &str, when: &str) -> Tenure {
    Tenure { id: id.into(), person: person.into(), post: post.into(), span: span(when), revision: 1 }
}

fn pair(id: &str, person: &str, substitute: &str) -> Substitution {
    Substitution {
        id: id.into(),
        person: person.into(),
        substitute: substitute.into(),
        span: span(ALWAYS),
        revision: 1,
    }
}

fn absence(id: &str, person: &str, when: &str) -> Absence {
    Absence {
        id: id.into(),
        person: person.into(),
        kind: AbsenceKind::Travel,
        note: String::new(),
        span: span(when),
        revision: 1,
    }
}

fn portfolio(id: &str, leader: &str, subject: Subject, when: &str) -> Portfolio {
    Portfolio { id: id.into(), leader: leader.into(), subject, span: span(when), revision: 1 }
}

/// A small county: a government under a city, its office with a section, two bureaus, a township.
fn rows() -> Rows {
    use UnitKind::{Bureau, Government, OwnOffice, PartyBody, Section, Superior, Township};
    Rows {
        units: vec![
            unit("city", Superior, "江州市人民政府", "市政府", Some("province")),
            unit("province", Superior, "南江省人民政府", "省政府", None),
            unit("county", Government, "云溪县人民政府", "县政府", Some("city")),
            unit("office", OwnOffice, "云溪县人民政府办公室", "县政府办公室", Some("county")),
            unit("section", Section, "综合股", "", Some("office")),
            unit("water", Bureau, "云溪县水利局", "县水利局", Some("county")),
            unit("money", Bureau, "云溪县财政局", "县财政局", Some("county")),
            unit("stone", Township, "云溪县白石镇人民政府", "白石镇政府", Some("county")),
            unit("party", PartyBody, "中共云溪县委办公室", "县委办公室", None),
        ],
        posts: vec![
            post("head", "county", "县长", Rank::CountyHead, Seats::One),
            post("deputy1", "county", "副县长", Rank::DeputyHead, Seats::One),
            post("deputy2", "county", "副县长", Rank::DeputyHead, Seats::One),
            post("director", "office", "主任", Rank::Director, Seats::One),
            post("vice", "office", "副主任", Rank::DeputyDirector, Seats::Many),
            post("clerk", "section", "科员", Rank::Clerk, Seats::Many),
            post("chief", "water", "局长", Rank::UnitHead, Seats::One),
        ],
        people: [
            ("zhou", "周正"),
            ("lin", "林岚"),
            ("he", "何平"),
            ("su", "苏文"),
            ("tan", "谭亮"),
            ("li", "李明"),
            ("bai", "白帆"),
        ]
        .map(|(id, name)| person(id, name))
        .to_vec(),
        tenures: vec![
            tenure("t1", "zhou", "head", ALWAYS),
            tenure("t2", "lin", "deputy1", ALWAYS),
            tenure("t3", "he", "deputy2", "2020-01-01/2026-06-30"),
            tenure("t4", "su", "director", ALWAYS),
            tenure("t5", "tan", "vice", ALWAYS),
            tenure("t6", "li", "clerk", ALWAYS),
            tenure("t7", "bai", "chief", ALWAYS),
        ],
        portfolios: vec![
            portfolio("p1", "lin", Subject::Unit("office".into()), ALWAYS),
            portfolio("p2", "he", Subject::Unit("water".into()), "2020-01-01/2026-06-30"),
            portfolio("p3", "lin", Subject::Topic("防汛抗旱".into()), ALWAYS),
        ],
        services: vec![Service {
            id: "s1".into(),
            secretary: "li".into(),
            leader: "lin".into(),
            span: span(ALWAYS),
            revision: 1,
        }],
        substitutions: vec![pair("b1", "lin", "he"), pair("b2", "he", "lin"), pair("b3", "su", "tan")],
        absences: vec![absence("a1", "su", "2026-05-06/2026-05-08")],
    }
}

fn county() -> Organization {
    Organization::of(7, rows()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn refusal(changes: &[Change]) -> Refusal {
    county().apply(changes).err().and_then(|faults| faults.into_iter().next()).map(|fault| fault.refusal).unwrap()
}

fn put(record: Record) -> Vec<Change> {
    vec![Change::Put(record)]
}

fn names(people: &[&Person]) -> Vec<String> {
    people.iter().map(|person| person.name.clone()).collect()
}

#[test]
fn the_organisation_answers_as_of_a_day() {
    let county = county();
    let (may, july) = (day("2026-05-07"), day("2026-07-01"));
    assert_eq!(county.director(may).map(|p| p.name.as_str()), Some("苏文"));
    assert_eq!(names(&county.deputy_directors(may)), ["谭亮"]);
    assert_eq!(names(&county.with_rank(Rank::DeputyHead, may)), ["林岚", "何平"]);
    assert_eq!(names(&county.with_rank(Rank::DeputyHead, july)), ["林岚"]);
    assert_eq!(county.leader_in_charge("water", may).map(|p| p.name.as_str()), Some("何平"));
    assert_eq!(county.leader_in_charge("water", july), None);
    // A section stands under whoever is in charge of its office.
    assert_eq!(county.leader_in_charge("section", may).map(|p| p.name.as_str()), Some("林岚"));
    assert_eq!(county.leader_for_topic("防汛抗旱", may).map(|p| p.name.as_str()), Some("林岚"));
    assert_eq!(names(&county.secretaries_of("lin", may)), ["李明"]);
    assert_eq!(county.title("bai", may).as_deref(), Some("县水利局局长"));
    assert_eq!(county.title("bai", day("2019-12-31")), None);
    let chain: Vec<_> = county.superiors("section", may).iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(chain, ["office", "county", "city", "province"]);
    let parts: Vec<_> = county.parts(Some("county"), may).iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(parts, ["office", "money", "water", "stone"]);
    assert_eq!(names(&county.away(may).iter().map(|(p, _)| *p).collect::<Vec<_>>()), ["苏文"]);
    assert_eq!(county.substitute("su", may).map(|p| p.name.as_str()), Some("谭亮"));
    assert_eq!(county.substitute("su", july), None);
    assert_eq!(names(&county.acts_for("tan", may)), ["苏文"]);
}

#[test]
fn a_renamed_unit_keeps_its_key_and_its_old_name_as_of_old_days() {
    let naming = Naming { name: "云溪县水务局".into(), short: "县水务局".into(), ..Naming::default() };
    let changes = county().rename("water", 1, naming.clone(), day("2026-03-01")).unwrap();
    let after = county().apply(&changes).unwrap();
    let (before, since) = (day("2026-02-28"), day("2026-03-01"));
    assert_eq!(after.unit("water").map(|unit| unit.name(before)), Some("云溪县水利局"));
    assert_eq!(after.unit("water").map(|unit| unit.name(since)), Some("云溪县水务局"));
    assert_eq!(after.unit_called("县水利局", before).map(|unit| unit.id.as_str()), Some("water"));
    assert_eq!(after.unit_called("县水利局", since), None);
    assert_eq!(after.title("bai", since).as_deref(), Some("县水务局局长"));
    assert_eq!(county().rename("water", 2, naming.clone(), since), Err(Refusal::ChangedMeanwhile));
    let again = after.rename("water", 1, naming, day("2026-02-01"));
    assert!(matches!(again, Err(Refusal::ChangedLater { .. })), "{again:?}");
    let same = Naming { name: "云溪县财政局".into(), ..Naming::default() };
    let taken = county().rename("water", 1, same, since).unwrap();
    assert!(matches!(refusal(&taken), Refusal::TakenName { on, .. } if on == since));
}

#[test]
fn what_does_not_fit_together_is_refused_in_words() {
    let to = |unit: &str, parent: &str| county().move_unit(unit, 1, Some(parent), day("2026-03-01")).unwrap();
    let cases: Vec<(Vec<Change>, &str)> = vec![
        (to("office", "section"), "机构会成环"),
        (to("office", "office"), "机构会成环"),
        (to("province", "stone"), "机构会成环"),
        (to("water", "nowhere"), "没有编号为“nowhere”的单位"),
        (
            put(Record::Tenure(tenure("n", "tan", "director", "2026-01-01/"))),
            "“主任”是单人岗位，2026年1月1日由苏文担任",
        ),
        (put(Record::Tenure(tenure("n", "li", "clerk", "2026-01-01/"))), "任职重复"),
        (put(Record::Tenure(tenure("n", "li", "clerk", "2019-01-01/2019-02-01"))), "超出了“科员”的存续时间"),
        (put(Record::Tenure(tenure("n", "nobody", "clerk", ALWAYS))), "没有编号为“nobody”的人员"),
        (
            put(Record::Portfolio(portfolio("n", "zhou", Subject::Unit("water".into()), "2026-06-30/"))),
            "2026年6月30日由何平分管",
        ),
        (put(Record::Portfolio(portfolio("n", "zhou", Subject::Topic(" ".into()), ALWAYS))), "分管事项须为1至60个字符"),
        (put(Record::Substitution(pair("n", "su", "su"))), "替岗人员不能是本人"),
        (put(Record::Substitution(pair("n", "su", "tan"))), "AB角重复"),
        (put(Record::Absence(absence("n", "su", "2026-05-08/2026-05-09"))), "外出登记重复"),
        (put(Record::Person(Person { number: "LI".into(), ..person("n", "李明") })), "编号“LI”重复"),
        (put(Record::Person(person("n", "　"))), "姓名须为1至20个字符"),
    ];
    for (mut changes, words) in cases {
        for change in &mut changes {
            renew(change);
        }
        let said = refusal(&changes).to_string();
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(Span::new(day("2026-02-01"), Some(day("2026-01-31"))).unwrap_err().to_string().contains("颠倒"));
}

/// What is new has revision 0.
fn renew(change: &mut Change) {
    let (Change::Put(record) | Change::Withdraw(record)) = change;
    if record.id() == "n" {
        match record {
            Record::Tenure(tenure) => tenure.revision = 0,
            Record::Portfolio(portfolio) => portfolio.revision = 0,
            Record::Substitution(pair) => pair.revision = 0,
            Record::Absence(absence) => absence.revision = 0,
            Record::Person(person) => person.revision = 0,
            Record::Unit(_) | Record::Post(_) | Record::Service(_) => {}
        }
    }
}

#[test]
fn what_changed_meanwhile_is_not_overwritten() {
    let mut stale = tenure("t7", "bai", "chief", "2020-01-01/2026-01-01");
    stale.revision = 3;
    assert_eq!(refusal(&put(Record::Tenure(stale))), Refusal::ChangedMeanwhile);
}

#[test]
fn units_and_posts_close_only_when_empty() {
    let last = day("2026-06-30");
    let county = county();
    let why = |unit: &str| county.close_unit(unit, 1, last).unwrap_err().to_string();
    assert!(why("office").contains("“综合股”隶属于它"));
    assert!(why("water").contains("白帆还担任局长"));
    assert!(county.end_post("chief", last).unwrap_err().to_string().contains("白帆"));
    let relieved = county.apply(&county.end(RecordKind::Tenure, "t7", last).unwrap()).unwrap();
    let closed = relieved.apply(&relieved.close_unit("water", 1, last).unwrap()).unwrap();
    assert!(closed.units_on(last).iter().any(|unit| unit.id == "water"));
    assert!(!closed.units_on(last.next()).iter().any(|unit| unit.id == "water"));
    assert!(closed.posts_in("water", last.next()).is_empty());
    assert!(matches!(closed.close_unit("water", 1, last), Err(Refusal::AlreadyEnded { .. })));
    let relief = relieved.end(RecordKind::Tenure, "t7", last);
    assert_eq!(relief, Err(Refusal::AlreadyEnded { on: last }));
}

#[test]
fn what_has_not_begun_is_taken_back_and_what_has_is_ended() {
    let today = day("2026-05-01");
    let county = county();
    assert!(matches!(county.withdraw(RecordKind::Absence, "a1", today).as_deref(), Ok([Change::Withdraw(_)])));
    let begun = county.withdraw(RecordKind::Absence, "a1", day("2026-05-06"));
    assert_eq!(begun, Err(Refusal::HasBegun { from: day("2026-05-06") }));
    assert!(matches!(county.end(RecordKind::Absence, "a1", today).as_deref(), Ok([Change::Withdraw(_)])));
    let back = county.apply(&county.end(RecordKind::Absence, "a1", day("2026-05-06")).unwrap()).unwrap();
    assert!(back.absence("su", day("2026-05-06")).is_some() && back.absence("su", day("2026-05-07")).is_none());
}

#[test]
fn leaving_tells_what_it_affects_and_ends_all_of_it() {
    let last = day("2026-05-31");
    let county = county();
    let leaving = county.leaving("lin", last).unwrap();
    let kinds: Vec<_> = leaving.ends.iter().map(Record::kind).collect();
    use RecordKind::{Portfolio, Service, Substitution, Tenure};
    assert_eq!(kinds, [Tenure, Portfolio, Portfolio, Service, Substitution, Substitution]);
    assert_eq!(leaving.vacant.iter().map(|post| post.id.as_str()).collect::<Vec<_>>(), ["deputy1"]);
    assert_eq!(leaving.uncovered.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["何平"]);
    let after = county.apply(&county.leave("lin", last).unwrap()).unwrap();
    assert!(after.has_left("lin", last.next()) && !after.has_left("lin", last));
    assert_eq!(after.leader_in_charge("office", last.next()), None);
    assert_eq!(after.leaving("lin", last).unwrap_err(), Refusal::NothingToLeave("林岚".into()));
}

#[test]
fn the_profile_follows_the_organisation() {
    let profile = county().profile(day("2026-05-07")).unwrap();
    for (name, relation) in [
        ("云溪县人民政府", Relation::Own),
        ("市政府", Relation::Superior),
        ("省政府", Relation::Superior),
        ("县水利局", Relation::Subordinate),
        ("云溪县白石镇人民政府", Relation::Subordinate),
        ("县委办公室", Relation::Peer),
    ] {
        assert_eq!(profile.relation(name), Some(relation), "{name}");
    }
    assert_eq!(profile.relation("综合股"), None);
    assert_eq!(profile.superiors[0].name, "江州市人民政府");
    assert_eq!(profile.leaders.len(), 3);
    assert_eq!(Organization::default().profile(day("2026-05-07")), None);
}

proptest! {
    /// Whatever is agreed and whoever is away: the substitute is here, and is not the person.
    #[test]
    fn a_substitute_is_present_and_somebody_else(
        pairs in prop::collection::hash_set((0_usize..6, 0_usize..6), 0..16),
        away in prop::collection::hash_set(0_usize..6, 0..6),
    ) {
        let id = |n: usize| format!("p{n}");
        let mut rows = Rows { people: (0..6).map(|n| person(&id(n), "某人")).collect(), ..Rows::default() };
        rows.substitutions = pairs
            .iter()
            .filter(|(a, b)| a != b)
            .enumerate()
            .map(|(n, (a, b))| pair(&format!("b{n}"), &id(*a), &id(*b)))
            .collect();
        let when = "2026-05-06/2026-05-08";
        rows.absences = away.iter().map(|n| absence(&format!("a{n}"), &id(*n), when)).collect();
        let agreed = rows.substitutions.clone();
        let organization = Organization::of(0, rows).unwrap();
        let on = day("2026-05-07");
        for n in 0..6 {
            match organization.substitute(&id(n), on) {
                Some(acts) => {
                    prop_assert!(away.contains(&n));
                    prop_assert!(acts.id != id(n));
                    prop_assert!(organization.absence(&acts.id, on).is_none());
                }
                // Nobody acts only if nobody present was agreed directly.
                None => prop_assert!(
                    !away.contains(&n)
                        || agreed.iter().all(|p| p.person != id(n) || organization.absence(&p.substitute, on).is_some())
                ),
            }
        }
    }

    /// Moves in any order never make a cycle on any day, and refused ones change nothing.
    #[test]
    fn the_tree_has_no_cycle_on_any_day(moves in prop::collection::vec((0_usize..6, 0_usize..6, 0_i64..10), 0..24)) {
        let id = |n: usize| format!("u{n}");
        let units = (0..6).map(|n| unit(&id(n), UnitKind::Other, &format!("单位{n}"), "", None)).collect();
        let mut organization = Organization::of(0, Rows { units, ..Rows::default() }).unwrap();
        let start = day("2026-01-01");
        for (from, to, offset) in moves {
            let moved = organization.move_unit(&id(from), 1, Some(&id(to)), start.plus_days(offset));
            if let Ok(changes) = moved {
                organization = organization.apply(&changes).unwrap_or(organization);
            }
        }
        for offset in 0..12 {
            for n in 0..6 {
                let chain = organization.superiors(&id(n), start.plus_days(offset));
                prop_assert!(chain.iter().all(|unit| unit.id != id(n)) && chain.len() < 6);
            }
        }
    }

    /// A post for one has at most one holder on every day, exactly when the records are accepted.
    #[test]
    fn a_post_for_one_is_held_by_one(spans in prop::collection::vec((0_i64..40, 0_i64..12, 0_usize..4), 0..7)) {
        let start = day("2026-01-01");
        let tenures: Vec<Tenure> = spans
            .iter()
            .enumerate()
            .map(|(n, (from, long, who))| Tenure {
                id: format!("t{n}"),
                person: format!("p{who}"),
                post: "post".into(),
                span: Span::new(start.plus_days(*from), Some(start.plus_days(from + long))).unwrap(),
                revision: 0,
            })
            .collect();
        let rows = Rows {
            units: vec![unit("u", UnitKind::Bureau, "某局", "", None)],
            posts: vec![post("post", "u", "局长", Rank::UnitHead, Seats::One)],
            people: (0..4).map(|n| person(&format!("p{n}"), "某人")).collect(),
            tenures: tenures.clone(),
            ..Rows::default()
        };
        let most = (0..60)
            .map(|n| tenures.iter().filter(|tenure| tenure.span.holds(start.plus_days(n))).count())
            .max()
            .unwrap_or(0);
        prop_assert_eq!(Organization::of(0, rows).is_ok(), most <= 1);
    }
}
