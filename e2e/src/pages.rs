//! All pages, in one place: for pictures, and for what must hold on each of them.

use crate::approvals::Approvals;
use crate::documents::Documents;
use crate::texts::FAULTY;
use crate::{Browser, Stage};
use app::SignedIn;
use office::drafts::Reason;

/// Who looks at a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eyes {
    /// Somebody who is not signed in.
    Guest,
    /// A clerk with nothing on the desk.
    Newcomer,
    /// The administrator, with the samples on the desk.
    Chief,
    /// The registrar of the office.
    Registrar,
    /// Who reviews documents.
    Reviewer,
    /// The liaison of a township.
    Liaison,
}

/// What is done once the page is there, before it is looked at.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    /// Nothing.
    Look,
    /// A click, also on what is on another pane of a phone.
    Click(&'static str),
    /// The command palette is opened.
    Palette,
    /// A field is filled and its form sent.
    Send(&'static str, &'static str),
    /// One of the panes of the studio is chosen, which matters on a phone.
    Pane(&'static str),
}

/// A page to look at.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// A name for files.
    pub name: &'static str,
    /// The route, as the server's table has it.
    pub route: &'static str,
    /// The query with its question mark, or nothing.
    pub query: &'static str,
    /// Who looks.
    pub eyes: Eyes,
    /// What is done first.
    pub act: Act,
}

const fn page(name: &'static str, route: &'static str, eyes: Eyes) -> Page {
    Page { name, route, query: "", eyes, act: Act::Look }
}

const fn asked(name: &'static str, route: &'static str, query: &'static str) -> Page {
    Page { name, route, query, eyes: Eyes::Chief, act: Act::Look }
}

const fn after(name: &'static str, route: &'static str, act: Act) -> Page {
    Page { name, route, query: "", eyes: Eyes::Chief, act }
}

