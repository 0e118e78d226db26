//! The search: eight questions to a database of many documents, with the permission of who asks.

use crate::effort::Effort;
use crate::report::{Row, Section};
use crate::timing::{Times, repeat};
use crate::trouble::Trouble;
use gongwen::Syntax;
use office::Moment;
use office::authority::Holder;
use office::documents::Circle;
use office::documents::outgoing::{Beginning, Content, Outgoing};
use std::path::Path;
use std::time::Instant;
use store::documents::{Viewer, outgoing, readers};
use store::search::{self, Ask, Eyes, Order, Query};
use store::{Db, Housekeeping, Place};
use tokio::runtime::Runtime;

/// What is wanted for the slowest of a hundred, in milliseconds.
const WANTED: f64 = 50.0;
/// Documents that are written in one transaction.
const BATCH: u64 = 500;
/// Who drafts them; each has a part in what they drafted.
const PEOPLE: u64 = 50;

pub(crate) fn measure(folder: &Path, effort: Effort) -> Section {
    let count: u64 = if effort.is_quick() { 5_000 } else { 100_000 };
    let rows = rows(folder, count, effort).unwrap_or_else(|trouble| vec![Row::failed("查找", &trouble)]);
    let remark = "公文由程序拟写，每份约400字，九成全办公室可见，一成仅经办可见。一次查找包括权限、\
                  条数（数到200为止）和前20件的正文。SQLite，同一进程。";
    Section::new("查找", rows, remark)
}

fn rows(folder: &Path, count: u64, effort: Effort) -> Result<Vec<Row>, Trouble> {
    let runtime = Runtime::new().map_err(|error| Trouble::of("runtime", &error))?;
    let failed = |error: store::Error| Trouble::of("search", &error);
    let place = Place::Folder(folder.join("search"));
    let db = runtime.block_on(place.open()).map_err(failed)?;
    let begun = Instant::now();
    runtime.block_on(fill(&db, count)).map_err(failed)?;
    let rate = count as f64 / begun.elapsed().as_secs_f64();
    let mut rows = Vec::new();
    let mut all = Times::default();
    for (name, eyes, query) in questions() {
        let ask = || {
            let found = runtime.block_on(search::find(&db, &eyes, &query)).map_err(failed)?;
            drop(std::hint::black_box(found));
            Ok::<(), Trouble>(())
        };
        ask()?;
        let times = repeat(400, effort.seconds, ask)?;
        let note = format!("{}次，p50 {:.1} ms", times.count(), times.median());
        rows.push(Row::new(format!("{name}，p99"), times.quantile(0.99), "ms").at_most(WANTED).note(note));
        all.join(times);
    }
    let note = format!("{}次，p50 {:.1} ms", all.count(), all.median());
    rows.insert(
        0,
        Row::new(format!("{count}份公文，八种问法合计，p99"), all.quantile(0.99), "ms").at_most(WANTED).note(note),
    );
    rows.push(Row::new("写入并编入索引", rate, "份/秒").note(format!("每{BATCH}份一个事务")));
    runtime.block_on(db.close());
    Ok(rows)
}

fn questions() -> Vec<(&'static str, Eyes, Query)> {
    let eyes = |person: u64, insider| Eyes { viewer: Viewer { person: key(person), insider }, registrar: false };
    let asks = |words: &str| Query { ask: Ask::new(words), limit: 20, ..Query::default() };
    vec![
        ("到处都有的词", eyes(1, true), asks("工作")),
        ("少见的词", eyes(1, true), asks("麻雀")),
        ("三个词", eyes(1, true), asks("防汛 水库 落实")),
        ("一长串", eyes(1, true), asks("柳溪镇水库安全检查")),
        ("一个字", eyes(1, true), asks("县")),
        ("文号", eyes(1, true), asks("云政函[2026]512")),
        ("办公室以外的人找到处都有的词", eyes(PEOPLE + 7, false), asks("工作")),
        (
            "标题在前，按年度和未办完",
            eyes(2, true),
            Query { order: Order::Titles, year: Some(2024), open: true, ..asks("防汛") },
        ),
    ]
}

