//! The text of a table and its faults.

use super::day;
use crate::authority::{Act, Condition, Difference, Fact, Facts, Relation, Role, Strength, Table, compare};

const HEAD: &str = "版本：一\n自：2026年1月1日\n";

fn faults(body: &str) -> String {
    Table::read(&format!("{HEAD}{body}")).unwrap_err().to_string()
}

#[test]
fn the_shipped_table_is_sound() {
    let table = Table::shipped().unwrap_or_else(|faults| panic!("{faults}"));
    assert!(table.matters.len() >= 14);
    assert_eq!(table.from, day("2012年7月1日"));
    for matter in &table.matters {
        assert!(!matter.about.is_empty(), "{}", matter.code);
        for rule in &matter.rules {
            assert!(!rule.basis.source.is_empty(), "{} {}", matter.code, rule.role.name());
            // An article of a regulation, or a document by its number.
            let cites = rule.basis.source.contains("条例》第") || rule.basis.source.contains('〔');
            assert_eq!(rule.basis.strength == Strength::Regulation, cites, "{}", rule.basis.source);
        }
    }
    let upward = table.matter("upward").unwrap();
    let head = upward.rules.iter().find(|rule| rule.role == Role::CountyHead).unwrap();
    assert!(head.when.is_always() && upward.permits == [Act::Issue]);
    assert!(head.basis.source.contains("第二十二条"));
    let countersign = upward.rules.iter().find(|rule| rule.role == Role::UnitHead).unwrap();
    assert_eq!(countersign.relation, Relation::Countersign);
}

#[test]
fn every_kind_of_fault_is_told_with_its_line() {
    for (body, line, word) in [
        ("随便写写", 3, "看不懂"),
        ("颜色：红", 3, "不认识“颜色”"),
        ("许可：办理", 3, "还没有事项"),
        ("步骤：主任", 3, "还没有事项"),
        ("事项：Routine 日常", 3, "小写字母"),
        ("事项：routine", 3, "事项名称"),
        ("事项：a 甲\n许可：跑步\n步骤：主任", 4, "不认识许可“跑步”"),
        ("事项：a 甲\n许可：办理\n步骤：副局长", 5, "不认识角色“副局长”"),
        ("事项：a 甲\n许可：办理", 3, "一个步骤也没有"),
        ("事项：a 甲\n步骤：主任", 3, "没有写许可"),
        ("事项：a 甲\n许可：办理\n时限：2天", 5, "还没有步骤"),
        ("事项：a 甲\n许可：办理\n步骤：主任\n时限：2天", 6, "个工作日"),
        ("事项：a 甲\n许可：办理\n步骤：主任\n时限：0个工作日", 6, "个工作日"),
        ("事项：a 甲\n许可：办理\n步骤：主任\n方式：会签", 5, "不能会签"),
        ("事项：a 甲\n许可：办理\n步骤：主任\n条件：下雨", 6, "看不懂"),
        ("事项：a 甲\n许可：办理\n步骤：主任\n依据：听说", 6, "强度"),
        ("事项：a 甲\n许可：办理\n步骤：主任\n依据：规定", 6, "出处和条款"),
        ("事项：a 甲\n许可：办理\n步骤：主任\n说明：迟了", 6, "第一个“步骤”之前"),
        ("事项：a 甲\n许可：办理\n步骤：县长\n步骤：主任", 6, "顺序颠倒"),
        ("事项：a 甲\n许可：办理\n步骤：主任\n步骤：主任", 6, "出现两次"),
        ("事项：a 甲\n许可：办理\n步骤：主任\n条件：紧急", 5, "要素里没有“紧急”"),
        ("事项：a 甲\n要素：紧急\n许可：办理\n步骤：主任\n条件：紧急", 3, "等于不用审批"),
        ("事项：a 甲\n要素：金额\n许可：办理\n步骤：副主任\n步骤：主任\n条件：金额≥5万元且金额＜2万元", 7, "自相矛盾"),
        ("事项：a 甲\n要素：会签单位\n许可：办理\n步骤：会签单位负责人", 3, "等于不用审批"),
        ("事项：a 甲\n许可：办理\n步骤：会签单位负责人\n步骤：主任", 5, "会签单位"),
        ("事项：a 甲\n许可：办理\n口头：很快\n步骤：主任", 5, "24小时"),
        ("事项：a 甲\n许可：办理\n步骤：主任\n事项：a 乙\n许可：办理\n步骤：主任", 6, "用了两次"),
    ] {
        let told = faults(body);
        assert!(told.contains(&format!("第{line}行：")) && told.contains(word), "{body}\n{told}");
    }
    let empty = Table::read("").unwrap_err().to_string();
    assert!(empty.contains("版本名称") && empty.contains("起用日期") && empty.contains("一个事项也没有"));
    assert!(Table::read("版本：一\n版本：二\n自：昨天\n").unwrap_err().to_string().contains("写了两次"));
    assert!(Table::read(&"长".repeat(100_000)).unwrap_err().to_string().contains("256 KB"));
}

