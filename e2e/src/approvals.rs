//! Approvals for the pages: one that waits for the administrator, one that the administrator
//! withdrew.

use crate::Stage;
use app::approval::{Deed, NewAffair};
use office::approval::Side;
use office::authority::Facts;
use testkit::people::seated;

/// What the pages of approvals show.
pub(crate) struct Approvals {
    /// Waits for the administrator, whom a deputy director asked to sign.
    pub(crate) waiting: String,
    /// The administrator's own, withdrawn.
    pub(crate) withdrawn: String,
    /// The version of the table in force.
    pub(crate) table: String,
    /// A version that waits to be confirmed.
    pub(crate) unconfirmed: String,
}

fn leave(title: &str, half_days: u32) -> NewAffair {
    NewAffair {
        matter: "leave".into(),
        title: title.into(),
        text: "回老家探望父母，手头的防汛值班表已交同事。".into(),
        facts: Facts { half_days: Some(half_days), ..Facts::default() },
    }
}

impl Approvals {
    pub(crate) async fn prepare(stage: &Stage) -> Self {
        let (app, chief) = (&stage.app, &stage.chief.person);
        let table = app.authority().await.expect("the table").id;
        let deputy = seated(app, &stage.chief, "R09").await.person;
        let clerk = stage.clerk().await.signed_in.person;
        let waiting = app.submit_affair(&clerk, leave("请假三天", 6)).await.expect("it is submitted");
        let reason = "请办公室核对值班安排".to_owned();
        let add = Deed::AddSigner { whom: chief.id().to_owned(), side: Side::Before, reason };
        app.act_on_approval(&deputy, &waiting, 2, add).await.expect("the administrator is asked to sign");
        let withdrawn = app.submit_affair(chief, leave("请假半天", 1)).await.expect("it is submitted");
        app.act_on_approval(chief, &withdrawn, 2, Deed::Withdraw).await.expect("it is withdrawn");
        let administrator = chief.administrator().expect("the first account administers");
        let today = format!("自：{}", app.today());
        let text = office::authority::Table::shipped_text().replace("自：2012年7月1日", &today);
        let text = text.replace("本单位设置 半天以内由副主任批准", "本单位设置 由副主任批准");
        let unconfirmed = app.publish_authority(&administrator, &text).await.expect("it is published");
        Self { waiting, withdrawn, table, unconfirmed }
    }
}
