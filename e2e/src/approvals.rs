//! Approvals for the pages: one that waits for the administrator, one that the administrator
//! withdrew.

use crate::Stage;
use app::approval::{Deed, NewAffair};
use app::{App, Person};
use office::approval::Side;
use office::authority::{Facts, Role};
use office::people::Role as AccountRole;
use testkit::people::PASSWORD;

/// What the pages of approvals show.
pub(crate) struct Approvals {
    /// Waits for the administrator, whom a deputy director asked to sign.
    pub(crate) waiting: String,
    /// The administrator's own, withdrawn.
    pub(crate) withdrawn: String,
    /// The version of the table in force.
    pub(crate) table: String,
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
        let deputy = deputy(stage, app).await;
        let clerk = stage.clerk().await.signed_in.person;
        let waiting = app.submit_affair(&clerk, leave("请假三天", 6)).await.expect("it is submitted");
        let reason = "请办公室核对值班安排".to_owned();
        let add = Deed::AddSigner { whom: chief.id().to_owned(), side: Side::Before, reason };
        app.act_on_approval(&deputy, &waiting, 2, add).await.expect("the administrator is asked to sign");
        let withdrawn = app.submit_affair(chief, leave("请假半天", 1)).await.expect("it is submitted");
        app.act_on_approval(chief, &withdrawn, 2, Deed::Withdraw).await.expect("it is withdrawn");
        Self { waiting, withdrawn, table }
    }
}

/// A deputy director of the demonstration county, with an account.
async fn deputy(stage: &Stage, app: &App) -> Person {
    use office::authority::{Chart, Post};
    let by = stage.chief.person.administrator().expect("an administrator");
    let organization = app.organization().await.expect("the organisation");
    let holders = Chart::holders(organization.as_ref(), &Post::new(Role::DeputyDirector), app.today());
    let id = &holders.first().expect("a deputy director").id;
    let first = app.open_account_for(&by, id, "fuzhuren", AccountRole::Clerk).await.expect("a free name");
    let signed_in = app.sign_in("fuzhuren", &first).await.expect("the first password");
    app.change_password(&signed_in.person, &signed_in.token, &first, PASSWORD).await.expect("a good password");
    app.sign_in("fuzhuren", PASSWORD).await.expect("the new password").person
}
