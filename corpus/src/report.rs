//! docs/corpus.md, and what is below the mark.

use crate::documents::Document;
use crate::files::File;
use crate::findings::Findings;
use crate::judged::Reading;
use crate::pages::Pages;
use std::fmt::Write;

/// Where reading and index differ: what a person found.
const TITLES: &str = include_str!("../titles.tsv");

/// Writes the report; returns it with the faults that fail the run.
pub(crate) fn write(
    documents: &[Document],
    pages: &[Pages],
    findings: &Findings,
    judged: &[Reading],
    files: &[File],
    lost: &[(String, String)],
) -> (String, Vec<String>) {
    let mut out = String::from(
        "# 在真实公文上的检查\n\n本页由 `make corpus` 生成，请勿手改。语料在仓库之外，是公开发布的公文和文件；这里只写编号和结果。\n",
    );
    let mut faults = Vec::new();
    titles(documents, &mut out, &mut faults);
    nothing_lost(documents.len(), lost, &mut out, &mut faults);
    readings(judged, &mut out, &mut faults);
    layout(documents, pages, &mut out, &mut faults);
    errors(documents.len(), findings, &mut out, &mut faults);
    opened(files, &mut out, &mut faults);
    (out, faults)
}

#[allow(clippy::cast_precision_loss)]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn titles(documents: &[Document], out: &mut String, faults: &mut Vec<String>) {
    let kinds = documents.iter().filter(|document| document.kind_agrees()).count();
    let titles = documents.iter().filter(|document| document.title_agrees()).count();
    let enclosed = documents.iter().filter(|document| !document.title_agrees() && document.enclosed_agrees()).count();
    let _ = writeln!(out, "\n## 标题和文种\n\n共 {} 篇，没有一篇使程序崩溃。", documents.len());
    let _ = writeln!(out, "\n- 文种与索引一致：{kinds} 篇（{:.1}%）", percent(kinds, documents.len()));
    let _ = writeln!(
        out,
        "- 标题与索引一致：{titles} 篇（{:.1}%）；索引在标题后自加的括注、令号写入标题的，按一致计",
        percent(titles, documents.len())
    );
    let titles = titles + enclosed;
    let _ = writeln!(
        out,
        "- 另有 {enclosed} 篇，索引写的是所印发、所公布文件的名称，程序正是把它读作那个文件的标题；合计 {titles} 篇（{:.1}%）\n",
        percent(titles, documents.len())
    );
    out.push_str("| 编号 | 读出 | 索引 | 人工判断 |\n|---|---|---|---|\n");
    for document in documents.iter().filter(|document| !document.kind_agrees() || !document.title_agrees()) {
        let _ = writeln!(
            out,
            "| {} | {}：{} | {}：{} | {} |",
            document.entry.id,
            document.kind(),
            short(document.reading.document.title_text()),
            document.entry.kind,
            short(&document.entry.title),
            TITLES
                .lines()
                .find_map(|line| line.strip_prefix(document.entry.id.as_str())?.strip_prefix('\t'))
                .unwrap_or("未判")
        );
    }
    if percent(kinds, documents.len()) < 98.0 {
        faults.push(format!("kind agrees on {kinds} of {} documents only", documents.len()));
    }
    if percent(titles, documents.len()) < 98.0 {
        faults.push(format!("title agrees on {titles} of {} documents only", documents.len()));
    }
}

fn nothing_lost(documents: usize, lost: &[(String, String)], out: &mut String, faults: &mut Vec<String>) {
    let _ = writeln!(
        out,
        "\n## 不丢字\n\n原文每个字都在读出的某个要素里，或者在“说明”里指出（“附件”等标签之后的冒号和点由排版另加，不计）：{} 篇，共 {documents} 篇。",
        documents - lost.len()
    );
    for (id, characters) in lost {
        let _ = writeln!(out, "\n- {id}：少了「{}」", short(characters));
        faults.push(format!("{id}: lost in reading: {}", short(characters)));
    }
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(36).collect();
    if text.chars().count() > 36 {
        short.push('…');
    }
    short.replace('|', "｜")
}

