//! 交接: whoever comes to a post, or stands in for somebody, finds what is there.

use crate::county::{County, REPLY, county};
use app::ErrorKind;
use app::approval::{Deed, NewAffair};
use app::documents::{Description, NewDocument};
use app::organization::{NewAbsence, NewPost};
use gongwen::Syntax;
use office::approval::{Stance, State, Target, Words};
use office::authority::Facts;
use office::documents::incoming::Treatment;
use office::documents::outgoing::Opinion;
use office::documents::{Circle, Openness};
use office::organization::{AbsenceKind, Rank, Seats, Span};
use testkit::people::seated;

/// A document that only those see who have a part in it.
async fn close_document(county: &County) -> String {
    let openness = Some(Openness::OnRequest("涉及单位内部事务".into()));
    let description = Description { matter: "downward".into(), openness, circle: Circle::Involved };
    let new = NewDocument { text: REPLY.into(), syntax: Syntax::Plain, description };
    let id = county.app.begin_document(&county.secretary, new).await.unwrap();
    let seen = county.app.document(&county.secretary, &id).await.unwrap().revision;
    county.app.submit_document(&county.secretary, &id, seen).await.unwrap();
    let water = county.unit("云溪县水利局").await;
    let facts = Facts { portfolios: vec![water.clone()], units: vec![water], ..Facts::default() };
    let clear = [Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::NotConcerned];
    county.app.pass_document(&county.section_head, &id, seen + 1, clear, facts).await.unwrap();
    id
}

#[tokio::test]
async fn whoever_comes_to_a_post_finds_the_papers_of_the_unit_and_a_registrar_the_registers() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, today) = (&county.app, county.app.today());
        let chief = county.chief.person.administrator().unwrap();
        let sent = county.sent_in().await;
        let closed = close_document(&county).await;
        county.signed(&closed).await;
        let neighbour = seated(app, &county.chief, "R60").await.person;
        let clerk = seated(app, &county.chief, "R22").await.person;
        for (person, id) in [(&neighbour, &sent), (&clerk, &closed)] {
            assert!(app.incoming(person, id).await.is_err() && app.document(person, id).await.is_err());
        }
        app.hand_over().await.unwrap();
        assert!(app.incoming(&neighbour, &sent).await.is_err(), "nothing changed yet");

        let organization = app.organization().await.unwrap();
        let unit = county.unit("云溪县白石镇人民政府").await;
        let title = "值班员".to_owned();
        let new = NewPost { unit, title, rank: Rank::Liaison, seats: Seats::One, from: today };
        let post = app.add_post(&chief, new).await.unwrap();
        app.appoint(&chief, neighbour.id(), &post, Span::since(today.next())).await.unwrap();
        let desk = organization.posts_of(county.registrar.id(), today)[0].id.clone();
        app.appoint(&chief, clerk.id(), &desk, Span::since(today)).await.unwrap();
        assert_eq!(app.hand_over().await.unwrap(), 2, "the registers; the liaison begins tomorrow");
        assert!(app.document(&clerk, &closed).await.is_ok());
        let tasks = app.day_of(&clerk).await.unwrap().tasks;
        assert!(tasks.iter().any(|task| task.id == closed && task.what == "请复核"), "{tasks:?}");
        assert!(app.incoming(&neighbour, &sent).await.is_err());
        app.clock().advance(std::time::Duration::from_secs(24 * 3600));
        assert_eq!(app.hand_over().await.unwrap(), 1);
        assert!(app.incoming(&neighbour, &sent).await.is_ok());
        assert_eq!(app.hand_over().await.unwrap(), 0, "once");
    })
    .await;
}

/// A document that waits for the leader alone.
async fn before_the_leader(county: &County) -> String {
    let id = close_document(county).await;
    for person in [&county.deputy, &county.director, &county.water] {
        county.consent(person, &id, "同意").await;
    }
    id
}

