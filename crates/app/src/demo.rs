//! The demonstration in motion: papers that were sent in, documents on their way, matters that wait,
//! so that whoever tries the program for the first time finds an office at work.
//!
//! All of it goes through the use cases, as the people of the fictional county. They have no
//! accounts: nobody signs in as one of them before an administrator opens one.

use crate::act::System;
use crate::approval::{Deed, NewAffair};
use crate::documents::{Description, NewAssignment, NewDelivery, NewDocument, Term};
use crate::error::{Error, Kind, Result};
use crate::meetings::NewMeeting;
use crate::organization::NewAbsence;
use crate::samples::SAMPLES;
use crate::{App, Person};
use gongwen::Syntax;
use office::TimeOfDay;
use office::approval::{State, Words};
use office::authority::Facts;
use office::documents::incoming::{Treatment, Urgency};
use office::documents::outgoing::{Opinion, Registration};
use office::documents::{Circle, Openness};
use office::organization::{AbsenceKind, Rank, Span};
use office::people::{Account, AccountName, AccountState, DisplayName, Role};

const DYKE: &str = include_str!("../samples/received/qingshi-difang.txt");
const GRAIN: &str = include_str!("../samples/received/baogao-qiuliang.txt");
const RESERVOIRS: &str = include_str!("../samples/received/qingshi-shuiku.txt");
const FIRES: &str = include_str!("../samples/received/tongzhi-fanghuo.txt");
const BRIDGES: &str = include_str!("../samples/received/qingshi-cunlu.txt");

/// How far a document of the demonstration has come.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Far {
    Reviewing,
    Approving,
    Signed,
    Released,
}

/// The people who act, by their numbers in the organisation of the demonstration.
struct Cast<'a> {
    app: &'a App,
}

impl App {
    /// Gives the first administrator of a demonstration a desk in the office, and lets the county
    /// begin its day. Does nothing where there is no demonstration.
    ///
    /// # Errors
    /// Fails if a use case does.
    pub async fn begin_demo(&self, person: &Person) -> Result<()> {
        let Some(chief) = person.administrator().filter(|_| self.demo) else { return Ok(()) };
        let (organization, today) = (self.organization().await?, self.today());
        let registrar = organization.with_rank(Rank::Registrar, today).first().map(|one| one.id.clone());
        let post = registrar.and_then(|one| organization.posts_of(&one, today).first().map(|post| post.id.clone()));
        let post = post.ok_or_else(|| Error::new(Kind::Bug, "演示机构里没有机要文书岗位。"))?;
        self.appoint_by(&System, person.id(), &post, Span::since(today)).await?;
        if let Some(deputy) = organization.person_numbered("R06") {
            let (person, note) = (deputy.id.clone(), "赴省城对接项目".to_owned());
            let span = Span::new(today, Some(today.plus_days(2)))?;
            self.record_absence(&chief, NewAbsence { person, kind: AbsenceKind::Travel, note, span }).await?;
        }
        let cast = Cast { app: self };
        cast.papers_come_in().await?;
        cast.documents_go_out().await?;
        cast.matters_wait().await?;
        cast.people_meet(person.id()).await
    }
}

