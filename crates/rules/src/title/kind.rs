//! The kind (文种) at the end of a title.

use super::{plain_end, view};
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::{Role, Run};
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::Kind;

pub(crate) static RULES: &[&Rule] =
    &[&NO_KIND, &TWO_KINDS, &NOT_A_KIND, &REPORT_AS_REQUEST, &REQUEST_AS_REPORT, &PROCLAMATION];

static NO_KIND: Rule = Rule {
    code: "WS0308",
    name: "标题缺文种",
    family: Family::Title,
    severity: Severity::Error,
    sources: &[&source::T9_7],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“关于……”“某机关关于……”的标题是否以文种结尾。",
        why: "标题由发文机关名称、事由和文种组成；没有文种，收文机关不知道如何办理。",
        wrong: &[
            "云溪县人民政府关于申请防汛经费\n江州市人民政府：\n我县拟购置冲锋舟，所需经费请予安排。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n",
            "云溪县档案馆关于申请拨付2026年办公经费\n县财政局：\n我馆经费不足，需拨付50万元。\n妥否，请批复。\n云溪县档案馆\n2026年3月5日\n",
        ],
        right: &[
            "云溪县人民政府关于解决防汛经费的请示\n江州市人民政府：\n我县拟购置冲锋舟，所需经费请予安排。\n妥否，请批示。\n云溪县人民政府\n2026年5月6日\n（联系人：李四，电话：12345678）\n",
        ],
        remedy: "在标题末尾写上文种。",
        except: "办法、方案、规划等以通知印发的文件，答复、讲话、公示等；机关名称不常见又没有主送机关的。",
        office: ExampleOffice::None,
    },
    check: Check::Page(no_kind),
};

/// How titles of other texts end, which are no official documents in themselves.
const OTHER_TEXTS: &[&str] = &[
    "答复",
    "讲话",
    "公示",
    "名单",
    "清单",
    "目录",
    "预案",
    "规划",
    "纲要",
    "条例",
    "规则",
    "章程",
    "标准",
    "指南",
    "指引",
    "解读",
    "倡议书",
    "倡议",
    "声明",
    "公开信",
    "建议",
    "条",
    "稿",
    "安排",
    "办法",
    "决议案",
    "发言",
    "致辞",
    "表",
    "图",
    "法",
    "工作机制",
    "机制",
    "意见书",
    "责任书",
    "协议",
    "合同",
    "情况",
    "提示",
    "启事",
    "告知书",
    "实施",
    "案",
];

fn no_kind(page: &Page, sink: &mut Sink) {
    let Some(title) = &page.document.title else { return };
    let run = Run::of(&title.text, Role::Title);
    let Some(title) = view(&run) else { return };
    let text = plain_end(title.text).trim_end_matches(['》', '”', '〉']);
    let organ = text.split_once("关于").map_or("", |(organ, _)| organ);
    // What names an organ and somebody it is addressed to is no heading of a speech or of a list.
    let addressed = page.document.addressees.is_some() && scan::ends(organ, ISSUERS);
    let about = text.starts_with("关于") || scan::ends(organ, &["人民政府", "局"]) || addressed;
    let named = scan::ends(text, super::PSEUDO_KINDS) || scan::ends(text, OTHER_TEXTS) || wrong_kind(text).is_some();
    if about && title.kind().is_none() && !named {
        sink.find(&run, title.start..title.end(), "标题缺文种，应以“的请示”“的通知”等文种结尾。", None);
    }
}

/// How the names of organs end.
const ISSUERS: &[&str] = &[
    "委员会",
    "党委",
    "党组",
    "县委",
    "市委",
    "工委",
    "办公室",
    "厅",
    "馆",
    "站",
    "所",
    "中心",
    "队",
    "院",
    "校",
    "公司",
    "协会",
    "联合会",
    "总工会",
    "检察院",
    "法院",
    "办事处",
    "管委会",
    "部",
];

static TWO_KINDS: Rule = Rule {
    code: "WS0309",
    name: "标题用了两个文种",
    family: Family::Title,
    severity: Severity::Error,
    sources: &[&source::T8],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "标题是否以“请示报告”“申请报告”等两个文种结尾。",
        why: "一份公文只用一个文种；请示要批复，报告不要批复，合在一起无法办理。",
        wrong: &["云溪县人民政府关于解决防汛经费的请示报告"],
        right: &["云溪县人民政府关于解决防汛经费的请示"],
        remedy: "请求指示、批准的用请示，汇报工作的用报告。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Run(two_kinds),
};

