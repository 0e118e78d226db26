//! Scans and attachments: bounded, and typed by their content, whatever their name says.

use super::{Desk, sound};
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::find::findable;
use crate::{App, Person, token};
use office::documents::outgoing::{Refusal, Stage};
use office::secrecy;
use papers::Reader;
use store::Tx;
use store::documents::files::{self, FileLine};
use store::documents::{incoming, outgoing};

/// The largest file in bytes.
pub const FILE_LIMIT: usize = 20 * 1024 * 1024;

/// Most files of a document.
const MOST_FILES: i64 = 30;

/// A file that was uploaded.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What a file is, by its content. Of the archives only documents pass.
fn media(bytes: &[u8]) -> Option<&'static str> {
    match papers::Kind::of(bytes) {
        Some(papers::Kind::Pdf) => return Some("application/pdf"),
        Some(papers::Kind::Ofd) => return Some("application/ofd"),
        None if docx::is_docx(bytes) => {
            return Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        }
        None => {}
    }
    let types: [(&[u8], &str); 2] = [(b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg")];
    let known = types.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, media)| media);
    known.or_else(|| gongwen::decode::decode(bytes).ok().map(|_| "text/plain; charset=utf-8"))
}

/// The types that names of files tell, and how people call them.
const SAID: [(&[&str], &str, &str); 6] = [
    (&["pdf"], "application/pdf", "PDF 文件"),
    (&["ofd"], "application/ofd", "OFD 文件"),
    (&["docx", "dotx"], "application/vnd.openxmlformats", "Word 文件"),
    (&["png"], "image/png", "PNG 图片"),
    (&["jpg", "jpeg"], "image/jpeg", "JPG 图片"),
    (&["txt", "md"], "text/plain", "文本文件"),
];

/// What text may be called: not what a desktop would run or open in a browser.
const PLAIN: [&str; 3] = ["txt", "md", "csv"];

/// The type that a name tells, if it tells one.
fn said(name: &str) -> Option<&'static str> {
    let end = name.rsplit_once('.')?.1.to_ascii_lowercase();
    SAID.into_iter().find(|(ends, ..)| ends.contains(&end.as_str())).map(|(_, media, _)| media)
}

fn kind(media: &str) -> &'static str {
    SAID.into_iter().find(|(_, known, _)| *known == media).map_or("", |(.., called)| called)
}

/// The text of a file; empty where it has none, as a picture and a scan.
///
/// # Errors
/// If it should have one and it cannot be read.
pub(crate) fn text_of(reader: &Reader, bytes: &[u8]) -> Result<String> {
    let unreadable = |message: String| Error::new(Kind::Invalid, message);
    if papers::Kind::of(bytes).is_some() {
        return reader.read(bytes).map_err(|error| unreadable(error.to_string()));
    }
    if docx::is_docx(bytes) {
        // A mark of classification stands in the header of the pages as well as anywhere.
        let whole = |extract: docx::Extract| extract.words().collect::<Vec<_>>().join("\n");
        return docx::read(bytes).map(whole).map_err(|error| unreadable(error.to_string()));
    }
    match media(bytes) {
        Some("text/plain; charset=utf-8") => {
            Ok(gongwen::decode::decode(bytes).map(|decoded| decoded.text).unwrap_or_default())
        }
        _ => Ok(String::new()),
    }
}

/// What a file turned out to be.
pub(super) struct Admitted {
    /// Its name, as it may be kept.
    pub(super) name: String,
    /// Its type.
    pub(super) media: &'static str,
    /// Its text, where it has one that can be read here.
    pub(super) text: String,
}

