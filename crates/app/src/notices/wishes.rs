//! What a person wishes of notices.

use super::Wishes;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use office::TimeOfDay;
use office::notices::QuietHours;
use store::notices;

/// The longest address for mail.
const LONGEST: usize = 120;

impl App {
    /// What a person wishes of notices.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn wishes(&self, person: &Person) -> Result<Wishes> {
        Ok(notices::wishes(&self.db, person.id()).await?)
    }

    /// Keeps what a person wishes: an address for mail or none, and quiet hours as `22:00`.
    ///
    /// # Errors
    /// Refused for what is no address or no time of the day.
    pub async fn keep_wishes(&self, person: &Person, mail: &str, from: &str, to: &str) -> Result<()> {
        let mail = mail.trim();
        if !mail.is_empty() && (mail.chars().count() > LONGEST || mail.parse::<lettre::Address>().is_err()) {
            let why = format!("“{mail}”不是邮箱地址。请写成 name@example.cn 的样子，或者留空。");
            return Err(Error::new(Kind::Invalid, why));
        }
        let quiet = TimeOfDay::read(from).zip(TimeOfDay::read(to));
        let quiet = quiet.and_then(|(from, to)| QuietHours::new(from.minutes(), to.minutes()));
        let quiet =
            quiet.ok_or_else(|| Error::new(Kind::Invalid, "免打扰的时间请写成 22:00 的样子，起止相同表示不设。"))?;
        let wishes = Wishes { mail: mail.to_owned(), quiet };
        let words = if mail.is_empty() { "设置通知：不发邮件" } else { "设置通知：发邮件" };
        let mut tx = self.begin_by(person).await?;
        notices::keep_wishes(&mut tx, person.id(), &wishes).await?;
        let entry = self.entry(person, "notices.wished", Object::new("person", person.id()), words);
        Ok(tx.commit(&entry).await?)
    }
}
