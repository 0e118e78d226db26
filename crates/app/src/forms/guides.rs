//! What each kind is for and what its form asks. Purposes follow 《条例》 Article 8 in our words.

use super::{Guide, Need, Part, TitleForm};
use gongwen::Kind;

const fn must(name: &'static str, label: &'static str, help: &'static str) -> Part {
    Part { name, label, help, need: Need::Required }
}

const fn may(name: &'static str, label: &'static str, help: &'static str) -> Part {
    Part { name, label, help, need: Need::Optional }
}

const BASIS: Part = must("basis", "缘由", "为什么发这份公文：依据、目的，一两句话。");
const ITEMS: Part = must("items", "事项", "一行一段。分条的，每段以“一、”“二、”开头。");
const DEMANDS: Part = may("demands", "要求", "对落实的要求：谁负责、何时完成、如何报告。");

const fn guide_of(kind: Kind, purpose: &'static str, parts: &'static [Part]) -> Guide {
    Guide {
        kind,
        purpose,
        title: TitleForm::About,
        addressees: Need::Required,
        signatory: Need::No,
        parts,
        closer: "",
        annotation: "",
    }
}

const PUBLIC: Guide = Guide { addressees: Need::No, ..guide_of(Kind::Proclamation, "", &[]) };

/// What the form of a kind asks.
#[must_use]
pub fn guide(kind: Kind) -> Guide {
    match kind {
        Kind::Resolution => Guide {
            kind,
            purpose: "会议讨论通过的重大决策事项。",
            parts: const {
                &[
                    must("basis", "会议与审议情况", "什么会议、听取了什么、怎样评价。"),
                    must("items", "决议事项", "会议决定了什么，一行一段。"),
                ]
            },
            ..PUBLIC
        },
        Kind::Decision => guide_of(
            kind,
            "对重要事项作出决策和部署、奖惩有关单位和人员、变更或者撤销下级机关不适当的决定。",
            const {
                &[BASIS, must("items", "决定事项", "一行一段，先写决定什么，再写怎么执行。"), DEMANDS]
            },
        ),
        Kind::Order => Guide {
            kind,
            purpose: "公布行政法规和规章、宣布施行重大强制性措施、批准授予和晋升衔级、嘉奖有关单位和人员。",
            title: TitleForm::Organ,
            parts: const {
                &[must("items", "命令内容", "如“《……办法》已经……通过，现予公布，自……起施行。”")]
            },
            ..PUBLIC
        },
        Kind::Communique => Guide {
            kind,
            purpose: "公布重要决定或者重大事项。",
            title: TitleForm::Named,
            parts: const { &[must("items", "公布事项", "一行一段。")] },
            ..PUBLIC
        },
        Kind::Proclamation => Guide {
            kind,
            purpose: "向国内外宣布重要事项或者法定事项。",
            closer: "特此公告。",
            parts: const { &[BASIS, must("items", "公告事项", "一行一段。")] },
            ..PUBLIC
        },
        Kind::PublicNotice => Guide {
            kind,
            purpose: "在一定范围内公布应当遵守或者周知的事项。",
            closer: "特此通告。",
            parts: const {
                &[
                    BASIS,
                    must("items", "通告事项", "范围、时间、要遵守什么，一行一段。"),
                    may("demands", "施行与联系方式", "自何时起施行，向谁咨询。"),
                ]
            },
            ..PUBLIC
        },
        Kind::Opinion => guide_of(
            kind,
            "对重要问题提出见解和处理办法。",
            const {
                &[BASIS, must("items", "意见", "总体要求、主要任务、保障措施，一行一段。"), DEMANDS]
            },
        ),
        Kind::Notice => guide_of(
            kind,
            "发布、传达要求下级机关执行和有关单位周知或者执行的事项，批转、转发公文。",
            const { &[BASIS, ITEMS, DEMANDS] },
        ),
        Kind::Circular => guide_of(
            kind,
            "表彰先进、批评错误、传达重要精神和告知重要情况。",
            const {
                &[
                    must("basis", "事实", "时间、地点、单位、经过和结果。"),
                    must("items", "评价与处理", "怎么看、怎么奖惩，一行一段。"),
                    may("demands", "希望与要求", "对受文单位的要求。"),
                ]
            },
        ),
        Kind::Report => Guide {
            signatory: Need::Required,
            closer: "特此报告。",
            ..guide_of(
                kind,
                "向上级机关汇报工作、反映情况，回复上级机关的询问。不得夹带请示事项。",
                const {
                    &[
                        BASIS,
                        must("items", "情况", "做了什么、效果如何、有什么问题，一行一段。"),
                        may("demands", "下一步", "打算怎么办。"),
                    ]
                },
            )
        },
        Kind::Request => Guide {
            signatory: Need::Required,
            closer: "妥否，请批示。",
            annotation: "（联系人：　　，联系电话：　　）",
            ..guide_of(
                kind,
                "向上级机关请求指示、批准。一文一事，一般只主送一个上级机关。",
                const {
                    &[
                        must("basis", "请示缘由", "为什么要请示：依据、现状、困难。"),
                        must("items", "请示事项", "请求批准什么，具体、可答复。"),
                    ]
                },
            )
        },
        Kind::Reply => Guide {
            closer: "此复。",
            ..guide_of(
                kind,
                "答复下级机关请示事项。",
                const {
                    &[
                        must("basis", "来文", "如“你局《关于……的请示》（云水〔2026〕3号）收悉。”"),
                        must("items", "批复意见", "同意或者不同意什么，有什么要求，一行一段。"),
                    ]
                },
            )
        },
        Kind::Bill => Guide {
            closer: "现提请审议。",
            ..guide_of(
                kind,
                "各级人民政府按照法律程序向同级人民代表大会或者人民代表大会常务委员会提请审议事项。",
                const { &[BASIS, must("items", "提请审议事项", "一行一段。")] },
            )
        },
        Kind::Letter => guide_of(
            kind,
            "不相隶属机关之间商洽工作、询问和答复问题、请求批准和答复审批事项。",
            const {
                &[
                    BASIS,
                    must("items", "商洽、询问或答复事项", "一行一段，语气平和。"),
                    must("closing", "结尾用语", "如“请函复。”“专此函达。”“特此函复。”"),
                ]
            },
        ),
        Kind::Minutes => Guide {
            kind,
            purpose: "记载会议主要情况和议定事项。",
            title: TitleForm::Named,
            parts: const {
                &[
                    must("basis", "会议概况", "时间、地点、主持人、议题。"),
                    must("items", "议定事项", "“会议指出”“会议决定”，一行一段。"),
                    may("people", "出席、列席人员", "如“出席：……”“列席：……”。"),
                ]
            },
            ..PUBLIC
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_guide_of_its_own() {
        for kind in Kind::ALL {
            let guide = guide(kind);
            assert_eq!(guide.kind, kind);
            assert!(guide.purpose.ends_with('。') && !guide.parts.is_empty(), "{kind}");
            assert_eq!(guide.signatory == Need::Required, kind.is_upward(), "{kind}");
        }
    }
}