/// Checks a file: its size, its type, and that it bears no mark of classification.
async fn admit(reader: &Reader, file: &NewFile) -> Result<Admitted> {
    if file.bytes.is_empty() {
        return Err(Error::new(Kind::Invalid, "文件是空的，请重新选择。"));
    }
    if file.bytes.len() > FILE_LIMIT {
        return Err(Error::new(Kind::TooLarge, "文件太大：一个文件最多20 MB。扫描件请降低分辨率后再传。"));
    }
    let media = media(&file.bytes)
        .ok_or_else(|| Error::new(Kind::Invalid, "不支持这种文件。可以上传 PDF、OFD、PNG、JPG、.docx 和文本文件。"))?;
    let name = sound::name(&file.name);
    if name.chars().count() > 120 {
        return Err(Error::new(Kind::Invalid, "文件名太长，最多120个字。请改短再传。"));
    }
    if let Some(message) = misnamed(&name, media) {
        return Err(Error::new(Kind::Invalid, message));
    }
    if let Some(fault) = sound::picture(&file.bytes) {
        return Err(Error::new(Kind::Invalid, format!("“{name}”{fault}")));
    }
    // What would run on somebody's desk could not be handed to an archive either.
    if let Some(what) = crate::archive::active(&name, &file.bytes) {
        let message = format!("文件“{name}”{what}，不能上传。请另存为不带宏、不带脚本的文件再传。");
        return Err(Error::new(Kind::Invalid, message));
    }
    let bytes = file.bytes.clone();
    let swollen = tokio::task::spawn_blocking(move || sound::archive(&bytes)).await?;
    if let Some(fault) = swollen {
        return Err(Error::new(Kind::Invalid, format!("“{name}”{fault}")));
    }
    // A text that cannot be read cannot be searched for a mark of classification either.
    let (reader, bytes) = (reader.clone(), file.bytes.clone());
    let text = tokio::task::spawn_blocking(move || text_of(&reader, &bytes)).await??;
    match secrecy::mark(&text).or_else(|| secrecy::mark_in_name(&name)) {
        Some(mark) => Err(office::documents::incoming::Refusal::Classified(mark.to_string()).into()),
        // Only now it is known that what looked like a Word file is one.
        None => match unfit(&name, media) {
            Some(message) => Err(Error::new(Kind::Invalid, message)),
            None => Ok(Admitted { name, media, text }),
        },
    }
}

/// What is wrong with a name that tells another type than the content has.
fn misnamed(name: &str, media: &str) -> Option<String> {
    if let Some(said) = said(name).filter(|said| !media.starts_with(said)) {
        return Some(format!("文件名“{name}”与内容不符：内容不是{}。请确认没有选错文件。", kind(said)));
    }
    let plain = PLAIN.contains(&end(name).as_str()) || !media.starts_with("text/plain");
    (!plain).then(|| {
        "不支持这种文件：内容是文字，但名称不是 .txt、.md 或者 .csv。请确认没有选错，或者另存为这几种再传。".to_owned()
    })
}

fn end(name: &str) -> String {
    name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
}

/// What is wrong with a name that tells no type, or one that is not known here: whoever opens the file must
/// get what it says.
fn unfit(name: &str, media: &str) -> Option<String> {
    if media.starts_with("text/plain") {
        return None;
    }
    let (ends, _, called) = SAID.into_iter().find(|(_, known, _)| media.starts_with(known))?;
    (!ends.contains(&end(name).as_str()))
        .then(|| format!("文件名“{name}”与内容不符：内容是{called}，名称应当以 .{} 结尾。请改名后再传。", ends[0]))
}

impl App {
    /// Checks a file that is to be kept.
    pub(super) async fn admit_file(&self, file: &NewFile) -> Result<Admitted> {
        // Never closed: whoever asks gets a turn.
        let turn = self.reading.acquire().await;
        let admitted = admit(&self.reader, file).await;
        drop(turn);
        admitted
    }

    /// The files of a sent or received document that the person may see.
    ///
    /// # Errors
    /// `NotFound` if it is not theirs to see.
    pub async fn document_files(&self, person: &Person, id: &str) -> Result<Vec<FileLine>> {
        self.sees(person, id).await?;
        Ok(files::list(&self.db, id).await?)
    }

