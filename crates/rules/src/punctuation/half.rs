//! Half-width marks (半角标点) in Chinese text.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::{Role, Run};
use crate::scan::{self, is_chinese};
use crate::sink::Sink;
use crate::source::{self, Source};
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&COMMA, &COLON, &SEMICOLON, &QUESTION, &FULL_STOP];

const EXCEPT: &str = "网址、电子邮箱、代码、西文语句；数字中的千分撇、小数点和时间中的冒号。";

/// What all rules of this file have in common.
const fn rule(
    code: &'static str,
    name: &'static str,
    sources: &'static [&'static Source],
    manual: Manual,
    triggers: &'static [&'static str],
    check: fn(&Run, Range<usize>, &mut Sink),
) -> Rule {
    Rule {
        code,
        name,
        family: Family::Punctuation,
        severity: Severity::Error,
        sources,
        fixability: Fixability::Offers(Safety::Safe),
        manual,
        check: Check::Trigger(triggers, check),
    }
}

const fn page(
    checks: &'static str,
    wrong: &'static [&'static str],
    right: &'static [&'static str],
    remedy: &'static str,
) -> Manual {
    Manual {
        checks,
        why: "中文标点占一个字的位置；半角标点使版面参差，也容易与西文、数字混淆。",
        wrong,
        right,
        remedy,
        except: EXCEPT,
        office: ExampleOffice::None,
    }
}

static COMMA: Rule = rule(
    "WS0901",
    "中文里用了半角逗号",
    &[&source::P4_4, &source::F9],
    page(
        "汉字旁边的逗号是否为全角“，”。",
        &["加强组织领导,落实工作责任。", "每周一9:00至11:30,13:30至16:30"],
        &["加强组织领导，落实工作责任。", "共投入12,345元。"],
        "改为“，”。",
    ),
    &[","],
    comma,
);

fn comma(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let before = run.prev(at.start);
    let after = run.after(at.end);
    let next = after.chars().next();
    let between_digits = before.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    // 11:30,13:30 divides two times, 12,345 one number.
    let times = between_digits && after[scan::digits(after).len()..].starts_with(':');
    if times || (!between_digits && touches_chinese(before, next)) {
        replace(run, at, "，", "逗号", sink);
    }
}

static COLON: Rule = rule(
    "WS0902",
    "中文里用了半角冒号",
    &[&source::P4_7, &source::F9],
    page(
        "汉字旁边的冒号是否为全角“：”。",
        &["联系人:张三", "附件1:防汛工作方案"],
        &["联系人：张三", "上午9:30开会，网址为http://www.example.cn"],
        "改为“：”。",
    ),
    &[":"],
    colon,
);

fn colon(run: &Run, at: Range<usize>, sink: &mut Sink) {
    // What a web page says about itself is no part of the document.
    if ["更新时间", "发布时间", "发布日期", "浏览次数", "来源", "信息来源"].contains(&run.before(at.start).trim())
    {
        return;
    }
    // 「一:总体要求」: the ordinal wants another mark (WS1003).
    let ordinal = !run.before(at.start).is_empty()
        && run.before(at.start).trim().chars().all(|c| "一二三四五六七八九十".contains(c));
    if !ordinal && !run.after(at.end).starts_with("//") && touches_chinese(run.prev(at.start), run.next(at.end)) {
        replace(run, at, "：", "冒号", sink);
    }
}

static SEMICOLON: Rule = rule(
    "WS0903",
    "中文里用了半角分号",
    &[&source::P4_6, &source::F9],
    page(
        "汉字旁边的分号是否为全角“；”。",
        &["一是摸清底数;二是落实责任。"],
        &["一是摸清底数；二是落实责任。"],
        "改为“；”。",
    ),
    &[";"],
    semicolon,
);

fn semicolon(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if touches_chinese(run.prev(at.start), run.next(at.end)) {
        replace(run, at, "；", "分号", sink);
    }
}

static QUESTION: Rule = rule(
    "WS0904",
    "中文里用了半角问号或叹号",
    &[&source::P4_2, &source::F9],
    page(
        "汉字后面的问号、叹号是否为全角。",
        &["责任落实了没有?", "安全生产重于泰山!"],
        &["责任落实了没有？", "安全生产重于泰山！"],
        "改为“？”“！”。",
    ),
    &["?", "!"],
    question,
);

fn question(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if run.prev(at.start).is_some_and(is_chinese) {
        let (right, name) = if run.text[at.clone()] == *"?" { ("？", "问号") } else { ("！", "叹号") };
        replace(run, at, right, name, sink);
    }
}

