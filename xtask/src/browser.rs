//! Scripts and styles use nothing that the oldest browser lacks: Chromium 78, as desktops of 信创 have it.
//! What an old browser ignores without harm (an underline's offset) is not listed.

/// Newer syntax and functions of scripts, and the version that has them.
const SCRIPT: &[(&str, u32)] = &[
    ("?.", 80),
    ("??", 80),
    ("||=", 85),
    ("&&=", 85),
    ("static {", 94),
    (".replaceAll(", 85),
    (".replaceChildren(", 86),
    (".at(", 92),
    (".findLast(", 97),
    (".toSorted(", 110),
    (".toReversed(", 110),
    ("structuredClone(", 98),
    ("Object.hasOwn(", 93),
    ("Promise.any(", 85),
    ("randomUUID(", 92),
    ("AbortSignal.timeout(", 103),
    ("Intl.Segmenter(", 87),
    (".inert", 102),
    (".showPopover(", 114),
    ("scrollend", 114),
];

/// Newer parts of styles, and the version that has them.
const STYLE: &[(&str, u32)] = &[
    (":is(", 88),
    (":where(", 88),
    (":has(", 105),
    ("clamp(", 79),
    ("min(", 79),
    ("max(", 79),
    ("color-mix(", 111),
    ("@layer", 99),
    ("@container", 105),
    ("aspect-ratio:", 88),
    ("accent-color:", 93),
    ("inset:", 87),
    ("gap:", 84),
    ("margin-inline", 87),
    ("margin-block", 87),
    ("padding-inline", 87),
    ("padding-block", 87),
    ("content-visibility:", 85),
    ("dvh", 108),
    ("svh", 108),
    ("overflow: clip", 90),
    (": revert", 84),
];

/// What a file uses that the oldest browser lacks: line, words, version.
pub(crate) fn newer(extension: &str, text: &str) -> Vec<(usize, &'static str, u32)> {
    let list = match extension {
        "js" => SCRIPT,
        "css" => STYLE,
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    let mut comment = false;
    for (at, line) in text.lines().enumerate() {
        // What a comment says about what is not used is no use of it.
        let code = without_comments(line, &mut comment);
        let uses = list.iter().filter(|(word, _)| stands_alone(&code, word));
        found.extend(uses.map(|(word, version)| (at + 1, *word, *version)));
    }
    found
}

fn without_comments(line: &str, inside: &mut bool) -> String {
    let (mut code, mut rest) = (String::new(), line);
    loop {
        let mark = if *inside { "*/" } else { "/*" };
        let Some(at) = rest.find(mark) else { break };
        if !*inside {
            code.push_str(&rest[..at]);
        }
        *inside = !*inside;
        rest = &rest[at + mark.len()..];
    }
    if !*inside {
        code.push_str(rest);
    }
    if code.trim_start().starts_with("//") { String::new() } else { code }
}

/// Whether words stand there as themselves: `min(` is not in `minmax(`, `gap:` not in `grid-gap:`.
fn stands_alone(line: &str, word: &str) -> bool {
    let begins_with_name = word.starts_with(|c: char| c.is_ascii_alphanumeric());
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !begins_with_name || !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::newer;

    #[test]
    fn what_the_oldest_browser_lacks_is_found() {
        for (extension, line) in [
            ("js", "const a = b?.c;"),
            ("js", "const a = b ?? c;"),
            ("js", "a.replaceAll('x', 'y');"),
            ("css", ".a { display: flex; gap: 8px; }"),
            ("css", ".a { width: min(10px, 50%); }"),
            ("css", ":is(a, b) { color: red; }"),
        ] {
            assert_eq!(newer(extension, line).len(), 1, "{line}");
        }
    }

    #[test]
    fn what_it_has_is_not() {
        for (extension, line) in [
            ("js", "const a = b ? c : d;"),
            ("js", "// no ?. here"),
            ("css", ".a { display: grid; grid-gap: 8px; grid-template-columns: minmax(0, 1fr); }"),
            ("css", "/* no gap: in rows,\n   no :is( */\n.a { column-gap: 8px; box-shadow: inset 0 0 0 1px red; }"),
            ("css", "@media (max-width: 900px) { a { color: red; } }"),
            ("rs", "let a = b?.c;"),
        ] {
            assert_eq!(newer(extension, line), [], "{line}");
        }
    }
}
