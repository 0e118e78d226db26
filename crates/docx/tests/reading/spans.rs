//! Whatever a body is made of, remarks point into the text.

use super::{W, document, package};
use docx::read;

const RUNS: &[&str] = &[
    "<w:r><w:t>云溪县</w:t></w:r>",
    r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>"#,
    r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/><w:vanish/></w:rPr><w:t>注3</w:t></w:r>"#,
    r#"<w:r><w:rPr><w:vertAlign w:val="subscript"/><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>1é</w:t></w:r>"#,
    "<w:r><w:rPr><w:strike/></w:rPr><w:t>作废</w:t></w:r>",
    r#"<w:r><w:rPr><w:strike/><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>"#,
    r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#,
    r#"<w:r><w:commentReference w:id="1"/></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#,
    r"<w:r><w:instrText>EQ \o\ac(□,甲)</w:instrText></w:r>",
    r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
    r#"<w:r><w:sym w:font="Webdings" w:char="F034"/></w:r>"#,
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>文件</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    r#"<w:ins w:author="甲">@</w:ins>"#,
    r#"<w:del w:author="乙">@</w:del>"#,
    r#"<w:fldSimple w:instr="PAGE">@</w:fldSimple>"#,
];

const MARKS: &[&str] = &[
    "",
    "",
    r#"<w:rPr><w:del w:author="甲"/></w:rPr>"#,
    r#"<w:rPr><w:ins w:author="甲"/></w:rPr>"#,
    r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>"#,
    r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:rPr><w:del w:author="甲"/></w:rPr>"#,
];

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn of<'a>(&mut self, rows: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        rows[(self.0 >> 33) as usize % rows.len()]
    }

    fn runs(&mut self) -> String {
        let run = |chance: &mut Self| {
            let inner = chance.of(RUNS).replace('@', "");
            chance.of(RUNS).replace('@', &inner)
        };
        (0..4).map(|_| run(self)).collect()
    }

    fn paragraph(&mut self) -> String {
        format!("<w:p><w:pPr>{}</w:pPr>{}</w:p>", self.of(MARKS), self.runs())
    }

    fn block(&mut self) -> String {
        let row =
            self.of(&["", r#"<w:ins w:author="甲"/>"#, r#"<w:del w:author="乙"/>"#, r#"<w:gridBefore w:val="1"/>"#]);
        let table = format!(
            "<w:tbl><w:tr><w:trPr>{row}</w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
            self.paragraph(),
            self.paragraph(),
            self.paragraph()
        );
        self.of(&["", "", &table]).to_owned() + &self.paragraph()
    }
}

#[test]
fn remarks_point_into_the_text() {
    let numbering = format!(
        r#"<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="hebrew1"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
    );
    let footnotes = format!(
        r#"<w:footnotes {W}><w:footnote w:id="2"><w:p><w:ins><w:r><w:t>按现价</w:t></w:r></w:ins></w:p></w:footnote></w:footnotes>"#
    );
    let comments = format!(
        r#"<w:comments {W}><w:comment w:id="1"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment></w:comments>"#
    );
    let mut chance = Chance(2026);
    for turn in 0..3000 {
        let body: String = (0..4).map(|_| chance.block()).collect();
        let bytes = package(&[
            ("word/document.xml", document(&body)),
            ("word/numbering.xml", numbering.clone().into_bytes()),
            ("word/footnotes.xml", footnotes.clone().into_bytes()),
            ("word/comments.xml", comments.clone().into_bytes()),
        ]);
        let Ok(extract) = read(&bytes) else { continue };
        for remark in &extract.remarks {
            assert!(
                extract.text.get(remark.span.range()).is_some(),
                "{turn}: {remark:?} in {:?}, {body}",
                extract.text
            );
        }
    }
}
