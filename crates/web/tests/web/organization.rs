//! The pages of the organisation and of the calendar.

use crate::support::{Browser, Server};
use axum::http::StatusCode;

/// The key in the address that a form leads to.
fn key(location: &str) -> String {
    location.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned()
}

const UNITS: &str = "/admin/organization/units";
const PEOPLE: &str = "/admin/organization/people";

async fn unit(browser: &Browser<'_>, name: &str, kind: &str, parent: &str) -> String {
    let fields =
        [("name", name), ("kind", kind), ("parent", parent), ("from", "2020-01-01"), ("codes", "云政发，云政函")];
    let reply = browser.post(UNITS, &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    key(reply.location())
}

async fn person(browser: &Browser<'_>, name: &str, post: &str) -> String {
    let reply = browser.post(PEOPLE, &[("name", name), ("post", post), ("from", "2024-01-01")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    key(reply.location())
}

/// The value of the first such field on a page.
fn value<'a>(body: &'a str, before: &str) -> &'a str {
    body.split_once(before).unwrap_or_else(|| panic!("{before}")).1.split('"').next().unwrap()
}

#[tokio::test]
async fn an_empty_organisation_teaches_and_then_grows_by_forms() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    assert!(browser.get("/admin/organization").await.body.contains("还没有机构"));
    let county = unit(&browser, "云溪县人民政府", "本级政府", "").await;
    let water = unit(&browser, "云溪县水利局", "县直部门", &county).await;
    let path = format!("{UNITS}/{water}");
    let made = browser
        .post(&format!("{path}/posts"), &[("title", "局长"), ("rank", "单位主要负责人"), ("from", "2020-01-01")])
        .await;
    assert!(made.location().contains("done=post"), "{}", made.body);
    let page = browser.get(&path).await.body;
    assert!(page.contains("云政发、云政函") && page.contains("空缺"));
    let post = value(&page, "name=\"post\" required><option value=\"").to_owned();
    let bai = person(&browser, "白帆", &post).await;
    let tree = browser.get("/admin/organization").await.body;
    assert!(tree.contains("白帆") && tree.contains("当天没有人外出"));
    assert!(browser.get("/admin/organization?on=2019-12-31").await.body.contains("0个单位"));

    // A second holder of a post for one is refused beside the form, with what was chosen.
    let lin = person(&browser, "林岚", "").await;
    let both = [("post", post.as_str()), ("person", lin.as_str()), ("from", "2025-01-01")];
    let refused = browser.post(&format!("{path}/tenures"), &both).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("由白帆担任") && refused.body.contains("value=\"2025-01-01\""));
    assert!(refused.body.contains(&format!("<option value=\"{lin}\" selected>")));

    // Renamed: the old name stands under the old days; a stale form is refused.
    let revision = value(&page, "name=\"revision\" value=\"").to_owned();
    let name = [("revision", revision.as_str()), ("name", "云溪县水务局"), ("from", "2026-01-01")];
    assert_eq!(browser.post(&format!("{path}/name"), &name).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&path).await.body;
    assert!(page.contains("<h1>云溪县水务局</h1>") && page.contains("2020年1月1日至2025年12月31日"));
    let again = browser.post(&format!("{path}/name"), &name).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.body.contains("他人已修改") && again.body.contains("value=\"云溪县水务局\""));

    // It cannot be closed while somebody is in post.
    let revision = value(&page, "name=\"revision\" value=\"").to_owned();
    let closing = [("revision", revision.as_str()), ("last", "2026-12-31"), ("reason", "机构改革")];
    let refused = browser.post(&format!("{path}/closing"), &closing).await;
    assert!(refused.body.contains("白帆还担任局长") && refused.body.contains("value=\"机构改革\""));
    let person = format!("{PEOPLE}/{bai}");
    let departure = browser.get(&format!("{person}/departure?last=2026-11-30")).await.body;
    assert!(
        departure.contains("白帆任“云溪县水务局局长”") || departure.contains("白帆任“云溪县水利局局长”"),
        "{departure}"
    );
    assert!(departure.contains("从第二天起空缺"));
    let left = browser.post(&format!("{person}/departure"), &[("last", "2026-11-30"), ("reason", "调离")]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&format!("{path}/closing"), &closing).await.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/admin/organization?on=2027-01-01").await.body.contains("1个单位"));
}

