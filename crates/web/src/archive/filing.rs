//! The form with which a document is archived.

use crate::error::Failure;
use crate::form::Fields;
use crate::state::Web;
use app::archive::Filing;
use gongwen::Kind;
use office::archive::{Description, Proposal, Retention, Series, UnitCode};

/// What the form offers.
pub(crate) struct FilingForm {
    pub(crate) retentions: Vec<(&'static str, &'static str, bool)>,
    pub(crate) reason: &'static str,
    pub(crate) standing: &'static str,
    pub(crate) year: i32,
    pub(crate) this_year: i32,
    pub(crate) units: Vec<UnitCode>,
    /// 全宗号; empty until it is set.
    pub(crate) fonds: String,
}

impl FilingForm {
    /// For a document of that kind and year.
    pub(crate) async fn new(web: &Web, kind: Option<Kind>, year: i32) -> Result<Self, Failure> {
        let proposal = Proposal::of(kind);
        let coding = web.app.archive_coding().await?;
        let retentions = Retention::ALL.map(|one| (one.code(), one.name(), one == proposal.retention));
        Ok(Self {
            retentions: retentions.to_vec(),
            reason: proposal.reason,
            standing: Proposal::STANDING,
            year,
            this_year: web.app.today().year(),
            fonds: coding.as_ref().map(|coding| coding.fonds.clone()).unwrap_or_default(),
            units: coding.map(|coding| coding.units).unwrap_or_default(),
        })
    }
}

impl FilingForm {
    /// Chooses what a file is kept under now.
    pub(super) fn choose(&mut self, series: &Series) {
        self.year = series.year();
        for (code, _, chosen) in &mut self.retentions {
            *chosen = *code == series.retention().code();
        }
    }
}

/// What was chosen.
pub(crate) fn filing(fields: &Fields) -> Filing {
    let pages = fields.get("pages").trim();
    Filing {
        retention: Retention::from_code(fields.get("retention")),
        year: fields.get("year").trim().parse().unwrap_or(0),
        unit: fields.get("unit").to_owned(),
        description: Description {
            pages: if pages.is_empty() { None } else { Some(pages.parse().unwrap_or(0)) },
            note: fields.get("note").to_owned(),
        },
    }
}
