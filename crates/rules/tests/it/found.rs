//! Faults that are found, one sentence each, where the examples of the manual show other forms.

use crate::{codes, fragment};

#[test]
fn faults_are_found_in_every_form_in_use() {
    let mut faults = Vec::new();
    for (text, code) in [
        ("投资由2024年的4000万元增加到5000万元，增长20%。", "WS0719"),
        ("投资从上年的8000万元增加到1.2亿元，增长20%。", "WS0719"),
        ("资金1850.5万元（大写：壹仟捌佰伍拾万元整）。", "WS0720"),
        ("拨付50万元整（伍拾伍万元）。", "WS0720"),
        ("避免不发生聚集性疫情。", "WS1254"),
        ("全县仍有三、四所学校没有做到。", "WS0711"),
        ("现急需编织袋5千条、铁锹200把。", "WS0709"),
        ("各单位必需引起高度重视。", "WS1226"),
        ("新建养老服务设施30个，床位2，000张。", "WS0703"),
        ("会议由县长主持.会议强调，要抓落实。", "WS0905"),
        ("参加<<条例>>培训。", "WS0908"),
        ("请于2月30号前报送。", "WS0611"),
        ("工程近期以经完成。", "WS1203"),
        ("工作取的显著成绩。", "WS1203"),
    ] {
        if !codes(&fragment(text)).contains(&code) {
            faults.push(format!("{code} {text}: {:?}", codes(&fragment(text))));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_only_looks_alike_stays_silent() {
    for text in [
        "投资由2024年的4000万元增加到5000万元，增长25%。",
        "投资从上年的8000万元增加到1.2亿元，增长50%。",
        "收入由8000元增加到1.2万元，增长50%。",
        "资金1850万元（大写：壹仟捌佰伍拾万元整）。",
        "拨付50万元整（伍拾万元整）。",
        "支付100.56元（壹佰元伍角陆分）。",
        "补助50万元（含省级资金20万元）。",
        "避免不必要的损失。",
        "县税务局三、四所负责征收。",
        "编号为101，002另行编号。",
        "坚持以经济建设为中心，以经批准的规划为依据。",
        "按领取的良好等次证书计算，采取的重大措施要报告。",
        "5月30号楼封顶。",
    ] {
        let found = fragment(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}
