//! Opening the office's data from the command line.

use crate::arguments::Kept;
use crate::outcome::{Message, Outcome};
use app::{App, Clock, MOVED, Options, Place};
use std::future::Future;

/// Opens the office's data where they are kept, and closes them afterwards. No fonts are looked for.
pub(crate) fn with<Act, Done>(kept: &Kept, act: Act) -> Result<Outcome, Message>
where
    Act: FnOnce(App) -> Done,
    Done: Future<Output = Result<Outcome, Trouble>>,
{
    let options = options(kept)?;
    let done = block_on(async {
        let app = App::open_without_fonts(options).await?;
        let done = act(app.clone()).await;
        app.close().await;
        done
    })?;
    Ok(done?)
}

/// Where the data are, for opening them.
pub(crate) fn options(kept: &Kept) -> Result<Options, Message> {
    let place = match &kept.database {
        Some(url) => Place::Url(url.clone()),
        // A folder that is mistyped must not become a new, empty office.
        None if !kept.data.join("wenshu.db").exists() && !kept.data.join(MOVED).exists() => {
            return Err(Message(format!(
                "{} 里没有数据库。请用 --data 指定数据文件夹，或用 --database 指定 PostgreSQL 地址。",
                kept.data.display()
            )));
        }
        None => Place::Folder(kept.data.clone()),
    };
    Ok(Options {
        place,
        fonts: None,
        profile: app::samples::yunxi(),
        demo: false,
        clock: Clock::default(),
        keys: Some(kept.data.clone()),
        outside: app::notices::Outside::default(),
    })
}

/// Runs what waits for the database or the network.
pub(crate) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Message> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Message(format!("无法启动：{error}。请检查系统的线程和文件数限制。")))?;
    Ok(runtime.block_on(work))
}

/// What stops a command: an error of the application, or a message of our own.
pub(crate) enum Trouble {
    App(app::Error),
    Own(Message),
}

impl From<app::Error> for Trouble {
    fn from(error: app::Error) -> Self {
        Self::App(error)
    }
}

impl From<Message> for Trouble {
    fn from(message: Message) -> Self {
        Self::Own(message)
    }
}

impl From<Trouble> for Message {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::App(error) => Self(error.message().to_owned()),
            Trouble::Own(message) => message,
        }
    }
}
