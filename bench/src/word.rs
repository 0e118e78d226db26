//! The notice as a Word document, for programs that read nothing simpler.

use crate::trouble::Trouble;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const SECTION: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="0" w:footer="1400" w:gutter="0"/></w:sectPr>"#;
/// 三号, lines of 29 pt, in the font that the pages of ours are set with.
const LINE: &str = r#"<w:pPr><w:spacing w:line="580" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="FandolFang" w:hAnsi="FandolFang" w:eastAsia="FandolFang"/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">"#;

/// Writes the lines of a text as paragraphs.
pub(crate) fn write(text: &str, path: &Path) -> Result<(), Trouble> {
    let mut body = String::new();
    for line in text.lines() {
        let escaped = line.replace('&', "&amp;").replace('<', "&lt;");
        body.push_str(&format!("<w:p>{LINE}{escaped}</w:t></w:r></w:p>"));
    }
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}{SECTION}</w:body></w:document>"#
    );
    let told = |error: &dyn std::fmt::Display| Trouble::of("Word document", error);
    let mut package = ZipWriter::new(File::create(path).map_err(|error| told(&error))?);
    for (name, content) in
        [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document.as_str())]
    {
        package.start_file(name, SimpleFileOptions::default()).map_err(|error| told(&error))?;
        package.write_all(content.as_bytes()).map_err(|error| told(&error))?;
    }
    package.finish().map(drop).map_err(|error| told(&error))
}
