//! The search: eight questions to the county, with the permission of who asks.

use crate::county::County;
use crate::effort::Effort;
use crate::report::{Row, Section};
use crate::timing::{Times, repeat};
use crate::trouble::Trouble;
use store::Place;
use store::documents::Viewer;
use store::search::{self, Ask, Eyes, Order, Query};
use tokio::runtime::Runtime;

/// What is wanted for the slowest of a hundred, in milliseconds.
const WANTED: f64 = 50.0;

pub(crate) fn measure(county: &County, effort: Effort) -> Section {
    let rows = rows(county, effort).unwrap_or_else(|trouble| vec![Row::failed("查找", &trouble)]);
    let remark = "公文由程序拟写，每份约400字，九成全办公室可见，一成仅经办可见。一次查找包括权限、\
                  条数（数到200为止）和前20件的正文。SQLite，同一进程。";
    Section::new("查找", rows, remark)
}

fn rows(county: &County, effort: Effort) -> Result<Vec<Row>, Trouble> {
    let runtime = Runtime::new().map_err(|error| Trouble::of("runtime", &error))?;
    let failed = |error: store::Error| Trouble::of("search", &error);
    let db = runtime.block_on(Place::Folder(county.folder.clone()).open()).map_err(failed)?;
    let mut rows = Vec::new();
    let mut all = Times::default();
    for (name, eyes, query) in questions(county) {
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
    let count = county.documents;
    rows.insert(
        0,
        Row::new(format!("{count}份公文，八种问法合计，p99"), all.quantile(0.99), "ms").at_most(WANTED).note(note),
    );
    rows.push(Row::new("写入公文并编入索引", county.document_rate, "份/秒").note("每500份一个事务"));
    runtime.block_on(db.close());
    Ok(rows)
}

fn questions(county: &County) -> Vec<(&'static str, Eyes, Query)> {
    let eyes = |number: &str, insider, registrar| {
        let person = county.worker(number).map(|worker| worker.person.clone()).unwrap_or_default();
        Eyes { viewer: Viewer { person, insider }, registrar }
    };
    let (registrar, secretary) = (eyes("R20", true, true), eyes("R16", true, false));
    let asks = |words: &str| Query { ask: Ask::new(words), limit: 20, ..Query::default() };
    vec![
        ("到处都有的词", registrar.clone(), asks("工作")),
        ("少见的词", registrar.clone(), asks("麻雀")),
        ("三个词", secretary.clone(), asks("防汛 水库 落实")),
        ("一长串", secretary.clone(), asks("柳河镇水库安全检查")),
        ("一个字", registrar.clone(), asks("县")),
        ("文号", registrar, asks("云政函[2026]512")),
        ("办公室以外的人找到处都有的词", eyes("R59", false, false), asks("工作")),
        (
            "标题在前，按年度和未办完",
            secretary,
            Query { order: Order::Titles, year: Some(2024), open: true, ..asks("防汛") },
        ),
    ]
}
