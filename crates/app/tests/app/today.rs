//! 今日: whose turn it is at every step, who is told, what nobody else hears of.

use crate::county::{County, county};
use app::Person;
use app::approval::{Deed, NewAffair};
use app::documents::{NewAssignment, Term};
use office::approval::{Target, Words};
use office::authority::Facts;
use office::documents::Circle;
use office::documents::incoming::{Deadline, Treatment};
use office::notices::Thing;
use office::today::Place;

impl County {
    /// What a person has to do with a thing, and whose turn it is.
    async fn todo(&self, person: &Person, id: &str) -> Vec<(String, Place)> {
        let today = self.app.day_of(person).await.unwrap();
        let tasks = today.tasks.into_iter().filter(|task| task.id == id);
        tasks.map(|task| (task.what, task.place)).collect()
    }

    /// What a person was told, the newest first.
    async fn told(&self, person: &Person) -> Vec<String> {
        self.app.notices(person, 1).await.unwrap().lines.into_iter().map(|line| line.words).collect()
    }
}

fn is(what: &str, place: Place) -> Vec<(String, Place)> {
    vec![(what.to_owned(), place)]
}

#[tokio::test]
async fn a_received_document_is_on_the_desk_whose_turn_it_is() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar, secretary, leader) = (&county.app, &county.registrar, &county.secretary, &county.leader);
        let id = county.sent_in().await;
        assert_eq!(county.todo(registrar, &id).await, is("请签收", Place::Desk));
        assert_eq!(county.told(registrar).await, ["来文待签收"]);
        assert!(county.todo(secretary, &id).await.is_empty());
        let waits = app.day_of(&county.liaison).await.unwrap().elsewhere;
        assert_eq!((waits.len(), waits[0].place.as_str()), (1, "待签收，机要文书"));

        app.receive_incoming(registrar, &id, 1).await.unwrap();
        assert_eq!(county.told(&county.liaison).await, ["已签收"]);
        assert_eq!(county.todo(registrar, &id).await, is("请登记", Place::Desk));
        app.register_incoming(registrar, &id, 2, Treatment::Action, Circle::Office).await.unwrap();
        app.examine_incoming(registrar, &id, 3).await.unwrap();
        assert_eq!(county.todo(secretary, &id).await, is("请拟办", Place::Desk));
        app.propose(secretary, &id, 4, "拟同意，请宋县长批示", leader.id()).await.unwrap();
        assert_eq!(county.todo(leader, &id).await, is("请批示", Place::Own));
        assert_eq!(county.told(leader).await, ["请批示"]);
        app.instruct(leader, &id, 5, "同意", "").await.unwrap();
        assert!(county.todo(leader, &id).await.is_empty());
        assert_eq!(county.told(secretary).await, ["领导已批示"]);
        assert_eq!(county.todo(secretary, &id).await, is("请交办", Place::Desk));

        // The lead unit sees what it is to handle, and by when.
        assert!(app.incoming(&county.water, &id).await.is_err());
        let lead = county.unit("云溪县水利局").await;
        let assignment = NewAssignment { lead, with: Vec::new(), term: Term::WorkingDays(5) };
        app.assign(secretary, &id, 6, &assignment).await.unwrap();
        assert_eq!(app.incoming(&county.water, &id).await.unwrap().id, id);
        assert_eq!(county.todo(&county.water, &id).await, is("请主办", Place::Unit));
        assert_eq!(county.told(&county.water).await, ["请主办"]);
        assert_eq!(county.todo(secretary, &id).await, is("请跟办（云溪县水利局主办）", Place::Own));
        let tasks = app.day_of(&county.water).await.unwrap().tasks;
        assert!(matches!(tasks[0].due, Deadline::On(_)), "{tasks:?}");
        app.urge(secretary, &id, 7, "请于周五前反馈").await.unwrap();
        assert_eq!(county.told(&county.water).await, ["催办：请于周五前反馈", "请主办"]);

        app.answer(secretary, &id, 8, "", "").await.unwrap();
        for person in [&county.water, secretary, registrar, leader] {
            assert!(county.todo(person, &id).await.is_empty(), "{}", person.name());
        }
        assert_eq!(county.told(&county.liaison).await[0], "已答复");
        assert!(app.day_of(&county.liaison).await.unwrap().elsewhere.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_sent_document_calls_each_signer_in_turn() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let id = county.begun().await;
        assert_eq!(county.todo(&county.secretary, &id).await, is("拟稿，还没有送审", Place::Own));
        county.passed(&id).await;
        assert!(county.todo(&county.secretary, &id).await.is_empty());
        let waits = app.day_of(&county.secretary).await.unwrap().elsewhere;
        assert_eq!((waits.len(), waits[0].thing), (1, Thing::Outgoing));
        assert!(waits[0].place.contains("副主任"), "{waits:?}");
        assert_eq!(county.todo(&county.deputy, &id).await, is("请审批（副主任）", Place::Own));
        assert!(county.told(&county.deputy).await.contains(&"请审批".to_owned()));
        assert!(county.todo(&county.leader, &id).await.is_empty(), "not before the others");

        let revision = app.approval(&county.deputy, &id).await.unwrap().revision;
        let back = Deed::SendBack(Target::Drafter, "请核对时限".into());
        app.act_on_approval(&county.deputy, &id, revision, back).await.unwrap();
        assert_eq!(county.todo(&county.secretary, &id).await, is("已退回，请修改", Place::Own));
        assert_eq!(county.told(&county.secretary).await, ["已退回，请修改"], "told once");
        let seen = county.out(&id).await.0;
        let text = crate::county::REPLY.replace("汛前", "4月底前");
        app.edit_document(&county.secretary, &id, seen, &text).await.unwrap();
        county.passed(&id).await;
        county.signed(&id).await;
        assert_eq!(county.told(&county.secretary).await[0], "已签发");
        assert_eq!(county.todo(&county.registrar, &id).await, is("请复核", Place::Desk));
        assert!(county.todo(&county.leader, &id).await.is_empty());
        for step in 0..3 {
            let seen = county.out(&id).await.0;
            match step {
                0 => app.recheck_document(&county.registrar, &id, seen, "").await.unwrap(),
                1 => {
                    let registration =
                        office::documents::outgoing::Registration { copies: 10, scope: "白石镇人民政府".into() };
                    app.register_document(&county.registrar, &id, seen, "云政函", &registration).await.unwrap();
                }
                _ => app.print_document(&county.registrar, &id, seen).await.unwrap(),
            }
        }
        let seen = county.out(&id).await.0;
        app.seal_document(&county.registrar, &id, seen, 10).await.unwrap();
        app.release_document(&county.registrar, &id, seen + 1).await.unwrap();
        let township = county.unit("云溪县白石镇人民政府").await;
        app.send_copies(&county.registrar, &id, Some(&township), "", (1, 5)).await.unwrap();
        assert_eq!(county.todo(&county.liaison, &id).await, is("请签收", Place::Unit));
        assert_eq!(county.told(&county.liaison).await, ["来文请签收"]);
        let inbox = app.inbox(&county.liaison, 1).await.unwrap().lines;
        app.receive_copies(&county.liaison, &inbox[0].id).await.unwrap();
        assert!(county.todo(&county.liaison, &id).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn notices_are_read_by_looking_and_only_by_those_they_are_for() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let id = county.sent_in().await;
        let registrar = app.sign_in("r20", testkit::people::PASSWORD).await.unwrap();
        let person = app.person(&registrar.token).await.unwrap().unwrap();
        assert_eq!(person.unread(), 1);
        let notice = app.notices(&person, 1).await.unwrap().lines.remove(0);
        assert_eq!((notice.thing, notice.object.as_str(), notice.read), (Thing::Incoming, id.as_str(), false));
        assert!(app.notice(&county.leader, &notice.id).await.is_err(), "of another");
        assert_eq!(app.looked_at(&person, "something else").await.unwrap(), 1);
        assert_eq!(app.looked_at(&person, &id).await.unwrap(), 0);
        assert!(app.notice(&person, &notice.id).await.unwrap().read);
        assert_eq!(app.person(&registrar.token).await.unwrap().unwrap().unread(), 0);
    })
    .await;
}

