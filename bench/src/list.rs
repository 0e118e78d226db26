//! The list of drafts for somebody who is signed in, asked for by many connections at once.

use crate::effort::Effort;
use crate::http::Client;
use crate::report::Row;
use crate::timing::Times;
use crate::trouble::Trouble;
use std::time::{Duration, Instant};

/// Connections at once.
const CONNECTIONS: usize = 16;
/// What is wanted, in requests a second.
const WANTED: f64 = 3000.0;

pub(crate) fn measure(client: &Client, effort: Effort) -> Result<Row, Trouble> {
    let clients: Vec<Client> = (0..CONNECTIONS).map(|_| client.again()).collect::<Result<_, _>>()?;
    let time = Duration::from_secs_f64(effort.seconds);
    let begun = Instant::now();
    let threads: Vec<_> =
        clients.into_iter().map(|client| std::thread::spawn(move || ask(client, begun + time))).collect();
    let mut times = Times::default();
    for thread in threads {
        times.join(thread.join().map_err(|_| Trouble::new("a connection failed"))??);
    }
    let rate = times.count() as f64 / begun.elapsed().as_secs_f64();
    let note = format!(
        "{CONNECTIONS}个连接，{:.0}秒，p50 {:.1} ms，p99 {:.1} ms",
        effort.seconds.ceil(),
        times.median(),
        times.quantile(0.99)
    );
    Ok(Row::new("登录后的草稿列表", rate, "次/秒").at_least(WANTED).note(note))
}

fn ask(mut client: Client, end: Instant) -> Result<Times, Trouble> {
    let mut times = Times::default();
    while Instant::now() < end {
        let start = Instant::now();
        let answer = client.get("/drafts")?;
        if answer.status != 200 || answer.body.is_empty() {
            return Err(Trouble::new(format!("list: {}", answer.status)));
        }
        times.push(start.elapsed());
    }
    Ok(times)
}