/// The pages. A new page belongs here; a test compares this list with the server's routes.
pub const PAGES: &[Page] = &[
    page("sign-in", "/sign-in", Eyes::Guest),
    Page { act: Act::Send("#account", "nobody"), ..page("sign-in-refused", "/sign-in", Eyes::Guest) },
    page("today", "/", Eyes::Registrar),
    page("today-empty", "/", Eyes::Newcomer),
    page("today-unit", "/", Eyes::Liaison),
    page("notices", "/notices", Eyes::Liaison),
    page("notices-empty", "/notices", Eyes::Newcomer),
    page("overview", "/overview", Eyes::Registrar),
    page("overview-seat", "/overview/{id}", Eyes::Registrar),
    page("notice-wishes", "/account/notices", Eyes::Chief),
    page("drafts", "/drafts", Eyes::Chief),
    page("drafts-empty", "/drafts", Eyes::Newcomer),
    asked("drafts-found", "/drafts", "?q=%E9%98%B2%E6%B1%9B&kind=notice"),
    asked("drafts-nothing-found", "/drafts", "?q=%E6%9C%88%E7%90%83"),
    after("palette", "/drafts", Act::Palette),
    page("trash", "/trash", Eyes::Chief),
    page("trash-empty", "/trash", Eyes::Newcomer),
    page("new", "/drafts/new", Eyes::Chief),
    page("new-paste", "/drafts/new/paste", Eyes::Chief),
    after("new-paste-refused", "/drafts/new/paste", Act::Send("#text", "机密★10年\n关于应急预案的通知")),
    page("new-upload", "/drafts/new/upload", Eyes::Chief),
    page("new-request", "/drafts/new/{kind}", Eyes::Chief),
    after("new-request-refused", "/drafts/new/{kind}", Act::Send("#subject", "修建云溪河防洪堤")),
    page("studio", "/drafts/{id}", Eyes::Chief),
    after("studio-finding", "/drafts/{id}", Act::Click(".finding:nth-child(2) .finding-message")),
    after("studio-waiver", "/drafts/{id}", Act::Click(".finding:nth-child(1) .keep summary")),
    after("studio-elements", "/drafts/{id}", Act::Click("#header-form summary")),
    after("studio-pages", "/drafts/{id}", Act::Pane("pages")),
    after("studio-findings", "/drafts/{id}", Act::Pane("findings")),
    page("versions", "/drafts/{id}/versions", Eyes::Chief),
    page("version", "/drafts/{id}/versions/{number}", Eyes::Chief),
    page("compare", "/drafts/{id}/compare", Eyes::Chief),
    page("manual", "/manual", Eyes::Chief),
    asked("manual-found", "/manual", "?q=%E9%A1%BF%E5%8F%B7"),
    asked("manual-nothing-found", "/manual", "?q=%E6%9C%88%E7%90%83"),
    page("rule", "/manual/{code}", Eyes::Chief),
    page("account", "/account", Eyes::Chief),
    page("password", "/account/password", Eyes::Chief),
    page("accounts", "/admin/accounts", Eyes::Chief),
    page("settings", "/admin/settings", Eyes::Chief),
    page("state", "/admin/state", Eyes::Chief),
    after("state-examined", "/admin/state", Act::Click(".acts button")),
    page("ledger", "/ledger", Eyes::Chief),
    asked("ledger-nothing-found", "/ledger", "?day=2020-01-01"),
    asked("ledger-refused", "/ledger", "?day=%E6%98%A8%E5%A4%A9"),
    page("ledger-history", "/ledger/history/{object}/{id}", Eyes::Chief),
    page("ledger-checkpoints", "/ledger/checkpoints", Eyes::Chief),
    page("organization", "/admin/organization", Eyes::Chief),
    asked("organization-before", "/admin/organization", "?on=2000-01-01"),
    page("unit", "/admin/organization/units/{id}", Eyes::Chief),
    page("unit-new", "/admin/organization/units/new", Eyes::Chief),
    after("unit-rename", "/admin/organization/units/{id}", Act::Click(".folds details:nth-of-type(3) summary")),
    page("people", "/admin/organization/people", Eyes::Chief),
    asked("people-nothing-found", "/admin/organization/people", "?q=%E6%9C%88%E7%90%83"),
    page("person", "/admin/organization/people/{id}", Eyes::Chief),
    after("person-absence", "/admin/organization/people/{id}", Act::Click(".folds summary")),
    page("person-new", "/admin/organization/people/new", Eyes::Chief),
    page("departure", "/admin/organization/people/{id}/departure", Eyes::Chief),
    page("exchange", "/admin/organization/exchange", Eyes::Chief),
    page("calendar", "/admin/calendar", Eyes::Chief),
    asked("calendar-unknown", "/admin/calendar", "?year=2099"),
    page("calendar-record", "/admin/calendar/record", Eyes::Chief),
    after("calendar-refused", "/admin/calendar/record", Act::Send("#lines", "元旦：1月1日（周三）放假")),
    page("approvals", "/approvals", Eyes::Chief),
    asked("approvals-own", "/approvals", "?tab=own"),
    page("approvals-empty", "/approvals", Eyes::Newcomer),
    page("approval-new", "/approvals/new", Eyes::Chief),
    page("approval-form", "/approvals/new/{matter}", Eyes::Chief),
    after("approval-form-refused", "/approvals/new/{matter}", Act::Send("#title", "防汛物资采购")),
    page("approval", "/approvals/{id}", Eyes::Chief),
    after("approval-return", "/approvals/{id}", Act::Click(".panel details summary")),
    page("approval-why", "/approvals/{id}/why", Eyes::Chief),
    page("approval-text", "/approvals/{id}/text", Eyes::Chief),
    page("way", "/approvals/ways/{matter}", Eyes::Chief),
    asked("way-told", "/approvals/ways/{matter}", "?amount=60000&days=3"),
    page("phrases", "/approvals/phrases", Eyes::Chief),
    page("meetings", "/meetings", Eyes::Registrar),
    Page { query: "?past=1", ..page("meetings-none-past", "/meetings", Eyes::Registrar) },
    page("meeting", "/meetings/{id}", Eyes::Registrar),
    Page { act: Act::Click("details summary"), ..page("meeting-change", "/meetings/{id}", Eyes::Registrar) },
    page("meeting-call", "/approvals/{id}/meeting", Eyes::Registrar),
    page("authority", "/admin/authority", Eyes::Chief),
    page("authority-version", "/admin/authority/{id}", Eyes::Chief),
    page("authority-confirm", "/authority/{id}", Eyes::Chief),
    page("authority-new", "/admin/authority/new", Eyes::Chief),
    page("outgoing-register", "/outgoing", Eyes::Registrar),
    page("outgoing-register-empty", "/outgoing", Eyes::Newcomer),
    Page {
        query: "?stage=%E5%BE%85%E5%A4%8D%E6%A0%B8",
        ..page("outgoing-nothing-found", "/outgoing", Eyes::Registrar)
    },
    page("outgoing-new", "/outgoing/new", Eyes::Chief),
    page("outgoing", "/outgoing/{id}", Eyes::Registrar),
    Page { act: Act::Click(".copy-acts summary"), ..page("outgoing-copies", "/outgoing/{id}", Eyes::Registrar) },
    page("outgoing-review", "/outgoing/{id}", Eyes::Reviewer),
    page("outgoing-text", "/outgoing/{id}/text", Eyes::Reviewer),
    page("outgoing-compare", "/outgoing/{id}/compare", Eyes::Reviewer),
    page("seals", "/seals", Eyes::Registrar),
    Page { query: "?q=%E6%9C%88%E7%90%83", ..page("seals-nothing-found", "/seals", Eyes::Registrar) },
    Page { query: "?group=approver", ..page("seals-grouped", "/seals", Eyes::Registrar) },
    page("register-print", "/registers/{register}/print", Eyes::Registrar),
    Page { query: "?year=2026", ..page("register-print-archive", "/registers/{register}/print", Eyes::Registrar) },
    page("archive", "/archive", Eyes::Registrar),
    Page { query: "?box=99", ..page("archive-nothing-found", "/archive", Eyes::Registrar) },
    Page { act: Act::Click("details.after summary"), ..page("archive-item", "/archive/items/{id}", Eyes::Registrar) },
    page("archive-package", "/archive/package", Eyes::Registrar),
    Page { query: "?series=2026%2FD30%2F", ..page("archive-package-before", "/archive/package", Eyes::Registrar) },
    Page {
        query: "?series=2026%2FD30%2F",
        act: Act::Click(".card .primary"),
        ..page("archive-package-made", "/archive/package", Eyes::Registrar)
    },
    page("archive-coding", "/admin/archive", Eyes::Chief),
    after("archive-coding-refused", "/admin/archive", Act::Send("#units", "办公室")),
    page("inbox", "/inbox", Eyes::Liaison),
    page("inbox-empty", "/inbox", Eyes::Newcomer),
    page("incoming-register", "/incoming", Eyes::Registrar),
    page("incoming-new", "/incoming/new", Eyes::Registrar),
    page("incoming-send", "/incoming/new", Eyes::Liaison),
    page("incoming-offline", "/incoming/offline", Eyes::Registrar),
    page("incoming", "/incoming/{id}", Eyes::Registrar),
    page("find", "/find", Eyes::Registrar),
    Page { query: "?q=%E6%9F%B3%E6%BA%AA%E5%A0%A4%E9%98%B2", ..page("find-found", "/find", Eyes::Registrar) },
    Page {
        query: "?q=%E6%B0%B4%E5%88%A9&kind=incoming&year=2026&open=1",
        ..page("find-filtered", "/find", Eyes::Registrar)
    },
    asked("find-people", "/find", "?q=%E6%B0%B4%E5%88%A9%E5%B1%80&kind=people"),
    Page { query: "?q=%E6%9C%88%E7%90%83", ..page("find-nothing-found", "/find", Eyes::Liaison) },
    page("not-found", "/nowhere", Eyes::Chief),
];

