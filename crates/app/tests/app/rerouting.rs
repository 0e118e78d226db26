//! Received documents whose way changes, and what is for whose eyes.

use crate::county::{County, county};
use app::ErrorKind;
use app::calendar::Arrangement;
use app::documents::{NewAssignment, Term};
use office::documents::Circle;
use office::documents::incoming::{Deadline, Particulars, Stage, Treatment, Urgency};
use std::time::Duration;

impl County {
    /// Taken in, and asked of a leader.
    async fn asked(&self) -> String {
        let (app, id) = (&self.app, self.examined().await);
        app.propose(&self.secretary, &id, 4, "涉及专项资金，拟请宋县长阅示", self.leader.id()).await.unwrap();
        id
    }

    async fn assigned(&self, term: Term) -> String {
        let id = self.asked().await;
        let app = &self.app;
        app.instruct(&self.leader, &id, 5, "请水利局核实损失，不要急着答应", "").await.unwrap();
        let lead = self.unit("云溪县水利局").await;
        let with = vec![self.unit("云溪县财政局").await];
        app.assign(&self.secretary, &id, 6, &NewAssignment { lead, with, term }).await.unwrap();
        id
    }
}

#[tokio::test]
async fn another_leader_is_asked_and_the_first_is_not_waited_for() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, id) = (&county.app, county.asked().await);
        let seen = county.seen(&id).await;
        let (director, secretary) = (&county.director, &county.secretary);
        let refused = app.redirect(secretary, &id, seen, county.registrar.id(), "x").await.unwrap_err();
        assert!(refused.message().contains("只有县领导和办公室主任作批示"), "{refused}");
        app.redirect(secretary, &id, seen, director.id(), "宋县长外出学习").await.unwrap();
        let line = &app.document_history(secretary, &id).await.unwrap()[0];
        let words = format!("改送批示，由{}改为{}", county.leader.name(), director.name());
        assert_eq!((&line.words, line.reason.as_str()), (&words, "宋县长外出学习"));
        let waits = async |person| app.day_of(person).await.unwrap().tasks.iter().any(|task| task.id == id);
        assert!(waits(director).await && !waits(&county.leader).await);
        app.instruct(director, &id, seen + 1, "请水利局办理", "").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_units_tell_the_office_and_the_sender_learns_only_how_it_ends() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, id) = (&county.app, county.assigned(Term::WorkingDays(3)).await);
        let seen = county.seen(&id).await;
        let stranger = app.report_on(&county.liaison, &id, seen, "好了").await.unwrap_err();
        assert_eq!(stranger.kind(), ErrorKind::Forbidden);
        app.report_on(&county.water, &id, seen, "已现场勘察，三天内提出方案").await.unwrap();
        let told = app.notices(&county.secretary, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.words.contains("云溪县水利局反馈了办理情况")), "{told:?}");
        // Those who handle it read what the leader wrote; the township that sent it in does not.
        let handler = app.incoming(&county.water, &id).await.unwrap();
        assert_eq!((handler.instructions.len(), handler.feedback.len()), (1, 1));
        let sender = app.incoming(&county.liaison, &id).await.unwrap();
        assert!(sender.instructions.is_empty() && sender.feedback.is_empty());
        assert_eq!(sender.proposal.unwrap().text, "");
        assert_eq!(sender.stage, Stage::Handling);
        let history = app.document_history(&county.liaison, &id).await.unwrap();
        let words: Vec<&str> = history.iter().map(|line| line.words.as_str()).collect();
        assert!(words.contains(&"签收") && !words.iter().any(|words| words.contains("批示")), "{words:?}");
    })
    .await;
}

