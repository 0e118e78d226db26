//! 答复来文单位, by words or by a document of ours.

use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::DocNumber;
use office::documents::DocumentNumber;
use store::documents::outgoing;

impl App {
    /// 答复: with the number of the document that answers, if one does; then the words may be left out.
    ///
    /// # Errors
    /// As the document refuses; for a number that no issued document has.
    pub async fn answer(&self, person: &Person, id: &str, seen: i64, text: &str, number: &str) -> Result<()> {
        let desk = self.desk(person).await?;
        let member = desk.member()?;
        let number = number.trim();
        let (mut text, mut document) = (text.trim().to_owned(), None);
        if !number.is_empty() {
            let found = match read(number) {
                Some(number) => outgoing::numbered(&self.db, &number, &desk.viewer()).await?,
                None => None,
            };
            let issued = found.filter(|found| found.state.released().is_some());
            let issued = issued.ok_or_else(|| {
                let message =
                    format!("没有找到已经核发的“{number}”。请核对文号，如“云政函〔2026〕1号”；没有发文的不填。");
                Error::new(Kind::Invalid, message)
            })?;
            if text.is_empty() {
                let number = issued.state.number().map(ToString::to_string).unwrap_or_default();
                text = format!("已以{number}答复。");
            }
            document = Some(issued.id);
        }
        self.on_incoming(person, id, seen, |incoming, desk| incoming.answer(&member, &text, document, desk.now.at))
            .await
    }
}

/// A number as people write it.
fn read(number: &str) -> Option<DocumentNumber> {
    let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let number = number.replace(['[', '［', '【', '(', '（'], "〔").replace([']', '］', '】', ')', '）'], "〕");
    let read = DocNumber::parse(&number)?;
    Some(DocumentNumber { series: read.code, year: i32::from(read.year), ordinal: read.serial })
}
