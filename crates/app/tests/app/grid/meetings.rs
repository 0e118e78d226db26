//! Meetings in the grid: called, changed, cancelled, looked at, by everybody and at every time.

use super::{head, row, word};
use crate::county::County;
use app::approval::NewAffair;
use app::meetings::NewMeeting;
use app::{Person, Result};
use office::TimeOfDay;
use office::authority::Facts;
use office::documents::Circle;

/// Where a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Asked,
    Approved,
    Called,
    Cancelled,
}

const STANDS: [(Stand, &str); 4] =
    [(Stand::Asked, "报批中"), (Stand::Approved, "已批准"), (Stand::Called, "已通知"), (Stand::Cancelled, "已取消")];

const VERBS: [&str; 4] = ["通知开会", "看会议", "改期", "取消"];

/// A meeting that the secretary asked for and the leader takes part in: its approval, its key.
async fn at(county: &County, stand: Stand) -> (String, String) {
    let (app, secretary) = (&county.app, &county.secretary);
    let facts = Facts { portfolios: vec![county.unit("云溪县水利局").await], ..Facts::default() };
    let new = NewAffair { matter: "meeting".into(), title: "防汛会商会".into(), text: String::new(), facts };
    let approval = app.submit_affair(secretary, new).await.unwrap();
    if stand != Stand::Asked {
        county.consent(&county.director, &approval, "同意").await;
        county.consent(&county.leader, &approval, "同意").await;
    }
    if matches!(stand, Stand::Asked | Stand::Approved) {
        return (approval, "none".to_owned());
    }
    let id = call(county, secretary, &approval).await.unwrap();
    if stand == Stand::Cancelled {
        app.cancel_meeting(secretary, &id, 1, "台风改道").await.unwrap();
    }
    (approval, id)
}

async fn call(county: &County, by: &Person, approval: &str) -> Result<String> {
    let seen = county.app.approval(&county.secretary, approval).await?.revision;
    county.app.call_meeting(by, approval, seen, &plan(county, "第一会议室"), Circle::Office).await
}

fn plan(county: &County, place: &str) -> NewMeeting {
    NewMeeting {
        day: county.app.today().plus_days(1),
        from: TimeOfDay::read("9:00").unwrap(),
        to: TimeOfDay::read("11:00").unwrap(),
        place: place.to_owned(),
        people: vec![county.leader.id().to_owned()],
        note: String::new(),
    }
}

async fn act(verb: &str, county: &County, by: &Person, (approval, id): &(String, String)) -> Result<()> {
    let app = &county.app;
    let seen = app.meeting(by, id).await.map_or(1, |view| view.meeting.revision);
    match verb {
        "通知开会" => call(county, by, approval).await.map(|_| ()),
        "看会议" => app.meeting(by, id).await.map(|_| ()),
        "改期" => app.change_meeting(by, id, seen, &plan(county, "第二会议室")).await,
        _ => app.cancel_meeting(by, id, seen, "台风改道").await,
    }
}

pub(super) async fn grid(county: &County, people: &[Person]) -> String {
    let mut page = String::new();
    for (stand, name) in STANDS {
        page.push_str(&head(name));
        let mut thing = at(county, stand).await;
        for verb in VERBS {
            let mut words = Vec::new();
            for person in people {
                let result = act(verb, county, person, &thing).await;
                words.push(word(&result));
                if result.is_ok() && verb != "看会议" {
                    thing = at(county, stand).await;
                }
            }
            page.push_str(&row(verb, &words));
        }
        page.push('\n');
    }
    page
}
