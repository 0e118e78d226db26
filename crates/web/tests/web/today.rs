//! 今日 on pages: what is listed, where it leads, what others do not see.

use crate::support::Server;
use axum::http::StatusCode;
use testkit::people::seated;

const LEAVE: [(&str, &str); 4] = [("title", "请假半天"), ("text", "送孩子就医"), ("days", "0.5"), ("revision", "0")];

#[tokio::test]
async fn a_leader_needs_two_taps_and_comes_to_the_next() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let (clerk, deputy) = (seated(&server.app, &chief, "R22").await, seated(&server.app, &chief, "R09").await);
    let (clerk, deputy) = (server.browser(&clerk), server.browser(&deputy));
    assert!(deputy.get("/").await.body.contains("没有等您办的事"));
    let address = async |title: &str| {
        let mut fields = LEAVE;
        fields[0].1 = title;
        clerk.post("/approvals/new/leave", &fields).await.location().split('?').next().unwrap().to_owned()
    };
    let (first, second) = (address("请假半天").await, address("再请假半天").await);
    let list = deputy.get("/").await.body;
    assert!(list.contains("2件事等您办") && list.contains("请审批（副主任）"), "{list}");
    assert!(list.contains(&format!("href=\"{first}\"")) && list.contains("通知，2条未读"), "{list}");
    assert_eq!(deputy.get("/today/next").await.location(), first);
    let page = deputy.get(&first).await.body;
    assert!(
        page.contains("送孩子就医") && page.contains("value=\"请抓紧办理\"") && page.contains("通知，1条未读"),
        "{page}"
    );
    let signed = deputy.post(&format!("{first}/signature"), &[("revision", "2"), ("phrase", "同意")]).await;
    assert_eq!(signed.location(), "/?done=sign");
    assert!(deputy.get("/?done=sign").await.body.contains("已签署。"));
    assert_eq!(
        deputy.get(&format!("/today/next?after={}", first.rsplit('/').next().unwrap())).await.location(),
        second
    );
    let told = clerk.get("/").await.body;
    assert!(told.contains("已批准") && told.contains("等别人办的"), "{told}");
    let notices = clerk.get("/notices").await.body;
    assert!(notices.contains("已批准") && notices.contains("全部标为已读"), "{notices}");
    assert_eq!(clerk.post("/notices/read", &[]).await.location(), "/notices");
    assert!(!clerk.get("/notices").await.body.contains("全部标为已读"));
}

#[tokio::test]
async fn a_notice_leads_to_its_thing_and_is_nobody_elses() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let (clerk, deputy) = (seated(&server.app, &chief, "R22").await, seated(&server.app, &chief, "R09").await);
    let address = server.browser(&clerk).post("/approvals/new/leave", &LEAVE).await.location().to_owned();
    let notice = server.app.notices(&deputy.person, 1).await.unwrap().lines.remove(0);
    let path = format!("/notices/{}", notice.id);
    assert_eq!(server.browser(&clerk).get(&path).await.status, StatusCode::NOT_FOUND);
    let led = server.browser(&deputy).get(&path).await;
    assert_eq!(led.location(), address.split('?').next().unwrap());
    assert!(!server.browser(&deputy).get("/").await.body.contains("条未读"));
}

#[tokio::test]
async fn the_whole_office_is_for_the_office() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let (secretary, liaison) = (seated(&server.app, &chief, "R16").await, seated(&server.app, &chief, "R59").await);
    let office = server.browser(&secretary).get("/overview").await;
    assert!(office.body.contains("宋婉君") && office.body.contains("叶知秋"), "{}", office.body);
    let outside = server.browser(&liaison);
    assert_eq!(outside.get("/overview").await.status, StatusCode::FORBIDDEN);
    assert_eq!(outside.get(&format!("/overview/{}", secretary.person.id())).await.status, StatusCode::FORBIDDEN);
    assert!(!outside.get("/").await.body.contains("/overview"));
}

#[tokio::test]
async fn wishes_are_kept_or_refused_with_what_was_typed() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let clerk = seated(&server.app, &chief, "R22").await;
    let clerk = server.browser(&clerk);
    let page = clerk.get("/account/notices").await.body;
    assert!(page.contains("value=\"22:00\"") && page.contains("没有设置邮件服务器"), "{page}");
    let wrong = [("mail", "不是邮箱"), ("from", "21:00"), ("to", "07:30")];
    let refused = clerk.post("/account/notices", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("不是邮箱地址") && refused.body.contains("value=\"21:00\""), "{}", refused.body);
    let right = [("mail", "fan@yunxi.example.cn"), ("from", "21:00"), ("to", "07:30")];
    assert_eq!(clerk.post("/account/notices", &right).await.location(), "/account/notices?saved=1");
    let page = clerk.get("/account/notices").await.body;
    assert!(page.contains("fan@yunxi.example.cn") && page.contains("value=\"07:30\""), "{page}");
}
