//! Papers that are archived, and packages taken apart and put together again.

use crate::county::County;
use app::archive::{ArchiveRequest, Filing};
use app::documents::NewDelivery;
use office::archive::{Description, Retention};
use office::documents::Circle;
use office::documents::incoming::{Treatment, Urgency};
use sm3::{Digest, Sm3};
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Files of a package: their paths and contents.
pub(crate) type Parts = Vec<(String, Vec<u8>)>;

/// A paper that was only to be read by the director, and was.
pub(crate) async fn concluded(county: &County, title: &str, circle: Circle) -> String {
    let new = NewDelivery {
        unit: String::new(),
        sender: "江州市人民政府".into(),
        their_number: "江政发〔2026〕3号".into(),
        title: title.into(),
        text: "请各单位遵照执行。\n".into(),
        urgency: Urgency::Normal,
        copies: 1,
        file: None,
    };
    let (app, registrar) = (&county.app, &county.registrar);
    let id = app.take_in(registrar, new).await.unwrap();
    app.register_incoming(registrar, &id, county.seen(&id).await, Treatment::Reading, circle).await.unwrap();
    app.examine_incoming(registrar, &id, county.seen(&id).await).await.unwrap();
    let readers = [county.director.id().to_owned()];
    app.circulate(registrar, &id, county.seen(&id).await, &readers).await.unwrap();
    app.mark_read(&county.director, &id, county.seen(&id).await, "").await.unwrap();
    app.conclude(registrar, &id, county.seen(&id).await).await.unwrap();
    id
}

/// What the registrar chooses.
pub(crate) fn filing(retention: Retention) -> Filing {
    let description = Description { pages: Some(2), note: String::new() };
    Filing { retention: Some(retention), year: 2026, unit: "BGS".into(), description }
}

/// A paper that is archived; gives its reference.
pub(crate) async fn filed(county: &County, title: &str, circle: Circle, retention: Retention) -> String {
    let id = concluded(county, title, circle).await;
    county.app.archive_incoming(&county.registrar, &id, county.seen(&id).await, &filing(retention)).await.unwrap();
    let all = ArchiveRequest::default();
    let found = county.app.archive_register(&county.registrar, &all).await.unwrap();
    found.lines.iter().find(|filed| filed.item.document == id).unwrap().item.reference.to_string()
}

/// Takes a package apart.
pub(crate) fn unpacked(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().to_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(read).collect()
}

/// Puts a package together.
pub(crate) fn packed(parts: &[(String, Vec<u8>)]) -> Cursor<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        writer.start_file(path.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap()
}

/// The content of the file whose path ends so.
pub(crate) fn pick<'a>(parts: &'a mut [(String, Vec<u8>)], end: &str) -> &'a mut Vec<u8> {
    &mut parts.iter_mut().find(|(path, _)| path.ends_with(end)).unwrap().1
}

/// Writes the manifest anew, as a careful forger would.
pub(crate) fn relisted(parts: &mut [(String, Vec<u8>)]) {
    let mut manifest = String::new();
    for (path, bytes) in parts.iter().filter(|(path, _)| path != "manifest.txt" && path != "handover.txt") {
        let digest: String = Sm3::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let _ = writeln!(manifest, "{digest}  {path}");
    }
    *pick(parts, "manifest.txt") = manifest.into_bytes();
}
