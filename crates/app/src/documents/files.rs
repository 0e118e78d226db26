//! Scans and attachments: bounded, and typed by their content, whatever their name says.

use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::find::findable;
use crate::{App, Person, token};
use office::secrecy;
use store::documents::files::{self, FileLine};

/// The largest file in bytes.
pub const FILE_LIMIT: usize = 20 * 1024 * 1024;

/// A file that was uploaded.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The entry that every OFD package begins with (GB/T 33190).
const OFD: &[u8] = b"OFD.xml";

/// What a file is, by its content. Of the archives only documents pass.
fn media(bytes: &[u8]) -> Option<&'static str> {
    let types: [(&[u8], &str); 3] =
        [(b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg")];
    if docx::is_docx(bytes) {
        let ofd = bytes.windows(OFD.len()).any(|name| name == OFD);
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        return Some(if ofd { "application/ofd" } else { word });
    }
    let known = types.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, media)| media);
    known.or_else(|| gongwen::decode::decode(bytes).ok().map(|_| "text/plain; charset=utf-8"))
}

/// The text of a file, where it has one that can be read here.
pub(crate) fn text_of(bytes: &[u8]) -> String {
    if docx::is_docx(bytes) {
        return docx::read(bytes).map(|extract| extract.text).unwrap_or_default();
    }
    match media(bytes) {
        Some("text/plain; charset=utf-8") => {
            gongwen::decode::decode(bytes).map(|decoded| decoded.text).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// What a file turned out to be.
pub(super) struct Admitted {
    /// Its type.
    pub(super) media: &'static str,
    /// Its text, where it has one that can be read here.
    pub(super) text: String,
}

/// Checks a file: its size, its type, and that it bears no mark of classification.
pub(super) fn admit(file: &NewFile) -> Result<Admitted> {
    if file.bytes.is_empty() {
        return Err(Error::new(Kind::Invalid, "文件是空的，请重新选择。"));
    }
    if file.bytes.len() > FILE_LIMIT {
        return Err(Error::new(Kind::TooLarge, "文件太大：一个文件最多20 MB。扫描件请降低分辨率后再传。"));
    }
    let media = media(&file.bytes)
        .ok_or_else(|| Error::new(Kind::Invalid, "不支持这种文件。可以上传 PDF、OFD、PNG、JPG、.docx 和文本文件。"))?;
    // A text that cannot be read cannot be searched for a mark of classification either.
    let text = match docx::is_docx(&file.bytes) && media != "application/ofd" {
        true => docx::read(&file.bytes).map_err(|error| Error::new(Kind::Invalid, error.to_string()))?.text,
        false => text_of(&file.bytes),
    };
    match secrecy::mark(&text).or_else(|| secrecy::mark(&file.name)) {
        Some(mark) => Err(office::documents::incoming::Refusal::Classified(mark.to_string()).into()),
        None => Ok(Admitted { media, text }),
    }
}

impl App {
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

    /// Adds a file to a received document.
    ///
    /// # Errors
    /// Refused if it is too large, of another type, or classified.
    pub async fn add_file(&self, person: &Person, id: &str, file: NewFile) -> Result<()> {
        let desk = self.desk(person).await?;
        desk.member()?;
        self.incoming(person, id).await?;
        let Admitted { media, text } = admit(&file)?;
        let digest = token::digest_bytes(&file.bytes);
        let mut tx = self.db.begin().await?;
        let name: String = file.name.chars().filter(|c| !c.is_control()).take(120).collect();
        let text = findable(&text);
        let new = files::NewFile { name: &name, media, digest: &digest, bytes: &file.bytes, text: &text };
        files::insert(&mut tx, id, new, &desk.holder, desk.now.at).await?;
        let entry = self.entry(person, "incoming.file_added", Object::new("incoming", id), format!("上传文件“{name}”"));
        Ok(tx.commit(&entry.changed("", digest)).await?)
    }

    async fn sees(&self, person: &Person, id: &str) -> Result<()> {
        match self.incoming(person, id).await {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == Kind::NotFound => self.document(person, id).await.map(|_| ()),
            Err(error) => Err(error),
        }
    }
}
