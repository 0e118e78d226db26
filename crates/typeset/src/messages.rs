//! What a person is told about the pages, in Chinese.

use crate::compose::{MarkSize, Plan};
use crate::facts::{Facts, GlyphFacts};
use crate::nodes::Node;
use crate::plan;
use crate::walk::Seen;
use crate::{Element, Role};
use gongwen::Document;

/// Lines of a title from which it is called long.
const LONG_TITLE: usize = 5;
/// A mark that is smaller than the title (22 pt), in mm.
const SMALL_MARK: f64 = 22.0 * 25.4 / 72.0 * 0.8;

/// Substitutions, and what could not be honoured.
pub(crate) fn messages(document: &Document, plan: Plan, nodes: &[Node], seen: &Seen, facts: &Facts) -> Vec<String> {
    let mut messages = Vec::new();
    for font in facts.fonts.iter().filter(|font| font.substitute) {
        messages.push(format!("没有找到{}字体，以“{}”代替。", font.wanted, font.family));
    }
    messages.extend(glyphs(&facts.substituted));
    if plan.addressees_moved {
        messages.push("主送机关过多，首页放不下正文，已将主送机关移至版记。".to_owned());
    }
    if plan.mark != MarkSize::Usual {
        let goal = if plan.for_signature { "使署名和成文日期与正文同页" } else { "使首页显示正文" };
        messages.push(format!("联合行文的机关较多，已缩小发文机关标志，{goal}。"));
    }
    if !document.body.is_empty() && !plan::has_body(nodes, seen, 0) {
        messages.push(no_body_first(document, nodes, seen));
    }
    if plan.split.is_some() || plan.row.is_some() {
        messages.push("为使成文日期不单独成页，已将正文末尾移到下一页。".to_owned());
    }
    if plan::closes_alone(nodes, seen) {
        messages.push("署名和成文日期所在的页没有正文，请适当增删正文。".to_owned());
    }
    let title = plan::count(nodes, seen, Element::Title);
    if title >= LONG_TITLE {
        messages.push(format!("标题过长，排成了{title}行，请精简。"));
    }
    let mark = facts.elements.iter().filter(|element| element.element == Element::Mark);
    if plan.mark == MarkSize::Usual && mark.map(|mark| mark.h).fold(f64::MAX, f64::min) < SMALL_MARK {
        messages.push("发文机关标志过长，字号已小于标题，请使用规范化简称。".to_owned());
    }
    let narrow = facts.pages.iter().flat_map(|page| &page.lines);
    if narrow.clone().any(|line| line.element == Element::Cell && line.size < 8.0) {
        messages.push("表格列数过多，文字已缩至最小仍较拥挤，请改为横排或者拆分表格。".to_owned());
    }
    messages
}

/// What fills page 1 so that no body stands there.
fn no_body_first(document: &Document, nodes: &[Node], seen: &Seen) -> String {
    let mut full = Vec::new();
    let organs = document.header.mark.len();
    if organs > 1 {
        full.push(format!("发文机关有{organs}个"));
    }
    for (element, name) in [(Element::Signatory, "签发人"), (Element::Title, "标题"), (Element::Addressees, "主送机关")]
    {
        let lines = plan::count(nodes, seen, element);
        if lines > 1 {
            full.push(format!("{name}占{lines}行"));
        }
    }
    if full.is_empty() {
        return "首页放不下正文的第一行，请将正文开头的表格或者小标题后移、缩短。".to_owned();
    }
    format!("首页放不下正文：{}，请予精简。", full.join("，"))
}

fn glyphs(substituted: &[GlyphFacts]) -> Vec<String> {
    let mut messages = Vec::new();
    for role in Role::ALL {
        let of_role = substituted.iter().filter(|glyph| glyph.wanted == role.wanted());
        let mut families: Vec<Option<&String>> = of_role.clone().map(|glyph| glyph.used.as_ref()).collect();
        families.sort();
        families.dedup();
        for family in families {
            let mut chars: Vec<char> = of_role.clone().filter(|g| g.used.as_ref() == family).map(|g| g.char).collect();
            chars.sort_unstable();
            chars.dedup();
            let list: String = chars.iter().take(20).map(|c| format!("“{c}”")).collect();
            let more = if chars.len() > 20 { "等" } else { "" };
            messages.push(match family {
                Some(family) => format!("{}字体中没有{list}{more}，以“{family}”的字形代替。", role.wanted()),
                None => format!("所有字体中都没有{list}{more}，印作“□”，请安装含有这些字的字体。"),
            });
        }
    }
    messages
}
