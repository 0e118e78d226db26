//! 公文要素: the elements beside the body as a form, written back into the text.
//!
//! An element that the text shows is replaced where it stands; one that it does not show yet is
//! stated in the front matter. Nothing else of the text is touched.

use gongwen::{Document, Kind, Reading, Span, Syntax, Text, front_matter_end};

/// A field of the form.
#[derive(Clone, Copy, Debug)]
pub struct HeaderField {
    /// Its name in forms.
    pub name: &'static str,
    /// Its name in front matter.
    pub key: &'static str,
    /// What the person reads.
    pub label: &'static str,
    /// How to fill it in.
    pub help: &'static str,
    /// Whether it has several values, one a line.
    pub many: bool,
}

const fn field(name: &'static str, key: &'static str, label: &'static str, help: &'static str) -> HeaderField {
    HeaderField { name, key, label, help, many: false }
}

/// The fields in the order of the page. 密级 is not among them: classified texts do not belong here.
pub const HEADER_FIELDS: [HeaderField; 13] = [
    field("kind", "文种", "文种", "一般由标题自动识别；识别不出时在这里指定。"),
    field("copy_number", "份号", "份号", "涉密公文才标份号，一般不填。"),
    field("urgency", "紧急程度", "紧急程度", "只有特急、加急两种；不紧急就不标。"),
    HeaderField {
        many: true,
        ..field("mark", "发文机关标志", "发文机关标志", "如“云溪县人民政府文件”。联合行文每行一个，主办机关在前。")
    },
    field("number", "发文字号", "发文字号", "如“云政发〔2026〕5号”：六角括号，序号不加“第”、不编虚位。"),
    field("signatories", "签发人", "签发人", "上行文才标。多人用空格隔开。"),
    field("addressees", "主送机关", "主送机关", "用全称或规范化简称；同类之间用顿号，不同类之间用逗号。"),
    HeaderField {
        many: true, ..field("organs", "署名", "发文机关署名", "与发文机关标志一致。联合行文每行一个。")
    },
    field("date", "成文日期", "成文日期", "如“2026年1月5日”：阿拉伯数字，月、日不编虚位。"),
    HeaderField {
        many: true,
        ..field(
            "annotation",
            "附注",
            "附注",
            "加圆括号，如“（此件公开发布）”；请示写“（联系人：…，电话：…）”。每行一条。",
        )
    },
    field("copies_to", "抄送", "抄送机关", "除主送机关外需要执行或者知晓的机关。"),
    field("issuer", "印发机关", "印发机关", "如“云溪县人民政府办公室”。"),
    field("print_date", "印发日期", "印发日期", "送印的日期，如“2026年1月6日”。"),
];

/// The values of the form, in the order of [`HEADER_FIELDS`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderForm {
    values: Vec<String>,
}

impl HeaderForm {
    /// The form as a text fills it.
    #[must_use]
    pub fn of(text: &str, syntax: Syntax) -> Self {
        Self::of_document(&gongwen::read(text, syntax).document)
    }

    /// The form as a document fills it.
    #[must_use]
    pub fn of_document(document: &Document) -> Self {
        let values = HEADER_FIELDS
            .iter()
            .map(|field| match field.name {
                "kind" => document.kind().map_or(String::new(), |kind| kind.name().to_owned()),
                _ => {
                    let values: Vec<_> = elements(document, field.name).into_iter().map(Text::as_str).collect();
                    values.join(separator(field))
                }
            })
            .collect();
        Self { values }
    }

    /// The value of a field; empty where there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        let at = HEADER_FIELDS.iter().position(|field| field.name == name);
        at.and_then(|at| self.values.get(at)).map_or("", String::as_str)
    }

    /// Changes the value of a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.values.resize(HEADER_FIELDS.len(), String::new());
        if let Some(at) = HEADER_FIELDS.iter().position(|field| field.name == name) {
            let lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
            self.values[at] = lines.collect::<Vec<_>>().join(separator(&HEADER_FIELDS[at]));
        }
        self
    }

    /// Writes the values that differ into a text.
    #[must_use]
    pub fn write_into(&self, text: &str, syntax: Syntax) -> String {
        let mut text = text.to_owned();
        for (field, value) in HEADER_FIELDS.iter().zip(&self.values) {
            let before = Self::of(&text, syntax);
            if before.value(field.name) != value {
                text = write_one(&gongwen::read(&text, syntax), field, value);
            }
        }
        text
    }
}

fn separator(field: &HeaderField) -> &'static str {
    if field.many { "\n" } else { "　" }
}

fn elements<'a>(document: &'a Document, name: &str) -> Vec<&'a Text> {
    let header = &document.header;
    match name {
        "copy_number" => header.copy_number.iter().collect(),
        "urgency" => header.urgency.iter().collect(),
        "mark" => header.mark.iter().collect(),
        "number" => header.number.iter().collect(),
        "signatories" => header.signatories.iter().collect(),
        "addressees" => {
            document.addressees.iter().chain(&document.imprint.addressees).map(|names| &names.text).take(1).collect()
        }
        "organs" => document.signature.organs.iter().collect(),
        "date" => document.signature.date.iter().collect(),
        "annotation" => document.annotation.iter().collect(),
        "copies_to" => document.imprint.copies_to.iter().map(|names| &names.text).collect(),
        "issuer" => document.imprint.issuer.iter().collect(),
        "print_date" => document.imprint.date.iter().collect(),
        _ => Vec::new(),
    }
}

