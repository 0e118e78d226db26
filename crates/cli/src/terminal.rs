//! Colours and widths of the terminal.

use anstyle::{AnsiColor, Style};
use std::io::IsTerminal;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Paints words, or leaves them plain where the output is no terminal or NO_COLOR is set.
#[derive(Clone, Copy)]
pub(crate) struct Paint {
    on: bool,
}

impl Paint {
    /// For standard output.
    pub(crate) fn stdout() -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { on: wanted && std::io::stdout().is_terminal() }
    }

    pub(crate) fn red(self, words: &str) -> String {
        self.paint(words, Style::new().bold().fg_color(Some(AnsiColor::Red.into())))
    }

    pub(crate) fn green(self, words: &str) -> String {
        self.paint(words, Style::new().fg_color(Some(AnsiColor::Green.into())))
    }

    pub(crate) fn yellow(self, words: &str) -> String {
        self.paint(words, Style::new().bold().fg_color(Some(AnsiColor::Yellow.into())))
    }

    pub(crate) fn blue(self, words: &str) -> String {
        self.paint(words, Style::new().fg_color(Some(AnsiColor::Cyan.into())))
    }

    pub(crate) fn bold(self, words: &str) -> String {
        self.paint(words, Style::new().bold())
    }

    pub(crate) fn dim(self, words: &str) -> String {
        self.paint(words, Style::new().dimmed())
    }

    fn paint(self, words: &str, style: Style) -> String {
        if self.on { format!("{style}{words}{style:#}") } else { words.to_owned() }
    }
}

/// Columns that a text takes; Han characters take two. Ambiguous ones (“”…—) count two, as
/// Chinese terminals show them.
pub(crate) fn width(text: &str) -> usize {
    UnicodeWidthStr::width_cjk(text)
}

/// Columns of one character.
pub(crate) fn char_width(c: char) -> usize {
    c.width_cjk().unwrap_or(0)
}
