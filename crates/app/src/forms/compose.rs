//! From a form that was filled in to the text of a draft.

use super::{FieldError, Guide, Need, TitleForm, guide};
use gongwen::{
    AttachmentList, AttachmentName, Block, Document, Imprint, Kind, Names, Signature, Text, Title, read, write,
};
use std::collections::BTreeMap;

/// What was filled in, by field name. Fields of every kind: `organ`, `subject`, `number`,
/// `signatory`, `addressees`, `attachments`, `date`, `annotation`, `copies_to`; and the parts. An
/// order asks who signs it in `person`.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    values: BTreeMap<String, String>,
}

impl Filled {
    /// With a value for a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.values.insert(name.to_owned(), crate::drafts::normal(value));
        self
    }

    /// The value of a field, without white space at its ends.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |value| value.trim())
    }

    fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        self.value(name).lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

/// The text of a new draft, or what is missing, field by field.
///
/// # Errors
/// One message for each field that must be filled in and is not.
pub fn compose(kind: Kind, filled: &Filled) -> Result<String, Vec<FieldError>> {
    let guide = guide(kind);
    let missing = missing(&guide, filled);
    if !missing.is_empty() {
        return Err(missing);
    }
    Ok(write::write(&document(&guide, filled)))
}

fn missing(guide: &Guide, filled: &Filled) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut require = |name: &str, message: &str| {
        if filled.value(name).is_empty() {
            errors.push(FieldError::new(name, message));
        }
    };
    require("organ", "请写发文机关的全称或规范化简称，如“云溪县人民政府”。");
    if guide.title != TitleForm::Organ {
        require("subject", "请写事由：这份公文是关于什么的。");
    }
    if guide.addressees == Need::Required {
        let message = match guide.kind.is_upward() {
            true => "请写主送机关：直接的上级机关，如“江州市人民政府”。",
            false => "请写主送机关，如“各乡镇人民政府，县政府各部门”。",
        };
        require("addressees", message);
    }
    if guide.signatory == Need::Required {
        require("signatory", "上行文须标注签发人姓名。");
    }
    if guide.signed_in_person() {
        require("person", "请写签署人的职务和姓名，如“县长　张三”。");
    }
    for part in guide.parts.iter().filter(|part| part.need == Need::Required) {
        require(part.name, &format!("请写{}。{}", part.label, part.help));
    }
    errors
}

fn document(guide: &Guide, filled: &Filled) -> Document {
    let organ = filled.value("organ");
    let mut document = Document::default();
    document.header.mark = mark(guide.kind, organ).map(Text::built).into_iter().collect();
    document.header.number = text(filled.value("number"));
    document.header.signatories = filled.value("signatory").split_whitespace().map(Text::built).collect();
    document.title = Some(Title::new(Text::built(title(guide, organ, filled.value("subject")))));
    document.addressees = text(filled.value("addressees").trim_end_matches(['：', ':']))
        .map(|text| Names { text, end: Text::built("：") });
    document.body = body(guide, filled);
    let names: Vec<&str> = filled.lines("attachments").collect();
    if guide.title != TitleForm::Organ && !names.is_empty() {
        document.attachment_list = Some(attachments(&names));
    }
    let (organs, person) = match guide.signed_in_person() {
        true => (Vec::new(), text(filled.value("person"))),
        false => (vec![Text::built(organ)], None),
    };
    document.signature = Signature { organs, person, date: text(filled.value("date")) };
    document.annotation = text(filled.value("annotation")).into_iter().collect();
    if let Some(copies_to) = text(filled.value("copies_to").trim_end_matches('。')) {
        let names = Names { text: copies_to, end: Text::built("。") };
        document.imprint = Imprint { copies_to: Some(names), ..Imprint::default() };
    }
    document
}

/// 发文机关标志: letters and minutes have a form of their own; the mark of an order is its title (10.2).
fn mark(kind: Kind, organ: &str) -> Option<String> {
    match kind {
        Kind::Order => None,
        Kind::Letter | Kind::Minutes => Some(organ.to_owned()),
        _ => Some(format!("{organ}文件")),
    }
}

