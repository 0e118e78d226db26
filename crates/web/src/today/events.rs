//! Live events for a page that is open: how many notices are not read.

use crate::error::Failure;
use crate::state::Web;
use crate::who::Visit;
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::Stream;
use futures::stream::unfold;
use std::convert::Infallible;
use std::time::Duration;

/// A word now and then, so that no proxy takes the line for dead.
const ALIVE: Duration = Duration::from_secs(25);

pub(super) async fn listen(
    State(web): State<Web>,
    visit: Visit,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Failure> {
    let listener = web.app.listen(&visit.person, &visit.token)?;
    let events = unfold(listener, |mut listener| async {
        let unread = listener.next().await?;
        Some((Ok(Event::default().event("news").data(unread.to_string())), listener))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)))
}
