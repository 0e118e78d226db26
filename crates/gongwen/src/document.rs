//! The official document (公文) as a value: the elements of 《条例》 Article 9.

use crate::{Block, Date, Direction, DocNumber, Kind, Span, Text, WrittenDate};

/// An official document. Every element keeps its place in the source.
///
/// Elements hold what was written, right or wrong; the typed reading (a [`DocNumber`], a
/// [`Date`]) is asked for and may fail. The page number (页码) is made by the layout, the seal
/// (印章) is a reserved place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// 版头: everything above the red line.
    pub header: Header,
    /// 标题
    pub title: Option<Title>,
    /// 题注, one entry per line: 「（2026年1月5日县政府第1次常务会议通过）」 under the title, and what
    /// else stands there, as 「（书面）」 or who speaks to which congress.
    pub adoption: Vec<Text>,
    /// 主送机关
    pub addressees: Option<Names>,
    /// 正文
    pub body: Vec<Block>,
    /// 附件说明
    pub attachment_list: Option<AttachmentList>,
    /// 发文机关署名、成文日期
    pub signature: Signature,
    /// 附注, brackets included
    pub annotation: Vec<Text>,
    /// 附件, and what the document issues (the plan under a 印发通知)
    pub attachments: Vec<Attachment>,
    /// 版记
    pub imprint: Imprint,
    /// Values that text cannot show and the writer of the document stated.
    pub stated: Stated,
}

/// 版头
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// 份号: 000001
    pub copy_number: Option<Text>,
    /// 密级和保密期限: 秘密★5年
    pub secrecy: Option<Text>,
    /// 紧急程度: 特急, 加急
    pub urgency: Option<Text>,
    /// 发文机关标志, one entry per organ; 「文件」 stays with the last entry as written.
    pub mark: Vec<Text>,
    /// 发文字号 (or 令号) as written
    pub number: Option<Text>,
    /// 签发人
    pub signatories: Vec<Text>,
}

/// 标题
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// The whole title, lines joined.
    pub text: Text,
    /// Byte offsets in `text` where the writer broke the line; empty if on one line.
    pub breaks: Vec<usize>,
}

/// Names of organs in a row: 主送机关, 抄送机关.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// All names with the marks between them, the label and the final mark left out.
    pub text: Text,
    /// The mark after the last name as written (：, :, 。, or empty).
    pub end: Text,
}

/// 附件说明
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttachmentList {
    /// The label as written, without the colon: 附件 (or 附); empty where each name has its own.
    pub label: Text,
    /// The names in order.
    pub items: Vec<AttachmentName>,
}

/// One line of the 附件说明.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttachmentName {
    /// The number as written with its mark, 「1.」, or the label 「附件1：」; empty if there is none.
    pub ordinal: Text,
    /// The name as written, a final mark included.
    pub name: Text,
}

/// 发文机关署名、成文日期
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// The organs, the lead organ (主办机关) first.
    pub organs: Vec<Text>,
    /// Who signs in person (签名章): 「县长　张三」 as written.
    pub person: Option<Text>,
    /// 成文日期 as written
    pub date: Option<Text>,
}

/// An attachment (附件), or a text that the document issues.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// 「附件1」 as written; `None` for a text that is issued (被印发件) and has no label.
    pub label: Option<Text>,
    /// Its title.
    pub title: Option<Title>,
    /// Its body.
    pub body: Vec<Block>,
    /// Whether its pages lie across (横排).
    pub landscape: bool,
}

/// 版记
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// 主送机关, where the writer put them into the 版记.
    pub addressees: Option<Names>,
    /// 抄送机关
    pub copies_to: Option<Names>,
    /// 印发机关
    pub issuer: Option<Text>,
    /// 印发日期 as written, without 「印发」
    pub date: Option<Text>,
    /// Any other line (公开属性, 联系人, 翻印机关).
    pub others: Vec<Text>,
}

/// What the writer stated about the document in front matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// 文种, where it is stated and not only read from the title.
    pub kind: Option<Kind>,
    /// 行文方向
    pub direction: Option<Direction>,
    /// Whether a seal is put on the document (加盖印章). Unknown means: as the kind usually has it.
    pub sealed: Option<bool>,
    /// 保留原文: findings that a person leaves as they are, each as written (see [`Waiver`](crate::Waiver)).
    pub waivers: Vec<Text>,
}

