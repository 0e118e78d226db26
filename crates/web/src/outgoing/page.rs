//! A document: where it stands, what is next, who did what.

use super::acts::FLAGS;
use super::after::published;
use super::checked::Checked;
use super::words::GROUNDS;
use crate::archive::FilingForm;
use crate::choices;
use crate::error::{Answer, Failure, page_status};
use crate::form::Typed;
use crate::moment::on_record;
use crate::shell::{Shell, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::Error;
use app::documents::{Desk, EndingLine, FileLine, HistoryLine, VersionLine, series};
use askama::Template;
use axum::extract::{Path, State};
use gongwen::Date;
use office::approval::State as Decision;
use office::authority::{Act, Fact, Facts};
use office::documents::outgoing::{Copy, Head, Opinion, Outgoing, Stage, Standing, State as Life};
use office::documents::{Circle, Openness};
use office::organization::{Unit, UnitKind};

/// A step of the life, as the strip on the page shows it.
pub(super) struct Step {
    name: &'static str,
    state: &'static str,
    note: String,
}

/// What the person may do now; each is also checked by the use case.
#[derive(Default)]
pub(super) struct May {
    edit: bool,
    describe: bool,
    submit: bool,
    take_back: bool,
    review: bool,
    recheck: bool,
    number: bool,
    print: bool,
    seal: bool,
    release: bool,
    copies: bool,
    /// Put the number of copies and their recipients right.
    correct: bool,
    /// Put on record that it is public.
    publish: bool,
    /// Send copies out, and remind: of what is in force.
    send: bool,
    archive: bool,
    /// Whether the person may look into the archive.
    look_up: bool,
    ask_to_end: bool,
    end: bool,
    cancel: bool,
    hand_on: bool,
    files: bool,
}

#[derive(Template)]
#[template(path = "outgoing.html")]
struct DocumentPage {
    shell: Shell,
    id: String,
    document: Outgoing,
    number: String,
    may: May,
    steps: Vec<Step>,
    standing: String,
    returned: String,
    waits: String,
    /// It was signed on an oral consent that lapsed.
    lapsed: bool,
    /// Whether the person works on it; whoever received copies sees what was issued.
    inside: bool,
    matter: String,
    matters: Vec<(String, String)>,
    judged: Checked,
    /// The elements with which it went to its signers before.
    before: Option<Facts>,
    units: Vec<(String, String)>,
    /// Who may be asked to countersign, and in whose portfolio it may fall: bureaus, townships, party
    /// bodies; neither superiors nor the government itself.
    partners: Vec<(String, String)>,
    series: Vec<String>,
    copies: Vec<(Copy, String)>,
    files: Vec<FileLine>,
    /// Members of the office who may take it over.
    members: Vec<(String, String)>,
    /// The first number of a copy that is not out.
    next_copy: u32,
    versions: Vec<(VersionLine, String)>,
    history: Vec<(HistoryLine, String)>,
    today: String,
    /// Changes with which somebody agreed, and the text is as it was.
    asked: Vec<String>,
    /// Where and when it was made public.
    published: String,
    /// What the number on the register will say of the year, where that is not the year of the date.
    year_differs: String,
    /// By when it is to be made public; empty where it is not, or not yet issued.
    public_by: String,
    /// What would end its force, or has.
    endings: Vec<EndingLine>,
    /// 档号, once it is archived.
    reference: String,
    filing: FilingForm,
    /// Whether the person may look at its approval.
    sees_approval: bool,
    typed: Typed,
    error: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Path(id): Path<String>) -> Answer {
    let visit = visit.looking_at(&web, &id).await?;
    document_page(&web, &visit, &id, None).await
}

/// The page, with what was refused if something was.
pub(super) async fn document_page(web: &Web, visit: &Visit, id: &str, refused: Option<(&Error, Typed)>) -> Answer {
    let (refused, typed) = refused.map_or((None, Typed::default()), |(error, typed)| (Some(error), typed));
    let document = web.app.document(&visit.person, id).await?;
    let desk = web.app.desk(&visit.person).await?;
    let authority = web.app.authority().await?;
    let (matters, mut matter) = (authority.table.matters, document.matter.clone());
    let matters = matters.into_iter().filter(|one| one.permits.contains(&Act::Issue));
    let matters: Vec<(String, String)> = matters.map(|one| (one.code, one.name)).collect();
    if let Some((_, name)) = matters.iter().find(|(code, _)| *code == document.matter) {
        matter.clone_from(name);
    }
    let inside = web.app.works_on_document(&visit.person, &document).await?;
    let mut copies = web.app.document_copies(&visit.person, id).await?;
    if !inside {
        copies.retain(|copy| copy.unit.as_ref().is_some_and(|unit| desk.units().contains(unit)));
    }
    let copy_state = |copy: &Copy| match (&copy.recall, &copy.receipt, copy.reminded) {
        (Some(recall), _, _) => format!("已收回（{}）：{}", on_record(recall.act.at), recall.reason),
        (None, Some(receipt), _) => format!("{}签收（{}）", receipt.by.name, on_record(receipt.at)),
        (None, None, Some(at)) => format!("未签收，{}提醒过", on_record(at)),
        (None, None, None) => "未签收".to_owned(),
    };
    let next_copy = copies.iter().filter(|copy| copy.recall.is_none()).map(|copy| copy.last).max().unwrap_or(0) + 1;
    let units = desk.organization.units_on(desk.now.today).into_iter();
    let units = units.filter(|unit| !matches!(unit.kind, UnitKind::Section | UnitKind::OwnOffice));
    let units: Vec<&Unit> = units.collect();
    let called = |unit: &&Unit| (unit.id.clone(), unit.name(desk.now.today).to_owned());
    let partner = |unit: &&&Unit| !matches!(unit.kind, UnitKind::Superior | UnitKind::Government);
    let lapsed = document.state.signed().is_some_and(|signed| signed.lapsed);
    let waits =
        if lapsed || document.stage() == Stage::Approving { web.app.whereabouts(id).await? } else { String::new() };
    let reference = match &document.state {
        Life::Archived(archived) => archived.reference.to_string(),
        _ => String::new(),
    };
    let endings = if inside { web.app.endings(&visit.person, id).await? } else { Vec::new() };
    let stage = document.stage();
    let page = DocumentPage {
        shell: visit.shell(&document.content.title, "outgoing"),
        id: id.to_owned(),
        number: document.state.number().map(ToString::to_string).unwrap_or_default(),
        may: may(&document, &desk, &endings),
        endings,
        steps: steps(&document),
        standing: standing(&document),
        returned: returned(&document),
        waits,
        lapsed,
        inside,
        matter,
        matters,
        before: if inside { web.app.facts_before(&visit.person, id).await? } else { None },
        judged: Checked::of(web.app.judge_document(&visit.person, id).await?, document.review.as_ref()),
        partners: units.iter().filter(partner).map(called).collect(),
        units: units.iter().map(called).collect(),
        series: series(&document, &desk.organization, desk.now.today),
        copies: copies
            .into_iter()
            .map(|copy| {
                let state = copy_state(&copy);
                (copy, state)
            })
            .collect(),
        files: web.app.document_files(&visit.person, id).await?,
        members: choices::members(&desk),
        next_copy,
        versions: dated(web.app.document_versions(&visit.person, id).await?, |line| on_record(line.at)),
        history: dated(web.app.document_history(&visit.person, id).await?, |line| on_record(line.at)),
        today: desk.now.today.iso(),
        filing: FilingForm::new(web, document.content.kind, filing_year(&document, &desk)).await?,
        reference,
        asked: if stage == Stage::Signed && inside { web.app.changes_asked(id).await? } else { Vec::new() },
        published: published(&document),
        year_differs: year_differs(&document, desk.now.today),
        public_by: public_by(web, &document).await?,
        sees_approval: stage == Stage::Approving && web.app.approval(&visit.person, id).await.is_ok(),
        document,
        typed,
        error: refused.map_or_else(String::new, |error| error.message().to_owned()),
    };
    page_with(page_status(refused), &page)
}

/// A document that was signed in one year and is numbered in the next has the year of its number.
fn year_differs(document: &Outgoing, today: Date) -> String {
    match document.state.signed().map(|signed| signed.on.year()) {
        Some(signed) if signed != today.year() => {
            format!("成文日期在{signed}年，文号的年份是编号当年：〔{}〕。", today.year())
        }
        _ => String::new(),
    }
}

/// By when an issued document is to be made public, in words.
async fn public_by(web: &Web, document: &Outgoing) -> Result<String, Failure> {
    let Some((openness, signed)) = document.openness.as_ref().zip(document.state.signed()) else {
        return Ok(String::new());
    };
    if !standing(document).is_empty() || document.state.released().is_none() {
        return Ok(String::new());
    }
    Ok(match openness.publish_by(signed.on, &*web.app.calendar().await?) {
        Ok(day) => day.map_or_else(String::new, |day| format!("{day}以前")),
        Err(unknown) => format!("{}年放假安排公布后确定", unknown.year),
    })
}

fn dated<Line>(lines: Vec<Line>, at: impl Fn(&Line) -> String) -> Vec<(Line, String)> {
    lines
        .into_iter()
        .map(|line| {
            let when = at(&line);
            (line, when)
        })
        .collect()
}

fn may(document: &Outgoing, desk: &Desk, endings: &[EndingLine]) -> May {
    let own = document.drafter.id == desk.holder.id;
    let registrar = desk.is_registrar().is_some();
    let reviewer = desk.is_reviewer().is_some();
    let stage = document.stage();
    // An oral consent that lapsed signs nothing any more.
    let signed = document.state.signed().is_some_and(|signed| !signed.lapsed);
    let amends = matches!(stage, Stage::Approving | Stage::Signed | Stage::Rechecked);
    let issued = matches!(stage, Stage::Released | Stage::Archived);
    let in_force = issued && standing(document).is_empty();
    let early = matches!(stage, Stage::Drafting | Stage::Reviewing | Stage::Approving);
    let late = matches!(stage, Stage::Signed | Stage::Rechecked | Stage::Registered | Stage::Printed | Stage::Sealed);
    May {
        edit: (stage == Stage::Drafting && own)
            || (stage == Stage::Reviewing && reviewer)
            || (amends && (own || reviewer || registrar)),
        describe: stage == Stage::Drafting && own,
        submit: stage == Stage::Drafting && own,
        take_back: stage == Stage::Reviewing && own,
        review: stage == Stage::Reviewing && reviewer && !own,
        recheck: stage == Stage::Signed && registrar && signed,
        number: stage == Stage::Rechecked && registrar && signed,
        print: stage == Stage::Registered && registrar && signed,
        seal: stage == Stage::Printed && registrar && signed,
        release: stage == Stage::Sealed && registrar && signed,
        copies: issued && registrar,
        correct: (matches!(stage, Stage::Registered | Stage::Printed | Stage::Sealed)
            || (stage == Stage::Released && in_force))
            && registrar,
        publish: in_force
            && document.openness == Some(Openness::Active)
            && !document.state.is_unsigned()
            && ((own && desk.is_member().is_some()) || registrar),
        send: in_force && registrar,
        archive: stage == Stage::Released && registrar,
        look_up: desk.insider().is_ok(),
        ask_to_end: in_force && desk.is_member().is_some() && !endings.iter().any(is_under_way),
        end: in_force && registrar,
        cancel: (early && (own || registrar)) || (late && registrar),
        files: matches!(stage, Stage::Drafting | Stage::Reviewing) && desk.is_member().is_some() && (own || reviewer),
        hand_on: (early || late) && ((own && desk.is_member().is_some()) || desk.is_reviewer().is_some()),
    }
}

/// Whether it waits for leaders, or for the registrar.
fn is_under_way(line: &EndingLine) -> bool {
    matches!(line.state, Decision::Pending | Decision::Approved) && !line.done
}

/// The strip: what is done, where it is, what comes.
fn steps(document: &Outgoing) -> Vec<Step> {
    let stage = document.stage();
    let signed = document.state.signed().map(|signed| format!("{} {}", signed.by(), signed.on));
    let number = document.state.number().map(ToString::to_string);
    let released = document.state.released().map(|released| released.on.to_string());
    let strip = [
        ("拟稿", Stage::Drafting, Some(document.drafter.name.clone())),
        ("审核", Stage::Reviewing, document.review.as_ref().map(|review| review.act.by.name.clone())),
        ("会签签发", Stage::Approving, signed),
        ("复核", Stage::Signed, None),
        ("登记编号", Stage::Rechecked, number),
        ("印制", Stage::Registered, None),
        ("用印", Stage::Printed, None),
        ("核发", Stage::Sealed, released),
        ("归档", Stage::Released, None),
    ];
    let state = |at: Stage| match (stage, stage.cmp(&at)) {
        (Stage::Cancelled, _) => "later",
        (_, std::cmp::Ordering::Equal) => "now",
        (_, std::cmp::Ordering::Greater) => "done",
        (_, std::cmp::Ordering::Less) => "later",
    };
    let step = |(name, at, note): (&'static str, Stage, Option<String>)| {
        let state = state(at);
        Step { name, state, note: note.filter(|_| state == "done").unwrap_or_default() }
    };
    strip.into_iter().map(step).collect()
}

/// Why it is out of force, or was cancelled; empty while it is in force.
fn standing(document: &Outgoing) -> String {
    if let Life::Cancelled(cancelled) = &document.state {
        return format!("{}作废：{}", cancelled.returned.act.by.name, cancelled.returned.reason);
    }
    match document.state.released().map(|released| &released.standing) {
        Some(Standing::Revoked(why)) => format!("已撤销，自始无效：{}", why.reason),
        Some(Standing::Repealed(why, from)) => format!("已决定废止，自{from}起失效：{}", why.reason),
        Some(Standing::InForce) | None => String::new(),
    }
}

fn returned(document: &Outgoing) -> String {
    match &document.state {
        Life::Drafting(Some(returned)) => format!("{}退回：{}", returned.act.by.name, returned.reason),
        _ => String::new(),
    }
}

/// Whether the person may change the text of a document now.
pub(super) async fn may_edit(web: &Web, visit: &Visit, document: &Outgoing) -> Result<bool, Failure> {
    let desk = web.app.desk(&visit.person).await?;
    Ok(may(document, &desk, &[]).edit)
}

/// The year under which a document is filed, to begin with: that of its number.
fn filing_year(document: &Outgoing, desk: &Desk) -> i32 {
    document.state.number().map_or(desk.now.today.year(), |number| number.year)
}

impl DocumentPage {
    /// What is asked for, and where that stands.
    fn ending_words(&self, line: &EndingLine) -> String {
        let day = line.ending.from.map(|from| format!("，自{from}起失效")).unwrap_or_default();
        let place = match line.state {
            _ if line.done => "已办理".to_owned(),
            Decision::Pending => line.whereabouts.clone(),
            Decision::Approved => "已批准，等机要文书办理".to_owned(),
            Decision::Draft | Decision::Rejected => line.state.name().to_owned(),
        };
        format!("申请{}{day}：{place}", line.ending.name())
    }

    /// Whether it is decided, and the person may carry it out.
    fn may_carry_out(&self, line: &EndingLine) -> bool {
        self.may.end && line.state == Decision::Approved && !line.done
    }

    /// The stage, or that it is out of force.
    fn stage(&self) -> String {
        match self.document.state.out_of_force() {
            words if words.is_empty() => self.document.stage().name().to_owned(),
            words => words,
        }
    }

    /// The facts of the review form, and which of them are marked: as typed, else as they were the last
    /// time it was reviewed.
    fn flags(&self) -> Vec<(&'static str, &'static str, bool)> {
        let before = |fact: Fact| match &self.before {
            Some(before) => before.has(fact),
            None => fact == Fact::Upward && self.is_upward(),
        };
        let marked = |name: &str, fact: Fact| {
            self.typed.chose("review", name, "1") || (!self.typed.was("review") && before(fact))
        };
        FLAGS.iter().map(|(name, fact)| (*name, fact.name(), marked(name, *fact))).collect()
    }

    fn is_portfolio(&self, unit: &String) -> bool {
        let before = || self.before.as_ref().is_some_and(|before| before.portfolios.contains(unit));
        self.typed.chose("review", "portfolio", unit) || (!self.typed.was("review") && before())
    }

    fn is_partner(&self, unit: &String) -> bool {
        let before = || self.before.as_ref().is_some_and(|before| before.units.contains(unit));
        self.typed.chose("review", "unit", unit) || (!self.typed.was("review") && before())
    }

    /// Whether every copy that was printed is out.
    fn all_out(&self) -> bool {
        self.document.state.registered().is_some_and(|registered| self.next_copy > registered.copies)
    }

    fn heads(&self) -> Vec<(usize, Head, Option<String>)> {
        let said = |at: usize| {
            let review = self.document.review.as_ref()?;
            Some(match &review.opinions[at] {
                Opinion::Clear => "无意见".to_owned(),
                Opinion::NotConcerned => "不涉及".to_owned(),
                Opinion::Objection(text) => format!("有意见：{text}"),
                Opinion::NotExamined => "退回时没有填".to_owned(),
            })
        };
        Head::ALL.into_iter().enumerate().map(|(at, head)| (at, head, said(at))).collect()
    }

    fn openness(&self) -> String {
        self.document.openness.as_ref().map_or_else(|| "尚未确定".to_owned(), Openness::words)
    }

    fn is_openness(&self, word: &str, name: &str) -> bool {
        if self.typed.was("description") {
            return self.typed.chose("description", "openness", word);
        }
        self.document.openness.as_ref().is_some_and(|openness| openness.name() == name)
    }

    fn reason(&self) -> &str {
        self.document.openness.as_ref().and_then(|openness| openness.reason()).unwrap_or_default()
    }

    /// Whether an opinion was chosen on a head and refused with the form.
    fn head(&self, at: &usize, word: &str) -> bool {
        self.typed.chose("review", &format!("head{at}"), word)
    }

    fn objection(&self, at: &usize) -> String {
        self.typed.get("review", &format!("objection{at}")).to_owned()
    }

    /// The grounds for not making it public, and which one it is.
    fn grounds(&self) -> Vec<(&'static str, &'static str, bool)> {
        let own = self.document.openness.as_ref().and_then(Openness::ground);
        let chosen = |word: &str, ground| match self.typed.was("description") {
            true => self.typed.chose("description", "ground", word),
            false => own == Some(ground),
        };
        GROUNDS.iter().map(|(word, ground)| (*word, ground.name(), chosen(word, *ground))).collect()
    }

    fn is_involved(&self) -> bool {
        if self.typed.was("description") {
            return self.typed.chose("description", "circle", "involved");
        }
        self.document.circle == Circle::Involved
    }

    fn is_matter(&self, code: &str) -> bool {
        if self.typed.was("description") {
            return self.typed.chose("description", "matter", code);
        }
        self.document.matter == code
    }

    fn is_upward(&self) -> bool {
        gongwen::read(&self.document.content.text, self.document.content.syntax).document.is_upward()
    }

    fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.document.content.text.lines().filter(|line| !line.trim().is_empty())
    }

    fn may_act(&self) -> bool {
        let may = &self.may;
        may.submit || may.review || may.recheck || may.number || may.print || may.seal || may.release || may.archive
    }
}
