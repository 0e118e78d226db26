//! Where the rules come from: standards, clauses, the strength of their verbs, since when.
//!
//! A regulation that changes is changed here.

use serde::Serialize;

/// How binding a clause is, by its own verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Strength {
    /// 应、应当、不得、必须
    #[serde(rename = "规定")]
    Must,
    /// 一般、通常、原则上
    #[serde(rename = "一般")]
    Normally,
    /// 推荐，或资料性附录
    #[serde(rename = "推荐")]
    Recommended,
    /// Custom of offices and proof-readers, written in no regulation.
    #[serde(rename = "惯例")]
    Custom,
}

/// A clause of a standard, and what it says in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The regulation or standard.
    pub standard: &'static str,
    /// The clause.
    pub clause: &'static str,
    /// How binding.
    pub strength: Strength,
    /// What the clause says, in our own words.
    pub says: &'static str,
    /// The first day it was in force (year, month, day).
    pub since: Option<(i32, u8, u8)>,
    /// The last day it was in force, if it is no longer.
    pub until: Option<(i32, u8, u8)>,
}

impl Strength {
    /// The Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Must => "规定",
            Self::Normally => "一般",
            Self::Recommended => "推荐",
            Self::Custom => "惯例",
        }
    }
}

const TIAOLI: &str = "《党政机关公文处理工作条例》";
const FORMAT: &str = "GB/T 9704—2012《党政机关公文格式》";
const MARKS: &str = "GB/T 15834—2011《标点符号用法》";
const NUMERALS: &str = "GB/T 15835—2011《出版物上数字用法》";
const LAYOUT_DAY: Option<(i32, u8, u8)> = Some((2012, 7, 1));
const MARKS_DAY: Option<(i32, u8, u8)> = Some((2012, 6, 1));
const NUMERALS_DAY: Option<(i32, u8, u8)> = Some((2011, 11, 1));

