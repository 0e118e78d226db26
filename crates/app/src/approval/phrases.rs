//! 常用语: those everybody has, and a person's own.

use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::{App, Person};
use store::approvals;

/// What everybody has.
const COMMON: [&str; 3] = ["同意", "请按程序办理", "请抓紧办理"];
/// How many of one's own, and how long.
const MOST: usize = 12;
const LONGEST: usize = 60;

impl App {
    /// The phrases for opinions: those everybody has, then the person's own.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn phrases(&self, person: &Person) -> Result<(Vec<&'static str>, Vec<String>)> {
        Ok((COMMON.to_vec(), approvals::phrases(&self.db, person.id()).await?))
    }

    /// Keeps a person's own phrases, one a line.
    ///
    /// # Errors
    /// Refused if there are too many, or one is too long.
    pub async fn keep_phrases(&self, person: &Person, text: &str) -> Result<()> {
        let mut phrases: Vec<String> = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if line.chars().count() > LONGEST {
                return Err(Error::new(Kind::Invalid, format!("常用语每条最多{LONGEST}个字：“{line}”太长。")));
            }
            if !phrases.iter().any(|phrase| phrase == line) {
                phrases.push(line.to_owned());
            }
        }
        if phrases.len() > MOST {
            return Err(Error::new(Kind::Invalid, format!("常用语最多{MOST}条，请删去不用的。")));
        }
        let words = format!("保存自己的常用语{}条", phrases.len());
        let entry = self.entry(person, "phrases.kept", Object::new("person", person.id()), words);
        let mut tx = self.begin_by(person).await?;
        approvals::keep_phrases(&mut tx, person.id(), &phrases).await?;
        Ok(tx.commit(&entry).await?)
    }
}
