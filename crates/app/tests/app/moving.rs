//! An office that outgrew its machine: from the database of the data folder to PostgreSQL.

use crate::clock;
use crate::county::{county_of, delivery};
use crate::registers::all;
use app::backup::{Moving, Removal, move_to_postgres};
use app::find::FindRequest;
use app::{App, Clock, ErrorKind, Options, Place};
use office::Operator;
use std::path::Path;
use testkit::people::PASSWORD;

async fn open(place: Place, data: &Path, clock: &Clock) -> App {
    let options = Options {
        place,
        fonts: None,
        profile: app::samples::yunxi(),
        demo: true,
        clock: clock.clone(),
        keys: Some(data.to_owned()),
        outside: app::notices::Outside::default(),
    };
    App::open_without_fonts(options).await.unwrap()
}

async fn moved(data: &Path, url: &str, clock: &Clock) -> Removal {
    match move_to_postgres(data, url, &Operator::at_the_machine("root"), clock).await.unwrap() {
        Moving::Done(removal) => *removal,
        Moving::NotGood(faults) => panic!("{faults:?}"),
    }
}

/// What people see: the registers, the desks, what is found.
async fn seen(app: &App) -> String {
    let registrar = app.sign_in("r20", PASSWORD).await.unwrap().person;
    while app.index_some().await.unwrap() > 0 {}
    let out = app.outgoing_register(&registrar, &all()).await.unwrap();
    let received = app.incoming_register(&registrar, &all()).await.unwrap();
    let request = FindRequest { words: "柳溪堤防".into(), ..FindRequest::default() };
    let found = app.find_anything(&registrar, &request).await.unwrap();
    let found: Vec<&str> = found.lines.iter().map(|line| line.id.as_str()).collect();
    let overview = app.overview(&registrar).await.unwrap();
    format!("{out:?}\n{received:?}\n{overview:?}\n{found:?}")
}

#[tokio::test]
async fn an_office_is_moved_whole_and_goes_on() {
    let (clock, data, url) = (clock(), tempfile::tempdir().unwrap(), testkit::postgres_url());
    let folder = Place::Folder(data.path().to_owned());
    let app = open(folder.clone(), data.path(), &clock).await;
    let county = county_of(app.clone()).await;
    let id = county.released().await;
    county.sent_in().await;
    app.paste(&county.secretary, "关于防汛的草稿\n正文。\n", gongwen::Syntax::Plain).await.unwrap();
    let before = seen(&app).await;
    assert!(before.contains(&id), "{before}");
    let checkpoint = app.make_checkpoint_here().await.unwrap();
    let by = Operator::at_the_machine("root");
    let running = move_to_postgres(data.path(), &url, &by, &clock).await.unwrap_err();
    assert!(running.message().contains("停止"), "{running}");
    app.close().await;

    let removal = moved(data.path(), &url, &clock).await;
    assert!(removal.tables.len() > 30 && removal.aside.join("wenshu.db").exists(), "{removal:?}");
    let app = open(Place::Url(url.clone()), data.path(), &clock).await;
    assert_eq!(seen(&app).await, before);
    let verified = app.verify_ledger(Some((vec![checkpoint], app.ledger_key().unwrap()))).await.unwrap();
    assert!(verified.verdict.is_good(), "{:?}", verified.verdict.faults);
    // Places of the search go on behind those that were moved, and acts go on.
    let liaison = app.sign_in("r59", PASSWORD).await.unwrap().person;
    app.take_in(&liaison, delivery()).await.unwrap();
    while app.index_some().await.unwrap() > 0 {}
    app.close().await;

    let gone = folder.open().await.unwrap_err();
    assert!(gone.to_string().contains("已经搬到 PostgreSQL"), "{gone}");
    let again = move_to_postgres(data.path(), &url, &by, &clock).await.unwrap_err();
    assert_eq!(again.kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn nothing_is_moved_into_a_database_that_holds_something() {
    let (clock, data, url) = (clock(), tempfile::tempdir().unwrap(), testkit::postgres_url());
    for place in [Place::Folder(data.path().to_owned()), Place::Url(url.clone())] {
        let app = open(place, data.path(), &clock).await;
        testkit::people::administrator(&app).await;
        app.close().await;
    }
    let refused = move_to_postgres(data.path(), &url, &Operator::at_the_machine("root"), &clock).await.unwrap_err();
    assert!(refused.message().contains("不是空的"), "{refused}");
    let app = open(Place::Folder(data.path().to_owned()), data.path(), &clock).await;
    assert_eq!(app.accounts_here(&Operator::at_the_machine("root")).await.unwrap().len(), 1);
    app.close().await;
}
