//! What is read, checked and set: documents of the fictional 云溪县 and the published ones.

use crate::trouble::Trouble;
use std::path::{Path, PathBuf};
use typeset::{FontSources, Fonts, Typesetter};

/// A million bytes.
pub(crate) const MB: f64 = 1_000_000.0;

/// Files with texts.
#[derive(Debug)]
pub(crate) struct Texts {
    /// A notice of six pages.
    pub(crate) six: PathBuf,
    /// One of 58 pages.
    pub(crate) long: PathBuf,
    /// 1 MB in one file.
    pub(crate) large: PathBuf,
    /// The documents of the corpus, or the samples of the repository.
    pub(crate) documents: Vec<PathBuf>,
    /// Whether they are the corpus.
    pub(crate) published: bool,
    /// Size of all documents in MB.
    pub(crate) size: f64,
}

impl Texts {
    /// Writes the texts into a folder.
    pub(crate) fn write(root: &Path, folder: &Path) -> Result<Self, Trouble> {
        let corpus = root.join("../shared/corpus/documents");
        let published = corpus.is_dir();
        let documents = list(&if published { corpus } else { root.join("crates/app/samples") })?;
        let mut all = String::new();
        for document in &documents {
            let bytes = std::fs::read(document).map_err(|error| Trouble::of("documents", &error))?;
            all.push_str(&String::from_utf8_lossy(&bytes));
            all.push('\n');
        }
        let size = all.len() as f64 / MB;
        if all.len() < 100 {
            return Err(Trouble::new("there are no documents to measure with"));
        }
        let mut large = String::new();
        while large.len() < MB as usize {
            let room = MB as usize - large.len();
            let end = (0..=room.min(all.len())).rev().find(|&end| all.is_char_boundary(end)).unwrap_or(0);
            if end == 0 {
                break;
            }
            large.push_str(&all[..end]);
        }
        let fonts = Fonts::load(&FontSources::default()).map_err(|error| Trouble::of("fonts", &error))?;
        let typesetter = Typesetter::new(fonts);
        let save = |name: &str, text: &str| {
            let path = folder.join(name);
            std::fs::write(&path, text).map(|()| path).map_err(|error| Trouble::of(name, &error))
        };
        Ok(Self {
            six: save("six.txt", &of_pages(6, &typesetter)?)?,
            long: save("long.txt", &of_pages(58, &typesetter)?)?,
            large: save("large.txt", &large)?,
            documents,
            published,
            size,
        })
    }
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let entries = std::fs::read_dir(folder).map_err(|error| Trouble::of("documents", &error))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    Ok(files)
}

/// A notice of as many pages, blank ones included.
fn of_pages(pages: usize, typesetter: &Typesetter) -> Result<String, Trouble> {
    let mut paragraphs = pages * 5;
    for _ in 0..12 {
        let text = notice(paragraphs);
        let document = gongwen::read(&text, gongwen::Syntax::Plain).document;
        let setting = typesetter.set(&document, &gongwen::Profile::default());
        let got = setting.map_err(|error| Trouble::of("notice", &error))?.page_count();
        match got.cmp(&pages) {
            std::cmp::Ordering::Equal => return Ok(text),
            std::cmp::Ordering::Less => paragraphs += ((pages - got) * 3).max(1),
            std::cmp::Ordering::Greater => paragraphs -= ((got - pages) * 2).clamp(1, paragraphs - 1),
        }
    }
    Err(Trouble::new(format!("no notice of {pages} pages could be made")))
}

const SENTENCES: [&str; 6] = [
    "各乡镇人民政府和县政府有关部门要把防汛抗旱责任落实到岗、落实到人，主要负责人每月至少到现场检查1次。",
    "县水利局会同县应急管理局对全县42座水库、118处山洪灾害危险区逐一登记，于5月15日前整改到位。",
    "对排查发现的隐患，能够立即整改的立即整改；一时难以整改的，明确责任人、整改措施和完成时限。",
    "汛期实行24小时值班和领导带班制度，遇险情、灾情，须在30分钟内电话报告、1小时内书面报告。",
    "县财政局按照“急事急办、特事特办”的原则及时拨付资金，资金使用情况接受县审计局监督。",
    "工作进展情况于每月25日前报县政府办公室，联系电话：0000-1234567。",
];
const HAN: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A notice with a number of paragraphs below headings of two levels.
fn notice(paragraphs: usize) -> String {
    let mut text = "云溪县人民政府文件\n\n云政发〔2026〕12号\n\n\n云溪县人民政府\n关于做好2026年防汛抗旱工作的通知\n\n\
                    各乡镇人民政府，县政府各部门：\n　　为切实做好2026年防汛抗旱工作，现将有关事项通知如下：\n"
        .to_owned();
    for i in 0..paragraphs {
        if i % 6 == 0 {
            text.push_str(&format!("　　{}、压实第{}阶段工作责任\n", HAN[i / 6 % 9 + 1], i / 6 + 1));
        }
        let sentence = |offset: usize| SENTENCES[(i + offset) % SENTENCES.len()];
        let heading = format!("（{}）落实第{}项措施。", HAN[i % 6 + 1], i + 1);
        text.push_str(&format!("　　{heading}{}{}{}\n", sentence(0), sentence(1), sentence(2)));
    }
    text.push_str("\n云溪县人民政府\n2026年4月8日\n\n（此件公开发布）\n\n抄送：县委各部门，县人大常委会办公室。\n云溪县人民政府办公室　　2026年4月8日印发\n");
    text
}

/// The text with some words typed in the middle of a paragraph at about half of it.
pub(crate) fn typed(text: &str, words: &str) -> String {
    let half = (text.len() / 2..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let at = text[half..].find("，").map_or(half, |comma| half + comma);
    format!("{}{words}{}", &text[..at], &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_read_as_one_and_takes_what_is_typed() {
        let text = notice(12);
        let document = gongwen::read(&text, gongwen::Syntax::Plain).document;
        assert_eq!(document.kind(), Some(gongwen::Kind::Notice));
        assert_eq!(document.signature.organs.len(), 1);
        assert_eq!(typed(&text, "切实").chars().count(), text.chars().count() + 2);
    }
}
