//! Titles are broken by sense and into good shapes.

use crate::build::{notice, set, text};
use gongwen::Title;
use typeset::Element;

fn broken(title: &str) -> Vec<String> {
    let mut document = notice();
    document.title = Some(Title::new(text(title)));
    let setting = set(&document);
    let pages = &setting.facts().pages;
    let lines = pages.iter().flat_map(|page| &page.lines).filter(|line| line.element == Element::Title);
    lines.map(|line| line.text.clone()).collect()
}

#[test]
fn titles_of_every_length_keep_their_words_and_their_shape() {
    for title in [
        "云溪县人民政府关于做好2026年防汛抗旱工作的通知",
        "云溪县人民政府办公室关于印发云溪县农村人居环境整治提升五年行动实施方案的通知",
        "云溪县人民政府办公室关于转发县发展改革委等部门云溪县促进服务业领域困难行业恢复发展若干措施的通知",
        "云溪县人民政府关于印发《云溪县国民经济和社会发展第十五个五年规划和二〇三五年远景目标纲要》的通知",
        "中共云溪县委办公室云溪县人民政府办公室关于进一步加强和改进新时代全县信访工作的实施意见",
        "云溪县财政局云溪县农业农村局关于申请拨付2026年中央财政衔接推进乡村振兴补助资金的请示",
        "云溪县人民政府关于同意设立云溪县青石镇卫生院等三家医疗机构的批复",
        "关于召开全县安全生产工作会议的通知",
        "云溪县人民政府关于表彰2025年度全县经济社会高质量发展先进集体和先进个人的决定",
    ] {
        let lines = broken(title);
        println!("{}\n", lines.join("\n"));
        assert_eq!(lines.concat(), title);
        let lengths: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
        let hourglass = lengths.windows(3).any(|three| three[1] + 1 < three[0].min(three[2]));
        assert!(!hourglass, "{lines:?}");
        assert!(lines.iter().all(|line| line.chars().count() >= 4), "{lines:?}");
        for line in &lines {
            assert!(!line.starts_with(['的', '、', '》', '，', '）']), "{lines:?}");
            assert!(!line.ends_with(['《', '（']), "{lines:?}");
        }
        for whole in [
            "人民政府",
            "办公室",
            "通知",
            "工作",
            "实施",
            "方案",
            "乡村",
            "2026年",
            "卫生院",
            "人居环境",
            "云溪县",
            "全县",
        ] {
            let count = |text: &str| text.matches(whole).count();
            assert_eq!(count(title), lines.iter().map(|line| count(line)).sum::<usize>(), "{whole} in {lines:?}");
        }
    }
}
