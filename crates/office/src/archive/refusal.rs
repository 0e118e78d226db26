//! Why the archive refuses, in the words the person needs.

use thiserror::Error;

/// A refusal; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The fonds is not in form.
    #[error("全宗号由2至8位大写字母、数字组成，如X001，由接收档案的档案馆给定。")]
    Fonds,
    /// The fonds was never set.
    #[error("还没有设置全宗号和机构代码，编不出档号。请管理员在“管理—档案”里填写。")]
    NotSet,
    /// The unit has no code.
    #[error("请选择机构（问题）。列表里没有的，请管理员在“管理—档案”里添加代码。")]
    Unit,
    /// A line of the units is not in form.
    #[error("“{0}”写法不对：每行一个机构，代码（2至8位大写字母、数字）和名称之间空一格，如：BGS 办公室。")]
    UnitLine(String),
    /// A unit is there twice.
    #[error("机构代码或名称重复：{0}。一个代码只能指一个机构。")]
    UnitTwice(String),
    /// No units.
    #[error("请至少填写一个机构（问题）代码，如：BGS 办公室。")]
    NoUnits,
    /// Too many units.
    #[error("机构（问题）代码最多{0}个。")]
    ManyUnits(usize),
    /// The year cannot be.
    #[error("归档年度应当在{0}年至{1}年之间。")]
    Year(i32, i32),
    /// The document was formed later.
    #[error("归档年度不能早于文件形成的{formed}年：选的是{year}年。请核对年度。")]
    BeforeFormed {
        /// The year that was chosen.
        year: i32,
        /// The year in which it was signed or received.
        formed: i32,
    },
    /// No retention was chosen.
    #[error("请选择保管期限：永久、30年或者10年。")]
    NoRetention,
    /// The number of pages cannot be.
    #[error("页数应当是1至{0}，没有数过可以不填。")]
    Pages(u32),
    /// The note is too long.
    #[error("备注最多100字，写在一行里。")]
    Note,
    /// A correction that corrects nothing.
    #[error("年度、保管期限、机构、页数、备注都没有改动，不用更正。")]
    NothingChanged,
    /// No reason, or a long one.
    #[error("请填写更正的理由，最多{0}字。")]
    Reason(usize),
    /// It is not archived.
    #[error("这一件还没有归档，没有归档登记可以更正。")]
    NotArchived,
    /// A mark of classification.
    #[error("填写的内容里标有密级“{0}”。涉密件线下办理，本系统不得存储涉密内容。")]
    Classified(String),
    /// No files in the range.
    #[error("件号范围不对：从小到大，从1起。")]
    Range,
    /// The box cannot be.
    #[error("盒号应当是1至{0}。")]
    Box(u32),
    /// Files of the range are not there.
    #[error("{series}只有{found}件在这个范围里，应当有{wanted}件。请核对件号。")]
    NotThere {
        /// The series.
        series: String,
        /// How many there are.
        found: i64,
        /// How many there should be.
        wanted: u32,
    },
    /// Nothing to hand over.
    #[error("没有符合条件的档案可以移交。请换一个年度或保管期限。")]
    Nothing,
    /// Too much for one package.
    #[error("一个移交包最多{0}件。请按机构（问题）分开生成。")]
    TooMany(usize),
}
