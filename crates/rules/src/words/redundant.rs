//! Words that say the same thing twice (赘余).

use super::{Class, class};
use crate::finding::{Safety, Severity};
use crate::meta::{Check, Family, Fixability, Manual, Rule, word};
use crate::office::ExampleOffice;
use crate::run::Run;
use crate::scan;
use crate::sink::Sink;
use crate::source;
use std::ops::Range;

pub(crate) static RULES: &[&Rule] = &[&REDUNDANT, &SEVERAL_TENS, &AND_SO_ON, &NO_SUBJECT, &NEGATION];

static REDUNDANT: Rule = class(&Class {
    code: "WS1250",
    name: "语义重复",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING, &source::T19],
    safety: Safety::Consent,
    checks: "“涉及到”“付诸于”“凯旋归来”等语义重复的说法。",
    why: "一个意思说两遍，文字不精练；有的词本身已含后面的意思。",
    wrong: &["涉及到群众利益的事项。", "可谓是重要举措。", "见诸于报端。"],
    right: &["涉及群众利益的事项。", "可谓重要举措。", "见诸报端。", "波及到户、到人。"],
    except: "引文、讲话记录。",
    words: &[
        word("涉及到", "涉及").not_before(&["户到人"]),
        word("波及到", "波及").not_before(&["户", "人"]),
        word("付诸于", "付诸"),
        word("见诸于", "见诸"),
        word("诉诸于", "诉诸"),
        word("诉之于法律", "诉诸法律"),
        word("可谓是", "可谓"),
        word("堪称是", "堪称"),
        word("凯旋归来", "凯旋"),
        word("胜利凯旋", "凯旋"),
        word("切忌不要", "切忌"),
        word("切勿不要", "切勿"),
        word("再次重申", "重申"),
        word("再一次重申", "重申"),
        word("报刊杂志", "报刊"),
        word("出乎意料之外", "出乎意料"),
        word("过高的奢望", "奢望"),
        word("仅仅只", "仅"),
        word("大约左右", "左右"),
        word("各自分别", "分别"),
        word("必须一定要", "必须"),
        word("目前当前", "当前"),
        word("当前目前", "当前"),
        word("被列入为", "被列为"),
        word("众所周知的是", "众所周知"),
        word("悬殊很大", "悬殊"),
        word("毗邻着", "毗邻"),
        word("原因是由于", "原因是"),
        word("原因是因为", "原因是"),
        word("目的是为了", "目的是"),
        word("多年夙愿以来", "多年夙愿"),
        word("亲眼目睹", "目睹"),
        word("首次第一", "首次"),
        word("第一个首创", "首创"),
        word("全部一律", "一律"),
        word("一律全部", "一律"),
        word("互相相互", "相互"),
        word("挽救生还", "生还"),
        word("不必要的浪费", "浪费"),
        word("免费赠送", "赠送"),
        word("经过通过", "通过"),
        word("安排布置部署", "安排部署"),
        word("截至目前为止", "截至目前"),
        word("截止目前为止", "截至目前"),
        word("令人堪忧", "堪忧"),
        word("一致公认", "公认"),
        word("免费义诊", "义诊"),
        word("更加日益", "日益"),
        word("日益更加", "日益"),
        word("非常十分", "十分"),
        word("仍然还是", "仍然"),
        word("立刻马上", "立刻"),
        word("马上立即", "立即"),
        word("立即马上", "立即"),
        word("现在目前", "目前"),
        word("现在当前", "当前"),
        word("莘莘学子们", "莘莘学子"),
        word("先决前提", "先决条件"),
        word("曾经已经", "曾经"),
        word("过去曾经", "曾经"),
        word("共同一致", "一致"),
        word("可以堪称", "堪称"),
        word("不幸遇难", "遇难"),
        word("大概大约", "大约"),
        word("大约大概", "大约"),
        word("好像似乎", "似乎"),
        word("目的旨在", "旨在"),
        word("经常时常", "经常"),
        word("尤其特别", "尤其"),
        word("凡是所有", "所有"),
        word("因为由于", "由于"),
        word("由于因为", "由于"),
        word("进行了进行", "进行"),
        word("予以进行", "进行"),
        word("给予予以", "予以"),
        word("十分非常", "非常"),
    ],
});

