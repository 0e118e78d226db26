//! Words in a title.

use super::{plain_end, view};
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan;
use crate::sink::Sink;
use crate::source;

pub(crate) static RULES: &[&Rule] = &[&NOTICE_OF_NOTICE, &DOUBLE_OF, &URGENT, &APPLY_TWICE, &FORWARD, &TRIAL, &NO_OF];

static NOTICE_OF_NOTICE: Rule = Rule {
    code: "WS0314",
    name: "标题里“通知的通知”重叠",
    family: Family::Title,
    severity: Severity::Hint,
    sources: &[&source::C_TITLE],
    fixability: Fixability::None,
    manual: Manual {
        checks: "转发通知的标题是否写成“关于转发……的通知的通知”。",
        why: "层层转发会出现几个“关于”、几个“通知”，读起来费力。",
        wrong: &["云溪县人民政府关于转发《江州市人民政府关于做好防汛工作的通知》的通知"],
        right: &["云溪县人民政府转发江州市人民政府关于做好防汛工作的通知"],
        remedy: "写作“转发……关于……的通知”，省去重复的“关于”和“通知”。",
        except: "转发其他文种的通知。",
        office: ExampleOffice::None,
    },
    check: Check::Run(notice_of_notice),
};

fn notice_of_notice(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    if let Some(tail) = ["的通知》的通知", "的通知的通知"].iter().find(|tail| title.text.ends_with(*tail))
    {
        let start = title.end() - tail.len();
        sink.find(run, start..title.end(), "转发通知宜写作“转发……关于……的通知”，不重复“通知”。", None);
    }
}

static DOUBLE_OF: Rule = Rule {
    code: "WS0315",
    name: "标题里“的意见的通知”叠用“的”",
    family: Family::Title,
    severity: Severity::Hint,
    sources: &[&source::C_TITLE],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "批转、转发类标题里是否连用两个“的”。",
        why: "“关于……的意见的通知”读起来拗口，前一个“的”可省。",
        wrong: &["云溪县人民政府批转县水利局关于加强防汛工作的意见的通知"],
        right: &["云溪县人民政府批转县水利局关于加强防汛工作意见的通知"],
        remedy: "删去前一个“的”。",
        except: "加了书名号的。",
        office: ExampleOffice::None,
    },
    check: Check::Run(double_of),
};

fn double_of(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run).filter(|title| scan::has(title.text, &["批转", "转发"])) else { return };
    let tail = ["的意见的通知", "的报告的通知", "的请示的通知", "的方案的通知"];
    if let Some(tail) = tail.iter().find(|tail| title.text.ends_with(*tail)) {
        let start = title.end() - tail.len();
        let fix = run.replace(start..start + '的'.len_utf8(), "");
        sink.find(run, start..title.end(), format!("“{tail}”叠用“的”，前一个可省。"), fix);
    }
}

static URGENT: Rule = Rule {
    code: "WS0316",
    name: "标题里写了“紧急”",
    family: Family::Title,
    severity: Severity::Hint,
    sources: &[&source::C_TITLE, &source::T9_3],
    fixability: Fixability::None,
    manual: Manual {
        checks: "标题是否写“紧急通知”等。",
        why: "紧急程度在版头标注特急、加急，不写进标题。",
        wrong: &["云溪县人民政府关于做好防汛工作的紧急通知"],
        right: &["云溪县人民政府关于做好防汛工作的通知"],
        remedy: "删去“紧急”，在版头标注特急或加急。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Run(urgent),
};

fn urgent(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    if let Some(at) = title
        .text
        .rfind("紧急")
        .filter(|_| scan::ends(title.text, &["紧急通知", "紧急请示", "紧急报告", "紧急通告", "紧急函"]))
    {
        let range = title.start + at..title.start + at + "紧急".len();
        sink.find(run, range, "紧急程度标注在版头（特急、加急），标题里不写“紧急”。", None);
    }
}

static APPLY_TWICE: Rule = Rule {
    code: "WS0317",
    name: "请示的标题里又写“申请”",
    family: Family::Title,
    severity: Severity::Hint,
    sources: &[&source::C_TITLE],
    fixability: Fixability::None,
    manual: Manual {
        checks: "请示的标题里是否又有“申请”“请求”。",
        why: "请示本身就是请求，再写“申请”语义重复。",
        wrong: &["云溪县人民政府关于申请增加防汛经费的请示"],
        right: &["云溪县人民政府关于增加防汛经费的请示"],
        remedy: "删去“申请”“请求”。",
        except: "“申请人”“专利申请”等词。",
        office: ExampleOffice::None,
    },
    check: Check::Run(apply_twice),
};

fn apply_twice(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run).filter(|title| title.text.ends_with("请示")) else { return };
    for word in ["申请", "请求"] {
        let Some(at) = title.text.find(word) else { continue };
        let (before, after) = (&title.text[..at], &title.text[at + word.len()..]);
        if !scan::starts(after, &["人", "书", "表", "材料", "的", "登记"])
            && !scan::ends(before, &["专利", "公开", "诉讼"])
        {
            let start = title.start + at;
            sink.find(run, start..start + word.len(), format!("请示的标题里不再写“{word}”。"), None);
            return;
        }
    }
}

