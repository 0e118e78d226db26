//! Who sees how a document came about, and whose rank counts.

use crate::county::{REPLY, county};
use app::ErrorKind;
use app::approval::Deed;
use app::documents::{Description, NewDocument, NewFile};
use app::organization::NewPost;
use gongwen::Syntax;
use office::approval::Target;
use office::authority::{Chart, Facts, Post, Role};
use office::documents::outgoing::{Opinion, Stage};
use office::documents::{Circle, Openness};
use office::organization::{Rank, Seats, Span};
use testkit::people::seated;

fn description(matter: &str) -> Description {
    Description { matter: matter.into(), openness: Some(Openness::Active), circle: Circle::Office }
}

#[tokio::test]
async fn a_document_that_became_another_matter_takes_the_chain_of_that_one() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let new = NewDocument { text: REPLY.into(), syntax: Syntax::Plain, description: description("joint") };
        let id = app.begin_document(secretary, new).await.unwrap();
        county.passed(&id).await;
        let seen = app.approval(&county.deputy, &id).await.unwrap().revision;
        let back = Deed::SendBack(Target::Drafter, "这是县政府的下行文".into());
        app.act_on_approval(&county.deputy, &id, seen, back).await.unwrap();
        let (seen, stage) = county.out(&id).await;
        assert_eq!(stage, Stage::Drafting);
        app.describe_document(secretary, &id, seen, description("downward")).await.unwrap();
        county.passed(&id).await;
        assert_eq!(app.approval(&county.deputy, &id).await.unwrap().approval.matter(), "downward");
        county.signed(&id).await;
        let document = app.document(secretary, &id).await.unwrap();
        assert_eq!(document.state.signed().unwrap().signer.id, county.leader.id());
    })
    .await;
}

#[tokio::test]
async fn whoever_received_copies_sees_what_was_issued_and_not_how_it_came_about() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, liaison) = (&county.app, &county.liaison);
        let id = county.released().await;
        let unit = county.unit("云溪县白石镇人民政府").await;
        app.send_copies(&county.registrar, &id, Some(&unit), "", (1, 3)).await.unwrap();
        assert!(app.document(liaison, &id).await.is_ok());
        assert!(app.document_versions(liaison, &id).await.unwrap().is_empty());
        assert_eq!(app.document_version(liaison, &id, 1).await.unwrap_err().kind(), ErrorKind::NotFound);
        assert!(app.document_history(liaison, &id).await.unwrap().is_empty());
        // Whoever countersigned worked on it, from whatever unit.
        for person in [&county.secretary, &county.water, &county.leader] {
            assert!(!app.document_versions(person, &id).await.unwrap().is_empty(), "{}", person.name());
            assert!(!app.document_history(person, &id).await.unwrap().is_empty(), "{}", person.name());
        }
        // The number stands behind the colon, where mail leaves it out.
        let told = app.notices(&county.secretary, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.words.starts_with("已编号：云政函〔")), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn a_rank_in_another_unit_is_none_in_the_office() {
    let (db, _folder) = testkit::sqlite().await;
    let county = county(db).await;
    let (app, today) = (&county.app, county.app.today());
    let chief = county.chief.person.administrator().unwrap();
    let unit = county.unit("云溪县水利局").await;
    let clerk = seated(app, &county.chief, "R60").await.person;
    for (title, rank) in
        [("办公室副主任", Rank::DeputyDirector), ("办公室主任", Rank::Director), ("机要员", Rank::Registrar)]
    {
        let new = NewPost { unit: unit.clone(), title: title.into(), rank, seats: Seats::One, from: today };
        let post = app.add_post(&chief, new).await.unwrap();
        app.appoint(&chief, clerk.id(), &post, Span::since(today)).await.unwrap();
    }
    let organization = app.organization().await.unwrap();
    let holders = |role: Role| {
        let post = Post { role, of: String::new() };
        Chart::holders(organization.as_ref(), &post, today).into_iter().map(|holder| holder.id).collect::<Vec<_>>()
    };
    assert!(holders(Role::Director).contains(&county.director.id().to_owned()));
    assert!(holders(Role::DeputyDirector).contains(&county.deputy.id().to_owned()));
    for role in [Role::Director, Role::DeputyDirector] {
        assert!(!holders(role).contains(&clerk.id().to_owned()), "{role:?}");
    }
    assert!(Chart::is_registrar(organization.as_ref(), county.registrar.id(), Role::ExecutiveMeeting, today));
    assert!(!Chart::is_registrar(organization.as_ref(), clerk.id(), Role::ExecutiveMeeting, today));
}

