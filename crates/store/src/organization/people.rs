//! The person behind an account: one row, one key.

use crate::records::{Kind, ONLY};
use crate::{Error, Tx};

/// Makes the person of a new account. The account's name is the number; if a person has it
/// already, the key is.
pub(crate) async fn insert_for_account(tx: &mut Tx, id: &str, account: &str, name: &str) -> Result<(), Error> {
    let taken: i64 = sqlx::query_scalar("select cast(count(*) as bigint) from people where number = $1")
        .bind(account)
        .fetch_one(&mut *tx.0)
        .await?;
    sqlx::query("insert into people (id, number, name, phone, place, revision) values ($1, $2, $3, '', 0, 1)")
        .bind(id)
        .bind(if taken == 0 { account } else { id })
        .bind(name)
        .execute(&mut *tx.0)
        .await?;
    // Whoever reads the organisation again finds the person.
    sqlx::query("update organization_state set revision = revision + 1 where one = 1").execute(&mut *tx.0).await?;
    tx.touch(Kind::Organization, ONLY);
    Ok(())
}
