//! A meeting in the browser: asked for, called, on the day of those who take part, cancelled.

use crate::support::{Browser, Server};
use app::SignedIn;
use axum::http::StatusCode;
use testkit::people::seated;

const ASKED: [(&str, &str); 3] = [("title", "秋汛防御会商会"), ("text", "部署秋汛防御。"), ("revision", "0")];

/// Called on a far day, so that the clock of the machine does not matter.
fn plan<'a>(revision: &'a str, people: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("revision", revision),
        ("day", "2099-03-02"),
        ("from", "09:00"),
        ("to", "11:00"),
        ("place", "第一<会议室>"),
        ("note", "请带防汛预案。"),
        ("circle", "involved"),
    ];
    fields.extend(people.iter().map(|person| ("person", *person)));
    fields
}

async fn consent(browser: &Browser<'_>, address: &str, revision: &str) {
    let signed = browser.post(&format!("{address}/signature"), &[("revision", revision), ("mode", "opinion")]).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.body);
}

#[tokio::test]
async fn a_meeting_is_called_once_it_is_approved_changed_and_cancelled() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let people: Vec<SignedIn> = {
        let mut people = Vec::new();
        for number in ["R16", "R08", "R04", "R36", "R20"] {
            people.push(seated(&server.app, &chief, number).await);
        }
        people
    };
    let [clerk, director, leader, water, registrar] = [0, 1, 2, 3, 4].map(|at| server.browser(&people[at]));
    let (leader_id, water_id) = (people[2].person.id(), people[3].person.id());
    assert!(clerk.get("/meetings").await.body.contains("没有会议"));

    let units = server.app.ways().await.unwrap().units;
    let unit = units.iter().find(|(_, name)| name == "云溪县水利局").unwrap().0.clone();
    let mut asked = ASKED.to_vec();
    asked.push(("portfolio", &unit));
    let sent = clerk.post("/approvals/new/meeting", &asked).await;
    let approval = sent.location().split('?').next().unwrap().to_owned();
    let form = format!("{approval}/meeting");
    let early = clerk.post(&form, &plan("2", &[leader_id])).await;
    assert_eq!(early.status, StatusCode::FORBIDDEN, "{}", early.body);
    assert!(early.body.contains("正在等") && early.body.contains("第一&#60;会议室&#62;"), "{}", early.body);
    assert_eq!(clerk.get(&form).await.location(), approval, "not before it is approved");
    assert_eq!(water.get(&form).await.status, StatusCode::NOT_FOUND, "none of theirs");
    consent(&director, &approval, "2").await;
    consent(&leader, &approval, "3").await;
    let page = clerk.get(&approval).await.body;
    assert!(page.contains(&format!("href=\"{form}\"")) && !page.contains("/execution"), "{page}");
    let page = clerk.get(&form).await.body;
    assert!(page.contains("部署秋汛防御") && page.contains("name=\"person\""), "{page}");

    let nobody = clerk.post(&form, &plan("4", &[])).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.body.contains("请选择参加会议的人员") && nobody.body.contains("value=\"2099-03-02\""));
    let mut unread = plan("4", &[leader_id]);
    unread[2] = ("from", "上午");
    assert!(clerk.post(&form, &unread).await.body.contains("读不出来"));
    let called = clerk.post(&form, &plan("4", &[leader_id, water_id])).await;
    assert_eq!(called.status, StatusCode::SEE_OTHER, "{}", called.body);
    let meeting = called.location().split('?').next().unwrap().to_owned();
    assert_eq!(clerk.get(&form).await.location(), meeting, "the form leads to the meeting");
    let twice = clerk.post(&form, &plan("4", &[leader_id])).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);

    let page = water.get(&meeting).await.body;
    assert!(page.contains("2099年3月2日（周一）09:00—11:00") || page.contains("3月2日（周一）09:00—11:00"), "{page}");
    assert!(page.contains("第一&#60;会议室&#62;") && page.contains("请带防汛预案"), "{page}");
    assert!(!page.contains("/cancellation"), "who takes part does not cancel it");
    assert_eq!(registrar.get(&meeting).await.status, StatusCode::NOT_FOUND, "only those who take part");
    assert!(!registrar.get("/meetings").await.body.contains("秋汛"));
    assert!(water.get("/meetings").await.body.contains("我参加"));
    assert!(water.get("/notices").await.body.contains("请参加会议"));
    let history = water.get(&format!("/ledger/history/meeting/{}", &meeting["/meetings/".len()..])).await;
    assert!(history.body.contains("通知开会"), "{}", history.body);
    let stranger = format!("/ledger/history/meeting/{}", &meeting["/meetings/".len()..]);
    assert_ne!(registrar.get(&stranger).await.status, StatusCode::OK);

    let same = clerk.post(&format!("{meeting}/plan"), &plan("1", &[leader_id, water_id])).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(same.body.contains("没有改动"));
    let changed = clerk.post(&format!("{meeting}/plan"), &plan("1", &[leader_id])).await;
    assert_eq!(changed.location(), format!("{meeting}?done=plan"));
    assert_eq!(water.get(&meeting).await.status, StatusCode::NOT_FOUND);
    let stale = clerk.post(&format!("{meeting}/cancellation"), &[("revision", "1"), ("why", "台风改道")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("value=\"台风改道\""), "{}", stale.body);
    let cancelled = clerk.post(&format!("{meeting}/cancellation"), &[("revision", "2"), ("why", "台风改道")]).await;
    assert_eq!(cancelled.location(), format!("{meeting}?done=cancel"));
    let page = leader.get(&meeting).await.body;
    assert!(page.contains("已取消") && page.contains("台风改道"), "{page}");
}
