//! `wenshu render`: pages as PDF, pictures and data.

use crate::arguments::Render;
use crate::input;
use crate::outcome::{Message, Outcome, print_bytes, tell};
use crate::whole;
use std::io::IsTerminal;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use typeset::{FontSources, Fonts, PdfInfo, Setting, Typesetter};

/// Pixels per point of the pictures: 144 dots per inch.
const PICTURE_SCALE: f64 = 2.0;

/// Runs the command.
pub(crate) fn run(command: &Render) -> Result<Outcome, Message> {
    if command.output.is_none() && command.png.is_none() && command.facts.is_none() {
        return Err(Message("请至少指定一种输出：-o 文件.pdf、--png 文件夹 或 --facts 文件.json。".to_owned()));
    }
    let out = [&command.output, &command.facts];
    match out.iter().filter(|path| path.as_deref().is_some_and(is_stdout)).count() {
        0 => {}
        1 if command.output.as_deref().is_some_and(is_stdout) && std::io::stdout().is_terminal() => {
            return Err(Message("PDF 不能显示在终端上，请写 -o 文件.pdf，或者接上别的命令、重定向到文件。".to_owned()));
        }
        1 => {}
        _ => return Err(Message("PDF 和版面数据不能都写到标准输出，请有一个写到文件。".to_owned())),
    }
    let input = input::read(&command.file, &command.reading)?;
    input.tell_remarks();
    let profile = input::profile(command.reading.profile.as_deref())?.unwrap_or_default();
    let sources = FontSources { office_dir: command.fonts.clone(), ..FontSources::default() };
    let fonts = Fonts::load(&sources).map_err(|error| Message(error.to_string()))?;
    let typesetter = Typesetter::new(fonts);
    let document = &input.reading.document;
    let setting = typesetter.set(document, &profile).map_err(|error| Message(error.to_string()))?;
    for message in &setting.facts().messages {
        tell(format_args!("{message}"));
    }
    if let Some(path) = &command.output {
        let bytes = setting.pdf(&info(document)).map_err(|error| Message(error.to_string()))?;
        write(path, &bytes)?;
    }
    if let Some(folder) = &command.png {
        pictures(&setting, folder)?;
    }
    if let Some(path) = &command.facts {
        let facts = serde_json::to_string_pretty(setting.facts()).map_err(|error| Message(error.to_string()))?;
        write(path, facts.as_bytes())?;
    }
    tell(format_args!("共 {} 页。", setting.page_count()));
    Ok(Outcome::Clean)
}

fn pictures(setting: &Setting, folder: &Path) -> Result<(), Message> {
    std::fs::create_dir_all(folder).map_err(|error| Message::unwritable(folder, &error))?;
    for page in 0..setting.page_count() {
        let bytes = setting.png(page, PICTURE_SCALE);
        write(&folder.join(format!("{:03}.png", page + 1)), &bytes)?;
    }
    Ok(())
}

fn info(document: &gongwen::Document) -> PdfInfo {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    PdfInfo {
        title: document.title_text().to_owned(),
        author: document.signature.organs.first().map_or_else(String::new, ToString::to_string),
        created: i64::try_from(now).unwrap_or(0),
    }
}

/// `-` is standard output, as it is standard input for what is read.
fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    if is_stdout(path) {
        print_bytes(bytes);
        return Ok(());
    }
    if std::fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        // A device or a pipe takes what is written to it.
        return std::fs::write(path, bytes).map_err(|error| Message::unwritable(path, &error));
    }
    whole::write(path, bytes)
}