#[tokio::test]
async fn whoever_stands_in_is_told_and_can_open_what_is_to_be_signed() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let chief = county.chief.person.administrator().unwrap();
        let id = before_the_leader(&county).await;
        let substitute = seated(app, &county.chief, "R05").await.person;
        assert_eq!(app.approval(&substitute, &id).await.unwrap_err().kind(), ErrorKind::NotFound);
        let span = Span::since(app.today());
        let (person, note) = (county.leader.id().to_owned(), String::new());
        app.record_absence(&chief, NewAbsence { person, kind: AbsenceKind::Travel, note, span }).await.unwrap();
        app.mind_approvals().await.unwrap();
        let told = app.notices(&substitute, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.words == format!("请代{}审批", county.leader.name())), "{told:?}");
        app.mind_approvals().await.unwrap();
        assert_eq!(app.notices(&substitute, 1).await.unwrap().lines.len(), told.len(), "told once");
        let view = app.approval(&substitute, &id).await.unwrap();
        assert!(view.may.sign.is_some() && app.document(&substitute, &id).await.is_ok());
        let deed = Deed::Consent(Words::opinion("同意"));
        app.act_on_approval(&substitute, &id, view.revision, deed).await.unwrap();
        let approval = app.approval(&substitute, &id).await.unwrap().approval;
        assert_eq!(approval.state(), State::Approved);
        let signed = app.document(&county.secretary, &id).await.unwrap().state.signed().unwrap().by();
        let both = format!("{}（{}代）", county.leader.name(), substitute.name());
        assert_eq!(signed, both, "the document names both");
        let lines = app.outgoing_register(&county.secretary, &crate::registers::all()).await.unwrap().lines;
        assert!(lines.iter().any(|line| line.id == id && line.signer == both), "{lines:?}");
    })
    .await;
}

/// Signer and substitute are both away: whoever waits for them is told so, and by when.
#[tokio::test]
async fn the_page_says_when_nobody_who_could_sign_is_here() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let chief = county.chief.person.administrator().unwrap();
        let id = before_the_leader(&county).await;
        let away = async |person: String| {
            let (span, note) = (Span::since(app.today()), String::new());
            app.record_absence(&chief, NewAbsence { person, kind: AbsenceKind::Travel, note, span }).await.unwrap();
        };
        away(county.leader.id().to_owned()).await;
        assert_eq!(app.approval(&county.secretary, &id).await.unwrap().absent, Vec::<String>::new());
        let mut all = vec![county.leader.name().to_owned()];
        // One after the other, until nobody is left who would stand in.
        for _ in 0..8 {
            let waiting = app.approval(&county.secretary, &id).await.unwrap().waiting;
            let Some(next) = waiting.iter().find(|one| !all.contains(&one.who.name)) else { break };
            all.push(next.who.name.clone());
            away(next.who.id.clone()).await;
        }
        let view = app.approval(&county.secretary, &id).await.unwrap();
        assert!(!view.stuck && view.absent == [format!("{}（出差）", county.leader.name())], "{:?}", view.absent);
    })
    .await;
}

/// Nobody is left to sign: only the drafter can choose another way, and is told once.
#[tokio::test]
async fn the_drafter_is_told_when_whoever_was_to_sign_has_left() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let chief = county.chief.person.administrator().unwrap();
        let id = before_the_leader(&county).await;
        app.mind_approvals().await.unwrap();
        assert!(app.approval(&county.leader, &id).await.is_ok());
        app.leave(&chief, county.leader.id(), app.today(), "调离").await.unwrap();
        app.clock().advance(std::time::Duration::from_secs(24 * 3600));
        app.mind_approvals().await.unwrap();
        app.mind_approvals().await.unwrap();
        let gone = app.approval(&county.leader, &id).await.unwrap_err();
        assert_eq!(gone.kind(), ErrorKind::NotFound, "whoever has left sees nothing any more, asked or not");
        assert!(gone.message().contains("您已经离任"), "{gone}");
        let told = app.notices(&county.secretary, 1).await.unwrap().lines;
        let stuck = told.iter().filter(|line| line.words.contains("现在没有人能办")).count();
        assert_eq!(stuck, 1, "{told:?}");
    })
    .await;
}

