//! From a keystroke to findings and changed pages, as the studio asks the server.

use crate::effort::Effort;
use crate::http::Client;
use crate::report::Row;
use crate::server::token;
use crate::texts::{Texts, typed};
use crate::timing::Times;
use crate::trouble::Trouble;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::time::Instant;

/// What is wanted of 95 in 100, in ms.
const WANTED: f64 = 40.0;
/// Width of the pictures: the studio on a screen of 1,920 pixels shows pages 740 wide.
const PICTURE: u16 = 800;
/// Seconds after which no further key is pressed.
const BUDGET: u64 = 60;
/// What is typed, one character after the other.
const WORDS: &str = "各乡镇要结合实际认真抓好落实重大情况及时报告县政府";

pub(crate) fn measure(client: &mut Client, texts: &Texts, effort: Effort) -> Result<Vec<Row>, Trouble> {
    let text = std::fs::read_to_string(&texts.six).map_err(|error| Trouble::of("text", &error))?;
    let (draft, token) = paste(client, &text)?;
    let mut shown = hashes(&live(client, &draft, &token, &text)?);
    let (mut answers, mut whole) = (Times::default(), Times::default());
    let mut fetched = 0;
    let begun = Instant::now();
    for round in 0..effort.changes {
        let words: String = WORDS.chars().take(round % WORDS.chars().count() + 1).collect();
        let text = typed(&text, &words);
        let start = Instant::now();
        let now = live(client, &draft, &token, &text)?;
        answers.push(start.elapsed());
        let now = hashes(&now);
        for hash in now.iter().filter(|hash| !shown.contains(*hash)) {
            let picture = client.get(&format!("{draft}/pages/{hash}-{PICTURE}.png"))?;
            if picture.status != 200 || !picture.body.starts_with(b"\x89PNG") {
                return Err(Trouble::new(format!("page picture: {}", picture.status)));
            }
            fetched += 1;
        }
        whole.push(start.elapsed());
        shown = now;
        if begun.elapsed().as_secs() > BUDGET {
            break;
        }
    }
    let count = answers.count();
    let row = |name: &str, times: &Times, note: String| {
        Row::new(name, times.quantile(0.95), "ms").at_most(WANTED).note(format!("{note}，p50 {:.1} ms", times.median()))
    };
    let pictures = format!("{count}次，平均取{:.1}页的图", f64::from(fetched) / count.max(1) as f64);
    Ok(vec![
        row("改一字，6页，p95", &answers, format!("{count}次")),
        row("改一字，6页，连同改变的页面，p95", &whole, pictures),
    ])
}

/// A new draft with this text: its path, and the token for changing it.
fn paste(client: &mut Client, text: &str) -> Result<(String, String), Trouble> {
    let page = client.get("/drafts/new/paste")?.text();
    let fields = [("csrf", token(&page)?), ("text", text.to_owned()), ("syntax", "plain".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = client.post_form("/drafts/new/paste", &fields)?;
    let draft = answer.location.ok_or_else(|| Trouble::new(format!("new draft: {}", answer.status)))?;
    let token = token(&client.get(&draft)?.text())?;
    Ok((draft, token))
}

fn live(client: &mut Client, draft: &str, token: &str, text: &str) -> Result<Value, Trouble> {
    let body = json!({ "text": text }).to_string();
    let answer = client.post_json(&format!("{draft}/live"), token, body.as_bytes())?;
    if answer.status != 200 {
        return Err(Trouble::new(format!("live: {}", answer.status)));
    }
    serde_json::from_slice(&answer.body).map_err(|error| Trouble::of("live", &error))
}

fn hashes(live: &Value) -> HashSet<String> {
    let pages = live["pages"].as_array().map(Vec::as_slice).unwrap_or_default();
    pages.iter().filter_map(|page| page["hash"].as_str()).map(str::to_owned).collect()
}
