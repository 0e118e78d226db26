//! Finds a document number (发文字号) as people write it, right or wrong, around its bracket.

use crate::run::Run;
use crate::scan::{self, is_han};
use std::ops::Range;

/// The opening brackets a number may have.
pub(crate) const OPENS: &[&str] = &["〔", "[", "［", "【", "（", "(", "〈", "﹝", "〖", "{", "｛"];
pub(super) const CLOSES: [char; 11] = ['〕', ']', '］', '】', '）', ')', '〉', '﹞', '〗', '}', '｝'];

/// The parts of a written number, as ranges of the run.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) open: Range<usize>,
    pub(crate) year: Range<usize>,
    pub(crate) close: Range<usize>,
    /// 「第」 before the serial number
    pub(crate) ordinal: Option<Range<usize>>,
    pub(crate) serial: Range<usize>,
    /// 「号」
    pub(crate) hao: Option<Range<usize>>,
    /// White space inside the number.
    pub(crate) spaces: Vec<Range<usize>>,
    /// Whether a 代字 stands before the bracket.
    pub(crate) has_code: bool,
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn take(&mut self, is: impl Fn(char) -> bool) -> Range<usize> {
        let rest = &self.text[self.at..];
        let len = rest.find(|c| !is(c)).unwrap_or(rest.len());
        let range = self.at..self.at + len;
        self.at = range.end;
        range
    }

    fn one(&mut self, is: impl Fn(char) -> bool) -> Option<Range<usize>> {
        let c = self.text[self.at..].chars().next().filter(|c| is(*c))?;
        let range = self.at..self.at + c.len_utf8();
        self.at = range.end;
        Some(range)
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{3000}' || c == '\u{a0}'
}

/// Reads the number whose bracket opens at `open`.
pub(crate) fn read(run: &Run, open: Range<usize>) -> Option<Written> {
    let mut cursor = Cursor { text: run.text, at: open.end };
    let mut spaces = Vec::new();
    let space = |cursor: &mut Cursor, spaces: &mut Vec<Range<usize>>| {
        let range = cursor.take(is_space);
        if !range.is_empty() {
            spaces.push(range);
        }
    };
    space(&mut cursor, &mut spaces);
    let year = cursor.take(is_digit);
    let year_len = run.text[year.clone()].chars().count();
    if year_len != 4 && year_len != 2 {
        return None;
    }
    space(&mut cursor, &mut spaces);
    let close = cursor.one(|c| CLOSES.contains(&c))?;
    space(&mut cursor, &mut spaces);
    let ordinal = cursor.one(|c| c == '第');
    space(&mut cursor, &mut spaces);
    let serial = cursor.take(is_digit);
    if serial.is_empty() || run.text[serial.clone()].chars().count() > 5 {
        return None;
    }
    let mut hao_spaces = Vec::new();
    space(&mut cursor, &mut hao_spaces);
    let hao = cursor.one(|c| c == '号');
    if hao.is_some() {
        spaces.extend(hao_spaces);
    }
    let before = run.before(open.start);
    let code = before.trim_end_matches(is_space);
    let has_code = code.chars().next_back().is_some_and(|c| is_han(c) || c == '×' || c == 'X');
    if has_code && code.len() < before.len() {
        spaces.insert(0, code.len()..before.len());
    }
    let year_text = &run.text[year.clone()];
    let plausible = year_len == 2 || scan::starts(year_text, &["19", "20", "１９", "２０"]);
    let written = Written { open, year, close, ordinal, serial, hao, spaces, has_code };
    (plausible && is_number(run, &written, code)).then_some(written)
}

/// Round brackets also hold years of other things: 公告（2020）第3号, 会议（2020）5号楼.
fn is_number(run: &Run, written: &Written, code: &str) -> bool {
    let round = matches!(&run.text[written.open.clone()], "（" | "(");
    let end = written.hao.as_ref().map_or(written.serial.end, |hao| hao.end);
    let rest = run.after(end);
    if scan::starts(rest, &["线", "楼", "院", "地块", "机", "井", "房", "车", "店", "厅", "馆", "路", "门"])
    {
        return false;
    }
    // 令〔2008〕第9号 is the number of an order, not a document number.
    if scan::ends(code, &["公告", "通告", "公报", "令"]) {
        return false;
    }
    let titled = scan::ends(code, &["通知", "决定", "会议", "意见"]);
    if round {
        return written.hao.is_some() && !titled && !code.ends_with('》') && (written.has_code || code.is_empty());
    }
    // Without 号 only a number that ends here is one; 〔2022〕1期 is a periodical's.
    let ends = rest.is_empty() || rest.starts_with(['。', '，', '；', '、', '）', ')', '》', '文', ' ', '\u{3000}']);
    written.hao.is_some() || (written.has_code && !titled && ends)
}
