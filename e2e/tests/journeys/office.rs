//! The story of a township's request, told by eight people at two screens at once: one at the desk,
//! one a phone.

use e2e::{Browser, Stage, journey, journey_on_postgres};
use ledger::{Audit, Proof, PublicKey, Signed};
use testkit::people::seated;

const REQUEST: &str = "云溪县柳河镇人民政府关于加固青山水库坝体的请示\\n\\n县人民政府：\\n　　青山水库坝体渗漏，恳请支持加固。\\n　　妥否，请批示。\\n\\n云溪县柳河镇人民政府\\n2026年11月10日\\n";
const REPLY: &str = "云溪县人民政府关于同意加固青山水库坝体的批复\\n\\n柳河镇人民政府：\\n　　你镇《关于加固青山水库坝体的请示》收悉。经研究，现批复如下：\\n　　一、原则同意加固青山水库坝体。\\n　　二、由县水利局负责技术指导，于2027年汛前完成。\\n　　此复。\\n\\n云溪县人民政府\\n2026年11月20日\\n";

/// What a screen does in the story.
struct Screen<'a> {
    stage: &'a Stage,
    browser: Browser,
}

impl Screen<'_> {
    /// Somebody of the county sits down at the screen and looks at what the day brings.
    async fn seat(&self, number: &str) {
        let person = seated(&self.stage.app, &self.stage.chief, number).await;
        self.browser.be(&person).await;
        self.browser.open("/").await;
    }

    /// Opens the task of these words about this title: one tap.
    async fn take(&self, what: &str, title: &str) {
        self.shows(what).await;
        let find = format!(
            "[...document.querySelectorAll('.task')].find((one) => one.innerText.includes('{what}') \
             && one.innerText.includes('{title}'))"
        );
        self.browser.until(&find).await;
        self.browser.script(&format!("{find}.click()")).await;
        self.browser.until("!document.getElementById('today')").await;
    }

    /// Waits until the page says so.
    async fn shows(&self, words: &str) {
        self.browser.until(&format!("document.body.innerText.includes('{words}')")).await;
    }

    /// Chooses in a list by what it says.
    async fn choose(&self, css: &str, words: &str) {
        let set = format!(
            "const list = document.querySelector(\"{css}\");\
             const option = [...list.options].find((one) => one.text.includes('{words}'));\
             option.selected = true; list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        );
        self.browser.script(&set).await;
    }

    /// Puts a text into a field at once, as one pastes it.
    async fn paste(&self, css: &str, words: &str) {
        self.browser.element(css).await;
        self.browser.script(&format!("document.querySelector(\"{css}\").value = '{words}';")).await;
    }

    /// Presses a button and waits until the page says what came of it.
    async fn press(&self, css: &str, then: &str) {
        self.browser.element(css).await;
        let ready = format!(
            "window.confirm = () => true; document.body.dataset.old = '1';\
             document.querySelector(\"{css}\").scrollIntoView({{ block: 'center' }});"
        );
        self.browser.script(&ready).await;
        self.browser.click(css).await;
        self.browser.until("!document.body.dataset.old").await;
        self.shows(then).await;
    }
}

#[test]
fn a_request_is_answered_by_eight_people_at_two_screens() {
    journey("office", story);
}

#[test]
fn a_request_is_answered_by_eight_people_at_two_screens_on_postgres() {
    journey_on_postgres("office", story);
}

