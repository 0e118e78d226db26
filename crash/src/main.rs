//! A program that works until it is killed: sixteen writers who take numbers and approve.
//!
//! `crash-writer FOLDER PEOPLE [URL]`: the data folder, a file of sessions, a PostgreSQL database.
//! Each act is told on standard output after, and only after, it has been committed.

mod people;
mod work;

use app::{App, Clock, Options, Place};
use people::People;
use std::path::PathBuf;
use std::sync::Arc;

/// How many work at once.
const WRITERS: usize = 16;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().ok_or("no folder")?);
    let sessions = std::fs::read_to_string(words.next().ok_or("no file of sessions")?)?;
    let place = words.next().map_or_else(|| Place::Folder(folder.clone()), Place::Url);
    let options = Options {
        place,
        fonts: None,
        profile: app::samples::yunxi(),
        demo: true,
        clock: Clock::default(),
        keys: Some(folder),
        outside: app::notices::Outside::default(),
    };
    let app = App::open_without_fonts(options).await?;
    let people = Arc::new(People::of(&app, &sessions).await?);
    work::tell("ready");
    for number in 0..WRITERS {
        tokio::spawn(work::forever(app.clone(), people.clone(), number));
    }
    app.keep_ledger(std::future::pending()).await;
    Ok(())
}
