//! The page: tables of figures, each with its target and whether it is met.

use crate::machine;
use crate::texts::Texts;
use crate::trouble::Trouble;
use std::fmt::Write;

/// What a figure must not fall below or rise above.
#[derive(Clone, Copy, Debug)]
enum Target {
    AtLeast(f64),
    AtMost(f64),
}

/// A figure.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    what: String,
    value: Result<f64, String>,
    unit: &'static str,
    target: Option<Target>,
    note: String,
}

impl Row {
    pub(crate) fn new(what: impl Into<String>, value: f64, unit: &'static str) -> Self {
        Self { what: what.into(), value: Ok(value), unit, target: None, note: String::new() }
    }

    /// A figure that could not be had, and why.
    pub(crate) fn failed(what: impl Into<String>, why: &Trouble) -> Self {
        Self { what: what.into(), value: Err(why.to_string()), unit: "", target: None, note: String::new() }
    }

    pub(crate) fn at_least(mut self, value: f64) -> Self {
        self.target = Some(Target::AtLeast(value));
        self
    }

    pub(crate) fn at_most(mut self, value: f64) -> Self {
        self.target = Some(Target::AtMost(value));
        self
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    fn verdict(&self) -> &'static str {
        match (&self.value, self.target) {
            (Err(_), _) => "未测得",
            (Ok(value), Some(Target::AtLeast(least))) => verdict(*value >= least),
            (Ok(value), Some(Target::AtMost(most))) => verdict(*value <= most),
            (Ok(_), None) => "",
        }
    }

    fn line(&self) -> String {
        let wanted = match self.target {
            Some(Target::AtLeast(least)) => format!("≥ {} {}", number(least), self.unit),
            Some(Target::AtMost(most)) => format!("≤ {} {}", number(most), self.unit),
            None => String::new(),
        };
        let value = match &self.value {
            Ok(value) => format!("{} {}", number(*value), self.unit),
            Err(why) => why.replace('|', "／"),
        };
        format!("| {} | {wanted} | {value} | {} | {} |", self.what, self.verdict(), self.note)
    }
}

fn verdict(met: bool) -> &'static str {
    if met { "达到" } else { "**未达到**" }
}

/// Three figures are enough.
fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 1000.0 => format!("{value:.0}"),
        size if size >= 100.0 && value.fract() != 0.0 => format!("{value:.0}"),
        _ if value.fract() == 0.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// Figures that belong together.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    title: String,
    rows: Vec<Row>,
    remark: String,
}

impl Section {
    pub(crate) fn new(title: &str, rows: Vec<Row>, remark: &str) -> Self {
        Self { title: title.to_owned(), rows, remark: remark.to_owned() }
    }

    fn write(&self, page: &mut String) {
        let _ = write!(page, "## {}\n\n{}\n\n", self.title, self.remark);
        page.push_str("| 项目 | 目标 | 实测 | 结论 | 说明 |\n|---|---|---|---|---|\n");
        for row in &self.rows {
            let _ = writeln!(page, "{}", row.line());
        }
        page.push('\n');
    }
}

/// The whole page.
pub(crate) struct Report {
    sections: Vec<Section>,
    peers: Option<Section>,
    published: bool,
}

impl Report {
    pub(crate) fn new(texts: &Texts) -> Self {
        Self { sections: Vec::new(), peers: None, published: texts.published }
    }

    pub(crate) fn add(&mut self, section: Section) {
        self.sections.push(section);
    }

    pub(crate) fn add_peers(&mut self, section: Section) {
        self.peers = Some(section);
    }

    pub(crate) fn markdown(&self) -> String {
        let mut page = "<!-- 由 make bench 生成，请勿手改。 -->\n\n# 速度\n\n".to_owned();
        for line in machine::lines() {
            let _ = writeln!(page, "- {line}");
        }
        let text = if self.published {
            "公开发布的真实公文"
        } else {
            "本仓库的示例文稿（没有找到公文语料）"
        };
        let _ = writeln!(page, "- 文本：{text}；6页、58页公文由程序拟写\n");
        let rows = || self.sections.iter().flat_map(|section| &section.rows).filter(|row| row.target.is_some());
        let missed: Vec<&Row> = rows().filter(|row| row.verdict() != verdict(true)).collect();
        let _ = write!(page, "有目标的数字共{}项，达到{}项。", rows().count(), rows().count() - missed.len());
        for row in &missed {
            let _ = write!(page, "未达到：{}。", row.what);
        }
        let unknown = self.sections.iter().flat_map(|section| &section.rows).filter(|row| row.value.is_err());
        for row in unknown {
            let _ = write!(page, "未测得：{}。", row.what);
        }
        page.push_str("1 MB 为 1,000,000 字节。\n\n");
        for section in self.sections.iter().chain(&self.peers) {
            section.write(&mut page);
        }
        page.truncate(page.trim_end().len());
        page.push('\n');
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_whether_its_target_is_met() {
        let met = Row::new("冷启动", 12.34, "ms").at_most(50.0).note("中位数").line();
        assert_eq!(met, "| 冷启动 | ≤ 50 ms | 12.3 ms | 达到 | 中位数 |");
        let missed = Row::new("检查", 7.456, "MB/s").at_least(10.0).line();
        assert_eq!(missed, "| 检查 | ≥ 10 MB/s | 7.46 MB/s | **未达到** |  |");
        let failed = Row::failed("列表", &Trouble::new("服务没有启动")).line();
        assert_eq!(failed, "| 列表 |  | 服务没有启动 | 未测得 |  |");
        assert!(Row::new("空", f64::NAN, "ms").at_most(1.0).line().contains("未达到"));
    }
}
