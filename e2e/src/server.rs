//! The service as `wenshu serve` starts it, in a folder of its own.

use app::{App, Clock};
use std::net::SocketAddr;
use store::Place;
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use web::{Config, Started};

/// A running server.
pub struct Server {
    /// Its address, without a slash at the end.
    pub origin: String,
    /// The one-time code that it told its operator.
    pub first_code: String,
    place: Place,
    _folder: TempDir,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server with an empty database, in its folder or at a URL, and the samples for the
    /// first account.
    pub async fn start(database_url: Option<String>) -> Self {
        let folder = TempDir::with_prefix("文枢 e2e ").expect("a temporary folder");
        let config = Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            data_dir: folder.path().to_owned(),
            database_url: database_url.clone(),
            fonts: None,
            profile: None,
            demo: true,
            https: false,
            surroundings: app::Surroundings::default(),
            outside: app::notices::Outside::default(),
        };
        let (tell, told) = oneshot::channel::<Started>();
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            let started = |started: &Started| drop(tell.send(started.clone()));
            let stopped = async move { drop(stopped.await) };
            Box::pin(web::serve(config, started, stopped)).await.expect("the server starts");
        });
        let started = told.await.expect("the server says where it listens");
        Self {
            origin: format!("http://{}", started.address),
            first_code: started.first_code.expect("there is no account yet"),
            place: database_url.map_or_else(|| Place::Folder(folder.path().to_owned()), Place::Url),
            _folder: folder,
            stop,
            task,
        }
    }

    /// The application on the same database, to prepare what a journey begins with. It has no
    /// fonts: pages are set by the server.
    pub async fn app(&self) -> App {
        let db = self.place.open().await.expect("the database opens");
        App::on(db, Clock::default(), true).expect("the application opens")
    }

    /// Stops the server.
    pub async fn stop(self) {
        drop(self.stop);
        self.task.await.expect("the server stops");
    }
}