fn key(person: u64) -> String {
    format!("0192f8c1-7a3b-7000-9000-{person:012x}")
}

/// Fills a database with documents of ten years.
async fn fill(db: &Db, count: u64) -> Result<(), store::Error> {
    let first = 1_480_000_000_000_i64;
    let step = 315_000_000_000_i64 / i64::try_from(count).unwrap_or(1).max(1);
    let mut seed = 11;
    for begin in (0..count).step_by(usize::try_from(BATCH).unwrap_or(1)) {
        let mut tx = db.begin().await?;
        for number in begin..(begin + BATCH).min(count) {
            let at = Moment::from_millis(first + step * i64::try_from(number).unwrap_or(0));
            let drafter = Holder { id: key(number % PEOPLE), name: format!("干部{:02}", number % PEOPLE) };
            let Ok((document, _)) = Outgoing::begin(&drafter, beginning(number, &mut seed), at) else { continue };
            outgoing::insert(&mut tx, &document).await?;
            readers::join(&mut tx, &document.id, &drafter.id, "拟稿", false, at).await?;
        }
        tx.settle(Housekeeping::Indexing).await?;
    }
    Ok(())
}

const PLACES: [&str; 8] = ["柳溪镇", "白石镇", "青山乡", "云溪县", "东湖街道", "南岭乡", "梅林镇", "石桥镇"];
const MATTERS: [&str; 12] = [
    "防汛抗旱",
    "森林防火",
    "水库安全检查",
    "道路修复",
    "义务教育",
    "乡村振兴",
    "春耕备耕",
    "食品安全",
    "信访维稳",
    "项目建设",
    "耕地保护",
    "卫生健康",
];
const SENTENCES: [&str; 10] = [
    "各有关单位要提高思想认识，切实把工作责任落实到岗到人，主要负责同志亲自抓。",
    "县水利局会同应急管理局对全县水库逐一登记，发现隐患立即整改，并于月底前报告。",
    "县财政局按照急事急办的原则及时拨付资金，资金使用情况接受审计监督。",
    "对能够立即解决的问题立即解决；一时难以解决的，明确责任人和完成时限。",
    "实行24小时值班和领导带班制度，遇有险情三十分钟内电话报告。",
    "要加强宣传引导，利用广播、微信和村务公开栏，把政策讲清楚、讲明白。",
    "县自然资源局要从严审批，守住耕地红线，坚决制止乱占滥用。",
    "乡镇人民政府负责辖区内的排查，县直部门分片包干，每周通报进展。",
    "请于本月25日前将实施方案和联系人名单报县政府办公室。",
    "同意拨付专项经费，用于受损堤段的修复和物资储备，专款专用。",
];

fn beginning(number: u64, seed: &mut u64) -> Beginning {
    let pick = |of: usize, seed: &mut u64| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*seed >> 33).unwrap_or(0) % of
    };
    let (place, matter) = (PLACES[pick(PLACES.len(), seed)], MATTERS[pick(MATTERS.len(), seed)]);
    let title = format!("云溪县人民政府办公室关于做好{place}{matter}工作的通知");
    let mut text = format!("{title}\n\n云政函〔{}〕{}号\n\n", 2016 + number % 11, number / 11 + 1);
    for _ in 0..9 {
        text.push_str(SENTENCES[pick(SENTENCES.len(), seed)]);
    }
    if number % 1_000 == 17 {
        text.push_str("附近有麻雀筑巢。");
    }
    let circle = if number % 10 == 3 { Circle::Involved } else { Circle::Office };
    let content = Content { title, text, syntax: Syntax::Plain, kind: None };
    let id = format!("0192f8c1-7a3b-7000-a000-{number:012x}");
    Beginning { id, content, matter: "downward".to_owned(), openness: None, circle }
}
