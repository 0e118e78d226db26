//! The programs of PostgreSQL that dump and restore. The password goes through the environment,
//! never onto a command line that others can read.

use crate::error::{Error, Kind, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use store::Place;

/// Dumps the moment of a snapshot.
pub(super) fn dump(source: &Place, snapshot: &str, target: &Path) -> Result<()> {
    let mut command = program("pg_dump")?;
    command.args(["--format=custom", "--no-password", "--exclude-schema=wenshu_*", "--snapshot", snapshot, "--file"]);
    run(connected(command.arg(target), source)?, "pg_dump")
}

/// Puts a dump into an empty database, whole or not at all.
pub(super) fn restore(source: &Place, dump: &Path) -> Result<()> {
    let mut command = program("pg_restore")?;
    command.args(["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password"]);
    run(connected(&mut command, source)?.arg(dump), "pg_restore")
}

/// Whether a dump can be read; `None` where the program is not installed.
pub(super) fn list(dump: &Path) -> Option<Result<()>> {
    let mut command = program("pg_restore").ok()?;
    Some(run(command.arg("--list").arg(dump), "pg_restore"))
}

/// The newest of the programs that are installed.
fn program(name: &str) -> Result<Command> {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let mut found: Vec<PathBuf> = std::env::split_paths(&paths).map(|folder| folder.join(name)).collect();
    let versions = std::fs::read_dir("/usr/lib/postgresql");
    let mut versions: Vec<PathBuf> =
        versions.map(|dirs| dirs.flatten().map(|dir| dir.path()).collect()).unwrap_or_default();
    versions.sort_by_key(|path| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
    found.extend(versions.into_iter().rev().map(|version| version.join("bin").join(name)));
    match found.into_iter().find(|path| path.is_file()) {
        Some(path) => Ok(Command::new(path)),
        None => {
            let what = format!(
                "没有找到 {name}。备份和恢复 PostgreSQL 需要它，请安装与服务器同一大版本的 PostgreSQL 客户端（如 apt-get install postgresql-client）。"
            );
            Err(Error::new(Kind::Unavailable, what))
        }
    }
}

/// Gives the address, and the password apart from it.
fn connected<'a>(command: &'a mut Command, source: &Place) -> Result<&'a mut Command> {
    let Place::Url(url) = source else {
        return Err(Error::new(Kind::Bug, "这不是 PostgreSQL 数据库。"));
    };
    let (address, password) = apart(url);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    Ok(command.arg("--dbname").arg(address))
}

/// An address without its password, and the password.
fn apart(url: &str) -> (String, Option<String>) {
    let whole = || (url.to_owned(), None);
    let Some((scheme, rest)) = url.split_once("://") else { return whole() };
    let authority = rest.find(['/', '?']).map_or(rest, |end| &rest[..end]);
    let Some((credentials, _)) = authority.rsplit_once('@') else { return whole() };
    let Some((user, password)) = credentials.split_once(':') else { return whole() };
    (format!("{scheme}://{user}{}", &rest[credentials.len()..]), Some(decoded(password)))
}

/// Undoes `%41`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let code = more.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &more[2..];
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn run(command: &mut Command, name: &str) -> Result<()> {
    let failed =
        |source| Error::new(Kind::Unavailable, format!("{name} 运行不了。请检查它的安装和权限。")).because(source);
    let output = command.output().map_err(failed)?;
    if output.status.success() {
        return Ok(());
    }
    let told = String::from_utf8_lossy(&output.stderr);
    let told: String = told.lines().take(3).collect::<Vec<_>>().join(" / ").chars().take(400).collect();
    Err(Error::new(Kind::Unavailable, format!("{name} 没有成功：{told}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_taken_out_of_the_address() {
        let both = |url: &str| apart(url);
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(both("postgres://w:a%40b@db:5432/w?x=1"), ("postgres://w@db:5432/w?x=1".into(), some("a@b")));
        assert_eq!(both("postgres://w@localhost/w?host=/tmp/x"), ("postgres://w@localhost/w?host=/tmp/x".into(), None));
        assert_eq!(both("postgres://db/w"), ("postgres://db/w".into(), None));
        assert_eq!(both("postgres://w:x@/w?host=/a:b@c"), ("postgres://w@/w?host=/a:b@c".into(), some("x")));
    }
}
