//! Registers as they are read, printed and exported.

use crate::county::{County, county};
use crate::package::{concluded, filing};
use app::ErrorKind;
use app::documents::{
    Direction, IncomingGroup, IncomingRequest, Key, OutgoingGroup, OutgoingRequest, RegisterRequest, Row, SealRequest,
    Table,
};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use office::archive::Retention;
use office::documents::Circle;
use office::documents::outgoing::Registration;
use std::io::Cursor;
use testkit::both;
use testkit::people::seated;

pub(crate) fn all<Stage, Column: Key, Group: Key>() -> RegisterRequest<Stage, Column, Group> {
    RegisterRequest {
        words: String::new(),
        stage: None,
        year: 0,
        open: false,
        order: (Column::default(), Direction::Forwards),
        group: Group::default(),
        page: 1,
    }
}

/// The texts of a workbook, after making sure that it has no formula.
fn texts(table: &Table) -> Vec<String> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(table.xlsx().unwrap())).unwrap();
    let name = book.sheet_names()[0].clone();
    assert!(book.worksheet_formula(&name).unwrap().cells().all(|(_, _, formula)| formula.is_empty()));
    let range = book.worksheet_range(&name).unwrap();
    let text = |cell: &Data| match cell {
        Data::String(text) => Some(text.clone()),
        _ => None,
    };
    range.cells().filter_map(|(_, _, cell)| text(cell)).collect()
}

/// Signed, numbered, printed; gives its key.
pub(crate) async fn printed(county: &County) -> String {
    let (app, registrar, id) = (&county.app, &county.registrar, county.begun().await);
    county.passed(&id).await;
    county.signed(&id).await;
    app.recheck_document(registrar, &id, county.out(&id).await.0, "").await.unwrap();
    let registration = Registration { copies: 10, scope: "白石镇人民政府".into() };
    app.register_document(registrar, &id, county.out(&id).await.0, "云政函", &registration).await.unwrap();
    app.print_document(registrar, &id, county.out(&id).await.0).await.unwrap();
    id
}

#[tokio::test]
async fn what_people_wrote_is_never_a_formula() {
    both(async |db| {
        let county = county(db).await;
        let title = "=HYPERLINK(\"http://evil.example\",\"关于防汛的通知\")";
        concluded(&county, title, Circle::Office).await;
        concluded(&county, "@SUM(1+1)的通知", Circle::Office).await;
        let request: IncomingRequest = all();
        let table = county.app.incoming_table(&county.registrar, &request).await.unwrap();
        let texts = texts(&table);
        assert!(texts.iter().any(|text| text == title), "{texts:?}");
        assert!(texts.iter().any(|text| text.starts_with("@SUM")), "{texts:?}");
        assert!(texts.iter().any(|text| text.contains("收文登记簿")), "{texts:?}");
    })
    .await;
}

#[tokio::test]
async fn groups_count_only_what_the_viewer_may_see() {
    both(async |db| {
        let county = county(db).await;
        concluded(&county, "大家看得到的通知", Circle::Office).await;
        concluded(&county, "只给经办看的通知", Circle::Involved).await;
        let request = IncomingRequest { group: IncomingGroup::Unit, ..all() };
        for (person, seen) in [(&county.registrar, 2), (&county.secretary, 1)] {
            let found = county.app.incoming_register(person, &request).await.unwrap();
            assert_eq!((found.lines.len() as i64, found.total, found.lines[0].of_group), (seen, seen, seen));
            let table = county.app.incoming_table(person, &request).await.unwrap();
            assert_eq!(table.rows[0], Row::Group(format!("江州市人民政府（{seen}件）")));
            assert_eq!(texts(&table).iter().any(|text| text.contains("只给经办")), seen == 2);
        }
        for stranger in [&county.liaison, &county.water] {
            let app = &county.app;
            let hidden = [
                app.incoming_table(stranger, &request).await.unwrap_err(),
                app.outgoing_table(stranger, &all()).await.unwrap_err(),
                app.seal_table(stranger, &all()).await.unwrap_err(),
                app.seal_register(stranger, &all()).await.unwrap_err(),
            ];
            assert!(hidden.iter().all(|error| error.kind() == ErrorKind::NotFound), "{hidden:?}");
            assert_eq!(app.incoming_register(stranger, &request).await.unwrap().total, 0);
        }
    })
    .await;
}

