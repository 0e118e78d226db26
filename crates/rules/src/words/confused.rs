//! Words that are taken for one another (易混词).

use super::{Class, class};
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule, word};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[
    &UNTIL,
    &OTHER,
    &REVOKE,
    &ACCOUNT,
    &EXPLAIN,
    &ONLY,
    &MUST,
    &RIGHTS,
    &REFLECT,
    &LAW,
    &DECIDE,
    &MAKE_RULES,
    &STREAMLINE,
    &LEAK,
    &INSPECT,
    &URGENTLY,
    &VIA,
    &VARIANTS,
];

const DEADLINES: &[&str] = &[
    "报名",
    "申报",
    "受理",
    "投标",
    "征集",
    "时间",
    "申请",
    "提交",
    "缴费",
    "公示",
    "有效期",
    "期限",
    "日期",
    "报送",
    "递交",
];

static UNTIL: Rule = class(&Class {
    code: "WS1220",
    name: "时间前“截至”写作“截止”",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "时间词语前面是否用“截至”。",
    why: "“截至”是到某时为止，后面跟时间；“截止”是停止，后面不跟时间。",
    wrong: &["截止5月15日，共受理100件。", "截止目前，已完成任务。", "截止到2022年8月底"],
    right: &["截至5月15日，共受理100件。", "截止日期为5月15日。", "报名截止5月15日。"],
    except: "“截止日期”“报名截止”。",
    words: &[
        word("截止到", "截至").not_after(DEADLINES),
        word("截止至", "截至").not_after(DEADLINES),
        word("截止", "截至").not_after(DEADLINES).only_before(&[
            "目前", "今", "去年", "昨", "上月", "本月", "上年", "月底", "年底", "年末", "日前", "现在", "当前", "当日",
            "同期", "1", "2", "3", "4", "5", "6", "7", "8", "9", "二〇",
        ]),
    ],
});

static OTHER: Rule = class(&Class {
    code: "WS1221",
    name: "“其他”写作“其它”",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "“其他”的写法是否统一。",
    why: "公文里人和事物统一写“其他”。",
    wrong: &["以及其它有关单位。"],
    right: &["以及其他有关单位。"],
    except: "引文、专名。",
    words: &[word("其它", "其他")],
});

static REVOKE: Rule = class(&Class {
    code: "WS1222",
    name: "“撤销”写作“撤消”",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "“撤销”“取消”等词的“销”“消”是否写错。",
    why: "法律和公文用“撤销”；“吊销”“核销”用“销”。",
    wrong: &["撤消原有机构。"],
    right: &["撤销原有机构。"],
    except: "无。",
    words: &[word("撤消", "撤销").not_before(&["防"]), word("吊消", "吊销")],
});

static ACCOUNT: Rule = class(&Class {
    code: "WS1223",
    name: "“账”写作“帐”",
    severity: Severity::Hint,
    sources: &[&source::VARIANTS],
    safety: Safety::Consent,
    checks: "与钱、物、工作登记有关的词是否用“账”。",
    why: "钱物的“账”与帐篷的“帐”已经分工。",
    wrong: &["建立工作台帐，核对帐目。"],
    right: &["建立工作台账，核对账目。", "调运帐篷100顶。"],
    except: "帐篷、蚊帐、营帐。",
    words: &[
        word("帐目", "账目"),
        word("帐户", "账户"),
        word("帐号", "账号"),
        word("帐册", "账册"),
        word("帐簿", "账簿"),
        word("帐本", "账本"),
        word("帐面", "账面"),
        word("帐务", "账务"),
        word("帐款", "账款"),
        word("帐单", "账单"),
        word("台帐", "台账"),
        word("结帐", "结账"),
        word("记帐", "记账"),
        word("做帐", "做账"),
        word("查帐", "查账"),
        word("对帐", "对账"),
        word("转帐", "转账"),
        word("挂帐", "挂账"),
        word("呆帐", "呆账"),
        word("坏帐", "坏账"),
        word("欠帐", "欠账"),
        word("销帐", "销账"),
        word("入帐", "入账"),
        word("到帐", "到账"),
        word("总帐", "总账"),
        word("专帐", "专账"),
    ],
});

static EXPLAIN: Rule = class(&Class {
    code: "WS1224",
    name: "“交代”写作“交待”",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "“交代”的写法是否统一。",
    why: "嘱咐、说明、移交统一写“交代”。",
    wrong: &["把政策向群众交待清楚。"],
    right: &["把政策向群众交代清楚。"],
    except: "无。",
    words: &[word("交待", "交代").not_after(&["移", "提", "成", "上"]).not_before(&["遇", "办", "建", "处理", "审"])],
});

static ONLY: Rule = class(&Class {
    code: "WS1225",
    name: "“唯一”写作“惟一”",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "“唯一”的写法是否统一。",
    why: "现行通用词形是“唯一”。",
    wrong: &["以考核结果为惟一依据。"],
    right: &["以考核结果为唯一依据。"],
    except: "引文。",
    words: &[word("惟一", "唯一")],
});