#[tokio::test]
async fn who_follows_learns_when_it_is_overdue() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, id) = (&county.app, county.assigned(Term::WorkingDays(3)).await);
        let seen = county.seen(&id).await;
        app.follow_by(&county.secretary, &id, seen, county.deputy.id()).await.unwrap();
        let outside = app.follow_by(&county.secretary, &id, seen + 1, county.water.id()).await.unwrap_err();
        assert_eq!(outside.kind(), ErrorKind::Invalid);
        assert_eq!(app.mind_deadlines().await.unwrap(), 0);
        app.clock().advance(Duration::from_secs(30 * 86_400));
        assert_eq!(app.mind_deadlines().await.unwrap(), 1);
        assert_eq!(app.mind_deadlines().await.unwrap(), 0, "told once");
        for person in [&county.deputy, &county.water] {
            let told = app.notices(person, 1).await.unwrap().lines;
            assert!(told.iter().any(|line| line.words.contains("办理超期")), "{}: {told:?}", person.name());
        }
    })
    .await;
}

#[tokio::test]
async fn a_deadline_in_a_year_that_was_not_announced_is_settled_when_it_is() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, id) = (&county.app, county.assigned(Term::WorkingDays(250)).await);
        let due = async || app.incoming(&county.secretary, &id).await.unwrap().assignment.unwrap().due;
        assert_eq!(due().await, Deadline::Unknown(2027));
        assert_eq!(app.mind_deadlines().await.unwrap(), 0);
        let by = county.chief.person.administrator().unwrap();
        let lines = crate::organization::NEXT.to_owned();
        let written = Arrangement { year: "2027".into(), source: "样文".into(), lines, seen: 0 };
        app.record_year(&by, &written).await.unwrap();
        assert_eq!(app.mind_deadlines().await.unwrap(), 1);
        assert!(matches!(due().await, Deadline::On(day) if day.year() == 2027));
    })
    .await;
}

#[tokio::test]
async fn what_was_registered_wrong_is_corrected_and_what_it_was_stays_on_record() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar, secretary) = (&county.app, &county.registrar, &county.secretary);
        let id = county.sent_in().await;
        app.receive_incoming(registrar, &id, 1).await.unwrap();
        app.register_incoming(registrar, &id, 2, Treatment::Action, Circle::Office).await.unwrap();
        let to = Particulars {
            sender: String::new(),
            their_number: "白政〔2026〕32号".into(),
            title: "云溪县白石镇人民政府关于加固龙潭水库的请示".into(),
            urgency: Urgency::Normal,
            copies: 2,
            circle: Circle::Involved,
        };
        let theirs = app.correct_incoming(secretary, &id, 3, &to, "登记错了").await.unwrap_err();
        assert_eq!(theirs.kind(), ErrorKind::Forbidden);
        let stale = app.correct_incoming(registrar, &id, 2, &to, "登记错了").await.unwrap_err();
        assert_eq!(stale.kind(), ErrorKind::Conflict);
        app.correct_incoming(registrar, &id, 3, &to, "登记错了").await.unwrap();
        let document = app.incoming(registrar, &id).await.unwrap();
        assert_eq!((document.title.as_str(), document.copies), (to.title.as_str(), 2));
        assert_eq!(document.sender.name, "云溪县白石镇人民政府", "a unit keeps its name");
        assert_eq!(app.incoming(secretary, &id).await.unwrap_err().kind(), ErrorKind::NotFound, "closed now");
        let words = app::find::FindRequest { words: "龙潭水库".into(), ..Default::default() };
        let found = app.find_anything(registrar, &words).await.unwrap().lines;
        assert!(found.iter().any(|line| line.id == id), "found by what it is called now: {found:?}");
        let history = app.document_history(registrar, &id).await.unwrap();
        let line = history.iter().find(|line| line.words.starts_with("更正登记")).unwrap();
        assert!(line.words.contains("来文字号由“白政〔2026〕31号”改为“白政〔2026〕32号”"), "{line:?}");
        assert_eq!(line.reason, "登记错了");
        let told = app.notices(&county.liaison, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.object == id && line.words == "登记有更正"), "{told:?}");
    })
    .await;
}
