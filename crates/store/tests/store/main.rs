//! Storage, every test on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used)]

mod accounts;
mod approvals;
mod backup;
mod documents;
mod drafts;
mod ledger;
mod opening;
mod organization;
mod search;
mod search_upgrade;
mod upgrade;

use office::Moment;
use office::people::{AccountName, DisplayName, NewAccount, Role};
use store::{Db, accounts as store_accounts};

fn at(second: i64) -> Moment {
    Moment::from_millis(second * 1000)
}

fn new_account(name: &str) -> NewAccount {
    NewAccount {
        name: AccountName::parse(name).unwrap(),
        display_name: DisplayName::parse("李明").unwrap(),
        role: Role::Clerk,
        must_change_password: false,
    }
}

async fn account(db: &Db, name: &str) -> String {
    let mut tx = db.begin().await.unwrap();
    let id = store_accounts::insert(&mut tx, &new_account(name), "hash", at(1)).await.unwrap();
    tx.commit(&testkit::act()).await.unwrap();
    id
}