#[tokio::test]
async fn whoever_went_elsewhere_drafts_no_more_and_whoever_left_sees_nothing() {
    let (db, _folder) = testkit::sqlite().await;
    let county = county(db).await;
    let (app, today, secretary) = (&county.app, county.app.today(), &county.secretary);
    let chief = county.chief.person.administrator().unwrap();
    let id = county.begun().await;
    app.leave(&chief, secretary.id(), today.previous(), "调离").await.unwrap();
    assert_eq!(app.document(secretary, &id).await.unwrap_err().kind(), ErrorKind::NotFound);
    assert!(app.document_versions(secretary, &id).await.is_err());

    let title = "科员".to_owned();
    let unit = county.unit("云溪县水利局").await;
    let new = NewPost { unit, title, rank: Rank::Clerk, seats: Seats::One, from: today };
    let post = app.add_post(&chief, new).await.unwrap();
    app.appoint(&chief, secretary.id(), &post, Span::since(today)).await.unwrap();
    let document = app.document(secretary, &id).await.unwrap();
    let refused = [
        app.edit_document(secretary, &id, document.revision, REPLY).await,
        app.submit_document(secretary, &id, document.revision).await,
        app.cancel_document(secretary, &id, document.revision, "重复").await,
    ];
    for refused in refused {
        assert_eq!(refused.unwrap_err().kind(), ErrorKind::Forbidden);
    }
}

#[tokio::test]
async fn with_the_last_copy_goes_the_reading_and_with_the_post_what_the_post_let_one_see() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, today, liaison, water) = (&county.app, county.app.today(), &county.liaison, &county.water);
        let chief = county.chief.person.administrator().unwrap();
        let id = county.released().await;
        let (town, bureau) = (county.unit("云溪县白石镇人民政府").await, county.unit("云溪县水利局").await);
        for (unit, numbers) in [(&town, (1, 3)), (&town, (4, 4)), (&bureau, (5, 6))] {
            app.send_copies(&county.registrar, &id, Some(unit), "", numbers).await.unwrap();
        }
        let copies = app.document_copies(&county.registrar, &id).await.unwrap();
        let of = |first: u32| copies.iter().find(|copy| copy.first == first).unwrap().id.clone();
        app.recall_copies(&county.registrar, &of(1), "印错了").await.unwrap();
        assert!(app.document(liaison, &id).await.is_ok(), "one copy is still there");
        app.recall_copies(&county.registrar, &of(4), "印错了").await.unwrap();
        assert_eq!(app.document(liaison, &id).await.unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(app.inbox(liaison, 1).await.unwrap().lines.len(), 2, "that they were there stays on record");
        app.recall_copies(&county.registrar, &of(5), "印错了").await.unwrap();
        assert!(app.document(water, &id).await.is_ok(), "whoever countersigned worked on it");

        // A colleague of the township who goes to another unit.
        let title = "文书".to_owned();
        let new = NewPost { unit: town.clone(), title, rank: Rank::Liaison, seats: Seats::One, from: today };
        let post = app.add_post(&chief, new).await.unwrap();
        let colleague = seated(app, &county.chief, "R60").await.person;
        app.appoint(&chief, colleague.id(), &post, Span::new(today, Some(today)).unwrap()).await.unwrap();
        let sent = county.sent_in().await;
        app.send_copies(&county.registrar, &id, Some(&town), "", (7, 7)).await.unwrap();
        assert!(app.incoming(&colleague, &sent).await.is_ok() && app.document(&colleague, &id).await.is_ok());
        app.clock().advance(std::time::Duration::from_secs(24 * 3600));
        assert!(app.hand_over().await.unwrap() >= 2);
        for hidden in [app.incoming(&colleague, &sent).await.err(), app.document(&colleague, &id).await.err()] {
            assert_eq!(hidden.unwrap().kind(), ErrorKind::NotFound);
        }
        assert!(app.incoming(liaison, &sent).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn an_upward_document_is_signed_by_the_county_head_whatever_the_matter() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let text = "云溪县人民政府关于解决柳溪堤防修复资金的请示\n\n江州市人民政府：\n    恳请支持。\n    妥否，请批示。\n\n\
                    云溪县人民政府\n2026年9月20日\n";
        let new = |matter: &str| NewDocument {
            text: text.into(),
            syntax: Syntax::Plain,
            description: description(matter),
        };
        let clear = [Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::Clear, Opinion::NotConcerned];
        let water = county.unit("云溪县水利局").await;
        let facts = Facts { portfolios: vec![water], ..Facts::default() };
        let id = app.begin_document(secretary, new("downward")).await.unwrap();
        app.submit_document(secretary, &id, 1).await.unwrap();
        let wrong = app.pass_document(&county.section_head, &id, 2, clear.clone(), facts.clone()).await.unwrap_err();
        assert!(wrong.message().contains("第二十二条") && wrong.message().contains("县长"), "{wrong}");
        assert_eq!(county.out(&id).await.1, Stage::Reviewing, "nothing half done");
        let id = app.begin_document(secretary, new("upward")).await.unwrap();
        app.submit_document(secretary, &id, 1).await.unwrap();
        app.pass_document(&county.section_head, &id, 2, clear, facts).await.unwrap();
        assert_eq!(county.out(&id).await.1, Stage::Approving);
    })
    .await;
}

