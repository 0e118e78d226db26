//! Approvals in the browser: a form, a panel, two taps; the table of authority.

use crate::support::{Browser, Server};
use app::SignedIn;
use axum::http::StatusCode;
use office::people::Role;
use testkit::people::PASSWORD;

async fn seated<'a>(server: &'a Server, chief: &SignedIn, number: &str) -> Browser<'a> {
    let by = chief.person.administrator().unwrap();
    let id = server.app.organization().await.unwrap().person_numbered(number).unwrap().id.clone();
    let account = number.to_lowercase();
    let first = server.app.open_account_for(&by, &id, &account, Role::Clerk).await.unwrap();
    let signed_in = server.app.sign_in(&account, &first).await.unwrap();
    server.app.change_password(&signed_in.person, &signed_in.token, &first, PASSWORD).await.unwrap();
    server.browser(&server.app.sign_in(&account, PASSWORD).await.unwrap())
}

const LEAVE: [(&str, &str); 4] = [("title", "请假半天"), ("text", "送孩子就医"), ("days", "0.5"), ("revision", "0")];

#[tokio::test]
async fn a_matter_is_asked_for_and_approved_in_two_taps() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let clerk = seated(&server, &chief, "R22").await;
    let deputy = seated(&server, &chief, "R09").await;
    let choose = clerk.get("/approvals/new").await.body;
    assert!(choose.contains("请休假") && choose.contains("/approvals/new/leave"));
    let bad = clerk.post("/approvals/new/leave", &[("title", "请假半天"), ("days", "很久")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.body.contains("天数看不懂") && bad.body.contains("value=\"请假半天\""));
    let sent = clerk.post("/approvals/new/leave", &LEAVE).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let address = sent.location().split('?').next().unwrap().to_owned();
    let page = clerk.get(&address).await.body;
    assert!(page.contains("正在等副主任") && page.contains("催办") && !page.contains("圈阅</button>"));
    // What was said five minutes from now is no mistake to be guessed at.
    let oral = clerk.post(&format!("{address}/oral"), &[("revision", "2"), ("minutes", "-5"), ("words", "同意")]).await;
    assert_eq!(oral.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(oral.body.contains("“几分钟前”请填数字"), "{}", oral.body);
    let list = deputy.get("/approvals").await.body;
    assert!(list.contains(&format!("href=\"{address}\"")) && list.contains("请审批（副主任）"));
    let page = deputy.get(&address).await.body;
    assert!(page.contains("请您审批") && page.contains("不写就是“同意”"));
    let signed = deputy.post(&format!("{address}/signature"), &[("revision", "2"), ("mode", "opinion")]).await;
    assert_eq!(signed.location(), "/?done=sign");
    let page = clerk.get(&address).await.body;
    assert!(page.contains("已批准") && page.contains("同意　叶知秋") && page.contains("/execution"));
    let late = deputy.post(&format!("{address}/signature"), &[("revision", "2"), ("mode", "circle")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("有人办理过"));
    let done = clerk.post(&format!("{address}/execution"), &[("revision", "3")]).await;
    assert_eq!(done.location(), format!("{address}?done=execute"));
    let why = clerk.get(&format!("{address}/why")).await.body;
    assert!(why.contains("本单位设置") && why.contains("半天以内由副主任批准") && why.contains("不符合条件"));
}

#[tokio::test]
async fn a_refused_act_says_why_and_keeps_what_was_typed() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let clerk = seated(&server, &chief, "R22").await;
    let deputy = seated(&server, &chief, "R09").await;
    let sent = clerk.post("/approvals/new/leave", &LEAVE).await;
    let address = sent.location().split('?').next().unwrap().to_owned();
    let own = clerk.post(&format!("{address}/signature"), &[("revision", "2"), ("opinion", "我同意")]).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN);
    assert!(own.body.contains("您自己拟的稿"));
    let back = deputy.post(&format!("{address}/return"), &[("revision", "2"), ("target", "drafter")]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("不能空着"));
    let back = [("revision", "2"), ("target", "drafter"), ("reason", "写明去向")];
    assert_eq!(deputy.post(&format!("{address}/return"), &back).await.location(), "/?done=return");
    let page = clerk.get(&address).await.body;
    assert!(page.contains("请您修改") && page.contains("写明去向"));
    let form = clerk.get(&format!("{address}/text")).await.body;
    assert!(form.contains("value=\"0.5\"") && form.contains("送孩子就医"));
    let mended = [("title", "请假半天"), ("text", "去市人民医院"), ("days", "0.5"), ("revision", "3")];
    let saved = clerk.post(&format!("{address}/text"), &mended).await;
    assert_eq!(saved.location(), format!("{address}?done=text"), "{}", saved.body);
    let again = clerk.post(&format!("{address}/submission"), &[("revision", "4")]).await;
    assert_eq!(again.location(), format!("{address}?done=submit"));
}

