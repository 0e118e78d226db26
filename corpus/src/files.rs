//! Files as offices have them: opened or refused with a reason, their text compared with
//! LibreOffice's.

use crate::documents::compact;
use crate::shell::{self, Folder};
use gongwen::decode;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// One file.
pub(crate) struct File {
    pub(crate) name: String,
    /// Characters read, or why it was refused.
    pub(crate) result: Result<usize, String>,
    /// What the independent reader sees otherwise; `None` where it was not asked.
    pub(crate) difference: Option<String>,
}

/// Reads every .docx, .dotx, .doc, .wps and .txt file.
pub(crate) fn read(corpus: &Path) -> Vec<File> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in ["docx", "dotx", "doc", "wps", "txt"] {
        let entries = std::fs::read_dir(corpus.join("files").join(folder));
        paths.extend(entries.into_iter().flatten().flatten().map(|entry| entry.path()));
    }
    paths.sort();
    let others = libreoffice(&paths);
    paths.iter().map(|path| one(path, others.as_ref().ok())).collect()
}

fn one(path: &Path, others: Option<&HashMap<String, String>>) -> File {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let short = short(path);
    let bytes = std::fs::read(path).unwrap_or_default();
    let word = docx::is_docx(&bytes) || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    let text = if word {
        docx::read(&bytes).map(|extract| extract.text).map_err(|error| error.to_string())
    } else {
        decode::decode(&bytes).map(|decoded| decoded.text).map_err(|error| error.to_string())
    };
    let difference = match (&text, others) {
        (Ok(text), Some(others)) if word => {
            others.get(&short).map_or(Some("LibreOffice 未给出文字".to_owned()), |other| difference(text, other))
        }
        _ => None,
    };
    if let Ok(text) = &text {
        // Reading it as a document must not panic either.
        let _ = gongwen::read(text, gongwen::Syntax::Plain);
    }
    File { name: name.chars().take(40).collect(), result: text.map(|text| text.chars().count()), difference }
}

/// The texts of all Word files as LibreOffice reads them, by short name.
fn libreoffice(paths: &[PathBuf]) -> Result<HashMap<String, String>, String> {
    let folder = Folder::new("files")?;
    let mut names = Vec::new();
    for path in paths {
        let bytes = std::fs::read(path).unwrap_or_default();
        if docx::is_docx(&bytes) {
            let copy = folder.path().join(format!("{}.docx", short(path)));
            std::fs::write(&copy, bytes).map_err(|error| error.to_string())?;
            names.push(copy.display().to_string());
        }
    }
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let out = folder.path().join("out").display().to_string();
    let mut arguments =
        vec!["--headless", profile.as_str(), "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out.as_str()];
    arguments.extend(names.iter().map(String::as_str));
    shell::run("soffice", &arguments)?;
    let mut texts = HashMap::new();
    for path in paths {
        if let Ok(text) = std::fs::read_to_string(folder.path().join("out").join(format!("{}.txt", short(path)))) {
            texts.insert(short(path), text);
        }
    }
    Ok(texts)
}

/// Identifiers before the double underscore are unique.
fn short(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    name.split("__").next().unwrap_or_default().to_owned()
}

/// How the two texts differ, bars and merge signs of tables aside.
fn difference(ours: &str, other: &str) -> Option<String> {
    let plain = |text: &str| compact(text).chars().filter(|c| !"|\\<^-—\u{feff}".contains(*c)).collect::<String>();
    let (ours, other) = (plain(ours), plain(other));
    if ours == other {
        return None;
    }
    let same_front = ours.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let at = |text: &str| text.chars().skip(same_front).take(16).collect::<String>();
    Some(format!(
        "第{}字起：本程序「{}」，LibreOffice「{}」（共{}字、{}字）",
        same_front + 1,
        at(&ours),
        at(&other),
        ours.chars().count(),
        other.chars().count()
    ))
}
