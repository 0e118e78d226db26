//! 处理单: who did what with a document, as a page that any browser shows.

use ledger::Entry;
use office::Moment;
use office::approval::Now;
use office::archive::Item;
use office::documents::incoming::{Deadline, Incoming};
use office::documents::outgoing::{Head, Opinion, Outgoing};
use std::fmt::Write;

/// The sheet of a sent document.
pub(super) fn of_sent(item: &Item, document: &Outgoing, copies: &[String], entries: &[Entry]) -> String {
    let mut rows = common(item);
    rows.push(("拟稿", document.drafter.name.clone()));
    if let Some(review) = &document.review {
        for (head, opinion) in Head::ALL.into_iter().zip(&review.opinions) {
            let said = match opinion {
                Opinion::NotExamined => "退回时没有填".to_owned(),
                Opinion::Clear => "无意见".to_owned(),
                Opinion::NotConcerned => "不涉及".to_owned(),
                Opinion::Objection(text) => format!("有意见：{text}"),
            };
            rows.push(("审核", format!("{}：{said}（{}）", head.name(), review.act.by.name)));
        }
    }
    if let Some(signed) = document.state.signed() {
        rows.push(("签发", format!("{}　{}　{}", signed.by(), signed.opinion, signed.on)));
    }
    if let Some(registered) = document.state.registered() {
        rows.push(("份数", registered.copies.to_string()));
        rows.push(("分送范围", registered.scope.clone()));
    }
    if let Some(released) = document.state.released() {
        rows.push(("用印", format!("{}次（{}）", released.sealed.impressions, released.sealed.act.by.name)));
        rows.push(("印发", format!("{}（{}）", released.on, released.act.by.name)));
    }
    if let Some(openness) = &document.openness {
        let reason = openness.reason().map(|reason| format!("：{reason}")).unwrap_or_default();
        rows.push(("公开属性", format!("{}{reason}", openness.name())));
    }
    rows.extend(copies.iter().map(|copy| ("分发", copy.clone())));
    page("发文处理单", &rows, entries)
}

/// The sheet of a received document.
pub(super) fn of_received(item: &Item, document: &Incoming, entries: &[Entry]) -> String {
    let mut rows = common(item);
    if let Some((number, act)) = &document.number {
        rows.push(("收文号", format!("{number}（{}登记）", act.by.name)));
    }
    if let Some(received) = &document.received {
        rows.push(("签收", format!("{}　{}", received.by.name, Now::of(received.at).today)));
    }
    rows.push(("紧急程度", document.urgency.name().to_owned()));
    rows.push(("份数", document.copies.to_string()));
    if let Some(proposal) = &document.proposal {
        rows.push(("拟办", format!("{}（{}）", proposal.text, proposal.act.by.name)));
    }
    for one in &document.instructions {
        let behalf = one.behalf.as_ref().map(|behalf| format!("代{}", behalf.name)).unwrap_or_default();
        rows.push(("批示", format!("{}（{}{behalf}　{}）", one.text, one.act.by.name, Now::of(one.act.at).today)));
    }
    if let Some(assignment) = &document.assignment {
        let with: Vec<&str> = assignment.with.iter().map(|unit| unit.name.as_str()).collect();
        rows.push(("主办", assignment.lead.name.clone()));
        if !with.is_empty() {
            rows.push(("协办", with.join("、")));
        }
        match assignment.due {
            Deadline::On(day) => rows.push(("办理时限", day.to_string())),
            Deadline::Unknown(year) => rows.push(("办理时限", format!("{year}年放假安排公布后确定"))),
            Deadline::None => {}
        }
    }
    for one in &document.urgings {
        rows.push(("催办", format!("{}（{}　{}）", one.text, one.act.by.name, Now::of(one.act.at).today)));
    }
    for one in &document.feedback {
        let by = format!("{} {}", one.unit, one.act.by.name);
        rows.push(("办理情况", format!("{}（{by}　{}）", one.text, Now::of(one.act.at).today)));
    }
    for reading in &document.readings {
        let read = reading.read.as_ref().map(|(at, note)| format!("已阅　{}　{note}", Now::of(*at).today));
        rows.push(("传阅", format!("{}　{}", reading.reader.name, read.unwrap_or_else(|| "未阅".to_owned()))));
    }
    for one in &document.taken_back {
        let (by, on) = (&one.act.by.name, Now::of(one.act.at).today);
        rows.push(("收回的答复", format!("{}（{by}　{on}收回：{}）", one.answer.text, one.reason)));
    }
    if let Some(answer) = &document.answer {
        rows.push(("答复", format!("{}（{}）", answer.text, answer.act.by.name)));
    }
    page("收文处理单", &rows, entries)
}

fn common(item: &Item) -> Vec<(&'static str, String)> {
    vec![
        ("档号", item.reference.to_string()),
        ("题名", item.title.clone()),
        ("责任者", item.author.clone()),
        ("文号", item.number.clone()),
    ]
}

fn page(title: &str, rows: &[(&str, String)], entries: &[Entry]) -> String {
    let mut html = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n\
         body {{ max-width: 180mm; margin: 15mm auto; font: 12pt/1.7 \"FangSong\", \"STFangsong\", serif; }}\n\
         h1 {{ text-align: center; font-size: 18pt; }}\n\
         table {{ width: 100%; border-collapse: collapse; }}\n\
         th, td {{ padding: 2mm 3mm; border: 1px solid #000; text-align: left; vertical-align: top; }}\n\
         th {{ width: 24mm; font-weight: 400; }}\n\
         tr {{ page-break-inside: avoid; }}\n\
         thead {{ display: table-header-group; }}\n\
         h2 {{ font-size: 14pt; margin-top: 8mm; }}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n<table>\n"
    );
    for (name, value) in rows.iter().filter(|(_, value)| !value.trim().is_empty()) {
        let _ = writeln!(html, "<tr><th scope=\"row\">{name}</th><td>{}</td></tr>", escape(value));
    }
    html.push_str("</table>\n<h2>办理经过</h2>\n<table>\n<thead><tr><th scope=\"col\">时间</th><th scope=\"col\">办理人</th><td>事项</td></tr></thead>\n");
    for entry in entries {
        let by = match &entry.behalf {
            Some(behalf) => format!("{}（代{}）", entry.actor_name, behalf.name),
            None => entry.actor_name.clone(),
        };
        let why = if entry.reason.is_empty() { String::new() } else { format!("（理由：{}）", entry.reason) };
        let (time, words) = (clock(entry.at), format!("{}{why}", entry.words));
        let _ =
            writeln!(html, "<tr><th scope=\"row\">{time}</th><th>{}</th><td>{}</td></tr>", escape(&by), escape(&words));
    }
    html.push_str("</table>\n</body>\n</html>\n");
    html
}

/// A day and a clock of China.
pub(super) fn clock(at: i64) -> String {
    let at = Moment::from_millis(at);
    format!("{} {}", Now::of(at).today.iso(), at.time_of_day())
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_no_markup() {
        assert_eq!(escape("<b>&\"\u{7}\n"), "&lt;b&gt;&amp;&quot;<br>");
        assert_eq!(clock(1_795_349_700_000), "2026-11-22 20:15");
    }
}
