//! A meeting is called with its approval and not before; it stands on the day of those who take part.

use crate::county::{County, county};
use app::approval::{Deed, NewAffair};
use app::meetings::NewMeeting;
use app::{ErrorKind, Person};
use gongwen::Date;
use office::TimeOfDay;
use office::authority::{Fact, Facts};
use office::documents::Circle;
use office::organization::{Rank, UnitKind};
use std::time::Duration;

/// The clock of the tests stands at 2026-09-21 22:13 in Beijing.
fn new(county: &County, day: i64, from: &str, to: &str, people: &[&Person]) -> NewMeeting {
    NewMeeting {
        day: county.app.today().plus_days(day),
        from: TimeOfDay::read(from).unwrap(),
        to: TimeOfDay::read(to).unwrap(),
        place: "第一会议室".into(),
        people: people.iter().map(|person| person.id().to_owned()).collect(),
        note: "请带防汛预案。".into(),
    }
}

async fn asked_for(county: &County, title: &str) -> String {
    let water = county.unit("云溪县水利局").await;
    let facts = Facts { portfolios: vec![water], ..Facts::default() };
    let new = NewAffair { matter: "meeting".into(), title: title.into(), text: "部署秋汛防御。".into(), facts };
    county.app.submit_affair(&county.secretary, new).await.unwrap()
}

async fn approved(county: &County, title: &str) -> String {
    let id = asked_for(county, title).await;
    county.consent(&county.director, &id, "同意").await;
    county.consent(&county.leader, &id, "同意").await;
    id
}

async fn revision(county: &County, approval: &str) -> i64 {
    county.app.approval(&county.secretary, approval).await.unwrap().revision
}

#[tokio::test]
async fn it_is_called_once_it_is_approved_and_not_before() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let approval = asked_for(&county, "秋汛防御会商会").await;
        let plan = new(&county, 1, "9:00", "11:00", &[&county.leader, &county.water]);
        let call = async |by: &Person, seen: i64| app.call_meeting(by, &approval, seen, &plan, Circle::Office).await;
        let early = call(secretary, revision(&county, &approval).await).await.unwrap_err();
        assert_eq!(early.kind(), ErrorKind::Forbidden, "{early}");
        assert!(early.message().contains("正在等"), "{early}");
        let inspector = county.chief.person.administrator().unwrap().inspector();
        let verbs = app.ledger_verbs(&inspector).await.unwrap();
        assert!(verbs.iter().any(|verb| verb.verb == "meeting.called.refused"), "the attempt is on record");
        county.consent(&county.director, &approval, "同意").await;
        county.consent(&county.leader, &approval, "同意").await;
        let tasks = app.day_of(secretary).await.unwrap().tasks;
        assert!(tasks.iter().any(|task| task.id == approval && task.what == "已批准，请办理"), "{tasks:?}");
        let seen = revision(&county, &approval).await;
        let plain = app.carry_out_affair(secretary, &approval, seen).await.unwrap_err();
        assert!(plain.message().contains("请通知开会"), "{plain}");
        assert_eq!(call(&county.director, seen).await.unwrap_err().kind(), ErrorKind::NotFound, "not theirs");
        assert_eq!(call(secretary, seen - 1).await.unwrap_err().kind(), ErrorKind::Conflict, "a stale form");
        let id = call(secretary, seen).await.unwrap();
        assert_eq!(call(secretary, seen + 1).await.unwrap_err().kind(), ErrorKind::Conflict, "a second time");
        assert_eq!(app.meeting_of(secretary, &approval).await.unwrap().unwrap().id, id);
        let tasks = app.day_of(secretary).await.unwrap().tasks;
        assert!(!tasks.iter().any(|task| task.id == approval), "{tasks:?}");

        let told = app.notices(&county.water, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.object == id && line.words.starts_with("请参加会议：9月22日")), "{told:?}");
        for person in [&county.leader, &county.water, secretary] {
            let meetings = app.day_of(person).await.unwrap().meetings;
            assert_eq!(meetings.len(), 1, "{}", person.name());
            assert_eq!(meetings[0].plan.place, "第一会议室");
        }
        assert!(app.day_of(&county.liaison).await.unwrap().meetings.is_empty());
        let history = app.history_for(&county.chief.person, "meeting", &id, "").await.unwrap().lines;
        assert_eq!(history.len(), 1, "one entry: {history:?}");
    })
    .await;
}

