//! PDF and OFD files as they are sent in: their characters compared with those of pdftotext.

use crate::shell;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Reads every PDF and OFD, and adds what came of it to the report and its faults.
pub(crate) fn report(corpus: &Path, out: &mut String, faults: &mut Vec<String>) {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in ["pdf", "ofd"] {
        let entries = std::fs::read_dir(corpus.join("files").join(folder));
        paths.extend(entries.into_iter().flatten().flatten().map(|entry| entry.path()));
    }
    paths.sort();
    let mut rows = String::new();
    let (mut read, mut compared, mut same) = (0, 0, 0);
    for path in &paths {
        let name: String = path.file_name().unwrap_or_default().to_string_lossy().chars().take(40).collect();
        let bytes = std::fs::read(path).unwrap_or_default();
        let (result, difference) = match ::papers::read(&bytes) {
            Err(reason) => (format!("拒绝：{reason}"), String::new()),
            Ok(text) => {
                read += 1;
                let ours = characters(&text);
                let difference = match ::papers::Kind::of(&bytes) {
                    Some(::papers::Kind::Pdf) => {
                        compared += 1;
                        let path = path.display().to_string();
                        match shell::run("pdftotext", &["-enc", "UTF-8", &path, "-"]) {
                            Err(error) => error,
                            Ok(other) if characters(&String::from_utf8_lossy(&other)) == ours => {
                                same += 1;
                                String::new()
                            }
                            Ok(other) => {
                                let other = characters(&String::from_utf8_lossy(&other));
                                format!("pdftotext {}字", other.len())
                            }
                        }
                    }
                    Some(::papers::Kind::Ofd) | None => String::new(),
                };
                (format!("{}字", ours.len()), difference)
            }
        };
        let _ = writeln!(rows, "| {} | {result} | {} |", name.replace('|', "｜"), difference.replace('|', "｜"));
    }
    let _ = writeln!(
        out,
        "\n## PDF 和 OFD\n\n{} 个：读出 {read} 个（没有文字的是图片），其余说明原因后拒绝。PDF {compared} 个，\
         所读的字与 pdftotext 一个不差的 {same} 个（不比先后）。OFD 没有独立的读取程序可比。\n\n\
         | 文件 | 结果 | 与 pdftotext 的差别 |\n|---|---|---|\n{rows}",
        paths.len()
    );
    if paths.is_empty() {
        faults.push("no PDF or OFD files found".to_owned());
    }
    if same < compared {
        faults.push(format!("{} of {compared} PDF files are read otherwise than by pdftotext", compared - same));
    }
}

/// All characters but white space, sorted: the order of lines is a matter of taste.
fn characters(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    characters.sort_unstable();
    characters
}
