//! What was said with an act, for the record: a ledger that tells that a leader instructed, and not
//! what, cannot tell whether it was changed since.

use super::{Event, Incoming};

impl Incoming {
    /// As the record says what just happened: with the words of whoever acted.
    #[must_use]
    pub fn recorded(&self, event: &Event, by: &str) -> String {
        match self.said(event, by) {
            "" => event.words(),
            said => format!("{}：{said}", event.words()),
        }
    }

    /// The words that somebody who just acted said with it; empty where there are none.
    fn said(&self, event: &Event, by: &str) -> &str {
        let text = match event {
            Event::Proposed => self.proposal.as_ref().map(|proposal| &proposal.text),
            Event::Instructed => self.instructions.last().map(|instruction| &instruction.text),
            Event::Urged => self.urgings.last().map(|urging| &urging.text),
            Event::Reported(_) => self.feedback.last().map(|feedback| &feedback.text),
            Event::Answered => self.answer.as_ref().map(|answer| &answer.text),
            Event::Read => {
                let own = self.readings.iter().filter(|reading| reading.reader.id == by);
                own.filter_map(|reading| reading.read.as_ref()).max_by_key(|(at, _)| *at).map(|(_, note)| note)
            }
            // All that was said stands in the words of these.
            Event::Sent
            | Event::Received
            | Event::Registered(_)
            | Event::Corrected(_)
            | Event::Examined
            | Event::SentBack(_)
            | Event::Assigned(_)
            | Event::Circulated(_)
            | Event::Redirected(..)
            | Event::ReaderReleased(_)
            | Event::Reclassified(_)
            | Event::Followed(_)
            | Event::DueSettled(_)
            | Event::Overdue(_)
            | Event::Reopened(_)
            | Event::Concluded
            | Event::Archived(_)
            | Event::Refiled(_) => None,
        };
        text.map_or("", String::as_str)
    }

    /// What people said, as it stands on the document: the verb of its entry, who said it, and the words.
    #[must_use]
    pub fn on_record(&self) -> Vec<(&'static str, &str, &str)> {
        let mut said = Vec::new();
        if let Some(proposal) = &self.proposal {
            said.push((Event::Proposed.verb(), proposal.act.by.id.as_str(), proposal.text.as_str()));
        }
        let instructions = self.instructions.iter();
        said.extend(instructions.map(|one| (Event::Instructed.verb(), one.act.by.id.as_str(), one.text.as_str())));
        let urgings = self.urgings.iter();
        said.extend(urgings.map(|one| (Event::Urged.verb(), one.act.by.id.as_str(), one.text.as_str())));
        let reported = Event::Reported(String::new()).verb();
        said.extend(self.feedback.iter().map(|one| (reported, one.act.by.id.as_str(), one.text.as_str())));
        let read = self.readings.iter().filter_map(|one| Some((&one.reader, &one.read.as_ref()?.1)));
        said.extend(read.map(|(reader, note)| (Event::Read.verb(), reader.id.as_str(), note.as_str())));
        if let Some(answer) = &self.answer {
            said.push((Event::Answered.verb(), answer.act.by.id.as_str(), answer.text.as_str()));
        }
        said
    }
}
