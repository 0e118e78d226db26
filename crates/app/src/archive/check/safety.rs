//! 安全性: no path leads out of the package, nothing in it is executed, nothing is classified.

use crate::documents::text_of;
use office::secrecy;

/// The longest path in bytes.
const LONGEST: usize = 512;

/// What is wrong with a path, if anything is.
pub(super) fn path(path: &str) -> Option<String> {
    let bad = path.is_empty()
        || path.len() > LONGEST
        || path.contains(['\\', ':'])
        || path.chars().any(char::is_control)
        || path.trim_end_matches('/').split('/').any(|part| matches!(part, "" | "." | ".."));
    bad.then(|| {
        let shown: String = path.chars().filter(|c| !c.is_control()).take(60).collect();
        format!("文件名“{shown}”指向包外，或者写法不安全")
    })
}

/// What is unsafe about a file.
pub(super) fn faults(path: &str, bytes: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(what) = active(path, bytes) {
        faults.push(format!("{path}{what}"));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if is_markup(path) => without_tags(text),
        // A package is checked by whoever made or takes it, in a program of their own.
        _ => text_of(&papers::Reader::Here, bytes).unwrap_or_default(),
    };
    if let Some(mark) = secrecy::mark(&text).or_else(|| secrecy::mark(path)) {
        faults.push(format!("{path}标有密级“{mark}”，涉密件不得在本系统移交"));
    }
    faults
}

fn is_markup(path: &str) -> bool {
    [".xml", ".html"].iter().any(|end| path.ends_with(end))
}

/// What a file would do if it were opened.
pub(crate) fn active(path: &str, bytes: &[u8]) -> Option<&'static str> {
    const PROGRAMS: [&[u8]; 5] = [b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe"];
    const ENDS: [&str; 14] =
        ["exe", "dll", "com", "bat", "cmd", "ps1", "vbs", "js", "jar", "msi", "scr", "docm", "dotm", "xlsm"];
    let end = path.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    if PROGRAMS.iter().any(|start| bytes.starts_with(start)) || ENDS.contains(&end.as_str()) {
        return Some("是可以执行的程序");
    }
    if bytes.starts_with(b"%PDF-") {
        // Long names alone: a short one occurs by chance in what is compressed.
        let does = ["/JavaScript", "/Launch", "/RichMedia"];
        return does.iter().any(|word| holds(bytes, word.as_bytes())).then_some("带有脚本或者启动程序的动作");
    }
    if bytes.starts_with(b"PK") && holds(bytes, b"vbaProject.bin") {
        return Some("带有宏");
    }
    if end == "html" || end == "svg" {
        // Inside tags only: a title that quotes one is text.
        let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
        let elements = ["script", "iframe", "object", "embed"];
        let does = ["javascript:", " onload=", " onerror=", " onclick="];
        let tags = text.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or(tag));
        let runs =
            |tag: &str| elements.iter().any(|name| tag.starts_with(name)) || does.iter().any(|word| tag.contains(word));
        return tags.into_iter().any(runs).then_some("带有脚本");
    }
    None
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// The text between the tags, a line for each.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push('\n');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_within() {
        for bad in ["", "../a", "a/../b", "/etc/passwd", "a//b", "C:/a", "a\\b", "./a", "a\u{0}b"] {
            assert!(path(bad).is_some(), "{bad}");
        }
        for good in ["manifest.txt", "X001-WS·2026-Y-BGS-0001/body.pdf", "a/"] {
            assert_eq!(path(good), None, "{good}");
        }
    }

    #[test]
    fn what_would_run_is_found() {
        for (name, bytes) in [
            ("a/attachments/01-a.pdf", b"MZ\x90".as_slice()),
            ("a/attachments/01-a.js", b"x"),
            ("a/body.pdf", b"%PDF-1.7 /OpenAction << /S /JavaScript >>"),
            ("a/sheet.html", b"<p>x</p><SCRIPT>x</SCRIPT>"),
            ("a/attachments/01-a.docx", b"PK\x03\x04 word/vbaProject.bin"),
        ] {
            assert_eq!(faults(name, bytes).len(), 1, "{name}");
        }
        assert!(faults("a/sheet.html", "<td>依法保护商业秘密</td>".as_bytes()).is_empty());
        assert!(faults("a/sheet.html", b"<td>&lt;img src=x onerror=alert(1)&gt;</td>").is_empty());
        assert_eq!(faults("a/sheet.html", "<td>机密</td>".as_bytes()).len(), 1);
        assert_eq!(faults("a/body.txt", "秘密★5年\n通知".as_bytes()).len(), 1);
    }
}
