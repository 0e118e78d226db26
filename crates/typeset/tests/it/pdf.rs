//! The PDF, read by a program that is not ours (pdftotext of poppler-utils).

use crate::build::{notice, plain, set, text};
use std::path::PathBuf;
use std::process::Command;
use typeset::PdfInfo;

fn write(name: &str, document: &gongwen::Document) -> (PathBuf, Vec<u8>) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    let info = PdfInfo { title: "防汛通知".into(), author: "云溪县人民政府".into(), created: 1_775_600_000 };
    let pdf = set(document).pdf(&info).expect("a PDF/A-2b file");
    std::fs::write(&path, &pdf).expect("written");
    (path, pdf)
}

fn run(program: &str, arguments: &[&str], file: &PathBuf) -> String {
    let output = Command::new(program).args(arguments).arg(file).args((program == "pdftotext").then_some("-")).output();
    let output = output.unwrap_or_else(|error| panic!("{program} of poppler-utils is needed: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// (page, xMin, yMin, xMax, yMax, word), lengths in mm.
fn words(file: &PathBuf) -> Vec<(usize, f64, f64, f64, f64, String)> {
    let html = run("pdftotext", &["-bbox"], file);
    let mut page = 0;
    let mut words = Vec::new();
    for line in html.lines() {
        page += usize::from(line.contains("<page "));
        let Some(line) = line.trim().strip_prefix("<word ") else { continue };
        let number = |name: &str| {
            let rest = line.split_once(&format!("{name}=\"")).expect("an attribute").1;
            rest.split('"').next().and_then(|value| value.parse::<f64>().ok()).expect("a number") * 25.4 / 72.0
        };
        let word = line.split_once('>').and_then(|(_, rest)| rest.split("</word>").next()).expect("a word");
        words.push((page, number("xMin"), number("yMin"), number("xMax"), number("yMax"), word.to_owned()));
    }
    words
}

#[test]
fn an_independent_reader_finds_everything_at_its_place() {
    let (file, _) = write("measured.pdf", &notice());
    let words = words(&file);
    let html = run("pdftotext", &["-bbox"], &file);
    assert!(html.contains("width=\"595.27") || html.contains("width=\"595.28"), "A4");
    assert!(words.iter().all(|word| word.1 > 27.9 && word.3 < 184.3), "within the text area");
    let right = words.iter().filter(|word| word.0 == 2).map(|word| word.3).fold(0.0, f64::max);
    assert!((right - 184.0).abs() < 0.2, "lines are full: {right}");
    let of = |text: &str| words.iter().find(|word| word.5.contains(text)).unwrap_or_else(|| panic!("{text}"));
    let mark = of("云溪县人民政府文件");
    assert!((f64::midpoint(mark.1, mark.3) - 106.0).abs() < 0.5);
    assert!(mark.2 < 73.0 && mark.4 > 80.0, "{mark:?}");
    let number = of("云政发〔2026〕12号");
    assert!((f64::midpoint(number.1, number.3) - 106.0).abs() < 0.3, "{number:?}");
    let digit = words.iter().find(|word| word.0 == 1 && word.5 == "1").expect("the page number");
    assert!(digit.2 > 264.0 && digit.4 < 275.0 && digit.1 > 106.0, "{digit:?}");
    let digit = words.iter().find(|word| word.0 == 2 && word.5 == "2").expect("the page number");
    assert!(digit.1 < 106.0, "{digit:?}");
}

#[test]
fn the_text_of_the_pdf_is_that_of_the_document() {
    let mut document = notice();
    let marks = "符号 #let x = $a$ *重点* `代码` \\反斜杠 @引用 <script>alert(1)</script> // 注释 [链接](x) ~ 原样。";
    document.body.push(plain(marks));
    document.title = Some(gongwen::Title::new(text("云溪县#人民$政府*关于_做好`防汛工作的通知")));
    let (file, _) = write("text.pdf", &document);
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{c}').collect::<String>();
    let found = bare(&run("pdftotext", &["-raw"], &file));
    for block in &document.body[1..] {
        let gongwen::Block::Paragraph(paragraph) = block else { continue };
        let words = bare(paragraph.text.as_str());
        let whole = words.chars().take(20).collect::<String>();
        assert!(found.contains(&whole), "{whole}\n{found}");
    }
    assert!(found.contains("<script>alert(1)</script>//注释"), "{found}");
    assert!(found.contains("云溪县#人民$政府*关于_做好`防汛工作的通知"));
}

#[test]
fn the_file_is_tagged_dated_and_has_an_outline() {
    let (file, pdf) = write("about.pdf", &notice());
    let about = run("pdfinfo", &[], &file);
    assert!(about.contains("防汛通知") && about.contains("云溪县人民政府"), "{about}");
    assert!(about.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")), "{about}");
    assert!(about.contains("2026"), "{about}");
    let raw = String::from_utf8_lossy(&pdf);
    assert!(raw.contains("pdfaid:part") && raw.contains("/Outlines"));
    // The outline names headings on lines of their own and those that run into their paragraph.
    for words in ["一、提高思想认识", "（一）压实防汛责任。", "1.严格执行24小时值班制度。"]
    {
        let title: String = words.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        assert!(raw.contains(&format!("/Title<FEFF{title}>")), "{words}");
    }
    let fonts = run("pdffonts", &[], &file);
    assert!(fonts.lines().skip(2).all(|line| line.contains("yes yes yes")), "embedded subsets: {fonts}");
}
