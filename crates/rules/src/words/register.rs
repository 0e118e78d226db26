//! Words of the wrong register (语体): spoken, undignified, carelessly shortened.

use super::{Class, class};
use crate::finding::{Safety, Severity};
use crate::meta::{Rule, word};
use crate::source;

pub(crate) static RULES: &[&Rule] = &[&SPOKEN, &BOSS, &CENTRE, &SHORT, &COLLOCATION];

static SPOKEN: Rule = class(&Class {
    code: "WS1270",
    name: "用了口语或者不得体的话",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    safety: Safety::Shown,
    checks: "“咱们”“搞定”“高抬贵手”等口语或者不得体的话。",
    why: "公文用语庄重、平实；求情、埋怨的话不能写进上行文。",
    wrong: &["此事请高抬贵手。", "大家一起做好工作。"],
    right: &["此事恳请予以支持。"],
    except: "讲话记录、引述的群众语言。",
    words: &[
        word("高抬贵手", "予以支持"),
        word("大家一起", "协同"),
        word("咱们", "我们"),
        word("咱县", "我县"),
        word("大伙儿", "群众"),
        word("搞定", "完成"),
        word("没办法了", "确有困难"),
        word("求求", "恳请"),
        word("拜托", "请"),
        word("为啥", "为何"),
        word("干嘛", "为何"),
        word("蛮好", "较好"),
        word("挺好", "较好"),
        word("差不多", "基本"),
        word("行行好", "予以支持"),
        word("揭不开锅", "经费困难"),
        word("火烧眉毛", "情况紧急"),
        word("急死人", "情况紧急"),
        word("咋办", "如何办理"),
        word("好多", "许多"),
        word("没门儿", "不同意"),
        word("打水漂", "造成损失"),
        word("磨洋工", "消极怠工"),
        word("一股脑儿", "一并"),
    ],
});

static BOSS: Rule = class(&Class {
    code: "WS1271",
    name: "用了“一把手”",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    safety: Safety::Shown,
    checks: "正文里是否用“一把手”。",
    why: "规范的说法是“主要负责同志”“主要负责人”。",
    wrong: &["各单位一把手要亲自抓。"],
    right: &["各单位主要负责同志要亲自抓。"],
    except: "“一把手工程”等已通行的提法，引文。",
    words: &[word("一把手", "主要负责同志").not_before(&["工程", "”"]), word("二把手", "分管负责同志")],
});

static CENTRE: Rule = class(&Class {
    code: "WS1272",
    name: "“党中央、国务院”之间缺顿号",
    severity: Severity::Warning,
    sources: &[&source::C_WORDING],
    safety: Safety::Consent,
    checks: "“党中央”“国务院”等并列的机关之间是否有顿号。",
    why: "两个机关并列，中间用顿号。",
    wrong: &["按照党中央国务院决策部署。"],
    right: &["按照党中央、国务院决策部署。"],
    except: "文件标题里并列的发文机关。",
    words: &[
        word("党中央国务院", "党中央、国务院"),
        word("省委省政府", "省委、省政府"),
        word("市委市政府", "市委、市政府"),
        word("县委县政府", "县委、县政府"),
    ],
});

static SHORT: Rule = class(&Class {
    code: "WS1273",
    name: "简称不规范",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING, &source::T9_8],
    safety: Safety::Shown,
    checks: "机构、会议的简称是否通行。",
    why: "简称用规范化的，随意减省会让人看不懂或者产生歧义。",
    wrong: &["请国院办予以协调。"],
    right: &["请国务院办公厅予以协调。"],
    except: "文中已注明的简称。",
    words: &[
        word("全人常委会", "全国人大常委会"),
        word("国院办", "国务院办公厅"),
        word("县府办公室", "县政府办公室"),
        word("中纪监委", "中央纪委国家监委"),
    ],
});

static COLLOCATION: Rule = class(&Class {
    code: "WS1274",
    name: "词语搭配不当",
    severity: Severity::Hint,
    sources: &[&source::C_WORDING],
    safety: Safety::Shown,
    checks: "常见的动宾、主谓搭配不当。",
    why: "搭配不当是病句，意思不准确。",
    wrong: &["勤俭节约的精神日益浓厚。"],
    right: &["勤俭节约的风气日益浓厚。"],
    except: "只查固定的几种说法。",
    words: &[
        word("精神日益浓厚", "风气日益浓厚"),
        word("精神更加浓厚", "风气更加浓厚"),
        word("水平明显改善", "水平明显提高"),
        word("生活水平得到改善", "生活水平得到提高"),
        word("素质得到改善", "素质得到提高"),
        word("加快步伐速度", "加快步伐"),
        word("搞活政策", "用活政策"),
        word("贯彻精神落实", "贯彻落实精神"),
        word("提高积极性", "调动积极性"),
        word("增加效率", "提高效率"),
        word("增强速度", "加快速度"),
        word("树立问题意识观念", "树立问题意识"),
        word("采取方法措施", "采取措施"),
    ],
});