#[tokio::test]
async fn the_matter_of_others_is_not_there() {
    let server = Server::with(true).await;
    let (chief, administrator) = server.administrator().await;
    let clerk = seated(&server, &chief, "R22").await;
    let other = seated(&server, &chief, "R16").await;
    let sent = clerk.post("/approvals/new/leave", &LEAVE).await;
    let address = sent.location().split('?').next().unwrap().to_owned();
    for browser in [&other, &administrator] {
        for path in [address.clone(), format!("{address}/why"), format!("{address}/text")] {
            let reply = browser.get(&path).await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
            assert!(!reply.body.contains("送孩子就医"));
        }
        for act in [
            "signature",
            "countersignature",
            "return",
            "withdrawal",
            "submission",
            "signers",
            "delegation",
            "reminder",
            "oral",
            "confirmation",
            "execution",
            "text",
        ] {
            let fields = [("revision", "2"), ("reason", "x"), ("opinion", "x"), ("title", "x"), ("words", "x")];
            let reply = browser.post(&format!("{address}/{act}"), &fields).await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{act}");
        }
        assert!(!browser.get("/approvals").await.body.contains("请假半天"));
    }
    assert!(clerk.get(&address).await.body.contains("正在等副主任"), "nothing happened");
}

#[tokio::test]
async fn a_new_table_is_looked_at_before_it_is_published() {
    let server = Server::with(true).await;
    let (chief, browser) = server.administrator().await;
    let page = browser.get("/admin/authority").await.body;
    assert!(page.contains("随程序提供的权限表") && page.contains("《条例》第二十二条") && page.contains("惯例"));
    let faulty = browser.post("/admin/authority/preview", &[("text", "版本：一\n自：明天\n步骤：副局长")]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.body.contains("第2行：") && faulty.body.contains("第3行："), "{}", faulty.body);
    let today = server.app.today();
    let text = office::authority::Table::shipped_text()
        .replace("版本：随程序提供的权限表", "版本：二〇二六年表")
        .replace("自：2012年7月1日", &format!("自：{today}"))
        .replace("条件：金额≥300万元", "条件：金额≥200万元");
    let look = browser.post("/admin/authority/preview", &[("text", &text)]).await;
    assert_eq!(look.status, StatusCode::OK);
    assert!(look.body.contains("改动：资金支出") && look.body.contains("200万元"));
    let done = browser.post("/admin/authority", &[("text", &text)]).await;
    assert_eq!(done.location(), "/admin/authority?done=1");
    let page = browser.get(done.location()).await.body;
    assert!(page.contains("二〇二六年表") && page.contains("（现行）"));
    let old = page.split("href=\"/admin/authority/shipped-").nth(1);
    assert!(old.is_some(), "the shipped version is still there");
    let clerk = server.clerk(&chief, "liming").await;
    assert_eq!(clerk.get("/admin/authority").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn phrases_are_kept() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let deputy = seated(&server, &chief, "R09").await;
    let kept = deputy.post("/approvals/phrases", &[("text", "请财政局提出意见\n同意，请抓紧")]).await;
    assert!(kept.body.contains("已保存") && kept.body.contains("请财政局提出意见"));
    let long = deputy.post("/approvals/phrases", &[("text", &"长".repeat(61))]).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Before anything is submitted everybody sees which steps there are, why, and who holds them; what
/// is not known yet is left open, and the answers agree with the chain that is made then.
#[tokio::test]
async fn the_way_of_a_matter_is_seen_before_it_is_submitted() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let clerk = seated(&server, &chief, "R22").await;
    let open = clerk.get("/approvals/ways/leave").await;
    assert_eq!(open.status, StatusCode::OK);
    assert!(open.body.contains("看情况") && open.body.contains("先填“天数”"), "{}", open.body);
    let half = clerk.get("/approvals/ways/leave?days=0.5").await.body;
    assert!(half.contains("副主任：") && half.contains("不符合条件") && !half.contains("看情况"), "{half}");
    let ten = clerk.get("/approvals/ways/leave?days=10").await.body;
    assert!(ten.matches("</span> 要</span>").count() > half.matches("</span> 要</span>").count());
    let sent = clerk.post("/approvals/new/leave", &LEAVE).await;
    let address = sent.location().split('?').next().unwrap().to_owned();
    let why = clerk.get(&format!("{address}/why")).await.body;
    assert_eq!(why.matches("</span> 要</span>").count(), half.matches("</span> 要</span>").count());
    assert_eq!(clerk.get("/approvals/ways/nothing").await.status, StatusCode::NOT_FOUND);
    let outgoing = clerk.get("/approvals/ways/downward?portfolio=&unit=&flag=%E9%87%8D%E8%A6%81").await.body;
    assert!(outgoing.contains("县长") && !outgoing.contains("提交一件"), "{outgoing}");
}