#[tokio::test]
async fn the_next_task_is_another_one() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let clerk = testkit::people::seated(app, &county.chief, "R22").await.person;
        let leave = |title: &str| NewAffair {
            matter: "leave".into(),
            title: title.into(),
            text: "送孩子就医".into(),
            facts: Facts { half_days: Some(1), ..Facts::default() },
        };
        let first = app.submit_affair(&clerk, leave("请假半天")).await.unwrap();
        let second = app.submit_affair(&clerk, leave("再请假半天")).await.unwrap();
        let next = async |after: String| app.next_task(&county.deputy, &after).await.unwrap().map(|task| task.id);
        assert_eq!(next(String::new()).await, Some(first.clone()));
        assert_eq!(next(first.clone()).await, Some(second.clone()));
        assert_eq!(next(second.clone()).await, Some(first.clone()));
        let consent = Deed::Consent(Words::opinion("同意"));
        app.act_on_approval(&county.deputy, &first, 2, consent.clone()).await.unwrap();
        assert_eq!(next(first.clone()).await, Some(second.clone()), "what is done is passed over");
        app.act_on_approval(&county.deputy, &second, 2, consent).await.unwrap();
        assert_eq!(next(second).await, None);
        assert_eq!(county.told(&clerk).await, ["已批准", "已批准"]);
    })
    .await;
}

