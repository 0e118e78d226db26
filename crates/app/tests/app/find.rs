//! Finding anything: what is found is exactly what may be opened.

use crate::clock;
use app::approval::{Deed, NewAffair};
use app::documents::{Description, NewDelivery, NewDocument, NewFile};
use app::find::{Field, FindRequest, FoundLine, Run, Thing};
use app::{App, Person};
use gongwen::Syntax;
use office::approval::Words;
use office::authority::{Fact, Facts};
use office::documents::incoming::Urgency;
use office::documents::{Circle, Openness};
use testkit::people::{administrator, seated};

fn words(words: &str) -> FindRequest {
    FindRequest { words: words.into(), ..FindRequest::default() }
}

fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn marked(runs: &[Run]) -> String {
    let marked: Vec<&str> = runs.iter().filter(|run| run.marked).map(|run| run.text.as_str()).collect();
    marked.join("|")
}

async fn lines(app: &App, person: &Person, request: &FindRequest) -> Vec<FoundLine> {
    app.find_anything(person, request).await.unwrap().lines
}

async fn begin(app: &App, person: &Person, title: &str, circle: Circle) -> String {
    let description = Description { matter: "downward".into(), openness: Some(Openness::Active), circle };
    let text = format!("{title}\n\n各乡镇人民政府：\n请抓紧海棠工程。\n");
    app.begin_document(person, NewDocument { text, syntax: Syntax::Plain, description }).await.unwrap()
}

async fn send_in(app: &App, person: &Person, file: Option<NewFile>) -> String {
    let new = NewDelivery {
        unit: String::new(),
        sender: String::new(),
        their_number: "白政〔2026〕31号".into(),
        title: "关于海棠工程的请示".into(),
        text: "请予支持。".into(),
        urgency: Urgency::Normal,
        copies: 1,
        file,
    };
    app.take_in(person, new).await.unwrap()
}

#[tokio::test]
async fn whoever_finds_a_thing_may_open_it_and_whoever_may_open_it_finds_it() {
    testkit::both(|db| async move {
        let app = App::on(db, clock(), true).unwrap();
        let chief = administrator(&app).await;
        let mut people = vec![chief.person.clone()];
        for number in ["R59", "R20", "R16", "R13", "R09", "R08", "R36", "R04", "R02", "R22", "R63"] {
            people.push(seated(&app, &chief, number).await.person);
        }
        let by = |number: usize| people[number].clone();
        let (liaison, registrar, secretary, clerk) = (by(1), by(2), by(3), by(10));

        let mut documents = vec![
            begin(&app, &secretary, "关于海棠工程的通知", Circle::Office).await,
            begin(&app, &secretary, "关于海棠人选的通知", Circle::Involved).await,
            begin(&app, &clerk, "关于海棠经费的通知", Circle::Involved).await,
        ];
        let file = NewFile { name: "海棠附表.txt".into(), bytes: "玉兰三百株".into() };
        documents.push(send_in(&app, &liaison, Some(file)).await);
        let mut drafts = Vec::new();
        for person in &people {
            drafts.push(app.paste(person, "关于海棠的草稿\n正文。\n", Syntax::Plain).await.unwrap());
        }
        app.discard(&secretary, &drafts[3]).await.unwrap();
        let affair = |matter: &str, facts| NewAffair {
            matter: matter.into(),
            title: "海棠盆景采购".into(),
            text: "拟购海棠盆景。".into(),
            facts,
        };
        let routine = app.submit_affair(&clerk, affair("routine", Facts::default())).await.unwrap();
        let water = app.organization().await.unwrap().unit_numbered("J11").unwrap().id.clone();
        let facts = Facts { portfolios: vec![water], flags: [Fact::Party].into(), ..Facts::default() };
        let decision = app.submit_affair(&clerk, affair("decision", facts)).await.unwrap();
        for (seen, leader) in [(2, by(6)), (3, by(11)), (4, by(8)), (5, by(9))] {
            let deed = Deed::Consent(Words::circle());
            app.act_on_approval(&leader, &decision, seen, deed).await.unwrap();
        }
        assert!(lines(&app, &registrar, &words("盆景")).await.iter().any(|line| line.id == decision), "a body decides");

        for person in &people {
            let mut found: Vec<(Thing, String)> = Vec::new();
            let mut request = words("海棠");
            loop {
                let page = app.find_anything(person, &request).await.unwrap();
                found.extend(page.lines.iter().map(|line| (line.thing, line.id.clone())));
                request.after = page.next;
                if request.after.is_none() {
                    break;
                }
            }
            let mut wanted: Vec<(Thing, String)> = Vec::new();
            for id in &documents {
                let sent = app.document(person, id).await.is_ok();
                let received = app.incoming(person, id).await.is_ok();
                wanted.extend(sent.then(|| (Thing::Outgoing, id.clone())));
                wanted.extend(received.then(|| (Thing::Incoming, id.clone())));
                wanted.extend(received.then(|| (Thing::File, id.clone())));
            }
            for id in &drafts {
                let there = app.draft(person, id).await.is_ok_and(|draft| draft.discarded.is_none());
                wanted.extend(there.then(|| (Thing::Draft, id.clone())));
            }
            for id in [&routine, &decision] {
                wanted.extend(app.approval(person, id).await.is_ok().then(|| (Thing::Approval, id.clone())));
            }
            found.sort();
            wanted.sort();
            assert_eq!(found, wanted, "{}", person.name());
        }
    })
    .await;
}

