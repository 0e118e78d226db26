//! Drafts of the fictional county that the journeys begin with.

/// A notice with faults of several kinds, some of which can be mended at once.
pub const FAULTY: &str = "\
云溪县人民政府文件

云政发[2026]第08号

云溪县人民政府关于开展城区防汛隐患排查的通知

各乡镇人民政府，县政府各部门:
　　为做好城区防汛工作,现将有关事项通知如下：
　　一、全面排查。各单位要在5月20日前完成排查，截止5月底,全部整改到位。
　　1、县水利局负责河道。
　　2、县住房和城乡建设局负责管网。
　　二、分类评定。排查结果分为“优秀”、“良好”、“一般”三等。

云溪县人民政府
二〇二六年五月三日
";

/// A mark that no text in this system may bear.
pub const CLASSIFIED: &str = "\
机密★10年

云溪县人民政府关于应急预案的通知

各乡镇人民政府：
　　请遵照执行。

云溪县人民政府
2026年5月6日
";

/// A notice of about four pages.
#[must_use]
pub fn long() -> String {
    let tasks: String = (1..=24)
        .map(|n| {
            format!(
                "　　第{n}项工作由县水利局会同沿河各乡镇人民政府办理，逐段查看堤防、涵闸和排水口，登记隐患，明确责任单位和完成时限，\
                 每周五前向县防汛指挥部报送进展情况，遇有险情立即报告并先行处置。\n"
            )
        })
        .collect();
    format!(
        "云溪县人民政府关于做好云溪河沿线防汛工作的通知\n\n各乡镇人民政府，县政府各部门：\n\
         \u{3000}\u{3000}为做好云溪河沿线防汛工作，现将有关事项通知如下：\n{tasks}\
         \u{3000}\u{3000}请认真贯彻落实。\n\n云溪县人民政府\n2026年5月6日\n"
    )
}