#[tokio::test]
async fn what_only_those_involved_may_see_still_finds_its_way() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let id = county.sent_in().await;
        assert!(app.incoming(&county.secretary, &id).await.is_err(), "before it is registered, only the counter");
        app.receive_incoming(&county.registrar, &id, 1).await.unwrap();
        app.register_incoming(&county.registrar, &id, 2, Treatment::Action, Circle::Involved).await.unwrap();
        app.examine_incoming(&county.registrar, &id, 3).await.unwrap();
        app.propose(&county.registrar, &id, 4, "请批示", county.leader.id()).await.unwrap();
        app.instruct(&county.leader, &id, 5, "同意", "").await.unwrap();
        assert!(app.incoming(&county.secretary, &id).await.is_err());
        assert!(county.todo(&county.secretary, &id).await.is_empty());

        let text = crate::county::REPLY.replace("白石镇", "青山镇");
        let description = app::documents::Description {
            matter: "downward".into(),
            openness: Some(office::documents::Openness::Active),
            circle: Circle::Involved,
        };
        let new = app::documents::NewDocument { text, syntax: gongwen::Syntax::Plain, description };
        let reply = app.begin_document(&county.secretary, new).await.unwrap();
        assert!(app.document(&county.section_head, &reply).await.is_err());
        app.submit_document(&county.secretary, &reply, 1).await.unwrap();
        assert_eq!(county.todo(&county.deputy, &reply).await, is("请审核", Place::Desk));
        assert!(app.document(&county.registrar, &reply).await.is_err(), "not before it is signed");
        let clear = [const { office::documents::outgoing::Opinion::Clear }; 5];
        let facts = Facts { portfolios: vec![county.unit("云溪县水利局").await], ..Facts::default() };
        app.pass_document(&county.deputy, &reply, 2, clear, facts).await.unwrap();
        for person in [&county.deputy, &county.director, &county.leader] {
            county.consent(person, &reply, "同意").await;
        }
        assert_eq!(county.todo(&county.registrar, &reply).await, is("请复核", Place::Desk));
    })
    .await;
}