#[tokio::test]
async fn results_show_where_the_words_stand() {
    let (db, _folder) = testkit::sqlite().await;
    let app = App::on(db, clock(), true).unwrap();
    let chief = administrator(&app).await;
    let (liaison, registrar) = (seated(&app, &chief, "R59").await.person, seated(&app, &chief, "R20").await.person);
    let file = NewFile { name: "清单.txt".into(), bytes: "玉兰三百株，<b>海棠</b>五百株。".into() };
    let id = send_in(&app, &liaison, Some(file)).await;
    let found = lines(&app, &registrar, &words("五百株 海棠")).await;
    assert_eq!((found.len(), found[0].thing, found[0].id.as_str()), (1, Thing::File, id.as_str()));
    assert_eq!(text(&found[0].excerpt), "玉兰三百株，<b>海棠</b>五百株。");
    assert_eq!(marked(&found[0].excerpt), "海棠|五百株");
    assert_eq!(text(&found[0].who), "关于海棠工程的请示", "the document that the file belongs to");
    let found = lines(&app, &registrar, &words("白政[2026]31")).await;
    assert_eq!(marked(&found[0].their_number), "白政〔2026〕31号");
    assert_eq!((text(&found[0].who).as_str(), found[0].standing.as_str()), ("云溪县白石镇人民政府", "待签收"));
    let from_township = FindRequest { who: "白石镇".into(), ..FindRequest::default() };
    assert_eq!(lines(&app, &registrar, &from_township).await.len(), 2, "filters alone are a question");
    assert!(app.find_anything(&registrar, &words(" ？ ")).await.unwrap().lines.is_empty());
}

#[tokio::test]
async fn everybody_finds_people_and_units_and_nothing_else_about_them() {
    let (db, _folder) = testkit::sqlite().await;
    let app = App::on(db, clock(), true).unwrap();
    let chief = administrator(&app).await;
    let liaison = seated(&app, &chief, "R59").await.person;
    let organization = app.organization().await.unwrap();
    let leader = organization.person_numbered("R04").unwrap();
    let found = app.find_anything(&liaison, &words(&leader.name)).await.unwrap();
    assert_eq!(found.people.len(), 1);
    assert_eq!(marked(&found.people[0].name), leader.name);
    assert_eq!(text(&found.people[0].post), organization.title(&leader.id, app.today()).unwrap());
    let found = app.find_anything(&liaison, &words("水利局")).await.unwrap();
    assert!(found.units.iter().any(|unit| text(&unit.name) == "云溪县水利局"));
    assert!(!found.people.is_empty(), "its people");
    for hidden in [leader.phone.as_str(), "R04", leader.id.as_str()] {
        let request = FindRequest { field: Field::People, ..words(hidden) };
        let found = app.find_anything(&liaison, &request).await.unwrap();
        assert!(found.people.is_empty() && found.units.is_empty(), "{hidden}");
    }
    let narrowed = FindRequest { year: Some(2026), ..words("水利局") };
    assert!(app.find_anything(&liaison, &narrowed).await.unwrap().units.is_empty());
}

/// An OFD of one line (GB/T 33190).
fn ofd(line: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    for (name, part) in [
        (
            "OFD.xml",
            format!("<ofd:OFD {namespace}><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"),
        ),
        (
            "D.xml",
            format!(
                "<ofd:Document {namespace}><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/></ofd:Pages></ofd:Document>"
            ),
        ),
        (
            "P.xml",
            format!(
                "<ofd:Page {namespace}><ofd:Content><ofd:Layer><ofd:TextObject Boundary=\"30 40 120 8\" Size=\"5\">\
                     <ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 40 5\">{line}</ofd:TextCode></ofd:TextObject></ofd:Layer>\
                     </ofd:Content></ofd:Page>"
            ),
        ),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, part.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[tokio::test]
async fn what_an_ofd_says_is_found_and_a_mark_on_it_is_seen() {
    let (db, _folder) = testkit::sqlite().await;
    let app = App::on(db, clock(), true).unwrap();
    let chief = administrator(&app).await;
    let registrar = seated(&app, &chief, "R20").await.person;
    let liaison = seated(&app, &chief, "R59").await.person;
    let id = send_in(&app, &liaison, Some(NewFile { name: "附件.ofd".into(), bytes: ofd("木芙蓉栽植清单") })).await;
    let found = lines(&app, &registrar, &words("木芙蓉")).await;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].thing, &found[0].id), (Thing::File, &id));
    let file = app.document_files(&registrar, &id).await.unwrap().remove(0);
    assert_eq!(file.media, "application/ofd");
    let new = |name: &str, bytes| NewFile { name: name.into(), bytes };
    for (file, why) in
        [(new("a.ofd", ofd("机密★3年")), "机密"), (new("a.pdf", b"%PDF-1.7\nnothing".to_vec()), "已经损坏")]
    {
        let refused = app.add_file(&registrar, &id, file).await.unwrap_err();
        assert!(refused.message().contains(why), "{refused}");
    }
}
