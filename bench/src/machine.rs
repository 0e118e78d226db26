//! The machine that figures are of, and the memory that processes take.

use std::process::Command;

/// What the page says of the machine, line by line.
pub(crate) fn lines() -> Vec<String> {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let model = field("/proc/cpuinfo", "model name", ':').unwrap_or_else(|| "不详".to_owned());
    let memory = field("/proc/meminfo", "MemTotal", ':').and_then(|value| kilobytes(&value)).unwrap_or(f64::NAN);
    let system = field("/etc/os-release", "PRETTY_NAME", '=').unwrap_or_else(|| "不详".to_owned());
    let rustc = said("rustc", &["--version"]).unwrap_or_else(|| "不详".to_owned());
    let profile = if cfg!(debug_assertions) { "开发配置，数字没有意义" } else { "release" };
    vec![
        format!("日期：{}", said("date", &["+%Y年%-m月%-d日"]).unwrap_or_default()),
        format!("处理器：{model}，{cores}核"),
        format!("内存：{:.0} GB", memory / 1000.0),
        format!("系统：{}，内核 {}", system.trim_matches('"'), said("uname", &["-r"]).unwrap_or_default()),
        format!("编译：{rustc}，{profile}"),
    ]
}

/// A figure from the status of a process, in MB.
pub(crate) fn memory(process: &str, name: &str) -> Option<f64> {
    kilobytes(&field(&format!("/proc/{process}/status"), name, ':')?)
}

fn kilobytes(value: &str) -> Option<f64> {
    let number: f64 = value.split_whitespace().next()?.parse().ok()?;
    Some(number * 1024.0 / crate::texts::MB)
}

fn field(file: &str, name: &str, mark: char) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(mark)?.1.trim().to_owned())
}

fn said(program: &str, words: &[&str]) -> Option<String> {
    let output = Command::new(program).args(words).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