fn two_kinds(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    const PAIRS: &[&str] =
        &["请示报告", "申请报告", "报告请示", "请示函", "报告函", "请示申请", "申请请示", "通知通报", "意见报告"];
    let Some(pair) = PAIRS.iter().find(|pair| title.text.ends_with(*pair)) else { return };
    let before = title.text.len() - pair.len();
    if title.text[..before].ends_with('的') || pair.contains("请示") {
        let right = if pair.starts_with("请示") || pair.contains("申请") { "请示" } else { &pair[..6] };
        let range = title.start + before..title.end();
        let fix = run.replace(range.clone(), right);
        sink.find(run, range, format!("“{pair}”是两个文种，应写作“{right}”。"), fix);
    }
}

static NOT_A_KIND: Rule = Rule {
    code: "WS0310",
    name: "标题末尾不是法定文种",
    family: Family::Title,
    severity: Severity::Error,
    sources: &[&source::T8],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "标题是否以“申请”“汇报”“函告”“批示”等结尾；方案、规定、说明等是否直接行文；编了发文字号或者主送机关的，标题是否以“情况说明”“倡议书”“任命书”结尾。",
        why: "公文只有十五个文种；请求批准用请示，汇报工作用报告，方案、规定等用通知印发。",
        wrong: &[
            "云溪县人民政府关于解决防汛经费的申请",
            "关于干部考勤的具体规定（直接行文）",
            "申请\n县财政局：\n我单位经费不足，需拨付50万元。\n妥否，请批复。\n云溪县档案馆\n2026年3月5日\n",
            "云溪县人民政府关于防汛工作的指示\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n",
            "云溪县水利局关于抗旱工作的情况说明\n云溪县人民政府：\n抗旱工作已经完成。\n云溪县水利局\n2026年5月6日\n",
            "云溪县人民政府文件\n云政发〔2026〕5号\n任　命　书\n各乡镇人民政府：\n任命张三为县水利局局长。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云溪县人民政府关于解决防汛经费的请示",
            "关于印发云溪县防汛工作方案的通知",
            "关于节约用水的倡议书\n各机关单位、广大市民：\n请节约用水。\n云溪县水利局\n2026年5月6日\n",
        ],
        remedy: "换成相应的文种；方案、规定等作为附件用通知印发。",
        except: "作为附件的方案、办法等；不作公文发的情况说明、倡议书、任命书。",
        office: ExampleOffice::None,
    },
    check: Check::Both { page: not_a_kind_in_document, line: not_a_kind },
};

fn not_a_kind_in_document(page: &Page, sink: &mut Sink) {
    let Some(title) = &page.document.title else { return };
    let run = Run::of(&title.text, Role::Title);
    not_a_kind(&run, sink);
    let Some(title) = view(&run).filter(|_| is_sent(page)) else { return };
    let text: String = plain_end(title.text).chars().filter(|c| !c.is_whitespace()).collect();
    const LETTERS: [(&str, &str); 3] = [
        ("情况说明", "反映情况用“报告”，向不相隶属机关说明用“函”"),
        ("倡议书", "要求下级办理用“通知”"),
        ("任命书", "任免人员用“通知”或者“命令（令）”"),
    ];
    if let Some((word, instead)) = LETTERS.iter().find(|(word, _)| text.ends_with(word)) {
        sink.find(&run, title.start..title.end(), format!("“{word}”不是法定文种，{instead}。"), None);
    }
}

/// Whether a text goes out as an official document: it has a number, or nobody but organs for
/// addressees.
fn is_sent(page: &Page) -> bool {
    const ORGANS: &[&str] = &["政府", "乡镇", "街道", "局", "厅", "委", "委员会", "办公室", "部门", "单位", "办事处"];
    let names = page.addressees();
    let organs = !names.is_empty() && names.iter().all(|name| scan::ends(name.as_str(), ORGANS));
    page.document.header.number.is_some() || organs
}

/// The end of a title that is no statutory kind, and the kind it stands for.
fn wrong_kind(text: &str) -> Option<(&'static str, Option<&'static str>)> {
    const WRONG: [(&str, Option<&str>); 14] = [
        ("的布告", Some("的通告")),
        ("的告示", Some("的通告")),
        ("的指示", Some("的通知")),
        // Asked for it is a 批复, unasked a 通知.
        ("的批示", None),
        ("的公函", Some("的函")),
        ("的函件", Some("的函")),
        ("的申请", Some("的请示")),
        ("的请求", Some("的请示")),
        ("的呈请", Some("的请示")),
        ("的情况汇报", Some("情况的报告")),
        ("的汇报", Some("的报告")),
        ("的呈报", Some("的报告")),
        ("的函告", Some("的函")),
        ("的商洽", Some("的函")),
    ];
    WRONG.into_iter().find(|(wrong, _)| text.ends_with(wrong))
}

