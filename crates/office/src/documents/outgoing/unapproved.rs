//! Random chains and random acts on a document: nothing is executed that was not approved.
//!
//! A list is kept beside the document of who consented to which text; it knows nothing of the
//! engine. Whatever has been executed, everybody of the chain must stand on that list for the
//! text that is there now. Permits that were once given are tried again at every step.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::Moment;
use crate::approval::{Approval, Change, Now, Opening, Permit, State as Chain, Target, Words};
use crate::archive::{FileNumber, Retention, Series};
use crate::authority::{Act, Chart, Facts, Holder, Matter, Post, Role, Substitute, Table};
use crate::documents::{Circle, DocumentNumber, Openness};
use crate::permission::{Registrar, Reviewer};
use gongwen::{Date, Syntax};
use proptest::collection::vec;
use proptest::prelude::*;

/// Everybody who may stand in a chain, in the order of the office.
const ROLES: [Role; 4] = [Role::SectionHead, Role::DeputyDirector, Role::Director, Role::CountyHead];

#[derive(Clone, Debug)]
enum Deed {
    Submit,
    TakeBack,
    Pass,
    Return,
    Consent(usize),
    SendBack(usize),
    Substance(usize),
    Typography,
    Execute(usize),
    Old(usize, usize),
    Cancel,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => Just(Deed::Submit),
        1 => Just(Deed::TakeBack),
        4 => Just(Deed::Pass),
        1 => Just(Deed::Return),
        9 => (0..ROLES.len()).prop_map(Deed::Consent),
        1 => (0..ROLES.len()).prop_map(Deed::SendBack),
        2 => (0..3_usize).prop_map(Deed::Substance),
        1 => Just(Deed::Typography),
        6 => (0..6_usize).prop_map(Deed::Execute),
        4 => (0..6_usize, any::<usize>()).prop_map(|(verb, which)| Deed::Old(verb, which)),
        1 => Just(Deed::Cancel),
    ]
}

/// Whoever holds a role is called by it.
struct Office;

impl Chart for Office {
    fn holders(&self, post: &Post, _: Date) -> Vec<Holder> {
        vec![who(post.role.name())]
    }

    fn substitute(&self, _: &str, _: Date) -> Option<Substitute> {
        None
    }

    fn person(&self, id: &str, _: Date) -> Option<Holder> {
        Some(who(id))
    }

    fn is_registrar(&self, _: &str, _: Role, _: Date) -> bool {
        false
    }

    fn hears(&self, _: &str, _: &str, _: Date) -> bool {
        false
    }

    fn unit_name(&self, unit: &str, _: Date) -> Option<String> {
        Some(unit.to_owned())
    }

    fn unit_called(&self, name: &str, _: Date) -> Option<String> {
        Some(name.to_owned())
    }
}

fn who(id: &str) -> Holder {
    Holder { id: id.to_owned(), name: id.to_owned() }
}

fn content(version: usize, spaced: bool) -> Content {
    let gap = if spaced { "　　" } else { "" };
    let text = format!("关于防汛的通知\n\n各乡镇人民政府：\n{gap}请在{}日前报告。\n", version + 1);
    Content { text, syntax: Syntax::Plain, title: "关于防汛的通知".into(), kind: None, bound: None }
}

/// A chain of some of the roles.
fn matter(roles: &[bool]) -> Matter {
    let steps = ROLES.iter().zip(roles).filter(|(_, is)| **is);
    let steps: String = steps.map(|(role, _)| format!("  步骤：{}\n  依据：惯例 试\n", role.name())).collect();
    let table = format!("版本：试\n自：2026年1月1日\n\n事项：m 通知\n说明：试\n许可：签发公文\n{steps}");
    Table::read(&table).unwrap().matter("m").unwrap().clone()
}

struct Desk {
    matter: Matter,
    document: Outgoing,
    approval: Option<Approval>,
    /// Which text is there now.
    version: usize,
    /// Who consented to which text.
    consents: Vec<(String, usize)>,
    permits: Vec<Permit>,
    minute: i64,
    executed: usize,
}

impl Desk {
    fn at(&self) -> Moment {
        Moment::from_millis(1_772_413_200_000 + self.minute * 60_000)
    }

    fn now(&self) -> Now {
        Now::of(self.at())
    }

    fn permit(&self) -> Option<Permit> {
        let digest = self.document.content.digest();
        self.approval.as_ref()?.permit(Act::Issue, &digest, self.now()).ok()
    }

    fn pass(&mut self) {
        let clear = [const { Opinion::Clear }; 5];
        let key = format!("a{}", self.minute);
        if self.document.pass(&Reviewer::for_test("审核"), Examination::of(clear), key.clone(), self.at()).is_err() {
            return;
        }
        let opening = Opening {
            id: key,
            table: "t".into(),
            title: "通知".into(),
            facts: Facts::default(),
            drafter: who("拟稿"),
            digest: self.document.content.digest(),
        };
        let mut approval = Approval::open(opening, &self.matter);
        approval.submit("拟稿", &self.matter, &Office, self.now()).unwrap();
        self.approval = Some(approval);
        self.consents.clear();
    }

    /// What the application does after each act on an approval.
    fn follow(&mut self) {
        let Some(state) = self.approval.as_ref().map(Approval::state) else { return };
        if self.document.stage() != Stage::Approving {
            return;
        }
        match (state, self.permit()) {
            (Chain::Approved, Some(permit)) => {
                self.document
                    .sign(&permit, LastWord { signer: who("签发"), hand: None, opinion: "同意".into() }, self.at())
                    .unwrap();
            }
            (Chain::Draft, _) => {
                self.document.fall_back(&who("签发"), "再改".into(), self.at()).unwrap();
                self.approval = None;
                self.consents.clear();
            }
            _ => {}
        }
    }

