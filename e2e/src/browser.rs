//! A browser that says what it waited for.

use crate::Driver;
use crate::command::Chromium;
use app::SignedIn;
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
];

/// How long one waits for what should come at once; builds may be running beside.
const PATIENCE: Duration = Duration::from_secs(15);

/// A browser window. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Browser {
    pub(crate) client: Client,
    origin: String,
    folder: Arc<TempDir>,
}

impl Browser {
    /// Starts a fresh browser for the pages of a server.
    pub async fn start(driver: &Driver, origin: &str) -> Self {
        let folder = TempDir::with_prefix("wenshu-browser-").expect("a temporary folder");
        let mut flags: Vec<String> = FLAGS.map(str::to_owned).into();
        flags.push(format!("--user-data-dir={}", folder.path().join("profile").display()));
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": driver.chromium, "args": flags },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("an object") };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&driver.address).await.expect("the browser starts");
        let browser = Self { client, origin: origin.to_owned(), folder: Arc::new(folder) };
        browser.resize(1440, 900).await;
        browser
    }

    /// Turns to another server.
    #[must_use]
    pub fn at(&self, origin: &str) -> Self {
        Self { origin: origin.to_owned(), ..self.clone() }
    }

    /// Ends the browser.
    pub async fn close(self) {
        let _ = self.client.close().await;
    }

    /// A folder for files of this browser.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Opens a page by its path.
    pub async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.origin)).await.expect("the page opens");
    }

    /// Signs in by giving the browser the cookie of a session.
    pub async fn be(&self, person: &SignedIn) {
        let cookie = json!({
            "name": "wenshu_session", "value": person.token, "url": self.origin, "httpOnly": true, "sameSite": "Lax",
        });
        self.tools("Network.setCookie", cookie).await;
    }

    /// Forgets who was signed in.
    pub async fn be_nobody(&self) {
        self.tools("Network.clearBrowserCookies", json!({})).await;
    }

    /// Signs in as people do.
    pub async fn sign_in(&self, account: &str, password: &str) {
        self.open("/sign-in").await;
        self.fill("#account", account).await;
        self.fill("#password", password).await;
        self.click("button.primary").await;
    }

    /// The whole address of the page.
    pub async fn address(&self) -> String {
        self.client.current_url().await.expect("the browser answers").to_string()
    }

    /// The path of the page, with its query.
    pub async fn path(&self) -> String {
        let address = self.address().await;
        address.strip_prefix(&self.origin).unwrap_or(&address).to_owned()
    }

    /// Waits until the path contains these words.
    pub async fn arrive(&self, words: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.path().await.contains(words) {
            assert!(Instant::now() < deadline, "did not come to {words} but to {}", self.path().await);
            pause().await;
        }
    }

    /// The first element of a selector, once it is there.
    pub async fn element(&self, css: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE).every(Duration::from_millis(40));
        match wait.for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("no {css} on {}: {error}", self.path().await),
        }
    }

    /// How many elements of a selector there are now.
    pub async fn count(&self, css: &str) -> usize {
        self.client.find_all(Locator::Css(css)).await.map_or(0, |found| found.len())
    }

    /// Clicks as a hand does: not through what lies above.
    pub async fn click(&self, css: &str) {
        let element = self.element(css).await;
        if let Err(error) = element.click().await {
            panic!("{css} on {} cannot be clicked: {error}", self.path().await);
        }
    }

    /// Replaces what a field holds by typing.
    pub async fn fill(&self, css: &str, words: &str) {
        let field = self.element(css).await;
        field.clear().await.expect("the field can be emptied");
        field.send_keys(words).await.expect("the field takes words");
    }

    /// What an element shows.
    pub async fn text(&self, css: &str) -> String {
        self.element(css).await.text().await.expect("the element is still there")
    }

    /// What a field holds.
    pub async fn value(&self, css: &str) -> String {
        self.element(css).await.prop("value").await.expect("the field is still there").unwrap_or_default()
    }

    /// Waits until an element shows these words.
    pub async fn shows(&self, css: &str, words: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let shown = match self.client.find(Locator::Css(css)).await {
                Ok(element) => element.text().await.unwrap_or_default(),
                Err(_) => String::new(),
            };
            if shown.contains(words) {
                return;
            }
            assert!(Instant::now() < deadline, "{css} on {} shows {shown:?}, not {words:?}", self.path().await);
            pause().await;
        }
    }

    /// The value of a script's `return`.
    pub async fn script(&self, script: &str) -> Value {
        match self.client.execute(script, Vec::new()).await {
            Ok(value) => value,
            Err(error) => panic!("a script failed on {}: {error}\n{script}", self.path().await),
        }
    }

    /// The value with which a script calls `done`.
    pub async fn later(&self, script: &str) -> Value {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        self.client.execute_async(&script, Vec::new()).await.expect("the script calls done")
    }

    /// Waits until an expression is true.
    pub async fn until(&self, expression: &str) {
        let deadline = Instant::now() + PATIENCE;
        let script = format!("return !!({expression});");
        // A page that is just being left cannot be asked.
        while self.client.execute(&script, Vec::new()).await.ok() != Some(Value::Bool(true)) {
            assert!(Instant::now() < deadline, "on {} this did not come true: {expression}", self.path().await);
            pause().await;
        }
    }

    /// Waits until the page has loaded with its pictures, and two frames more.
    pub async fn settle(&self) {
        self.until(
            "document.readyState === 'complete' && Array.from(document.images)\
             .every((image) => image.complete || image.loading === 'lazy')",
        )
        .await;
        self.later("requestAnimationFrame(() => requestAnimationFrame(() => done(true)));").await;
    }

    /// A command of the developer tools.
    pub async fn tools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.client.issue_cmd(Chromium { path: "goog/cdp/execute", body }).await.expect("Chromium knows the command")
    }

    /// What the console complained about since the last time.
    pub async fn complaints(&self) -> Vec<String> {
        let log = Chromium { path: "se/log", body: json!({ "type": "browser" }) };
        let log = self.client.issue_cmd(log).await.expect("Chromium keeps a log");
        let lines = log.as_array().cloned().unwrap_or_default();
        let serious = |line: &&Value| line["level"] != "DEBUG" && line["level"] != "INFO";
        lines.iter().filter(serious).map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The size of the page in the window; below 700 px it is a phone.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700 });
        self.tools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Whether the system wants dark pages.
    pub async fn dark(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.tools("Emulation.setEmulatedMedia", features).await;
    }

    /// Whether the browser is cut off from the network.
    pub async fn offline(&self, offline: bool) {
        self.tools("Network.enable", json!({})).await;
        let line = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.tools("Network.emulateNetworkConditions", line).await;
    }

    /// From now on pages run no scripts.
    pub async fn without_scripts(&self) {
        self.tools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// A picture of the window.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture")
    }

    /// Keeps a picture where that is possible: for failures.
    pub async fn keep_picture(&self, path: &Path) {
        if let (Ok(png), Some(folder)) = (self.client.screenshot().await, path.parent()) {
            let _ = std::fs::create_dir_all(folder);
            let _ = std::fs::write(path, png);
        }
    }
}

pub(crate) async fn pause() {
    tokio::time::sleep(Duration::from_millis(40)).await;
}