static FORWARD: Rule = Rule {
    code: "WS0318",
    name: "批转、转发的标题没有以通知结尾",
    family: Family::Title,
    severity: Severity::Warning,
    sources: &[&source::T8],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“关于批转……”“关于转发……”的标题是否以“通知”结尾。",
        why: "批转、转发公文用通知；以被转发件的文种结尾，就看不出本件是什么文种。",
        wrong: &["云溪县人民政府关于批转县水利局防汛工作的报告"],
        right: &["云溪县人民政府关于批转县水利局防汛工作报告的通知"],
        remedy: "在末尾加“的通知”。",
        except: "用函转送的。",
        office: ExampleOffice::None,
    },
    check: Check::Run(forward),
};

fn forward(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    let forwards = scan::has(title.text, &["关于批转", "关于转发"]);
    if forwards && scan::ends(title.text, &["报告", "请示", "意见", "方案", "办法", "规定"]) {
        sink.find(run, title.start..title.end(), "批转、转发用通知，标题应以“的通知”结尾。", None);
    }
}

static TRIAL: Rule = Rule {
    code: "WS0319",
    name: "“试行”放在了文种前面",
    family: Family::Title,
    severity: Severity::Hint,
    sources: &[&source::C_TITLE],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "标题是否写“试行办法”“试行意见”。",
        why: "“试行”用括号放在名称末尾。",
        wrong: &["关于深化乡镇管理体制改革的试行意见"],
        right: &["关于深化乡镇管理体制改革的意见（试行）"],
        remedy: "把“试行”移到末尾的括号里。",
        except: "“暂行办法”“暂行规定”是通行的名称。",
        office: ExampleOffice::None,
    },
    check: Check::Run(trial),
};

fn trial(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run) else { return };
    let text = plain_end(title.text);
    for word in ["办法", "意见", "方案", "规定", "细则"] {
        if let Some(before) = text.strip_suffix(word).and_then(|text| text.strip_suffix("试行")) {
            let start = title.start + before.len();
            let right = format!("{word}（试行）");
            let range = start..start + "试行".len() + word.len();
            let fix = run.replace(range.clone(), right.clone());
            sink.find(run, range, format!("“试行”放在末尾的括号里，写作“{right}”。"), fix);
            return;
        }
    }
}

static NO_OF: Rule = Rule {
    code: "WS0323",
    name: "标题的文种前缺“的”",
    family: Family::Title,
    severity: Severity::Warning,
    sources: &[&source::C_TITLE],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "“关于……”与“通知”“请示”等文种之间是否有“的”。",
        why: "“关于……的通知”是固定格式，缺了“的”，事由与文种混在一起。",
        wrong: &["云溪县人民政府关于召开防汛工作会议通知"],
        right: &["云溪县人民政府关于召开防汛工作会议的通知", "云溪县人民政府关于防汛工作的补充通知"],
        remedy: "在文种前加“的”。",
        except: "“补充通知”“紧急通知”“复函”“实施意见”等。",
        office: ExampleOffice::None,
    },
    check: Check::Run(no_of),
};

fn no_of(run: &Run, sink: &mut Sink) {
    let Some(title) = view(run).filter(|title| title.text.contains("关于")) else { return };
    for kind in ["通知", "请示", "批复", "通告", "通报"] {
        let Some(matter) = title.text.strip_suffix(kind) else { continue };
        const BEFORE: &[&str] =
            &["的", "》", "”", "补充", "紧急", "预备", "联合", "转发", "情况", "工作", "第一号", "第二号"];
        let last = scan::last_chars(matter, 1);
        if !scan::ends(matter, BEFORE)
            && last.chars().all(scan::is_han)
            && scan::has(
                matter,
                &[
                    "召开",
                    "开展",
                    "做好",
                    "加强",
                    "举办",
                    "解决",
                    "申请",
                    "同意",
                    "表彰",
                    "进一步",
                    "增加",
                    "调整",
                    "成立",
                ],
            )
        {
            let start = title.start + matter.len();
            let fix = run.replace(start..title.end(), format!("的{kind}"));
            sink.find(run, start..title.end(), format!("文种前缺“的”，应写作“的{kind}”。"), fix);
            return;
        }
    }
}