    /// Name, type and content of a file.
    ///
    /// # Errors
    /// `NotFound` if it is not theirs to see.
    pub async fn document_file(&self, person: &Person, id: &str, file: &str) -> Result<(String, String, Vec<u8>)> {
        self.sees(person, id).await?;
        files::content(&self.db, id, file).await?.ok_or_else(Error::no_document)
    }

    /// Adds a file to a document: to a received one until it is archived, by members of the office; to
    /// one that is drafted or reviewed, by its drafter and those who review. What is being signed is
    /// not changed any more, its files neither.
    ///
    /// # Errors
    /// Refused if it is too large, of another type, classified, or one too many.
    pub async fn add_file(&self, person: &Person, id: &str, file: NewFile) -> Result<()> {
        let desk = self.desk(person).await?;
        desk.member()?;
        self.sees(person, id).await?;
        let Admitted { name, media, text } = self.admit_file(&file).await?;
        let digest = token::digest_bytes(&file.bytes);
        let mut tx = self.begin_as(person, &desk.organization).await?;
        let kind = self.open_files(&mut tx, &desk, id).await?;
        if files::count(&mut tx, id).await? >= MOST_FILES {
            return Err(Error::new(Kind::Invalid, format!("一份公文最多{MOST_FILES}个文件，请合并后再传。")));
        }
        let text = findable(&text);
        let new = files::NewFile { name: &name, media, digest: &digest, bytes: &file.bytes, text: &text };
        files::insert(&mut tx, id, new, &desk.holder, desk.now.at).await?;
        let verb = if kind == "incoming" { "incoming.file_added" } else { "outgoing.file_added" };
        let entry = self.entry(person, verb, Object::new(kind, id), format!("上传文件“{name}”"));
        Ok(tx.commit(&entry.changed("", digest)).await?)
    }

    /// Takes a file away from a document that is drafted or reviewed. What others sent in stays.
    ///
    /// # Errors
    /// `NotFound` for another file; as [`add_file`](Self::add_file) refuses.
    pub async fn remove_file(&self, person: &Person, id: &str, file: &str) -> Result<()> {
        let (desk, mut tx) = self.open_desk(person).await?;
        desk.member()?;
        if self.open_files(&mut tx, &desk, id).await? == "incoming" {
            return Err(Error::new(Kind::Conflict, "收文的文件是来文的一部分，不能删。传错了的，请另传正确的一份。"));
        }
        let (name, digest) = files::remove(&mut tx, id, file).await?.ok_or_else(Error::no_document)?;
        let words = format!("删去文件“{name}”");
        let entry = self.entry(person, "outgoing.file_removed", Object::new("outgoing", id), words);
        Ok(tx.commit(&entry.changed(digest, "")).await?)
    }

    /// The kind of a document whose files may change now, claimed for this transaction.
    async fn open_files(&self, tx: &mut Tx, desk: &Desk, id: &str) -> Result<&'static str> {
        if let Some(document) = incoming::by_id(tx, id, &desk.viewer()).await? {
            if document.stage == office::documents::incoming::Stage::Archived {
                return Err(Error::new(Kind::Conflict, "这份收文已经归档，不能再加文件。"));
            }
            return Ok("incoming");
        }
        let mut document = outgoing::by_id(tx, id, &desk.viewer()).await?.ok_or_else(Error::no_document)?;
        match document.stage() {
            Stage::Drafting | Stage::Reviewing => {}
            stage => {
                let message =
                    format!("现在是“{}”环节，附件文件只在拟稿、审核时增减。要改，请先退回或者撤回。", stage.name());
                return Err(Error::new(Kind::Conflict, message));
            }
        }
        if document.drafter.id != desk.holder.id && desk.is_reviewer().is_none() {
            return Err(Refusal::NotDrafter(document.drafter.name.clone()).into());
        }
        // Whoever submits at this moment must have seen it.
        outgoing::update(tx, &mut document).await?;
        Ok("outgoing")
    }

    async fn sees(&self, person: &Person, id: &str) -> Result<()> {
        match self.incoming(person, id).await {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == Kind::NotFound => self.document(person, id).await.map(|_| ()),
            Err(error) => Err(error),
        }
    }
}
