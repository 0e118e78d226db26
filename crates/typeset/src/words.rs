//! Units of sense in a title: words that no line end may cut, and how good it is to break
//! before each.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use std::ops::Range;

/// A piece of a title that stays on one line.
#[derive(Debug, PartialEq)]
pub(crate) struct Unit {
    /// Bytes of the title.
    pub(crate) range: Range<usize>,
    /// What a line end before it costs; less is better.
    pub(crate) cost: f64,
}

/// What ends the name of an organ.
const ORGANS: &[&str] = &[
    "改革委",
    "卫生院",
    "医院",
    "学校",
    "小学",
    "中学",
    "办事处",
    "派出所",
    "公司",
    "协会",
    "人民政府",
    "政府",
    "办公室",
    "委员会",
    "常委会",
    "党委",
    "县委",
    "市委",
    "省委",
    "工委",
    "指挥部",
    "领导小组",
    "管理局",
    "监管局",
    "公安局",
    "财政局",
    "教育局",
    "局",
    "厅",
    "人民法院",
    "检察院",
    "中心",
    "开发区",
    "管委会",
];
/// Where the name of an organ may begin, if it goes on to an ending of [`ORGANS`].
const PLACES: [char; 9] = ['省', '市', '县', '区', '州', '乡', '镇', '国', '旗'];
/// Terms that stay on one line.
const COMPOUNDS: &[&str] = &[
    "发展和改革",
    "经济和信息化",
    "住房和城乡建设",
    "山洪灾害",
    "中小河流",
    "预算内",
    "投资计划",
    "人居环境",
    "国民经济",
    "经济社会",
    "社会发展",
    "高质量发展",
    "乡村振兴",
    "营商环境",
    "安全生产",
    "防汛抗旱",
    "森林防火",
    "义务教育",
    "公共服务",
    "政务服务",
    "政务公开",
    "优化营商",
    "五年行动",
    "三年行动",
    "专项行动",
    "专项整治",
    "专项资金",
    "实施方案",
    "工作方案",
    "总体方案",
    "实施意见",
    "若干措施",
    "若干意见",
    "任务分工",
    "责任分工",
    "任务清单",
    "应急预案",
    "领导小组",
    "先进集体",
    "先进个人",
    "十四五",
    "十五五",
    "发展改革委",
    "财政资金",
    "补助资金",
    "除险加固",
    "远景目标",
    "医疗机构",
    "困难行业",
    "服务业",
    "基层治理",
    "社会治理",
    "耕地保护",
    "基本农田",
    "高标准农田",
    "生态环境",
    "污染防治",
    "突发事件",
    "食品安全",
    "消防安全",
    "道路交通",
    "国有资产",
    "国有企业",
    "招商引资",
    "民营经济",
    "重点项目",
    "重点工作",
    "目标任务",
    "考核办法",
    "管理办法",
    "人民群众",
    "困难群众",
    "生活保障",
    "社会保障",
    "人力资源",
    "农业农村",
    "农民工",
    "退役军人",
    "未成年人",
    "残疾人",
    "信访工作",
    "常务会议",
    "工作会议",
    "工作规则",
    "政府工作",
    "整治提升",
    "衔接推进",
    "恢复发展",
    "加强和改进",
    "建设资金",
    "建设工程",
    "工程建设",
    "行政执法",
    "行政许可",
    "行政区划",
    "公共卫生",
    "疫情防控",
    "大气污染",
    "水污染",
];
/// Verbs and connectives after which an organ or an object begins.
const OPENERS: [&str; 30] = [
    "关于",
    "印发",
    "转发",
    "批转",
    "发布",
    "公布",
    "做好",
    "开展",
    "加强",
    "推进",
    "成立",
    "调整",
    "设立",
    "撤销",
    "同意",
    "表彰",
    "召开",
    "举办",
    "落实",
    "贯彻",
    "进一步",
    "深入",
    "切实",
    "报送",
    "申请",
    "请求",
    "给予",
    "修订",
    "实施",
    "组织",
];

