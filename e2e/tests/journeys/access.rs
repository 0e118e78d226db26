//! The first start, signing in and out, and whose drafts one sees.

use e2e::{Server, journey, texts};
use testkit::people::PASSWORD;

#[test]
fn the_code_of_the_first_start_makes_an_administrator_once() {
    journey("first-start", |_, browser| async move {
        let server = Server::start(None).await;
        let first = browser.at(&server.origin);
        first.open("/").await;
        first.arrive("/first").await;
        first.fill("#code", "AAAA-BBBB-CCCC-DDDD").await;
        first.fill("#account", "zhuren").await;
        first.fill("#name", "周正").await;
        first.fill("#password", PASSWORD).await;
        first.click("button.primary").await;
        first.shows("#trouble", "程序启动时屏幕上打印的16位").await;
        assert_eq!(first.value("#name").await, "周正");

        first.fill("#code", &server.first_code).await;
        first.fill("#password", PASSWORD).await;
        first.click("button.primary").await;
        first.arrive("/drafts").await;
        first.shows(".notice", "欢迎使用文枢").await;
        assert!(first.count(".register tbody tr").await >= 12, "the samples are on the desk");

        first.click("form[action=\"/sign-out\"] button").await;
        first.arrive("/sign-in").await;
        first.open("/first").await;
        first.arrive("/sign-in").await;
        server.stop().await;
    });
}

#[test]
fn a_wrong_password_is_told_and_the_fifth_locks() {
    journey("lock-out", |stage, browser| async move {
        let clerk = stage.clerk().await;
        browser.open("/manual?q=%E9%A1%BF%E5%8F%B7").await;
        browser.arrive("/sign-in").await;
        for _ in 0..5 {
            browser.fill("#account", &clerk.account).await;
            browser.fill("#password", "不是这个密码2026").await;
            browser.click("button.primary").await;
            browser
                .until("document.readyState === 'complete' && document.getElementById('password').value === ''")
                .await;
            browser.element("#trouble").await;
            assert_eq!(browser.value("#account").await, clerk.account, "the account name is kept");
        }
        let told = browser.text("#trouble").await;
        browser.sign_in(&clerk.account, PASSWORD).await;
        assert_eq!(browser.text("#trouble").await, told, "the answer does not tell that the account is locked");

        let line = stage.app.accounts(&stage.chief.person.administrator().expect("an administrator")).await;
        let line = line.expect("the accounts").into_iter().find(|line| line.name == clerk.account);
        assert!(line.expect("the clerk").locked);
        browser.be(&stage.chief).await;
        browser.open("/admin/accounts").await;
        browser.click("form[action$='/unlocking'] button").await;
        browser
            .until("document.readyState === 'complete' && !document.querySelector('form[action$=\"/unlocking\"]')")
            .await;

        browser.be_nobody().await;
        browser.open("/manual?q=%E9%A1%BF%E5%8F%B7").await;
        browser.fill("#account", &clerk.account).await;
        browser.fill("#password", PASSWORD).await;
        browser.click("button.primary").await;
        browser.arrive("/manual?q=").await;
    });
}

#[test]
fn a_first_password_must_be_changed_before_anything_else() {
    journey("first-password", |stage, browser| async move {
        browser.be(&stage.chief).await;
        browser.open("/admin/accounts").await;
        browser.fill("#account", "xinren").await;
        browser.fill("#name", "王新").await;
        browser.click("section .primary").await;
        let first = browser.text("#first-password").await;
        browser.be_nobody().await;
        browser.sign_in("xinren", &first).await;
        browser.arrive("/account/password").await;
        browser.open("/drafts").await;
        browser.arrive("/account/password").await;
        browser.fill("#old", &first).await;
        browser.fill("#new", PASSWORD).await;
        browser.fill("#again", "另一句话2026不同").await;
        browser.click("main .primary").await;
        browser.shows("#trouble", "不一样").await;
        browser.fill("#old", &first).await;
        browser.fill("#new", PASSWORD).await;
        browser.fill("#again", PASSWORD).await;
        browser.click("main .primary").await;
        browser.shows("h1", "今日").await;
        browser.open("/drafts").await;
        browser.shows(".empty", "从一份稿子开始").await;
    });
}

#[test]
fn two_people_at_once_see_only_their_own_drafts() {
    journey("two-people", |stage, browser| async move {
        let (one, other) = (stage.clerk().await, stage.clerk().await);
        let draft = stage.draft(&one.signed_in, texts::FAULTY).await;
        let second = stage.browser().await;
        browser.sign_in(&one.account, PASSWORD).await;
        second.sign_in(&other.account, PASSWORD).await;
        browser.shows("h1", "今日").await;
        second.shows("h1", "今日").await;
        browser.open("/drafts").await;
        second.open("/drafts").await;
        browser.shows("main", "城区防汛隐患排查").await;
        second.shows("main", "从一份稿子开始").await;
        for end in ["", "/versions", "/versions/1", "/compare", "/document.pdf", "/document.txt"] {
            second.open(&format!("/drafts/{draft}{end}")).await;
            second.shows("h1", "没有找到").await;
        }
        second.open("/drafts?q=%E9%98%B2%E6%B1%9B").await;
        second.shows("main", "没有符合条件的草稿").await;
        second.open("/admin/accounts").await;
        second.shows("main", "管理员").await;
        assert_eq!(second.count("#first-password, .register").await, 0);

        browser.click("form[action=\"/sign-out\"] button").await;
        browser.arrive("/sign-in").await;
        browser.open(&format!("/drafts/{draft}")).await;
        browser.arrive("/sign-in?next=").await;
        second.close().await;
    });
}
