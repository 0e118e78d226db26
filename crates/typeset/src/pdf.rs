//! Pages as a tagged PDF/A-2b file.

use crate::{Error, Setting};
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
    let seconds = unix + i64::from(CHINA) * 60;
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days since 1 March of year 0, in eras of 400 years.
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let day = in_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let part = |value: i64| u8::try_from(value).ok();
    Datetime::from_ymd_hms(
        i32::try_from(year).ok()?,
        part(month)?,
        part(day)?,
        part(second / 3600)?,
        part(second / 60 % 60)?,
        part(second % 60)?,
    )
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