/// Cuts a title into units. A bracketed name longer than `room` is cut inside, everything else
/// only between words.
pub(crate) fn units(title: &str, room: f64, width: &dyn Fn(&str) -> f64) -> Vec<Unit> {
    let mut ends = word_ends(title);
    join_marks(title, &mut ends);
    join_numbers(title, &mut ends);
    join_places(title, &mut ends);
    join_compounds(title, &mut ends);
    join_organs(title, &mut ends, room, width);
    join_spaced_organs(title, &mut ends, room, width);
    join_quoted(title, &mut ends, room, width);
    join_kind(title, &mut ends);
    let mut units = Vec::new();
    let mut start = 0;
    for end in ends {
        let previous = units.last().map(|unit: &Unit| &title[unit.range.clone()]);
        let cost = previous.map_or(0.0, |previous| cost(title, previous, start));
        units.push(Unit { range: start..end, cost });
        start = end;
    }
    units
}

fn word_ends(title: &str) -> Vec<usize> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    segmenter.segment_str(title).filter(|end| *end > 0).collect()
}

/// Removes the ends for which `keeps_on` says that the text goes on.
fn join(title: &str, ends: &mut Vec<usize>, goes_on: impl Fn(&str, &str) -> bool) {
    let len = title.len();
    ends.retain(|&end| end == len || !goes_on(&title[..end], &title[end..]));
}

/// Closing marks stay with what is before them, opening ones with what follows; 的, 和 and the
/// like never begin a line.
fn join_marks(title: &str, ends: &mut Vec<usize>) {
    join(title, ends, |before, after| {
        after.starts_with([
            '》', '）', '”', '、', '，', '：', '；', '。', '〉', '’', ')', '的', '·', '－', '—', '〕', '％', '%',
        ]) || before.ends_with(['《', '（', '“', '〈', '‘', '(', '第', '·', '〔'])
    });
}

/// 2026年, 第1次, 十四五: a number keeps its unit.
fn join_numbers(title: &str, ends: &mut Vec<usize>) {
    let numeral = |c: char| c.is_ascii_alphanumeric() || "〇一二三四五六七八九十百千万".contains(c);
    join(title, ends, |before, after| {
        before.ends_with(numeral)
            && after.starts_with(|c: char| numeral(c) || "年月日号次届个项条批期度季级类至届轮".contains(c))
    });
}

/// 云溪县, 青石镇, 全县: the name of a place keeps its kind.
fn join_places(title: &str, ends: &mut Vec<usize>) {
    join(title, ends, |before, after| {
        after.starts_with(PLACES)
            && !OPENERS.iter().any(|opener| before.ends_with(opener))
            && !before.ends_with(['、', '和', '与', '及', '》', '的', '，', '：', '（', '《'])
            && !before.ends_with(PLACES)
    });
}

/// Terms of official language that the dictionary takes apart.
fn join_compounds(title: &str, ends: &mut Vec<usize>) {
    for compound in COMPOUNDS {
        for (start, _) in title.match_indices(compound) {
            let inner = start + 1..start + compound.len();
            ends.retain(|end| !inner.contains(end));
        }
    }
}

/// The name of an organ, 云溪县人民政府办公室, stays whole.
fn join_organs(title: &str, ends: &mut Vec<usize>, room: f64, width: &dyn Fn(&str) -> f64) {
    let mut inner: Vec<Range<usize>> = Vec::new();
    let starts: Vec<usize> = std::iter::once(0).chain(ends.iter().copied()).collect();
    for (i, &start) in starts.iter().enumerate() {
        let opens = start == 0
            || OPENERS.iter().any(|opener| title[..start].ends_with(opener))
            || title[..start].ends_with(['、', '和', '与', '及', '《', '（', '对', '给', '向', '在', '将', ' ']);
        if !opens {
            continue;
        }
        let organ = starts[i..].iter().skip(1).rev().find(|&&end| {
            let name = &title[start..end];
            ORGANS.iter().any(|ending| name.ends_with(ending))
                && (4..=16).contains(&name.chars().count())
                && name.contains(PLACES)
                && !OPENERS.iter().any(|opener| name.contains(opener))
                && !name.contains(['、', '和', '《', '》', '的', '，'])
                && width(name) <= room
        });
        inner.extend(organ.map(|&end| start..end));
    }
    ends.retain(|end| !inner.iter().any(|name| name.start < *end && *end < name.end));
}

