//! Posts: adding, ending, appointing.

use super::change::Decision;
use super::units::free_number;
use crate::App;
use crate::act::Actor;
use crate::error::Result;
use gongwen::Date;
use office::Administrator;
use office::organization::{Change, Organization, Post, Rank, Record, Refusal, Seats, Span};

/// A post that is to be added.
#[derive(Clone, Debug)]
pub struct NewPost {
    /// The unit it is in.
    pub unit: String,
    /// 岗位名称
    pub title: String,
    /// Its rank.
    pub rank: Rank,
    /// How many hold it at once.
    pub seats: Seats,
    /// From when there is such a post.
    pub from: Date,
}

impl App {
    /// Adds a post to a unit and returns its key.
    ///
    /// # Errors
    /// Refused as the organisation does.
    pub async fn add_post(&self, by: &Administrator, new: NewPost) -> Result<String> {
        let id = store::new_id();
        let key = id.clone();
        self.change_organization(by, "post.added", |read| {
            let unit = read.unit(&new.unit).ok_or(Refusal::Unknown("单位"))?;
            let posts = read.all_posts();
            let numbers: Vec<&str> = posts.iter().map(|post| post.number.as_str()).collect();
            let number = free_number("", "G", &numbers);
            let order = posts.iter().filter(|post| post.unit == new.unit).map(|post| post.order).max().unwrap_or(0) + 1;
            let words = format!("在“{}”设立岗位“{}”，自{}起", unit.name(new.from), new.title, new.from);
            let NewPost { unit, title, rank, seats, from } = new;
            let span = Span::since(from);
            let post = Post { id: key.clone(), number, unit, title, rank, seats, span, order, revision: 0 };
            let changes = vec![Change::Put(Record::Post(post))];
            Ok(Decision { changes, object: ("post", key), words, reason: String::new() })
        })
        .await?;
        Ok(id)
    }

    /// 撤销 of a post, after a last day.
    ///
    /// # Errors
    /// Refused while somebody holds it.
    pub async fn end_post(&self, by: &Administrator, id: &str, last: Date) -> Result<()> {
        self.change_organization(by, "post.ended", |read| {
            let changes = read.end_post(id, last)?;
            let words = format!("撤销岗位“{}”，至{last}", post_name(read, id, last));
            Ok(Decision { changes, object: ("post", id.to_owned()), words, reason: String::new() })
        })
        .await
    }

    /// 任命 of a person to a post.
    ///
    /// # Errors
    /// Refused as the organisation does: a post for one is held by one.
    pub async fn appoint(&self, by: &Administrator, person: &str, post: &str, span: Span) -> Result<()> {
        self.appoint_by(by, person, post, span).await
    }

    /// The same, also by the program itself where it sets a demonstration up.
    pub(crate) async fn appoint_by(&self, by: &impl Actor, person: &str, post: &str, span: Span) -> Result<()> {
        let id = store::new_id();
        self.change_organization(by, "person.appointed", |read| {
            let changes = read.appoint(&id, person, post, span)?;
            let name = read.person(person).map_or("", |person| person.name.as_str());
            let words = format!("任命{name}为“{}”，{span}", post_name(read, post, span.from()));
            Ok(Decision { changes, object: ("person", person.to_owned()), words, reason: String::new() })
        })
        .await
    }
}

/// Unit and title of a post in words.
pub(super) fn post_name(organization: &Organization, post: &str, day: Date) -> String {
    let Some(post) = organization.post(post) else { return String::new() };
    let unit = organization.unit(&post.unit).map_or("", |unit| unit.short(day));
    format!("{unit}{}", post.title)
}
