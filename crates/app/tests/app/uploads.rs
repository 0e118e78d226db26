//! Files that are uploaded: whole, called what they are, not classified.

use crate::county::county;
use app::documents::NewFile;
use std::io::Write;

#[tokio::test]
async fn an_upload_is_whole_and_is_called_what_it_is() {
    let (db, _folder) = testkit::sqlite().await;
    let county = county(db).await;
    let (app, id) = (&county.app, county.begun().await);
    let add = async |name: &str, bytes: Vec<u8>| {
        app.add_file(&county.secretary, &id, NewFile { name: name.to_owned(), bytes }).await
    };
    for (name, bytes, why) in [
        ("扫描件.png", b"\x89PNG\r\n\x1a\nabc".to_vec(), "不完整"),
        ("副本（机密）.txt", "一、堤防\n".into(), "涉密件线下办理"),
        ("说明.txt", "本件定密为秘密级，保密期限5年\n".into(), "涉密件线下办理"),
        ("x.zip", word("通知"), "名称应当以 .docx 结尾"),
        ("通知.docx", swollen(), "解压后异常地大"),
    ] {
        let refused = add(name, bytes).await.unwrap_err();
        assert!(refused.message().contains(why), "{name}: {refused}");
    }
    add("../../etc/passwd.txt", "一、堤防\n".into()).await.unwrap();
    add("通知.docx", word("通知")).await.unwrap();
    let kept = app.document_files(&county.secretary, &id).await.unwrap();
    let names: Vec<&str> = kept.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["passwd.txt", "通知.docx"]);
}

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// A Word file of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(part).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn word(text: &str) -> Vec<u8> {
    let body = format!("<w:document {W}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>");
    zipped(&[("word/document.xml", body.as_bytes())])
}

/// Small, until somebody unpacks it: a part that is not read for the text.
fn swollen() -> Vec<u8> {
    zipped(&[("word/document.xml", b"<x/>"), ("word/media/a.bmp", &vec![0; 60 * 1024 * 1024])])
}

/// A Word file whose mark stands in the header of its pages only.
fn marked_in_the_header() -> Vec<u8> {
    let paragraph = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let body = format!("<w:document {W}><w:body>{}</w:body></w:document>", paragraph("关于防汛工作的通知"));
    let header = format!("<w:hdr {W}>{}</w:hdr>", paragraph("机密★5年"));
    zipped(&[("word/document.xml", body.as_bytes()), ("word/header1.xml", header.as_bytes())])
}

#[tokio::test]
async fn a_mark_in_the_header_of_the_pages_is_found() {
    let (db, _folder) = testkit::sqlite().await;
    let county = county(db).await;
    let (app, secretary) = (&county.app, &county.secretary);
    let id = county.begun().await;
    let file = NewFile { name: "附表.docx".into(), bytes: marked_in_the_header() };
    let attached = app.add_file(secretary, &id, file).await.unwrap_err();
    let drafted = app.upload(secretary, "通知.docx", marked_in_the_header()).await.unwrap_err();
    for refused in [attached, drafted] {
        assert!(refused.message().contains("机密★5年"), "{refused}");
    }
}
