//! What an organ's name (机关名称) looks like.

/// Endings of names of organs, long ones first where one ends another.
const ENDINGS: [&str; 95] = [
    "人民政府",
    "人民代表大会",
    "常务委员会",
    "委员会",
    "办公厅",
    "办公室",
    "总局",
    "管理局",
    "检察院",
    "法院",
    "指挥部",
    "领导小组",
    "工作组",
    "专家组",
    "联席会议",
    "街道办事处",
    "办事处",
    "管委会",
    "居委会",
    "村委会",
    "党组",
    "工委",
    "党委",
    "政府",
    "集团",
    "公司",
    "银行",
    "协会",
    "联合会",
    "工会",
    "商会",
    "学会",
    "联社",
    "大学",
    "学院",
    "学校",
    "中心",
    "支队",
    "调查队",
    "工作队",
    "专班",
    "大队",
    "总队",
    "医院",
    "报社",
    "电视台",
    "军区",
    "武装部",
    "人武部",
    "代表处",
    "海关",
    "分局",
    "总行",
    "支行",
    "分行",
    "党校",
    "档案馆",
    "图书馆",
    "博物馆",
    "文化馆",
    "纪念馆",
    "小学",
    "中学",
    "一中",
    "幼儿园",
    "林场",
    "农场",
    "管理处",
    "管理站",
    "监督站",
    "服务站",
    "水利站",
    "财政所",
    "派出所",
    "司法所",
    "卫生院",
    "研究所",
    "残联",
    "妇联",
    "工商联",
    "文联",
    "科协",
    "团县委",
    "县委",
    "市委",
    "新华书店",
    "厅",
    "局",
    "部",
    "委",
    "院",
    "署",
    "办",
    "社",
    "会",
];

/// Bytes of the longest name, spaced out.
const LONGEST: usize = 40 * 6;

/// Whether a text reads as the name of one organ: short, no marks, a usual ending.
#[must_use]
pub fn looks_like_organ(text: &str) -> bool {
    // Forty characters, spaced out, take no more bytes: a paragraph need not be gone through.
    if text.len() > LONGEST {
        return false;
    }
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let compact = without_quoted_word(compact);
    let count = compact.chars().count();
    (2..=40).contains(&count)
        && !compact.contains(['。', '，', '；', '：', ':', '、', '？', '！', '《', '》', '“', '”', '.', ','])
        && !compact.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十（(第".contains(c) && count < 4)
        && !compact.contains("关于")
        && ENDINGS.iter().any(|ending| compact.ends_with(ending) || ends_before_bracket(&compact, ending))
}

/// 云溪县“三夏”生产指挥部: a short word in quotation marks inside a name.
fn without_quoted_word(name: String) -> String {
    const LONGEST_WORD: usize = 8;
    let word = name.split_once('“').and_then(|(before, rest)| Some((before, rest.split_once('”')?)));
    match word {
        Some((before, (word, after)))
            if !before.is_empty() && !after.is_empty() && (1..=LONGEST_WORD).contains(&word.chars().count()) =>
        {
            format!("{before}{word}{after}")
        }
        _ => name,
    }
}

/// 云溪县发展和改革局（物价局） ends as 局 before the bracket.
fn ends_before_bracket(text: &str, ending: &str) -> bool {
    text.strip_suffix(['）', ')'])
        .and_then(|rest| rest.rfind(['（', '(']).map(|open| &rest[..open]))
        .is_some_and(|name| name.ends_with(ending))
}

/// Posts that sign in person (签名章).
const POSTS: [&str; 14] = [
    "总理",
    "国家主席",
    "主席",
    "省长",
    "代省长",
    "市长",
    "代市长",
    "县长",
    "代县长",
    "区长",
    "州长",
    "部长",
    "局长",
    "主任",
];

/// Whether a text is a post with a name: 「县长　张三」.
#[must_use]
pub fn looks_like_signer(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == '：').filter(|word| !word.is_empty()).collect();
    // A post of two characters is often spaced out: 「县　长　江若水」.
    let single = |word: &&str| word.chars().count() == 1;
    let first: String = match words.as_slice() {
        [a, b, _, ..] if single(a) && single(b) && POSTS.contains(&format!("{a}{b}").as_str()) => format!("{a}{b}"),
        [first, ..] => (*first).to_owned(),
        [] => return false,
    };
    let taken = if words.first().is_some_and(|word| **word == first) { 1 } else { 2 };
    let (first, rest) = (first.as_str(), words[taken..].concat());
    if rest.is_empty() {
        return post_and_name(first);
    }
    // In full (7.3.5.3): 云溪县人民政府县长.
    let of = |post: &str| first.strip_suffix(post).is_some_and(|of| first.chars().count() <= 8 || looks_like_organ(of));
    let post = POSTS.iter().any(|post| first == *post || of(post));
    post && (2..=4).contains(&rest.chars().count()) && rest.chars().all(|c| crate::number::is_han(c) || c == '·')
}

/// 「县长张三」 without white space between: only after the posts that begin no other word.
fn post_and_name(text: &str) -> bool {
    const SURE: [&str; 7] = ["总理", "省长", "市长", "县长", "区长", "州长", "局长"];
    SURE.iter().any(|post| {
        text.find(post).filter(|at| text[..*at].chars().count() <= 8).is_some_and(|at| {
            let name = &text[at + post.len()..];
            let word = ["办公", "会议", "信箱", "热线", "负责", "同志", "批示", "讲话"]
                .iter()
                .any(|word| name.starts_with(word));
            (2..=3).contains(&name.chars().count()) && name.chars().all(crate::number::is_han) && !word
        })
    })
}

/// The organ that a title begins with: the words before 关于, or before 转发, 批转, 印发.
#[must_use]
pub fn issuer_of_title(title: &str) -> Option<&str> {
    let at = ["关于", "转发", "批转", "印发", "对", "令"].iter().filter_map(|word| title.find(word)).min()?;
    let name = title[..at].trim();
    (name.chars().count() >= 3).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_organs_are_known_by_their_ending() {
        for name in [
            "云溪县“三夏”生产指挥部",
            "国家统计局云溪调查队",
            "云溪县人民政府",
            "云溪县财政局",
            "县委办公室",
            "国务院",
            "云溪县发展和改革局（物价局）",
            "财 政 部",
        ] {
            assert!(looks_like_organ(name), "{name}");
        }
        for text in ["关于印发方案的通知", "各乡镇要加强领导。", "一、总体要求", "张三", "2026年1月5日"]
        {
            assert!(!looks_like_organ(text), "{text}");
        }
        assert!(looks_like_signer("县长　张三"));
        assert!(looks_like_signer("总理 李克强"));
        assert!(looks_like_signer("云溪县人民政府县长　张明远"));
        assert!(looks_like_signer("云溪县县长张三"));
        assert!(!looks_like_signer("主任会议"));
        assert!(!looks_like_signer("县长信箱"));
        assert_eq!(issuer_of_title("云溪县人民政府关于防汛工作的通知"), Some("云溪县人民政府"));
    }
}