/// From the township's request to the archive, and to the proof of it.
async fn story(stage: &'static Stage, browser: Browser) {
    let desk = Screen { stage, browser: browser.clone() };
    let phone = Screen { stage, browser: stage.browser().await };
    phone.browser.resize(390, 844).await;

    // 收文: the registrar's list tells of it while the page stays open.
    desk.seat("R20").await;
    phone.seat("R60").await;
    phone.browser.open("/incoming/new").await;
    phone.browser.fill("#number", "柳政〔2026〕18号").await;
    phone.paste("#text", REQUEST).await;
    phone.press("main form button.primary", "待签收").await;
    desk.take("请签收", "加固青山水库").await;
    desk.press("form[action$='/receipt'] button", "待登记").await;
    desk.press("form[action$='/number'] button", "待初审").await;
    desk.press("form[action$='/examination'] button.primary", "待拟办").await;

    desk.seat("R16").await;
    desk.take("请拟办", "加固青山水库").await;
    desk.paste("#text", "拟同意，请宋县长批示。").await;
    desk.choose("#to", "宋婉君").await;
    desk.press("form[action$='/proposal'] button", "待批示").await;

    // 批示: two taps on a phone.
    phone.seat("R04").await;
    phone.take("请批示", "加固青山水库").await;
    phone.press("form[action$='/instruction'] button.primary", "同意拟办意见").await;

    desk.browser.open("/").await;
    desk.take("请交办", "加固青山水库").await;
    desk.choose("#lead", "云溪县水利局").await;
    desk.press("form[action$='/assignment'] button.primary", "云溪县水利局").await;
    phone.seat("R36").await;
    phone.shows("请主办").await;
    phone.shows("还有5个工作日").await;

    // 发文
    desk.browser.open("/drafts/new/paste").await;
    desk.paste("#text", REPLY).await;
    desk.browser.script("document.querySelector('main form button.primary').click()").await;
    desk.browser.until("location.pathname.match('^/drafts/[0-9a-f-]{36}$')").await;
    let draft = desk.browser.path().await.trim_start_matches("/drafts/").to_owned();
    desk.browser.open(&format!("/outgoing/new?draft={draft}")).await;
    desk.browser.click("input[name='matter'][value='downward']").await;
    desk.browser.click("input[name='openness'][value='active']").await;
    desk.press("main form button.primary", "下一步").await;
    let document = desk.browser.path().await;
    desk.press("form[action$='/submission'] button", "撤回修改").await;

    desk.seat("R13").await;
    desk.take("请审核", "同意加固青山水库").await;
    for head in 0..5 {
        desk.browser.click(&format!("input[name='head{head}'][value='clear']")).await;
    }
    desk.choose("#portfolio", "云溪县水利局").await;
    desk.choose("#unit", "云溪县水利局").await;
    desk.press("button[name='act'][value='pass']", "会签签发").await;

    // Two who may sign the same step look at it at once: the second is told.
    desk.seat("R10").await;
    desk.take("请审批", "同意加固青山水库").await;
    phone.seat("R09").await;
    phone.take("请审批", "同意加固青山水库").await;
    phone.press("button[name='mode'][value='opinion']", "已签署").await;
    desk.press("button[name='mode'][value='opinion']", "有人办理过").await;
    for signer in ["R08", "R36", "R04"] {
        phone.seat(signer).await;
        phone.take("请审批", "同意加固青山水库").await;
        phone.shows("原则同意加固").await;
        phone.press("button[name='mode'][value='opinion']", "已签署").await;
    }

    desk.seat("R20").await;
    desk.take("请复核", "同意加固青山水库").await;
    desk.press("form[action$='/recheck'] button", "登记编号").await;
    desk.choose("#series", "云政函").await;
    desk.paste("#scope", "柳河镇人民政府，县水利局").await;
    desk.press("form[action$='/number'] button", "已印制").await;
    desk.press("form[action$='/printing'] button", "登记用印").await;
    desk.press("form[action$='/seal'] button", "核发后不能再改动").await;
    desk.press("form[action$='/release'] button", "还没有分发").await;

    // 分发: the township's list tells of it while the page stays open.
    phone.seat("R60").await;
    desk.choose("#to-unit", "云溪县柳河镇人民政府").await;
    desk.browser.fill("#last", "3").await;
    desk.press("form[action$='/copies'] button", "1至3").await;
    phone.take("请签收", "同意加固青山水库").await;
    phone.press("form[action$='/receipt'] button", "同意加固青山水库").await;
    desk.browser.open(&document).await;
    desk.shows("签收").await;

    // 答复: what the unit sent in is answered, and nothing of it waits for anybody.
    desk.seat("R16").await;
    desk.take("请跟办", "加固青山水库").await;
    let request = desk.browser.path().await;
    desk.press("form[action$='/answer'] button", "已办结").await;
    phone.seat("R60").await;
    phone.shows("已答复").await;
    phone.browser.close().await;

    // 归档: both in the same series; other journeys on this server file papers there as well.
    desk.seat("R20").await;
    for paper in [&request, &document] {
        desk.browser.open(paper).await;
        desk.choose("#retention", "30年").await;
        desk.press("form[action$='/archive'] button.primary", "D30-BGS-").await;
    }
    prove(stage, &desk, &document).await;
}

/// An auditor takes checkpoint and key from the pages, and with them proves, without the database,
/// that the ledger is whole and that the release is in it.
async fn prove(stage: &Stage, desk: &Screen<'_>, document: &str) {
    desk.browser.be(&stage.chief).await;
    desk.browser.open("/ledger/checkpoints").await;
    desk.press("form[action='/ledger/checkpoints'] button", "前").await;
    let fetched = async |css: &str| {
        let fetch = format!(
            "window.fetched = undefined; fetch(document.querySelector(\"{css}\").href)\
             .then((reply) => reply.text()).then((text) => {{ window.fetched = text; }});"
        );
        desk.browser.script(&fetch).await;
        desk.browser.until("window.fetched !== undefined").await;
        desk.browser.script("return window.fetched;").await.as_str().unwrap_or_default().to_owned()
    };
    let key = PublicKey::from_pem(&fetched("a[href='/ledger/key']").await).expect("a key");
    let signed: Signed = fetched("td a[href^='/ledger/checkpoints/']").await.parse().expect("a checkpoint");
    let checkpoint = signed.verify(&key).expect("it is signed by the key").clone();
    let mut export = Vec::new();
    stage.app.export_ledger(&mut export).await.expect("the ledger is exported");
    let mut audit = Audit::signed_by(&[signed], &[key]);
    audit.feed(&export);
    let verdict = audit.finish();
    assert!(verdict.faults.is_empty(), "{verdict:?}");
    let id = document.trim_start_matches("/outgoing/");
    let text = String::from_utf8(export).expect("text");
    let released = text.lines().skip(1).position(|line| line.contains(id) && line.contains("outgoing.released"));
    let number = released.expect("the release is on record") + 1;
    let proof = stage.app.prove_entry(&number.to_string(), Some(checkpoint.size)).await.expect("a proof");
    match proof {
        Proof::Inclusion(proof) => proof.verify(&checkpoint).expect("the entry is in the ledger"),
        Proof::Consistency(_) => panic!("asked for an entry"),
    }
}
