//! Starting and stopping the server.

use crate::router::router;
use crate::state::Web;
use app::backup::Keeping;
use app::{App, Clock, Options, Place, Surroundings};
use gongwen::Profile;
use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use thiserror::Error;
use tokio::net::TcpListener;

/// What the server is started with.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The data folder; SQLite lives there unless a URL is given.
    pub data_dir: PathBuf,
    /// The URL of a PostgreSQL database instead.
    pub database_url: Option<String>,
    /// The folder of the office's own licensed fonts.
    pub fonts: Option<PathBuf>,
    /// The office; the fictional one of the samples where none is given.
    pub profile: Option<Profile>,
    /// Whether the first account gets the sample drafts.
    pub demo: bool,
    /// Whether browsers reach the server through TLS.
    pub https: bool,
    /// Whether backups are made, and where the log is.
    pub surroundings: Surroundings,
    /// The ways by which notices leave the program.
    pub outside: app::notices::Outside,
}

/// What the operator should read once the server is up.
#[derive(Clone, Debug)]
pub struct Started {
    /// Where it listens.
    pub address: SocketAddr,
    /// The one-time code for the first administrator, if there is no account yet.
    pub first_code: Option<String>,
}

/// Why the server did not start, or stopped.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The port is taken.
    #[error("端口 {0} 已被别的程序占用。请先停掉那个程序，或用 --listen 换一个端口，如 --listen 127.0.0.1:8081。")]
    PortTaken(SocketAddr),
    /// The address cannot be used.
    #[error(
        "不能在 {address} 上监听：{}。请检查地址是否属于本机，1024 以下的端口需要管理员权限。",
        office::reason::of_io(source)
    )]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// The application could not be opened.
    #[error("{0}")]
    App(#[from] app::Error),
    /// The server stopped by itself.
    #[error("服务意外停止：{0}。请重新启动；如一再出现，请查看日志。")]
    Stopped(std::io::Error),
}

/// How long requests under way may finish after the signal to stop.
const FAREWELL: Duration = Duration::from_secs(10);

/// Serves until `shutdown` is ready. `started` is called once the server can be reached.
///
/// # Errors
/// Says in Chinese why it could not start.
pub async fn serve(
    config: Config,
    started: impl FnOnce(&Started),
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let address = config.listen;
    let listener = TcpListener::bind(address).await.map_err(|source| match source.kind() {
        std::io::ErrorKind::AddrInUse => ServeError::PortTaken(address),
        _ => ServeError::Listen { address, source },
    })?;
    let keys = Some(config.data_dir.clone());
    let place = match config.database_url {
        Some(url) => Place::Url(url),
        None => Place::Folder(config.data_dir),
    };
    let _server = app::serve_alone(&place)?;
    let options = Options {
        place,
        fonts: config.fonts,
        profile: config.profile.unwrap_or_else(app::samples::yunxi),
        demo: config.demo,
        clock: Clock::default(),
        keys,
        outside: config.outside,
    };
    let backups = config.surroundings.backups.clone();
    let app = App::open(options).await?.among(config.surroundings).reading_apart();
    let first_code = app.first_code().await?;
    let address = listener.local_addr().unwrap_or(address);
    tracing::info!(%address, "listening");
    started(&Started { address, first_code });

    let (end_keeping, keeping_ends) = tokio::sync::oneshot::channel::<()>();
    let keeper = tokio::spawn({
        let app = app.clone();
        async move {
            let ends = async {
                let _ = keeping_ends.await;
            };
            app.keep_ledger(ends).await;
        }
    });
    let minders = minders(&app);
    let copier = tokio::spawn({
        let app = app.clone();
        async move {
            if let Some(Keeping::Into(folder)) = backups {
                app.keep_backups(&folder).await;
            }
        }
    });
    let finder = tokio::spawn({
        let app = app.clone();
        async move { app.keep_search().await }
    });
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let signal = {
        let app = app.clone();
        async move {
            shutdown.await;
            // Pages that listen would keep the server waiting.
            app.end_live();
            drop(stop);
        }
    };
    // One service for all connections: given a router, each connection would get a copy of every
    // route with its layers, more than a megabyte.
    let service = router(Web::new(app.clone(), config.https)).into_make_service();
    let server = axum::serve(listener, service).with_graceful_shutdown(signal);
    let deadline = async move {
        let _ = stopped.await;
        tokio::time::sleep(FAREWELL).await;
    };
    let result = tokio::select! {
        result = async { server.await } => result.map_err(ServeError::Stopped),
        () = deadline => Ok(()),
    };
    // What was done in the last moments is sealed before the database is closed.
    minders.iter().for_each(tokio::task::JoinHandle::abort);
    copier.abort();
    finder.abort();
    drop(end_keeping);
    let _ = keeper.await;
    app.close().await;
    result
}

/// What goes on beside the requests: time passes for approvals, news are told, notices leave.
fn minders(app: &App) -> [tokio::task::JoinHandle<()>; 4] {
    let (approvals, live, notices, press) = (app.clone(), app.clone(), app.clone(), app.clone());
    [
        tokio::spawn(async move { approvals.keep_approvals().await }),
        tokio::spawn(async move { live.keep_live().await }),
        tokio::spawn(async move { notices.keep_notices().await }),
        tokio::spawn(async move { press.keep_press().await }),
    ]
}