static FULL_STOP: Rule = rule(
    "WS0905",
    "中文里用了半角句点作句号",
    &[&source::P4_1, &source::F9],
    page(
        "一段话末尾的句号是否为“。”。",
        &[
            "请认真贯彻执行.",
            "请各乡镇加强值守.及时报告险情.",
            "造成2人死亡、1人受伤.为深刻吸取教训，各单位要加强检查。",
            "全县粮食总产增长2.1%，农民收入增长3.5%.",
            "全县新增耕地300亩，总数达到8000.",
        ],
        &["请认真贯彻执行。", "1.加强领导", "请阿不都拉.买买提明同志参加。", "本标准代替GB/T 9704."],
        "改为“。”。",
    ),
    &[".", "．"],
    full_stop,
);

fn full_stop(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let rest = run.after(at.end).trim_end();
    let ends = rest.is_empty() || rest.starts_with(['”', '）', '’']) && rest.chars().nth(1).is_none();
    let sentence = matches!(run.role, Role::Fragment | Role::Body);
    // 「一.」 alone is an ordinal.
    let long = run.before(at.start).chars().nth(3).is_some();
    if sentence && long && !ends && (between_clauses(run, &at) || opens_sentence(run, &at)) {
        replace(run, at, "。", "句号", sink);
        return;
    }
    let chinese = run.prev(at.start).is_some_and(|c| scan::is_han(c) || "）”》".contains(c));
    if sentence && ends && long && (chinese || ends_with_value(run.before(at.start))) {
        replace(run, at, "。", "句号", sink);
    }
}

/// 「……增长3.5%」: a sentence that ends with a value; with a plain number it has other marks, or it may be
/// a heading or a name.
fn ends_with_value(text: &str) -> bool {
    let plain = text.trim_end_matches(['%', '％', '‰']);
    let number = scan::number_back(plain);
    let words = &plain[..plain.len() - number.len()];
    let marked = plain.len() < text.len() || words.contains(['，', '。', '；']);
    !number.is_empty() && words.ends_with(scan::is_han) && marked
}

/// A stop inside a paragraph is surely one where the writer used the half-width stop throughout
/// and clauses of some length stand on both sides; a dot in a foreign name is none.
fn between_clauses(run: &Run, at: &Range<usize>) -> bool {
    const MARKS: [char; 8] = ['。', '，', '；', '：', '.', '．', ',', '、'];
    let long = |clause: &str| clause.chars().count() >= 4 && clause.chars().all(scan::is_han);
    let before = run.before(at.start).rsplit(MARKS).next().unwrap_or_default();
    let after = run.after(at.end).trim_start().split(MARKS).next().unwrap_or_default();
    long(before) && long(after) && run.ends_in_half_stops()
}

/// Words that begin a sentence and no part of a foreign name stand behind the stop.
fn opens_sentence(run: &Run, at: &Range<usize>) -> bool {
    const OPENINGS: &[&str] = &[
        "为深刻",
        "为进一步",
        "为做好",
        "为切实",
        "为全面",
        "为加强",
        "为贯彻",
        "为落实",
        "为推动",
        "为了",
        "现将",
        "各单位",
        "各乡镇",
        "各部门",
        "各地区",
        "同时，",
        "根据",
        "按照",
        "目前，",
        "截至",
        "下一步",
        "会议强调",
        "会议指出",
        "会议要求",
        "会议认为",
        "会议决定",
        "会议听取",
        "会议审议",
    ];
    run.prev(at.start).is_some_and(scan::is_han) && scan::starts(run.after(at.end).trim_start(), OPENINGS)
}

/// Chinese before, or Chinese behind and no white space before.
fn touches_chinese(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(is_chinese)
        || (after.is_some_and(is_chinese) && before.is_some_and(|c| c.is_ascii_alphanumeric() || "%)]".contains(c)))
}

fn replace(run: &Run, at: Range<usize>, right: &str, name: &str, sink: &mut Sink) {
    let wrong = &run.text[at.clone()];
    // A space that was put behind the half-width mark goes with it.
    let space = run.after(at.end).strip_prefix(' ').is_some_and(|rest| rest.starts_with(is_chinese));
    let end = at.end + usize::from(space);
    let message = format!("中文行文的{name}用全角“{right}”，不用半角“{wrong}”。");
    let label = format!("改为“{right}”");
    sink.find(run, at.clone(), message, run.rewrite(&[(at.start..end, right)], label));
}
