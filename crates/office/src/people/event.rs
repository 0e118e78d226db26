//! What happened to an account.

/// An event in the life of an account, for the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// 登录
    SignedIn,
    /// 修改密码
    PasswordChanged,
    /// 重置密码, by an administrator
    PasswordReset,
    /// 停用
    Disabled,
    /// 启用
    Enabled,
    /// 解锁
    Unlocked,
    /// 设为管理员
    MadeAdministrator,
}

impl Event {
    /// The English name for the log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SignedIn => "signed in",
            Self::PasswordChanged => "password changed",
            Self::PasswordReset => "password reset",
            Self::Disabled => "account disabled",
            Self::Enabled => "account enabled",
            Self::Unlocked => "account unlocked",
            Self::MadeAdministrator => "account made administrator",
        }
    }
}