fn title(guide: &Guide, organ: &str, subject: &str) -> String {
    let kind = guide.kind.name();
    let subject = subject.trim_end_matches(kind).trim_end_matches('的').trim_start_matches("关于");
    match guide.title {
        TitleForm::About => format!("{organ}关于{subject}的{kind}"),
        TitleForm::Named => format!("{organ}{subject}{kind}"),
        TitleForm::Organ => format!("{organ}令"),
    }
}

fn body(guide: &Guide, filled: &Filled) -> Vec<Block> {
    let mut paragraphs: Vec<&str> = guide.parts.iter().flat_map(|part| filled.lines(part.name)).collect();
    if !guide.closer.is_empty() && paragraphs.last().is_none_or(|last| !last.ends_with(guide.closer)) {
        paragraphs.push(guide.closer);
    }
    paragraphs.into_iter().map(|line| Block::Paragraph(read::paragraph(Text::built(line)))).collect()
}

fn attachments(names: &[&str]) -> AttachmentList {
    let ordinal = |index: usize| if names.len() > 1 { format!("{}.", index + 1) } else { String::new() };
    let items = names.iter().enumerate().map(|(index, name)| AttachmentName {
        ordinal: Text::built(ordinal(index)),
        name: Text::built(name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', '．'])),
    });
    AttachmentList { label: Text::built("附件"), items: items.collect() }
}

fn text(value: &str) -> Option<Text> {
    (!value.is_empty()).then(|| Text::built(value.replace('\n', "")))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use gongwen::Syntax;

    fn filled(kind: Kind) -> Filled {
        let filled = Filled::default()
            .with("organ", "云溪县人民政府")
            .with("subject", "加强城区防汛排涝工作")
            .with("number", "云政发〔2026〕5号")
            .with("addressees", "江州市人民政府")
            .with("signatory", "周正")
            .with("person", "县长　周正")
            .with("date", "2026年5月6日");
        guide(kind)
            .parts
            .iter()
            .fold(filled, |filled, part| filled.with(part.name, "一、有关情况如下。\r\n二、请予支持。"))
    }

    #[test]
    fn a_form_filled_in_becomes_a_document_of_its_kind() {
        for kind in Kind::ALL {
            let text = compose(kind, &filled(kind)).unwrap();
            let document = read(&text, Syntax::Plain).document;
            assert_eq!(document.kind(), Some(kind), "{text}");
            assert_eq!(document.date().map(gongwen::Date::iso).as_deref(), Some("2026-05-06"), "{text}");
            assert!(document.body.len() >= 2, "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_said_field_by_field() {
        let errors = compose(Kind::Request, &Filled::default().with("organ", " ")).unwrap_err();
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["organ", "subject", "addressees", "signatory", "basis", "items"]);
    }

    #[test]
    fn an_order_is_numbered_in_its_own_way_and_signed_in_person() {
        let text = compose(Kind::Order, &filled(Kind::Order).with("number", "第5号")).unwrap();
        let document = read(&text, Syntax::Plain).document;
        assert!(document.header.mark.is_empty(), "{text}");
        assert_eq!(document.title_text(), "云溪县人民政府令");
        assert_eq!(document.header.number.as_ref().map(Text::as_str), Some("第5号"));
        assert_eq!(document.signature.person.as_ref().map(Text::as_str), Some("县长　周正"));
        assert!(document.signature.organs.is_empty(), "{text}");
        let errors = compose(Kind::Order, &filled(Kind::Order).with("person", "")).unwrap_err();
        assert_eq!(errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["person"]);
    }

    #[test]
    fn a_closer_is_not_said_twice() {
        let text = compose(Kind::Request, &filled(Kind::Request).with("items", "请批准。\n妥否，请批示。")).unwrap();
        assert_eq!(text.matches("妥否，请批示。").count(), 1);
    }
}
