//! The organisation: every act one entry, the workbook, the calendar.

use crate::{clock, open};
use app::calendar::Arrangement;
use app::organization::exchange::{Act, FILE_LIMIT};
use app::organization::{NewAbsence, NewPerson, NewPost, NewTie, NewUnit};
use app::{App, ErrorKind};
use gongwen::{Date, Relation};
use office::Administrator;
use office::calendar::Term;
use office::organization::{AbsenceKind, Naming, Rank, RecordKind, Seats, Span, Subject, UnitKind};
use office::people::Role;
use rust_xlsxwriter::{Formula, Workbook};
use testkit::people::{PASSWORD, administrator};

fn day(iso: &str) -> Date {
    Date::from_iso(iso).unwrap()
}

fn naming(name: &str, short: &str) -> Naming {
    Naming { name: name.into(), short: short.into(), ..Naming::default() }
}

async fn unit(app: &App, by: &Administrator, kind: UnitKind, name: &str, parent: Option<&str>) -> String {
    let parent = parent.map(str::to_owned);
    let new = NewUnit { number: String::new(), kind, naming: naming(name, ""), parent, from: day("2020-01-01") };
    app.add_unit(by, new).await.unwrap()
}

async fn post(app: &App, by: &Administrator, unit: &str, title: &str, rank: Rank) -> String {
    let from = day("2020-01-01");
    let new = NewPost { unit: unit.into(), title: title.into(), rank, seats: Seats::One, from };
    app.add_post(by, new).await.unwrap()
}

async fn person(app: &App, by: &Administrator, name: &str) -> String {
    app.add_person(by, NewPerson { name: name.into(), ..NewPerson::default() }).await.unwrap()
}

/// A workbook of sheets with their rows.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let page = book.add_worksheet();
        page.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                page.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

const PEOPLE: &[&str] = &["人员编号*", "姓名*", "电话"];
const UNITS: &[&str] = &["单位编号", "类别", "全称", "上级单位编号", "启用日期", "停用日期", "变更生效日期"];
const POSTS: &[&str] = &["岗位编号", "单位编号", "岗位名称", "职级", "人数", "启用日期"];
const TENURES: &[&str] = &["人员编号", "岗位编号", "任职日期", "免职日期"];

