//! PDF and OFD files made here are read; what is damaged is refused with a reason.

#![allow(clippy::unwrap_used)]

use papers::{Error, Kind, Reader, read};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A PDF of one page with this content, and a font of China that is not embedded.
fn pdf(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F 5 0 R /L 8 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R /DW 1000 \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880 /Descent -120 \
         /CapHeight 700 /StemV 80 /FontBBox [-25 -254 1000 880] >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut out, mut places) = (b"%PDF-1.7\n".to_vec(), Vec::new());
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        write!(out, "{} 0 obj\n{object}\nendobj\n", number + 1).unwrap();
    }
    let start = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(out, "{place:010} 00000 n ").unwrap();
    }
    let size = objects.len() + 1;
    write!(out, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").unwrap();
    out
}

/// Characters as a string of UCS-2.
fn ucs2(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04X}")).collect()
}

#[test]
fn a_pdf_says_what_stands_on_its_page_from_above() {
    let mark = ucs2("机密★1年");
    let content = format!(
        "BT /F 16 Tf 80 600 Td <{}> Tj ET BT /F 16 Tf 80 780 Td <{mark}> Tj ET BT /L 12 Tf 80 500 Td (GB/T 9704) Tj ET",
        ucs2("关于防汛的通知")
    );
    assert_eq!(read(&pdf(&content)).unwrap(), "机密★1年\n关于防汛的通知\nGB/T 9704\n");
    assert_eq!(read(&pdf("0 0 100 100 re f")).unwrap(), "", "a page without text is no fault");
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const NAMESPACE: &str = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

fn ofd(page: &str, template: &str) -> Vec<u8> {
    let root = format!(
        "<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    );
    let document = format!(
        "<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:TemplatePage ID=\"9\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>\
         </ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>\
         <ofd:Page ID=\"2\" BaseLoc=\"Pages/Missing.xml\"/></ofd:Pages></ofd:Document>"
    );
    let on = |inner: &str| format!("<ofd:Page {NAMESPACE}>{inner}</ofd:Page>");
    let page = on(&format!("<ofd:Template TemplateID=\"9\"/><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content>"));
    let template =
        on(&format!("<ofd:Content><ofd:Layer><ofd:PageBlock>{template}</ofd:PageBlock></ofd:Layer></ofd:Content>"));
    package(&[
        ("OFD.xml", &root),
        ("Doc_0/Document.xml", &document),
        ("Doc_0/Pages/Page_0/Content.xml", &page),
        ("Doc_0/Tpls/Tpl_0/Content.xml", &template),
    ])
}

#[test]
fn an_ofd_says_what_its_page_and_its_template_say() {
    let object = |boundary: &str, code: &str| {
        format!("<ofd:TextObject Boundary=\"{boundary}\" Font=\"3\" Size=\"5.6\">{code}</ofd:TextObject>")
    };
    let title = object("40 90 120 8", "<ofd:TextCode X=\"0\" Y=\"6\" DeltaX=\"g 6 7\">关于防汛的通知</ofd:TextCode>");
    let word = object("28 110 60 8", "<ofd:TextCode X=\"0\" Y=\"6\">各乡镇&amp;部门：</ofd:TextCode>");
    let mark = object("28 40 60 8", "<ofd:TextCode X=\"0\" Y=\"6\" DeltaX=\"6 6 6 4\">秘密★3年</ofd:TextCode>");
    let read = read(&ofd(&format!("{word}{title}"), &mark)).unwrap();
    assert_eq!(read, "秘密★3年\n关于防汛的通知\n各乡镇&部门：\n");
}

#[test]
fn what_is_damaged_or_something_else_is_refused() {
    let whole = ofd("", "");
    for (bytes, error) in [
        (b"%PDF-1.7\nnothing".to_vec(), Error::Damaged),
        (package(&[("OFD.xml", "<a/>"), ("x", "y")]), Error::Damaged),
        (whole[..whole.len() - 60].to_vec(), Error::Damaged),
        (package(&[("word/document.xml", "<a/>")]), Error::Unknown),
        (b"hello".to_vec(), Error::Unknown),
    ] {
        assert_eq!(read(&bytes), Err(error.clone()));
        assert_eq!(Reader::Here.read(&bytes), Err(error));
    }
    assert_eq!(Kind::of(&whole), Some(Kind::Ofd));
    assert_eq!(Kind::of(b"%PDF-1.4"), Some(Kind::Pdf));
    assert_eq!(Kind::of(b"PK\x03\x04 word/document.xml"), None);
}
