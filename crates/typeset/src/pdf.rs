//! Pages as a tagged PDF/A-2b file.

use crate::{Error, Setting};
use time::{OffsetDateTime, UtcOffset};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What the file says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfInfo {
    /// 标题; empty for none.
    pub title: String,
    /// 发文机关; empty for none.
    pub author: String,
    /// When the file is made, in Unix seconds; shown in Chinese time.
    pub created: i64,
}

/// Minutes that Chinese time is ahead of UTC.
const CHINA: i32 = 8 * 60;

impl Setting {
    /// The pages as PDF/A-2b, tagged, with an outline.
    ///
    /// # Errors
    /// If the file cannot be written to the standard.
    pub fn pdf(&self, info: &PdfInfo) -> Result<Vec<u8>, Error> {
        let mut about = self.info.clone();
        about.title = Some(info.title.as_str()).filter(|title| !title.is_empty()).map(Into::into);
        about.author =
            Some(info.author.as_str()).filter(|author| !author.is_empty()).map(Into::into).into_iter().collect();
        let document = PagedDocument::new(self.pages.iter().cloned().collect(), about);
        let standards =
            PdfStandards::new(&[PdfStandard::A_2b]).map_err(|error| Error::Pdf(error.message().to_string()))?;
        let timestamp = local(info.created).and_then(|time| Timestamp::new_local(time, CHINA));
        let options = PdfOptions {
            ident: Smart::Auto,
            creator: Smart::Custom(Some("文枢".to_owned())),
            timestamp,
            standards,
            tagged: true,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|errors| {
            let all: Vec<String> = errors.iter().map(|error| error.message.to_string()).collect();
            Error::Pdf(all.join("；"))
        })
    }
}

/// The wall clock in China.
fn local(unix: i64) -> Option<Datetime> {
    let offset = UtcOffset::from_whole_seconds(CHINA * 60).ok()?;
    let time = OffsetDateTime::from_unix_timestamp(unix).ok()?.to_offset(offset);
    Datetime::from_ymd_hms(time.year(), time.month().into(), time.day(), time.hour(), time.minute(), time.second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_that_of_china() {
        let time = local(1_795_363_200).expect("a day");
        assert_eq!((time.year(), time.month(), time.day(), time.hour()), (Some(2026), Some(11), Some(23), Some(0)));
    }
}