#[tokio::test]
async fn absences_and_substitutes_show_on_the_day() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let (bai, lin) = (person(&browser, "白帆", "").await, person(&browser, "林岚", "").await);
    let path = format!("{PEOPLE}/{bai}");
    let today = "2026-11-22";
    let away = [("kind", "出差"), ("from", today), ("to", "2026-11-24"), ("note", "市里开会")];
    assert!(browser.post(&format!("{path}/absences"), &away).await.location().contains("done=absence"));
    assert!(browser.get(&path).await.body.contains("没有人代办"));
    let pair = [("substitute", lin.as_str()), ("from", "2026-01-01")];
    browser.post(&format!("{path}/substitutions"), &pair).await;
    assert!(browser.get(&path).await.body.contains(">林岚</a>代办"));
    assert!(browser.get(&format!("{PEOPLE}/{lin}")).await.body.contains("现在代办"));
    let twice = browser.post(&format!("{path}/absences"), &away).await;
    assert!(twice.body.contains("外出登记重复") && twice.body.contains("value=\"市里开会\""));
    let backwards = [("kind", "出差"), ("from", "2026-12-05"), ("to", "2026-12-01")];
    assert!(browser.post(&format!("{path}/absences"), &backwards).await.body.contains("颠倒"));
    // Back early: ended today, gone tomorrow.
    let page = browser.get(&path).await.body;
    let action = value(&page, &format!("action=\"{path}/ties/absence/")).to_owned();
    let ended = browser.post(&format!("{path}/ties/absence/{action}"), &[("last", today)]).await;
    assert!(ended.location().contains("done=ended"), "{}", ended.body);
    let tomorrow = browser.get("/admin/organization?on=2026-11-23").await.body;
    assert!(!tomorrow.contains("由<a"));
    for (form, fields) in [
        ("portfolios", vec![("topic", "防汛抗旱"), ("from", "2026-01-01")]),
        ("services", vec![("leader", lin.as_str()), ("from", "2026-01-01")]),
    ] {
        let reply = browser.post(&format!("{path}/{form}"), &fields).await;
        assert!(reply.location().contains("done=tied"), "{form}: {}", reply.body);
    }
    let page = browser.get(&path).await.body;
    assert!(page.contains("终止：白帆分管“防汛抗旱”") && page.contains("终止：白帆服务林岚"));
    let neither = browser.post(&format!("{path}/portfolios"), &[("from", "2026-01-01")]).await;
    assert!(neither.body.contains("请选择分管的单位，或写明分管的工作"));
}

