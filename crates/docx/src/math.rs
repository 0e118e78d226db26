//! Formulas, written on one line.

use crate::script::Script;
use crate::xml::Node;

/// The words of a formula in order, with the signs that its form stands for.
pub(crate) fn line(node: &Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: &Node, out: &mut String) {
    let part = |name: &str| node.child(name).map(line).unwrap_or_default();
    let sign = |properties: &str, name: &str, usual: &str| {
        let sign = node.child(properties).and_then(|properties| properties.child(name));
        sign.map_or(usual, |sign| sign.val().unwrap_or_default()).to_owned()
    };
    match node.name.as_str() {
        "del" | "moveFrom" | "delText" | "instrText" => {}
        "f" => *out += &format!("{}/{}", grouped(&part("num")), grouped(&part("den"))),
        "rad" => {
            let degree = part("deg");
            *out += &Script::Raised.write(&degree).unwrap_or(degree);
            *out += &format!("√{}", grouped(&part("e")));
        }
        "sSup" => *out += &format!("{}{}", part("e"), raised(&part("sup"))),
        "sSub" => *out += &format!("{}{}", part("e"), lowered(&part("sub"))),
        "sSubSup" => *out += &format!("{}{}{}", part("e"), lowered(&part("sub")), raised(&part("sup"))),
        "nary" => {
            *out += &sign("naryPr", "chr", "∫");
            *out += &format!("{}{}{}", lowered(&part("sub")), raised(&part("sup")), part("e"));
        }
        "d" => {
            let between = sign("dPr", "sepChr", "|");
            let parts: Vec<String> = node.all("e").map(line).collect();
            *out += &format!("{}{}{}", sign("dPr", "begChr", "("), parts.join(&between), sign("dPr", "endChr", ")"));
        }
        _ => {
            out.extend(node.text.chars().filter(|c| !c.is_control()));
            node.children.iter().for_each(|child| write(child, out));
        }
    }
}

/// Words of more than one term stand in brackets.
fn grouped(words: &str) -> String {
    if words.chars().all(|c| c.is_alphanumeric() || c == '.') { words.to_owned() } else { format!("({words})") }
}

fn raised(words: &str) -> String {
    placed(words, Script::Raised, '^')
}

fn lowered(words: &str) -> String {
    placed(words, Script::Lowered, '_')
}

fn placed(words: &str, script: Script, sign: char) -> String {
    if words.is_empty() {
        return String::new();
    }
    script.write(words).unwrap_or_else(|| format!("{sign}{}", grouped(words)))
}
