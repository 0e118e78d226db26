//! A county with the people that a document meets on its way.

use crate::clock;
use app::approval::Deed;
use app::documents::{Description, NewDelivery, NewDocument};
use app::{App, Person, SignedIn};
use gongwen::Syntax;
use office::approval::Words;
use office::authority::{Fact, Facts};
use office::documents::incoming::{Treatment, Urgency};
use office::documents::outgoing::{Opinion, Registration, Stage as Out};
use office::documents::{Circle, Openness};
use testkit::people::{administrator, seated};

pub(crate) const REQUEST: &str = "云溪县白石镇人民政府关于修复柳溪堤防的请示\n\n县人民政府：\n    今年汛期，柳溪堤防两处受损，恳请支持修复。\n    妥否，请批示。\n\n云溪县白石镇人民政府\n2026年11月10日\n";

pub(crate) const REPLY: &str = "云溪县人民政府关于同意修复柳溪堤防的批复\n\n白石镇人民政府：\n    你镇《关于修复柳溪堤防的请示》收悉。经研究，现批复如下：\n    一、原则同意修复柳溪堤防受损堤段。\n    二、由县水利局负责技术指导，于2027年汛前完成。\n    此复。\n\n云溪县人民政府\n2026年11月20日\n";

pub(crate) struct County {
    pub(crate) app: App,
    pub(crate) chief: SignedIn,
    pub(crate) liaison: Person,
    pub(crate) registrar: Person,
    pub(crate) secretary: Person,
    pub(crate) section_head: Person,
    pub(crate) deputy: Person,
    pub(crate) director: Person,
    pub(crate) water: Person,
    pub(crate) leader: Person,
}

pub(crate) async fn county(db: store::Db) -> County {
    county_of(App::on(db, clock(), true).unwrap()).await
}

/// The county of an application that is open already.
pub(crate) async fn county_of(app: App) -> County {
    let chief = administrator(&app).await;
    let person = async |number: &str| seated(&app, &chief, number).await.person;
    County {
        liaison: person("R59").await,
        registrar: person("R20").await,
        secretary: person("R16").await,
        section_head: person("R13").await,
        deputy: person("R09").await,
        director: person("R08").await,
        water: person("R36").await,
        leader: person("R04").await,
        app: app.clone(),
        chief,
    }
}

/// What the liaison sends in.
pub(crate) fn delivery() -> NewDelivery {
    NewDelivery {
        unit: String::new(),
        sender: String::new(),
        their_number: "白政〔2026〕31号".into(),
        title: String::new(),
        text: REQUEST.into(),
        urgency: Urgency::Urgent,
        copies: 1,
        file: None,
    }
}

impl County {
    pub(crate) async fn unit(&self, name: &str) -> String {
        let organization = self.app.organization().await.unwrap();
        organization.unit_called(name, self.app.today()).unwrap().id.clone()
    }

    /// The revision that somebody who looks at a received document sees.
    pub(crate) async fn seen(&self, id: &str) -> i64 {
        self.app.incoming(&self.registrar, id).await.unwrap().revision
    }

    pub(crate) async fn out(&self, id: &str) -> (i64, Out) {
        let document = self.app.document(&self.secretary, id).await.unwrap();
        (document.revision, document.stage())
    }

    pub(crate) async fn consent(&self, person: &Person, id: &str, opinion: &str) {
        let waiting = self.app.waiting_for(person).await.unwrap();
        assert!(waiting.iter().any(|one| one.id == id), "{} is waited for", person.name());
        let revision = self.app.approval(person, id).await.unwrap().revision;
        self.app.act_on_approval(person, id, revision, Deed::Consent(Words::opinion(opinion))).await.unwrap();
    }

    pub(crate) async fn sent_in(&self) -> String {
        self.app.take_in(&self.liaison, delivery()).await.unwrap()
    }

    /// Sent in, registered and examined.
    pub(crate) async fn examined(&self) -> String {
        self.examined_from(&self.liaison).await
    }

    /// The same of somebody else.
    pub(crate) async fn examined_from(&self, sender: &Person) -> String {
        let (app, registrar) = (&self.app, &self.registrar);
        let id = app.take_in(sender, delivery()).await.unwrap();
        app.receive_incoming(registrar, &id, 1).await.unwrap();
        app.register_incoming(registrar, &id, 2, Treatment::Action, Circle::Office).await.unwrap();
        app.examine_incoming(registrar, &id, 3).await.unwrap();
        id
    }

    pub(crate) async fn begun(&self) -> String {
        self.begun_in(Circle::Office).await
    }

    pub(crate) async fn begun_in(&self, circle: Circle) -> String {
        let description = Description { matter: "downward".into(), openness: Some(Openness::Active), circle };
        let new = NewDocument { text: REPLY.into(), syntax: Syntax::Plain, description };
        self.app.begin_document(&self.secretary, new).await.unwrap()
    }

    pub(crate) async fn passed(&self, id: &str) {
        self.passed_with(id, &[]).await;
    }

    pub(crate) async fn passed_with(&self, id: &str, flags: &[Fact]) {
        let water = self.unit("云溪县水利局").await;
        let flags = flags.iter().copied().collect();
        let facts = Facts { portfolios: vec![water.clone()], units: vec![water], flags, ..Facts::default() };
        let clear = [Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::NotConcerned];
        let seen = self.out(id).await.0;
        self.app.submit_document(&self.secretary, id, seen).await.unwrap();
        self.app.pass_document(&self.section_head, id, seen + 1, clear, facts).await.unwrap();
    }

    pub(crate) async fn signed(&self, id: &str) {
        self.consent(&self.deputy, id, "同意，请主任核签").await;
        self.consent(&self.director, id, "请宋县长签发").await;
        self.consent(&self.water, id, "同意会签").await;
        self.consent(&self.leader, id, "同意").await;
    }
    /// A document that is in force.
    pub(crate) async fn released(&self) -> String {
        let id = self.begun().await;
        self.passed(&id).await;
        self.signed(&id).await;
        self.issued(&id).await;
        id
    }

    /// From its signature to its release.
    pub(crate) async fn issued(&self, id: &str) {
        let (app, registrar) = (&self.app, &self.registrar);
        let (seen, _) = self.out(id).await;
        app.recheck_document(registrar, id, seen, "").await.unwrap();
        let registration = Registration { copies: 10, scope: "白石镇人民政府".into() };
        app.register_document(registrar, id, seen + 1, "云政函", &registration).await.unwrap();
        app.print_document(registrar, id, seen + 2).await.unwrap();
        app.seal_document(registrar, id, seen + 3, 10).await.unwrap();
        app.release_document(registrar, id, seen + 4).await.unwrap();
    }
}