impl Cast<'_> {
    async fn person(&self, number: &str) -> Result<Person> {
        let organization = self.app.organization().await?;
        let missing = || Error::new(Kind::Bug, format!("演示机构里没有{number}号人员。"));
        let known = organization.person_numbered(number).ok_or_else(missing)?;
        let account = Account {
            id: known.id.clone(),
            name: AccountName::parse(&number.to_lowercase())?,
            display_name: DisplayName::parse(&known.name)?,
            role: Role::Clerk,
            state: AccountState::Active,
            must_change_password: false,
            failures: 0,
            locked_until: None,
        };
        Ok(Person::of_the_cast(account))
    }

    async fn unit(&self, name: &str) -> Result<String> {
        let organization = self.app.organization().await?;
        let unit = organization.unit_called(name, self.app.today());
        let missing = || Error::new(Kind::Bug, format!("演示机构里没有{name}。"));
        Ok(unit.ok_or_else(missing)?.id.clone())
    }

    /// One paper at each desk: the counter, the examination, a leader, a bureau, readers.
    async fn papers_come_in(&self) -> Result<()> {
        let app = self.app;
        let (registrar, secretary) = (self.person("R20").await?, self.person("R16").await?);
        let leader = self.person("R04").await?;
        self.sent("R59", "白政〔2026〕31号", DYKE, Urgency::Urgent).await?;
        let grain = self.sent("R60", "柳政〔2026〕18号", GRAIN, Urgency::Normal).await?;
        app.receive_incoming(&registrar, &grain, 1).await?;
        app.register_incoming(&registrar, &grain, 2, Treatment::Reading, Circle::Office).await?;

        let reservoirs = self.sent("R36", "云水〔2026〕45号", RESERVOIRS, Urgency::Normal).await?;
        self.examined(&registrar, &reservoirs, Treatment::Action).await?;
        app.propose(&secretary, &reservoirs, 4, "拟同意，资金由县财政局提出意见。请宋县长批示。", leader.id()).await?;

        let bridges = self.sent("R61", "青政〔2026〕22号", BRIDGES, Urgency::Normal).await?;
        self.examined(&registrar, &bridges, Treatment::Action).await?;
        app.propose(&secretary, &bridges, 4, "拟请县交通运输局研究提出意见。请宋县长批示。", leader.id()).await?;
        app.instruct(&leader, &bridges, 5, "请交通运输局会同财政局研究，一周内报办理意见。", "").await?;
        let (lead, with) = (self.unit("云溪县交通运输局").await?, vec![self.unit("云溪县财政局").await?]);
        let assignment = NewAssignment { lead, with, term: Term::WorkingDays(5) };
        app.assign(&secretary, &bridges, 6, &assignment).await?;

        let fires =
            NewDelivery { sender: "江州市人民政府".into(), ..delivery("江政发〔2026〕27号", FIRES) };
        let fires = app.take_in(&registrar, fires).await?;
        app.register_incoming(&registrar, &fires, 1, Treatment::Reading, Circle::Office).await?;
        app.examine_incoming(&registrar, &fires, 2).await?;
        let readers = [self.person("R08").await?, self.person("R09").await?, self.person("R13").await?];
        let keys: Vec<String> = readers.iter().map(|reader| reader.id().to_owned()).collect();
        app.circulate(&registrar, &fires, 3, &keys).await?;
        app.mark_read(&readers[0], &fires, 4, "请应急管理局、自然资源局抓好落实。").await
    }

    async fn sent(&self, by: &str, number: &str, text: &str, urgency: Urgency) -> Result<String> {
        let new = NewDelivery { urgency, ..delivery(number, text) };
        self.app.take_in(&self.person(by).await?, new).await
    }

    async fn examined(&self, registrar: &Person, id: &str, treatment: Treatment) -> Result<()> {
        self.app.receive_incoming(registrar, id, 1).await?;
        self.app.register_incoming(registrar, id, 2, treatment, Circle::Office).await?;
        self.app.examine_incoming(registrar, id, 3).await
    }

    async fn documents_go_out(&self) -> Result<()> {
        let floods = self.document("R16", "tongzhi-fangxun", "downward", "云溪县水利局", Far::Released).await?;
        for (name, numbers) in [("云溪县白石镇人民政府", (1, 5)), ("云溪县柳河镇人民政府", (6, 10))]
        {
            let unit = self.unit(name).await?;
            self.app.send_copies(&self.person("R20").await?, &floods, Some(&unit), "", numbers).await?;
        }
        let (liaison, registrar) = (self.person("R59").await?, self.person("R20").await?);
        let copies = self.app.document_copies(&registrar, &floods).await?;
        if let Some(first) = copies.first() {
            self.app.receive_copies(&liaison, &first.id).await?;
        }
        self.document("R17", "pifu-shuichang", "downward", "云溪县水利局", Far::Signed).await?;
        self.document("R18", "han-shangqia", "letter", "云溪县水利局", Far::Approving).await?;
        self.document("R16", "tonggao-jiaotong", "downward", "云溪县交通运输局", Far::Reviewing).await?;
        Ok(())
    }

    /// A document that has come so far.
    async fn document(&self, by: &str, sample: &str, matter: &str, unit: &str, far: Far) -> Result<String> {
        let (app, drafter) = (self.app, self.person(by).await?);
        let text = SAMPLES.iter().find(|one| one.name == sample).map_or("", |one| body(one.text));
        let description =
            Description { matter: matter.into(), openness: Some(Openness::Active), circle: Circle::Office };
        let new = NewDocument { text: text.to_owned(), syntax: Syntax::Plain, description };
        let id = app.begin_document(&drafter, new).await?;
        app.submit_document(&drafter, &id, 1).await?;
        if far == Far::Reviewing {
            return Ok(id);
        }
        let clear = [Opinion::Clear, Opinion::Clear, Opinion::NotConcerned, Opinion::Clear, Opinion::NotConcerned];
        let facts = Facts { portfolios: vec![self.unit(unit).await?], ..Facts::default() };
        app.pass_document(&self.person("R13").await?, &id, 2, clear, facts).await?;
        self.consent(&drafter, &id, if far == Far::Approving { 1 } else { usize::MAX }).await?;
        if far < Far::Released {
            return Ok(id);
        }
        let registrar = self.person("R20").await?;
        let seen = app.document(&registrar, &id).await?.revision;
        app.recheck_document(&registrar, &id, seen, "").await?;
        let registration = Registration { copies: 40, scope: "各乡镇人民政府，县政府各部门".into() };
        app.register_document(&registrar, &id, seen + 1, "云政发", &registration).await?;
        app.print_document(&registrar, &id, seen + 2).await?;
        app.seal_document(&registrar, &id, seen + 3, 40).await?;
        app.release_document(&registrar, &id, seen + 4).await?;
        Ok(id)
    }

    /// Those whose turn it is consent, so many of them at most.
    async fn consent(&self, drafter: &Person, id: &str, most: usize) -> Result<()> {
        for _ in 0..most.min(20) {
            let view = self.app.approval(drafter, id).await?;
            if view.approval.state() != State::Pending {
                break;
            }
            let Some(next) = view.waiting.first() else { break };
            let organization = self.app.organization().await?;
            let Some(signer) = organization.person(&next.who.id) else { break };
            let signer = self.person(&signer.number.clone()).await?;
            let deed = Deed::Consent(Words::opinion("同意"));
            self.app.act_on_approval(&signer, id, view.revision, deed).await?;
        }
        Ok(())
    }

    async fn matters_wait(&self) -> Result<()> {
        let leave = NewAffair {
            matter: "leave".into(),
            title: "请假半天，陪孩子看病".into(),
            text: "孩子发烧，明天上午陪诊。手头的会议材料已交陆子衡。".into(),
            facts: Facts { half_days: Some(1), ..Facts::default() },
        };
        self.app.submit_affair(&self.person("R22").await?, leave).await?;
        let meeting = NewAffair {
            matter: "meeting".into(),
            title: "召开今冬明春森林防火工作部署会".into(),
            text: "拟于下周三上午9时在县政府三楼会议室召开，各乡镇和县应急管理局、自然资源局负责人参加，时间1小时。"
                .into(),
            facts: Facts { portfolios: vec![self.unit("云溪县应急管理局").await?], ..Facts::default() },
        };
        self.app.submit_affair(&self.person("R16").await?, meeting).await?;
        Ok(())
    }

    /// A meeting of tomorrow that was approved, with whoever tries the program.
    async fn people_meet(&self, guest: &str) -> Result<()> {
        let (app, secretary) = (self.app, self.person("R16").await?);
        let asked = NewAffair {
            matter: "meeting".into(),
            title: "柳溪堤防修复工作协调会".into(),
            text: "研究白石镇柳溪堤防修复的方案、资金和工期，县水利局、县财政局、白石镇参加。".into(),
            facts: Facts { portfolios: vec![self.unit("云溪县水利局").await?], ..Facts::default() },
        };
        let approval = app.submit_affair(&secretary, asked).await?;
        self.consent(&secretary, &approval, 9).await?;
        let time =
            |hour: u16| TimeOfDay::from_minutes(hour * 60).ok_or_else(|| Error::new(Kind::Bug, "会议时间不对。"));
        let mut people = vec![guest.to_owned()];
        for number in ["R04", "R08", "R16", "R36", "R59"] {
            people.push(self.person(number).await?.id().to_owned());
        }
        let plan = NewMeeting {
            day: app.today().plus_days(1),
            from: time(15)?,
            to: time(16)?,
            place: "县政府三楼会议室".into(),
            people,
            note: "宋婉君副县长主持。请县水利局带修复方案。".into(),
        };
        let seen = app.approval(&secretary, &approval).await?.revision;
        app.call_meeting(&secretary, &approval, seen, &plan, Circle::Office).await?;
        Ok(())
    }
}

fn delivery(number: &str, text: &str) -> NewDelivery {
    NewDelivery {
        unit: String::new(),
        sender: String::new(),
        their_number: number.into(),
        title: String::new(),
        text: text.into(),
        urgency: Urgency::Normal,
        copies: 1,
        file: None,
    }
}

/// A sample without head and number: they are given when it is registered.
fn body(text: &str) -> &str {
    text.split_once("号\n\n\n").map_or(text, |(_, body)| body)
}