/// Routes that answer with something other than a page; `/first` has a journey of its own.
pub const NO_PAGES: &[&str] = &[
    "/first",
    "/health",
    "/palette",
    "/assets/{name}",
    "/admin/authority/{id}/table.txt",
    "/ledger/checkpoints/{id}",
    "/ledger/key",
    "/admin/organization/exchange/organization.xlsx",
    "/admin/organization/exchange/template.xlsx",
    "/incoming/{id}/files/{file}",
    "/outgoing/{id}/files/{file}",
    "/events",
    "/today/next",
    "/notices/{id}",
    // Kept by the server that made it: the page of `archive-package-made`.
    "/archive/packages/{id}",
    "/outgoing/{id}/document.pdf",
    "/registers/{register}/register.xlsx",
    "/drafts/{id}/document.pdf",
    "/drafts/{id}/document.txt",
    "/drafts/{id}/pages/{picture}",
];

/// What the pages show: a draft with two versions, one in the trash, a newcomer.
pub struct Desk {
    draft: String,
    unit: String,
    person: String,
    /// Somebody of the office on whose desk something lies.
    follower: String,
    rule: &'static str,
    newcomer: SignedIn,
    approvals: Approvals,
    documents: Documents,
}

impl Desk {
    /// Prepares it.
    pub async fn prepare(stage: &Stage) -> Self {
        let (app, chief) = (&stage.app, &stage.chief);
        let draft = stage.draft(chief, FAULTY).await;
        let revision = app.draft(&chief.person, &draft).await.expect("the draft").revision;
        let text = FAULTY.replace("一、全面排查。", "一、全面排查隐患。").replace("截止5月底,", "截至5月底，");
        app.save(&chief.person, &draft, &text, revision, Reason::Saved).await.expect("the draft is saved");
        let discarded = stage.draft(chief, "云溪县人民政府关于春节放假的通知\n\n各乡镇人民政府：\n　　略。\n").await;
        app.discard(&chief.person, &discarded).await.expect("the draft is discarded");
        let first = chief.person.administrator().expect("an administrator");
        app.make_checkpoint(&first.inspector()).await.expect("a checkpoint");
        let rule = app::studio::manual().first().map_or("", |rule| rule.code);
        let (organization, today) = (app.organization().await.expect("the organisation"), app.today());
        let unit = organization.own_office(today).map_or_else(String::new, |office| office.id.clone());
        let person = organization.director(today).map_or_else(String::new, |director| director.id.clone());
        let approvals = Approvals::prepare(stage).await;
        let documents = Documents::prepare(stage).await;
        let follower = organization.person_numbered("R16").map_or_else(String::new, |one| one.id.clone());
        Self { draft, unit, person, follower, rule, newcomer: stage.clerk().await.signed_in, approvals, documents }
    }

