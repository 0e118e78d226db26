//! The server: how long it takes to start, how much memory it keeps, and a session with it.

use crate::effort::Effort;
use crate::http::Client;
use crate::report::{Row, Section};
use crate::texts::Texts;
use crate::timing::Times;
use crate::trouble::Trouble;
use crate::{keystroke, list, machine};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server on a port and a folder of its own; it ends with this value.
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
    code: Option<String>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn measure(wenshu: &Path, texts: &Texts, effort: Effort) -> Section {
    let mut rows = Vec::new();
    if let Err(trouble) = all(wenshu, texts, effort, &mut rows) {
        rows.push(Row::failed("服务", &trouble));
    }
    let remark = "`wenshu serve --demo`，SQLite，经 127.0.0.1 访问，用真实的登录会话；测量程序与服务在同一台机器上争用处理器。\
                  “改一字”为编辑台每输入一字的请求：检查全文、排版、告知各页是否改变；“连同改变的页面”另含画出并取回这些页的图。";
    Section::new("服务", rows, remark)
}

fn all(wenshu: &Path, texts: &Texts, effort: Effort, rows: &mut Vec<Row>) -> Result<(), Trouble> {
    let folder = tempfile::tempdir().map_err(|error| Trouble::of("temporary folder", &error))?;
    let (server, first) = Server::start(wenshu, folder.path())?;
    let code = server.code.clone();
    let mut client = Client::connect(server.address)?;
    sign_in(&mut client, code.as_deref().unwrap_or_default())?;
    drop(server);
    let mut times = Times::default();
    for _ in 1..effort.starts.min(9) {
        times.push(Server::start(wenshu, folder.path())?.1);
    }
    let (server, last) = Server::start(wenshu, folder.path())?;
    times.push(last);
    let note = format!("{}次的中位数；空文件夹首次启动（建库）{:.0} ms", times.count(), first.as_secs_f64() * 1000.0);
    rows.push(Row::new("从启动到第一次应答", times.median(), "ms").at_most(1000.0).note(note));
    let process = server.process();
    settle();
    let idle = machine::memory(&process, "VmRSS").unwrap_or(f64::NAN);
    rows.push(Row::new("内存，启动后空闲", idle, "MB").at_most(120.0).note("字体已找到，尚未读入字形"));
    let mut client = client.at(server.address)?;
    match keystroke::measure(&mut client, texts, effort) {
        Ok(figures) => rows.extend(figures),
        Err(trouble) => rows.push(Row::failed("改一字", &trouble)),
    }
    let right_after = machine::memory(&process, "VmRSS").unwrap_or(f64::NAN);
    rest();
    let used = machine::memory(&process, "VmRSS").unwrap_or(f64::NAN);
    let peak = machine::memory(&process, "VmHWM").unwrap_or(f64::NAN);
    let note = format!("改字测量之后，字体已读入，停用一分多钟；刚停时 {right_after:.0} MB，峰值 {peak:.0} MB");
    rows.push(Row::new("内存，使用后空闲", used, "MB").at_most(120.0).note(note));
    match list::measure(&client, effort) {
        Ok(row) => rows.push(row),
        Err(trouble) => rows.push(Row::failed("草稿列表", &trouble)),
    }
    Ok(())
}

/// Long enough without pages to set for the program to put away what it kept for them.
fn rest() {
    std::thread::sleep(Duration::from_secs(80));
}

fn settle() {
    std::thread::sleep(Duration::from_secs(2));
}

impl Server {
    /// A connection to it.
    pub(crate) fn client(&self) -> Result<Client, Trouble> {
        Client::connect(self.address)
    }

    /// The number of its process.
    pub(crate) fn process(&self) -> String {
        self.child.id().to_string()
    }

    /// Starts it and waits for its first answer.
    pub(crate) fn start(wenshu: &Path, folder: &Path) -> Result<(Self, Duration), Trouble> {
        let start = Instant::now();
        let child = Command::new(wenshu)
            .args(["serve", "--demo", "--no-backup", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Trouble::of("wenshu serve", &error))?;
        let mut server = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)), code: None };
        let output = server.child.stdout.take().ok_or_else(|| Trouble::new("wenshu serve says nothing"))?;
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let address = lines.find_map(|line| line.split_once("http://").map(|(_, address)| address.to_owned()));
        let address = address.and_then(|address| address.trim().parse().ok());
        server.address = address.ok_or_else(|| Trouble::new("wenshu serve did not start"))?;
        if Client::connect(server.address)?.get("/health")?.status != 200 {
            return Err(Trouble::new("wenshu serve is not well"));
        }
        let took = start.elapsed();
        // The rest of the greeting: a code where there is no account yet.
        for line in lines {
            if let Some((_, code)) = line.split_once("一次性口令：") {
                server.code = Some(code.trim().to_owned());
            }
            if line.contains("Ctrl-C") {
                break;
            }
        }
        Ok((server, took))
    }
}

/// The first administrator, by the code.
fn sign_in(client: &mut Client, code: &str) -> Result<(), Trouble> {
    let page = client.get("/first")?.text();
    let token = token(&page)?;
    let fields =
        [("csrf", token.as_str()), ("code", code), ("account", "celiang"), ("name", "测量"), ("password", PASSWORD)];
    let answer = client.post_form("/first", &fields)?;
    if answer.status == 303 { Ok(()) } else { Err(Trouble::new(format!("sign-in: {}", answer.status))) }
}

/// For a server that lives as long as the measurement.
const PASSWORD: &str = "落霞与孤鹜齐飞 2026";

/// The token of the forms on a page.
pub(crate) fn token(page: &str) -> Result<String, Trouble> {
    let token = page.split_once("name=\"csrf\" value=\"").and_then(|(_, rest)| rest.split('"').next());
    token.map(str::to_owned).ok_or_else(|| Trouble::new("a page without a token"))
}
