//! Documents for the pages: one to review, one released with copies, one received.

use crate::Stage;
use crate::meetings::Meetings;
use app::approval::Deed;
use app::archive::Filing;
use app::documents::{Description, NewAssignment, NewDelivery, NewDocument, Term};
use app::{Person, SignedIn};
use gongwen::Syntax;
use office::approval::Words;
use office::archive::{BoxRange, Retention};
use office::authority::Facts;
use office::documents::incoming::{Treatment, Urgency};
use office::documents::outgoing::{Opinion, Registration};
use office::documents::{Circle, Openness};
use testkit::people::seated;

const REQUEST: &str = "云溪县白石镇人民政府关于修复柳溪堤防的请示\n\n县人民政府：\n　　今年汛期，柳溪堤防两处受损，恳请支持修复。\n　　妥否，请批示。\n\n云溪县白石镇人民政府\n2026年11月10日\n";
const REPLY: &str = "云溪县人民政府关于同意修复柳溪堤防的批复\n\n白石镇人民政府：\n　　你镇《关于修复柳溪堤防的请示》收悉。经研究，现批复如下：\n　　一、原则同意修复柳溪堤防受损堤段。\n　　二、由县水利局负责技术指导，于2027年汛前完成。\n　　此复。\n\n云溪县人民政府\n2026年11月20日\n";

/// What the pages of documents show.
pub(crate) struct Documents {
    /// Released, with copies.
    pub(crate) released: String,
    /// Waits for its review.
    pub(crate) reviewing: String,
    /// Received, and being handled.
    pub(crate) received: String,
    /// In the archive.
    pub(crate) archived: String,
    /// Meetings.
    pub(crate) meetings: Meetings,
    /// The registrar.
    pub(crate) registrar: SignedIn,
    /// Who reviews.
    pub(crate) reviewer: SignedIn,
    /// The liaison of a township.
    pub(crate) liaison: SignedIn,
}

impl Documents {
    pub(crate) async fn prepare(stage: &Stage) -> Self {
        let (app, chief) = (&stage.app, &stage.chief);
        let registrar = seated(app, chief, "R20").await;
        let reviewer = seated(app, chief, "R13").await;
        let liaison = seated(app, chief, "R59").await;
        let secretary = seated(app, chief, "R16").await.person;
        let signers =
            [seated(app, chief, "R10").await, seated(app, chief, "R08").await, seated(app, chief, "R04").await];
        let reviewing = begun(stage, &secretary).await;
        app.submit_document(&secretary, &reviewing, 1).await.expect("it is submitted");
        let released = begun(stage, &secretary).await;
        release(stage, &released, &secretary, &reviewer.person, &registrar.person, &signers).await;
        let received = receive(stage, &liaison.person, &registrar.person, &secretary, &signers[2].person).await;
        let archived = archive(stage, &registrar.person, &reviewer.person).await;
        let meetings = Meetings::prepare(stage, &registrar.person, &signers[1], &signers[2]).await;
        Self { released, reviewing, received, archived, meetings, registrar, reviewer, liaison }
    }
}

async fn begun(stage: &Stage, secretary: &Person) -> String {
    let description =
        Description { matter: "downward".into(), openness: Some(Openness::Active), circle: Circle::Office };
    let new = NewDocument { text: REPLY.into(), syntax: Syntax::Plain, description };
    stage.app.begin_document(secretary, new).await.expect("a member of the office")
}

