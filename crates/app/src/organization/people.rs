//! People: adding, correcting, leaving.

use super::change::Decision;
use super::units::free_number;
use crate::App;
use crate::error::{Error, Kind, Result};
use gongwen::Date;
use office::Administrator;
use office::organization::{Change, Leaving, Person, Record, Refusal, Span, Tenure};

/// A person who is to be added.
#[derive(Clone, Debug, Default)]
pub struct NewPerson {
    /// 姓名
    pub name: String,
    /// 电话
    pub phone: String,
    /// The post that the person takes, with its first day.
    pub post: Option<(String, Date)>,
}

impl App {
    /// Adds a person, where asked for in a post, and returns the key.
    ///
    /// # Errors
    /// Refused as the organisation does.
    pub async fn add_person(&self, by: &Administrator, new: NewPerson) -> Result<String> {
        let id = store::new_id();
        let key = id.clone();
        self.change_organization(by, "person.added", |read| {
            let people = read.people();
            let numbers: Vec<&str> = people.iter().map(|person| person.number.as_str()).collect();
            let number = free_number("", "P", &numbers);
            let order = people.iter().map(|person| person.order).max().unwrap_or(0) + 1;
            let name = new.name.trim().to_owned();
            let mut words = format!("添加人员{name}");
            let phone = new.phone.trim().to_owned();
            let mut changes =
                vec![Change::Put(Record::Person(Person { id: key.clone(), number, name, phone, order, revision: 0 }))];
            if let Some((post, from)) = new.post {
                words = format!("{words}，任“{}”，自{from}起", super::posts::post_name(read, &post, from));
                let (id, person, span) = (store::new_id(), key.clone(), Span::since(from));
                changes.push(Change::Put(Record::Tenure(Tenure { id, person, post, span, revision: 0 })));
            }
            Ok(Decision { changes, object: ("person", key), words, reason: String::new() })
        })
        .await?;
        Ok(id)
    }

    /// Corrects the name and the telephone number of a person.
    ///
    /// # Errors
    /// Refused as the organisation does; `seen` is the revision that the person acting has seen.
    pub async fn correct_person(&self, by: &Administrator, id: &str, seen: i64, name: &str, phone: &str) -> Result<()> {
        self.change_organization(by, "person.corrected", |read| {
            let old = read.person(id).ok_or(Refusal::Unknown("人员"))?;
            let (name, phone) = (name.trim().to_owned(), phone.trim().to_owned());
            if (&name, &phone) == (&old.name, &old.phone) {
                return Err(Refusal::NothingToDo);
            }
            let words = format!("更正人员{}的姓名、电话", old.name);
            let person = Person { name, phone, revision: seen, ..old.clone() };
            let changes = vec![Change::Put(Record::Person(person))];
            Ok(Decision { changes, object: ("person", id.to_owned()), words, reason: String::new() })
        })
        .await
    }

    /// What is affected if a person leaves after a last day.
    ///
    /// # Errors
    /// Refused for somebody unknown, and if nothing would end.
    pub async fn leaving(&self, _: &Administrator, person: &str, last: Date) -> Result<Leaving> {
        Ok(self.organization().await?.leaving(person, last)?)
    }

    /// How many documents and matters wait for a person: what others must take over.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn held_by(&self, _: &Administrator, person: &str) -> Result<i64> {
        let loads = store::documents::load::waiting(&self.db).await?;
        let waiting = loads.into_iter().find(|load| load.person == person).map_or(0, |load| load.count);
        Ok(waiting)
    }

    /// 离任: ends everything that ties a person, after a last day.
    ///
    /// # Errors
    /// Refused as the organisation does.
    pub async fn leave(&self, by: &Administrator, person: &str, last: Date, reason: &str) -> Result<()> {
        if reason.trim().is_empty() {
            return Err(Error::new(Kind::Invalid, "请写明离任的原因，如调离、退休、任期届满，记入台账。"));
        }
        self.change_organization(by, "person.left", |read| {
            let changes = read.leave(person, last)?;
            let name = read.person(person).map_or("", |person| person.name.as_str());
            let words = format!("{name}离任，至{last}，终止{}项任职、分管、服务和AB角", changes.len());
            Ok(Decision { changes, object: ("person", person.to_owned()), words, reason: reason.trim().to_owned() })
        })
        .await
    }
}