/// Whoever is asked to instruct for the director may do so, though a deputy director instructs on
/// nothing otherwise.
#[tokio::test]
async fn whoever_stands_in_for_the_director_instructs() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar, secretary) = (&county.app, &county.registrar, &county.secretary);
        let chief = county.chief.person.administrator().unwrap();
        let id = county.sent_in().await;
        app.receive_incoming(registrar, &id, 1).await.unwrap();
        app.register_incoming(registrar, &id, 2, Treatment::Action, Circle::Office).await.unwrap();
        app.examine_incoming(registrar, &id, 3).await.unwrap();
        let nobody = app.propose(secretary, &id, 4, "请批示", county.liaison.id()).await.unwrap_err();
        assert_eq!(nobody.kind(), ErrorKind::Invalid);
        app.propose(secretary, &id, 4, "请主任批示", county.director.id()).await.unwrap();
        let span = Span::since(app.today());
        let (person, note) = (county.director.id().to_owned(), String::new());
        app.record_absence(&chief, NewAbsence { person, kind: AbsenceKind::Travel, note, span }).await.unwrap();
        let organization = app.organization().await.unwrap();
        let substitute = organization.substitute(county.director.id(), app.today()).unwrap().id.clone();
        let mut stands_in = None;
        for number in ["R09", "R10", "R11"] {
            let person = seated(app, &county.chief, number).await.person;
            if person.id() == substitute {
                stands_in = Some(person);
            } else {
                let other = app.instruct(&person, &id, 5, "同意", "").await.unwrap_err();
                assert_eq!(other.kind(), ErrorKind::Forbidden);
            }
        }
        app.instruct(&stands_in.unwrap(), &id, 5, "同意", "").await.unwrap();
        let incoming = app.incoming(secretary, &id).await.unwrap();
        let behalf = incoming.instructions.last().unwrap().behalf.clone();
        assert_eq!(behalf.unwrap().id, county.director.id());
    })
    .await;
}

#[tokio::test]
async fn a_countersign_that_does_not_agree_comes_back_to_the_drafter_and_goes_up() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, drafter) = (&county.app, &county.secretary);
        let id = close_document(&county).await;
        county.consent(&county.deputy, &id, "同意").await;
        county.consent(&county.director, &id, "同意").await;
        let seen = app.approval(&county.water, &id).await.unwrap().revision;
        let deed = Deed::Countersign(Stance::Disagree, "本年预算没有安排".into());
        app.act_on_approval(&county.water, &id, seen, deed).await.unwrap();
        assert!(!app.day_of(&county.water).await.unwrap().tasks.iter().any(|task| task.id == id));
        let task = app.day_of(drafter).await.unwrap().tasks.into_iter().find(|task| task.id == id).unwrap();
        assert_eq!(task.what, "会签有不同意见，请协调");
        let view = app.approval(drafter, &id).await.unwrap();
        assert!(view.may.refer && !app.approval(&county.water, &id).await.unwrap().may.refer);
        let deed = Deed::Refer("10日、12日两次协商，建议从预备费列支".into());
        app.act_on_approval(drafter, &id, view.revision, deed).await.unwrap();
        let history = app.document_history(drafter, &id).await.unwrap();
        assert!(history.iter().any(|line| line.words.contains("报请裁定")), "{history:?}");
        let told = app.notices(&county.leader, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.words == "请审批"), "{told:?}");
        county.consent(&county.leader, &id, "按建议办理").await;
        let approval = app.approval(&county.leader, &id).await.unwrap().approval;
        assert_eq!(approval.state(), State::Approved);
        assert!(approval.steps().iter().any(|step| step.referred.is_some()));
    })
    .await;
}