#[tokio::test]
async fn every_change_is_one_transaction_with_one_entry() {
    testkit::both(async |db| {
        let app = open(db.clone());
        let chief = administrator(&app).await.person.administrator().unwrap();
        let before = store::ledger::waiting(&db).await.unwrap();
        let county = unit(&app, &chief, UnitKind::Government, "云溪县人民政府", None).await;
        let water = unit(&app, &chief, UnitKind::Bureau, "云溪县水利局", Some(&county)).await;
        let head = post(&app, &chief, &water, "局长", Rank::UnitHead).await;
        let (bai, lin) = (person(&app, &chief, "白帆").await, person(&app, &chief, "林岚").await);
        app.appoint(&chief, &bai, &head, Span::since(day("2024-01-01"))).await.unwrap();
        app.tie(&chief, &lin, NewTie::Portfolio(Subject::Unit(water.clone())), Span::since(day("2024-01-01")))
            .await
            .unwrap();
        app.tie(&chief, &bai, NewTie::Substitution(lin.clone()), Span::since(day("2024-01-01"))).await.unwrap();
        let today = app.today();
        let note = "市里开会".to_owned();
        let span = Span::new(today, Some(today.plus_days(2))).unwrap();
        app.record_absence(&chief, NewAbsence { person: bai.clone(), kind: AbsenceKind::Travel, note, span })
            .await
            .unwrap();
        let seen = app.organization().await.unwrap().unit(&water).unwrap().revision;
        app.rename_unit(&chief, &water, seen, naming("云溪县水务局", "县水务局"), day("2026-01-01")).await.unwrap();
        assert_eq!(store::ledger::waiting(&db).await.unwrap() - before, 10);

        let organization = app.organization().await.unwrap();
        assert_eq!(organization.title(&bai, today).as_deref(), Some("县水务局局长"));
        assert_eq!(organization.unit(&water).unwrap().name(day("2025-12-31")), "云溪县水利局");
        assert_eq!(organization.leader_in_charge(&water, today).map(|who| who.name.as_str()), Some("林岚"));
        assert_eq!(organization.substitute(&bai, today).map(|who| who.id.as_str()), Some(lin.as_str()));

        // What is refused changes nothing and leaves no entry.
        let stale = app.rename_unit(&chief, &water, seen, naming("某局", ""), day("2026-02-01")).await.unwrap_err();
        assert_eq!(stale.kind(), ErrorKind::Conflict);
        let second = app.appoint(&chief, &lin, &head, Span::since(day("2025-01-01"))).await.unwrap_err();
        assert!(second.message().contains("由白帆担任"), "{second}");
        let circle = app.move_unit(&chief, &county, 1, Some(&water), day("2026-01-01")).await.unwrap_err();
        assert!(circle.message().contains("机构会成环"), "{circle}");
        assert_eq!(store::ledger::waiting(&db).await.unwrap() - before, 10);

        // Leaving ends all of it at once.
        let leaving = app.leaving(&chief, &bai, today).await.unwrap();
        assert_eq!((leaving.ends.len(), leaving.vacant.len()), (3, 1));
        app.leave(&chief, &bai, today, "调离").await.unwrap();
        assert!(app.organization().await.unwrap().holders(&head, today.next()).is_empty());
        assert_eq!(store::ledger::waiting(&db).await.unwrap() - before, 11);
        let filter = store::ledger::Filter::default();
        let newest = store::ledger::find(&db, &filter, 1).await.unwrap();
        assert!(format!("{newest:?}").contains("白帆离任") && format!("{newest:?}").contains("调离"), "{newest:?}");
    })
    .await;
}

