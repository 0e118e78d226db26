//! Two hundred people who work at once: each reads, looks for things, writes and acts, with pauses
//! as people make them, while their pages listen for live events.

use crate::county::{County, Worker};
use crate::dice::Dice;
use crate::effort::Effort;
use crate::http::{Answer, Client};
use crate::report::Row;
use crate::server::token;
use crate::timing::Times;
use crate::trouble::Trouble;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

/// What is wanted of 99 in 100, in milliseconds.
const WANTED: f64 = 150.0;
/// The shortest pause between two things that a person does, and how much longer it may be, in
/// milliseconds.
const PAUSE: (usize, usize) = (500, 3_000);
/// What people look for.
const SOUGHT: [&str; 8] = ["防汛", "水库安全检查", "白石镇", "云政函〔2020〕12号", "资金", "麻雀", "信访 整改", "值班"];

/// Something that somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Today,
    Received,
    Sent,
    Open,
    Find,
    Notices,
    Drafts,
    Key,
    Save,
    Act,
}

/// How often each is done, in a hundred.
const SCRIPT: [(Step, usize); 10] = [
    (Step::Today, 22),
    (Step::Received, 12),
    (Step::Sent, 10),
    (Step::Open, 20),
    (Step::Find, 8),
    (Step::Notices, 4),
    (Step::Drafts, 4),
    (Step::Key, 10),
    (Step::Save, 6),
    (Step::Act, 4),
];

/// What the crowd met with.
#[derive(Default)]
struct Met {
    times: BTreeMap<Step, Times>,
    wrong: Vec<String>,
}

pub(crate) fn measure(server: &Client, county: &County, effort: Effort) -> Result<Vec<Row>, Trouble> {
    let time = Duration::from_secs_f64(effort.seconds * 10.0);
    let mut people = Vec::new();
    for (seed, worker) in (1u64..).zip(&county.workers) {
        people.push(Somebody::arrive(server, worker, seed)?);
    }
    let listening = people.iter().map(|one| one.client.listen()).collect::<Result<Vec<_>, _>>()?;
    let start = Arc::new(Barrier::new(people.len()));
    let count = people.len();
    let begin = |somebody: Somebody| {
        let start = Arc::clone(&start);
        std::thread::Builder::new().stack_size(256 * 1024).spawn(move || {
            start.wait();
            somebody.work(time)
        })
    };
    let threads = people.into_iter().map(begin).collect::<Result<Vec<_>, _>>();
    let threads = threads.map_err(|error| Trouble::of("threads", &error))?;
    let mut met = Met::default();
    for thread in threads {
        let one = thread.join().map_err(|_| Trouble::new("somebody left"))?;
        for (step, times) in one.times {
            met.times.entry(step).or_default().join(times);
        }
        met.wrong.extend(one.wrong);
    }
    drop(listening);
    Ok(met.rows(count, time))
}

impl Met {
    fn rows(self, people: usize, time: Duration) -> Vec<Row> {
        let mut all = Times::default();
        for times in self.times.values() {
            all.join(times.clone());
        }
        let rate = all.count() as f64 / time.as_secs_f64();
        let each: Vec<String> = self
            .times
            .iter()
            .map(|(step, times)| format!("{}{}次 p99 {:.0}", step.name(), times.count(), times.quantile(0.99)))
            .collect();
        let note = format!(
            "{:.0}秒，{}次，每秒{rate:.0}次，p50 {:.1} ms，p95 {:.1} ms；{}",
            time.as_secs_f64(),
            all.count(),
            all.median(),
            all.quantile(0.95),
            each.join("，")
        );
        let first = self.wrong.first().cloned().unwrap_or_default();
        vec![
            Row::new(format!("{people}人同时办公，p99"), all.quantile(0.99), "ms").at_most(WANTED).note(note),
            Row::new(format!("{people}人同时办公，出错"), self.wrong.len() as f64, "次").at_most(0.0).note(first),
        ]
    }
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Self::Today => "今日",
            Self::Received => "收文",
            Self::Sent => "发文",
            Self::Open => "打开一件",
            Self::Find => "查找",
            Self::Notices => "消息",
            Self::Drafts => "草稿",
            Self::Key => "改一字",
            Self::Save => "保存",
            Self::Act => "办理",
        }
    }

    fn draw(dice: &mut Dice) -> Self {
        let mut left = dice.below(SCRIPT.iter().map(|(_, weight)| weight).sum());
        for (step, weight) in SCRIPT {
            match left.checked_sub(weight) {
                Some(rest) => left = rest,
                None => return step,
            }
        }
        Self::Today
    }
}

/// What somebody may do beside reading and writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A member of the office begins documents.
    Office,
    /// A liaison sends documents in.
    Liaison,
    /// Others act on their drafts only.
    Other,
}

struct Somebody {
    client: Client,
    csrf: String,
    part: Part,
    dice: Dice,
    draft: String,
    text: String,
    revision: i64,
    /// Documents seen in the last list.
    seen: Vec<String>,
}