#[tokio::test]
async fn what_somebody_who_left_had_in_hand_is_taken_over() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary, director) = (&county.app, &county.secretary, &county.director);
        let clerk = seated(app, &county.chief, "R22").await.person;
        let chief = county.chief.person.administrator().unwrap();
        // A closed draft, a document that was returned, and a matter of one's own.
        let closed = county.begun_in(Circle::Involved).await;
        let returned = county.begun().await;
        county.passed(&returned).await;
        let facts = Facts { half_days: Some(1), ..Facts::default() };
        let leave = NewAffair { matter: "leave".into(), title: "请假".into(), text: "就医".into(), facts };
        let matter = app.submit_affair(secretary, leave).await.unwrap();
        assert_eq!(app.document(director, &closed).await.unwrap_err().kind(), ErrorKind::NotFound);
        let early = Deed::HandOn { to: clerk.id().into(), reason: "调离".into() };
        let early = app.act_on_approval(director, &matter, 2, early).await.unwrap_err();
        assert_eq!(early.kind(), ErrorKind::NotFound, "nobody's business before");

        app.leave(&chief, secretary.id(), app.today().plus_days(-1), "调离").await.unwrap();
        assert!(app.held_by(&chief, secretary.id()).await.unwrap() > 0);
        app.hand_over().await.unwrap();
        let seat = app.overview(director).await.unwrap().seats.into_iter().find(|seat| seat.left).unwrap();
        assert_eq!(seat.person, secretary.id());
        let (_, lines) = app.seat(director, secretary.id()).await.unwrap();
        assert!(lines.iter().any(|line| line.id == closed) && lines.iter().any(|line| line.id == matter), "{lines:?}");
        let (_, others) = app.seat(&county.deputy, secretary.id()).await.unwrap();
        assert!(others.iter().all(|line| line.id != closed && line.id != matter), "{others:?}");

        let seen = app.document(director, &closed).await.unwrap().revision;
        let outside = app.hand_document_on(director, &closed, seen, county.water.id(), "调离").await.unwrap_err();
        assert_eq!(outside.kind(), ErrorKind::Invalid);
        app.hand_document_on(director, &closed, seen, clerk.id(), "调离").await.unwrap();
        app.submit_document(&clerk, &closed, seen + 1).await.unwrap();

        let document = app.document(&county.deputy, &returned).await.unwrap();
        app.hand_document_on(&county.deputy, &returned, document.revision, clerk.id(), "调离").await.unwrap();
        let view = app.approval(&county.deputy, &returned).await.unwrap();
        assert_eq!(view.approval.drafter().id, clerk.id());
        let back = Deed::SendBack(Target::Drafter, "请补充依据".into());
        app.act_on_approval(&county.deputy, &returned, view.revision, back).await.unwrap();
        assert!(app.day_of(&clerk).await.unwrap().tasks.iter().any(|task| task.id == returned));

        let seen = app.approval(director, &matter).await.unwrap().revision;
        let hand = |to: &str| Deed::HandOn { to: to.to_owned(), reason: "调离".into() };
        let outside = app.act_on_approval(director, &matter, seen, hand(county.water.id())).await.unwrap_err();
        assert!(outside.message().contains("本单位或者办公室"), "{outside}");
        app.act_on_approval(director, &matter, seen, hand(clerk.id())).await.unwrap();
        assert_eq!(app.approval(&clerk, &matter).await.unwrap().approval.drafter().id, clerk.id());
    })
    .await;
}

/// One of two who countersign leaves: the page says which seat nobody can sign, and the drafter learns of it
/// while the other still has to sign, and again when nobody is left.
#[tokio::test]
async fn a_seat_that_falls_vacant_beside_another_is_told() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let chief = county.chief.person.administrator().unwrap();
        let id = county.begun().await;
        let (water, finance) = (county.unit("云溪县水利局").await, county.unit("云溪县财政局").await);
        let clear = [const { Opinion::Clear }; 5];
        let seen = county.out(&id).await.0;
        app.submit_document(&county.secretary, &id, seen).await.unwrap();
        let facts = Facts { portfolios: vec![water.clone()], units: vec![water, finance.clone()], ..Facts::default() };
        app.pass_document(&county.section_head, &id, seen + 1, clear, facts).await.unwrap();
        for person in [&county.deputy, &county.director] {
            county.consent(person, &id, "同意").await;
        }
        app.mind_approvals().await.unwrap();
        let organization = app.organization().await.unwrap();
        let head = organization.holders_of_rank(&finance, Rank::UnitHead, app.today())[0].id.clone();
        app.leave(&chief, &head, app.today(), "调离").await.unwrap();
        app.clock().advance(std::time::Duration::from_secs(24 * 3600));
        app.mind_approvals().await.unwrap();
        let view = app.approval(&county.secretary, &id).await.unwrap();
        assert!(!view.stuck && view.vacant == ["云溪县财政局负责人"], "{:?}", view.vacant);
        let told = async |words: &str| {
            let lines = app.notices(&county.secretary, 1).await.unwrap().lines;
            assert!(lines.iter().any(|line| line.words.contains(words)), "{words}: {lines:?}");
        };
        told("云溪县财政局负责人的岗位空缺").await;
        county.consent(&county.water, &id, "同意会签").await;
        let view = app.approval(&county.secretary, &id).await.unwrap();
        assert_eq!((view.stuck, view.approval.whereabouts().as_str()), (true, "正在等云溪县财政局负责人"));
        told("现在没有人能办").await;
    })
    .await;
}
