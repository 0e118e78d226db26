//! 成文日期 and 印发日期: form, and order in time.

use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::run::Proposal;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use gongwen::{Date, DateForm, Edit, Text, is_unfinished_date};

pub(crate) static RULES: &[&Rule] = &[&HAN, &ZERO, &FORM, &UNFINISHED, &SPACED, &ISSUED_BEFORE, &DEADLINE];

const RIGHT: &[&str] = &[
    "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送：县委办公室。\n云溪县人民政府办公室　　2026年5月7日印发\n",
];

static HAN: Rule = Rule {
    code: "WS0601",
    name: "成文日期用了汉字数字",
    family: Family::Dates,
    severity: Severity::Error,
    sources: &[&source::F7_3_5_4],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "成文日期、印发日期是否用阿拉伯数字。",
        why: "自2012年7月1日起，成文日期改用阿拉伯数字；此前用汉字。",
        wrong: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n二〇二六年五月六日\n",
        ],
        right: RIGHT,
        remedy: "改为“2026年5月6日”的形式。",
        except: "2012年7月1日以前的公文。",
        office: ExampleOffice::None,
    },
    check: Check::Page(han),
};

fn han(page: &Page, sink: &mut Sink) {
    for text in dates(page) {
        report(text, &[DateForm::Han], "应用阿拉伯数字", sink);
    }
}

static ZERO: Rule = Rule {
    code: "WS0602",
    name: "成文日期的月、日编了虚位",
    family: Family::Dates,
    severity: Severity::Error,
    sources: &[&source::F7_3_5_4, &source::F7_4_3],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "成文日期、印发日期的月、日前面是否多写了“0”。",
        why: "月、日不编虚位，1月不写作01月。",
        wrong: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年05月06日\n",
        ],
        right: RIGHT,
        remedy: "删去“0”。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(zero),
};

fn zero(page: &Page, sink: &mut Sink) {
    for text in dates(page) {
        report(text, &[DateForm::LeadingZero], "不编虚位", sink);
    }
}

static FORM: Rule = Rule {
    code: "WS0603",
    name: "成文日期的写法不合格式",
    family: Family::Dates,
    severity: Severity::Error,
    sources: &[&source::F7_3_5_4, &source::F7_4_3],
    fixability: Fixability::Offers(Safety::Consent),
    manual: Manual {
        checks: "成文日期、印发日期是否写全年、月、日，不用点、短横、“号”，年份为四位。",
        why: "成文日期用阿拉伯数字将年、月、日标全。",
        wrong: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026.5.6\n",
        ],
        right: RIGHT,
        remedy: "改为“2026年5月6日”的形式。",
        except: "只是夹了空格的，由 WS0618 指出；用了全角数字的，由 WS0701 提示。",
        office: ExampleOffice::None,
    },
    check: Check::Page(form),
};

fn form(page: &Page, sink: &mut Sink) {
    for text in dates(page) {
        let forms = [DateForm::Dotted, DateForm::Hao, DateForm::ShortYear, DateForm::Mixed];
        report(text, &forms, "应将年、月、日标全", sink);
    }
}

static UNFINISHED: Rule = Rule {
    code: "WS0617",
    name: "成文日期没有写全",
    family: Family::Dates,
    severity: Severity::Error,
    sources: &[&source::F7_3_5_4, &source::F7_4_3],
    fixability: Fixability::None,
    manual: Manual {
        checks: "成文日期、印发日期的年、月、日是否都写上了，“日”字是否漏写。",
        why: "成文日期用阿拉伯数字将年、月、日标全。",
        wrong: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月　日\n",
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6\n",
        ],
        right: RIGHT,
        remedy: "签发后填上签发的日期。",
        except: "还没有写日期的稿子，由 WS0111 提示。",
        office: ExampleOffice::None,
    },
    check: Check::Page(unfinished),
};

fn unfinished(page: &Page, sink: &mut Sink) {
    for text in dates(page).into_iter().filter(|text| is_unfinished_date(text.as_str())) {
        sink.find_at(text.span(), "日期没有写全，签发后应写作“2026年1月5日”的形式。", None);
    }
}