impl Document {
    /// The kind (文种): stated, else as the title ends, else as number or mark show.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.stated
            .kind
            .or_else(|| Kind::of_title(self.title.as_ref()?.text.as_str()))
            .or_else(|| self.kind_by_number())
    }

    /// A 函 is numbered as one (云政函), an order or minutes are marked as such.
    fn kind_by_number(&self) -> Option<Kind> {
        // A mark may be spaced out: 会 议 纪 要.
        let mark = self.header.mark.last().map_or("", Text::as_str);
        let mark: String = mark.chars().filter(|c| !c.is_whitespace()).collect();
        if mark.ends_with("纪要") {
            return Some(Kind::Minutes);
        }
        if mark.ends_with("命令") || mark.ends_with('令') {
            return Some(Kind::Order);
        }
        let number = self.header.number.as_ref()?.as_str();
        let code = number.split(['〔', '[', '［', '【', '（', '(']).next()?;
        code.trim_end().ends_with('函').then_some(Kind::Letter)
    }

    /// The direction (行文方向): stated, else by kind. 意见 and 通知 follow their addressees only
    /// where an office profile tells who is above.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        self.stated.direction.or_else(|| {
            let kind = self.kind()?;
            // 签发人 stand only on what goes up (7.2.6); 「请批转……执行」 asks somebody above.
            let asks = || {
                self.body.iter().rev().take(2).filter_map(Block::paragraph).any(|p| p.text.as_str().contains("请批转"))
            };
            if kind == Kind::Opinion && (!self.header.signatories.is_empty() || asks()) {
                return Some(Direction::Upward);
            }
            kind.directions().first().copied()
        })
    }

    /// Whether it goes to a superior organ (上行文).
    #[must_use]
    pub fn is_upward(&self) -> bool {
        self.direction() == Some(Direction::Upward)
    }

    /// The number, if it is in form.
    #[must_use]
    pub fn number(&self) -> Option<DocNumber> {
        DocNumber::parse(self.header.number.as_ref()?.as_str())
    }

    /// 成文日期 as a day, if it is one.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.written_date()?.day
    }

    /// 成文日期 with its form.
    #[must_use]
    pub fn written_date(&self) -> Option<WrittenDate> {
        Date::read(self.signature.date.as_ref()?.as_str())
    }

    /// The title as one string, or an empty one.
    #[must_use]
    pub fn title_text(&self) -> &str {
        self.title.as_ref().map_or("", |title| title.text.as_str())
    }

    /// Every block of the body and of the attachments, in order.
    pub fn all_blocks(&self) -> impl Iterator<Item = &Block> {
        self.body.iter().chain(self.attachments.iter().flat_map(|attachment| &attachment.body))
    }

    /// Every text of the document in reading order, for rules that read words and marks.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = Vec::new();
        texts.extend(&self.header.mark);
        texts.extend(&self.header.number);
        texts.extend(&self.header.signatories);
        texts.extend(self.title.as_ref().map(|title| &title.text));
        texts.extend(&self.adoption);
        texts.extend(self.addressees.as_ref().map(|names| &names.text));
        blocks_into(&self.body, &mut texts);
        texts.extend(self.attachment_list.iter().flat_map(|list| list.items.iter().map(|item| &item.name)));
        texts.extend(&self.signature.organs);
        texts.extend(&self.signature.person);
        texts.extend(&self.signature.date);
        texts.extend(&self.annotation);
        for attachment in &self.attachments {
            texts.extend(attachment.title.as_ref().map(|title| &title.text));
            blocks_into(&attachment.body, &mut texts);
        }
        texts.extend(self.imprint.addressees.as_ref().map(|names| &names.text));
        texts.extend(self.imprint.copies_to.as_ref().map(|names| &names.text));
        texts.extend(&self.imprint.issuer);
        texts.extend(&self.imprint.date);
        texts.extend(&self.imprint.others);
        texts
    }
}

fn blocks_into<'a>(blocks: &'a [Block], texts: &mut Vec<&'a Text>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => texts.push(&paragraph.text),
            Block::Table(table) => texts.extend(table.rows.iter().flatten().map(|cell| &cell.text)),
        }
    }
}

impl Title {
    /// A title on one line.
    #[must_use]
    pub fn new(text: Text) -> Self {
        Self { text, breaks: Vec::new() }
    }

    /// The lines as the writer broke them.
    #[must_use]
    pub fn lines(&self) -> Vec<&str> {
        let mut lines = Vec::new();
        let mut start = 0;
        for &end in self.breaks.iter().chain([&self.text.as_str().len()]) {
            lines.push(&self.text.as_str()[start..end]);
            start = end;
        }
        lines
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.text.span()
    }
}

impl Names {
    /// The single names, cut at 、 ， ； and their half-width forms outside brackets.
    #[must_use]
    pub fn items(&self) -> Vec<Text> {
        let string = self.text.as_str();
        let mut items = Vec::new();
        let (mut start, mut depth) = (0, 0_usize);
        for (at, c) in string.char_indices() {
            match c {
                '（' | '(' => depth += 1,
                '）' | ')' => depth = depth.saturating_sub(1),
                '、' | '，' | ',' | '；' | ';' if depth == 0 => {
                    items.push(self.text.slice(start..at).trimmed());
                    start = at + c.len_utf8();
                }
                _ => {}
            }
        }
        items.push(self.text.slice(start..string.len()).trimmed());
        items.retain(|item| !item.is_empty());
        items
    }
}

impl AttachmentList {
    /// Whether every name has a label of its own (附件1：, 附件2：) instead of one for all.
    #[must_use]
    pub fn repeats_label(&self) -> bool {
        self.label.is_empty() && self.items.first().is_some_and(|item| item.ordinal.as_str().contains('附'))
    }
}

impl Imprint {
    /// Whether there is no 版记.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
