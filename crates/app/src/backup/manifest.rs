//! What a backup says of itself (清单), and what it may hold.

use crate::error::{Error, Kind, Result};
use ledger::Sm3;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// The form that this program writes and reads.
const FORMAT: &str = "wenshu-backup-1";
/// The part that describes the others.
pub(super) const MANIFEST: &str = "manifest.json";
/// The signed checkpoint of the moment.
pub(super) const CHECKPOINT: &str = "checkpoint.txt";
/// A database of SQLite.
pub(super) const SQLITE: &str = "database.sqlite";
/// A dump of PostgreSQL.
pub(super) const POSTGRES: &str = "database.pgdump";
/// Where the files of the data folder are.
pub(super) const FILES: &str = "files/";
/// The largest file of the data folder that is taken along: keys and settings are small.
pub(super) const FILE_LIMIT: u64 = 1 << 20;
/// The most parts.
pub(super) const PARTS: usize = 64;
/// The largest manifest.
pub(super) const MANIFEST_LIMIT: u64 = 64 << 10;

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form of the file.
    pub format: String,
    /// The version of the program that made it.
    pub program: String,
    /// The version of the tables.
    pub schema: i64,
    /// SQLite or PostgreSQL.
    pub engine: String,
    /// When it was made, in milliseconds since 1970.
    pub made: i64,
    /// The name of the ledger.
    pub origin: String,
    /// How many entries are sealed in it.
    pub ledger_size: u64,
    /// The root over them, in hexadecimal.
    pub ledger_root: String,
    /// Everything else in the file.
    pub parts: Vec<Part>,
}

/// A part of the backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub size: u64,
    /// Their SM3, in hexadecimal.
    pub sm3: String,
}

impl Manifest {
    /// Of a form that this program reads.
    pub(super) const fn format() -> &'static str {
        FORMAT
    }

    /// From the bytes of the part.
    ///
    /// # Errors
    /// Says if it is no manifest, of a later form, or names parts that no backup has.
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let broken =
            |what: &str| Error::new(Kind::Invalid, format!("备份文件的清单不对：{what}。文件可能损坏或被改过。"));
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| broken("读不懂").because(error))?;
        if manifest.format != FORMAT {
            return Err(broken("不是本程序认识的格式，可能由更新的版本做成，请用那个版本恢复"));
        }
        let mut names: Vec<&str> = manifest.parts.iter().map(|part| part.name.as_str()).collect();
        if names.len() > PARTS || !names.iter().all(|name| is_part(name)) {
            return Err(broken("列有不该有的内容"));
        }
        names.sort_unstable();
        if names.windows(2).any(|pair| pair[0] == pair[1]) || !names.contains(&manifest.database()) {
            return Err(broken("内容重复，或者缺少数据库"));
        }
        let small = |part: &Part| part.name == manifest.database() || part.size <= FILE_LIMIT;
        if !manifest.parts.iter().all(small) {
            return Err(broken("有过大的附属文件"));
        }
        Ok(manifest)
    }

    /// The part that is the database.
    pub(super) fn database(&self) -> &'static str {
        if self.engine == store::Engine::Postgres.name() { POSTGRES } else { SQLITE }
    }

    /// The part of a name.
    pub(super) fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }
}

/// Whether a part may be called so.
pub(super) fn is_part(name: &str) -> bool {
    matches!(name, CHECKPOINT | SQLITE | POSTGRES) || name.strip_prefix(FILES).is_some_and(is_kept)
}

/// Whether a file of the data folder is taken along, by its name: keys and settings are, the
/// database is taken otherwise, what is hidden or half written is not.
pub(super) fn is_kept(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let own = ["wenshu.db", store::LOCK_FILE, store::SERVER_FILE, store::UNFINISHED];
    let own = own.iter().any(|own| name.starts_with(own));
    !name.is_empty() && name.len() <= 64 && name.chars().all(plain) && !name.starts_with('.') && !own
}

/// Counts and digests what passes through.
pub(super) struct Digesting<T> {
    inner: T,
    digest: Sm3,
    size: u64,
}

impl<T> Digesting<T> {
    pub(super) fn new(inner: T) -> Self {
        Self { inner, digest: sm3::Digest::new(), size: 0 }
    }

    /// What passed, as a part of that name.
    pub(super) fn part(self, name: &str) -> Part {
        Part { name: name.to_owned(), size: self.size, sm3: ledger::to_hex(&sm3::Digest::finalize(self.digest)) }
    }

    fn passed(&mut self, bytes: &[u8]) {
        sm3::Digest::update(&mut self.digest, bytes);
        self.size += bytes.len() as u64;
    }
}

impl<T: Read> Read for Digesting<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.passed(&buffer[..count]);
        Ok(count)
    }
}

impl<T: Write> Write for Digesting<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.passed(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keys_and_settings_are_parts() {
        for good in ["files/ledger-key.pem", "files/mail.json", "database.sqlite", "checkpoint.txt"] {
            assert!(is_part(good), "{good}");
        }
        for bad in [
            "files/../x",
            "files/a/b",
            "files/.x",
            "files/",
            "/etc/passwd",
            "x",
            "files/wenshu.db-wal",
            "manifest.json",
        ] {
            assert!(!is_part(bad), "{bad}");
        }
    }

    #[test]
    fn a_manifest_that_lies_is_refused() {
        let part = |name: &str, size| Part { name: name.into(), size, sm3: String::new() };
        let good = Manifest {
            format: FORMAT.into(),
            program: "0.1.0".into(),
            schema: 1,
            engine: "SQLite".into(),
            made: 0,
            origin: "云溪".into(),
            ledger_size: 0,
            ledger_root: String::new(),
            parts: vec![part(SQLITE, 1 << 40), part(CHECKPOINT, 300)],
        };
        let read = |manifest: &Manifest| Manifest::read(&serde_json::to_vec(manifest).unwrap());
        assert_eq!(read(&good).unwrap(), good);
        let with = |parts| Manifest { parts, ..good.clone() };
        assert!(read(&with(vec![part(CHECKPOINT, 300)])).is_err());
        assert!(read(&with(vec![part(SQLITE, 1), part(SQLITE, 1)])).is_err());
        assert!(read(&with(vec![part(SQLITE, 1), part("files/../../etc/cron.d/x", 1)])).is_err());
        assert!(read(&with(vec![part(SQLITE, 1), part("files/a", FILE_LIMIT + 1)])).is_err());
        assert!(read(&Manifest { format: "wenshu-backup-2".into(), ..good.clone() }).is_err());
        assert!(Manifest::read(b"{}").is_err());
    }
}
