//! The documents of ten years: three in five are sent, two received; one in a hundred is still
//! on somebody's desk.

use crate::dice::Dice;
use gongwen::{Date, Syntax};
use office::Moment;
use office::archive::Reference;
use office::authority::Holder;
use office::documents::incoming::{Assignment, Deadline, Incoming, Sender, Stage, Treatment, Urgency};
use office::documents::outgoing::{
    Archived, Content, Outgoing, Printed, Rechecked, Registered, Released, Sealed, Signed, Standing, State,
};
use office::documents::{Circle, DocumentNumber, Done};
use office::organization::{Organization, Rank};
use office::permission::Member;
use store::documents::{incoming, outgoing, readers};
use store::{Db, Housekeeping, Tx};

/// Documents that are written in one transaction.
const BATCH: u64 = 500;
/// When the first was begun: November 2016.
const FIRST: i64 = 1_480_000_000_000;
/// How long ago that is, in milliseconds.
const SPAN: i64 = 315_000_000_000;
/// The first year, and how many.
const YEARS: (u64, u64) = (2016, 11);

const PLACES: [&str; 8] = ["柳河镇", "白石镇", "青龙乡", "云溪县", "东湖街道", "石桥乡", "大坪乡", "城关镇"];
const MATTERS: [&str; 12] = [
    "防汛抗旱",
    "森林防火",
    "水库安全检查",
    "道路修复",
    "义务教育",
    "乡村振兴",
    "春耕备耕",
    "食品安全",
    "信访维稳",
    "项目建设",
    "耕地保护",
    "卫生健康",
];
const SENTENCES: [&str; 10] = [
    "各有关单位要提高思想认识，切实把工作责任落实到岗到人，主要负责同志亲自抓。",
    "县水利局会同应急管理局对全县水库逐一登记，发现隐患立即整改，并于月底前报告。",
    "县财政局按照急事急办的原则及时拨付资金，资金使用情况接受审计监督。",
    "对能够立即解决的问题立即解决；一时难以解决的，明确责任人和完成时限。",
    "实行24小时值班和领导带班制度，遇有险情三十分钟内电话报告。",
    "要加强宣传引导，利用广播、微信和村务公开栏，把政策讲清楚、讲明白。",
    "县自然资源局要从严审批，守住耕地红线，坚决制止乱占滥用。",
    "乡镇人民政府负责辖区内的排查，县直部门分片包干，每周通报进展。",
    "请于本月25日前将实施方案和联系人名单报县政府办公室。",
    "同意拨付专项经费，用于受损堤段的修复和物资储备，专款专用。",
];

/// The key of a document.
pub(crate) fn key(number: u64) -> String {
    format!("0192f8c1-7a3b-7000-a000-{number:012x}")
}

/// Who has to do with documents.
struct Cast {
    office: Vec<Holder>,
    leaders: Vec<Holder>,
    units: Vec<Sender>,
}

/// Writes so many documents.
pub(super) async fn fill(db: &Db, organization: &Organization, count: u64) -> Result<(), store::Error> {
    let cast = Cast::of(organization)?;
    let step = SPAN / i64::try_from(count).unwrap_or(1).max(1);
    let mut dice = Dice::new(11);
    for begin in (0..count).step_by(usize::try_from(BATCH).unwrap_or(1)) {
        let mut tx = db.begin().await?;
        for number in begin..(begin + BATCH).min(count) {
            let at = Moment::from_millis(FIRST + step * i64::try_from(number).unwrap_or(0));
            if number % 5 < 3 {
                send(&mut tx, &cast, number, at, &mut dice).await?;
            } else {
                receive(&mut tx, &cast, number, at, &mut dice).await?;
            }
        }
        tx.settle(Housekeeping::Indexing).await?;
    }
    Ok(())
}

impl Cast {
    fn of(organization: &Organization) -> Result<Self, store::Error> {
        let today = Date::new(2026, 6, 1).ok_or(store::Error::Corrupt("day"))?;
        let holder = |id: &str, name: &str| Holder { id: id.to_owned(), name: name.to_owned() };
        let people = organization.people();
        let members = people.iter().filter(|one| Member::of(organization, &one.id, today).is_some());
        let leads = people.iter().filter(|one| organization.rank(&one.id, today).is_some_and(Rank::is_leader));
        let units = organization.units_on(today).into_iter();
        Ok(Self {
            office: members.map(|one| holder(&one.id, &one.name)).collect(),
            leaders: leads.map(|one| holder(&one.id, &one.name)).collect(),
            units: units
                .map(|unit| Sender { unit: Some(unit.id.clone()), name: unit.name(today).to_owned() })
                .collect(),
        })
    }
}

fn pick<T: Clone>(list: &[T], at: u64) -> T {
    list[usize::try_from(at).unwrap_or(0) % list.len()].clone()
}

/// One in ten is seen only by those who have a part in it.
fn circle(number: u64) -> Circle {
    if number % 10 == 3 { Circle::Involved } else { Circle::Office }
}

/// How far the open ones have come, for one in a hundred; `None` for what is done.
fn progress(number: u64) -> Option<u64> {
    (number / 5 % 100 == 7).then_some(number / 500)
}

