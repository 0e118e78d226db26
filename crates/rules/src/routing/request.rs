//! Requests (请示事项) that a report carries with it: 《条例》 Article 15 (4).

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::samples::report;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::Kind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(crate) static RULES: &[&Rule] = &[&REQUEST_IN_REPORT];

static REQUEST_IN_REPORT: Rule = Rule {
    code: "WS0413",
    name: "报告里夹带请示事项",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T15_4B],
    fixability: Fixability::None,
    manual: Manual {
        checks: "报告的正文是否有“妥否，请批示”“恳请拨付”“请市政府协调解决”“特此请示”等请求。",
        why: "报告不要求答复；夹带的请求没有人批，会误事。",
        wrong: &[
            report!("防汛准备工作已经完成。", "恳请拨付防汛经费50万元。"),
            report!("防汛准备工作已经完成。", "妥否，请批示。"),
            report!("防汛准备工作已经完成。", "（一）储备物资。", "（二）恳请市政府协调解决资金2000万元。"),
            report!("一是储备了物资。", "二是恳请协调解决资金2000万元。"),
            report!("防汛准备工作已经完成，缺口较大。请市政府安排专项资金50万元。"),
            report!("请市委、市政府予以支持。"),
            report!("我县现向市政府汇报，请市政府协调部队支援。"),
            report!("恳请市政府安排上级支持的资金50万元。"),
            report!("我县拟购置冲锋舟10艘，请江州市人民政府予以批准。"),
            report!("防汛准备工作已经完成。", "特此请示。"),
        ],
        right: &[
            report!("防汛准备工作已经完成。", "特此报告。"),
            report!("3月，我县向你们上报请示，恳请拨付防汛经费50万元，市政府已批复同意。", "特此报告。"),
            report!("5月1日，收到各镇请求支援的报告，已请示市政府。", "以上报告，请审阅，不当之处请予指正。"),
            report!("严格执行请示报告制度。向市政府请求支援的情况，已另行报告。"),
            report!("建议市政府安排专项资金50万元。群众反映，请政府解决饮水问题。"),
            report!("县委、县政府高度重视，请示市委、市政府同意后，启动应急预案。"),
            report!("积极向市政府汇报，请求市政府支持物资，市政府拨付编织袋5万条。"),
            report!("我县向市政府汇报后，请市政府协调部队支援，5月2日部队到达。"),
            report!("请市政府批准的5个项目全部开工。", "请上级部门支持的3个项目，有2个已经落实资金。"),
            report!("请求上级支持的事项，共3件。", "请市政府安排的督导组组织检查。"),
            report!("一是恳请上级支持项目2个，已开工。", "下一步，我县将恳请市政府支持的事项另文上报。"),
            report!("恳请各位代表、政协委员和全县人民一如既往支持政府工作。"),
            report!("恳请广大群众支持配合。", "恳请社会各界支持防汛工作。"),
        ],
        remedy: "删去请求，另写请示。",
        except: "“请审阅”“请审议”“请予指正”；建议；叙述以前的请示和办理结果。",
        office: ExampleOffice::None,
    },
    check: Check::Page(request_in_report),
};

fn request_in_report(page: &Page, sink: &mut Sink) {
    if !page.is_kind(&[Kind::Report]) {
        return;
    }
    for paragraph in page.paragraphs() {
        let words = paragraph.text.as_str();
        let request = clauses(words).find(|clause| asks(page, words, clause) && !is_told(words, clause.clone()));
        if let Some(clause) = request {
            sink.find_at(paragraph.text.source_of(clause), "报告不得夹带请示事项，请求应另写请示。", None);
        }
    }
}

/// The clauses of a paragraph without the ordinals and the connectives that lead them in.
fn clauses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split_inclusive(['，', '。', '；', '！', '？']).map(move |clause| {
        let from = start + lead(clause);
        start += clause.len();
        from..start
    })
}

/// 「（三）」, 「3、」, 「二是」, 「为此」: how many bytes lead into a request.
fn lead(clause: &str) -> usize {
    static LEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}[.．、]|[①-⑳])?\s*(?:为此|因此|鉴于此|同时|另外|此外|现|特|再次|在此|以上报告)?",
        )
        .ok()
    });
    let end = LEAD.as_ref().and_then(|lead| lead.find(clause)).map_or(0, |lead| lead.end());
    // 「特此请示」 is one phrase.
    if clause[end..].starts_with("此") {
        end - clause[..end].chars().next_back().map_or(0, char::len_utf8)
    } else {
        end
    }
}

/// What a superior is asked for.
const GRANTS: &str =
    r"(?:批准|批复|批示|审批|审定|同意|解决|协调|拨付|增拨|划拨|下拨|追加|安排|支持|帮助|给予|增加|落实)";

