//! Why a verb on people is refused.

use thiserror::Error;

/// A refusal, in the words that the person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The account name is not in form.
    #[error("账号须为2至32个字符，只用小写字母、数字、汉字和“.”“_”“-”。")]
    BadAccountName,
    /// The person's name is not in form.
    #[error("姓名须为1至20个字符。")]
    BadDisplayName,
    /// The new password is weak.
    #[error("{0}")]
    WeakPassword(Weakness),
    /// The password is not the account's, the account is locked, disabled, or there is none:
    /// one sentence for all, so that it tells nobody which.
    #[error("账号或密码不对。连续输错几次，账号会锁定一段时间；锁定、停用的账号请找管理员。")]
    NotSignedIn,
    /// The old password is wrong where one is logged in already.
    #[error("原密码不对，请重新输入。")]
    WrongOldPassword,
    /// The new password is the old one.
    #[error("新密码与原密码相同，请换一个。")]
    SamePassword,
    /// Nobody may lock themselves out.
    #[error("不能停用自己的账号，也不能改自己的角色；请由另一位管理员办理。")]
    OwnAccount,
    /// Nothing would change.
    #[error("该账号已经是这个状态。")]
    NothingToDo,
}

/// What is weak about a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Weakness {
    /// Too short.
    #[error("密码太短，至少10个字符。用一句自己记得住的话最好。")]
    Short,
    /// Too long.
    #[error("密码太长，最多128个字符。")]
    Long,
    /// On everybody's list, or digits only.
    #[error("这个密码太常见，容易被猜中。请换一句自己记得住的话。")]
    Common,
    /// One kind of character, or few different ones.
    #[error("密码太单一。请把字母、数字、汉字或符号混用，或写到16个字符以上。")]
    Uniform,
    /// It contains the account name.
    #[error("密码里不要包含账号。")]
    AccountName,
}
