//! 答复来文单位, by words or by a document of ours.

use super::Desk;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use gongwen::DocNumber;
use office::documents::DocumentNumber;
use office::documents::incoming::Incoming;
use office::documents::outgoing::{Outgoing, Refusal};
use store::documents::{incoming, outgoing};

impl App {
    /// What else came from the same sender under the same number: key, number in the register, title.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn twins(&self, person: &Person, of: &Incoming) -> Result<Vec<(String, String, String)>> {
        let desk = self.desk(person).await?;
        Ok(incoming::twins(&self.db, of, &desk.viewer()).await?)
    }

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
            if !issued.state.released().is_some_and(|released| released.standing.holds(desk.now.today)) {
                return Err(Refusal::OutOfForce.into());
            }
            let incoming = self.incoming(person, id).await?;
            addressed(&issued, &incoming, &desk)?;
            later(&issued, &incoming)?;
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

/// What was issued before a paper came answers something else.
fn later(document: &Outgoing, incoming: &Incoming) -> Result<()> {
    let came = incoming.sent.as_ref().or(incoming.received.as_ref()).map_or(incoming.since, |act| act.at);
    if document.state.released().is_none_or(|released| released.act.at >= came) {
        return Ok(());
    }
    let message = format!(
        "《{}》在这份来文送来以前就核发了，不是对它的答复。请核对文号；另行口头、当面答复的，写明答复内容，不填文号。",
        document.content.title
    );
    Err(Error::new(Kind::Invalid, message))
}

/// A document answers whom it is addressed to. Addressees by class (各乡镇人民政府) and organs that the
/// organisation does not know tell nothing.
fn addressed(document: &Outgoing, incoming: &Incoming, desk: &Desk) -> Result<()> {
    let Some(sender) = incoming.sender.unit.as_deref() else { return Ok(()) };
    let read = gongwen::read(&document.content.text, document.content.syntax).document;
    let names = read.addressees.as_ref().or(read.imprint.addressees.as_ref()).map(gongwen::Names::items);
    let names = names.unwrap_or_default();
    let known: Option<Vec<&str>> = names
        .iter()
        .map(|name| desk.organization.unit_called(name.as_str(), desk.now.today).map(|unit| unit.id.as_str()))
        .collect();
    match known {
        Some(known) if !known.is_empty() && !known.contains(&sender) => {
            let message = format!(
                "《{}》主送{}，不是发给{}的，不能用来答复。请核对文号。",
                document.content.title,
                names.iter().map(gongwen::Text::as_str).collect::<Vec<_>>().join("、"),
                incoming.sender.name
            );
            Err(Error::new(Kind::Invalid, message))
        }
        _ => Ok(()),
    }
}

/// A number as people write it.
fn read(number: &str) -> Option<DocumentNumber> {
    let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let number = number.replace(['[', '［', '【', '(', '（'], "〔").replace([']', '］', '】', ')', '）'], "〕");
    let read = DocNumber::parse(&number)?;
    Some(DocumentNumber { series: read.code, year: i32::from(read.year), ordinal: read.serial })
}
