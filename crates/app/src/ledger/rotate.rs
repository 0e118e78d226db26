//! Rotating the key that signs checkpoints (更换密钥): old public keys stay, old checkpoints stay good.

use super::key::{KEY_FILE, PUBLIC_KEY_FILE, fresh, lost, private, unusable};
use crate::App;
use crate::act::Object;
use crate::error::{Error, Kind, Result};
use crate::people::local::aside;
use ledger::{PublicKey, Signer};
use office::Operator;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The new key until it takes the place of the old.
const NEXT: &str = "ledger-key.next.pem";
/// What the file of an earlier public key begins with; part of its fingerprint follows.
const EARLIER: &str = "ledger-public-key-";

/// What a rotation did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotated {
    /// The fingerprint of the key until now.
    pub old: String,
    /// The fingerprint of the key from now on.
    pub new: String,
    /// Where the old public key is kept.
    pub kept: PathBuf,
}

impl App {
    /// The public keys of this ledger: the one in use, then the earlier ones in the data folder.
    ///
    /// # Errors
    /// Fails if a key cannot be read.
    pub fn ledger_keys(&self) -> Result<Vec<PublicKey>> {
        let mut keys = vec![self.ledger_key()?];
        if let Some(folder) = self.keys.folder() {
            keys.extend(earlier(folder)?);
        }
        Ok(keys)
    }

    /// Replaces the key. A last checkpoint is signed with the old key and a first one with the new,
    /// so that what was signed before stays joined to what is signed after. The old private key is
    /// destroyed: nothing needs it any more, and whoever has it could sign in the office's name. Where the
    /// old one is lost, there is no last checkpoint of it.
    ///
    /// # Errors
    /// Fails if the files cannot be written, or if another device signs.
    pub async fn rotate_ledger_key(&self, by: &Operator) -> Result<Rotated> {
        let elsewhere = || Error::new(Kind::Invalid, "台账的密钥不在数据文件夹里，不能在这里更换。");
        let folder = self.keys.folder().ok_or_else(elsewhere)?;
        let lost = lost(folder)?;
        let is_lost = lost.is_some();
        let old = match lost {
            Some(old) => old,
            None => {
                self.make_checkpoint_here().await?;
                self.ledger_key()?
            }
        };
        let signer = fresh()?;
        let new = signer.public_key().clone();
        let kept = folder.join(format!("{EARLIER}{}.pem", &old.fingerprint()[..16]));
        let next = folder.join(NEXT);
        let pem = signer.to_pem().map_err(|error| Error::new(Kind::Bug, error.to_string()))?;
        keep(&kept, &old).map_err(|error| unusable(&kept, error))?;
        write_next(&next, pem.as_ref()).map_err(|error| unusable(&next, error))?;
        let (old, new_print) = (old.fingerprint(), new.fingerprint());
        let why = if is_lost { "（原密钥文件丢失）" } else { "" };
        let words = format!("更换台账签名密钥{why}{}：指纹{}…换为{}…", aside(by), &old[..16], &new_print[..16]);
        let tx = self.begin_by(by).await?;
        let entry = self.entry(by, "ledger.key_rotated", Object::new("ledger", "key"), words);
        tx.commit(&entry.changed(old.as_str(), new_print.as_str())).await?;
        std::fs::rename(&next, folder.join(KEY_FILE)).map_err(|error| unusable(&next, error))?;
        let public = folder.join(PUBLIC_KEY_FILE);
        std::fs::write(&public, new.to_pem()).map_err(|error| unusable(&public, error))?;
        self.make_checkpoint_here().await?;
        Ok(Rotated { old, new: new_print, kept })
    }
}

/// The public keys that were in use before.
fn earlier(folder: &Path) -> Result<Vec<PublicKey>> {
    let mut paths: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => return Err(unusable(folder, error)),
    };
    paths.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(EARLIER)));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let pem = std::fs::read_to_string(&path).map_err(|error| unusable(&path, error))?;
            let wrong = |error| Error::new(Kind::Unavailable, format!("{}：{error}", path.display()));
            PublicKey::from_pem(&pem).map_err(wrong)
        })
        .collect()
}

fn keep(path: &Path, key: &PublicKey) -> io::Result<()> {
    std::fs::write(path, key.to_pem())?;
    std::fs::File::open(path)?.sync_all()
}

/// Writes the new key; one that an interrupted rotation left behind signed nothing.
fn write_next(path: &Path, pem: &str) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private(path)?;
    file.write_all(pem.as_bytes())?;
    file.sync_all()
}
