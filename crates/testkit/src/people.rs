//! People who have accounts, for the tests of `app` and `web`.

use app::{App, SignedIn};
use tokio::sync::Mutex;

/// The password of everybody in tests.
pub const PASSWORD: &str = "云溪的水2026很清";

/// The first administrator, signed in.
///
/// # Panics
/// If the first start fails.
pub async fn administrator(app: &App) -> SignedIn {
    let code = app.first_code().await.expect("the database answers").expect("there is no account yet");
    app.redeem_first_code(&code, "zhuren", "周正", PASSWORD).await.expect("the code is right")
}

/// A clerk with an account of that name, signed in.
///
/// # Panics
/// If the account cannot be opened.
pub async fn clerk(app: &App, administrator: &SignedIn, name: &str) -> SignedIn {
    let chief = administrator.person.administrator().expect("an administrator");
    let first = app.open_account(&chief, name, "李明", office::people::Role::Clerk).await.expect("a free name");
    let signed_in = app.sign_in(name, &first).await.expect("the first password");
    app.change_password(&signed_in.person, &signed_in.token, &first, PASSWORD).await.expect("a good password");
    app.sign_in(name, PASSWORD).await.expect("the new password")
}

/// One account is opened at a time: tests that share a server ask for the same people.
static OPENING: Mutex<()> = Mutex::const_new(());

/// Somebody of the demonstration county, by the number of the person, signed in; the account is
/// opened when it is first asked for.
///
/// # Panics
/// If there is no such person, or an account cannot be opened.
pub async fn seated(app: &App, administrator: &SignedIn, number: &str) -> SignedIn {
    let _turn = OPENING.lock().await;
    let chief = administrator.person.administrator().expect("an administrator");
    let account = number.to_lowercase();
    if let Ok(known) = app.sign_in(&account, PASSWORD).await {
        return known;
    }
    let organization = app.organization().await.expect("the database answers");
    let id = organization.person_numbered(number).expect("a person of the county").id.clone();
    let first = app.open_account_for(&chief, &id, &account, office::people::Role::Clerk).await.expect("no account yet");
    let signed_in = app.sign_in(&account, &first).await.expect("the first password");
    app.change_password(&signed_in.person, &signed_in.token, &first, PASSWORD).await.expect("a good password");
    app.sign_in(&account, PASSWORD).await.expect("the new password")
}