#[tokio::test]
async fn a_person_gets_an_account_on_their_page() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let bai = person(&browser, "白帆", "").await;
    let path = format!("{PEOPLE}/{bai}");
    assert!(browser.get(&path).await.body.contains("没有账号，不能登录"));
    let taken = browser.post(&format!("{path}/account"), &[("account", "zhuren"), ("role", "clerk")]).await;
    assert!(taken.body.contains("已经有人用了") && taken.body.contains("value=\"zhuren\""));
    let opened = browser.post(&format!("{path}/account"), &[("account", "baifan"), ("role", "clerk")]).await;
    let password = opened.body.split_once("id=\"first-password\">").unwrap().1.split('<').next().unwrap();
    assert!(server.app.sign_in("baifan", password).await.is_ok());
    assert!(browser.get(&path).await.body.contains("账号：baifan（普通用户，在用）"));
    assert_eq!(browser.get(&format!("{PEOPLE}/nobody")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&format!("{UNITS}/nothing")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_workbook_goes_out_and_comes_in_by_way_of_a_preview() {
    let server = Server::with(true).await;
    let (_, browser) = server.administrator().await;
    const EXCHANGE: &str = "/admin/organization/exchange";
    assert!(browser.get(EXCHANGE).await.body.contains("最大5 MB，20000行"));
    for name in ["organization", "template"] {
        let file = browser.get(&format!("{EXCHANGE}/{name}.xlsx")).await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.headers["content-type"].to_str().unwrap().contains("spreadsheetml"));
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    }
    let chief = server.app.sign_in("zhuren", testkit::people::PASSWORD).await.unwrap().person;
    let chief = chief.administrator().unwrap();
    let file = server.app.export_organization(&chief).await.unwrap();
    let same = browser.upload_to(EXCHANGE, "机构.xlsx", &file).await;
    assert!(same.body.contains("没有变化"), "{}", same.body);
    for (bytes, words) in [(b"".as_slice(), "还没有选择文件"), (b"%PDF-1.7", "不是Excel工作簿")] {
        let reply = browser.upload_to(EXCHANGE, "x.xlsx", bytes).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.body.contains(words), "{words}");
    }
    let large = browser.upload_to(EXCHANGE, "x.xlsx", &vec![b'P'; 5 * 1024 * 1024 + 1]).await;
    assert!(large.body.contains("5 MB"));
    let stale = browser.post(&format!("{EXCHANGE}/confirmation"), &[("token", "x-1")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("重新上传"));
    let mut other = browser.clone();
    other.csrf = "0".repeat(64);
    assert_eq!(other.upload_to(EXCHANGE, "x.xlsx", &file).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_calendar_says_what_is_known_and_takes_in_a_notice() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let page = browser.get("/admin/calendar").await.body;
    assert!(page.contains("2026年工作日历") && page.contains("全年248个工作日"), "{page}");
    assert!(page.contains("10月10日，调休上班，国庆节") && page.contains("<span class=\"mark\">休</span>"));
    assert!(page.contains("国办发明电〔2025〕7号"));
    let unknown = browser.get("/admin/calendar?year=2027").await.body;
    assert!(unknown.contains("不按星期猜") && unknown.contains("/admin/calendar/record?year=2027"));
    let lines = "元旦：1月1日至3日放假\n春节：2月5日至11日放假，1月30日、2月13日上班\n清明节：4月5日放假\n\
        劳动节：5月1日至3日放假\n端午节：6月9日放假\n中秋节：9月15日放假\n国庆节：10月1日至7日放假，9月26日上班\n";
    let wrong = [("year", "2027"), ("source", "样文<b>"), ("seen", "0"), ("lines", "元旦：1月1日（周一）放假")];
    let refused = browser.post("/admin/calendar/record", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("实际是周五") && refused.body.contains("元旦：1月1日（周一）放假"));
    assert!(!refused.body.contains("样文<b>"));
    let good = [("year", "2027"), ("source", "样文"), ("seen", "0"), ("lines", lines)];
    assert_eq!(browser.post("/admin/calendar/record", &good).await.status, StatusCode::SEE_OTHER);
    let page = browser.get("/admin/calendar?year=2027").await.body;
    assert!(page.contains("2月13日，调休上班，春节") && page.contains("周正"));
    let again = browser.post("/admin/calendar/record", &good).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let correct = browser.get("/admin/calendar/record?year=2027").await.body;
    assert!(
        correct.contains("name=\"seen\" value=\"1\"")
            && correct.contains("春节：2月5日至11日放假，1月30日、2月13日上班")
    );
}

#[tokio::test]
async fn names_are_never_markup() {
    let server = Server::new().await;
    let (_, browser) = server.administrator().await;
    let evil = "<script>x</script>";
    let bai = person(&browser, evil, "").await;
    let county = unit(&browser, "\"><img src=x>", "其他单位", "").await;
    for path in [
        "/admin/organization",
        PEOPLE,
        &format!("{PEOPLE}/{bai}"),
        &format!("{UNITS}/{county}"),
        &format!("{UNITS}/new"),
    ] {
        let body = browser.get(path).await.body;
        assert!(!body.contains(evil) && !body.contains("<img src=x"), "{path}");
    }
}
