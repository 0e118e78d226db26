//! Radicals (部首) in the place of characters, as text copied from a PDF has them: 「⼀、⼯作」.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::{Proposal, Run};
use crate::samples::notice;
use crate::sink::Sink;
use crate::source;
use gongwen::{Edit, Span};

pub(crate) static RULES: &[&Rule] = &[&RADICALS];

static RADICALS: Rule = Rule {
    code: "WS0932",
    name: "用部首符号代替了汉字",
    family: Family::Punctuation,
    severity: Severity::Warning,
    sources: &[&source::T20],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "文字里是否有康熙部首（U+2F00—U+2FD5）或者部首补充区的符号，看上去和“一”“工”“长”等汉字一样。",
        why: "从版式文件复制来的文字常把笔画简单的字换成部首符号；看上去一样，检索、核对、朗读都认不出。",
        wrong: &[
            "⼀、总体要求",
            "认真做好⽔利⼯作，明确⻓远⽬标。",
            notice!("请做好防汛⼯作。"),
            "⾦⾊",
            "1.⼈",
            "部⻑、县⾧要发⾔，⾒到险情立即出⻋、⾞辆先⾏。",
            "國家⽔利",
        ],
        right: &[notice!("部首表如下：", "1.⼀。"), "一、总体要求", "认真做好水利工作，明确长远目标。", "部首⼯"],
        remedy: "改为相应的汉字。",
        except: "讲部首的文字。",
        office: ExampleOffice::None,
    },
    check: Check::Both { page: in_document, line: in_line },
};

/// The characters that the radicals from U+2F00 on stand for, in their order and as they are written now.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Those of them that are written in another way where characters are simplified.
const SIMPLIFIED: [(char, char); 22] = [
    ('見', '见'),
    ('貝', '贝'),
    ('車', '车'),
    ('長', '长'),
    ('門', '门'),
    ('韋', '韦'),
    ('頁', '页'),
    ('風', '风'),
    ('飛', '飞'),
    ('馬', '马'),
    ('鬥', '斗'),
    ('魚', '鱼'),
    ('鳥', '鸟'),
    ('鹵', '卤'),
    ('麥', '麦'),
    ('黃', '黄'),
    ('黽', '黾'),
    ('齊', '齐'),
    ('齒', '齿'),
    ('龍', '龙'),
    ('龜', '龟'),
    ('襾', '西'),
];

/// Characters that show, by being there, that a text is not simplified.
const TRADITIONAL: &[char] = &[
    '國', '為', '會', '與', '發', '個', '們', '這', '來', '時', '對', '說', '學', '關', '縣', '務', '機', '辦', '開',
    '請',
];

/// Those of the supplement that are whole characters.
const SUPPLEMENT: [(char, char); 25] = [
    ('⺟', '母'),
    ('⺠', '民'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻑', '长'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻰', '龙'),
];

/// The character that a radical stands for.
fn plain(c: char, simplified: bool) -> Option<char> {
    match c {
        '\u{2f00}'..='\u{2fd5}' => {
            let plain = KANGXI.chars().nth(usize::try_from(u32::from(c) - 0x2f00).ok()?)?;
            let now = SIMPLIFIED.iter().find(|(old, _)| simplified && *old == plain);
            Some(now.map_or(plain, |(_, now)| *now))
        }
        '\u{2e80}'..='\u{2eff}' => SUPPLEMENT.iter().find(|(radical, _)| *radical == c).map(|(_, plain)| *plain),
        _ => None,
    }
}

fn in_document(page: &Page, sink: &mut Sink) {
    if page.source.contains("部首") {
        return;
    }
    let simplified = !page.source.contains(TRADITIONAL);
    let mut start = 0;
    for line in page.source.split('\n') {
        report(line, start, simplified, sink);
        start += line.len() + 1;
    }
}

fn in_line(run: &Run, sink: &mut Sink) {
    report(run.text, run.span(0..0).start, !run.text.contains(TRADITIONAL), sink);
}

/// One finding for each line, which begins at `offset` of the source, with all that is to be changed in it.
fn report(line: &str, offset: usize, simplified: bool, sink: &mut Sink) {
    let found: Vec<(usize, char, char)> =
        line.char_indices().filter_map(|(at, c)| Some((at, c, plain(c, simplified)?))).collect();
    let Some(&(first, radical, character)) = found.first() else { return };
    if line.contains("部首") {
        return;
    }
    // Those that follow one another are one run.
    let run = line[first..].find(|c| plain(c, simplified).is_none()).unwrap_or(line.len() - first);
    let span = |at: usize, c: char| Span::new(offset + at, offset + at + c.len_utf8());
    let edits = found.iter().map(|&(at, radical, plain)| Edit::replace(span(at, radical), plain.to_string()));
    let fix = Proposal { edits: edits.collect(), label: format!("改为汉字“{character}”") };
    let more = if found.len() > 1 { format!("等{}处", found.len()) } else { String::new() };
    let message = format!("“{radical}”{more}是部首符号，应改为汉字，如“{character}”。");
    sink.find_at(Span::new(offset + first, offset + first + run), message, Some(fix));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_radical_of_the_block_has_its_character() {
        assert_eq!(KANGXI.chars().count(), 0x2fd5 - 0x2f00 + 1);
        for (radical, character) in
            [('⼀', '一'), ('⼯', '工'), ('⽔', '水'), ('⿕', '龠'), ('⻓', '长'), ('⻑', '长'), ('⾧', '长')]
        {
            assert_eq!(plain(radical, true), Some(character));
        }
        assert_eq!(plain('⾞', false), Some('車'));
        assert!(SIMPLIFIED.iter().all(|(old, _)| KANGXI.contains(*old)));
    }
}