async fn send(tx: &mut Tx, cast: &Cast, number: u64, at: Moment, dice: &mut Dice) -> Result<(), store::Error> {
    let drafter = pick(&cast.office, number);
    let (title, text) = words(number, "通知", dice);
    let content = Content { title, text, syntax: Syntax::Plain, kind: None, bound: None };
    let done = Done::new(&drafter, at);
    let mut document = Outgoing {
        id: key(number),
        state: State::Drafting(None),
        content,
        drafter: drafter.clone(),
        matter: "downward".to_owned(),
        openness: None,
        circle: circle(number),
        review: None,
        begun: at,
        touched: done.clone(),
        revision: 1,
    };
    outgoing::insert(tx, &document).await?;
    readers::join(tx, &document.id, &drafter.id, "拟稿", false, at).await?;
    document.state = state(&document, cast, number, &done)?;
    outgoing::update(tx, &mut document).await
}

fn state(document: &Outgoing, cast: &Cast, number: u64, act: &Done) -> Result<State, store::Error> {
    let on = Date::from_unix_day(act.at.millis() / 86_400_000).ok_or(store::Error::Corrupt("day"))?;
    let act = || act.clone();
    let signed = Signed {
        hand: None,
        approval: document.id.clone(),
        signer: pick(&cast.leaders, number),
        on,
        opinion: "同意".to_owned(),
        digest: document.content.digest(),
        lapsed: false,
    };
    let rechecked = Rechecked { signed: signed.clone(), act: act() };
    Ok(match progress(number).map(|progress| progress % 4) {
        Some(0) => State::Drafting(None),
        Some(1) => State::Reviewing(act()),
        Some(2) => State::Signed(signed),
        Some(_) => State::Rechecked(rechecked),
        None => {
            let number = DocumentNumber {
                series: "云政函".to_owned(),
                year: i32::try_from(YEARS.0 + number % YEARS.1).unwrap_or(2016),
                ordinal: u32::try_from(number / YEARS.1 + 1).unwrap_or(1),
            };
            let registered =
                Registered { rechecked, number, copies: 30, scope: "各乡镇人民政府".to_owned(), act: act() };
            let printed = Printed { registered, act: act() };
            let sealed = Sealed { printed, impressions: 30, act: act() };
            let released = Released { sealed, on, act: act(), standing: Standing::InForce, published: None };
            State::Archived(Archived { released, reference: Reference::Written(document.id.clone()), act: act() })
        }
    })
}

async fn receive(tx: &mut Tx, cast: &Cast, number: u64, at: Moment, dice: &mut Dice) -> Result<(), store::Error> {
    let clerk = pick(&cast.office, number);
    let done = Done::new(&clerk, at);
    let sender = pick(&cast.units, number);
    let (title, text) = words(number, "请示", dice);
    let stage = match progress(number).map(|progress| progress % 5) {
        Some(0) => Stage::Sent,
        Some(1) => Stage::Received,
        Some(2) => Stage::Examined,
        Some(3) => Stage::Circulating,
        Some(_) => Stage::Handling,
        None => Stage::Archived,
    };
    let year = YEARS.0 + number % YEARS.1;
    let assignment = matches!(stage, Stage::Handling | Stage::Archived).then(|| Assignment {
        lead: pick(&cast.units, number + 1),
        with: Vec::new(),
        follows: clerk.clone(),
        due: Deadline::None,
        days: None,
        overdue: false,
        act: done.clone(),
    });
    let mut document = Incoming {
        id: key(number),
        their_number: format!("政发〔{year}〕{}号", number % 300 + 1),
        title,
        text,
        urgency: pick(&Urgency::ALL, number / 7 % 20 / 18),
        copies: 1,
        treatment: Treatment::Action,
        circle: circle(number),
        sent: Some(done.clone()),
        received: Some(done.clone()),
        number: None,
        examination: None,
        proposal: None,
        instructions: Vec::new(),
        assignment,
        readings: Vec::new(),
        urgings: Vec::new(),
        feedback: Vec::new(),
        answer: None,
        taken_back: Vec::new(),
        stage: Stage::Sent,
        since: at,
        reference: (stage == Stage::Archived).then(|| Reference::Written(key(number))),
        revision: 1,
        sender,
    };
    incoming::insert(tx, &document, at).await?;
    document.stage = stage;
    document.number = (stage > Stage::Received).then(|| (format!("〔{year}〕{number}"), done));
    readers::join(tx, &document.id, &clerk.id, "经办", false, at).await?;
    if stage == Stage::Circulating {
        readers::join(tx, &document.id, &pick(&cast.leaders, number).id, "传阅", true, at).await?;
    }
    incoming::update(tx, &mut document).await
}

/// A title and a text of about 400 characters.
fn words(number: u64, kind: &str, dice: &mut Dice) -> (String, String) {
    let (place, matter) = (dice.pick(&PLACES), dice.pick(&MATTERS));
    let title = format!("云溪县人民政府办公室关于做好{place}{matter}工作的{kind}");
    let mut text = format!("{title}\n\n云政函〔{}〕{}号\n\n", YEARS.0 + number % YEARS.1, number / YEARS.1 + 1);
    for _ in 0..9 {
        text.push_str(dice.pick::<&str>(&SENTENCES));
    }
    if number % 1_000 == 17 {
        text.push_str("附近有麻雀筑巢。");
    }
    (title, text)
}