#[tokio::test]
async fn a_void_number_and_a_seal_stand_in_their_registers() {
    both(async |db| {
        let county = county(db).await;
        let (app, registrar) = (&county.app, &county.registrar);
        let void = printed(&county).await;
        app.cancel_document(registrar, &void, county.out(&void).await.0, "印错了，重新编号").await.unwrap();
        let id = printed(&county).await;
        let none: SealRequest = all();
        assert!(app.seal_register(registrar, &none).await.unwrap().lines.is_empty());
        app.seal_document(registrar, &id, county.out(&id).await.0, 10).await.unwrap();
        let seal = app.seal_register(registrar, &all()).await.unwrap().lines.remove(0);
        assert_eq!((seal.document.as_str(), seal.number.as_str()), (id.as_str(), "云政函〔2026〕2号"));
        assert_eq!((seal.impressions, seal.copies, seal.approver.as_str()), (10, 10, "宋婉君"));
        assert!(app.seal_document(registrar, &id, county.out(&id).await.0, 10).await.is_err());
        assert_eq!(app.seal_register(registrar, &all()).await.unwrap().total, 1, "sealed once, registered once");

        let request = OutgoingRequest { group: OutgoingGroup::Year, ..all() };
        let lines = app.outgoing_register(registrar, &request).await.unwrap().lines;
        let voided = lines.iter().find(|line| line.id == void).unwrap();
        assert_eq!((voided.number.as_str(), voided.void.as_str()), ("云政函〔2026〕1号", "印错了，重新编号"));
        assert_eq!(voided.signer, "宋婉君", "who signed it stays beside the number");
        assert!(!voided.signed_on.is_empty());
        let texts = texts(&app.outgoing_table(registrar, &request).await.unwrap());
        assert!(texts.iter().any(|text| text == "作废：印错了，重新编号"), "{texts:?}");
        assert!(texts.iter().any(|text| text == "2026年（2件）"), "{texts:?}");

        // A sent document goes into the archive under what the registrar chose.
        app.release_document(registrar, &id, county.out(&id).await.0).await.unwrap();
        app.archive_document(registrar, &id, county.out(&id).await.0, &filing(Retention::Permanent)).await.unwrap();
        let archived = app.document(registrar, &id).await.unwrap();
        assert!(format!("{:?}", archived.state).contains("Permanent"));
        let items = app.archive_register(registrar, &app::archive::ArchiveRequest::default()).await.unwrap();
        let item = &items.lines[0].item;
        assert_eq!(item.reference.to_string(), "X001-WS·2026-Y-BGS-0001");
        assert_eq!((item.author.as_str(), item.number.as_str()), ("云溪县人民政府", "云政函〔2026〕2号"));
    })
    .await;
}

#[tokio::test]
async fn the_registers_find_words_in_the_text_and_in_the_files() {
    both(async |db| {
        let county = county(db).await;
        let (app, registrar) = (&county.app, &county.registrar);
        let (id, sent) = (county.begun().await, county.sent_in().await);
        let file =
            app::documents::NewFile { name: "清单.txt".into(), bytes: "木芙蓉栽植清单\n".as_bytes().to_vec() };
        app.add_file(registrar, &sent, file).await.unwrap();
        let out = |words: &str| OutgoingRequest { words: words.into(), ..all() };
        let received = |words: &str| IncomingRequest { words: words.into(), ..all() };
        for words in ["技术指导", "柳溪", "江若水", "技术指导 汛前"] {
            let found = app.outgoing_register(registrar, &out(words)).await.unwrap();
            assert_eq!((found.total, found.lines.len()), (1, 1), "{words}");
            assert_eq!(found.lines[0].id, id);
        }
        for words in ["恳请支持修复", "木芙蓉", "白政"] {
            let found = app.incoming_register(registrar, &received(words)).await.unwrap();
            assert_eq!((found.total, found.lines[0].id.as_str()), (1, sent.as_str()), "{words}");
        }
        for words in ["木芙蓉", "没有这个词", "（", "'\"* or 1=1"] {
            assert_eq!(app.outgoing_register(registrar, &out(words)).await.unwrap().total, 0, "{words}");
        }
        // The township finds what it sent in, by its text; not what the office drafts.
        let own = app.incoming_register(&county.liaison, &received("恳请支持修复")).await.unwrap();
        assert_eq!(own.total, 1);
        assert_eq!(app.incoming_register(&county.water, &received("恳请支持修复")).await.unwrap().total, 0);
    })
    .await;
}

#[tokio::test]
async fn a_document_is_numbered_under_the_words_of_its_own_organ() {
    testkit::both(async |db| {
        let county = county(db).await;
        let (app, registrar) = (&county.app, &county.registrar);
        let id = county.begun().await;
        county.passed(&id).await;
        county.signed(&id).await;
        let (seen, _) = county.out(&id).await;
        app.recheck_document(registrar, &id, seen, "").await.unwrap();
        let registration = Registration { copies: 10, scope: "白石镇人民政府".into() };
        let wrong = app.register_document(registrar, &id, seen + 1, "云政办发", &registration).await.unwrap_err();
        assert!(wrong.message().contains("云政办发") && wrong.message().contains("云政函"), "{wrong}");
        app.register_document(registrar, &id, seen + 1, "云政函", &registration).await.unwrap();
        let number = app.document(registrar, &id).await.unwrap().state.number().unwrap().to_string();
        assert_eq!(number, "云政函〔2026〕1号");
    })
    .await;
}

/// Told to whoever takes it in, not refused: a sender may use a number twice.
#[tokio::test]
async fn a_second_paper_of_the_same_sender_and_number_is_told() {
    both(async |db| {
        let county = county(db).await;
        let app = &county.app;
        let first = county.examined().await;
        let second = county.sent_in().await;
        let twins = async |person, id: &str| {
            let document = app.incoming(person, id).await.unwrap();
            app.twins(person, &document).await.unwrap()
        };
        let known = twins(&county.registrar, &second).await;
        let (key, number, title) = &known[0];
        assert_eq!((known.len(), key, title.as_str()), (1, &first, "云溪县白石镇人民政府关于修复柳溪堤防的请示"));
        assert!(number.starts_with('收'), "{number}");
        let seen = app.incoming(&county.registrar, &first).await.unwrap();
        let stranger = seated(app, &county.chief, "R60").await.person;
        assert!(app.twins(&stranger, &seen).await.unwrap().is_empty(), "only what one may see");
    })
    .await;
}
