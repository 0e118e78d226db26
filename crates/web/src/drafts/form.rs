//! 按文种起草: the form of a kind.

use super::kinds;
use crate::error::{Answer, Failure, not_found};
use crate::form::{Fields, Form};
use crate::moment::{day, year};
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::forms::{self, FieldError, Filled, Guide, Need, TitleForm};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use gongwen::Syntax;
use office::drafts::Origin;

/// A field as the page shows it.
struct Field {
    name: &'static str,
    label: &'static str,
    help: String,
    required: bool,
    /// Lines to write on; one means a single line.
    rows: u8,
    value: String,
    error: String,
}

#[derive(Template)]
#[template(path = "kind_form.html")]
struct KindPage {
    shell: Shell,
    slug: &'static str,
    kind: &'static str,
    purpose: &'static str,
    closer: &'static str,
    fields: Vec<Field>,
    errors: Vec<FieldError>,
    refusal: String,
}

pub(super) async fn show(State(web): State<Web>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let guide = guide(&slug).await?;
    let now = web.app.clock().now();
    let profile = web.app.current_profile().await?;
    let organ = &profile.organ;
    let filled = Filled::default()
        .with("organ", &organ.name)
        .with("number", &guide.number_begun(&organ.codes, year(now)))
        .with("date", &day(now))
        .with("annotation", guide.annotation);
    page(&kind_page(&visit, &guide, &filled, Vec::new(), String::new()))
}

pub(super) async fn submit(State(web): State<Web>, Path(slug): Path<String>, form: Form) -> Answer {
    let guide = guide(&slug).await?;
    let filled = filled(&guide, &form.fields);
    let (errors, refusal) = match forms::compose(guide.kind, &filled) {
        Err(errors) => (errors, String::new()),
        Ok(text) => {
            let new = app::drafts::NewDraft { text, syntax: Syntax::Plain, origin: Origin::Form, notes: Vec::new() };
            match web.app.begin_draft(&form.visit.person, new).await {
                Ok(id) => return Ok(Redirect::to(&format!("/drafts/{id}")).into_response()),
                Err(error) if error.kind() == app::ErrorKind::Invalid => (Vec::new(), error.message().to_owned()),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let page = kind_page(&form.visit, &guide, &filled, errors, refusal);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn guide(slug: &str) -> Result<Guide, Failure> {
    match kinds::from_slug(slug) {
        Some(kind) => Ok(forms::guide(kind)),
        None => Err(not_found().await),
    }
}

/// The fields of a kind: name, label, help, whether required, rows.
fn asked(guide: &Guide) -> Vec<(&'static str, &'static str, String, bool, u8)> {
    let mut fields = vec![("organ", "发文机关", "全称或者规范化简称。".to_owned(), true, 1)];
    match guide.title {
        TitleForm::About => {
            let help = format!(
                "标题会写成“发文机关关于事由的{}”，这里只写事由，如“加强城区防汛排涝工作”。",
                guide.kind.name()
            );
            fields.push(("subject", "事由", help, true, 1));
        }
        TitleForm::Named => {
            let help = format!("写在“{}”前面的名称，如“2026年第5次常务会议”。", guide.kind.name());
            fields.push(("subject", "名称", help, true, 1));
        }
        TitleForm::Organ => {}
    }
    let (label, help) = match guide.kind {
        gongwen::Kind::Order => ("令号", "按任期依次编号，如“第5号”。"),
        gongwen::Kind::Minutes => ("编号", "如“〔2026〕5号”“第5期”；没有就不填。"),
        _ => (
            "发文字号",
            "年份用六角括号，序号不编虚位、不加“第”，如“云政发〔2026〕5号”；没有编号的，顺序号先空着，编号时填。",
        ),
    };
    fields.push(("number", label, help.into(), false, 1));
    if guide.signatory != Need::No {
        let help = "上行文须标注；多人用空格隔开，主办机关的在前。".to_owned();
        fields.push(("signatory", "签发人", help, guide.signatory == Need::Required, 1));
    }
    if guide.addressees != Need::No {
        let help = match guide.kind {
            gongwen::Kind::Request => "只主送一个上级机关，不得主送领导个人。",
            gongwen::Kind::Report => "主送上级机关，不得主送领导个人。",
            _ => "全称、规范化简称或者统称，如“各乡镇人民政府，县政府各部门”。",
        };
        fields.push(("addressees", "主送机关", help.to_owned(), guide.addressees == Need::Required, 1));
    }
    for part in guide.parts {
        fields.push((part.name, part.label, part.help.to_owned(), part.need == Need::Required, 5));
    }
    if guide.signed_in_person() {
        fields.push(("person", "签署", "签署人的职务和姓名，如“县长　张三”。".into(), true, 1));
    }
    fields.push(("attachments", "附件", "有附件才填，一行一个名称，名称后不加标点。".into(), false, 2));
    fields.push(("date", "成文日期", "会议通过或者签发的日期，阿拉伯数字，不编虚位。".into(), false, 1));
    let help = match guide.kind {
        gongwen::Kind::Request => "请示应当写联系人和电话，加圆括号。",
        _ => "需要说明的事项，加圆括号，如“（此件公开发布）”。",
    };
    fields.push(("annotation", "附注", help.to_owned(), false, 1));
    fields.push(("copies_to", "抄送机关", "除主送机关外需要知晓的机关；没有就不填。".into(), false, 1));
    fields
}

fn filled(guide: &Guide, fields: &Fields) -> Filled {
    asked(guide).iter().fold(Filled::default(), |filled, (name, ..)| filled.with(name, fields.get(name)))
}

fn kind_page(visit: &Visit, guide: &Guide, filled: &Filled, errors: Vec<FieldError>, refusal: String) -> KindPage {
    let field = |(name, label, help, required, rows)| Field {
        value: filled.value(name).to_owned(),
        error: errors.iter().find(|error| error.field == name).map_or(String::new(), |error| error.message.clone()),
        name,
        label,
        help,
        required,
        rows,
    };
    KindPage {
        shell: visit.shell(&format!("起草{}", guide.kind.name()), "drafts"),
        slug: kinds::slug(guide.kind),
        kind: guide.kind.name(),
        purpose: guide.purpose,
        closer: guide.closer,
        fields: asked(guide).into_iter().map(field).collect(),
        errors,
        refusal,
    }
}
