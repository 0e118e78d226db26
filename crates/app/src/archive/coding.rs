//! The codes of the office: 全宗号 and 机构（问题）代码, kept by the administrator.

use crate::App;
use crate::act::Object;
use crate::error::Result;
use office::Administrator;
use office::archive::Coding;
use store::settings;

const FONDS: &str = "archive.fonds";
const UNITS: &str = "archive.units";

impl App {
    /// The codes; `None` until an administrator has set them. The demonstration county has its own.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn archive_coding(&self) -> Result<Option<Coding>> {
        let fonds = settings::find(&self.db, FONDS).await?;
        let units = settings::find(&self.db, UNITS).await?;
        match fonds.zip(units) {
            Some((fonds, units)) => Ok(Some(Coding::parse(&fonds, &units)?)),
            None if self.demo => Ok(Some(Coding::parse("X001", "BGS 办公室\nZHG 综合股\nXXG 信息督查股")?)),
            None => Ok(None),
        }
    }

    /// Sets the codes. References that were given stay as they are.
    ///
    /// # Errors
    /// Says which line is not in form.
    pub async fn set_archive_coding(&self, by: &Administrator, fonds: &str, units: &str) -> Result<()> {
        let coding = Coding::parse(fonds, units)?;
        let mut tx = self.begin_by(by).await?;
        settings::set(&mut tx, FONDS, &coding.fonds).await?;
        settings::set(&mut tx, UNITS, &coding.to_string()).await?;
        let words = format!("档案设置：全宗号{}，机构（问题）代码{}个", coding.fonds, coding.units.len());
        let entry = self.entry(by, "archive.coded", Object::new("archive", &coding.fonds), words);
        Ok(tx.commit(&entry).await?)
    }
}
