//! The Today page of people of different posts, one after the other, from a server with much in it.

use crate::county::County;
use crate::effort::Effort;
use crate::http::Client;
use crate::report::Row;
use crate::timing::{Times, repeat};
use crate::trouble::Trouble;

/// What is wanted of 95 in 100, in milliseconds.
const WANTED: f64 = 15.0;
/// Whose page: the post, and the number of the person.
const PEOPLE: [(&str, &str); 6] = [
    ("机要文书", "R20"),
    ("科员", "R22"),
    ("办公室主任", "R08"),
    ("副县长", "R04"),
    ("县水利局局长", "R36"),
    ("白石镇联络员", "R59"),
];

pub(crate) fn measure(server: &Client, county: &County, effort: Effort) -> Result<Vec<Row>, Trouble> {
    let mut rows = Vec::new();
    let mut all = Times::default();
    for (post, number) in PEOPLE {
        let Some(worker) = county.worker(number) else { continue };
        let mut client = server.signed_in(&worker.token)?;
        let mut ask = || match client.get("/")? {
            answer if answer.status == 200 && answer.text().contains("今日") => Ok(answer.body.len()),
            answer => Err(Trouble::new(format!("today: {}", answer.status))),
        };
        let size = ask()?;
        let times = repeat(400, effort.seconds / 2.0, || ask().map(|_| ()))?;
        let note = format!("{}次，p50 {:.1} ms，页面{} KB", times.count(), times.median(), size / 1000);
        rows.push(Row::new(format!("今日，{post}，p95"), times.quantile(0.95), "ms").note(note));
        all.join(times);
    }
    let note = format!("{}次，p50 {:.1} ms", all.count(), all.median());
    rows.insert(0, Row::new("今日，p95", all.quantile(0.95), "ms").at_most(WANTED).note(note));
    Ok(rows)
}
