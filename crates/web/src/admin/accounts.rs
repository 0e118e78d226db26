//! 账号管理

use crate::error::{Answer, Failure};
use crate::form::Form;
use crate::moment::when;
use crate::shell::{Shell, page, page_with};
use crate::state::Web;
use crate::who::Visit;
use app::{AccountLine, ErrorKind};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use office::people::{AccountState, Role};

struct Line {
    id: String,
    name: String,
    display_name: String,
    role: &'static str,
    state: &'static str,
    active: bool,
    locked: bool,
    own: bool,
    created: String,
}

#[derive(Template)]
#[template(path = "accounts.html")]
struct AccountsPage {
    shell: Shell,
    lines: Vec<Line>,
    account: String,
    name: String,
    administrator: bool,
    error: String,
    /// A first password that is shown once, and whose it is.
    password: String,
    owner: String,
}

#[derive(Default)]
struct Said {
    account: String,
    name: String,
    administrator: bool,
    error: String,
    password: String,
    owner: String,
}

pub(super) async fn list(State(web): State<Web>, visit: Visit) -> Answer {
    page(&accounts_page(&web, &visit, Said::default()).await?)
}

pub(super) async fn open(State(web): State<Web>, form: Form) -> Answer {
    let chief = form.visit.administrator()?;
    let (account, name) = (form.fields.get("account").to_owned(), form.fields.get("name").to_owned());
    let administrator = form.fields.get("role") == "administrator";
    let role = if administrator { Role::Administrator } else { Role::Clerk };
    match web.app.open_account(&chief, &account, &name, role).await {
        Ok(password) => {
            let said = Said { password, owner: account, ..Said::default() };
            page(&accounts_page(&web, &form.visit, said).await?)
        }
        Err(error) if error.kind() == ErrorKind::Invalid => {
            let said = Said { account, name, administrator, error: error.message().to_owned(), ..Said::default() };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &accounts_page(&web, &form.visit, said).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn reset(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    let password = web.app.reset_password(&form.visit.administrator()?, &id).await?;
    let said = Said { password, owner: form.fields.get("account").to_owned(), ..Said::default() };
    page(&accounts_page(&web, &form.visit, said).await?)
}

pub(super) async fn disable(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    web.app.disable_account(&form.visit.administrator()?, &id).await?;
    Ok(Redirect::to("/admin/accounts").into_response())
}

pub(super) async fn enable(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    web.app.enable_account(&form.visit.administrator()?, &id).await?;
    Ok(Redirect::to("/admin/accounts").into_response())
}

pub(super) async fn unlock(State(web): State<Web>, Path(id): Path<String>, form: Form) -> Answer {
    web.app.unlock_account(&form.visit.administrator()?, &id).await?;
    Ok(Redirect::to("/admin/accounts").into_response())
}

async fn accounts_page(web: &Web, visit: &Visit, said: Said) -> Result<AccountsPage, Failure> {
    let accounts = web.app.accounts(&visit.administrator()?).await?;
    let now = web.app.clock().now();
    let line = |line: AccountLine| Line {
        own: line.id == visit.person.id(),
        id: line.id,
        name: line.name,
        display_name: line.display_name,
        role: line.role.name(),
        state: match (line.state, line.locked, line.awaits_password) {
            (AccountState::Disabled, _, _) => "停用",
            (AccountState::Active, true, _) => "锁定",
            (AccountState::Active, false, true) => "待改初始密码",
            (AccountState::Active, false, false) => "在用",
        },
        active: line.state == AccountState::Active,
        locked: line.locked,
        created: when(line.created, now),
    };
    Ok(AccountsPage {
        shell: visit.shell("账号管理", "admin"),
        lines: accounts.into_iter().map(line).collect(),
        account: said.account,
        name: said.name,
        administrator: said.administrator,
        error: said.error,
        password: said.password,
        owner: said.owner,
    })
}
