//! 装盒: files of a series go into a box.

use crate::act::Object;
use crate::error::Result;
use crate::{App, Person};
use office::archive::{BoxRange, Refusal};
use store::archive;

impl App {
    /// Puts a range of files into a box; a file that was in another comes into this one, and both
    /// acts are on record.
    ///
    /// # Errors
    /// Refused to others than the registrar, and if files of the range are not there.
    pub async fn box_files(&self, person: &Person, range: &BoxRange) -> Result<()> {
        let (desk, mut tx) = self.open_desk(person).await?;
        desk.registrar()?;
        let done = archive::put_in_box(&mut tx, range).await?;
        if done != u64::from(range.count()) {
            let found = i64::try_from(done).unwrap_or(i64::MAX);
            return Err(Refusal::NotThere { series: range.series().to_string(), found, wanted: range.count() }.into());
        }
        let series = range.series().to_string();
        let entry = self.entry(person, "archive.boxed", Object::new("archive", &series), range.words());
        Ok(tx.commit(&entry).await?)
    }
}