fn readings(judged: &[Reading], out: &mut String, faults: &mut Vec<String>) {
    let _ = writeln!(
        out,
        "\n## 四十篇逐项核对\n\n按固定种子抽取，由人对照原文核对发文字号、主送机关、署名、成文日期和各级小标题。\n\n| 编号 | 字号 | 主送 | 署名 | 日期 | 小标题 | 不对之处 |\n|---|---|---|---|---|---|---|"
    );
    for reading in judged {
        let wrong = reading.wrong.as_deref().unwrap_or("读法有变，未核对");
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} |",
            reading.id,
            short(&reading.number),
            short(&reading.addressees),
            short(&reading.signature),
            reading.date,
            reading.headings,
            wrong
        );
        if reading.wrong.is_none() {
            faults.push(format!(
                "{} reads differently since it was judged (now {}): look again, then corpus/readings.tsv",
                reading.id, reading.fingerprint
            ));
        }
    }
    let right = judged.iter().filter(|reading| reading.wrong.as_deref() == Some("无")).count();
    let _ = writeln!(out, "\n全部正确的：{right} 篇，共 {} 篇。", judged.len());
}

fn layout(documents: &[Document], pages: &[Pages], out: &mut String, faults: &mut Vec<String>) {
    let total: usize = pages.iter().map(|pages| pages.count).sum();
    let substituted: usize = pages.iter().map(|pages| pages.substituted).sum();
    let wrong: Vec<(&Document, &Pages)> =
        documents.iter().zip(pages).filter(|(_, pages)| !pages.faults.is_empty()).collect();
    let _ = writeln!(
        out,
        "\n## 版面\n\n共排出 {total} 页。每页不超过 22 行、每行不超过 28 字宽；由 pdftotext 从 PDF 取出的文字与原文逐段一致、逐字数相同的有 {} 篇。用替代字体印出的字 {substituted} 处。",
        documents.len() - wrong.len()
    );
    for (document, pages) in &wrong {
        let _ = writeln!(
            out,
            "\n- {}：{}",
            document.entry.id,
            pages.faults.iter().take(4).cloned().collect::<Vec<_>>().join("；")
        );
        faults.push(format!(
            "{}: {}",
            document.entry.id,
            pages.faults.iter().take(2).cloned().collect::<Vec<_>>().join("; ")
        ));
    }
}

fn errors(documents: usize, findings: &Findings, out: &mut String, faults: &mut Vec<String>) {
    let verdict = |wanted: &str| {
        findings
            .errors
            .iter()
            .filter(|error| error.verdict.as_ref().is_some_and(|(verdict, _)| verdict == wanted))
            .count()
    };
    let (right, wrong) = (verdict("真"), verdict("误"));
    let open = findings.errors.len() - right - wrong;
    let _ = writeln!(
        out,
        "\n## 错误级问题\n\n在 {documents} 篇已发布的公文上报出 {} 处错误级问题，逐处由人判断：属实 {right} 处，误报 {wrong} 处，未判 {open} 处。误报为每 20 篇 {:.2} 处。\n",
        findings.errors.len(),
        percent(wrong, documents) / 5.0
    );
    out.push_str("| 编号 | 位置 | 规则 | 文字 | 判断 |\n|---|---|---|---|---|\n");
    for error in &findings.errors {
        let verdict =
            error.verdict.as_ref().map_or_else(|| "未判".to_owned(), |(verdict, why)| format!("{verdict}：{why}"));
        let _ = writeln!(out, "| {} | {} | {} | {} | {verdict} |", error.id, error.place, error.code, error.excerpt);
        if error.verdict.is_none() {
            faults.push(format!(
                "{} {} {}: not judged: {} {}",
                error.id, error.code, error.place, error.excerpt, error.message
            ));
        }
    }
    if wrong * 20 > documents {
        faults.push(format!("{wrong} false errors on {documents} documents"));
    }
    out.push_str("\n各规则报出的次数：");
    let counts: Vec<String> =
        findings.counts.iter().map(|(code, severity, count)| format!("{code} {}{count}", severity.name())).collect();
    let _ = writeln!(out, "{}。", counts.join("，"));
}

fn opened(files: &[File], out: &mut String, faults: &mut Vec<String>) {
    let opened = files.iter().filter(|file| file.result.is_ok()).count();
    let compared = files.iter().filter(|file| file.result.is_ok() && file.difference.is_none()).count();
    let _ = writeln!(
        out,
        "\n## 文件\n\n{} 个 Word 和文本文件：打开 {opened} 个，其余说明原因后拒绝。打开的文件中文字与 LibreOffice 读出的一致（或为纯文本）的 {compared} 个。\n\n| 文件 | 结果 | 与 LibreOffice 的差别 |\n|---|---|---|",
        files.len()
    );
    for file in files {
        let result = match &file.result {
            Ok(count) => format!("{count} 字"),
            Err(reason) => format!("拒绝：{reason}"),
        };
        let _ = writeln!(
            out,
            "| {} | {result} | {} |",
            file.name.replace('|', "｜"),
            file.difference.as_deref().unwrap_or("").replace('|', "｜")
        );
    }
    if files.is_empty() {
        faults.push("no files found".to_owned());
    }
}