fn not_a_kind(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    let text = plain_end(title.text);
    if let Some((wrong, right)) = wrong_kind(text) {
        let start = title.start + text.len() - wrong.len();
        let range = start..start + wrong.len();
        let word = wrong.trim_start_matches('的');
        let (message, fix) = match right {
            Some(right) => (format!("“{word}”不是法定文种，应写作“{right}”。"), run.replace(range.clone(), right)),
            None => (format!("“{word}”不是法定文种：答复请示用“批复”，布置工作用“通知”。"), None),
        };
        sink.find(run, range, message, fix);
    } else if !title.is_fragment && text.ends_with("申请") {
        let start = title.start + text.len() - "申请".len();
        let message = "“申请”不是法定文种：向上级请求用“请示”，向不相隶属机关用“函”，标题写作“……关于……的……”。";
        sink.find(run, start..start + "申请".len(), message, None);
    } else if title.remark.is_some_and(|remark| remark.contains("直接行文")) && Kind::of_title(text).is_none() {
        sink.find(run, title.start..title.end(), "这不是法定文种，不能直接行文，应以“关于印发……的通知”印发。", None);
    }
}

static REPORT_AS_REQUEST: Rule = Rule {
    code: "WS0311",
    name: "汇报情况用了请示",
    family: Family::Title,
    severity: Severity::Warning,
    sources: &[&source::T8],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "标题是否写“……情况的请示”。",
        why: "汇报工作、反映情况用报告；请示用于请求指示、批准。",
        wrong: &["云溪县人民政府关于防汛准备工作情况的请示"],
        right: &["云溪县人民政府关于防汛准备工作情况的报告"],
        remedy: "改为报告；确有请求事项的，改写事由。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Run(report_as_request),
};

fn report_as_request(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    if scan::ends(title.text, &["情况的请示", "进展的请示", "总结的请示"]) {
        let start = title.end() - "请示".len();
        let fix = run.replace(start..title.end(), "报告");
        sink.find(run, start..title.end(), "汇报情况用“报告”，不用“请示”。", fix);
    }
}

static REQUEST_AS_REPORT: Rule = Rule {
    code: "WS0312",
    name: "请求批准用了报告",
    family: Family::Title,
    severity: Severity::Error,
    sources: &[&source::T15_4B, &source::T8],
    fixability: Fixability::None,
    manual: Manual {
        checks: "报告的标题是否写“申请……”“解决……经费”等请求事项。",
        why: "不得在报告等非请示性公文中夹带请示事项；请求批准，向上级用请示，向不相隶属机关用函。",
        wrong: &["云溪县人民政府关于申请防汛经费的报告", "关于元宵灯会所需经费的报告"],
        right: &["云溪县人民政府关于解决防汛经费的请示", "云溪县人民政府关于防汛经费使用情况的报告"],
        remedy: "改为请示或函。",
        except: "汇报经费使用、申请办理情况的报告。",
        office: ExampleOffice::None,
    },
    check: Check::Run(request_as_report),
};

fn request_as_report(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    let Some(matter) = title.text.strip_suffix("的报告") else { return };
    if scan::has(matter, &["情况", "受理", "申请人", "工作", "公开", "使用"]) {
        return;
    }
    let asks = scan::has(matter, &["关于申请", "关于请求", "关于恳请", "关于要求"]);
    let money = scan::ends(matter, &["经费", "资金", "补助费", "款", "编制"])
        && scan::has(matter, &["所需", "追加", "解决", "增拨", "拨付", "划拨", "增加", "申请"]);
    if asks || money {
        let start = title.end() - "报告".len();
        let message = "请求批准不用“报告”：向上级用“请示”，向不相隶属机关用“函”。";
        sink.find(run, start..title.end(), message, None);
    }
}

static PROCLAMATION: Rule = Rule {
    code: "WS0313",
    name: "局部周知的事项用了公告",
    family: Family::Title,
    severity: Severity::Warning,
    sources: &[&source::T8],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "停电、停水、交通管制、施工等事项的标题是否用公告。",
        why: "公告用于向国内外宣布重要事项或者法定事项；一定范围内遵守或者周知的事项用通告。",
        wrong: &["云溪县供电局关于城北片区暂时停电的公告"],
        right: &["云溪县供电局关于城北片区暂时停电的通告"],
        remedy: "改为通告。",
        except: "法律规定用公告的事项，如征收、招标、拍卖。",
        office: ExampleOffice::None,
    },
    check: Check::Run(proclamation),
};

fn proclamation(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run).filter(|title| title.text.ends_with("公告")) else { return };
    const LOCAL: &[&str] = &[
        "停电",
        "停水",
        "停气",
        "停暖",
        "交通管制",
        "封路",
        "限行",
        "禁行",
        "绕行",
        "封闭施工",
        "道路施工",
        "养护施工",
        "禁止燃放",
        "禁止焚烧",
        "暂停办理",
        "暂停营业",
        "办公地址",
        "搬迁",
    ];
    if scan::has(title.text, LOCAL) {
        let start = title.end() - "公告".len();
        let fix = run.replace(start..title.end(), "通告");
        sink.find(run, start..title.end(), "一定范围内周知的事项用“通告”，不用“公告”。", fix);
    }
}
