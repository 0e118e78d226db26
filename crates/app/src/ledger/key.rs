//! The key that signs checkpoints: made on the first start, kept in the data folder.

use crate::App;
use crate::error::{Error, Kind, Result};
use ledger::{PublicKey, Signer, Software};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The private key in the data folder; only the account of the program may read it.
pub const KEY_FILE: &str = "ledger-key.pem";
/// The public key beside it, to be handed out.
pub const PUBLIC_KEY_FILE: &str = "ledger-public-key.pem";

/// Who signs. The file is read, or made, whenever it is needed, so that a server that runs signs
/// with the new key as soon as it was rotated; whoever only reads the ledger needs no key.
#[derive(Clone)]
pub(crate) struct Keys {
    folder: Option<PathBuf>,
    signer: Arc<OnceLock<Arc<dyn Signer>>>,
}

impl Keys {
    /// In a folder; without one the key is gone when the program ends.
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, signer: Arc::default() }
    }

    pub(crate) fn signer(&self) -> Result<Arc<dyn Signer>> {
        if let Some(signer) = self.signer.get() {
            return Ok(signer.clone());
        }
        if let Some(folder) = &self.folder {
            return Ok(Arc::new(open(folder)?));
        }
        let made: Arc<dyn Signer> = Arc::new(fresh()?);
        Ok(self.signer.get_or_init(|| made).clone())
    }

    /// The data folder, if there is one.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }
}

impl App {
    /// Lets something else sign, such as a certified cryptographic module. Must be called before
    /// the first checkpoint; says whether it was.
    #[must_use]
    pub fn sign_with(&self, signer: Arc<dyn Signer>) -> bool {
        self.keys.signer.set(signer).is_ok()
    }

    /// The public key that checkpoints of this program are verified with.
    ///
    /// # Errors
    /// Fails if the key cannot be read or made.
    pub fn ledger_key(&self) -> Result<PublicKey> {
        Ok(self.keys.signer()?.public_key().clone())
    }
}

pub(super) fn fresh() -> Result<Software> {
    loop {
        // The bytes are a key but in one case of four thousand million.
        if let Some(signer) = Software::from_random(&crate::token::secret()?) {
            return Ok(signer);
        }
    }
}

fn open(folder: &Path) -> Result<Software> {
    let path = folder.join(KEY_FILE);
    match std::fs::read_to_string(&path) {
        Ok(pem) => {
            warn_if_open(&path);
            Software::from_pem(&pem).map_err(|error| {
                let what = format!("台账的密钥文件 {} 不能用：{error}请从备份恢复这个文件。", path.display());
                Error::new(Kind::Unavailable, what).because(error)
            })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => match lost(folder)? {
            Some(_) => Err(gone(&path)),
            None => make(folder, &path),
        },
        Err(error) => Err(unusable(&path, error)),
    }
}

/// The public key of a private key that is not there any more: checkpoints were signed with it, and a new
/// one in its place would make them worthless without a word.
pub(super) fn lost(folder: &Path) -> Result<Option<PublicKey>> {
    let (private, public) = (folder.join(KEY_FILE), folder.join(PUBLIC_KEY_FILE));
    if private.exists() || !public.exists() {
        return Ok(None);
    }
    let pem = std::fs::read_to_string(&public).map_err(|error| unusable(&public, error))?;
    let wrong = |error| Error::new(Kind::Unavailable, format!("{}：{error}", public.display()));
    PublicKey::from_pem(&pem).map(Some).map_err(wrong)
}

fn gone(path: &Path) -> Error {
    let what = format!(
        "台账的密钥文件 {} 不见了，已有的检查点是用它签的，不能悄悄换一把。请从备份恢复这个文件；确实找不回来的，停止服务后运行 \
         wenshu admin key rotate 换新密钥，旧公钥会留下。在这以前不能做检查点。",
        path.display()
    );
    Error::new(Kind::Unavailable, what)
}

fn make(folder: &Path, path: &Path) -> Result<Software> {
    let signer = fresh()?;
    let pem = signer.to_pem().map_err(|error| Error::new(Kind::Bug, error.to_string()))?;
    let written = std::fs::create_dir_all(folder).and_then(|()| {
        let mut file = private(path)?;
        file.write_all(pem.as_ref().as_bytes())?;
        file.sync_all()?;
        std::fs::write(folder.join(PUBLIC_KEY_FILE), signer.public_key().to_pem())
    });
    match written {
        Ok(()) => {
            tracing::info!(key = %signer.public_key().fingerprint(), "key of the ledger made");
            Ok(signer)
        }
        // Another process was quicker: its key is the key.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => open(folder),
        Err(error) => Err(unusable(path, error)),
    }
}

/// A new file that only its owner may read.
pub(crate) fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn warn_if_open(path: &Path) {
    #[cfg(unix)]
    if let Ok(data) = std::fs::metadata(path) {
        let mode = std::os::unix::fs::PermissionsExt::mode(&data.permissions());
        if mode & 0o077 != 0 {
            tracing::warn!(path = %path.display(), mode = %format!("{:o}", mode & 0o777), "key file is open to others");
        }
    }
}

pub(super) fn unusable(path: &Path, error: io::Error) -> Error {
    let what = format!("台账的密钥文件 {} 不能读写。请检查数据文件夹的属主和权限。", path.display());
    Error::new(Kind::Unavailable, what).because(error)
}
