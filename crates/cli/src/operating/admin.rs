//! `wenshu admin`: what is done with accounts and keys at the machine itself. The database is
//! opened directly, nothing goes over the network, and every act is an entry of the ledger.

use super::arguments::{Account, Admin, At, Key};
use super::user::operator;
use crate::office::with;
use crate::outcome::{Message, Outcome, print, tell};
use app::{AccountLine, App};
use office::Operator;
use office::people::AccountState;
use std::fmt::Write;

/// Runs one of the commands.
pub(crate) fn administer(command: &Admin) -> Result<Outcome, Message> {
    match command {
        Admin::Accounts(At { kept }) => with(kept, async |app| {
            print(&table(&app.accounts_here(&operator()).await?));
            Ok(Outcome::Clean)
        }),
        Admin::ResetPassword(Account { name, kept }) => with(kept, async |app| {
            let password = app.reset_password_here(&operator(), name).await?;
            print(&format!("{password}\n"));
            tell(format_args!("这是“{name}”的一次性密码，只显示这一次；登录后须立即改掉。原来的登录已全部退出。"));
            Ok(Outcome::Clean)
        }),
        Admin::Unlock(account) => {
            on(account, "已解锁", async |app, by, name| app.unlock_account_here(by, name).await)
        }
        Admin::Disable(account) => {
            on(account, "已停用", async |app, by, name| app.disable_account_here(by, name).await)
        }
        Admin::Enable(account) => {
            on(account, "已启用", async |app, by, name| app.enable_account_here(by, name).await)
        }
        Admin::MakeAdministrator(account) => {
            on(account, "已设为管理员", async |app, by, name| app.make_administrator_here(by, name).await)
        }
        Admin::FirstCode(At { kept }) => with(kept, async |app| {
            let code = app.first_code_here(&operator()).await?;
            print(&format!("{code}\n"));
            tell(format_args!("请在浏览器中打开服务的地址，用这个一次性口令建立第一个管理员。先前的口令作废。"));
            Ok(Outcome::Clean)
        }),
        Admin::Key(Key::Show(At { kept })) => with(kept, async |app| {
            let mut out = String::new();
            for (number, key) in app.ledger_keys()?.iter().enumerate() {
                let _ = writeln!(out, "{} {}", if number == 0 { "现用" } else { "以前" }, key.fingerprint());
            }
            print(&out);
            Ok(Outcome::Clean)
        }),
        Admin::Key(Key::Rotate(At { kept })) => with(kept, async |app| {
            let rotated = app.rotate_ledger_key(&operator()).await?;
            print(&format!("已更换台账密钥。\n以前 {}\n现用 {}\n", rotated.old, rotated.new));
            tell(format_args!(
                "以前的公钥保留在 {}，以前的检查点仍用它核对。请把新公钥（wenshu ledger key -o 文件）交给留存检查点的人。正在运行的服务自动改用新密钥。",
                rotated.kept.display()
            ));
            Ok(Outcome::Clean)
        }),
    }
}

/// An act on one account.
fn on(
    account: &Account,
    done: &str,
    act: impl AsyncFnOnce(&App, &Operator, &str) -> app::Result<()>,
) -> Result<Outcome, Message> {
    with(&account.kept, async |app| {
        act(&app, &operator(), &account.name).await?;
        tell(format_args!("{done}：{}。", account.name));
        Ok(Outcome::Clean)
    })
}

/// One account in a line: account, name, role, state.
fn table(accounts: &[AccountLine]) -> String {
    let mut out = String::new();
    for line in accounts {
        let state = match (line.state, line.locked, line.awaits_password) {
            (AccountState::Disabled, _, _) => "停用",
            (AccountState::Active, true, _) => "锁定",
            (AccountState::Active, false, true) => "待改初始密码",
            (AccountState::Active, false, false) => "在用",
        };
        let _ = writeln!(out, "{}\t{}\t{}\t{state}", line.name, line.display_name, line.role.name());
    }
    if out.is_empty() {
        out.push_str("还没有账号。用 wenshu admin first-code 取得一次性口令，在浏览器里建立第一个管理员。\n");
    }
    out
}
