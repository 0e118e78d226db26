//! Documents on pages: who sees what, what is refused and how it is said.

use crate::support::Server;
use axum::http::StatusCode;
use testkit::people::seated;

const DRAFT: &str = "云溪县人民政府关于做好冬季防火工作的通知\n\n各乡镇人民政府：\n请做好冬季防火工作。\n\n云溪县人民政府\n2026年11月20日\n";

fn id_of(location: &str) -> String {
    location.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_draft_becomes_a_document_and_goes_its_way() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let (secretary, reviewer) = (seated(&server.app, &chief, "R16").await, seated(&server.app, &chief, "R13").await);
    let (registrar, liaison) = (seated(&server.app, &chief, "R20").await, seated(&server.app, &chief, "R59").await);
    let browser = server.browser(&secretary);
    let draft = id_of(browser.post("/drafts/new/paste", &[("text", DRAFT)]).await.location());
    let form = browser.get(&format!("/outgoing/new?draft={draft}")).await;
    assert!(form.body.contains("送办") && form.body.contains("下行文"), "{}", form.body);
    let refused = browser.post("/outgoing", &[("draft", &draft)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("请选择审批事项"), "{}", refused.body);
    let made = browser.post("/outgoing", &[("draft", &draft), ("matter", "downward")]).await;
    let path = made.location().to_owned();
    let page = browser.get(&path).await;
    assert!(page.body.contains("拟稿") && page.body.contains("送审"), "{}", page.body);
    let early = browser.post(&format!("{path}/submission"), &[("revision", "1")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("公开属性"), "{}", early.body);
    let fields = [("revision", "1"), ("matter", "downward"), ("openness", "active"), ("circle", "office")];
    assert_eq!(browser.post(&format!("{path}/description"), &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&format!("{path}/submission"), &[("revision", "2")]).await.status, StatusCode::SEE_OTHER);
    let stale = browser.post(&format!("{path}/withdrawal"), &[("revision", "2")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("他人已修改"), "{}", stale.body);

    let review = server.browser(&reviewer);
    assert!(review.get(&path).await.body.contains("行文理由和依据"));
    let open = review.post(&format!("{path}/review"), &[("revision", "3"), ("act", "pass")]).await;
    assert!(open.body.contains("还没有结论"), "{}", open.body);
    let clear =
        [("head0", "clear"), ("head1", "clear"), ("head2", "not-concerned"), ("head3", "clear"), ("head4", "clear")];
    let mut fields = vec![("revision", "3"), ("act", "pass"), ("portfolio", "")];
    fields.extend(clear);
    assert_eq!(review.post(&format!("{path}/review"), &fields).await.status, StatusCode::SEE_OTHER);
    let waits = review.get(&path).await;
    assert!(waits.body.contains("会签签发"), "{}", waits.body);

    // Whom it waits for reads what there is to sign; so may the drafter, and nobody of another unit.
    let id = id_of(&path);
    let deputy = seated(&server.app, &chief, "R09").await;
    let signing = server.browser(&deputy).get(&format!("/approvals/{id}")).await;
    assert!(signing.body.contains("请做好冬季防火工作") && signing.body.contains("打开公文"), "{}", signing.body);
    assert_eq!(server.browser(&liaison).get(&format!("/approvals/{id}")).await.status, StatusCode::NOT_FOUND);

    // The registrar executes nothing before the chain is complete; the attempt is on record.
    let desk = server.browser(&registrar);
    let before = desk.post(&format!("{path}/recheck"), &[("revision", "4")]).await;
    assert_eq!(before.status, StatusCode::FORBIDDEN);
    assert!(desk.get(&path).await.body.contains("办理未获准"));

    // People of other units see nothing of it.
    let outside = server.browser(&liaison);
    for part in ["", "/document.pdf", "/text", "/compare"] {
        assert_eq!(outside.get(&format!("{path}{part}")).await.status, StatusCode::NOT_FOUND, "{part}");
    }
    for part in ["submission", "review", "recheck", "number", "printing", "seal", "release", "archive", "cancellation"]
    {
        let reply = outside.post(&format!("{path}/{part}"), &[("revision", "4"), ("why", "x")]).await;
        assert!(matches!(reply.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{part}: {}", reply.status);
        assert!(!reply.body.contains("冬季防火"), "{part}");
    }
    assert!(!outside.get("/outgoing").await.body.contains("冬季防火"));
    assert!(desk.get("/outgoing?q=%E5%86%AC%E5%AD%A3").await.body.contains("冬季防火"));
    assert!(desk.get("/outgoing?page=all").await.body.contains("冬季防火"));
}

#[tokio::test]
async fn a_request_comes_in_and_is_where_the_page_says() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let (registrar, liaison) = (seated(&server.app, &chief, "R20").await, seated(&server.app, &chief, "R59").await);
    let water = seated(&server.app, &chief, "R36").await;
    let outside = server.browser(&liaison);
    assert!(outside.get("/incoming/new").await.body.contains("云溪县白石镇人民政府"));
    let sent =
        outside.upload_to("/incoming", "请示.txt", "关于修路的请示\n县人民政府：\n请予支持。\n".as_bytes()).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "copies are missing");
    let text = "关于修路的请示\n县人民政府：\n请予支持。\n";
    let new = app::documents::NewDelivery {
        unit: String::new(),
        sender: String::new(),
        their_number: "白政〔2026〕9号".into(),
        title: String::new(),
        text: text.into(),
        urgency: office::documents::incoming::Urgency::Normal,
        copies: 1,
        file: Some(app::documents::NewFile { name: "请示.txt".into(), bytes: text.as_bytes().to_vec() }),
    };
    let again = app::documents::NewDelivery { file: None, ..new.clone() };
    let id = server.app.take_in(&liaison.person, new).await.unwrap();
    let path = format!("/incoming/{id}");
    let desk = server.browser(&registrar);
    assert!(desk.get("/incoming").await.body.contains("关于修路的请示"));
    assert!(!desk.get(&path).await.body.contains("还收到过"));
    let twin = server.app.take_in(&liaison.person, again).await.unwrap();
    let told = desk.get(&format!("/incoming/{twin}")).await.body;
    assert!(
        told.contains("同一来文单位的白政〔2026〕9号还收到过") && told.contains(&format!("href=\"{path}\"")),
        "{told}"
    );
    assert!(!outside.get(&format!("/incoming/{twin}")).await.body.contains("还收到过"), "that is for the office");
    assert!(desk.get(&path).await.body.contains("清点份数"));
    assert_eq!(desk.post(&format!("{path}/receipt"), &[("revision", "1")]).await.status, StatusCode::SEE_OTHER);
    let register = [("revision", "2"), ("treatment", "action"), ("circle", "office")];
    assert_eq!(desk.post(&format!("{path}/number"), &register).await.status, StatusCode::SEE_OTHER);
    let page = desk.get(&path).await;
    assert!(page.body.contains("收2026-0001") && page.body.contains("初审通过"), "{}", page.body);
    let back = desk.post(&format!("{path}/examination"), &[("revision", "3"), ("act", "return")]).await;
    assert!(back.body.contains("请选择是哪一项不符合"), "{}", back.body);
    let file = server.app.document_files(&liaison.person, &id).await.unwrap().remove(0);
    let content = desk.get(&format!("{path}/files/{}", file.id)).await;
    assert_eq!(content.status, StatusCode::OK);
    assert!(content.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    let stranger = server.browser(&water);
    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get(&format!("{path}/files/{}", file.id)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get("/incoming/offline").await.status, StatusCode::FORBIDDEN);
    let offline = desk.post("/incoming/offline", &[("sender", "江州市人民政府"), ("copies", "1")]).await;
    assert_eq!(offline.status, StatusCode::SEE_OTHER);
    assert!(desk.get("/incoming/offline").await.body.contains("密2026-0001"));
}

#[tokio::test]
async fn what_was_typed_and_refused_stands_there_again_and_nothing_is_thrown_away() {
    let server = Server::with(true).await;
    let (chief, desk) = server.administrator().await;
    server.app.begin_demo(&chief.person).await.unwrap();
    let address = |page: &str, title: &str| {
        let link = page.split("<a ").find(|link| link.contains(title)).unwrap();
        link.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let revision =
        |page: &str| page.split("name=\"revision\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();

    // A leader taps a phrase after writing: both are the instruction.
    let leader = server.browser(&seated(&server.app, &chief, "R04").await);
    let paper = address(&desk.get("/incoming").await.body, "小型水库除险加固");
    let page = leader.get(&paper).await.body;
    assert!(page.contains("<p>拟办：拟同意，资金由县财政局提出意见"), "{page}");
    let seen = revision(&page);
    let written = [("revision", seen.as_str()), ("phrase", "同意拟办意见。"), ("text", "汛前必须完工")];
    leader.post(&format!("{paper}/instruction"), &written).await;
    assert!(leader.get(&paper).await.body.contains("同意拟办意见，汛前必须完工"));

    // Whoever examines does not pass what they wrote an objection to.
    let grain = address(&desk.get("/incoming").await.body, "秋粮收购");
    let seen = revision(&desk.get(&grain).await.body);
    let fields = [("revision", seen.as_str()), ("act", "pass"), ("failed", ""), ("why", "数字前后不一")];
    let refused = desk.post(&format!("{grain}/examination"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("要退回，请按") && refused.body.contains("数字前后不一</textarea>"),
        "{}",
        refused.body
    );

    // A review that is refused keeps its opinions, its units and its reason.
    let reviewer = server.browser(&seated(&server.app, &chief, "R13").await);
    let notice = address(&reviewer.get("/outgoing").await.body, "交通管制");
    let page = reviewer.get(&notice).await.body;
    let seen = revision(&page);
    let unit = page.split("id=\"unit\"").nth(1).unwrap().split("<option value=\"").nth(1).unwrap();
    let unit = unit.split('"').next().unwrap().to_owned();
    let fields = [
        ("revision", seen.as_str()),
        ("act", "pass"),
        ("head0", "clear"),
        ("head1", "objection"),
        ("objection1", "绕行路线没有写明"),
        ("unit", unit.as_str()),
        ("why", "请补绕行路线"),
    ];
    let refused = reviewer.post(&format!("{notice}/review"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    for kept in ["value=\"绕行路线没有写明\"", "请补绕行路线</textarea>", &format!("value=\"{unit}\" selected")]
    {
        assert!(refused.body.contains(kept), "{kept}: {}", refused.body);
    }

    // The record says which document it was.
    let record = desk.get("/ledger?kind=outgoing").await.body;
    assert!(
        record.contains("审核通过，送会签签发<span class=\"faint\">　云溪县人民政府关于商请共建云清界河联防机制的函"),
        "{record}"
    );

    // What is not to be public has a ground, which stays when something else is changed.
    let drafter = server.browser(&seated(&server.app, &chief, "R16").await);
    drafter.post(&format!("{notice}/withdrawal"), &[("revision", &seen)]).await;
    let seen = revision(&drafter.get(&notice).await.body);
    let closed = |ground: &'static str| {
        [
            ("revision", seen.clone()),
            ("matter", "downward".into()),
            ("openness", "closed".into()),
            ("ground", ground.into()),
            ("reason", "涉及施工安全".into()),
            ("circle", "office".into()),
        ]
    };
    let send = async |fields: [(&'static str, String); 6]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        drafter.post(&format!("{notice}/description"), &fields).await
    };
    let refused = send(closed("")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("请选择依据") && refused.body.contains("value=\"涉及施工安全\""), "{}", refused.body);
    assert_eq!(send(closed("internal")).await.status, StatusCode::SEE_OTHER);
    assert!(drafter.get(&notice).await.body.contains("value=\"internal\" selected"));
}

#[tokio::test]
async fn a_received_document_takes_another_way() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let (registrar, secretary) = (seated(&server.app, &chief, "R20").await, seated(&server.app, &chief, "R16").await);
    let (leader, director) = (seated(&server.app, &chief, "R04").await, seated(&server.app, &chief, "R08").await);
    let (water, liaison) = (seated(&server.app, &chief, "R36").await, seated(&server.app, &chief, "R59").await);
    let new = app::documents::NewDelivery {
        unit: String::new(),
        sender: String::new(),
        their_number: String::new(),
        title: String::new(),
        text: "关于柳溪堤防受损情况的报告\n\n县人民政府：\n柳溪堤防两处受损。\n".into(),
        urgency: office::documents::incoming::Urgency::Normal,
        copies: 1,
        file: None,
    };
    let path = format!("/incoming/{}", server.app.take_in(&liaison.person, new).await.unwrap());
    let (counter, desk) = (server.browser(&registrar), server.browser(&secretary));
    for (verb, revision) in [("receipt", "1"), ("number", "2"), ("examination", "3")] {
        let fields = [("revision", revision), ("treatment", "reading"), ("act", "pass")];
        assert_eq!(counter.post(&format!("{path}/{verb}"), &fields).await.status, StatusCode::SEE_OTHER, "{verb}");
    }
    let post = async |browser: &crate::support::Browser<'_>, verb: &str, fields: &[(&str, &str)]| {
        browser.post(&format!("{path}/{verb}"), fields).await
    };
    // To be read, sent to two; one is taken off; then it is to be handled after all.
    let readers = [("revision", "4"), ("reader", leader.person.id()), ("reader", director.person.id())];
    assert_eq!(post(&desk, "circulation", &readers).await.status, StatusCode::SEE_OTHER);
    let nothing = post(&desk, "release", &[("revision", "5"), ("reader", leader.person.id()), ("why", "")]).await;
    assert!(nothing.body.contains("请写明理由") && nothing.body.contains("撤下传阅人"), "{}", nothing.body);
    let off = [("revision", "5"), ("reader", leader.person.id()), ("why", "外出学习")];
    assert_eq!(post(&desk, "release", &off).await.status, StatusCode::SEE_OTHER);
    let action = [("revision", "6"), ("to", "action"), ("why", "要答复")];
    assert_eq!(post(&desk, "treatment", &action).await.status, StatusCode::SEE_OTHER);
    let proposal = [("revision", "7"), ("text", "涉及资金，拟请宋县长阅示"), ("to", leader.person.id())];
    assert_eq!(post(&desk, "proposal", &proposal).await.status, StatusCode::SEE_OTHER);
    let page = desk.get(&path).await;
    assert!(page.body.contains("改请谁批示"), "{}", page.body);
    let other = [("revision", "8"), ("to", director.person.id()), ("why", "外出学习")];
    assert_eq!(post(&desk, "redirection", &other).await.status, StatusCode::SEE_OTHER);
    let words = [("revision", "9"), ("text", "请水利局核实"), ("phrase", "")];
    let early = post(&server.browser(&leader), "instruction", &words).await;
    assert_eq!(early.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&server.browser(&director), "instruction", &words).await.status, StatusCode::SEE_OTHER);
    let unit = server.app.organization().await.unwrap().unit_numbered("J11").unwrap().id.clone();
    for (days, due, why) in [("0", "", "1至250"), ("五", "", "1至250"), ("5", "下周", "读不出来")] {
        let fields = [("revision", "10"), ("lead", unit.as_str()), ("days", days), ("due", due)];
        let refused = post(&desk, "assignment", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{days} {due}");
        assert!(refused.body.contains(why), "{days} {due}");
    }
    let fields = [("revision", "10"), ("lead", unit.as_str()), ("days", "5"), ("due", "")];
    assert_eq!(post(&desk, "assignment", &fields).await.status, StatusCode::SEE_OTHER);
    let bureau = server.browser(&water);
    assert!(bureau.get(&path).await.body.contains("反馈办理情况"));
    let feedback = [("revision", "11"), ("text", "已勘察，周五前报方案")];
    assert_eq!(post(&bureau, "feedback", &feedback).await.status, StatusCode::SEE_OTHER);
    assert_eq!(post(&server.browser(&liaison), "feedback", &feedback).await.status, StatusCode::CONFLICT);
    let page = desk.get(&path).await;
    assert!(page.body.contains("已勘察，周五前报方案") && page.body.contains("重新交办"), "{}", page.body);
    let follower = [("revision", "12"), ("follower", registrar.person.id())];
    assert_eq!(post(&desk, "follower", &follower).await.status, StatusCode::SEE_OTHER);
    // The township sees where it is, and not what was written about it.
    let sent = server.browser(&liaison).get(&path).await;
    for hidden in ["涉及资金", "请水利局核实", "已勘察", "外出学习"] {
        assert!(!sent.body.contains(hidden), "{hidden}: {}", sent.body);
    }
    assert!(sent.body.contains("承办中"), "{}", sent.body);
}

#[tokio::test]
async fn no_list_ends_without_telling() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let registrar = seated(&server.app, &chief, "R20").await;
    let desk = server.browser(&registrar);
    assert!(!desk.get("/incoming/offline").await.body.contains("下一页"));
    for number in 0..21 {
        let sender = format!("江州市第{number}局");
        server.app.register_offline(&registrar.person, &sender, 1).await.unwrap();
    }
    let first = desk.get("/incoming/offline").await.body;
    assert!(
        first.contains("第1页，共2页") && first.contains("江州市第20局") && !first.contains("江州市第0局"),
        "{first}"
    );
    let last = desk.get("/incoming/offline?page=2").await.body;
    assert!(last.contains("江州市第0局") && last.contains("上一页") && !last.contains("下一页"), "{last}");
    for address in ["/approvals?tab=own&page=2", "/approvals?tab=seen&page=x", "/inbox?page=-3", "/inbox?page=9"] {
        assert_eq!(desk.get(address).await.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test]
async fn a_file_is_added_to_a_document_and_taken_away() {
    let server = Server::with(true).await;
    let (chief, _) = server.administrator().await;
    let (secretary, stranger) = (seated(&server.app, &chief, "R16").await, seated(&server.app, &chief, "R59").await);
    let browser = server.browser(&secretary);
    let draft = id_of(browser.post("/drafts/new/paste", &[("text", DRAFT)]).await.location());
    let path = browser.post("/outgoing", &[("draft", &draft), ("matter", "downward")]).await.location().to_owned();
    let files = format!("{path}/files");
    let none = browser.upload_to(&files, "", b"").await;
    assert!(none.body.contains("还没有选择文件"), "{}", none.body);
    let program = browser.upload_to(&files, "a.pdf", b"MZ\x90\x00\x03").await;
    assert_eq!(program.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(program.body.contains("不支持这种文件"), "{}", program.body);
    assert_eq!(browser.upload_to(&files, "防火 区划.txt", "一图\n".as_bytes()).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&path).await.body;
    let link = page.split("href=\"").find(|part| part.starts_with(&format!("{files}/"))).unwrap();
    let link = link.split('"').next().unwrap();
    let got = browser.get(link).await;
    assert_eq!((got.status, got.body.as_str()), (StatusCode::OK, "一图\n"));
    let other = server.browser(&stranger);
    assert_eq!(other.get(link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(other.post(&format!("{link}/removal"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post(&format!("{link}/removal"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get(link).await.status, StatusCode::NOT_FOUND);
}
