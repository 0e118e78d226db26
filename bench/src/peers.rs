//! What other programs need for the same work, in the same run. None of them is part of the
//! product: those from PyPI are put into a temporary environment.

use crate::command::{bounded, find};
use crate::effort::Effort;
use crate::report::{Row, Section};
use crate::texts::Texts;
use crate::timing::repeat;
use crate::trouble::Trouble;
use crate::word;
use std::path::{Path, PathBuf};

/// Seconds that a single step of another program may take.
const PATIENCE: u32 = 180;

pub(crate) fn measure(texts: &Texts, folder: &Path, effort: Effort) -> Section {
    let mut rows = Vec::new();
    match environment(folder) {
        Ok(python) => {
            for (name, files) in [
                ("AutoCorrect，一个文件，1 MB", std::slice::from_ref(&texts.large)),
                ("AutoCorrect，全部文本", texts.documents.as_slice()),
            ] {
                rows.push(match auto_correct(&python, files, folder, effort) {
                    Ok((speed, version)) => {
                        Row::new(name, speed, "MB/s").note(format!("{version}，lint，单线程").replace('_', " "))
                    }
                    Err(trouble) => Row::failed(name, &trouble),
                });
            }
            rows.extend(typst(&python, texts, folder, effort));
        }
        Err(trouble) => {
            rows.push(Row::failed("AutoCorrect", &trouble));
            rows.push(Row::failed("Typst 编译器", &trouble));
        }
    }
    rows.push(match libre_office(texts, folder, effort) {
        Ok((median, version)) => {
            Row::new("LibreOffice，6页公文（.docx）转为 PDF", median, "ms").note(format!("{version}，整个进程，已预热"))
        }
        Err(trouble) => Row::failed("LibreOffice，6页公文转为 PDF", &trouble),
    });
    let remark = "在同一台机器、同一次运行中做相近的事，供比较，没有目标。AutoCorrect 检查同样的文本，只看中西文间距和标点；\
                  LibreOffice 转换同样文字的 Word 文件，不按公文格式；Typst 编译器排同样文字、同样字体、同样行列的页，没有版头、版记和版面数据。";
    Section::new("同类程序", rows, remark)
}

/// A temporary Python with the programs from PyPI.
fn environment(folder: &Path) -> Result<PathBuf, Trouble> {
    let python = find("python3").ok_or_else(|| Trouble::new("没有安装 Python"))?;
    let place = folder.join("python").display().to_string();
    bounded(PATIENCE, &python, &["-m", "venv", &place], folder)?;
    let own = folder.join("python/bin/python3");
    let install = ["-m", "pip", "install", "--quiet", "autocorrect-py==2.14.0", "typst==0.15.2"];
    bounded(PATIENCE, &own, &install, folder).map_err(|trouble| Trouble::of("没有装上", &trouble))?;
    Ok(own)
}

const AUTO_CORRECT: &str = r#"
import sys, time, statistics, autocorrect_py, importlib.metadata
seconds, files = float(sys.argv[1]), sys.argv[2:]
texts = [open(file, encoding="utf-8", errors="replace").read() for file in files]
size = sum(len(text.encode()) for text in texts) / 1e6
how = "整文"
try:
    for text in texts * 2: # a second time, because some texts are only refused then
        autocorrect_py.lint_for(text, "text")
except BaseException as error:
    how = "整文时出错（" + str(error).strip().splitlines()[-1].strip(" =").replace(" ", "_") + "），改为逐行"
    texts = [line for text in texts for line in text.splitlines()]
times, begun = [], time.perf_counter()
while not times or time.perf_counter() - begun < seconds:
    start = time.perf_counter()
    for text in texts:
        autocorrect_py.lint_for(text, "text")
    times.append(time.perf_counter() - start)
print(size / statistics.median(times), importlib.metadata.version("autocorrect-py") + "，" + how)
"#;

