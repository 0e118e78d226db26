//! `wenshu serve`: the office in the browser.

use crate::arguments::Serve;
use crate::input;
use crate::outcome::{Message, Outcome};
use app::notices::{MailServer, Outside, OutsideError, Webhook};
use std::net::{SocketAddr, ToSocketAddrs};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;
use web::{Config, Started};

/// Runs the server until it is told to stop.
pub(crate) fn run(command: &Serve) -> Result<Outcome, Message> {
    log();
    let config = Config {
        listen: address(&command.listen)?,
        data_dir: command.data.clone(),
        database_url: command.database.clone(),
        fonts: command.fonts.clone(),
        profile: input::profile(command.profile.as_deref())?,
        demo: command.demo,
        https: command.https,
        outside: outside(command).map_err(|error| Message(error.to_string()))?,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Message(format!("无法启动：{error}。请检查系统的线程和文件数限制。")))?;
    runtime.block_on(web::serve(config, greet, asked_to_stop())).map_err(|error| Message(error.to_string()))?;
    Ok(Outcome::Clean)
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

/// What the person at the terminal needs: the address, and how to sign in the first time.
fn greet(started: &Started) {
    println!("文枢已启动：http://{}", started.address);
    match &started.first_code {
        Some(code) => {
            println!("还没有账号。请在浏览器中打开上面的地址，用一次性口令建立第一个管理员：");
            println!("    一次性口令：{code}");
            println!("口令只能用一次；程序每次启动时，没有账号就换一个新的。");
        }
        None => println!("请在浏览器中打开上面的地址，用已有账号登录。"),
    }
    println!("按 Ctrl-C 停止。");
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

/// Logs go to standard error; `WENSHU_LOG` sets the levels.
fn log() {
    let filter = EnvFilter::try_from_env("WENSHU_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

fn address(text: &str) -> Result<SocketAddr, Message> {
    let wrong = || Message(format!("监听地址“{text}”不对。请写成 地址:端口，如 127.0.0.1:8080 或 0.0.0.0:8080。"));
    text.to_socket_addrs().map_err(|_| wrong())?.next().ok_or_else(wrong)
}
