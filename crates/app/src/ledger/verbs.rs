//! What verbs are called on screen. An entry says in words what was done; these are for the filter.

/// Verbs and their names, in the order of the verbs.
const NAMES: &[(&str, &str)] = &[
    ("absence.ended", "销假"),
    ("absence.recorded", "登记外出"),
    ("account.disabled", "停用账号"),
    ("account.enabled", "启用账号"),
    ("account.first", "设立第一个管理员"),
    ("account.first_code", "发放一次性口令"),
    ("account.made_administrator", "设为管理员"),
    ("account.opened", "开账号"),
    ("account.password_changed", "修改密码"),
    ("account.password_reset", "重置密码"),
    ("account.sign_in", "登录"),
    ("account.signed_in", "登录"),
    ("account.signed_out", "退出"),
    ("account.unlocked", "解锁账号"),
    ("approval.delegated", "委托他人审批"),
    ("approval.executed", "凭审批办理"),
    ("approval.handed_on", "转交事项"),
    ("approval.oral_confirmed", "补签口头同意"),
    ("approval.oral_denied", "否认口头同意"),
    ("approval.oral_lapsed", "口头同意失效"),
    ("approval.oral_recorded", "登记口头同意"),
    ("approval.referred", "报请裁定"),
    ("approval.reminded", "催办审批"),
    ("approval.resolved", "登记会议决定"),
    ("approval.returned", "退回审批"),
    ("approval.revised", "修改送审内容"),
    ("approval.signed", "审批签字"),
    ("approval.signer_added", "加签"),
    ("approval.submitted", "送审"),
    ("approval.timed_out", "审批超期"),
    ("approval.withdrawn", "撤回送审"),
    ("archive.boxed", "档案装盒"),
    ("archive.coded", "档案设置"),
    ("archive.package_downloaded", "下载移交包"),
    ("archive.packaged", "生成移交包"),
    ("authority.published", "发布审批权限"),
    ("backup.made", "备份"),
    ("backup.restored", "从备份恢复"),
    ("calendar.recorded", "登记放假安排"),
    ("copies.recalled", "收回文件"),
    ("copies.received", "签收文件"),
    ("copies.reminded", "催收回执"),
    ("copies.sent", "分发文件"),
    ("data.moved", "搬到 PostgreSQL"),
    ("draft.begun", "新建草稿"),
    ("draft.discarded", "删除草稿"),
    ("draft.erased", "彻底删除草稿"),
    ("draft.kept", "留存版本"),
    ("draft.recovered", "恢复草稿"),
    ("draft.restored", "恢复旧版本"),
    ("draft.saved", "保存草稿"),
    ("incoming.answered", "答复来文"),
    ("incoming.archived", "收文归档"),
    ("incoming.assigned", "交办收文"),
    ("incoming.circulated", "传阅收文"),
    ("incoming.concluded", "办结收文"),
    ("incoming.due_settled", "办理时限确定"),
    ("incoming.examined", "初审收文"),
    ("incoming.file_added", "添加收文附件"),
    ("incoming.followed", "换催办人"),
    ("incoming.instructed", "批示收文"),
    ("incoming.overdue", "办理超期"),
    ("incoming.proposed", "拟办收文"),
    ("incoming.read", "阅知收文"),
    ("incoming.reader_released", "撤下传阅人"),
    ("incoming.received", "签收来文"),
    ("incoming.reclassified", "改收文类别"),
    ("incoming.redirected", "改送批示"),
    ("incoming.registered", "登记收文"),
    ("incoming.reported", "反馈办理情况"),
    ("incoming.sent", "来文报送"),
    ("incoming.sent_back", "退回来文"),
    ("incoming.urged", "催办收文"),
    ("ledger.checkpointed", "做检查点"),
    ("ledger.key_rotated", "更换台账密钥"),
    ("notices.wished", "设置通知"),
    ("offline.registered", "登记线下办理件"),
    ("organization.imported", "导入组织机构"),
    ("outgoing.archived", "发文归档"),
    ("outgoing.back_to_signer", "送回签发人"),
    ("outgoing.begun", "拟稿"),
    ("outgoing.cancelled", "取消发文"),
    ("outgoing.edited", "修改文稿"),
    ("outgoing.ended", "撤销、废止文件"),
    ("outgoing.file_added", "添加发文附件"),
    ("outgoing.file_removed", "删去发文附件"),
    ("outgoing.handed_on", "转交文稿"),
    ("outgoing.lapsed", "签发失效"),
    ("outgoing.passed", "审核通过"),
    ("outgoing.printed", "印制"),
    ("outgoing.rechecked", "复核"),
    ("outgoing.registered", "登记编号"),
    ("outgoing.released", "核发"),
    ("outgoing.renewed", "补签文稿"),
    ("outgoing.repealed", "废止文件"),
    ("outgoing.returned", "退回文稿"),
    ("outgoing.revoked", "撤销文件"),
    ("outgoing.sealed", "用印"),
    ("outgoing.signed", "签发"),
    ("outgoing.submitted", "文稿送审"),
    ("outgoing.taken_back", "撤回文稿"),
    ("people.safety_set", "设置登录安全"),
    ("person.added", "添加人员"),
    ("person.appointed", "任职"),
    ("person.corrected", "更正人员资料"),
    ("person.left", "人员离开"),
    ("person.relieved", "免职"),
    ("phrases.kept", "保存常用语"),
    ("portfolio.begun", "确定分管"),
    ("portfolio.ended", "结束分管"),
    ("post.added", "设岗位"),
    ("post.ended", "撤岗位"),
    ("service.begun", "确定联系领导"),
    ("service.ended", "结束联系领导"),
    ("substitution.begun", "确定AB角"),
    ("substitution.ended", "结束AB角"),
    ("unit.added", "设机构"),
    ("unit.closed", "撤机构"),
    ("unit.moved", "调整机构隶属"),
    ("unit.renamed", "机构更名"),
];

/// The name of a verb, also of a refused attempt at it; the verb itself where it has none.
pub(crate) fn name(verb: &str) -> String {
    let (act, refused) = verb.strip_suffix(".refused").map_or((verb, false), |act| (act, true));
    let name = NAMES.binary_search_by_key(&act, |(known, _)| known).map_or(act, |at| NAMES[at].1);
    if refused { format!("{name}（未获准）") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_stand_in_order_once() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn a_verb_has_a_name_a_refused_one_says_so() {
        assert_eq!(name("outgoing.signed"), "签发");
        assert_eq!(name("outgoing.sealed.refused"), "用印（未获准）");
        assert_eq!(name("moon.landed"), "moon.landed");
    }
}
