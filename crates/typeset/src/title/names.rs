//! Names of places and of people in a title: no line end cuts them.

use super::cuts::Cuts;
use super::{brackets, terms};
use gongwen::number::is_han;

/// The kinds of places that end a name.
pub(super) const PLACES: [char; 10] = ['省', '市', '县', '区', '州', '乡', '镇', '国', '旗', '村'];
/// What lies at a place and bears its name: 云溪河, 云溪大桥.
#[rustfmt::skip]
const FEATURES: [&str; 19] = [
    "河", "江", "湖", "港", "湾", "山", "岭", "岛", "桥", "路", "大桥", "大道", "水库", "公路", "机场", "火车站",
    "车站", "新区", "新城",
];
/// Characters that make no name with the kind of a place: 全县, 城市, 园区.
const NO_NAMES: &str = "全我本各该此城地园社小景库辖灾山老新牧林乡镇县市区省中外两几跨农美";
/// Words after which a name begins.
#[rustfmt::skip]
const APART: [&str; 20] = [
    "、", "和", "与", "及", "》", "的", "，", "：", "（", "《", "“", "在", "对", "向", "给", "为", "由", "于", "中共", "至",
];
/// Common surnames.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程\
    魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔\
    向常汤康易乔赖文庞樊殷施洪翟安颜倪牛温季俞章鲁葛伍申尤毕聂柴焦柳邢岳齐梅庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪\
    靳盛童欧甄项曲成游阳裴席卫查屈鲍位霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丛华车冉房边净";
/// What stands before the name of a person.
#[rustfmt::skip]
const BEFORE_PEOPLE: [&str; 26] = [
    "关于", "任命", "免去", "给予", "授予", "追授", "追记", "表彰", "学习", "同意", "提名", "聘任", "推荐", "撤销",
    "接受", "批准", "补选", "决定", "公布", "奖励", "向", "对", "为", "由", "、", "和",
];
/// What stands behind it.
const BEHIND_PEOPLE: [&str; 13] =
    ["等", "同志", "任", "不再", "免去", "免职", "兼任", "职务", "试用", "辞去", "晋升", "、", "和"];
/// Words that show that a title speaks of people.
const OF_PEOPLE: [&str; 9] = ["同志", "任免", "任职", "免职", "职务", "任命", "名干部", "名人员", "名先进"];

/// 云溪县, 青石镇: the name of a place keeps its kind. 云溪 stays whole wherever it returns.
pub(super) fn join_places(title: &str, cuts: &mut Cuts) {
    for (at, _) in title.match_indices(PLACES) {
        let before = &title[..at];
        if begins_name(before) || before.ends_with(PLACES) {
            continue;
        }
        let start = name_start(before, cuts);
        cuts.join(start..at + '县'.len_utf8());
        let name = &title[start..at];
        if (2..=3).contains(&name.chars().count()) {
            join_everywhere(title, name, cuts);
        }
    }
}

/// Whether a name or an object begins behind a text.
fn begins_name(before: &str) -> bool {
    before.is_empty() || APART.iter().chain(terms::OPENERS).any(|word| before.ends_with(word))
}

/// Where the name begins that ends a text: with the last word, or with the single characters
/// before it that the dictionary knows no word for, three at most.
fn name_start(before: &str, cuts: &Cuts) -> usize {
    let mut start = before.len();
    for (count, (at, c)) in before.char_indices().rev().take(3).enumerate() {
        if !is_han(c) || PLACES.contains(&c) || (count > 0 && begins_name(&before[..start])) {
            break;
        }
        start = at;
        let begins_word = at == 0 || cuts.contains(at);
        if begins_word && (count > 0 || NO_NAMES.contains(c)) {
            break;
        }
    }
    start
}

/// The name of a place returns without its kind: 云溪大桥, 云溪河.
fn join_everywhere(title: &str, name: &str, cuts: &mut Cuts) {
    for (start, _) in title.match_indices(name) {
        let end = start + name.len();
        let rest = &title[end..];
        let feature = FEATURES.iter().filter(|feature| rest.starts_with(**feature)).map(|feature| feature.len()).max();
        cuts.join(start..end + feature.unwrap_or(0));
        if feature.is_some() {
            cuts.forbid(end);
        }
        if begins_name(&title[..start]) && !title[..start].ends_with(brackets::opens) {
            cuts.allow(start);
        }
    }
}

/// 李明等, 张建国同志: the name of a person stays whole, with the word behind it.
pub(super) fn join_people(title: &str, cuts: &mut Cuts) {
    for (at, word) in title.match_indices("等同志").chain(title.match_indices("同志")) {
        cuts.join(at..at + word.len());
    }
    if !OF_PEOPLE.iter().any(|word| title.contains(word)) {
        return;
    }
    for (at, _) in title.char_indices() {
        let Some(behind) = BEHIND_PEOPLE.iter().find(|word| title[at..].starts_with(**word)) else { continue };
        let Some(start) = person_before(&title[..at]) else { continue };
        cuts.join(start..at);
        cuts.allow(start);
        if ["等", "同志", "、"].contains(behind) {
            cuts.forbid(at);
            if !title[at..].starts_with("等同志") {
                cuts.allow(at + behind.len());
            }
        }
    }
}

/// Where the name of a person begins that ends a text.
fn person_before(text: &str) -> Option<usize> {
    let starts = text.char_indices().rev().map(|(at, _)| at).take(4).skip(1);
    let mut names = starts.filter(|&start| {
        let (before, name) = text.split_at(start);
        BEFORE_PEOPLE.iter().any(|word| before.ends_with(word))
            && name.chars().all(is_han)
            && name.starts_with(|c| SURNAMES.contains(c))
            && !name.ends_with(PLACES)
    });
    names.next()
}
