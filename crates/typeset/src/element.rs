//! The elements of a page, as the facts name them.

use serde::Serialize;

/// What a piece of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// 份号
    CopyNumber,
    /// 密级和保密期限
    Secrecy,
    /// 紧急程度
    Urgency,
    /// 发文机关标志
    Mark,
    /// 发文字号
    Number,
    /// 签发人
    Signatory,
    /// 版头中的分隔线
    RedLine,
    /// 标题
    Title,
    /// 题注
    Adoption,
    /// 主送机关
    Addressees,
    /// A heading of the body on a line of its own.
    Heading,
    /// A paragraph of the body.
    Paragraph,
    /// A cell of a table.
    Cell,
    /// 附件说明
    AttachmentList,
    /// 发文机关署名
    Organ,
    /// 成文日期
    Date,
    /// 签发人签名章 with the post before it
    Person,
    /// The place kept free for a seal (印章) or the stamp of a signature (签名章).
    Seal,
    /// 附注
    Annotation,
    /// 「附件1」
    AttachmentLabel,
    /// The title of an attachment or of a text that is issued.
    AttachmentTitle,
    /// 版记中的分隔线
    ImprintRule,
    /// 主送机关 in the 版记
    ImprintAddressees,
    /// 抄送机关
    CopiesTo,
    /// Any other line of the 版记.
    ImprintOther,
    /// 印发机关
    ImprintIssuer,
    /// 印发日期
    ImprintDate,
    /// 页码
    PageNumber,
}

impl Element {
    /// Whether it is text of the body proper (正文).
    pub(crate) fn is_body(self) -> bool {
        matches!(self, Self::Heading | Self::Paragraph | Self::Cell)
    }

    /// Whether it belongs to the lines that close a document.
    pub(crate) fn is_closing(self) -> bool {
        matches!(self, Self::Organ | Self::Date | Self::Person)
    }

    /// Whether it belongs to the 版记.
    pub(crate) fn is_imprint(self) -> bool {
        matches!(
            self,
            Self::ImprintRule
                | Self::ImprintAddressees
                | Self::CopiesTo
                | Self::ImprintOther
                | Self::ImprintIssuer
                | Self::ImprintDate
        )
    }
}
