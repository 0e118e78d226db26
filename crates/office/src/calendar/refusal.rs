//! Why the arrangement of a year (放假安排) is refused.

use gongwen::Date;
use thiserror::Error;

/// A refusal, in the words that the person reads.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// No year is named.
    #[error("没有写年份。请在第一行写“年份：2027”。")]
    NoYear,
    /// The year is out of range.
    #[error("年份“{0}”不对，请写四位数字，如2027。")]
    BadYear(String),
    /// No source is named.
    #[error("没有写来源。请写明依据的通知，如“国务院办公厅关于2027年部分节假日安排的通知”。")]
    NoSource,
    /// A line with dates that cannot be understood.
    #[error("第{line}行看不懂：“{text}”。请写成“春节：2月15日至23日放假，2月14日、28日上班”。")]
    Unclear {
        /// Which line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// There is no such day.
    #[error("第{line}行写的{month}月{day}日不存在。")]
    NoSuchDay {
        /// Which line, from 1.
        line: usize,
        /// The month as written.
        month: u32,
        /// The day as written.
        day: u32,
    },
    /// The weekday in brackets is not that of the day.
    #[error("第{line}行写{day}是周{written}，实际是周{}。请核对通知原文。", day.weekday())]
    WrongWeekday {
        /// Which line, from 1.
        line: usize,
        /// The day.
        day: Date,
        /// What is written.
        written: char,
    },
    /// A range that ends before it begins.
    #[error("第{line}行的起止日期颠倒了：{from}至{to}。")]
    Reversed {
        /// Which line, from 1.
        line: usize,
        /// Its first day as written.
        from: Date,
        /// Its last day as written.
        to: Date,
    },
    /// A day that lies outside the year and the December before it.
    #[error("第{line}行的{day}不在{year}年的安排里。")]
    OutsideYear {
        /// Which line, from 1.
        line: usize,
        /// The day.
        day: Date,
        /// The year.
        year: i32,
    },
    /// A day is both off and worked.
    #[error("第{line}行：{day}既写了放假，又写了上班。")]
    Contradiction {
        /// Which line, from 1.
        line: usize,
        /// The day.
        day: Date,
    },
    /// A make-up working day on a day that is worked anyway.
    #[error("第{line}行：{day}是周{}，本来就上班，不用写。请核对通知原文。", day.weekday())]
    WorkedAnyway {
        /// Which line, from 1.
        line: usize,
        /// The day.
        day: Date,
    },
    /// A public holiday is missing, so that the arrangement is not whole.
    #[error("少了{0}。七个节日都要有，缺一个就不能算录入完整，请照通知补上。")]
    Missing(&'static str),
}
