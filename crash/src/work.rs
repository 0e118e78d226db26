//! What the writers do, over and over: documents from draft to release, matters, papers that come in.

use crate::people::People;
use app::approval::{Deed, NewAffair};
use app::documents::{Description, NewDelivery, NewDocument};
use app::{App, Error, ErrorKind, Person};
use gongwen::Syntax;
use office::approval::Words;
use office::authority::Facts;
use office::documents::incoming::{Treatment, Urgency};
use office::documents::outgoing::{Opinion, Registration};
use office::documents::{Circle, Openness};
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

const REPLY: &str = "云溪县人民政府关于同意修复柳溪堤防的批复\n\n白石镇人民政府：\n    你镇请示收悉。经研究，现批复如下：\n    一、原则同意修复柳溪堤防受损堤段。\n    此复。\n\n云溪县人民政府\n2026年11月20日\n";

/// Writes a line in one piece, so that it is whole or not there.
pub(crate) fn tell(line: &str) {
    let _ = std::io::stdout().lock().write_all(format!("{line}\n").as_bytes());
}

/// Works without end. What could not be done is told and left as it is.
pub(crate) async fn forever(app: App, people: Arc<People>, number: usize) {
    let worker = Worker { app, people };
    loop {
        let done = match number % 4 {
            0 | 1 => worker.document().await,
            2 => worker.matter().await,
            _ => worker.papers().await,
        };
        if let Err(error) = done {
            tell(&format!("no {:?} {}", error.kind(), error.message()));
            let pause = if error.kind() == ErrorKind::Unavailable { 200 } else { 10 };
            tokio::time::sleep(Duration::from_millis(pause)).await;
        }
    }
}

struct Worker {
    app: App,
    people: Arc<People>,
}

type Done<T = ()> = Result<T, Error>;

/// Tells that an act on a thing is done.
fn said<T>(id: &str, act: &str, done: Done<T>) -> Done<T> {
    if done.is_ok() {
        tell(&format!("ok {id} {act}"));
    }
    done
}

impl Worker {
    /// 发文: draft, review, four consents, recheck, number, print, seal, release.
    async fn document(&self) -> Done {
        let (app, people) = (&self.app, &*self.people);
        let description =
            Description { matter: "downward".into(), openness: Some(Openness::Active), circle: Circle::Office };
        let new = NewDocument { text: REPLY.into(), syntax: Syntax::Plain, description };
        let id = app.begin_document(&people.secretary, new).await?;
        tell(&format!("ok {id} begun"));
        let seen = async || Ok::<_, Error>(app.document(&people.registrar, &id).await?.revision);
        said(&id, "submitted", app.submit_document(&people.secretary, &id, seen().await?).await)?;
        let clear = [Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::NotConcerned];
        let unit = vec![people.water_unit.clone()];
        let facts = Facts { portfolios: unit.clone(), units: unit, ..Facts::default() };
        said(&id, "passed", app.pass_document(&people.section_head, &id, seen().await?, clear, facts).await)?;
        for person in [&people.deputy, &people.director, &people.water, &people.leader] {
            self.consent(person, &id).await?;
        }
        let registrar = &people.registrar;
        said(&id, "rechecked", app.recheck_document(registrar, &id, seen().await?, "").await)?;
        let registration = Registration { copies: 10, scope: "白石镇人民政府".into() };
        let registered = app.register_document(registrar, &id, seen().await?, "云政函", &registration).await;
        said(&id, "registered", registered)?;
        said(&id, "printed", app.print_document(registrar, &id, seen().await?).await)?;
        said(&id, "sealed", app.seal_document(registrar, &id, seen().await?, 10).await)?;
        said(&id, "released", app.release_document(registrar, &id, seen().await?).await)
    }

    /// A leave: submitted, approved, carried out.
    async fn matter(&self) -> Done {
        let (app, clerk) = (&self.app, &self.people.clerk);
        let new = NewAffair {
            matter: "leave".into(),
            title: "请假半天".into(),
            text: "送孩子就医，工作已交同事。".into(),
            facts: Facts { half_days: Some(1), ..Facts::default() },
        };
        let id = app.submit_affair(clerk, new).await?;
        tell(&format!("ok {id} submitted"));
        self.consent(&self.people.deputy, &id).await?;
        let revision = app.approval(clerk, &id).await?.revision;
        said(&id, "executed", app.carry_out_affair(clerk, &id, revision).await)
    }

    /// 收文: sent in, received, registered; and a paper that must not be here.
    async fn papers(&self) -> Done {
        let (app, people) = (&self.app, &*self.people);
        let new = NewDelivery {
            unit: String::new(),
            sender: String::new(),
            their_number: "白政〔2026〕31号".into(),
            title: String::new(),
            text: "云溪县白石镇人民政府关于修复柳溪堤防的请示\n\n县人民政府：\n    妥否，请批示。\n".into(),
            urgency: Urgency::Urgent,
            copies: 1,
            file: None,
        };
        let id = app.take_in(&people.liaison, new).await?;
        tell(&format!("ok {id} sent"));
        let registrar = &people.registrar;
        said(&id, "received", app.receive_incoming(registrar, &id, 1).await)?;
        let registered = app.register_incoming(registrar, &id, 2, Treatment::Action, Circle::Office).await;
        said(&id, "registered", registered)?;
        let serial = app.register_offline(registrar, "江州市人民政府", 1).await?;
        tell(&format!("ok {serial} registered"));
        Ok(())
    }

    async fn consent(&self, person: &Person, id: &str) -> Done {
        let revision = self.app.approval(person, id).await?.revision;
        let deed = Deed::Consent(Words::opinion("同意"));
        said(id, "consented", self.app.act_on_approval(person, id, revision, deed).await.map(|_| ()))
    }
}