#[tokio::test]
async fn it_is_seen_by_those_who_take_part_and_where_it_is_open_by_the_office() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let mut ids = Vec::new();
        for (title, circle) in [("防汛会商会", Circle::Office), ("研究人事的会", Circle::Involved)] {
            let approval = approved(&county, title).await;
            let plan = new(&county, 2, "9:00", "11:00", &[&county.leader]);
            let seen = revision(&county, &approval).await;
            ids.push(app.call_meeting(secretary, &approval, seen, &plan, circle).await.unwrap());
        }
        let sees = async |person: &Person| {
            let mut seen = Vec::new();
            for id in &ids {
                seen.push(app.meeting(person, id).await.is_ok());
            }
            let listed = app.meetings(person, false, 1).await.unwrap();
            assert_eq!(listed.total, seen.iter().filter(|seen| **seen).count() as i64, "{}", person.name());
            seen
        };
        assert_eq!(sees(&county.leader).await, [true, true]);
        assert_eq!(sees(secretary).await, [true, true], "who called it");
        assert_eq!(sees(&county.registrar).await, [true, false], "of the office");
        assert_eq!(sees(&county.water).await, [false, false], "of another unit, not invited");
        let hidden = app.cancel_meeting(&county.registrar, &ids[1], 1, "不开了").await.unwrap_err();
        assert_eq!(hidden.kind(), ErrorKind::NotFound);
        assert_eq!(app.meetings(secretary, true, 1).await.unwrap().total, 0, "none is past");
    })
    .await;
}

#[tokio::test]
async fn who_cannot_come_is_told_without_saying_what_keeps_them() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let first = approved(&county, "研究人事的会").await;
        let seen = revision(&county, &first).await;
        let plan = new(&county, 1, "10:00", "12:00", &[&county.water]);
        app.call_meeting(secretary, &first, seen, &plan, Circle::Involved).await.unwrap();
        let second = approved(&county, "防汛会商会").await;
        let seen = revision(&county, &second).await;
        let plan = new(&county, 1, "9:00", "11:00", &[&county.leader, &county.water]);
        let id = app.call_meeting(secretary, &second, seen, &plan, Circle::Office).await.unwrap();
        let clashes = app.meeting(&county.leader, &id).await.unwrap().clashes;
        let said: Vec<_> = clashes.iter().map(|clash| (clash.person.as_str(), clash.words.as_str())).collect();
        assert_eq!(said, [(county.water.id(), "10:00—12:00另有会议")]);
        let later = new(&county, 1, "14:00", "16:00", &[&county.leader, &county.water]);
        app.change_meeting(secretary, &id, 1, &later).await.unwrap();
        assert!(app.meeting(secretary, &id).await.unwrap().clashes.is_empty());
    })
    .await;
}

#[tokio::test]
async fn it_is_changed_and_cancelled_and_everybody_learns_of_it() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let approval = approved(&county, "防汛会商会").await;
        let plan = new(&county, 1, "9:00", "11:00", &[&county.leader, &county.water]);
        let seen = revision(&county, &approval).await;
        let id = app.call_meeting(secretary, &approval, seen, &plan, Circle::Office).await.unwrap();
        let view = app.meeting(&county.water, &id).await.unwrap();
        assert!(!view.may_change, "who only takes part does not change it");
        let theirs = app.cancel_meeting(&county.water, &id, 1, "不开了").await.unwrap_err();
        assert_eq!(theirs.kind(), ErrorKind::Forbidden);
        let moved = new(&county, 3, "15:00", "17:00", &[&county.leader, &county.liaison]);
        app.change_meeting(&county.registrar, &id, 1, &moved).await.unwrap();
        let stale = app.change_meeting(secretary, &id, 1, &moved).await.unwrap_err();
        assert_eq!(stale.kind(), ErrorKind::Conflict);
        let same = app.change_meeting(secretary, &id, 2, &moved).await.unwrap_err();
        assert!(same.message().contains("没有改动"), "{same}");
        let words = async |person: &Person| {
            let lines = app.notices(person, 1).await.unwrap().lines;
            lines.into_iter().filter(|line| line.object == id).map(|line| line.words).collect::<Vec<_>>()
        };
        assert_eq!(words(&county.water).await[0], "会议人员有调整，不再请您参加");
        assert!(words(&county.liaison).await[0].starts_with("会议改期、人员：9月24日"));
        assert_eq!(app.meeting(&county.water, &id).await.unwrap_err().kind(), ErrorKind::NotFound, "no longer theirs");
        assert!(app.day_of(&county.water).await.unwrap().meetings.is_empty());
        app.cancel_meeting(secretary, &id, 2, "台风改道").await.unwrap();
        assert_eq!(words(&county.leader).await[0], "会议取消：台风改道");
        let day = app.day_of(&county.leader).await.unwrap();
        assert!(day.meetings[0].cancelled.is_some(), "it stands there, struck out");
        let again = app.cancel_meeting(secretary, &id, 3, "台风改道").await.unwrap_err();
        assert!(again.message().contains("已经取消"), "{again}");
        let past = NewMeeting { day: Date::from_iso("2026-09-20").unwrap(), ..moved };
        assert!(app.change_meeting(secretary, &id, 3, &past).await.unwrap_err().message().contains("已经过去"));
    })
    .await;
}