fn write_one(reading: &Reading, field: &HeaderField, value: &str) -> String {
    let text = &reading.text;
    if field.name == "kind" {
        let by_title = Kind::of_title(reading.document.title_text()).is_some_and(|kind| kind.name() == value);
        return state_entry(&without_statement(text, field.key), field.key, if by_title { "" } else { value });
    }
    let shown = elements(&reading.document, field.name);
    let place = shown.iter().map(|text| text.span()).reduce(Span::cover);
    match place {
        Some(place) if place.start >= front_matter_end(text) => replace(text, place, value),
        _ => state_entry(&without_statement(text, field.key), field.key, value),
    }
}

/// Replaces an element where it stands; without a value its line goes too, if nothing else is on it.
fn replace(text: &str, place: Span, value: &str) -> String {
    if !value.is_empty() {
        return format!("{}{value}{}", &text[..place.start], &text[place.end..]);
    }
    let line_start = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[place.end..].find('\n').map_or(text.len(), |at| place.end + at + 1);
    let before = text[line_start..place.start].trim_end();
    let label = ["签发人：", "签发人:", "抄送：", "抄送:", "主送：", "主送:"]
        .into_iter()
        .find(|label| before.ends_with(label))
        .unwrap_or_default();
    let before = before.trim_end_matches(label);
    let after = text[place.end..line_end].trim().trim_matches(['。', '：', ':']);
    if before.trim().is_empty() && after.is_empty() {
        format!("{}{}", &text[..line_start], &text[line_end..])
    } else {
        format!("{}{}{}", &text[..line_start], before.trim_end(), &text[place.end..])
    }
}

fn without_statement(text: &str, key: &str) -> String {
    let states = |line: &str| line.split([':', '：']).next().is_some_and(|word| word.trim() == key);
    without_lines(text, |line, _| states(line))
}

/// The text without the entry of the front matter at a place.
pub(super) fn without_entry(text: &str, place: Span) -> String {
    without_lines(text, |line, start| (start..start + line.len()).contains(&place.start))
}

/// The text without the lines of its front matter that are told by words or place; front matter
/// that is empty then goes too.
fn without_lines(text: &str, goes: impl Fn(&str, usize) -> bool) -> String {
    let end = front_matter_end(text);
    let mut start = 0;
    let stays = |line: &&str| {
        start += line.len();
        !goes(line, start - line.len())
    };
    let front: String = text[..end].split_inclusive('\n').filter(stays).collect();
    let rest = &text[end..];
    if front.lines().all(|line| line.trim_end() == "---") { rest.to_owned() } else { front + rest }
}

/// The text with one more entry in its front matter.
pub(super) fn state_entry(text: &str, key: &str, value: &str) -> String {
    if value.is_empty() {
        return text.to_owned();
    }
    let entries: String = value.lines().map(|value| format!("{key}: {value}\n")).collect();
    match front_matter_end(text) {
        0 => format!("---\n{entries}---\n{text}"),
        end => {
            let close = text[..end].trim_end_matches('\n').rfind('\n').map_or(0, |at| at + 1);
            format!("{}{entries}{}", &text[..close], &text[close..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "云溪县人民政府文件\n云政发〔2026〕5号\n\n关于做好防汛工作的通知\n\n各乡镇人民政府：\n现将有关事项通知如下。\n一、加强值守。\n\n云溪县人民政府\n2026年5月6日\n";

    fn written(form: &HeaderForm, text: &str) -> HeaderForm {
        HeaderForm::of(&form.write_into(text, Syntax::Plain), Syntax::Plain)
    }

    #[test]
    fn what_the_text_shows_fills_the_form_and_nothing_is_written_back() {
        let form = HeaderForm::of(TEXT, Syntax::Plain);
        assert_eq!(form.value("number"), "云政发〔2026〕5号");
        assert_eq!(form.value("addressees"), "各乡镇人民政府");
        assert_eq!(form.value("kind"), "通知");
        assert_eq!(form.write_into(TEXT, Syntax::Plain), TEXT);
    }

    #[test]
    fn values_are_replaced_where_they_stand_and_stated_where_they_are_new() {
        let form = HeaderForm::of(TEXT, Syntax::Plain)
            .with("number", "云政发〔2026〕6号")
            .with("urgency", "特急")
            .with("date", "2026年5月7日")
            .with("mark", "云溪县人民政府\n江州市水利局");
        let text = form.write_into(TEXT, Syntax::Plain);
        assert!(text.contains("\n云政发〔2026〕6号\n"), "{text}");
        assert!(text.contains("紧急程度: 特急"), "{text}");
        assert_eq!(HeaderForm::of(&text, Syntax::Plain), form, "{text}");
        let back = form.with("urgency", "");
        assert!(!back.write_into(&text, Syntax::Plain).contains("---"));
    }

    #[test]
    fn every_field_can_be_emptied() {
        let mut text = TEXT.to_owned();
        for (name, value) in
            [("annotation", "（此件公开发布）"), ("copies_to", "县委办公室"), ("copy_number", "000001")]
        {
            text = HeaderForm::of(&text, Syntax::Plain).with(name, value).write_into(&text, Syntax::Plain);
            assert_eq!(HeaderForm::of(&text, Syntax::Plain).value(name), value, "{text}");
        }
        for field in HEADER_FIELDS.iter().filter(|field| field.name != "kind") {
            let form = HeaderForm::of(&text, Syntax::Plain).with(field.name, "");
            assert_eq!(written(&form, &text).value(field.name), "", "{}", field.name);
        }
    }
}