/// Joint organs set apart by white space, and the organ a title begins with, stay whole whatever
/// their names are made of; a line may end after the white space, not before it.
fn join_spaced_organs(title: &str, ends: &mut Vec<usize>, room: f64, width: &dyn Fn(&str) -> f64) {
    join(title, ends, |_, after| after.starts_with(char::is_whitespace));
    let issuers = gongwen::organ::issuer_of_title(title).map_or(title.len(), str::len);
    let mut start = 0;
    for word in title[..issuers].split_inclusive(char::is_whitespace) {
        let end = start + word.len();
        if gongwen::organ::looks_like_organ(word.trim()) && width(word.trim()) <= room {
            ends.retain(|at| !(start < *at && *at < end));
            if word.ends_with(char::is_whitespace) && !ends.contains(&end) {
                ends.push(end);
                ends.sort_unstable();
            }
        }
        start = end;
    }
}

/// What stands in 《》 stays on one line where the line has room for it.
fn join_quoted(title: &str, ends: &mut Vec<usize>, room: f64, width: &dyn Fn(&str) -> f64) {
    let mut from = 0;
    while let Some(open) = title[from..].find('《').map(|at| at + from) {
        let Some(close) = title[open..].find('》').map(|at| at + open + '》'.len_utf8()) else { break };
        if width(&title[open..close]) <= room * 0.9 {
            ends.retain(|end| !(open < *end && *end < close));
        }
        from = close;
    }
}

/// 「工作的通知」: the kind of the document never stands alone on the last line.
fn join_kind(title: &str, ends: &mut Vec<usize>) {
    let mut bare = title;
    while let Some(open) = bare.strip_suffix(['）', ')']).and_then(|rest| rest.rfind(['（', '('])) {
        bare = &bare[..open];
    }
    let kinds = gongwen::Kind::ALL.map(gongwen::Kind::name);
    let forms = kinds.iter().copied().chain(["复函", "令", "方案", "办法", "规定", "细则", "规划", "预案", "要点"]);
    let Some(kind) = forms.filter(|kind| bare.ends_with(kind)).max_by_key(|kind| kind.len()) else { return };
    let start = bare.len() - kind.len();
    let start = if title[..start].ends_with('的') { start - '的'.len_utf8() } else { start };
    ends.retain(|end| *end == title.len() || *end < start || (*end > start && *end > bare.len()));
    if start < bare.len() && bare.len() != title.len() {
        ends.retain(|end| *end != bare.len());
    }
}

/// What it costs to break at a place, between the unit before and the rest of the title.
fn cost(title: &str, previous: &str, at: usize) -> f64 {
    let rest = &title[at..];
    if rest.starts_with("关于") || previous.ends_with('》') {
        return 0.0;
    }
    if rest.starts_with('《') || previous.ends_with('、') || previous.ends_with('，') {
        return 0.4;
    }
    if rest.starts_with(['和', '与', '及', '暨']) || rest.starts_with("以及") {
        return 0.3;
    }
    if previous.ends_with('的') {
        return 0.8;
    }
    // A verb should not be parted from its object, nor a connective from what it connects.
    if previous.ends_with(['和', '与', '及', '对', '在', '为', '向', '给', '将', '由', '被', '等', '暨']) {
        return 4.0;
    }
    if previous == "关于" || OPENERS.iter().any(|opener| previous.ends_with(opener)) {
        return 2.5;
    }
    if OPENERS.iter().any(|opener| rest.starts_with(opener)) {
        return 0.5;
    }
    1.2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(title: &str) -> Vec<&str> {
        let width = |text: &str| text.chars().count() as f64;
        units(title, 20.0, &width).into_iter().map(|unit| &title[unit.range]).collect()
    }

    #[test]
    fn organs_names_of_documents_numbers_and_kinds_stay_whole() {
        let units = cut("云溪县人民政府办公室关于印发《云溪县2026年防汛抗旱应急预案》的通知");
        assert_eq!(units[0], "云溪县人民政府办公室");
        assert!(units.iter().any(|unit| unit.contains("《云溪县2026年防汛抗旱应急预案》")), "{units:?}");
        assert!(units.last().is_some_and(|unit| unit.ends_with("的通知")), "{units:?}");
        assert!(cut("关于做好第15次全国人口普查工作的通知").iter().any(|unit| unit.contains("第15次")));
    }

    #[test]
    fn joint_organs_stay_whole_whatever_they_are_called() {
        let units = cut(
            "云溪县发展和改革局 云溪县财政局 云溪县水利局关于下达2026年中小河流治理和山洪灾害防治项目投资计划的通知",
        );
        assert_eq!(units[..3], ["云溪县发展和改革局 ", "云溪县财政局 ", "云溪县水利局"], "{units:?}");
        assert!(units.iter().any(|unit| unit.contains("山洪灾害")), "{units:?}");
    }
}
