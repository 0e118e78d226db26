//! One server and one driver for all journeys of a process; a browser and people for each.

use crate::{Browser, Driver, Server};
use app::{App, SignedIn};
use futures::FutureExt;
use gongwen::Syntax;
use std::future::Future;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use testkit::people;
use tokio::runtime::Runtime;

static STAGE: OnceLock<Stage> = OnceLock::new();
static POSTGRES: OnceLock<Stage> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// What all journeys share.
pub struct Stage {
    runtime: Runtime,
    /// The driver of browsers.
    pub driver: Driver,
    /// The server.
    pub server: Server,
    /// The application on the server's database.
    pub app: App,
    /// The first administrator, on whose desk the samples are.
    pub chief: SignedIn,
}

/// A clerk with an account.
pub struct Clerk {
    /// The account name.
    pub account: String,
    /// Signed in.
    pub signed_in: SignedIn,
}

/// The stage, on SQLite, built when it is first asked for.
pub fn stage() -> &'static Stage {
    STAGE.get_or_init(|| Stage::build(None))
}

/// The same on PostgreSQL.
fn stage_on_postgres() -> &'static Stage {
    POSTGRES.get_or_init(|| Stage::build(Some(testkit::postgres_url())))
}

/// Runs a journey in a browser of its own. When it fails, a picture of the page is kept in
/// `shots/`.
pub fn journey<Steps>(name: &str, steps: impl FnOnce(&'static Stage, Browser) -> Steps)
where
    Steps: Future<Output = ()>,
{
    journey_on(stage(), name, steps);
}

/// As [`journey`], with the server on PostgreSQL.
pub fn journey_on_postgres<Steps>(name: &str, steps: impl FnOnce(&'static Stage, Browser) -> Steps)
where
    Steps: Future<Output = ()>,
{
    journey_on(stage_on_postgres(), &format!("{name}-postgres"), steps);
}

fn journey_on<Steps>(stage: &'static Stage, name: &str, steps: impl FnOnce(&'static Stage, Browser) -> Steps)
where
    Steps: Future<Output = ()>,
{
    stage.runtime.block_on(async {
        let browser = stage.browser().await;
        let end = AssertUnwindSafe(steps(stage, browser.clone())).catch_unwind().await;
        if let Err(panic) = end {
            let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shots").join(format!("failed-{name}.png"));
            browser.keep_picture(&picture).await;
            browser.close().await;
            resume_unwind(panic);
        }
        browser.close().await;
    });
}

impl Stage {
    fn build(database_url: Option<String>) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let driver = Driver::start();
        let (server, app, chief) = runtime.block_on(async {
            let server = Server::start(database_url).await;
            let app = server.app().await;
            let chief = app.redeem_first_code(&server.first_code, "zhuren", "周正", people::PASSWORD).await;
            (server, app, chief.expect("the code is right"))
        });
        Self { runtime, driver, server, app, chief }
    }

    /// A fresh browser, where nobody is signed in.
    pub async fn browser(&self) -> Browser {
        Browser::start(&self.driver, &self.server.origin).await
    }

    /// Runs something to its end.
    pub fn run<Done>(&self, work: impl Future<Output = Done>) -> Done {
        self.runtime.block_on(work)
    }

    /// A clerk with an account of their own and an empty desk.
    pub async fn clerk(&self) -> Clerk {
        let account = format!("keyuan{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let signed_in = people::clerk(&self.app, &self.chief, &account).await;
        Clerk { account, signed_in }
    }

    /// Puts a draft on somebody's desk and tells its key.
    pub async fn draft(&self, person: &SignedIn, text: &str) -> String {
        self.app.paste(&person.person, text, Syntax::Plain).await.expect("the text is admitted")
    }
}
