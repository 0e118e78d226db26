//! The command line as scripts rely on it: exit codes, JSON, what is written where.

mod archive;
mod ledger;
mod operating;

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const GOOD: &str = "\
云溪县人民政府办公室关于做好防汛值守工作的通知
云政办发〔2026〕9号
各乡镇人民政府，县政府各部门：
为做好防汛值守工作，现将有关事项通知如下：
一、加强组织领导
各单位要安排专人值守。
二、严格信息报送
各单位要及时报送险情。
附件：值班安排表
云溪县人民政府办公室
2026年4月2日
（此件公开发布）
附件
值班安排表
值班人员由各单位自行安排。
";

const BAD: &str = "\
云溪县人民政府办公室关于做好防汛值守工作的通知
云政办发[2026]09号
各乡镇人民政府，县政府各部门：
为做好防汛值守工作,现将有关事项通知如下：
一、加强组织领导
各单位要安排专人值守。
二、严格信息报送
各单位要及时报送险情。
云溪县人民政府办公室
2026年04月02日
";

fn wenshu(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wenshu")).args(arguments).output().expect("wenshu runs")
}

fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_wenshu"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("wenshu runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A command that refuses its input early closes the pipe.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("wenshu ends")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON on standard output")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

#[test]
fn check_gives_the_contract() {
    let output = with_input(&["check", "-", "--format", "json"], GOOD.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    let file = &json(&output)[0];
    assert_eq!(file["document"]["kind"], "通知");
    assert_eq!(file["document"]["title"], "云溪县人民政府办公室关于做好防汛值守工作的通知");
    assert_eq!(file["document"]["number"], "云政办发〔2026〕9号");
    assert_eq!(file["document"]["addressees"], "各乡镇人民政府，县政府各部门");
    assert_eq!(file["document"]["signature"], "云溪县人民政府办公室");
    assert_eq!(file["document"]["date"], "2026年4月2日");
    assert_eq!(file["document"]["headings"][1], serde_json::json!({"level": 1, "text": "二、严格信息报送"}));
    assert_eq!(file["document"]["attachments"], serde_json::json!(["值班安排表"]));
}

#[test]
fn findings_have_place_source_and_fix() {
    let output = with_input(&["check", "-", "--format", "json"], BAD.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let value = json(&output);
    let findings = value[0]["findings"].as_array().expect("a list");
    let number = findings.iter().find(|finding| finding["excerpt"] == "[2026]").expect("the brackets");
    assert_eq!(number["severity"], "error");
    assert_eq!(
        number["range"],
        serde_json::json!({"start": {"line": 2, "column": 5}, "end": {"line": 2, "column": 11}})
    );
    assert_eq!(number["source"]["clause"], "7.2.5");
    assert_eq!(number["source"]["strength"], "规定");
    assert_eq!(number["fix"]["safety"], "safe");
    assert_eq!(number["fix"]["edits"][0]["text"], "〔");
    for finding in findings {
        assert!(finding["code"].as_str().is_some_and(|code| code.starts_with("WS")));
        assert!(finding["message"].as_str().is_some_and(|message| !message.is_empty()));
    }
}

#[test]
fn fragments_are_checked_by_the_text_rules_alone() {
    let output = with_input(
        &["check", "-", "--scope", "fragment", "--format", "json"],
        "现印发给你们,请认真贯彻落实".as_bytes(),
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output)[0]["findings"].as_array().map(Vec::len), Some(1));
    assert_eq!(json(&output)[0]["document"], Value::Null);
    let right = with_input(&["check", "-", "--scope", "fragment"], "现印发给你们，请认真贯彻落实".as_bytes());
    assert_eq!(right.status.code(), Some(0));
}

#[test]
fn several_files_and_one_that_is_unusable() {
    let folder = folder();
    let good = file(folder.path(), "good.txt", GOOD);
    let missing = folder.path().join("没有.txt");
    let output = wenshu(&["check", text(&good), text(&missing), "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(json(&output).as_array().map(Vec::len), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("没有这个文件"));
}

#[test]
fn sarif_names_the_rules_it_uses() {
    let output = with_input(&["check", "-", "--format", "sarif"], BAD.as_bytes());
    let value = json(&output);
    assert_eq!(value["version"], "2.1.0");
    let run = &value["runs"][0];
    let known: Vec<&str> = run["tool"]["driver"]["rules"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|rule| rule["id"].as_str())
        .collect();
    let results = run["results"].as_array().expect("results");
    assert!(!results.is_empty());
    assert!(results.iter().all(|result| result["ruleId"].as_str().is_some_and(|id| known.contains(&id))));
    let folder = folder();
    let output = wenshu(&["check", text(&file(folder.path(), "防汛 通知.txt", BAD)), "--format", "sarif"]);
    let uri =
        json(&output)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert!(
        uri.as_str().is_some_and(|uri| uri.is_ascii() && uri.ends_with("/%E9%98%B2%E6%B1%9B%20%E9%80%9A%E7%9F%A5.txt")),
        "{uri}"
    );
}

/// A waiver in the text takes a finding out of the count and out of the fixes; it stays on show.
#[test]
fn a_waived_finding_is_told_and_counts_for_nothing() {
    let number = "WS0201「[2026]」江若水：照录来文";
    let waived = BAD.replacen("云溪", &format!("---\n保留原文: {number}\n---\n云溪"), 1);
    let codes = |value: &Value, list: &str| -> Vec<String> {
        let list = value[0][list].as_array().expect("a list").iter();
        list.filter_map(|finding| finding["code"].as_str().map(str::to_owned)).collect()
    };
    let before = json(&with_input(&["check", "-", "--format", "json"], BAD.as_bytes()));
    let after = json(&with_input(&["check", "-", "--format", "json"], waived.as_bytes()));
    assert!(codes(&before, "findings").contains(&"WS0201".to_owned()) && codes(&before, "waived").is_empty());
    assert_eq!(
        (codes(&after, "waived").as_slice(), after[0]["waived"][0]["person"].as_str()),
        (&["WS0201".to_owned()][..], Some("江若水"))
    );
    assert_eq!(codes(&after, "findings").len() + 1, codes(&before, "findings").len());
    let fixed = with_input(&["fix", "-"], waived.as_bytes());
    assert!(String::from_utf8_lossy(&fixed.stdout).contains("云政办发[2026]"), "what is waived is not fixed");
    let report = with_input(&["check", "-"], waived.as_bytes());
    let report = String::from_utf8_lossy(&report.stdout).into_owned();
    assert!(report.contains("江若水：照录来文") && report.contains("保留原文 1 处"), "{report}");
    let sarif = json(&with_input(&["check", "-", "--format", "sarif"], waived.as_bytes()));
    let results = sarif["runs"][0]["results"].as_array().expect("results").clone();
    let suppressed: Vec<_> = results.iter().filter(|result| result["suppressions"].is_array()).collect();
    assert_eq!((suppressed.len(), suppressed[0]["ruleId"].as_str()), (1, Some("WS0201")));
}

#[test]
fn the_report_for_people_marks_the_place() {
    let output = with_input(&["check", "-"], BAD.as_bytes());
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<&str> = report.lines().collect();
    let at = lines.iter().position(|line| line.contains("| 云政办发[2026]09号")).expect("the line is shown");
    assert_eq!(lines[at + 1].trim_start_matches([' ', '|']), "^^^^^^");
    let before = lines[at].find("云政").expect("text");
    assert_eq!(lines[at + 1].find('^').map(|mark| mark - before), Some(8), "marks stand under double-width characters");
    assert!(report.contains("依据：GB/T 9704"));
    assert!(!report.contains('\u{1b}'), "no colours where there is no terminal");
}

#[test]
fn fix_rewrites_in_place_and_keeps_encoding_and_line_ends() {
    let folder = folder();
    let gb =
        gongwen::decode::Decoded { text: BAD.to_owned(), encoding: gongwen::decode::Encoding::Gb18030, crlf: true };
    let path = file(folder.path(), "gb.txt", gb.encode(BAD));
    let shown = wenshu(&["fix", text(&path), "--diff"]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("+云政办发〔2026〕9号"));
    assert_eq!(std::fs::read(&path).expect("there"), gb.encode(BAD), "--diff writes nothing");
    let output = wenshu(&["fix", text(&path)]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let decoded = gongwen::decode::decode(&std::fs::read(&path).expect("there")).expect("still GB18030");
    assert_eq!(decoded.encoding, gongwen::decode::Encoding::Gb18030);
    assert!(decoded.crlf);
    assert!(decoded.text.contains("云政办发〔2026〕9号") && decoded.text.contains("2026年4月2日"));
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing left beside it");
}

#[test]
fn fix_of_standard_input_goes_to_standard_output() {
    let output = with_input(&["fix", "-"], BAD.as_bytes());
    assert!(String::from_utf8_lossy(&output.stdout).contains("云政办发〔2026〕9号"));
}

#[test]
fn parse_gives_every_element() {
    let output = with_input(&["parse", "-", "--json"], GOOD.as_bytes());
    let value = json(&output);
    assert_eq!(value["title"], "云溪县人民政府办公室关于做好防汛值守工作的通知");
    assert_eq!(value["elements"]["附注"], "（此件公开发布）");
    assert_eq!(value["date_iso"], "2026-04-02");
    assert_eq!(value["body"][0]["type"], "paragraph");
    assert_eq!(value["appendices"][0]["title"], "值班安排表");
}

#[test]
fn a_reader_of_messages_that_went_away_stops_nothing() {
    for (arguments, code) in [(&["fix", "-"][..], 0), (&["check", "没有.txt"], 2)] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut child = Command::new(env!("CARGO_BIN_EXE_wenshu"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(writer)
            .spawn()
            .expect("wenshu runs");
        let _ = child.stdin.take().expect("a pipe").write_all(GOOD.as_bytes());
        assert_eq!(child.wait().expect("wenshu ends").code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn render_writes_pdf_pictures_and_facts() {
    let folder = folder();
    let good = file(folder.path(), "good.txt", GOOD);
    let (pdf, png, facts) = (folder.path().join("a.pdf"), folder.path().join("png"), folder.path().join("facts.json"));
    let output = wenshu(&["render", text(&good), "-o", text(&pdf), "--png", text(&png), "--facts", text(&facts)]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(std::fs::read(&pdf).expect("a PDF").starts_with(b"%PDF"));
    assert!(std::fs::read(png.join("001.png")).expect("a picture").starts_with(b"\x89PNG"));
    let facts: Value = serde_json::from_slice(&std::fs::read(&facts).expect("facts")).expect("JSON");
    assert_eq!(facts["pages"].as_array().map(|pages| pages.len() >= 2), Some(true));
    assert!(String::from_utf8_lossy(&output.stderr).contains("代替"), "substitutes are told");
    let nowhere = wenshu(&["render", text(&good), "-o", text(&folder.path().join("x/y.pdf"))]);
    assert_eq!(nowhere.status.code(), Some(2));
    let nothing = wenshu(&["render", text(&good)]);
    assert_eq!(nothing.status.code(), Some(2));
    // `-` is standard output, for one of the two.
    let piped = wenshu(&["render", text(&good), "-o", "-"]);
    assert!(piped.status.success() && piped.stdout.starts_with(b"%PDF"));
    assert!(json(&wenshu(&["render", text(&good), "--facts", "-"]))["pages"].is_array());
    assert_eq!(wenshu(&["render", text(&good), "-o", "-", "--facts", "-"]).status.code(), Some(2));
    let fonts = wenshu(&["render", text(&good), "-o", text(&pdf), "--fonts", text(&folder.path().join("none"))]);
    assert_eq!(fonts.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&fonts.stderr).contains("字体文件夹"));
}

#[test]
fn explain_and_rules() {
    let page = wenshu(&["explain", "ws0201"]);
    assert_eq!(page.status.code(), Some(0));
    for part in ["查什么", "依据", "反例", "正例"] {
        assert!(String::from_utf8_lossy(&page.stdout).contains(part), "{part}");
    }
    assert_eq!(wenshu(&["explain", "WS9999"]).status.code(), Some(2));
    let rules = json(&wenshu(&["rules", "--json"]));
    assert!(rules.as_array().is_some_and(|rules| rules.len() >= 90));
}

#[test]
fn unusable_input_says_what_to_do() {
    let folder = folder();
    let cases: [(&str, Vec<u8>, &str); 8] = [
        (
            "big5.txt",
            b"\xb3q\xaa\xbe\xa1G\xbd\xd0\xa6U\xb6m\xc2\xed\xa4H\xa5\xc1\xacF\xa9\xb2\xa4W\xa4U\xa1C".to_vec(),
            "Big5",
        ),
        ("empty.txt", Vec::new(), "空的"),
        ("binary.txt", vec![0, 159, 146, 150, 0, 1, 2], "不是文本"),
        ("scan.txt", b"%PDF-1.7 ...".to_vec(), "PDF"),
        ("old.doc", vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1], "另存为 .docx"),
        ("cut.docx", b"PK\x03\x04broken".to_vec(), "损坏"),
        ("picture.png", b"\x89PNG\r\n".to_vec(), "图片"),
        ("wrong.txt", vec![0xFF; 40], "编码"),
    ];
    for (name, bytes, expected) in cases {
        let path = file(folder.path(), name, bytes);
        let output = wenshu(&["check", text(&path)]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(told.contains(expected), "{name}: {told}");
    }
    assert_eq!(wenshu(&["check", text(folder.path())]).status.code(), Some(2), "a folder");
    assert_eq!(wenshu(&["check"]).status.code(), Some(2), "no file");
    assert_eq!(wenshu(&["nonsense"]).status.code(), Some(2));
    let kind = with_input(&["check", "-", "--kind", "申请"], GOOD.as_bytes());
    assert!(String::from_utf8_lossy(&kind.stderr).contains("没有“申请”这个文种"));
    for (json, expected) in [
        (r#"{"organs": 1}"#, "第1行第9列有错误：没有“organs”这一项"),
        ("{\"organ\":\n{\"class\": \"city\"}}", "第2行第16列有错误：这一项不能是“city”"),
        (r#"{"organ": 1}"#, "类型不对"),
        (r#"{"organ": {"name": "x""#, "没有写完"),
        (r#"{"organ", 1}"#, "不是 JSON 的写法"),
    ] {
        let profile = file(folder.path(), "p.json", json);
        let output = with_input(&["check", "-", "--profile", text(&profile)], GOOD.as_bytes());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2));
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn a_mark_of_classification_is_told() {
    let marked = format!("000001\n机密★10年\n{GOOD}");
    let output = with_input(&["check", "-"], marked.as_bytes());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("机密★10年") && said.contains("涉密计算机"), "{said}");
    let output = with_input(&["check", "-"], GOOD.as_bytes());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let folder = folder();
    let path = folder.path().join("huge.txt");
    let handle = std::fs::File::create(&path).expect("created");
    handle.set_len(200 * 1024 * 1024).expect("a hole");
    let output = wenshu(&["check", text(&path)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("上限是 20 MB"));
}

#[test]
fn a_full_disk_loses_nothing() {
    let output = Command::new(env!("CARGO_BIN_EXE_wenshu"))
        .args(["render", "-", "-o", "/dev/full"])
        .stdin(Stdio::null())
        .output()
        .expect("wenshu runs");
    assert_eq!(output.status.code(), Some(2));
    let folder = folder();
    let good = file(folder.path(), "good.txt", GOOD);
    let output = wenshu(&["render", text(&good), "-o", "/dev/full"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("磁盘已满"));
    // What does not fit leaves nothing half done, neither a new file nor in place of an old one.
    let old = file(folder.path(), "old.pdf", b"an older one");
    for target in ["new.pdf", "old.pdf"] {
        let full = Command::new("sh")
            .args(["-c", r#"trap "" XFSZ; ulimit -f 1; exec "$0" render "$1" -o "$2""#])
            .arg(env!("CARGO_BIN_EXE_wenshu"))
            .args([text(&good), text(&folder.path().join(target))])
            .output()
            .expect("sh runs");
        assert_eq!(full.status.code(), Some(2), "{}", String::from_utf8_lossy(&full.stderr));
    }
    let mut left: Vec<_> =
        std::fs::read_dir(folder.path()).expect("a folder").flatten().map(|f| f.file_name()).collect();
    left.sort();
    assert_eq!(left, ["good.txt", "old.pdf"]);
    assert_eq!(std::fs::read(old).expect("still there"), b"an older one");
}

/// A PDF whose content grows 64 times with each of its filters: a few bytes become gigabytes.
fn swelling() -> Vec<u8> {
    const STAGES: u8 = 5;
    let filters = "/RunLengthDecode ".repeat(usize::from(STAGES));
    // 129 tells to repeat what follows 128 times, and what follows is 129 again. At the end of each
    // stage stands the end of the next one, written out, and the mark of the end.
    let mut stream = vec![128];
    for stage in 1..STAGES {
        let length = 2 * (stage - 1);
        stream.insert(0, length);
        stream.push(128);
    }
    stream.splice(0..0, [129; 8]);
    let mut pdf = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] \
        /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n"
        .to_vec();
    pdf.extend(format!("4 0 obj\n<< /Length {} /Filter [{filters}] >>\nstream\n", stream.len()).as_bytes());
    pdf.extend(stream);
    pdf.extend(b"\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n");
    pdf
}

#[test]
fn a_file_of_a_stranger_is_read_in_a_process_of_its_own() {
    let reader = papers::Reader::Apart(env!("CARGO_BIN_EXE_wenshu").into());
    assert_eq!(reader.read(b"%PDF-1.7\nnothing"), Err(papers::Error::Damaged));
    assert_eq!(reader.read(&swelling()), Err(papers::Error::Hostile), "the bounds of the system end it");
    let missing = papers::Reader::Apart("/nowhere/wenshu".into());
    assert_eq!(missing.read(b"%PDF-1.7\n"), Err(papers::Error::Machine));
}

#[test]
fn a_fix_destroys_no_file_and_a_full_disk_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("draft.txt"), BAD).expect("written");
    std::fs::write(at("old.docx"), b"PK\x03\x04 an original").expect("written");
    let draft = at("draft.txt").display().to_string();
    let fix_to = |target: &str| wenshu(&["fix", &draft, "-o", target]);
    for target in ["old.docx", "new.docx"] {
        let refused = fix_to(&at(target).display().to_string());
        assert_eq!(refused.status.code(), Some(2), "{target}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains("不能写成 Word 文档"), "{target}");
    }
    assert_eq!(std::fs::read(at("old.docx")).expect("still there"), b"PK\x03\x04 an original");
    // The draft behind a link is put right, and the link stays one.
    std::os::unix::fs::symlink(at("draft.txt"), at("link.txt")).expect("a link");
    wenshu(&["fix", &at("link.txt").display().to_string()]);
    assert!(std::fs::symlink_metadata(at("link.txt")).expect("there").is_symlink());
    assert!(std::fs::read_to_string(at("draft.txt")).expect("text").contains("〔2026〕9号"));
    // A device is no file. This one loses nothing if it were replaced: it is a name in the folder.
    let pipe = at("pipe").display().to_string();
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    let refused = fix_to(&pipe);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("不是普通文件"));
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
    let lost = Command::new(env!("CARGO_BIN_EXE_wenshu"))
        .args(["rules", "--json"])
        .stdout(full)
        .output()
        .expect("wenshu runs");
    assert_eq!(lost.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&lost.stderr).contains("磁盘"), "{}", String::from_utf8_lossy(&lost.stderr));
}

#[test]
fn the_documented_front_matter_has_no_faults() {
    let text = "---\n文种: 请示\n签发人: 张三\n主送机关: 江州市人民政府\n抄送: 县委办公室\n---\n\
                云溪县人民政府关于修复堤防的请示\n江州市人民政府：\n堤防受损，恳请支持。\n妥否，请批示。\n\
                云溪县人民政府\n2026年5月6日\n";
    let checked = with_input(&["check", "-", "--format", "json"], text.as_bytes());
    let found: Value = serde_json::from_slice(&checked.stdout).expect("JSON");
    let codes: Vec<&str> =
        found[0]["findings"].as_array().expect("findings").iter().filter_map(|one| one["code"].as_str()).collect();
    for code in ["WS0115", "WS0116", "WS0402"] {
        assert!(!codes.contains(&code), "{codes:?}");
    }
}