#[tokio::test]
async fn a_word_that_is_not_confirmed_is_told_on_the_meeting_it_permitted() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let flags = [Fact::Emergency].into();
        let facts = Facts { portfolios: vec![county.unit("云溪县水利局").await], flags, ..Facts::default() };
        let new =
            NewAffair { matter: "meeting".into(), title: "台风紧急会商".into(), text: String::new(), facts };
        let approval = app.submit_affair(secretary, new).await.unwrap();
        county.consent(&county.director, &approval, "同意").await;
        let from = county.leader.id().to_owned();
        let oral = Deed::RecordOral { from, words: "马上开".into(), said: app.clock().now() };
        let seen = revision(&county, &approval).await;
        app.act_on_approval(&county.registrar, &approval, seen, oral).await.unwrap();
        let plan = plan(&county);
        let seen = revision(&county, &approval).await;
        let id = app.call_meeting(secretary, &approval, seen, &plan, Circle::Office).await.unwrap();
        assert!(!app.meeting(&county.leader, &id).await.unwrap().lapsed);
        app.clock().advance(Duration::from_secs(3600 * 25));
        assert!(app.meeting(&county.leader, &id).await.unwrap().lapsed, "also before the clock is looked at");
        app.mind_approvals().await.unwrap();
        assert!(app.meeting(&county.leader, &id).await.unwrap().lapsed);
        county.consent(&county.leader, &approval, "同意").await;
        assert!(!app.meeting(&county.leader, &id).await.unwrap().lapsed);
    })
    .await;
}

fn plan(county: &County) -> NewMeeting {
    new(county, 3, "9:00", "11:00", &[&county.leader])
}

/// What was approved as an ordinary meeting does not call the heads of all townships.
#[tokio::test]
async fn most_heads_of_townships_are_called_only_to_what_was_approved_as_important() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, secretary) = (&county.app, &county.secretary);
        let approval = approved(&county, "秋汛防御会商会").await;
        let organization = app.organization().await.unwrap();
        let townships = organization.units_on(app.today()).into_iter().filter(|unit| unit.kind == UnitKind::Township);
        let heads = townships.filter_map(|unit| {
            organization.holders_of_rank(&unit.id, Rank::UnitHead, app.today()).first().map(|one| one.id.clone())
        });
        let mut heads: Vec<String> = heads.collect();
        let all = NewMeeting { people: heads.clone(), ..new(&county, 1, "9:00", "11:00", &[&county.leader]) };
        let seen = revision(&county, &approval).await;
        let refused = app.call_meeting(secretary, &approval, seen, &all, Circle::Office).await.unwrap_err();
        assert!(refused.kind() == ErrorKind::Invalid && refused.message().contains("全县性会议"), "{refused}");
        heads.truncate(1);
        let one = NewMeeting { people: heads, ..all.clone() };
        let id = app.call_meeting(secretary, &approval, seen, &one, Circle::Office).await.unwrap();
        let told = app.notices(&county.leader, 1).await.unwrap().lines;
        assert!(told.iter().any(|line| line.words.starts_with("您批准的会议")), "{told:?}");
        let seen = app.meeting(secretary, &id).await.unwrap().meeting.revision;
        assert!(app.change_meeting(secretary, &id, seen, &all).await.is_err(), "nor are they added afterwards");
    })
    .await;
}
