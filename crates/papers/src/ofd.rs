//! The text of an OFD (GB/T 33190-2016): the text codes of its pages, templates and annotations.

use crate::lines::{Run, page};
use crate::{Error, LONGEST};
use docx::package::Package;
use docx::xml::{self, Node};

/// The elements of an OFD that hold characters which are read here.
const HOLDERS: &[&str] = &["DocRoot", "Annotations", "FileLoc", "TextCode"];
/// Most pages that are read.
const MOST_PAGES: usize = 2_000;

pub(crate) fn read(bytes: &[u8]) -> Result<String, Error> {
    let mut package = Package::open(bytes).map_err(|error| fault(&error))?;
    let root = part(&mut package, "OFD.xml")?;
    let mut out = String::new();
    if root.child("DocBody").is_none() {
        return Err(Error::Damaged);
    }
    // A package may hold several documents (7.4).
    for body in root.all("DocBody") {
        if let Some(document) = body.child("DocRoot") {
            read_document(&mut package, &document.plain(), &mut out)?;
        }
    }
    Ok(out)
}

fn read_document(package: &mut Package<'_>, at: &str, out: &mut String) -> Result<(), Error> {
    let at = resolved("", at);
    let folder = at.rsplit_once('/').map_or("", |(folder, _)| folder);
    let document = part(package, &at)?;
    let templates: Vec<(&str, &str)> = document
        .child("CommonData")
        .iter()
        .flat_map(|common| common.all("TemplatePage"))
        .filter_map(|template| template.attr("ID").zip(template.attr("BaseLoc")))
        .collect();
    let pages = document.child("Pages").iter().flat_map(|pages| pages.all("Page")).take(MOST_PAGES).collect::<Vec<_>>();
    for one in pages {
        let Some(content) = one.attr("BaseLoc") else { continue };
        // A page without its part is shown empty by readers, and is no reason to refuse the others.
        let Some(content) = optional(package, &resolved(folder, content))? else { continue };
        let mut runs = Vec::new();
        for used in content.all("Template") {
            let template = templates.iter().find(|(id, _)| used.attr("TemplateID") == Some(*id));
            if let Some(template) = template.map(|(_, at)| resolved(folder, at))
                && let Some(template) = optional(package, &template)?
            {
                gather(&template, (0.0, 0.0), &mut runs);
            }
        }
        gather(&content, (0.0, 0.0), &mut runs);
        page(runs, out);
        if out.len() / 3 > LONGEST {
            return Ok(());
        }
    }
    let Some(annotations) = document.child("Annotations") else { return Ok(()) };
    let at = resolved(folder, &annotations.plain());
    let Some(list) = optional(package, &at)? else { return Ok(()) };
    let folder = at.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    for one in list.all("Page") {
        if let Some(file) = one.child("FileLoc")
            && let Some(annotation) = optional(package, &resolved(&folder, &file.plain()))?
        {
            let mut runs = Vec::new();
            gather(&annotation, (0.0, 0.0), &mut runs);
            page(runs, out);
        }
    }
    Ok(())
}

/// The text objects below a node, at their places on the page (11.3): millimetres from above.
fn gather(node: &Node, from: (f64, f64), runs: &mut Vec<Run>) {
    if node.name != "TextObject" {
        // A block or an appearance has its own area; what is in it counts from there.
        let boundary = node.attr("Boundary").filter(|_| node.name == "Appearance").map(numbers);
        let from = match boundary.as_deref() {
            Some([x, y, ..]) => (from.0 + x, from.1 + y),
            _ => from,
        };
        node.children.iter().for_each(|child| gather(child, from, runs));
        return;
    }
    let boundary = node.attr("Boundary").map(numbers).unwrap_or_default();
    let (left, top) = (boundary.first().copied().unwrap_or(0.0), boundary.get(1).copied().unwrap_or(0.0));
    let matrix = node.attr("CTM").map(numbers).filter(|matrix| matrix.len() == 6);
    let matrix = matrix.unwrap_or_else(|| vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let size = node.attr("Size").and_then(|size| size.parse::<f64>().ok()).unwrap_or(4.0);
    let size = size * matrix[2].hypot(matrix[3]);
    let (mut x, mut y) = (0.0, 0.0);
    for code in node.all("TextCode") {
        // A code without a place of its own begins where the one before did (table 46).
        x = code.attr("X").and_then(|x| x.parse().ok()).unwrap_or(x);
        y = code.attr("Y").and_then(|y| y.parse().ok()).unwrap_or(y);
        let text = characters(code);
        let (steps, falls) = (code.attr("DeltaX").map(deltas), code.attr("DeltaY").map(deltas));
        let (mut dx, mut dy) = (0.0, 0.0);
        for (number, c) in text.trim_end_matches(['\r', '\n']).chars().enumerate() {
            let (px, py) = (x + dx, y + dy);
            runs.push(Run {
                x: from.0 + left + matrix[0] * px + matrix[2] * py + matrix[4],
                y: from.1 + top + matrix[1] * px + matrix[3] * py + matrix[5],
                size,
                text: c.to_string(),
            });
            let step = |steps: &Option<Vec<f64>>| steps.as_ref().and_then(|steps| steps.get(number)).copied();
            let wide = if c.is_ascii() { 0.5 } else { 1.0 };
            dy += step(&falls).unwrap_or(0.0);
            dx += step(&steps).unwrap_or(if falls.is_some() { 0.0 } else { wide * size });
        }
    }
}

/// The characters of an element as they stand, spaces included.
fn characters(node: &Node) -> String {
    node.children.iter().map(|child| child.text.as_str()).collect()
}

fn numbers(text: &str) -> Vec<f64> {
    text.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// Steps as they are written, `g 3 5` meaning three times 5 (7.1).
fn deltas(text: &str) -> Vec<f64> {
    let mut steps = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        if word == "g" {
            let count = words.next().and_then(|count| count.parse::<usize>().ok()).unwrap_or(0);
            let step = words.next().and_then(|step| step.parse::<f64>().ok()).unwrap_or(0.0);
            steps.extend(std::iter::repeat_n(step, count.min(LONGEST)));
        } else {
            steps.push(word.parse().unwrap_or(0.0));
        }
        if steps.len() > LONGEST {
            break;
        }
    }
    steps
}

/// Where a part is: from the root of the package, or from the folder of the part that names it.
/// Nothing leads out of the package: a name is only ever looked up in its directory.
fn resolved(folder: &str, name: &str) -> String {
    let name = name.trim().replace('\\', "/");
    let joined = match name.strip_prefix('/') {
        Some(name) => name.to_owned(),
        None if folder.is_empty() => name,
        None => format!("{folder}/{name}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for step in joined.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            step => parts.push(step),
        }
    }
    parts.join("/")
}

fn part(package: &mut Package<'_>, name: &str) -> Result<Node, Error> {
    optional(package, name)?.ok_or(Error::Damaged)
}

fn optional(package: &mut Package<'_>, name: &str) -> Result<Option<Node>, Error> {
    if !package.has(name) {
        return Ok(None);
    }
    let bytes = package.part(name).map_err(|error| fault(&error))?;
    xml::parse_with(&bytes, HOLDERS).map(Some).map_err(|error| fault(&error))
}

fn fault(error: &docx::Error) -> Error {
    match error {
        docx::Error::Encrypted => Error::Encrypted,
        docx::Error::Hostile(_) | docx::Error::TooLarge(_) => Error::Hostile,
        _ => Error::Damaged,
    }
}