/// Declares the clauses: name, standard, clause, strength, since, what it says.
macro_rules! sources {
    ($($(#[$doc:meta])* $name:ident = $standard:expr, $clause:literal, $strength:ident, $since:expr, $says:literal;)*) => {
        $(
            #[doc = $says]
            pub static $name: Source = Source {
                standard: $standard,
                clause: $clause,
                strength: Strength::$strength,
                says: $says,
                since: $since,
                until: None,
            };
        )*
        /// Every clause that is cited.
        pub static ALL: &[&Source] = &[$(&$name),*];
    };
}

sources! {
    T8 = TIAOLI, "第八条", Must, LAYOUT_DAY, "公文种类为十五种，各有规定的用途。";
    T9_1 = TIAOLI, "第九条（一）", Must, LAYOUT_DAY, "涉密公文应当标注份号。";
    T9_2 = TIAOLI, "第九条（二）", Must, LAYOUT_DAY, "涉密公文应当分别标注绝密、机密、秘密和保密期限。";
    T9_3 = TIAOLI, "第九条（三）", Must, LAYOUT_DAY, "紧急公文应当分别标注特急、加急；电报应当分别标注特提、特急、加急、平急。";
    T9_5 = TIAOLI, "第九条（五）", Must, LAYOUT_DAY, "发文字号由发文机关代字、年份、发文顺序号组成。";
    T9_6 = TIAOLI, "第九条（六）", Must, LAYOUT_DAY, "上行文应当标注签发人姓名。";
    T9_7 = TIAOLI, "第九条（七）", Must, LAYOUT_DAY, "标题由发文机关名称、事由和文种组成。";
    T9_8 = TIAOLI, "第九条（八）", Must, LAYOUT_DAY, "主送机关是公文的主要受理机关，应当使用机关全称、规范化简称或者同类型机关统称。";
    T9_11 = TIAOLI, "第九条（十一）", Must, LAYOUT_DAY, "署发文机关全称或者规范化简称。";
    T9_12 = TIAOLI, "第九条（十二）", Must, LAYOUT_DAY, "成文日期署会议通过或者发文机关负责人签发的日期；联合行文署最后签发机关负责人签发的日期。";
    T9_17 = TIAOLI, "第九条（十七）", Must, LAYOUT_DAY, "印发机关和印发日期是公文的送印机关和送印日期。";
    T14A = TIAOLI, "第十四条", Normally, LAYOUT_DAY, "一般不得越级行文。";
    T14B = TIAOLI, "第十四条", Must, LAYOUT_DAY, "特殊情况需要越级行文的，应当同时抄送被越过的机关。";
    T15_1A = TIAOLI, "第十五条（一）", Normally, LAYOUT_DAY, "向上级机关行文，原则上主送一个上级机关，根据需要同时抄送相关上级机关和同级机关。";
    T15_1B = TIAOLI, "第十五条（一）", Must, LAYOUT_DAY, "向上级机关行文，不抄送下级机关。";
    T15_3 = TIAOLI, "第十五条（三）", Must, LAYOUT_DAY, "下级机关的请示事项，需以本机关名义向上级机关请示的，应当提出倾向性意见后上报，不得原文转报。";
    T15_4A = TIAOLI, "第十五条（四）", Must, LAYOUT_DAY, "请示应当一文一事。";
    T15_4B = TIAOLI, "第十五条（四）", Must, LAYOUT_DAY, "不得在报告等非请示性公文中夹带请示事项。";
    T15_5A = TIAOLI, "第十五条（五）", Must, LAYOUT_DAY, "除上级机关负责人直接交办事项外，不得以本机关名义向上级机关负责人报送公文。";
    T15_5B = TIAOLI, "第十五条（五）", Must, LAYOUT_DAY, "不得以本机关负责人名义向上级机关报送公文。";
    T16_2 = TIAOLI, "第十六条（二）", Must, LAYOUT_DAY, "党委、政府的办公厅（室）根据授权可以向下级党委、政府行文，其他部门和单位不得向下级党委、政府发布指令性公文或者提出指令性要求。";
    T17_1 = TIAOLI, "第十七条", Must, LAYOUT_DAY, "同级机关之间必要时可以联合行文；级别不同的机关不联合行文。";
    T17_3 = TIAOLI, "第十七条", Must, LAYOUT_DAY, "部门内设机构除办公厅（室）外不得对外正式行文。";
    T19 = TIAOLI, "第十九条（四）", Must, LAYOUT_DAY, "公文起草应当主题突出、结构严谨、表述准确、文字精练。";
    T20 = TIAOLI, "第二十条（四）", Must, LAYOUT_DAY, "审核时，文种正确、格式规范，人名、地名、时间、数字、段落顺序、引文等准确，文字、数字、计量单位和标点符号规范。";
    F9 = FORMAT, "9", Must, LAYOUT_DAY, "计量单位用法应当符合 GB 3100 等，标点符号用法应当符合 GB/T 15834，数字用法应当符合 GB/T 15835。";
    F7_2_1 = FORMAT, "7.2.1", Normally, LAYOUT_DAY, "份号一般用六位三号阿拉伯数字。";
    F7_2_2 = FORMAT, "7.2.2", Must, LAYOUT_DAY, "密级和保密期限之间用“★”隔开，保密期限中的数字用阿拉伯数字。";
    F7_2_5 = FORMAT, "7.2.5", Must, LAYOUT_DAY, "年份、发文顺序号用阿拉伯数字；年份标全称，用六角括号括入；顺序号不加“第”字，不编虚位，在阿拉伯数字后加“号”字。";
    F7_3_2 = FORMAT, "7.3.2", Must, LAYOUT_DAY, "最后一个主送机关名称后标全角冒号。";
    F7_3_3 = FORMAT, "7.3.3", Must, LAYOUT_DAY, "结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注。";
    F7_3_4 = FORMAT, "7.3.4", Must, LAYOUT_DAY, "附件说明在正文下空一行编排“附件”二字，后标全角冒号和附件名称；有多个附件的，用阿拉伯数字标注顺序号；附件名称后不加标点。";
    F7_3_5_1 = FORMAT, "7.3.5.1", Must, LAYOUT_DAY, "成文日期右空四字编排，发文机关署名在成文日期之上、以成文日期为准居中编排，印章端正、居中下压署名和成文日期。";
    F7_3_5_4 = FORMAT, "7.3.5.4", Must, LAYOUT_DAY, "成文日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位。";
    F7_3_6 = FORMAT, "7.3.6", Must, LAYOUT_DAY, "附注加圆括号编排在成文日期下一行。";
    F7_3_7 = FORMAT, "7.3.7", Must, LAYOUT_DAY, "附件顺序号和附件标题应当与附件说明的表述一致。";
    F7_4_2 = FORMAT, "7.4.2", Must, LAYOUT_DAY, "“抄送”二字后加全角冒号和抄送机关名称，最后一个抄送机关名称后标句号。";
    F7_4_3 = FORMAT, "7.4.3", Must, LAYOUT_DAY, "印发日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位，后加“印发”二字。";
    F10_2 = FORMAT, "10.2", Must, LAYOUT_DAY, "命令（令）标志下编排令号。";
    P4_1 = MARKS, "4.1、5.1", Must, MARKS_DAY, "句号的形式是“。”，占一个字的位置。";
    P4_2 = MARKS, "4.2、4.3", Must, MARKS_DAY, "问号、叹号的形式是“？”“！”，占一个字的位置。";
    P4_4 = MARKS, "4.4、5.1", Must, MARKS_DAY, "逗号的形式是“，”，占一个字的位置。";
    P4_5_3_5 = MARKS, "4.5.3.5", Normally, MARKS_DAY, "标有引号的并列成分之间、标有书名号的并列成分之间通常不用顿号。";
    P4_6 = MARKS, "4.6、5.1", Must, MARKS_DAY, "分号的形式是“；”，占一个字的位置。";
    P4_7 = MARKS, "4.7、5.1", Must, MARKS_DAY, "冒号的形式是“：”，占一个字的位置。";
    P4_8 = MARKS, "4.8", Must, MARKS_DAY, "引号的形式是“ ”和‘ ’；引号中还要用引号时，外面用双引号，里面用单引号。";
    P4_9 = MARKS, "4.9", Must, MARKS_DAY, "括号的主要形式是圆括号“（ ）”，成对使用。";
    P4_10 = MARKS, "4.10", Must, MARKS_DAY, "破折号的形式是“——”，占两个字的位置。";
    P4_11 = MARKS, "4.11", Must, MARKS_DAY, "省略号的形式是六个点“……”，占两个字的位置。";
    P4_13 = MARKS, "4.13", Must, MARKS_DAY, "连接号只有短横线、一字线、浪纹线；时间、地域等的起止用一字线。";
    P4_15 = MARKS, "4.15", Must, MARKS_DAY, "书名号的形式是“《 》”和“〈 〉”；书名号中还要用书名号时，外面用双书名号，里面用单书名号。";
    P5_1 = MARKS, "5.1", Must, MARKS_DAY, "句号、逗号、顿号、分号、冒号等置于相应文字之后，不出现在一行之首。";
    PA_13 = MARKS, "附录A.13", Must, MARKS_DAY, "不能视为作品的课程、证件、奖项、活动、会议等名称，不用书名号。";
    PB_3 = MARKS, "附录B.3", Recommended, MARKS_DAY, "序次语之后的标点：“一”后用顿号，带括号的序次语后不用标点，阿拉伯数字后用下脚点，“第一”“首先”后用逗号。";
    N4_1 = NUMERALS, "4.1.1", Must, NUMERALS_DAY, "用于计量的数字，为达到醒目、易于辨识的效果，应当采用阿拉伯数字。";
    N4_2_3 = NUMERALS, "4.2.3", Must, NUMERALS_DAY, "已定型的词语中的数字，应采用汉字数字。";
    N5_1_2 = NUMERALS, "5.1.2", Must, NUMERALS_DAY, "纯小数必须写出小数点前定位的“0”。";
    N5_1_3 = NUMERALS, "5.1.3", Must, NUMERALS_DAY, "数值范围用浪纹线或一字线连接；省略前一个数值的单位或附加符号会造成歧义的，不应省略。";
    N5_1_7 = NUMERALS, "5.1.7", Normally, NUMERALS_DAY, "阿拉伯数字一般占半个汉字位置。";
    N5_2_1 = NUMERALS, "5.2.1", Must, NUMERALS_DAY, "两个数字连用表示概数时，两数之间不用顿号隔开。";
    N5_2_5 = NUMERALS, "5.2.5", Must, NUMERALS_DAY, "“0”用作编号（包括年份）时，汉字书写形式为“〇”。";
    N5_3 = NUMERALS, "5.3", Must, NUMERALS_DAY, "除“万”“亿”外，一个数值不能同时用阿拉伯数字与汉字数字。";
    UNITS = "《中华人民共和国计量法》", "第三条", Must, Some((1986, 7, 1)), "国家实行法定计量单位制度；公文应当使用法定计量单位。";
    GB3100 = "GB 3100《国际单位制及其应用》", "单位符号", Must, Some((1994, 7, 1)), "单位符号按规定的大小写书写：km、kg、kW。";
    SECRETS = "《中华人民共和国保守国家秘密法》", "保密期限条款", Must, Some((2010, 10, 1)), "保密期限除另有规定外，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。";
    VARIANTS = "《第一批异形词整理表》", "推荐词形", Recommended, Some((2002, 3, 31)), "同一个词有几种写法的，推荐使用通行的一种。";
    CALENDAR = TIAOLI, "第二十条（四）", Must, LAYOUT_DAY, "公文中的时间、数字应当准确。";
    WAIVERS = "文枢使用约定", "保留原文", Custom, None, "决定不改的问题写明规则、原文、谁决定、为什么；不再有的问题不留。";
    C_NUMBER = "公文写作惯例", "发文字号与引文", Custom, None, "引用公文先引标题、后引发文字号；发文字号中间不空格。";
    C_TITLE = "公文写作惯例", "标题", Custom, None, "标题写明“关于什么事的什么文种”，除书名号、引号、顿号外一般不用标点。";
    C_CLOSING = "公文写作惯例", "开头与结尾用语", Custom, None, "各文种有习用的开头和结尾用语，不相混用。";
    C_ELEMENT = "公文写作惯例", "格式要素", Custom, None, "各要素齐全，前后一致。";
    C_ADDRESS = "公文写作惯例", "称谓与主送", Custom, None, "上行、平行称“贵”，下行称“你”；主送机关按类排列，同类之间用顿号，不同类之间用逗号。";
    C_DATE = "公文写作惯例", "时间表述", Custom, None, "时间写具体的年、月、日，不用“号”和容易误解的简写。";
    C_WORDING = "公文校对惯例", "用语", Custom, None, "用语简明、庄重，不重复，不用口语。";
    C_NUMERAL = "公文校对惯例", "数字表述", Custom, None, "数字表述前后一致，不重复表示约数。";
    C_MARKS = "公文校对惯例", "标点", Custom, None, "标点不重复，列举之后的“等”前、连词前不用顿号，“如下”后用冒号。";
    C_HEADING = "公文写作惯例", "层次与标题", Custom, None, "层次逐级展开，单独成行的标题末尾不用标点，一个层次不只列一项。";
    C_ATTACHMENT = "公文写作惯例", "附件", Custom, None, "只有一个附件时不编顺序号；附件名称不加书名号。";
}
