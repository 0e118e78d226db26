//! Export, template, and import in two steps: a preview, then one confirmation that applies all.

use super::plan::{Plan, PlanLine, RowFault, plan};
use super::{read, write};
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::organization::change;
use crate::{App, token};
use office::Administrator;
use sm3::Digest;
use store::organization::{self, Pending};

/// What an import would do, or what is wrong with its file.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Names the file and the state of the organisation that it was compared with; the
    /// confirmation must carry it.
    pub token: String,
    /// What would change, in order of sheets and rows.
    pub lines: Vec<PlanLine>,
    /// Rows that are as they were.
    pub unchanged: usize,
    /// What is wrong; nothing can be applied while there is anything.
    pub faults: Vec<RowFault>,
}

impl App {
    /// The organisation as a workbook.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn export_organization(&self, _: &Administrator) -> Result<Vec<u8>> {
        let (organization, today) = (self.organization().await?, self.today());
        tokio::task::spawn_blocking(move || write::workbook(&organization, today)).await?
    }

    /// The workbook to fill in.
    ///
    /// # Errors
    /// Fails if it cannot be made.
    pub async fn organization_template(&self, _: &Administrator) -> Result<Vec<u8>> {
        tokio::task::spawn_blocking(write::template).await?
    }

    /// Reads a workbook and says what importing it would do. Nothing is changed; the file waits
    /// for its confirmation.
    ///
    /// # Errors
    /// Refused if it is no workbook, or too large.
    pub async fn preview_import(&self, by: &Administrator, bytes: Vec<u8>) -> Result<Preview> {
        let digest = sm3(&bytes);
        let (plan, revision, content) = self.plan_import(by.account().to_owned(), bytes).await?;
        let token = token(&digest, revision);
        if plan.faults.is_empty() && !plan.changes.is_empty() {
            let mut tx = self.begin_by(by).await?;
            organization::remember(&mut tx, by.account(), &Pending { digest, revision, content }, self.clock.now())
                .await?;
            tx.settle(store::Housekeeping::Job).await?;
        }
        Ok(Preview { token, lines: plan.lines, unchanged: plan.unchanged, faults: plan.faults })
    }

    /// Applies the file that was previewed, all of it in one transaction, and tells how many
    /// records changed.
    ///
    /// # Errors
    /// `Conflict` if another file took its place or the organisation has changed since.
    pub async fn confirm_import(&self, by: &Administrator, token: &str) -> Result<usize> {
        let stale = || {
            Error::new(Kind::Conflict, "预览之后机构又有变动，或者换过文件，没有导入。请重新上传，看过新的预览再确认。")
        };
        let pending = organization::pending(&self.db, by.account()).await?.ok_or_else(stale)?;
        if !token::same(token, &self::token(&pending.digest, pending.revision)) {
            return Err(stale());
        }
        let content = pending.content;
        let tables = tokio::task::spawn_blocking(move || read::workbook(&content)).await??;
        let mut tx = self.begin_by(by).await?;
        let known = organization::load(&mut tx).await?;
        if known.revision() != pending.revision {
            return Err(stale());
        }
        let today = self.today();
        let account = by.account().to_owned();
        let planned = tokio::task::spawn_blocking(move || (plan(&known, &tables, &account, today), known));
        let (plan, known) = planned.await?;
        if !plan.faults.is_empty() || plan.changes.is_empty() {
            return Err(stale());
        }
        let count = plan.changes.len();
        organization::save(&mut tx, &known, &plan.changes).await?;
        organization::forget(&mut tx, by.account()).await?;
        let (before, after) = change::digests(&known, &plan.changes);
        let words = format!("导入组织机构，新增和变更{count}条，文件SM3为{}", pending.digest);
        let object = Object::new("organization", "organization");
        let entry = self.entry(by, "organization.imported", object, words).changed(before, after);
        tx.commit(&entry).await?;
        tracing::info!(by = %by.account(), count, "organization imported");
        Ok(count)
    }

    async fn plan_import(&self, account: String, bytes: Vec<u8>) -> Result<(Plan, i64, Vec<u8>)> {
        let (known, today) = (self.organization().await?, self.today());
        tokio::task::spawn_blocking(move || {
            let tables = read::workbook(&bytes)?;
            Ok((plan(&known, &tables, &account, today), known.revision(), bytes))
        })
        .await?
    }
}

/// Binds a preview to its file and to the state that it was compared with.
fn token(digest: &str, revision: i64) -> String {
    format!("{digest}-{revision}")
}

fn sm3(bytes: &[u8]) -> String {
    sm3::Sm3::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