static SEVERAL_TENS: Rule = class(&Class {
    code: "WS1251",
    name: "概数重复",
    severity: Severity::Warning,
    sources: &[&source::C_NUMERAL],
    safety: Safety::Consent,
    checks: "“几十余”“数百多”等重复表示概数的说法。",
    why: "“几十”“数百”已经是概数，不再加“余”“多”。",
    wrong: &["走访几十余户。"],
    right: &["走访几十户。"],
    except: "无。",
    words: &[
        word("几十余", "几十"),
        word("数十余", "数十"),
        word("几百余", "几百"),
        word("数百余", "数百"),
        word("几千余", "几千"),
        word("数千余", "数千"),
        word("几十多", "几十"),
        word("数十多", "数十"),
        word("数百多", "数百"),
        word("数千多", "数千"),
        word("十几余", "十几"),
    ],
});

static AND_SO_ON: Rule = class(&Class {
    code: "WS1252",
    name: "列举后用了“等等”",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "列举之后是否用“等等”。",
    why: "公文列举未尽用一个“等”即可。",
    wrong: &["检查内容包括用电、用火、疏散通道等等。"],
    right: &["检查内容包括用电、用火、疏散通道等。"],
    except: "讲话记录。",
    words: &[word("等等", "等").not_after(&["稍", "先", "再", "请"]).not_before(&["看", "再"])],
});

static NO_SUBJECT: Rule = Rule {
    code: "WS1253",
    name: "“通过……，使……”缺主语",
    family: Family::Words,
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    fixability: Fixability::None,
    manual: Manual {
        checks: "句子是否以“通过……”开头，接着又用“使……”。",
        why: "“通过”和“使”并用，主语被淹没，成为病句。",
        wrong: &["通过开展培训，使干部能力明显提高。"],
        right: &["通过开展培训，干部能力明显提高。", "开展培训，使干部能力明显提高。"],
        remedy: "去掉“通过”或者“使”。",
        except: "前面另有主语的。",
        office: ExampleOffice::None,
    },
    check: Check::Trigger(&["，使"], no_subject),
};

fn no_subject(run: &Run, at: Range<usize>, sink: &mut Sink) {
    if scan::starts(run.after(at.end), &["用", "命", "得", "者"]) {
        return;
    }
    let clause = scan::clause_back(run.before(at.start));
    let start = at.start - clause.len();
    let first = run.before(start).is_empty() || run.before(start).ends_with(['。', '；', '：']);
    if first && scan::starts(clause, &["通过", "经过"]) && clause.chars().count() <= 40 {
        sink.find(run, start..at.end, "“通过……，使……”缺主语，应去掉“通过”或者“使”。", None);
    }
}

static NEGATION: Rule = class(&Class {
    code: "WS1254",
    name: "否定词重复，意思相反",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "“防止……不再”“避免不……”等多了一个否定词的说法。",
    why: "“防止”“避免”本身含否定，再加“不”意思就反了。",
    wrong: &["切实防止不再发生类似事故。"],
    right: &["切实防止再发生类似事故。"],
    except: "无。",
    words: &[
        word("防止不再", "防止再"),
        word("避免不再", "避免再"),
        word("杜绝不再", "杜绝再"),
        word("防止不发生", "防止发生"),
        word("避免不发生", "避免发生"),
        word("杜绝不发生", "杜绝发生"),
        word("防止不出现", "防止出现"),
        word("避免不出现", "避免出现"),
        word("防止不要", "防止"),
        word("避免不要", "避免"),
        word("禁止不要", "禁止"),
        word("禁止不得", "禁止"),
        word("严禁不得", "严禁"),
    ],
});