#[tokio::test]
async fn whoever_may_see_a_thing_reads_its_whole_history() {
    let (db, _folder) = testkit::sqlite().await;
    let county = county(db).await;
    let (app, id, sent) = (&county.app, county.released().await, county.sent_in().await);
    let town = county.unit("云溪县白石镇人民政府").await;
    app.send_copies(&county.registrar, &id, Some(&town), "", (1, 3)).await.unwrap();
    for person in [&county.leader, &county.secretary, &county.water] {
        let history = app.history_for(person, "outgoing", &id, "").await.unwrap();
        assert!(history.lines.iter().any(|line| line.verb == "outgoing.released"), "{}", person.name());
    }
    // A recipient of copies, and whoever sent a document in, see what their pages show.
    for (kind, id) in [("outgoing", &id), ("incoming", &sent), ("unit", &town), ("account", &id)] {
        let refused = app.history_for(&county.liaison, kind, id, "").await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Forbidden, "{kind}");
    }
    assert_eq!(app.history_for(&county.water, "incoming", &sent, "").await.unwrap_err().kind(), ErrorKind::NotFound);
    assert!(app.history_for(&county.leader, "unit", &town, "").await.is_ok());
    assert_eq!(app.history_for(&county.secretary, "unit", &town, "").await.unwrap_err().kind(), ErrorKind::Forbidden);
    assert_eq!(app.history_for(&county.leader, "account", &id, "").await.unwrap_err().kind(), ErrorKind::Forbidden);
}

#[tokio::test]
async fn files_go_along_and_do_not_change_once_it_is_signed() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let file = |name: &str, text: &str| NewFile { name: name.into(), bytes: text.as_bytes().to_vec() };
        let id = county.begun().await;
        app.add_file(secretary, &id, file("附图.txt", "木芙蓉分布图\n")).await.unwrap();
        app.add_file(secretary, &id, file("多余.txt", "x\n")).await.unwrap();
        let classified = app.add_file(secretary, &id, file("a.txt", "秘密★5年\n")).await.unwrap_err();
        assert!(classified.message().contains("密级"), "{classified}");
        let stranger = app.add_file(&county.water, &id, file("b.txt", "x")).await.unwrap_err();
        assert_eq!(stranger.kind(), ErrorKind::Forbidden);
        let clerk = seated(app, &county.chief, "R22").await.person;
        assert_eq!(app.add_file(&clerk, &id, file("b.txt", "x")).await.unwrap_err().kind(), ErrorKind::Forbidden);
        let files = app.document_files(secretary, &id).await.unwrap();
        let extra = files.iter().find(|file| file.name == "多余.txt").unwrap();
        app.remove_file(secretary, &id, &extra.id).await.unwrap();
        assert_eq!(app.remove_file(secretary, &id, &extra.id).await.unwrap_err().kind(), ErrorKind::NotFound);
        let lines = app.document_history(secretary, &id).await.unwrap();
        assert!(lines.iter().any(|line| line.words == "删去文件“多余.txt”"), "{lines:?}");
        county.passed(&id).await;
        let kept = app.document_files(secretary, &id).await.unwrap().remove(0);
        for refused in
            [app.add_file(secretary, &id, file("晚了.txt", "x")).await, app.remove_file(secretary, &id, &kept.id).await]
        {
            let refused = refused.unwrap_err();
            assert!(refused.message().contains("只在拟稿、审核时增减"), "{refused}");
        }
        // What others sent in is not taken away.
        let sent = county.sent_in().await;
        app.add_file(&county.registrar, &sent, file("清单.txt", "x\n")).await.unwrap();
        let theirs = app.document_files(&county.registrar, &sent).await.unwrap().remove(0);
        let refused = app.remove_file(&county.registrar, &sent, &theirs.id).await.unwrap_err();
        assert!(refused.message().contains("不能删"), "{refused}");
        let request = app::find::FindRequest { words: "木芙蓉".into(), ..Default::default() };
        let found = app.find_anything(secretary, &request).await.unwrap().lines;
        assert_eq!(found.len(), 1);
        assert!(found[0].of_outgoing && found[0].id == id);
    })
    .await;
}

#[tokio::test]
async fn who_tries_to_execute_without_being_the_registrar_is_on_record() {
    let (db, _folder) = testkit::sqlite().await;
    let county = county(db).await;
    let (app, secretary) = (&county.app, &county.secretary);
    let id = county.begun().await;
    county.passed(&id).await;
    county.signed(&id).await;
    let (seen, _) = county.out(&id).await;
    let refused = app.recheck_document(secretary, &id, seen, "").await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Forbidden);
    let history = app.history_for(secretary, "outgoing", &id, "").await.unwrap().lines;
    assert_eq!((history[0].verb.as_str(), history[0].name.as_str()), ("outgoing.rechecked.refused", secretary.name()));
    assert_eq!(app.recheck_document(&county.liaison, &id, seen, "").await.unwrap_err().kind(), ErrorKind::NotFound);
    let with_theirs = app.history_for(secretary, "outgoing", &id, "").await.unwrap().lines;
    assert_eq!((with_theirs.len(), with_theirs[0].name.as_str()), (history.len() + 1, county.liaison.name()));
}
