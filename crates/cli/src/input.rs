//! Reading a document from a file or from standard input.

use crate::arguments;
use crate::outcome::{Message, io_reason, tell};
use gongwen::decode::{self, Decoded};
use gongwen::{Kind, Profile, Reading, Remark, Syntax};
use serde_json::error::Category;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// A document that was read, and where it came from.
pub(crate) struct Input {
    /// As shown: the path, or 标准输入.
    pub(crate) name: String,
    /// The document.
    pub(crate) reading: Reading,
    /// How the text is written.
    pub(crate) syntax: Syntax,
    /// What kind of file it was.
    pub(crate) source: Source,
}

/// What the bytes were.
pub(crate) enum Source {
    /// A text file, with what is needed to write it back the same way.
    Text(Decoded),
    /// A Word document: it is read, never written.
    Word,
}

/// Reads one document.
pub(crate) fn read(path: &Path, options: &arguments::Reading) -> Result<Input, Message> {
    let name = if is_stdin(path) { "标准输入".to_owned() } else { path.display().to_string() };
    let told = |reason: String| Message(format!("{name}：{reason}"));
    let bytes = bytes(path).map_err(told)?;
    let kind = options.kind.as_deref().map(kind).transpose()?;
    let markdown = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
        || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("markdown"));
    let syntax = match options.syntax {
        Some(arguments::Syntax::Plain) => Syntax::Plain,
        Some(arguments::Syntax::Markdown) => Syntax::Markdown,
        None if markdown => Syntax::Markdown,
        None => Syntax::Plain,
    };
    let marked;
    let (text, remarks, syntax, source): (String, Vec<Remark>, Syntax, Source) = if docx::is_word(&bytes) {
        let extract = docx::read(&bytes).map_err(|error| told(error.to_string()))?;
        marked = extract.words().find_map(office::secrecy::mark);
        (extract.text, extract.remarks, Syntax::Plain, Source::Word)
    } else {
        let decoded = decode::decode(&bytes).map_err(|error| told(error.to_string()))?;
        marked = office::secrecy::mark(&decoded.text);
        (decoded.text.clone(), Vec::new(), syntax, Source::Text(decoded))
    };
    // 涉密不上网: the command line may run on a computer meant for it, so it says so and goes on.
    if let Some(mark) = marked {
        tell(format_args!(
            "{name}：标有密级“{mark}”。涉密文件只能在涉密计算机上处理；本机如果连着网络，请立即停止并按保密规定处置。"
        ));
    }
    let mut reading = gongwen::read(&text, syntax);
    reading.remarks.splice(0..0, remarks);
    if kind.is_some() {
        reading.document.stated.kind = kind;
    }
    Ok(Input { name, reading, syntax, source })
}

/// At most so many remarks are told where a document is turned into something else.
const TOLD: usize = 20;

impl Input {
    /// Tells what the document holds beside what is written out: notes, tracked changes, hidden text,
    /// and what was not understood.
    pub(crate) fn tell_remarks(&self) {
        for remark in self.reading.remarks.iter().take(TOLD) {
            tell(format_args!("说明　{}", remark.message));
        }
        if let more @ 1.. = self.reading.remarks.len().saturating_sub(TOLD) {
            tell(format_args!("说明　还有{more}处，用 wenshu check 查看。"));
        }
    }
}

/// The office profile, if one is named.
pub(crate) fn profile(path: Option<&Path>) -> Result<Option<Profile>, Message> {
    let Some(path) = path else { return Ok(None) };
    let text = std::fs::read_to_string(path)
        .map_err(|error| Message(format!("无法读取单位资料 {}：{}。", path.display(), io_reason(&error))))?;
    serde_json::from_str(&text).map(Some).map_err(|error| {
        let place = format!("第{}行第{}列", error.line(), error.column());
        let reason = json_reason(&error);
        Message(format!("单位资料 {} {place}有错误：{reason}。写法见 docs/profile.md。", path.display()))
    })
}

/// What is wrong with a JSON file. The reader's own words are English; those that name something
/// in the file are put into Chinese, with what they name.
fn json_reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let named = words.split('`').nth(1).unwrap_or_default();
    match error.classify() {
        Category::Io => "文件读不完整".to_owned(),
        Category::Eof => "没有写完，少了引号或者括号".to_owned(),
        Category::Syntax => "不是 JSON 的写法，多半是多了或者少了逗号、引号、括号".to_owned(),
        Category::Data if words.starts_with("unknown field") => format!("没有“{named}”这一项"),
        Category::Data if words.starts_with("unknown variant") => format!("这一项不能是“{named}”"),
        Category::Data if words.starts_with("missing field") => format!("缺少“{named}”这一项"),
        Category::Data if words.starts_with("duplicate field") => format!("“{named}”写了两次"),
        Category::Data => "这一项的值的类型不对（文字要加引号，多个值用方括号括起来）".to_owned(),
    }
}

/// Whether a path means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// The kind named on the command line.
pub(crate) fn kind(name: &str) -> Result<Kind, Message> {
    Kind::from_name(name).ok_or_else(|| {
        let all = Kind::ALL.map(Kind::name).join("、");
        Message(format!("没有“{name}”这个文种。可以是：{all}。"))
    })
}

/// All bytes, but never more than the limit: a huge file is refused before it fills the memory.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let limit = decode::LIMIT as u64;
    let mut bytes = Vec::new();
    let too_large = |size: u64| format!("文件太大（{} MB），上限是 {} MB。请拆分后再试。", size >> 20, limit >> 20);
    let read = |source: &mut dyn Read, bytes: &mut Vec<u8>| source.take(limit + 1).read_to_end(bytes);
    if is_stdin(path) {
        read(&mut std::io::stdin().lock(), &mut bytes).map_err(|error| io_reason(&error))?;
    } else {
        let mut file = File::open(path).map_err(|error| format!("无法打开：{}。", io_reason(&error)))?;
        let size = file.metadata().map_err(|error| io_reason(&error))?;
        if size.is_dir() {
            return Err("这是文件夹，请指定文件。".to_owned());
        }
        if size.len() > limit {
            return Err(too_large(size.len()));
        }
        read(&mut file, &mut bytes).map_err(|error| format!("读取失败：{}。", io_reason(&error)))?;
    }
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}