/// Whether a clause makes a request of the superior organ.
fn asks(page: &Page, text: &str, clause: &Range<usize>) -> bool {
    static PLAIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(&format!(
            r"^(?:(?:是否妥当|妥否|当否|可否)[，,]|请(?:予以?)?(?:批示|批复|审批|批准|审定)[。！]|请予以?(?:协调)?解决[。！]|(?:我\p{{Han}}{{1,2}})?恳请[^，。；]{{0,30}}?{GRANTS}|特此请示[。！]?$)"
        ))
        .ok()
    });
    static OF_ORGAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(&format!(
            r"^(?:请求|请|敬请|提请|望)(?P<organ>[^，。；]{{0,14}}?(?:政府|县委|市委|省委|党委|区委|上级)|\p{{Han}}{{2,16}}?(?:局|厅|委员会|部门))(?:领导|和|及|有关|相关|部门|主管)*(?:予以|给予|尽快|及时|统筹|研究|进一步|继续|帮助)*{GRANTS}"
        ))
        .ok()
    });
    let words = &text[clause.clone()];
    // 「恳请……的报告」 is the name of a request and none itself.
    const NAMES: &[&str] = &["的情况", "的报告", "的请示", "的函", "的来信", "的诉求", "的申请"];
    if scan::has(words, NAMES) || words.starts_with("请示") || is_of_people(words) {
        return false;
    }
    // 「请市政府批准的5个项目」 is a thing and no request.
    let told = |end: usize| words[end..].starts_with('的');
    if let Some(found) = PLAIN.as_ref().and_then(|plain| plain.find(words)) {
        return !told(found.end());
    }
    let found = OF_ORGAN.as_ref().and_then(|pattern| pattern.captures(words));
    let found = found.filter(|found| found.get(0).is_some_and(|whole| !told(whole.end())));
    found
        .and_then(|found| found.name("organ"))
        .is_some_and(|organ| organ.as_str().split(['、', '和', '及']).any(|name| is_above(page, name)))
}

/// Whether people are asked, and no organ: 「恳请各位代表支持」.
fn is_of_people(words: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "各位",
        "广大",
        "社会",
        "全社会",
        "各界",
        "全县",
        "全市",
        "全省",
        "全体",
        "群众",
        "市民",
        "村民",
        "代表",
        "委员",
        "大家",
    ];
    words.split_once("恳请").is_some_and(|(_, asked)| scan::starts(asked, PEOPLE))
}

/// Whether a name in a report means the organ it goes to or another above, and neither the reporting
/// organ nor one below.
fn is_above(page: &Page, name: &str) -> bool {
    let short = |name: &str| name.replace("人民政府", "政府").replace(char::is_whitespace, "");
    let name = short(name);
    let own = page.document.signature.organs.iter().any(|organ| short(organ.as_str()).ends_with(&name));
    let addressed = !name.is_empty()
        && page.addressees().iter().any(|organ| {
            let organ = short(organ.as_str());
            organ.ends_with(&name) || name.ends_with(&organ)
        });
    let whole = ["县政府", "市政府", "省政府", "区政府", "县委", "市委", "省委", "区委", "市局", "省局", "省厅"];
    !own && (addressed || name.starts_with("上级") || whole.contains(&name.as_str()))
}

/// Characters of a sentence that are looked at on either side of a clause.
const LONGEST: usize = 200;

/// Whether the sentence tells of a request that was made before, or only suggests something.
fn is_told(text: &str, at: Range<usize>) -> bool {
    const TOLD: &[&str] = &[
        "曾",
        "多次",
        "先后",
        "去年",
        "上年",
        "当时",
        "此前",
        "前期",
        "请示》",
        "上报请示",
        "已批",
        "已获",
        "获批",
        "已下达",
        "已到位",
        "已全部",
        "已经批",
        "批复同意",
        "得到",
        "争取到",
        "去信",
        "致函",
        "建议",
        "反映，",
        "反映：",
        "来信",
        "来电",
        "呼吁",
    ];
    let before = scan::last_chars(&text[..at.start], LONGEST).rsplit('。').next().unwrap_or_default();
    let stop = at.end - if text[..at.end].ends_with('。') { '。'.len_utf8() } else { 0 };
    let after = scan::first_chars(&text[stop..], LONGEST).split('。').next().unwrap_or_default();
    scan::has(&text[at.start - before.len()..stop + after.len()], TOLD) || is_reported(before) || is_done(after)
}

/// Whether the clause before tells whom it was taken to: 「向市政府汇报后，」.
fn is_reported(before: &str) -> bool {
    let clause = before.trim_end_matches('，').rsplit(['，', '；', '：']).next().unwrap_or_default();
    let to = clause.split_once('向').is_some_and(|(_, to)| scan::has(to, &["汇报", "请示"]));
    to && !scan::has(clause, &["现向", "特向", "谨向", "现将", "特此"])
}

/// Whether a clause behind tells what came of it: 「，已开工」, 「，市政府拨付编织袋5万条」.
fn is_done(after: &str) -> bool {
    const DONE: &[&str] = &["已", "现已", "均已", "目前已", "市政府", "市委", "省政府", "省委", "上级"];
    const DID: &[&str] = &["到达", "赶到", "抵达", "拨付了", "安排了", "批准了", "落实了"];
    after.split(['，', '；']).any(|clause| scan::starts(clause, DONE) || scan::has(clause, DID))
}