static MUST: Rule = class(&Class {
    code: "WS1226",
    name: "“必须”写作“必需”",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "动词前面是否用“必须”。",
    why: "“必须”是一定要，修饰动词；“必需”是不可缺少，修饰名词。",
    wrong: &["发现问题必需及时指出。"],
    right: &["发现问题必须及时指出。", "储备生活必需品。"],
    except: "“必需品”“所必需”。",
    words: &[word("必需", "必须").not_after(&["所", "非", "生活", "为"]).only_before(&[
        "及时",
        "认真",
        "严格",
        "坚持",
        "加强",
        "做到",
        "做好",
        "高度",
        "立即",
        "坚决",
        "切实",
        "进一步",
        "按照",
        "依法",
        "遵守",
        "执行",
        "落实",
        "符合",
        "经过",
        "报经",
        "尽快",
        "要",
        "提前",
        "抓",
        "服从",
        "保证",
        "确保",
        "完成",
        "采取",
        "明确",
        "建立",
        "承担",
        "提供",
        "具备",
        "在规定",
        "引起",
        "加大",
        "全面",
        "全力",
        "按时",
        "如实",
        "注意",
        "强化",
        "始终",
    ])],
});

static RIGHTS: Rule = class(&Class {
    code: "WS1227",
    name: "“权力”“权利”用混",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "国家机关的“权力”与公民、法人的“权利”是否用混。",
    why: "“权力”是支配的力量，属于国家和职务；“权利”是依法享有的利益。",
    wrong: &["国家的一切权利属于人民。", "维护公民的合法权力。"],
    right: &["国家的一切权力属于人民。", "维护公民的合法权利。"],
    except: "只查固定的搭配。",
    words: &[
        word("一切权利属于人民", "一切权力属于人民"),
        word("公权利", "公权力"),
        word("权利机关", "权力机关"),
        word("国家权利", "国家权力"),
        word("行政权利", "行政权力"),
        word("权利清单", "权力清单"),
        word("以权谋私的权利", "以权谋私的权力"),
        word("合法权力", "合法权利"),
        word("民主权力", "民主权利"),
        word("公民权力", "公民权利"),
        word("人身权力", "人身权利"),
        word("财产权力", "财产权利"),
        word("诉讼权力", "诉讼权利"),
        word("受教育的权力", "受教育的权利"),
    ],
});

static REFLECT: Rule = class(&Class {
    code: "WS1228",
    name: "“反映”写作“反应”",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "向上级、向有关方面“反映情况”是否误写。",
    why: "把情况、意见告诉上级用“反映”；“反应”是受刺激后的变化。",
    wrong: &["群众可以向信访部门反应情况。"],
    right: &["群众可以向信访部门反映情况。", "报告接种后不良反应情况。"],
    except: "化学反应、不良反应、应急反应等。",
    words: &[word("反应", "反映")
        .not_after(&["学", "良", "急", "锁", "速", "敏", "射", "理", "热", "过", "激", "种", "应", "体", "性", "副"])
        .only_before(&["情况", "问题", "意见", "诉求", "民意", "社情", "线索", "困难", "了群众", "群众"])],
});

static LAW: Rule = class(&Class {
    code: "WS1229",
    name: "“法治建设”写作“法制建设”",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "说治理方式时是否用“法治”。",
    why: "现行提法是“法治建设”；“法制”指法律制度。",
    wrong: &["加强法制建设。"],
    right: &["加强法治建设。", "报县法制办审核。", "开展法制审核。"],
    except: "法制审核、法制机构等原有名称，引文。",
    words: &[word("法制建设", "法治建设"), word("法制政府", "法治政府"), word("法制社会", "法治社会")],
});

static DECIDE: Rule = class(&Class {
    code: "WS1230",
    name: "“作出决定”写作“做出决定”",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "抽象的宾语前面是否用“作出”。",
    why: "决定、部署、批示等抽象事物用“作”。",
    wrong: &["县政府做出决定。"],
    right: &["县政府作出决定。"],
    except: "具体的制作。",
    words: &[word("做出", "作出").only_before(&[
        "决定",
        "决策",
        "部署",
        "批示",
        "指示",
        "规定",
        "裁决",
        "判决",
        "答复",
        "处理决定",
        "行政处罚",
        "行政许可",
    ])],
});

static MAKE_RULES: Rule = class(&Class {
    code: "WS1231",
    name: "“制定办法”写作“制订办法”",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "法规、办法、政策前面是否用“制定”。",
    why: "“制定”表示定出、确定下来；“制订”侧重拟订过程。",
    wrong: &["根据有关规定，制订本办法。"],
    right: &["根据有关规定，制定本办法。", "制订工作计划。"],
    except: "计划、方案可以用“制订”。",
    words: &[word("制订", "制定").only_before(&[
        "本办法",
        "本规定",
        "本细则",
        "本条例",
        "办法",
        "规定",
        "条例",
        "法规",
        "法律",
        "规章",
        "政策",
        "制度",
    ])],
});

