//! The manual (规则手册): one page for each rule, and the index, as Markdown.

use crate::meta::{Family, Rule};
use crate::registry::registry;
use std::fmt::Write;

/// The page of a rule.
#[must_use]
pub fn manual_markdown(rule: &Rule) -> String {
    let mut page = String::new();
    let manual = &rule.manual;
    let _ = write!(page, "# {} {}\n\n", rule.code, rule.name);
    let _ = write!(
        page,
        "{} · {} · {} · {}\n\n",
        rule.family.name(),
        rule.severity.name(),
        rule.fixability.name(),
        in_force(rule)
    );
    section(&mut page, "查什么", manual.checks);
    page.push_str("## 依据\n\n");
    for source in rule.sources {
        let _ =
            writeln!(page, "- {} {}（{}）：{}", source.standard, source.clause, source.strength.name(), source.says);
    }
    page.push('\n');
    section(&mut page, "为什么", manual.why);
    examples(&mut page, "反例", manual.wrong);
    examples(&mut page, "正例", manual.right);
    section(&mut page, "修改", manual.remedy);
    section(&mut page, "不适用", manual.except);
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

fn in_force(rule: &Rule) -> String {
    let day = |(year, month, day)| format!("{year}年{month}月{day}日");
    match (rule.in_force().from, rule.in_force().to) {
        (None, None) => "不限时间".to_owned(),
        (Some(from), None) => format!("{}起", day(from)),
        (None, Some(to)) => format!("至{}", day(to)),
        (Some(from), Some(to)) => format!("{}至{}", day(from), day(to)),
    }
}

fn section(page: &mut String, heading: &str, text: &str) {
    let _ = write!(page, "## {heading}\n\n{text}\n\n");
}

fn examples(page: &mut String, heading: &str, texts: &[&str]) {
    let _ = write!(page, "## {heading}\n\n");
    for text in texts {
        let _ = write!(page, "```text\n{}\n```\n\n", text.trim_end());
    }
}

/// The index of all pages, by family.
#[must_use]
pub fn index_markdown() -> String {
    let mut page = String::from("# 规则手册\n\n");
    let _ = write!(
        page,
        "本手册由程序从规则本身生成，共{}条。代码永久有效，删去的代码不再使用。级别按依据的用语定：“应”“不得”为错误，“一般”“推荐”为提示，惯例只作警告或提示。\n\n“可直接修改”的改法只动形式：标点、空格、数字和日期的写法、序号和单位符号，数值、日期、词语都不变（测试逐条核对）；\
         动了词语、数值、名称的“须经同意”。“片段”一栏写“也查”的，只检查一句、一段时也起作用，其余要看整篇公文。\n\n",
        registry().len()
    );
    for family in Family::ALL {
        let _ = write!(
            page,
            "## {} {}\n\n| 代码 | 规则 | 级别 | 修改 | 片段 |\n|---|---|---|---|---|\n",
            family.prefix(),
            family.name()
        );
        for rule in registry().iter().filter(|rule| rule.family == family) {
            let _ = writeln!(
                page,
                "| [{0}]({0}.md) | {1} | {2} | {3} | {4} |",
                rule.code,
                rule.name,
                rule.severity.name(),
                rule.fixability.name(),
                if rule.needs_document() { "" } else { "也查" }
            );
        }
        page.push('\n');
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

/// All files of the manual: name and content.
#[must_use]
pub fn write_all() -> Vec<(String, String)> {
    let mut files = vec![("README.md".to_owned(), index_markdown())];
    files.extend(registry().iter().map(|rule| (format!("{}.md", rule.code), manual_markdown(rule))));
    files
}
