//! Text rules over many documents and over one large file: throughput on one core, and memory.

use crate::command;
use crate::effort::Effort;
use crate::report::{Row, Section};
use crate::texts::{MB, Texts};
use crate::timing::repeat;
use crate::trouble::Trouble;
use gongwen::Syntax;
use rules::Context;
use serde_json::json;
use std::path::PathBuf;

/// What is wanted, in MB/s on one core.
const WANTED: f64 = 10.0;
/// Most passes over the same text.
const PASSES: usize = 50;

pub(crate) fn measure(texts: &Texts, effort: Effort) -> Section {
    let all = if texts.published { "公文语料" } else { "示例文稿" };
    let mut rows = Vec::new();
    for (name, files) in [
        (format!("{all}，{}篇，共{:.1} MB", texts.documents.len(), texts.size), texts.documents.clone()),
        ("一个文件，1 MB".to_owned(), vec![texts.large.clone()]),
    ] {
        match child_over(&files, effort) {
            Ok(figures) => {
                let number = |key: &str| figures[key].as_f64().unwrap_or(f64::NAN);
                let note = format!("{}次的中位数，{}处问题", figures["passes"], figures["findings"]);
                rows.push(Row::new(format!("文字规则：{name}"), number("rules"), "MB/s").at_least(WANTED).note(note));
                rows.push(Row::new(format!("读出要素并全文检查：{name}"), number("whole"), "MB/s"));
                rows.push(Row::new(format!("内存最高值：{name}"), number("memory"), "MB"));
            }
            Err(trouble) => rows.push(Row::failed(format!("文字规则：{name}"), &trouble)),
        }
    }
    let remark = "单线程。一次读入内存后反复检查；“文字规则”为 `--scope fragment` 的全部规则，\
                  “读出要素并全文检查”另加公文要素的识别和全部公文规则。内存为检查进程的峰值（VmHWM）。";
    Section::new("检查", rows, remark)
}

fn child_over(files: &[PathBuf], effort: Effort) -> Result<serde_json::Value, Trouble> {
    let seconds = effort.seconds.to_string();
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let words: Vec<&str> = ["rules", &seconds].into_iter().chain(files.iter().map(String::as_str)).collect();
    command::child(&words)
}

/// In a process of its own, so that its memory is that of checking alone.
pub(crate) fn child(seconds: &str, files: &[&str]) -> Result<(), Trouble> {
    let seconds: f64 = seconds.parse().map_err(|error| Trouble::of("seconds", &error))?;
    let mut texts = Vec::new();
    for file in files {
        let bytes = std::fs::read(file).map_err(|error| Trouble::of(file, &error))?;
        texts.push(gongwen::decode::decode(&bytes).map_err(|error| Trouble::of(file, &error))?.text);
    }
    let size = texts.iter().map(String::len).sum::<usize>() as f64 / MB;
    let readings: Vec<_> = texts.iter().map(|text| gongwen::read(text, Syntax::Plain)).collect();
    let (fragment, document) = (Context::fragment(), Context::default());
    let findings: usize = readings.iter().map(|reading| rules::check(reading, &fragment).len()).sum();
    let times = repeat(PASSES, seconds, || {
        for reading in &readings {
            std::hint::black_box(rules::check(reading, &fragment));
        }
        Ok::<(), Trouble>(())
    })?;
    let whole = repeat(PASSES, seconds, || {
        for text in &texts {
            std::hint::black_box(rules::check(&gongwen::read(text, Syntax::Plain), &document));
        }
        Ok::<(), Trouble>(())
    })?;
    let figures = json!({
        "rules": size / times.median() * 1000.0,
        "whole": size / whole.median() * 1000.0,
        "passes": times.count(),
        "findings": findings,
        "memory": crate::machine::memory("self", "VmHWM").unwrap_or(f64::NAN),
    });
    println!("{figures}");
    Ok(())
}
