//! The command line, cold: a whole process from its start to its end.

use crate::effort::Effort;
use crate::report::{Row, Section};
use crate::texts::Texts;
use crate::timing::{Times, repeat};
use crate::trouble::Trouble;
use std::path::Path;
use std::process::{Command, Stdio};

pub(crate) fn measure(wenshu: &Path, texts: &Texts, folder: &Path, effort: Effort) -> Section {
    let pdf = folder.join("out.pdf").display().to_string();
    let six = texts.six.display().to_string();
    let long = texts.long.display().to_string();
    let commands: [(&str, Vec<&str>, f64); 3] = [
        ("检查6页公文（check --format json）", vec!["check", &six, "--format", "json"], 50.0),
        ("6页公文排版为 PDF（render -o）", vec!["render", &six, "-o", &pdf], 150.0),
        ("58页公文排版为 PDF（render -o）", vec!["render", &long, "-o", &pdf], 250.0),
    ];
    let rows = commands.into_iter().map(|(name, words, target)| match cold(wenshu, &words, effort) {
        Ok(times) => {
            let note = format!("{}次的中位数，p95 {:.1} ms", times.count(), times.quantile(0.95));
            Row::new(name, times.median(), "ms").at_most(target).note(note)
        }
        Err(trouble) => Row::failed(name, &trouble),
    });
    let remark = "每次都是新的进程，从启动到退出，包括读字体、写文件。";
    Section::new("命令行，冷启动", rows.collect(), remark)
}

fn cold(wenshu: &Path, words: &[&str], effort: Effort) -> Result<Times, Trouble> {
    repeat(effort.starts, effort.seconds * 2.0, || {
        let status = Command::new(wenshu).args(words).stdout(Stdio::null()).stderr(Stdio::null()).status();
        let status = status.map_err(|error| Trouble::of("wenshu", &error))?;
        // 1 says that errors were found in the text.
        if matches!(status.code(), Some(0 | 1)) { Ok(()) } else { Err(Trouble::new(format!("wenshu: {status}"))) }
    })
}
