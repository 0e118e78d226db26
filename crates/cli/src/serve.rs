//! `wenshu serve`: the office in the browser.

use crate::arguments::Serve;
use crate::office::block_on;
use crate::outcome::{Message, Outcome};
use crate::{input, log, memory};
use app::Surroundings;
use app::backup::Keeping;
use app::notices::{MailServer, Outside, OutsideError, Webhook};
use std::io::Write;
use std::net::{SocketAddr, ToSocketAddrs};
use tokio::signal::unix::{SignalKind, signal};
use web::{Config, Started};

/// Runs the server until it is told to stop.
pub(crate) fn run(command: &Serve) -> Result<Outcome, Message> {
    memory::give_back();
    // Without fonts the office still works; a folder that is named and is not there is a mistake.
    if let Some(folder) = command.fonts.as_deref().filter(|folder| !folder.is_dir()) {
        return Err(Message(typeset::FontError::NoFolder(folder.display().to_string()).to_string()));
    }
    let config = Config {
        listen: address(&command.listen)?,
        data_dir: command.data.clone(),
        database_url: command.database.clone(),
        fonts: command.fonts.clone(),
        profile: input::profile(command.profile.as_deref())?,
        demo: command.demo,
        https: command.https,
        surroundings: Surroundings { backups: Some(keeping(command)), logs: command.log_dir.clone() },
        outside: outside(command).map_err(|error| Message(error.to_string()))?,
    };
    log::begin(command.log_dir.as_deref())?;
    block_on(web::serve(config, greet, asked_to_stop()))?.map_err(|error| Message(error.to_string()))?;
    Ok(Outcome::Clean)
}

/// Where backups go; they are made unless somebody says no.
fn keeping(command: &Serve) -> Keeping {
    match &command.backup_dir {
        _ if command.no_backup => Keeping::Off,
        Some(folder) => Keeping::Into(folder.clone()),
        None => Keeping::Into(command.data.join("backups")),
    }
}

/// The ways by which notices leave the program.
fn outside(command: &Serve) -> Result<Outside, OutsideError> {
    let from = command.mail_from.as_deref().unwrap_or_default();
    Ok(Outside {
        mail: command.mail.as_deref().map(|url| MailServer::new(url, from)).transpose()?,
        webhook: command.webhook.as_deref().map(|url| Webhook::new(url, &command.webhook_key)).transpose()?,
        address: command.address.trim_end_matches('/').to_owned(),
    })
}

/// What the person at the terminal needs: the address, and how to sign in the first time. A reader
/// that has gone away is no reason to stop serving.
fn greet(started: &Started) {
    let how = match &started.first_code {
        Some(code) => format!(
            "还没有账号。请在浏览器中打开上面的地址，用一次性口令建立第一个管理员：\n    一次性口令：{code}\n\
             口令只能用一次；程序每次启动时，没有账号就换一个新的。"
        ),
        None => "请在浏览器中打开上面的地址，用已有账号登录。".to_owned(),
    };
    let text = format!("文枢已启动：http://{}\n{how}\n按 Ctrl-C 停止。\n", started.address);
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Ctrl-C, or the signal of a service manager.
async fn asked_to_stop() {
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}

fn address(text: &str) -> Result<SocketAddr, Message> {
    let wrong = || Message(format!("监听地址“{text}”不对。请写成 地址:端口，如 127.0.0.1:8080 或 0.0.0.0:8080。"));
    text.to_socket_addrs().map_err(|_| wrong())?.next().ok_or_else(wrong)
}