#[tokio::test]
async fn who_was_asked_and_came_second_is_told_that_it_is_done() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let other = testkit::people::seated(app, &county.chief, "R10").await.person;
        let clerk = testkit::people::seated(app, &county.chief, "R22").await.person;
        let new = NewAffair {
            matter: "leave".into(),
            title: "请假半天".into(),
            text: "送孩子就医".into(),
            facts: Facts { half_days: Some(1), ..Facts::default() },
        };
        let id = app.submit_affair(&clerk, new).await.unwrap();
        let consent = Deed::Consent(Words::opinion("同意"));
        app.act_on_approval(&county.deputy, &id, 2, consent.clone()).await.unwrap();
        let late = app.act_on_approval(&other, &id, 2, consent.clone()).await.unwrap_err();
        assert_eq!(late.kind(), app::ErrorKind::Conflict, "{late}");
        let view = app.approval(&other, &id).await.unwrap();
        assert!(view.may.sign.is_none());
        let again = app.act_on_approval(&other, &id, view.revision, consent.clone()).await.unwrap_err();
        assert!(again.kind() != app::ErrorKind::NotFound, "{again}");
        let stranger = app.act_on_approval(&county.liaison, &id, 2, consent).await.unwrap_err();
        assert_eq!(stranger.kind(), app::ErrorKind::NotFound);
    })
    .await;
}

#[tokio::test]
async fn the_office_sees_its_desks_and_others_do_not() {
    testkit::both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        assert!(app.overview(&county.liaison).await.is_err());
        let open = county.begun().await;
        county.passed(&open).await;
        let seats = app.overview(&county.secretary).await.unwrap().seats;
        let deputy = seats.iter().find(|seat| seat.person == county.deputy.id()).unwrap();
        assert_eq!((deputy.count, deputy.overdue), (1, 0));
        let (_, lines) = app.seat(&county.secretary, county.deputy.id()).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.id.as_str()).collect::<Vec<_>>(), [open.as_str()]);
        assert!(app.seat(&county.liaison, county.deputy.id()).await.is_err());
        assert!(app.seat(&county.secretary, "nobody").await.is_err());
        app.clock().advance(std::time::Duration::from_secs(9 * 24 * 3600));
        let seats = app.overview(&county.secretary).await.unwrap().seats;
        let deputy = seats.iter().find(|seat| seat.person == county.deputy.id()).unwrap();
        assert_eq!((deputy.count, deputy.overdue), (1, 1), "what is over its limit is counted");
    })
    .await;
}

#[tokio::test]
async fn what_a_unit_sent_in_is_followed_and_opened_by_its_people_alone() {
    testkit::both(async |db| {
        let county = county(db).await;
        let id = county.sent_in().await;
        let head = testkit::people::seated(&county.app, &county.chief, "R53").await.person;
        let (app, other) = (&county.app, &county.water);
        let waits = app.day_of(&head).await.unwrap().elsewhere;
        assert_eq!(waits.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), [id.as_str()]);
        assert!(app.incoming(&head, &id).await.is_ok(), "what is listed can be opened");
        assert!(app.day_of(other).await.unwrap().elsewhere.is_empty());
        assert_eq!(app.incoming(other, &id).await.unwrap_err().kind(), app::ErrorKind::NotFound);
    })
    .await;
}

#[tokio::test]
async fn a_long_list_says_that_it_goes_on() {
    let (db, _folder) = testkit::sqlite().await;
    let county = county(db).await;
    for _ in 0..app::today::MOST {
        county.sent_in().await;
    }
    let day = county.app.day_of(&county.registrar).await.unwrap();
    assert_eq!((day.tasks.len(), day.cut), (app::today::MOST, false));
    county.sent_in().await;
    let day = county.app.day_of(&county.registrar).await.unwrap();
    assert_eq!((day.tasks.len(), day.cut), (app::today::MOST, true));
}