fn auto_correct(python: &Path, files: &[PathBuf], folder: &Path, effort: Effort) -> Result<(f64, String), Trouble> {
    let seconds = effort.seconds.to_string();
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let words = ["-c", AUTO_CORRECT, &seconds].into_iter().chain(files.iter().map(String::as_str));
    said(&bounded(PATIENCE, python, &words.collect::<Vec<_>>(), folder)?.stdout)
}

/// A figure and a version, as the scripts print them.
fn said(output: &[u8]) -> Result<(f64, String), Trouble> {
    let text = String::from_utf8_lossy(output);
    let mut words = text.split_whitespace();
    let figure = words.next().and_then(|word| word.parse().ok());
    Ok((figure.ok_or_else(|| Trouble::new("no figure"))?, words.next().unwrap_or_default().to_owned()))
}

const TYPST: &str = r#"
import sys, time, typst, importlib.metadata
start = time.perf_counter()
typst.compile(sys.argv[1], output=sys.argv[1] + ".pdf")
print((time.perf_counter() - start) * 1000, importlib.metadata.version("typst"))
"#;

const PAGE: &str = r#"#set page(width: 210mm, height: 297mm, margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))
#set text(font: ("FandolFang R", "FandolFang"), size: 16pt, lang: "zh", region: "cn", tracking: (156mm - 28 * 16pt) / 27, cjk-latin-spacing: none)
#set par(leading: 225mm / 22 - 16pt, spacing: 225mm / 22 - 16pt, justify: true)
"#;

/// Its own compiler on pages of the same text, each time in a fresh process.
fn typst(python: &Path, texts: &Texts, folder: &Path, effort: Effort) -> Vec<Row> {
    let mut rows = Vec::new();
    for (pages, file) in [("6页", &texts.six), ("58页", &texts.long)] {
        let name = format!("Typst 编译器，{pages}，首次，写出 PDF");
        let compile = || {
            let text = std::fs::read_to_string(file).map_err(|error| Trouble::of("text", &error))?;
            let source = folder.join("page.typ");
            let lines: Vec<String> = text.lines().map(|line| format!("#text({line:?})\n\n")).collect();
            std::fs::write(&source, format!("{PAGE}{}", lines.concat()))
                .map_err(|error| Trouble::of("page", &error))?;
            let source = source.display().to_string();
            let mut taken = Vec::new();
            let mut version = String::new();
            repeat(effort.conversions, effort.seconds * 4.0, || {
                let output = bounded(PATIENCE, python, &["-c", TYPST, &source], folder)?;
                let (time, by) = said(&output.stdout)?;
                taken.push(time);
                version = by;
                Ok::<(), Trouble>(())
            })?;
            Ok::<_, Trouble>((crate::timing::Times::of(taken), version))
        };
        rows.push(match compile() {
            Ok((times, version)) => {
                Row::new(name, times.median(), "ms").note(format!("{version}，含查找字体，不含启动 Python"))
            }
            Err(trouble) => Row::failed(name, &trouble),
        });
    }
    rows
}

fn libre_office(texts: &Texts, folder: &Path, effort: Effort) -> Result<(f64, String), Trouble> {
    let office = find("soffice").or_else(|| find("libreoffice")).ok_or_else(|| Trouble::new("没有安装"))?;
    let text = std::fs::read_to_string(&texts.six).map_err(|error| Trouble::of("text", &error))?;
    let file = folder.join("six.docx");
    word::write(&text, &file)?;
    // A profile of its own, so that nobody's settings are touched.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("office").display());
    let (file, out) = (file.display().to_string(), folder.join("office-out").display().to_string());
    let words = [&profile, "--headless", "--convert-to", "pdf", "--outdir", &out, &file];
    let convert = || bounded(PATIENCE, &office, &words, folder).map(drop);
    convert()?;
    if !folder.join("office-out/six.pdf").exists() {
        return Err(Trouble::new("没有生成 PDF"));
    }
    let times = repeat(effort.conversions, effort.seconds * 8.0, convert)?;
    let version = bounded(PATIENCE, &office, &[&profile, "--version"], folder)?;
    let version = String::from_utf8_lossy(&version.stdout).split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    Ok((times.median(), version))
}