static SPACED: Rule = Rule {
    code: "WS0618",
    name: "成文日期里有空格",
    family: Family::Dates,
    severity: Severity::Warning,
    sources: &[&source::F7_3_5_4, &source::F7_4_3],
    fixability: Fixability::Offers(Safety::Safe),
    manual: Manual {
        checks: "成文日期、印发日期的数字和“年、月、日”之间是否夹了空格。",
        why: "日期是连着写的；从聊天软件、网页复制来的文字常常夹着空格，会照样印出来。",
        wrong: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026 年 5 月 6 日\n",
        ],
        right: RIGHT,
        remedy: "删去空格，写作“2026年5月6日”。",
        except: "没有填完的日期。",
        office: ExampleOffice::None,
    },
    check: Check::Page(spaced),
};

fn spaced(page: &Page, sink: &mut Sink) {
    let parted = |text: &&Text| text.as_str().trim().contains(char::is_whitespace);
    for text in dates(page).into_iter().filter(parted) {
        report(text, &[DateForm::Spaced], "中间不留空格", sink);
    }
}

fn dates<'a>(page: &Page<'a>) -> Vec<&'a Text> {
    page.document.signature.date.iter().chain(&page.document.imprint.date).collect()
}

fn report(text: &Text, forms: &[DateForm], what: &str, sink: &mut Sink) {
    let Some(written) = Date::read(text.as_str()).filter(|w| forms.contains(&w.form)) else { return };
    match written.day {
        Some(day) => {
            let whole = 0..text.as_str().len();
            let fix = text.is_contiguous(whole).then(|| Proposal {
                edits: vec![Edit::replace(text.span(), day.to_string())],
                label: format!("改为“{day}”"),
            });
            sink.find_at(text.span(), format!("日期{what}，写作“{day}”。"), fix);
        }
        None => sink.find_at(text.span(), format!("日期{what}，写作“2026年1月5日”的形式。"), None),
    }
}

static ISSUED_BEFORE: Rule = Rule {
    code: "WS0615",
    name: "印发日期早于成文日期",
    family: Family::Dates,
    severity: Severity::Error,
    sources: &[&source::T9_17, &source::T9_12],
    fixability: Fixability::None,
    manual: Manual {
        checks: "版记的印发日期是否早于成文日期。",
        why: "先签发，后送印；印发日期不会早于成文日期。",
        wrong: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n2026年5月6日\n抄送：县委办公室。\n云溪县人民政府办公室　　2026年5月5日印发\n",
        ],
        right: RIGHT,
        remedy: "核对两个日期。",
        except: "无。",
        office: ExampleOffice::None,
    },
    check: Check::Page(issued_before),
};

fn issued_before(page: &Page, sink: &mut Sink) {
    let Some(text) = &page.document.imprint.date else { return };
    let (Some(signed), Some(issued)) = (page.document.date(), Date::read(text.as_str()).and_then(|w| w.day)) else {
        return;
    };
    if issued < signed {
        sink.find_at(text.span(), format!("印发日期（{issued}）早于成文日期（{signed}），请核对。"), None);
    }
}

static DEADLINE: Rule = Rule {
    code: "WS0616",
    name: "要求完成的期限早于成文日期",
    family: Family::Dates,
    severity: Severity::Error,
    sources: &[&source::CALENDAR],
    fixability: Fixability::None,
    manual: Manual {
        checks: "“请于×年×月×日前……”“请各单位于×月×日前……”的期限是否不晚于成文日期。",
        why: "印发时期限已过，无法执行。",
        wrong: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请各单位于5月5日12:00前报送方案。\n云溪县人民政府\n2026年5月6日\n",
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请各单位于5月5日下班前报送方案。\n云溪县人民政府\n2026年5月6日\n",
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请各乡镇于4月30日前报送方案。\n云溪县人民政府\n2026年5月6日\n",
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请于2026年4月30日前报送方案。\n云溪县人民政府\n2026年5月6日\n",
        ],
        right: &[
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n去年曾要求各乡镇于2025年4月30日前报送方案。2026年4月30日前完成的项目，请登记。\n云溪县人民政府\n2026年5月6日\n",
            "云政发〔2026〕5号\n云溪县人民政府关于做好防汛工作的通知\n各乡镇人民政府：\n请于2026年5月30日前报送方案。\n云溪县人民政府\n2026年5月6日\n",
        ],
        remedy: "核对期限。",
        except: "没有写年份、而且早了两个月以上的；叙述过去要求的句子。",
        office: ExampleOffice::None,
    },
    check: Check::Page(deadline),
};