    /// The address of a page.
    #[must_use]
    pub fn path(&self, page: &Page) -> String {
        let id = match page.route {
            route if route.starts_with("/admin/organization/units/") => &self.unit,
            route if route.starts_with("/admin/organization/people/") => &self.person,
            route if route.starts_with("/overview/") => &self.follower,
            route if route.starts_with("/admin/authority/") => &self.approvals.table,
            route if route.starts_with("/authority/") => &self.approvals.unconfirmed,
            "/approvals/{id}/text" => &self.approvals.withdrawn,
            "/approvals/{id}/meeting" => &self.documents.meetings.approved,
            route if route.starts_with("/approvals/") => &self.approvals.waiting,
            route if route.starts_with("/meetings/") => &self.documents.meetings.called,
            route if route.starts_with("/archive/items/") => &self.documents.archived,
            route if route.starts_with("/incoming/") => &self.documents.received,
            route if route.starts_with("/outgoing/") && page.eyes == Eyes::Reviewer => &self.documents.reviewing,
            route if route.starts_with("/outgoing/") => &self.documents.released,
            _ => &self.draft,
        };
        let route = page.route.replace("{id}", id).replace("{number}", "1").replace("{object}", "draft");
        let register = if page.name == "register-print-archive" { "archive" } else { "outgoing" };
        let route = route.replace("{matter}", "money").replace("{register}", register);
        if page.name == "outgoing-new" {
            return format!("{route}?draft={}", self.draft);
        }
        format!("{}{}", route.replace("{code}", self.rule).replace("{kind}", "request"), page.query)
    }

    /// Opens a page in a browser, as the eyes that it is for, and does what is to be done first.
    pub async fn show(&self, stage: &Stage, browser: &Browser, page: &Page) {
        match page.eyes {
            Eyes::Guest => browser.be_nobody().await,
            Eyes::Newcomer => browser.be(&self.newcomer).await,
            Eyes::Chief => browser.be(&stage.chief).await,
            Eyes::Registrar => browser.be(&self.documents.registrar).await,
            Eyes::Reviewer => browser.be(&self.documents.reviewer).await,
            Eyes::Liaison => browser.be(&self.documents.liaison).await,
        }
        browser.open(&self.path(page)).await;
        match page.act {
            Act::Look => {}
            Act::Click(css) => {
                browser.script(&format!("document.querySelector('{css}').click()")).await;
            }
            Act::Palette => {
                browser.press(&[crate::input::key::CONTROL, 'k']).await;
                browser.until("document.querySelectorAll('#palette-list li').length").await;
            }
            Act::Send(css, words) => {
                browser.until("document.readyState === 'complete'").await;
                let words = words.replace('\n', "\\n");
                browser
                    .script(&format!(
                        "const field = document.querySelector('{css}'); field.value = '{words}';\
                         for (const other of field.form.querySelectorAll('[required]')) {{ other.value = other.value || '无' }}\
                         field.form.submit();"
                    ))
                    .await;
                browser.element("#trouble").await;
            }
            Act::Pane(name) => {
                browser
                    .script(&format!(
                        "const pane = document.getElementById('pane-{name}'); pane.checked = true;\
                         pane.dispatchEvent(new Event('change', {{ bubbles: true }}));"
                    ))
                    .await;
            }
        }
        browser.settle().await;
    }
}
