//! docs/states/permission.md: who may do what at which stage, as the use cases answer. Whatever
//! changes in it is seen in the review of the change.

mod meetings;

use crate::county::{County, REPLY, county};
use crate::package::{filed, filing};
use crate::registers::all as whole_register;
use app::archive::{ArchiveRequest, PackageRequest};
use app::documents::{Description, NewAssignment, Term};
use app::{ErrorKind, Person, Result};
use gongwen::Date;
use office::archive::{BoxRange, Retention};
use office::authority::Facts;
use office::documents::incoming::{Check, Particulars, Treatment, Urgency};
use office::documents::outgoing::{Opinion, Registration};
use office::documents::{Circle, Openness};
use std::fmt::Write;
use std::path::Path;
use testkit::people::seated;

const ROLES: [(&str, &str); 11] = [
    ("联络员", "R59"),
    ("他单位", "R36"),
    ("科员", "R22"),
    ("秘书", "R16"),
    ("科长", "R13"),
    ("副主任", "R09"),
    ("主任", "R08"),
    ("机要", "R20"),
    ("分管领导", "R04"),
    ("监督", "R62"),
    ("管理员", ""),
];

/// How an attempt ended, in a word.
fn word(result: &Result<()>) -> &'static str {
    match result.as_ref().map_err(app::Error::kind) {
        Ok(()) => "✓",
        Err(ErrorKind::Forbidden) => "无权",
        Err(ErrorKind::NotFound) => "看不到",
        Err(ErrorKind::Conflict) => "不到时候",
        Err(ErrorKind::Invalid) => "缺内容",
        Err(kind) => panic!("an attempt ended in {kind:?}"),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Received {
    Receive,
    Register,
    Examine,
    SendBack,
    Propose,
    Instruct,
    Assign,
    Circulate,
    Read,
    Urge,
    Redirect,
    ReleaseReader,
    Reclassify,
    Follow,
    Report,
    Answer,
    Reopen,
    Correct,
    Conclude,
    Archive,
    Refile,
}

impl Received {
    const ALL: [(Self, &'static str); 21] = [
        (Self::Receive, "签收"),
        (Self::Register, "登记"),
        (Self::Examine, "初审通过"),
        (Self::SendBack, "初审退回"),
        (Self::Propose, "拟办"),
        (Self::Instruct, "批示"),
        (Self::Assign, "交办"),
        (Self::Circulate, "送传阅"),
        (Self::Read, "已阅"),
        (Self::Urge, "催办"),
        (Self::Redirect, "改送批示"),
        (Self::ReleaseReader, "撤下传阅人"),
        (Self::Reclassify, "改为阅件"),
        (Self::Follow, "换催办人"),
        (Self::Report, "反馈"),
        (Self::Answer, "答复"),
        (Self::Reopen, "重新办理"),
        (Self::Correct, "更正登记"),
        (Self::Conclude, "办结"),
        (Self::Archive, "归档"),
        (Self::Refile, "更正归档"),
    ];

    async fn act(self, county: &County, by: &Person, id: &str) -> Result<()> {
        let app = &county.app;
        // Whoever cannot see it guesses the revision.
        let seen = app.incoming(by, id).await.map_or(1, |document| document.revision);
        match self {
            Self::Receive => app.receive_incoming(by, id, seen).await,
            Self::Register => app.register_incoming(by, id, seen, Treatment::Action, Circle::Office).await,
            Self::Examine => app.examine_incoming(by, id, seen).await,
            Self::SendBack => app.send_back(by, id, seen, Check::Other, "缺附件").await,
            Self::Propose => app.propose(by, id, seen, "拟同意", county.leader.id()).await,
            Self::Instruct => app.instruct(by, id, seen, "同意", "").await,
            Self::Assign => {
                let lead = county.unit("云溪县水利局").await;
                let new = NewAssignment { lead, with: Vec::new(), term: Term::WorkingDays(5) };
                app.assign(by, id, seen, &new).await
            }
            Self::Circulate => app.circulate(by, id, seen, &[county.secretary.id().to_owned()]).await,
            Self::Read => app.mark_read(by, id, seen, "").await,
            Self::Urge => app.urge(by, id, seen, "请抓紧").await,
            Self::Redirect => app.redirect(by, id, seen, county.director.id(), "领导出差").await,
            Self::ReleaseReader => app.release_reader(by, id, seen, county.secretary.id(), "已调离").await,
            Self::Reclassify => app.reclassify(by, id, seen, Treatment::Reading, "只要知道").await,
            Self::Follow => app.follow_by(by, id, seen, county.deputy.id()).await,
            Self::Report => app.report_on(by, id, seen, "已勘察").await,
            Self::Answer => app.answer(by, id, seen, "", "").await,
            Self::Correct => {
                let to = Particulars {
                    sender: String::new(),
                    their_number: "白政〔2026〕32号".into(),
                    title: "关于修复柳溪堤防的请示".into(),
                    urgency: Urgency::Urgent,
                    copies: 2,
                    circle: Circle::Office,
                };
                app.correct_incoming(by, id, seen, &to, "登记错了").await
            }
            Self::Reopen => app.reopen(by, id, seen, "批复已撤销").await,
            Self::Conclude => app.conclude(by, id, seen).await,
            Self::Archive => app.archive_incoming(by, id, seen, &filing(Retention::Ten)).await,
            Self::Refile => app.refile(by, id, seen, &filing(Retention::Permanent), "应当永久保管").await,
        }
    }

    /// The way of what must be handled, with who goes it.
    fn way(county: &County) -> [(&'static str, Self, &Person); 9] {
        [
            ("待签收", Self::Receive, &county.registrar),
            ("待登记", Self::Register, &county.registrar),
            ("待初审", Self::Examine, &county.registrar),
            ("待拟办", Self::Propose, &county.secretary),
            ("待批示", Self::Instruct, &county.leader),
            ("待交办", Self::Assign, &county.secretary),
            ("承办中", Self::Answer, &county.secretary),
            ("已办结", Self::Archive, &county.registrar),
            ("已归档", Self::Refile, &county.registrar),
        ]
    }

    async fn at(county: &County, stage: usize) -> String {
        let id = county.sent_in().await;
        for (_, verb, by) in Self::way(county).into_iter().take(stage) {
            verb.act(county, by, &id).await.unwrap();
        }
        id
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sent {
    Edit,
    Describe,
    Submit,
    TakeBack,
    Pass,
    Return,
    Sign,
    Recheck,
    Number,
    Print,
    Seal,
    Release,
    Correct,
    Publish,
    Copies,
    Amend,
    HandOn,
    Cancel,
    Revoke,
    Repeal,
    End,
    Archive,
}

fn clear() -> [Opinion; 5] {
    [const { Opinion::Clear }; 5]
}

impl Sent {
    const ALL: [(Self, &'static str); 22] = [
        (Self::Edit, "修改文稿"),
        (Self::Describe, "填办理要素"),
        (Self::Submit, "送审"),
        (Self::TakeBack, "撤回"),
        (Self::Pass, "审核通过"),
        (Self::Return, "审核退回"),
        (Self::Sign, "签批同意"),
        (Self::Recheck, "复核"),
        (Self::Number, "登记编号"),
        (Self::Print, "印制"),
        (Self::Seal, "登记用印"),
        (Self::Release, "核发"),
        (Self::Correct, "更正份数"),
        (Self::Publish, "登记公开"),
        (Self::Copies, "分发"),
        (Self::Amend, "签发后改动实质"),
        (Self::HandOn, "转交"),
        (Self::Cancel, "作废"),
        (Self::Revoke, "申请撤销"),
        (Self::Repeal, "申请废止"),
        (Self::End, "办理撤销、废止"),
        (Self::Archive, "归档"),
    ];

    async fn act(self, county: &County, by: &Person, id: &str) -> Result<()> {
        let app = &county.app;
        let seen = app.document(by, id).await.map_or(1, |document| document.revision);
        match self {
            Self::Edit => app.edit_document(by, id, seen, &REPLY.replace("汛前", "4月底前")).await,
            Self::Describe => {
                let (openness, circle) = (Some(Openness::Active), Circle::Office);
                app.describe_document(by, id, seen, Description { matter: "downward".into(), openness, circle }).await
            }
            Self::Submit => app.submit_document(by, id, seen).await,
            Self::TakeBack => app.take_document_back(by, id, seen).await,
            Self::Pass => {
                let facts = Facts { portfolios: vec![county.unit("云溪县水利局").await], ..Facts::default() };
                app.pass_document(by, id, seen, clear(), facts).await
            }
            Self::Return => {
                let mut opinions = clear();
                opinions[1] = Opinion::Objection("时限不对".into());
                app.return_document(by, id, seen, opinions, "请改时限").await
            }
            Self::Sign => {
                let seen = app.approval(by, id).await?.revision;
                let consent = app::approval::Deed::Consent(office::approval::Words::opinion("同意"));
                app.act_on_approval(by, id, seen, consent).await.map(|_| ())
            }
            Self::Recheck => app.recheck_document(by, id, seen, "").await,
            Self::Number => {
                let registration = Registration { copies: 10, scope: "白石镇人民政府".into() };
                app.register_document(by, id, seen, "云政函", &registration).await
            }
            Self::Print => app.print_document(by, id, seen).await,
            Self::Seal => app.seal_document(by, id, seen, 10).await,
            Self::Release => app.release_document(by, id, seen).await,
            Self::Correct => {
                let to = Registration { copies: 20, scope: "各乡镇人民政府".into() };
                app.correct_document(by, id, seen, &to, "加印").await
            }
            Self::Publish => app.publish_document(by, id, seen, app.today(), "县政府门户网站").await,
            Self::Copies => {
                let unit = county.unit("云溪县白石镇人民政府").await;
                app.send_copies(by, id, Some(&unit), "", (1, 5)).await
            }
            Self::Amend => app.amend_document(by, id, seen, &REPLY.replace("汛前", "4月底前")).await.map(|_| ()),
            Self::HandOn => {
                let next = app.organization().await?.person_numbered("R17").map(|one| one.id.clone());
                app.hand_document_on(by, id, seen, &next.unwrap_or_default(), "休假").await
            }
            Self::Cancel => app.cancel_document(by, id, seen, "不再需要").await,
            Self::Revoke => app.ask_to_end(by, id, "内容有误", None).await.map(|_| ()),
            Self::Repeal => app.ask_to_end(by, id, "已经过时", Some(Date::MAX)).await.map(|_| ()),
            Self::End => {
                let lines = app.endings(&county.chief.person, id).await?;
                app.end_document(by, id, seen, lines.first().map_or("", |line| &line.approval)).await
            }
            Self::Archive => app.archive_document(by, id, seen, &filing(Retention::Permanent)).await,
        }
    }

    /// The way of a document, with who goes it; `None` for all who sign.
    fn way(county: &County) -> [(&'static str, Self, &Person); 10] {
        [
            ("拟稿", Self::Submit, &county.secretary),
            ("审核", Self::Pass, &county.section_head),
            ("会签签发，等副主任", Self::Sign, &county.deputy),
            ("待复核", Self::Recheck, &county.registrar),
            ("待登记编号", Self::Number, &county.registrar),
            ("待印制", Self::Print, &county.registrar),
            ("待用印", Self::Seal, &county.registrar),
            ("待核发", Self::Release, &county.registrar),
            ("已核发", Self::Revoke, &county.secretary),
            ("已批准撤销", Self::End, &county.registrar),
        ]
    }

    async fn at(county: &County, stage: usize) -> String {
        let id = county.begun().await;
        for (_, verb, by) in Self::way(county).into_iter().take(stage) {
            verb.act(county, by, &id).await.unwrap();
            if verb == Self::Sign {
                for signer in [&county.director, &county.leader] {
                    verb.act(county, signer, &id).await.unwrap();
                }
            }
            if verb == Self::Revoke {
                let ending = county.app.endings(by, &id).await.unwrap()[0].approval.clone();
                for signer in [&county.director, &county.leader] {
                    Self::Sign.act(county, signer, &ending).await.unwrap();
                }
            }
        }
        id
    }
}

/// What is done with many things at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    Overview,
    Seals,
    Catalogue,
    Export,
    Box,
    Preview,
    Package,
    Ledger,
}

impl Whole {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Overview, "看全办"),
        (Self::Seals, "看用印登记簿"),
        (Self::Catalogue, "看档案目录"),
        (Self::Export, "导出档案目录"),
        (Self::Box, "装盒"),
        (Self::Preview, "移交前核对"),
        (Self::Package, "生成移交包"),
        (Self::Ledger, "查阅台账"),
    ];

    async fn act(self, county: &County, by: &Person, box_number: u32) -> Result<()> {
        let app = &county.app;
        let year = app.today().year();
        let package = PackageRequest { year, retention: Retention::Ten, unit: String::new() };
        match self {
            Self::Overview => app.overview(by).await.map(|_| ()),
            Self::Seals => app.seal_register(by, &whole_register()).await.map(|_| ()),
            Self::Catalogue => app.archive_register(by, &ArchiveRequest::default()).await.map(|_| ()),
            Self::Export => app.archive_table(by, &ArchiveRequest::default()).await.map(|_| ()),
            Self::Box => {
                let mut all = app.archive_series(&county.registrar).await?.into_iter().map(|line| line.series);
                let series = all.find(|series| series.retention() == Retention::Ten).unwrap();
                let file = box_number;
                app.box_files(by, &BoxRange::new(series, (file, file), box_number).unwrap()).await
            }
            Self::Preview => app.preview_package(by, &package).await.map(|_| ()),
            Self::Package => app.make_package(by, &package).await.map(|_| ()),
            Self::Ledger => {
                let inspector = app.inspector(by).await?;
                app.ledger(&inspector, &app::ledger::LedgerFilter::default()).await.map(|_| ())
            }
        }
    }

    async fn grid(county: &County, people: &[Person]) -> String {
        let mut page = head("不论环节");
        // As many files as there are who may try to put one into a box.
        for at in 1..=people.len() {
            filed(county, &format!("第{at}号通知"), Circle::Office, Retention::Ten).await;
        }
        let mut boxes = 1;
        for (verb, name) in Self::ALL {
            let mut words = Vec::new();
            for person in people {
                let result = verb.act(county, person, boxes).await;
                words.push(word(&result));
                boxes += u32::from(verb == Self::Box && result.is_ok());
            }
            page.push_str(&row(name, &words));
        }
        page
    }
}

/// A row of the grid; empty if nobody can do it.
fn row(name: &str, words: &[&str]) -> String {
    if words.iter().any(|word| matches!(*word, "✓" | "缺内容")) {
        return format!("| {name} | {} |\n", words.join(" | "));
    }
    String::new()
}

fn head(stage: &str) -> String {
    let names: Vec<&str> = ROLES.iter().map(|(name, _)| *name).collect();
    let line = "|---".repeat(names.len() + 1);
    format!("### {stage}\n\n| 动作 | {} |\n{line}|\n", names.join(" | "))
}

async fn page(county: &County) -> String {
    let mut people = Vec::new();
    for (_, number) in ROLES {
        let person = if number.is_empty() {
            county.chief.person.clone()
        } else {
            seated(&county.app, &county.chief, number).await.person
        };
        people.push(person);
    }
    let mut page = String::from(
        "# 权限：角色、动作、环节\n\n\
         这张表由测试照用例的实际回答写成，回答变了而表没有变，测试不通过。每格是这个角色在这个环节做这个动作的结果：\
         ✓ 能办；无权；看不到（如同没有这份公文）；不到时候；缺内容（能办，还要补填）。没有列出的动作，在这个环节谁都办不了。\n\n\
         公文由秘书拟稿、白石镇送文，公开给办公室全体；“他单位”是水利局负责人，不在这份公文的会签之列，“管理员”没有办公室的岗位。\n\
         更新：`WENSHU_WRITE_DOCS=1 cargo test --workspace --test app grid`。\n\n## 收文\n\n",
    );
    for (at, (stage, ..)) in Received::way(county).into_iter().enumerate() {
        let _ = page.write_str(&head(stage));
        let mut id = Received::at(county, at).await;
        for (verb, name) in Received::ALL {
            let mut words = Vec::new();
            for person in &people {
                let result = verb.act(county, person, &id).await;
                words.push(word(&result));
                if result.is_ok() {
                    id = Received::at(county, at).await;
                }
            }
            page.push_str(&row(name, &words));
        }
        page.push('\n');
    }
    page.push_str("## 发文\n\n");
    for (at, (stage, ..)) in Sent::way(county).into_iter().enumerate() {
        let _ = page.write_str(&head(stage));
        let mut id = Sent::at(county, at).await;
        for (verb, name) in Sent::ALL {
            let mut words = Vec::new();
            for person in &people {
                let result = verb.act(county, person, &id).await;
                words.push(word(&result));
                if result.is_ok() {
                    id = Sent::at(county, at).await;
                }
            }
            page.push_str(&row(name, &words));
        }
        page.push('\n');
    }
    page.push_str("## 会议\n\n会议由秘书报批、通知，宋婉君副县长参加，办公室全体看得到。\n\n");
    page.push_str(&meetings::grid(county, &people).await);
    page.push_str("## 登记簿、档案、台账\n\n");
    page.push_str(&Whole::grid(county, &people).await);
    page.trim_end().to_owned() + "\n"
}

#[tokio::test]
async fn the_grid_of_permissions_is_as_written() {
    let (db, _folder) = testkit::sqlite().await;
    let county = county(db).await;
    let page = page(&county).await;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/states/permission.md");
    if std::env::var_os("WENSHU_WRITE_DOCS").is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(page == written, "docs/states/permission.md is not what the use cases answer; see its first lines");
}
