//! What the tests act on: a county on paper, matters from a table of their own.

use crate::Moment;
use crate::approval::{Approval, Digest, Event, Now, Opening, Outcome, Refusal, Resolution, Words};
use crate::authority::tests::{Paper, day, holder};
use crate::authority::{Fact, Facts, Matter, Table};
use gongwen::Date;

pub(super) const TABLE: &str = "
版本：试验
自：2026年1月1日
事项：line 依次
要素：紧急
许可：办理、签发公文
口头：24小时
步骤：副主任
时限：2个工作日
步骤：主任
时限：2个工作日
步骤：县长
时限：3个工作日
授权：须本人
事项：group 会签
要素：会签单位、紧急
许可：办理
口头：24小时
步骤：副主任
步骤：会签单位负责人
时限：3个工作日
步骤：县长
事项：body 上会
要素：须县委决定
许可：实施决策
步骤：主任
步骤：县政府常务会议
步骤：县委常委会
条件：须县委决定
事项：short 一步
要素：紧急
许可：办理、召开会议
口头：24小时
步骤：副主任
";

/// Monday 2 March 2026, nine in the morning in China.
pub(super) const MONDAY: i64 = 1_772_413_200_000;
pub(super) const HOUR: i64 = 3_600_000;

#[derive(Clone)]
pub(super) struct Stage {
    pub(super) chart: Paper,
    pub(super) matter: Matter,
    pub(super) approval: Approval,
    pub(super) now: Now,
}

pub(super) fn matter(code: &str) -> Matter {
    Table::read(TABLE).unwrap_or_else(|faults| panic!("{faults}")).matter(code).unwrap().clone()
}

pub(super) fn digest(text: &str) -> Digest {
    Digest::of(text)
}

impl Stage {
    pub(super) fn new(code: &str) -> Self {
        let matter = matter(code);
        let mut facts = Facts { unit: "zonghe".into(), ..Facts::default() };
        match code {
            "group" => facts.units = vec!["shuili".into(), "caizheng".into()],
            "body" => facts.flags = [Fact::Party].into(),
            _ => {}
        }
        if code != "body" {
            facts.flags.insert(Fact::Emergency);
        }
        let opening = Opening {
            id: "a".into(),
            table: "t".into(),
            title: "事项".into(),
            facts,
            drafter: holder("keyuan"),
            digest: digest("一稿"),
        };
        let approval = Approval::open(opening, &matter);
        Self { chart: Paper::county(), matter, approval, now: Now::of(Moment::from_millis(MONDAY)) }
    }

    /// Submitted.
    pub(super) fn sent(code: &str) -> Self {
        let mut stage = Self::new(code);
        stage.submit().unwrap();
        stage
    }

    pub(super) fn later(&mut self, hours: i64) {
        self.now = Now::of(Moment::from_millis(self.now.at.millis() + hours * HOUR));
    }

    pub(super) fn submit(&mut self) -> Result<Event, Refusal> {
        let drafter = self.approval.drafter().id.clone();
        self.approval.submit(&drafter, &self.matter, &self.chart, self.now)
    }

    pub(super) fn agree(&mut self, by: &str) -> Result<Event, Refusal> {
        self.approval.consent(by, Words::opinion("同意"), &self.chart, self.now)
    }

    pub(super) fn circle(&mut self, by: &str) -> Result<Event, Refusal> {
        self.approval.consent(by, Words::circle(), &self.chart, self.now)
    }

    pub(super) fn resolve(&mut self, outcome: Outcome) -> Result<Event, Refusal> {
        let resolution = meeting(outcome, self.now.today);
        self.approval.resolve("jilu", resolution, &self.chart, self.now)
    }

    /// Everybody of a line signs.
    pub(super) fn all(&mut self, people: &[&str]) {
        for by in people {
            self.agree(by).unwrap_or_else(|refusal| panic!("{by}: {refusal}"));
        }
    }
}

pub(super) fn meeting(outcome: Outcome, on: Date) -> Resolution {
    Resolution { meeting: "2026年第5次常务会议".into(), on, outcome, note: "不需要上级决定".into() }
}

pub(super) fn date(text: &str) -> Date {
    day(text)
}