/// D3: what an office needs to be set up by one person ends with its first director.
#[tokio::test]
async fn nobody_gives_themselves_a_post_a_charge_or_a_place() {
    testkit::both(async |db| {
        let app = open(db.clone());
        let chief = administrator(&app).await.person.administrator().unwrap();
        let me = chief.account().to_owned();
        let office = unit(&app, &chief, UnitKind::OwnOffice, "云溪县人民政府办公室", None).await;
        let director = post(&app, &chief, &office, "主任", Rank::Director).await;
        let registrar = post(&app, &chief, &office, "机要文书", Rank::Registrar).await;
        let secretary = post(&app, &chief, &office, "秘书", Rank::Secretary).await;
        let since = Span::since(day("2024-01-01"));
        app.appoint(&chief, &me, &registrar, since).await.unwrap();
        let lin = person(&app, &chief, "林岚").await;
        app.appoint(&chief, &lin, &director, since).await.unwrap();

        let before = store::ledger::waiting(&db).await.unwrap();
        let posted = app.appoint(&chief, &me, &secretary, since).await.unwrap_err();
        assert!(posted.message().contains("不能给自己办理任职"), "{posted}");
        let place = app.tie(&chief, &lin, NewTie::Substitution(me.clone()), since).await.unwrap_err();
        assert!(place.message().contains("不能给自己办理AB角"), "{place}");
        for tie in [NewTie::Portfolio(Subject::Unit(office.clone())), NewTie::Service(lin.clone())] {
            assert_eq!(app.tie(&chief, &me, tie, since).await.unwrap_err().kind(), ErrorKind::Invalid);
        }
        assert_eq!(store::ledger::waiting(&db).await.unwrap() - before, 4, "each attempt is on record");
        let newest = store::ledger::find(&db, &store::ledger::Filter::default(), 1).await.unwrap();
        assert!(format!("{newest:?}").contains("organization.own.refused"), "{newest:?}");
        let organization = app.organization().await.unwrap();
        let number = |id: &str| organization.person(id).unwrap().number.clone();
        let seat = organization.post(&secretary).unwrap().number.clone();
        let file = workbook(&[("任职", &[TENURES, &[&number(&me), &seat, "2024-01-01", ""]])]);
        let preview = app.preview_import(&chief, file).await.unwrap();
        assert_eq!(preview.faults.len(), 1, "{:?}", preview.faults);
        assert!(preview.faults[0].row == 2 && preview.faults[0].message.contains("不能给自己"), "{:?}", preview.faults);

        // A post that was made vacant is no new beginning.
        app.leave(&chief, &lin, app.today().previous(), "调离").await.unwrap();
        assert!(app.organization().await.unwrap().director(app.today()).is_none());
        let vacant = app.appoint(&chief, &me, &director, Span::since(app.today())).await.unwrap_err();
        assert!(vacant.message().contains("不能给自己办理任职"), "{vacant}");

        // What ends is no gain, and others may be given anything.
        let held = organization.tenures_of(&me)[0].id.clone();
        app.end_tie(&chief, RecordKind::Tenure, &held, app.today()).await.unwrap();
        app.appoint(&chief, &lin, &secretary, since).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_person_gets_an_account_of_the_same_key_and_only_one() {
    testkit::both(async |db| {
        let app = open(db);
        let signed_in = administrator(&app).await;
        let chief = signed_in.person.administrator().unwrap();
        let known = app.organization().await.unwrap();
        assert_eq!(known.person(signed_in.person.id()).map(|who| who.name.as_str()), Some("周正"));
        let bai = person(&app, &chief, "白帆").await;
        let first = app.open_account_for(&chief, &bai, "baifan", Role::Clerk).await.unwrap();
        let entered = app.sign_in("baifan", &first).await.unwrap();
        assert_eq!((entered.person.id(), entered.person.name()), (bai.as_str(), "白帆"));
        assert_eq!(app.account_of(&chief, &bai).await.unwrap().unwrap().name, "baifan");
        let again = app.open_account_for(&chief, &bai, "baifan2", Role::Clerk).await.unwrap_err();
        assert!(again.message().contains("已经有账号"));
        let other = person(&app, &chief, "林岚").await;
        let taken = app.open_account_for(&chief, &other, "zhuren", Role::Clerk).await.unwrap_err();
        assert_eq!(taken.kind(), ErrorKind::Invalid);
        let nobody = app.open_account_for(&chief, "nobody", "nobody", Role::Clerk).await.unwrap_err();
        assert_eq!(nobody.kind(), ErrorKind::NotFound);
    })
    .await;
}

#[tokio::test]
async fn the_demonstration_has_an_organisation_and_the_rules_use_it() {
    testkit::both(async |db| {
        let app = App::on(db, clock(), true).unwrap();
        let chief = administrator(&app).await.person.administrator().unwrap();
        let today = app.today();
        let organization = app.organization().await.unwrap();
        assert_eq!(organization.people().len(), 64);
        assert_eq!(organization.deputy_directors(today).len(), 3);
        assert!(organization.director(today).is_some() && organization.county_head(today).is_some());
        let water = organization.unit_called("县水利局", today).unwrap();
        assert!(organization.leader_in_charge(&water.id, today).is_some());
        // What the samples were checked with until now is all there.
        let (old, new) = (app::samples::yunxi(), app.current_profile().await.unwrap());
        for organ in old.subordinates.iter().chain(&old.superiors).chain(&old.peers).chain([&old.organ]) {
            for name in organ.aliases.iter().chain([&organ.name]) {
                assert_eq!(new.relation(name), old.relation(name), "{name}");
            }
        }
        assert_eq!(new.relation("云溪县水利局"), Some(Relation::Subordinate));
        assert_eq!(new.organ.codes, old.organ.codes);
        // What is exported comes back as nothing new.
        let file = app.export_organization(&chief).await.unwrap();
        let preview = app.preview_import(&chief, file).await.unwrap();
        assert_eq!((preview.faults.len(), preview.lines.len()), (0, 0), "{:?}", preview.faults);
        assert!(preview.unchanged > 200);
    })
    .await;
}

#[tokio::test]
async fn a_workbook_is_previewed_then_applied_as_a_whole() {
    testkit::both(async |db| {
        let app = open(db.clone());
        let chief = administrator(&app).await.person.administrator().unwrap();
        let file = workbook(&[
            ("任职", &[TENURES, &["R2", "G1", "2024/1/2", ""]]),
            ("人员", &[PEOPLE, &["R1", "林岚", "=1+1"], &["R2", "白帆", ""]]),
            ("岗位", &[POSTS, &["G1", "U2", "局长", "单位主要负责人", "单人", "2020年1月1日"]]),
            // The part stands before the whole.
            (
                "单位",
                &[
                    UNITS,
                    &["U2", "县直部门", "云溪县水利局", "U1", "2020-01-01"],
                    &["U1", "本级政府", "云溪县人民政府", "", "2020-01-01"],
                ],
            ),
            ("闲话", &[&["不读这一张"]]),
        ]);
        let preview = app.preview_import(&chief, file).await.unwrap();
        assert!(preview.faults.is_empty(), "{:?}", preview.faults);
        let said: Vec<_> = preview.lines.iter().map(|line| (line.sheet, line.row, line.act)).collect();
        let added = |sheet, row| (sheet, row, Act::Added);
        assert_eq!(
            said,
            [
                added("单位", 2),
                added("单位", 3),
                added("岗位", 2),
                added("人员", 2),
                added("人员", 3),
                added("任职", 2)
            ]
        );
        assert!(app.organization().await.unwrap().is_empty());
        let before = store::ledger::waiting(&db).await.unwrap();
        assert_eq!(app.confirm_import(&chief, &preview.token).await.unwrap(), 6);
        assert_eq!(store::ledger::waiting(&db).await.unwrap() - before, 1);
        // Twice is once.
        let twice = app.confirm_import(&chief, &preview.token).await.unwrap_err();
        assert_eq!(twice.kind(), ErrorKind::Conflict);
        let organization = app.organization().await.unwrap();
        let water = organization.unit_numbered("U2").unwrap();
        assert_eq!(organization.unit(&water.id).unwrap().name(app.today()), "云溪县水利局");

        // A unit cannot end under a post that goes on; the post is not in the file, so it is named.
        let units = &[UNITS, &["U2", "县直部门", "云溪县水利局", "U1", "2020-01-01", "2026-02-01"]];
        let preview = app.preview_import(&chief, workbook(&[("单位", units)])).await.unwrap();
        assert!(
            preview.faults.iter().any(|fault| fault.message.starts_with("云溪县水利局局长：")),
            "{:?}",
            preview.faults
        );

        // A second file renames, relieves and appoints; the rest stays.
        let file = workbook(&[
            ("单位", &[UNITS, &["U2", "县直部门", "云溪县水务局", "U1", "2020-01-01", "", "2026-03-01"]]),
            ("任职", &[TENURES, &["R2", "G1", "2024-01-02", "2026-02-28"], &["R1", "G1", "2026-03-01", ""]]),
        ]);
        let preview = app.preview_import(&chief, file).await.unwrap();
        assert!(preview.faults.is_empty(), "{:?}", preview.faults);
        let acts: Vec<_> = preview.lines.iter().map(|line| line.act).collect();
        assert_eq!(acts, [Act::Changed, Act::Ended, Act::Added]);
        assert!(preview.lines[0].words.contains("全称：云溪县水利局→云溪县水务局"), "{:?}", preview.lines);
        app.confirm_import(&chief, &preview.token).await.unwrap();
        let organization = app.organization().await.unwrap();
        let (february, march) = (day("2026-02-28"), day("2026-03-01"));
        let post = organization.post_numbered("G1").unwrap();
        assert_eq!(organization.holders(&post.id, february)[0].name, "白帆");
        assert_eq!(organization.holders(&post.id, march)[0].name, "林岚");
        assert_eq!(organization.unit_called("云溪县水利局", february).map(|unit| unit.number.as_str()), Some("U2"));
    })
    .await;
}

#[tokio::test]
async fn a_preview_that_is_out_of_date_is_refused() {
    testkit::both(async |db| {
        let app = open(db);
        let chief = administrator(&app).await.person.administrator().unwrap();
        let file = workbook(&[("人员", &[PEOPLE, &["R1", "林岚"]])]);
        let preview = app.preview_import(&chief, file.clone()).await.unwrap();
        person(&app, &chief, "白帆").await;
        let stale = app.confirm_import(&chief, &preview.token).await.unwrap_err();
        assert_eq!(stale.kind(), ErrorKind::Conflict);
        assert!(stale.message().contains("重新上传"));
        // Another file takes the place of the first.
        let first = app.preview_import(&chief, file).await.unwrap();
        let other = app.preview_import(&chief, workbook(&[("人员", &[PEOPLE, &["R2", "何平"]])])).await.unwrap();
        assert!(app.confirm_import(&chief, &first.token).await.is_err());
        assert_eq!(app.confirm_import(&chief, &other.token).await.unwrap(), 1);
        assert!(app.organization().await.unwrap().person_numbered("R1").is_none());
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_by_sheet_and_row_and_nothing_is_done() {
    let (db, _folder) = testkit::sqlite().await;
    let app = open(db);
    let chief = administrator(&app).await.person.administrator().unwrap();
    let unit = |number, name, parent| [number, "其他单位", name, parent, "2020-01-01"];
    let circle: [&[&str]; 4] = [UNITS, &unit("A", "甲", "B"), &unit("B", "乙", "C"), &unit("C", "丙", "A")];
    let people: &[&[&str]] = &[PEOPLE, &["R1", "林岚"], &["R2", "何平"]];
    let office: &[&[&str]] = &[UNITS, &["U1", "县直部门", "某局", "", "2020-01-01"]];
    let posts: &[&[&str]] = &[POSTS, &["G1", "U1", "局长", "单位主要负责人", "单人", "2020-01-01"]];
    type Sheets<'a> = Vec<(&'a str, &'a [&'a [&'a str]])>;
    let cases: Vec<(Sheets<'_>, &str, usize, &str)> = vec![
        (vec![("单位", &circle)], "单位", 2, "机构会成环"),
        (vec![("单位", &[UNITS, &["U1", "乡下", "某局", "", "2020-01-01"]])], "单位", 2, "类别“乡下”不认识"),
        (vec![("单位", &[UNITS, &["U1", "县直部门", "某局", "U9", "2020-01-01"]])], "单位", 2, "单位编号“U9”不存在"),
        (vec![("单位", &[UNITS, &["U1", "县直部门", "某局", "", "去年"]])], "单位", 2, "不是日期"),
        (vec![("单位", &[UNITS, &["U1", "县直部门", "某局", "", "2020-01-01", "2019-01-01"]])], "单位", 2, "颠倒"),
        (vec![("单位", &[UNITS, &["U1", "县直部门", "", "", "2020-01-01"]])], "单位", 2, "“全称”没有填"),
        (vec![("人员", &[PEOPLE, &["R1", "林岚"], &[], &["R1", "何平"]])], "人员", 4, "与第2行重复"),
        (vec![("人员", &[&["人员编号", "姓名", "生日"], &["R1", "林岚"]])], "人员", 1, "不认识的列“生日”"),
        (vec![("人员", &[&["人员编号"], &["R1"]])], "人员", 1, "缺少“姓名”列"),
        (
            vec![
                ("单位", office),
                ("岗位", posts),
                ("人员", people),
                ("任职", &[TENURES, &["R1", "G1", "2021-01-01", ""], &["R2", "G1", "2022-01-01", ""]]),
            ],
            "任职",
            3,
            "2022年1月1日由林岚担任",
        ),
        (
            vec![("人员", people), ("任职", &[TENURES, &["R1", "G1", "2021-01-01", ""]])],
            "任职",
            2,
            "岗位编号“G1”不存在",
        ),
    ];
    for (sheets, sheet, row, words) in cases {
        let preview = app.preview_import(&chief, workbook(&sheets)).await.unwrap();
        let fault = preview.faults.iter().find(|fault| fault.message.contains(words));
        let fault = fault.unwrap_or_else(|| panic!("{words}: {:?}", preview.faults));
        assert_eq!((fault.sheet.as_str(), fault.row), (sheet, row), "{words}");
        assert!(preview.lines.is_empty());
        assert!(app.confirm_import(&chief, &preview.token).await.is_err());
    }
    assert!(app.organization().await.unwrap().is_empty());
}

#[tokio::test]
async fn files_that_are_no_workbook_or_too_much_are_refused() {
    let (db, _folder) = testkit::sqlite().await;
    let app = open(db);
    let chief = administrator(&app).await.person.administrator().unwrap();
    let mut cut = workbook(&[("人员", &[PEOPLE])]);
    cut.truncate(cut.len() / 2);
    for (bytes, kind, words) in [
        (b"<html>".to_vec(), ErrorKind::Invalid, "不是Excel工作簿"),
        (vec![0xD0, 0xCF, 0x11, 0xE0, 0], ErrorKind::Invalid, "另存为"),
        (cut, ErrorKind::Invalid, "读不出来"),
        (vec![b'P'; FILE_LIMIT + 1], ErrorKind::TooLarge, "5 MB"),
        (workbook(&[("别的", &[&["x"]])]), ErrorKind::Invalid, "没有找到可以导入的工作表"),
        (bomb(), ErrorKind::TooLarge, "展开后太大"),
        (many_rows(), ErrorKind::TooLarge, "超过2万行"),
    ] {
        let error = app.preview_import(&chief, bytes).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{words}: {error}");
        assert!(error.message().contains(words), "{words}: {error}");
    }
}

/// A small file of much nothing.
fn bomb() -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let block = vec![b' '; 1024 * 1024];
    for _ in 0..140 {
        archive.write_all(&block).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < FILE_LIMIT);
    bytes
}

fn many_rows() -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("人员").unwrap();
    for row in 0..20_050 {
        page.write_string(row, 0, "x").unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn no_cell_that_is_exported_is_a_formula() {
    use calamine::{Data, Reader};
    let (db, _folder) = testkit::sqlite().await;
    let app = open(db);
    let chief = administrator(&app).await.person.administrator().unwrap();
    for name in ["=1+1", "+8613", "-2", "@SUM(A1)"] {
        person(&app, &chief, name).await;
    }
    let bytes = app.export_organization(&chief).await.unwrap();
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert!(book.worksheet_formula("人员").unwrap().used_cells().all(|(_, _, formula)| formula.is_empty()));
    let range = book.worksheet_range("人员").unwrap();
    for name in ["=1+1", "+8613", "-2", "@SUM(A1)"] {
        assert!(range.used_cells().any(|(_, _, cell)| *cell == Data::String(name.to_owned())), "{name}");
    }
    // A formula that comes in is read as what it last showed, never kept.
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("人员").unwrap();
    for (column, title) in (0..).zip(["人员编号", "姓名"]) {
        page.write_string(0, column, title).unwrap();
    }
    page.write_string(1, 0, "R9").unwrap();
    page.write_formula(1, 1, Formula::new("=A1").set_result("林岚")).unwrap();
    let preview = app.preview_import(&chief, book.save_to_buffer().unwrap()).await.unwrap();
    app.confirm_import(&chief, &preview.token).await.unwrap();
    assert_eq!(app.organization().await.unwrap().person_numbered("R9").map(|who| who.name.as_str()), Some("林岚"));
    // The template can be filled in and imported: it is understood, and empty.
    let template = app.organization_template(&chief).await.unwrap();
    let preview = app.preview_import(&chief, template).await.unwrap();
    assert_eq!((preview.faults.len(), preview.lines.len(), preview.unchanged), (0, 0, 0), "{:?}", preview.faults);
}

pub(crate) const NEXT: &str = "元旦：1月1日至3日放假\n春节：2月5日至11日放假，1月30日、2月13日上班\n清明节：4月5日放假\n\
    劳动节：5月1日至3日放假\n端午节：6月9日放假\n中秋节：9月15日放假\n国庆节：10月1日至7日放假，9月26日上班\n";

#[tokio::test]
async fn a_year_is_unknown_until_it_is_recorded() {
    testkit::both(async |db| {
        let app = open(db);
        let chief = administrator(&app).await.person.administrator().unwrap();
        let term = Term::WorkingDays(1);
        let eve = day("2026-12-31");
        assert!(app.calendar().await.unwrap().deadline(eve, term).is_err());
        let written =
            |lines: &str, seen| Arrangement { year: "2027".into(), source: "样文".into(), lines: lines.into(), seen };
        let unclear = app.record_year(&chief, &written("元旦：那几天放假\n", 0)).await.unwrap_err();
        assert!(unclear.message().contains("少了元旦"), "{unclear}");
        let wrong = app.record_year(&chief, &written("元旦：1月1日（周一）放假\n", 0)).await.unwrap_err();
        assert!(wrong.message().contains("第1行") && wrong.message().contains("实际是周五"), "{wrong}");
        assert_eq!(app.record_year(&chief, &written(NEXT, 0)).await.unwrap(), 2027);
        assert_eq!(app.calendar().await.unwrap().deadline(eve, term), Ok(day("2027-01-04")));
        let again = app.record_year(&chief, &written(NEXT, 0)).await.unwrap_err();
        assert_eq!(again.kind(), ErrorKind::Conflict);
        let corrected = NEXT.replace("1月1日至3日", "1月1日至4日");
        app.record_year(&chief, &written(&corrected, 1)).await.unwrap();
        assert_eq!(app.calendar().await.unwrap().deadline(eve, term), Ok(day("2027-01-05")));
        let years = app.calendar_years(&chief).await.unwrap();
        assert_eq!(years.iter().map(|year| year.number).collect::<Vec<_>>(), [2027, 2026, 2025, 2024]);
        assert_eq!(years[0].recorded.as_ref().map(|(who, _)| who.as_str()), Some("周正"));
        assert!(years[1].recorded.is_none());
    })
    .await;
}

#[tokio::test]
async fn relief_and_return_are_dated_and_what_has_not_begun_is_taken_back() {
    let (db, _folder) = testkit::sqlite().await;
    let app = open(db);
    let signed_in = administrator(&app).await;
    let chief = signed_in.person.administrator().unwrap();
    let bai = person(&app, &chief, "白帆").await;
    let today = app.today();
    let future = Span::new(today.plus_days(10), Some(today.plus_days(12))).unwrap();
    let absence = |span| NewAbsence { person: bai.clone(), kind: AbsenceKind::Leave, note: String::new(), span };
    app.record_absence(&chief, absence(future)).await.unwrap();
    let planned = app.organization().await.unwrap().absences_of(&bai)[0].id.clone();
    app.end_tie(&chief, RecordKind::Absence, &planned, today).await.unwrap();
    assert!(app.organization().await.unwrap().absences_of(&bai).is_empty());
    let now = Span::new(today.plus_days(-1), Some(today.plus_days(5))).unwrap();
    app.record_absence(&chief, absence(now)).await.unwrap();
    let begun = app.organization().await.unwrap().absences_of(&bai)[0].id.clone();
    app.end_tie(&chief, RecordKind::Absence, &begun, today).await.unwrap();
    let organization = app.organization().await.unwrap();
    assert!(organization.absence(&bai, today).is_some() && organization.absence(&bai, today.next()).is_none());
    let gone = app.end_tie(&chief, RecordKind::Absence, "nothing", today).await.unwrap_err();
    assert_eq!(gone.kind(), ErrorKind::NotFound);
    assert_eq!(app.end_tie(&chief, RecordKind::Person, &bai, today).await.unwrap_err().kind(), ErrorKind::NotFound);
    assert!(app.sign_in("zhuren", PASSWORD).await.is_ok());
}