#[test]
fn conditions_read_back_as_they_are_written() {
    for words in [
        "金额≥50万元",
        "金额≥1元且金额＜500万元",
        "天数＞0.5天或紧急",
        "天数≤3天",
        "涉及多个分管领域且非重要",
        "有会签单位",
        "上行文或须集体讨论或须县委决定",
    ] {
        assert_eq!(Condition::read(words).unwrap().words(), words);
    }
    assert_eq!(Condition::read(" 紧急 且 下雪").unwrap_err(), "下雪");
    for wrong in ["金额≥多少", "金额≥99999999999999999999元", "天数＞0.3天", "金额", "天数", "非", "且"]
    {
        assert!(Condition::read(wrong).is_err(), "{wrong}");
    }
    let facts = Facts { amount: Some(500_000), flags: [Fact::Emergency].into(), ..Facts::default() };
    assert!(Condition::read("金额≥50万元").unwrap().holds(&facts));
    assert!(!Condition::read("金额＜50万元").unwrap().holds(&facts));
    assert!(Condition::read("金额＜50万元或紧急").unwrap().holds(&facts));
    assert!(!Condition::read("天数≤3天").unwrap().holds(&facts), "what is not stated fulfils nothing");
}

#[test]
fn versions_are_compared_matter_by_matter() {
    let old = Table::shipped().unwrap();
    assert!(compare(&old, &old).is_empty());
    let text = Table::shipped_text()
        .replace("条件：金额≥300万元", "条件：金额≥200万元")
        .replace("事项：destroy", "事项：shred");
    let differences = compare(&old, &Table::read(&text).unwrap());
    assert_eq!(differences.len(), 3);
    let Difference::Changed { name, before, after } = &differences[0] else { panic!("{differences:?}") };
    assert_eq!(name, "资金支出");
    assert!(before[0].contains("300万元") && after[0].contains("200万元"));
    assert!(matches!(&differences[1], Difference::Added { .. }));
    assert!(matches!(&differences[2], Difference::Removed { .. }));
}

#[test]
fn a_step_may_name_its_unit() {
    let text = "版本：试\n自：2026年1月1日\n\n事项：m 试\n许可：办理\n  步骤：单位负责人（合法性审查机构）\n  依据：惯例 试\n  步骤：县长\n  依据：惯例 试\n";
    let table = Table::read(text).unwrap();
    let rule = &table.matters[0].rules[0];
    assert_eq!((rule.who().as_str(), rule.relation), ("单位负责人（合法性审查机构）", Relation::Sequence));
    for (wrong, said) in
        [("单位负责人", "没有写明"), ("单位负责人（）", "没有写明"), ("单位负责人（甲）\n  方式：会签", "不能会签")]
    {
        let faults = Table::read(&text.replacen("单位负责人（合法性审查机构）", wrong, 1)).unwrap_err();
        assert!(faults.to_string().contains(said), "{wrong}: {faults}");
    }
}