fn deadline(page: &Page, sink: &mut Sink) {
    let Some(signed) = page.document.date() else { return };
    for paragraph in page.paragraphs() {
        let text = paragraph.text.as_str();
        for (at, _) in text.match_indices('日') {
            let end = at + '日'.len_utf8();
            let time = hour_of(&text[end..]);
            if !text[end + time..].starts_with('前') {
                continue;
            }
            let asked = |range: &std::ops::Range<usize>| is_asked(text, range.start, end + time);
            let Some(range) = date_before(text, end).filter(asked) else { continue };
            let Some(day) = day_of(&text[range.clone()], signed) else { continue };
            // By an hour of the same day something can still be done.
            if day < signed || (day == signed && time == 0) {
                let span = paragraph.text.source_of(range);
                let what = if day < signed { "早于" } else { "就是" };
                sink.find_at(span, format!("期限“{day}”{what}成文日期“{signed}”，请核对。"), None);
            }
        }
    }
}

/// How many bytes of text tell the time of day: 12:00, 下午5时30分, 下班.
fn hour_of(text: &str) -> usize {
    let rest = ["上午", "下午", "中午", "晚上", "下班"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let clock = rest.find(|c: char| !c.is_ascii_digit() && !":：时点分半".contains(c)).unwrap_or(rest.len());
    text.len() - rest.len() + clock
}

/// The date, with or without its year, that ends at `end`.
fn date_before(text: &str, end: usize) -> Option<std::ops::Range<usize>> {
    let start = text[..end]
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_digit() || "年月日".contains(*c))
        .last()
        .map(|(at, _)| at)?;
    text[start..end].contains('月').then_some(start..end)
}

/// The day that is meant. Without a year it is one of the document's; what lies months back may
/// be next year's.
fn day_of(written: &str, signed: Date) -> Option<Date> {
    if written.contains('年') {
        return Date::read(written)?.day;
    }
    let day = Date::read(&format!("{}年{written}", signed.year()))?.day?;
    let months = i32::from(signed.month()) - i32::from(day.month());
    (0..=2).contains(&months).then_some(day)
}

/// Whether somebody is asked to have something done before the date, and no past request is told.
fn is_asked(text: &str, date: usize, end: usize) -> bool {
    const TOLD: &[&str] = &["曾", "已", "原定", "去年", "上年", "此前", "当时", "未按", "逾期", "《", "〔", "规定"];
    const DONE: &[&str] = &["报送", "上报", "报至", "报县", "报市", "反馈", "提交", "填报", "完成", "送至", "送达"];
    // No sentence is longer: of one without an end each date would go over all of it.
    const LONGEST: usize = 1000;
    let sentence = scan::last_chars(&text[..date], LONGEST).rsplit('。').next().unwrap_or_default();
    let goes_on = scan::first_chars(&text[end..], LONGEST).split('。').next().unwrap_or_default();
    let before = scan::clause_back(&text[..date]);
    let after = scan::first_chars(&text[end + '前'.len_utf8()..], LONGEST).split(['，', '。', '；']).next();
    let after = after.unwrap_or_default();
    let led = scan::ends(before, &["请于", "务必于", "须于", "应于", "请在", "务必在", "须在", "应在", "限于"])
        || before.starts_with('请') && scan::ends(before, &["于", "在"]);
    let verb = DONE.iter().find_map(|verb| after.find(verb).map(|at| &after[at + verb.len()..]));
    let done = verb.is_some_and(|rest| !rest.starts_with('的')) && scan::has(before, &["请", "务必", "须", "要"]);
    (led || done) && !scan::has(&text[date - sentence.len()..end + goes_on.len()], TOLD)
}
