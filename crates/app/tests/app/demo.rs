//! The demonstration: an office at work for whoever tries the program for the first time.

use crate::clock;
use app::App;
use app::ErrorKind;
use testkit::people::administrator;

#[tokio::test]
async fn a_demonstration_begins_with_an_office_at_work() {
    testkit::both(async |db| {
        let app = App::on(db, clock(), true).unwrap();
        let chief = administrator(&app).await.person;
        assert_eq!(app.overview(&chief).await.unwrap_err().kind(), ErrorKind::Forbidden);
        app.begin_demo(&chief).await.unwrap();
        let day = app.day_of(&chief).await.unwrap();
        let asked: Vec<&str> = day.tasks.iter().map(|task| task.what.as_str()).collect();
        for what in ["请签收", "请初审", "请复核"] {
            assert!(asked.contains(&what), "{what}: {asked:?}");
        }
        assert_eq!(day.meetings.len(), 1, "a meeting of tomorrow");
        let overview = app.overview(&chief).await.unwrap();
        assert!(overview.seats.iter().filter(|seat| seat.count > 0).count() >= 4, "{overview:?}");
    })
    .await;
}

#[tokio::test]
async fn without_a_demonstration_nothing_begins() {
    let (db, _folder) = testkit::sqlite().await;
    let app = App::on(db, clock(), false).unwrap();
    let chief = administrator(&app).await.person;
    app.begin_demo(&chief).await.unwrap();
    assert!(app.day_of(&chief).await.unwrap().tasks.is_empty());
    assert!(app.organization().await.unwrap().own_office(app.today()).is_none());
}
