//! Hashing passwords: argon2id, few at a time, off the threads that answer requests.

use crate::error::{Error, Kind, Result};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use office::people::{Password, PasswordCheck};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// How many are hashed at once; each takes 19 MB and a core.
const AT_ONCE: usize = 2;

/// How long one waits for a turn; a flood of sign-ins must not pile up.
const PATIENCE: Duration = Duration::from_secs(15);

/// Hashes and checks passwords.
#[derive(Clone, Debug)]
pub(crate) struct Passwords {
    gate: Arc<Semaphore>,
    /// What is checked where there is no account, so that the answer takes as long.
    nobody: Arc<str>,
}

impl Passwords {
    pub(crate) fn new() -> Result<Self> {
        let nobody = hash(crate::token::random()?.as_bytes())?;
        Ok(Self { gate: Arc::new(Semaphore::new(AT_ONCE)), nobody: nobody.into() })
    }

    /// The hash of a new password.
    pub(crate) async fn hash(&self, password: &Password) -> Result<String> {
        let password = password.reveal().to_owned();
        let _turn = self.turn().await?;
        tokio::task::spawn_blocking(move || hash(password.as_bytes())).await?
    }

    /// Whether a password fits a hash; without a hash it takes as long and does not fit.
    pub(crate) async fn check(&self, password: &str, hash: Option<&str>) -> Result<PasswordCheck> {
        let known = hash.is_some();
        let hash = hash.unwrap_or(&self.nobody).to_owned();
        let password = password.to_owned();
        let _turn = self.turn().await?;
        let fits = tokio::task::spawn_blocking(move || {
            PasswordHash::new(&hash)
                .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
        })
        .await?;
        Ok(if fits && known { PasswordCheck::Right } else { PasswordCheck::Wrong })
    }

    async fn turn(&self) -> Result<tokio::sync::SemaphorePermit<'_>> {
        let turn = tokio::time::timeout(PATIENCE, self.gate.acquire()).await;
        let turn =
            turn.map_err(|error| Error::new(Kind::Unavailable, "登录的人太多，请过一会儿再试。").because(error))?;
        turn.map_err(|error| Error::new(Kind::Bug, "程序正在停止，请稍后再试。").because(error))
    }
}

fn hash(password: &[u8]) -> Result<String> {
    let hash = Argon2::default()
        .hash_password(password)
        .map_err(|error| Error::new(Kind::Bug, "密码处理失败，请重试。").because(error))?;
    Ok(hash.to_string())
}