async fn release(
    stage: &Stage,
    id: &str,
    secretary: &Person,
    reviewer: &Person,
    registrar: &Person,
    signers: &[SignedIn],
) {
    let app = &stage.app;
    let organization = app.organization().await.expect("the organisation");
    let unit = |name: &str| organization.unit_called(name, app.today()).expect("a unit").id.clone();
    app.submit_document(secretary, id, 1).await.expect("it is submitted");
    let facts = Facts { portfolios: vec![unit("云溪县水利局")], ..Facts::default() };
    let clear = [Opinion::Clear, Opinion::Clear, Opinion::NotConcerned, Opinion::Clear, Opinion::NotConcerned];
    app.pass_document(reviewer, id, 2, clear, facts).await.expect("it passes");
    for signer in signers {
        let seen = app.approval(&signer.person, id).await.expect("it is theirs to sign").revision;
        let consent = Deed::Consent(Words::opinion("同意"));
        app.act_on_approval(&signer.person, id, seen, consent).await.expect("they sign");
    }
    let seen = app.document(registrar, id).await.expect("the registrar sees it").revision;
    app.recheck_document(registrar, id, seen, "").await.expect("it is checked");
    let registration = Registration { copies: 30, scope: "各乡镇人民政府，县政府各部门".into() };
    app.register_document(registrar, id, seen + 1, "云政函", &registration).await.expect("it is registered");
    app.print_document(registrar, id, seen + 2).await.expect("it is printed");
    app.seal_document(registrar, id, seen + 3, 30).await.expect("it is sealed");
    app.release_document(registrar, id, seen + 4).await.expect("it is released");
    let township = unit("云溪县白石镇人民政府");
    app.send_copies(registrar, id, Some(&township), "", (1, 10)).await.expect("copies are sent");
}

async fn receive(stage: &Stage, liaison: &Person, registrar: &Person, secretary: &Person, leader: &Person) -> String {
    let app = &stage.app;
    let new = NewDelivery {
        unit: String::new(),
        sender: String::new(),
        their_number: "白政〔2026〕31号".into(),
        title: String::new(),
        text: REQUEST.into(),
        urgency: Urgency::Urgent,
        copies: 1,
        file: None,
    };
    let id = app.take_in(liaison, new).await.expect("it is sent in");
    app.receive_incoming(registrar, &id, 1).await.expect("it is received");
    app.register_incoming(registrar, &id, 2, Treatment::Action, Circle::Office).await.expect("it is registered");
    app.examine_incoming(registrar, &id, 3).await.expect("it is examined");
    app.propose(secretary, &id, 4, "拟同意，请宋县长批示", leader.id()).await.expect("it is proposed");
    app.instruct(leader, &id, 5, "同意，请水利局提出意见。", "").await.expect("it is instructed");
    let organization = app.organization().await.expect("the organisation");
    let lead = organization.unit_called("云溪县水利局", app.today()).expect("a unit").id.clone();
    let assignment = NewAssignment { lead, with: Vec::new(), term: Term::WorkingDays(5) };
    app.assign(secretary, &id, 6, &assignment).await.expect("it is assigned");
    id
}

/// Two papers that were read go into the archive, one of them into a box.
async fn archive(stage: &Stage, registrar: &Person, reader: &Person) -> String {
    let app = &stage.app;
    let (year, mut filed) = (app.today().year(), String::new());
    for (title, note) in
        [("江州市人民政府关于做好今冬明春防火工作的通知", ""), ("江州市人民政府关于表彰先进集体的通报", "附名册")]
    {
        let new = NewDelivery {
            unit: String::new(),
            sender: "江州市人民政府".into(),
            their_number: format!("江政发〔{year}〕31号"),
            title: title.into(),
            text: format!("{title}\n\n各县（区）人民政府：\n　　请遵照执行。\n\n江州市人民政府\n{year}年11月2日\n"),
            urgency: Urgency::Normal,
            copies: 2,
            file: None,
        };
        let id = app.take_in(registrar, new).await.expect("it is taken in");
        app.register_incoming(registrar, &id, 1, Treatment::Reading, Circle::Office).await.expect("it is registered");
        app.examine_incoming(registrar, &id, 2).await.expect("it is examined");
        app.circulate(registrar, &id, 3, &[reader.id().to_owned()]).await.expect("it goes round");
        app.mark_read(reader, &id, 4, "").await.expect("it is read");
        app.conclude(registrar, &id, 5).await.expect("it is concluded");
        let filing = Filing {
            retention: Some(Retention::Thirty),
            year,
            unit: "BGS".into(),
            description: office::archive::Description { pages: Some(3), note: note.into() },
        };
        app.archive_incoming(registrar, &id, 6, &filing).await.expect("it is archived");
        filed = id;
    }
    let series = app.archive_series(registrar).await.expect("the registrar sees them").remove(0).series;
    let range = BoxRange::new(series, (1, 1), 1).expect("a range");
    app.box_files(registrar, &range).await.expect("it is in the box");
    filed
}
