//! Setting pages in a fresh process, and setting them again after one changed character.

use crate::command;
use crate::effort::Effort;
use crate::report::{Row, Section};
use crate::texts::{Texts, typed};
use crate::timing::{Times, repeat};
use crate::trouble::Trouble;
use gongwen::{Profile, Syntax};
use serde_json::json;
use std::path::Path;
use std::time::Instant;
use typeset::{FontSources, Fonts, Typesetter};

pub(crate) fn measure(texts: &Texts, effort: Effort) -> Section {
    let mut rows = Vec::new();
    for (name, file, cold, warm) in [("6页", &texts.six, 150.0, Some(8.0)), ("58页", &texts.long, 250.0, None)] {
        match several(file, effort) {
            Ok(figures) => rows.extend(figures.rows(name, cold, warm)),
            Err(trouble) => rows.push(Row::failed(name, &trouble)),
        }
    }
    let remark = "“首次”在新进程中：查找字体、读出要素、排版，得到全部页面和版面数据。\
                  “改一字”在同一进程中：在文中逐字输入，每输入一字重新读出要素、排版并比较各页，不含画图。";
    Section::new("排版", rows, remark)
}

struct Figures {
    cold: Times,
    warm: Times,
    changed: f64,
}

impl Figures {
    fn rows(&self, name: &str, cold: f64, warm: Option<f64>) -> Vec<Row> {
        let note = format!("{}个进程的中位数", self.cold.count());
        let first = Row::new(format!("{name}，首次"), self.cold.median(), "ms").at_most(cold).note(note);
        let note = format!("p95 {:.1} ms，平均改变{:.1}页", self.warm.quantile(0.95), self.changed);
        let again = Row::new(format!("{name}，改一字"), self.warm.median(), "ms").note(note);
        vec![first, if let Some(warm) = warm { again.at_most(warm) } else { again }]
    }
}

/// Several processes; the changes are taken from the first.
fn several(file: &Path, effort: Effort) -> Result<Figures, Trouble> {
    let file = file.display().to_string();
    let mut cold = Vec::new();
    let mut first = None;
    repeat(effort.starts.min(9), effort.seconds * 2.0, || {
        let rounds = if first.is_none() { effort.changes.to_string() } else { "0".to_owned() };
        let figures = command::child(&["pages", &rounds, &file])?;
        cold.extend(figures["cold"].as_f64());
        first.get_or_insert(figures);
        Ok::<(), Trouble>(())
    })?;
    let first = first.unwrap_or_default();
    let warm = first["warm"].as_array().map(|times| times.iter().filter_map(serde_json::Value::as_f64).collect());
    let changed = first["changed"].as_f64().unwrap_or(f64::NAN);
    Ok(Figures { cold: Times::of(cold), warm: Times::of(warm.unwrap_or_default()), changed })
}

/// Words that are typed, one character after the other.
const WORDS: &str = "各乡镇要结合实际认真抓好落实重大情况及时报告县政府";

/// In a process of its own: nothing is remembered from before.
pub(crate) fn child(rounds: &str, file: &str) -> Result<(), Trouble> {
    let rounds: usize = rounds.parse().map_err(|error| Trouble::of("rounds", &error))?;
    let text = std::fs::read_to_string(file).map_err(|error| Trouble::of(file, &error))?;
    let start = Instant::now();
    let fonts = Fonts::load(&FontSources::default()).map_err(|error| Trouble::of("fonts", &error))?;
    let typesetter = Typesetter::new(fonts);
    let profile = Profile::default();
    let hashes = |text: &str| {
        let document = gongwen::read(text, Syntax::Plain).document;
        let setting = typesetter.set(&document, &profile).map_err(|error| Trouble::of("pages", &error))?;
        Ok::<_, Trouble>((0..setting.page_count()).map(|page| setting.page_hash(page)).collect::<Vec<_>>())
    };
    let mut last = hashes(&text)?;
    let cold = start.elapsed().as_secs_f64() * 1000.0;
    let (mut warm, mut changed) = (Vec::new(), 0);
    let budget = Instant::now();
    for round in 0..rounds {
        let count = round % WORDS.chars().count() + 1;
        let words: String = WORDS.chars().take(count).collect();
        let text = typed(&text, &words);
        let start = Instant::now();
        let now = hashes(&text)?;
        warm.push(start.elapsed().as_secs_f64() * 1000.0);
        changed += now.iter().filter(|hash| !last.contains(hash)).count();
        last = now;
        if budget.elapsed().as_secs() > 20 {
            break;
        }
    }
    let changed = changed as f64 / warm.len().max(1) as f64;
    println!("{}", json!({ "cold": cold, "warm": warm, "changed": changed }));
    Ok(())
}