    fn consent(&mut self, role: Role) {
        let now = self.now();
        let Some(approval) = &mut self.approval else { return };
        if approval.consent(role.name(), Words::opinion("同意"), &Office, now).is_ok() {
            self.consents.push((role.name().to_owned(), self.version));
        }
        self.follow();
    }

    fn amend(&mut self, version: usize, spaced: bool) {
        let (content, now, at) = (content(version, spaced), self.now(), self.at());
        if self.document.edit(&who("拟稿"), content.clone(), at).is_ok() {
            self.version = version;
        } else if let Ok((_, substance)) = self.document.amend(&who("拟稿"), content, at) {
            assert_eq!(substance, version != self.version);
            self.version = version;
            if substance {
                self.consents.clear();
            }
            if substance && let Some(approval) = &mut self.approval {
                let digest = self.document.content.digest();
                approval.revise("拟稿", digest, Change::Substance, &Office, now).unwrap();
            }
            self.follow();
        }
    }

    fn execute(&mut self, verb: usize, permit: &Permit) {
        let (registrar, at, today) = (Registrar::for_test("机要"), self.at(), self.now().today);
        let registration = Registration { copies: 3, scope: "各乡镇人民政府".into() };
        let number = DocumentNumber { series: "云政发".into(), year: 2026, ordinal: 1 };
        let document = &mut self.document;
        let done = match verb {
            0 => document.recheck(&registrar, permit, "", at),
            1 => document.register(&registrar, permit, &registration, number, at),
            2 => document.print(&registrar, permit, at),
            3 => document.seal(&registrar, permit, 3, at),
            4 => document.release(&registrar, permit, today, at),
            _ => {
                let series = Series::new("X001", 2026, Retention::Permanent, "BGS", today).unwrap();
                document.archive(&registrar, FileNumber { series, ordinal: 1 }, at)
            }
        };
        self.executed += usize::from(done.is_ok());
    }

    fn act(&mut self, deed: &Deed) {
        self.minute += 1;
        let (drafter, at, now) = (who("拟稿"), self.at(), self.now());
        match deed {
            Deed::Submit => drop(self.document.submit(&drafter, at)),
            Deed::TakeBack => drop(self.document.take_back(&drafter, at)),
            Deed::Pass => self.pass(),
            Deed::Return => {
                let mut opinions = [const { Opinion::Clear }; 5];
                opinions[1] = Opinion::Objection("不准".into());
                drop(self.document.return_to_drafter(&Reviewer::for_test("审核"), Examination::of(opinions), "改", at));
            }
            Deed::Consent(role) => self.consent(ROLES[*role]),
            Deed::SendBack(role) => {
                if let Some(approval) = &mut self.approval {
                    drop(approval.send_back(ROLES[*role].name(), Target::Drafter, "再改", &Office, now));
                }
                self.follow();
            }
            Deed::Substance(version) => self.amend(*version, false),
            Deed::Typography => self.amend(self.version, true),
            Deed::Execute(verb) => {
                if let Some(permit) = self.permit() {
                    self.execute(*verb, &permit);
                    self.permits.push(permit);
                }
            }
            Deed::Old(verb, which) => {
                if let Some(permit) = self.permits.get(which % self.permits.len().max(1)).cloned() {
                    self.execute(*verb, &permit);
                }
            }
            Deed::Cancel => drop(self.document.cancel(&drafter, Some(&Registrar::for_test("机要")), "不发了", at)),
        }
    }

    /// Everybody of the chain has consented to what is written now.
    fn is_approved(&self) -> bool {
        let known = |role: Role| self.consents.iter().any(|one| *one == (role.name().to_owned(), self.version));
        self.matter.rules.iter().all(|rule| known(rule.role))
    }
}

fn walk(roles: &[bool], deeds: &[Deed]) -> usize {
    let beginning = Beginning {
        id: "d".into(),
        content: content(0, false),
        matter: "m".into(),
        openness: Some(Openness::Active),
        circle: Circle::Office,
    };
    let start = Moment::from_millis(1_772_413_200_000);
    let (document, _) = Outgoing::begin(&who("拟稿"), beginning, start).unwrap();
    let mut desk = Desk {
        matter: matter(roles),
        document,
        approval: None,
        version: 0,
        consents: Vec::new(),
        permits: Vec::new(),
        minute: 0,
        executed: 0,
    };
    for deed in deeds {
        desk.act(deed);
        let executed = (Stage::Signed..=Stage::Archived).contains(&desk.document.stage());
        assert!(!executed || desk.is_approved(), "{:?} after {deed:?} without consent", desk.document.stage());
    }
    desk.executed
}

/// Some of the roles, at least one.
fn roles() -> impl Strategy<Value = Vec<bool>> {
    vec(any::<bool>(), ROLES.len()).prop_filter("a chain has a step", |roles| roles.contains(&true))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_executed_that_was_not_approved(roles in roles(), deeds in vec(deed(), 1..120)) {
        walk(&roles, &deeds);
    }
}

#[test]
fn the_way_that_was_approved_is_open() {
    let deeds = [Deed::Submit, Deed::Pass, Deed::Consent(1), Deed::Consent(3)];
    let deeds: Vec<Deed> = deeds.into_iter().chain((0..6).map(Deed::Execute)).collect();
    assert_eq!(walk(&[false, true, false, true], &deeds), 6);
}