impl Somebody {
    /// Signs in, and has a draft on the desk.
    fn arrive(server: &Client, worker: &Worker, seed: u64) -> Result<Self, Trouble> {
        let mut client = server.signed_in(&worker.token)?;
        let page = client.get("/drafts/new/paste")?.text();
        let csrf = token(&page)?;
        let text = letter(seed);
        let fields = [("csrf", csrf.as_str()), ("text", text.as_str()), ("syntax", "plain")];
        let answer = client.post_form("/drafts/new/paste", &fields)?;
        let draft = answer.location.ok_or_else(|| Trouble::new(format!("new draft: {}", answer.status)))?;
        let saved = json!({ "text": text, "revision": 1, "asked": true }).to_string();
        let saved = client.post_json(&format!("{draft}/autosave"), &csrf, saved.as_bytes())?;
        let revision = revision(&saved)?;
        let number: usize = worker.number[1..].parse().unwrap_or(0);
        let part = match number {
            8..=25 | 63..=97 => Part::Office,
            44..=51 | 58..=61 => Part::Liaison,
            _ => Part::Other,
        };
        Ok(Self { client, csrf, part, dice: Dice::new(seed), draft, text, revision, seen: Vec::new() })
    }

    fn work(mut self, time: Duration) -> Met {
        let mut met = Met::default();
        let end = Instant::now() + time;
        // Nobody begins at the same moment as all others.
        self.pause(0);
        while Instant::now() < end {
            let step = Step::draw(&mut self.dice);
            let begun = Instant::now();
            match self.step(step) {
                Ok(answer) if answer.status == 200 || answer.status == 303 => {
                    met.times.entry(step).or_default().push(begun.elapsed());
                }
                Ok(answer) => met.wrong.push(format!("{}：{}", step.name(), answer.status)),
                Err(trouble) => met.wrong.push(format!("{}：{trouble}", step.name())),
            }
            self.pause(PAUSE.0);
        }
        met
    }

    fn pause(&mut self, least: usize) {
        let pause = least + self.dice.below(PAUSE.1);
        std::thread::sleep(Duration::from_millis(u64::try_from(pause).unwrap_or(1000)));
    }

    fn step(&mut self, step: Step) -> Result<Answer, Trouble> {
        match step {
            Step::Today => self.list("/"),
            Step::Received => self.list("/incoming"),
            Step::Sent => self.list("/outgoing"),
            Step::Notices => self.client.get("/notices"),
            Step::Drafts => self.client.get("/drafts"),
            Step::Find => {
                let sought = crate::http::escaped(self.dice.pick::<&str>(&SOUGHT));
                self.list(&format!("/find?q={sought}"))
            }
            Step::Open if self.seen.is_empty() => self.list("/"),
            Step::Open => {
                let path = self.dice.pick(&self.seen).clone();
                self.client.get(&path)
            }
            Step::Key => {
                self.text = crate::texts::typed(&self.text, "认真");
                let body = json!({ "text": self.text }).to_string();
                self.client.post_json(&format!("{}/live", self.draft), &self.csrf, body.as_bytes())
            }
            Step::Save => self.save(),
            Step::Act => self.act(),
        }
    }

    /// A list, of which something may be opened next.
    fn list(&mut self, path: &str) -> Result<Answer, Trouble> {
        let answer = self.client.get(path)?;
        let page = answer.text();
        let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let is_one = |link: &&str| {
            let key = link.strip_prefix("/incoming/").or_else(|| link.strip_prefix("/outgoing/"));
            key.is_some_and(|key| key.len() == 36)
        };
        let links: Vec<String> = links.filter(is_one).map(str::to_owned).collect();
        if !links.is_empty() {
            self.seen = links;
        }
        Ok(answer)
    }

    fn save(&mut self) -> Result<Answer, Trouble> {
        self.text = crate::texts::typed(&self.text, "切实");
        let body = json!({ "text": self.text, "revision": self.revision, "asked": true }).to_string();
        let answer = self.client.post_json(&format!("{}/autosave", self.draft), &self.csrf, body.as_bytes())?;
        self.revision = revision(&answer)?;
        Ok(answer)
    }

    fn act(&mut self) -> Result<Answer, Trouble> {
        match self.part {
            Part::Office => {
                let draft = self.draft.rsplit('/').next().unwrap_or_default().to_owned();
                let fields =
                    [("csrf", self.csrf.as_str()), ("draft", &draft), ("matter", "downward"), ("circle", "office")];
                self.client.post_form("/outgoing", &fields)
            }
            Part::Liaison => {
                let text = letter(u64::try_from(self.dice.below(1000)).unwrap_or(0));
                let fields = [
                    ("csrf", self.csrf.as_str()),
                    ("number", "白政〔2026〕12号"),
                    ("title", "关于解决防汛物资经费的请示"),
                    ("text", &text),
                    ("urgency", "平件"),
                    ("copies", "1"),
                ];
                self.client.post_parts("/incoming", &fields)
            }
            Part::Other => self.save(),
        }
    }
}

fn revision(answer: &Answer) -> Result<i64, Trouble> {
    let value: Value = serde_json::from_slice(&answer.body).map_err(|error| Trouble::of("save", &error))?;
    value["revision"].as_i64().ok_or_else(|| Trouble::new(format!("save: {}", answer.status)))
}

/// A notice of about a page.
fn letter(number: u64) -> String {
    format!(
        "云溪县人民政府办公室关于做好第{number}号水库安全检查工作的通知\n\n各乡镇人民政府，县政府各部门：\n\
         为切实做好今年的水库安全工作，现将有关事项通知如下：\n一、压实责任。{line}\n二、全面排查。{line}\n\
         三、加强值守。{line}\n\n云溪县人民政府办公室\n2026年11月26日\n",
        line = "各乡镇要对辖区内水库逐一登记，发现隐患立即整改，明确责任人和完成时限，并于月底前将情况报县政府办公室。"
    )
}
