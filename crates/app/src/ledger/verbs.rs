//! What verbs are called on screen. An entry says in words what was done; these are for the filter.

const NAMES: &[(&str, &str)] = &[
    ("account.disabled", "停用账号"),
    ("account.enabled", "启用账号"),
    ("account.first", "设立第一个管理员"),
    ("account.opened", "开账号"),
    ("account.password_changed", "修改密码"),
    ("account.password_reset", "重置密码"),
    ("account.sign_in.refused", "登录未成功"),
    ("account.signed_in", "登录"),
    ("account.signed_out", "退出"),
    ("account.unlocked", "解锁账号"),
    ("draft.begun", "新建草稿"),
    ("draft.discarded", "删除草稿"),
    ("draft.erased", "彻底删除草稿"),
    ("draft.kept", "留存版本"),
    ("draft.recovered", "恢复草稿"),
    ("draft.restored", "恢复旧版本"),
    ("draft.saved", "保存草稿"),
    ("ledger.checkpointed", "做检查点"),
];

/// The name of a verb; the verb itself where it has none.
pub(super) fn name(verb: &str) -> &str {
    NAMES.iter().find(|(known, _)| *known == verb).map_or(verb, |(_, name)| name)
}