static STREAMLINE: Rule = class(&Class {
    code: "WS1232",
    name: "“精简”写作“精减”",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "机构、会议、文件、程序前面是否用“精简”。",
    why: "去掉不必要的、使简化用“精简”；“精减”只用于减少人员。",
    wrong: &["大力精减会议和文件。"],
    right: &["大力精简会议和文件。", "精减人员10名。"],
    except: "“精减人员”。",
    words: &[word("精减", "精简").only_before(&["机构", "会议", "文件", "程序", "环节", "流程", "文电", "审批"])],
});

static LEAK: Rule = class(&Class {
    code: "WS1233",
    name: "“泄露”写作“泄漏”",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "秘密、信息前面是否用“泄露”。",
    why: "秘密、消息让人知道用“泄露”；液体、气体流出用“泄漏”。",
    wrong: &["不得泄漏国家秘密。"],
    right: &["不得泄露国家秘密。", "防止燃气泄漏。"],
    except: "气体、液体、核物质的泄漏。",
    words: &[word("泄漏", "泄露").only_before(&[
        "国家秘密",
        "秘密",
        "机密",
        "工作秘密",
        "商业秘密",
        "个人信息",
        "个人隐私",
        "隐私",
        "考题",
        "试题",
        "消息",
        "内情",
        "信息",
        "党和国家秘密",
        "在履行",
    ])],
});

static INSPECT: Rule = class(&Class {
    code: "WS1234",
    name: "“考察”写作“考查”",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "实地观察是否用“考察”。",
    why: "实地观察调查用“考察”；检查衡量成绩、行为用“考查”。",
    wrong: &["赴外地考查园区建设。", "考查石桥水库工程。"],
    right: &["赴外地考察园区建设。", "考查学生成绩。"],
    except: "考试、学业的考查。",
    words: &[
        word("考查团", "考察团"),
        word("考查组", "考察组"),
        word("实地考查", "实地考察"),
        word("外出考查", "外出考察"),
        word("考查园区", "考察园区"),
        word("考查项目", "考察项目"),
        word("考查企业", "考察企业"),
        word("考查三峡", "考察三峡"),
        word("考查石桥", "考察石桥"),
        word("考查调研", "考察调研"),
        word("考查学习", "考察学习"),
    ],
});

static URGENTLY: Rule = class(&Class {
    code: "WS1235",
    name: "“亟待”写作“急待”",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "“亟待”“亟须”的写法。",
    why: "书面语用“亟待”“亟须”。",
    wrong: &["困难急待解决。"],
    right: &["困难亟待解决。"],
    except: "口语记录。",
    words: &[word("急待", "亟待").not_after(&["紧", "应", "迫不"])],
});

static VIA: Rule = Rule {
    code: "WS1236",
    name: "“途经”写作“途径”",
    family: Family::Words,
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "表示经过某地的“途经”是否误写。",
        why: "“途经”是中途经过；“途径”是路子、办法。",
        wrong: &["途径G207国道的车辆绕行。"],
        right: &["途经G207国道的车辆绕行。", "拓宽增收途径。"],
        remedy: "改为“途经”。",
        except: "表示办法的“途径”。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["途径"], via),
};

fn via(run: &Run, at: Range<usize>, sink: &mut Sink) {
    let rest = run.after(at.end);
    let near = scan::first_chars(rest, 8);
    let code =
        rest.starts_with(|c: char| c.is_ascii_uppercase()) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let noun = run
        .before(at.start)
        .ends_with(['的', '种', '要', '一', '效', '新', '收', '道', '本', '法', '律', '资', '业', '展']);
    let place = scan::has(near, &["路段", "国道", "省道", "高速", "大桥", "收费站", "路口"]);
    if !noun && (code || place) {
        let fix = run.replace(at.clone(), "途经");
        sink.find(run, at, "表示中途经过应写作“途经”。", fix);
    }
}

static VARIANTS: Rule = class(&Class {
    code: "WS1237",
    name: "用了不推荐的异形词",
    severity: Severity::Hint,
    sources: &[&source::VARIANTS],
    safety: Safety::Consent,
    checks: "“部分”“成分”“坐落”等词是否用通行词形。",
    why: "同一个词几种写法并存，公文应采用推荐的一种。",
    wrong: &["项目座落于石桥镇。", "部份群众已经转移。"],
    right: &["项目坐落于石桥镇。", "部分群众已经转移。", "全部份额已经认购。"],
    except: "引文、专名。",
    words: &[
        word("座落", "坐落"),
        word("部份", "部分").not_before(&["额"]),
        word("成份", "成分").not_before(&["额"]),
        word("过份", "过分").not_before(&["额"]),
        word("充份", "充分"),
        word("份量", "分量").not_after(&["身", "股"]),
        word("辞汇", "词汇"),
        word("计画", "计划").not_after(&["设", "会"]),
        word("家俱", "家具").not_after(&["大", "国"]),
        word("人材", "人才"),
        word("重迭", "重叠"),
    ],
});
