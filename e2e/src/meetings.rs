//! Meetings for the pages: one called, at a time when somebody has another; one to be called.

use crate::Stage;
use app::approval::{Deed, NewAffair};
use app::meetings::NewMeeting;
use app::{Person, SignedIn};
use office::TimeOfDay;
use office::approval::Words;
use office::authority::Facts;
use office::documents::Circle;

/// What the pages of meetings show.
pub(crate) struct Meetings {
    /// Called.
    pub(crate) called: String,
    /// An approval with which one may be called.
    pub(crate) approved: String,
}

impl Meetings {
    /// The registrar asks for them, the director and the leader agree.
    pub(crate) async fn prepare(stage: &Stage, registrar: &Person, director: &SignedIn, leader: &SignedIn) -> Self {
        let agree = [&director.person, &leader.person];
        let other = approved(stage, registrar, agree, "信访工作调度会").await;
        call(stage, registrar, &other, ("10:00", "11:30"), &[&leader.person], "县政府第二会议室").await;
        let first = approved(stage, registrar, agree, "云溪县秋汛防御会商会").await;
        let people = [&leader.person, &director.person, registrar];
        let called = call(stage, registrar, &first, ("09:00", "11:00"), &people, "县政府第一会议室").await;
        let approved = approved(stage, registrar, agree, "全县冬修水利工作部署会").await;
        Self { called, approved }
    }
}

async fn approved(stage: &Stage, by: &Person, agree: [&Person; 2], title: &str) -> String {
    let app = &stage.app;
    let organization = app.organization().await.expect("the organisation");
    let unit = organization.unit_called("云溪县水利局", app.today()).expect("a unit").id.clone();
    let text = "会商秋汛形势，部署堤防、水库、山洪灾害防御，明确包保责任。会期半天，请有关部门主要负责人参加。";
    let facts = Facts { portfolios: vec![unit], ..Facts::default() };
    let new = NewAffair { matter: "meeting".into(), title: title.into(), text: text.into(), facts };
    let id = app.submit_affair(by, new).await.expect("it is submitted");
    for signer in agree {
        let seen = app.approval(signer, &id).await.expect("it is theirs to sign").revision;
        let consent = Deed::Consent(Words::opinion("同意"));
        app.act_on_approval(signer, &id, seen, consent).await.expect("they sign");
    }
    id
}

async fn call(
    stage: &Stage,
    by: &Person,
    approval: &str,
    (from, to): (&str, &str),
    people: &[&Person],
    place: &str,
) -> String {
    let app = &stage.app;
    let new = NewMeeting {
        day: app.today().plus_days(1),
        from: TimeOfDay::read(from).expect("a time"),
        to: TimeOfDay::read(to).expect("a time"),
        place: place.into(),
        people: people.iter().map(|person| person.id().to_owned()).collect(),
        note: "宋婉君副县长主持。请带本单位防汛预案和值班表。".into(),
    };
    let seen = app.approval(by, approval).await.expect("their own").revision;
    app.call_meeting(by, approval, seen, &new, Circle::Office).await.expect("it is called")
}
