//! Hashing passwords: argon2id, one at a time, on a thread of its own.
//!
//! Each hash takes 19 MB. Freed, they stay with the thread that asked for them, so that threads that
//! take turns would come to hold that much each.

use crate::error::{Error, Kind, Result};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, Params};
use office::people::{Password, PasswordCheck};
use std::sync::{Arc, mpsc};
use std::time::Duration;
use tokio::sync::{Semaphore, oneshot};

/// How long one waits for a turn; a flood of sign-ins must not pile up.
const PATIENCE: Duration = Duration::from_secs(15);

/// Hashes and checks passwords.
#[derive(Clone, Debug)]
pub(crate) struct Passwords {
    cost: Cost,
    gate: Arc<Semaphore>,
    thread: mpsc::Sender<Job>,
    /// What is checked where there is no account, so that the answer takes as long.
    nobody: Arc<str>,
}

type Job = Box<dyn FnOnce() + Send>;

/// What one hash costs whoever guesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cost {
    /// 19 MB and two passes, as OWASP recommends for argon2id.
    Full,
    /// As little as the algorithm allows, for tests that sign hundreds of people in.
    Least,
}

impl Cost {
    fn argon2(self) -> Argon2<'static> {
        let params = match self {
            Self::Full => Params::DEFAULT,
            Self::Least => Params::new(Params::MIN_M_COST, 1, 1, None).unwrap_or(Params::DEFAULT),
        };
        Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
    }
}

impl Passwords {
    pub(crate) fn new(cost: Cost) -> Result<Self> {
        let nobody = hash(crate::token::random()?.as_bytes(), cost)?;
        let (thread, jobs) = mpsc::channel::<Job>();
        // It ends when nobody can send it anything any more.
        std::thread::Builder::new()
            .name("passwords".to_owned())
            .spawn(move || jobs.into_iter().for_each(|job| job()))
            .map_err(|error| Error::new(Kind::Unavailable, "系统开不出新的线程，请检查系统的限制。").because(error))?;
        Ok(Self { cost, gate: Arc::new(Semaphore::new(1)), thread, nobody: nobody.into() })
    }

    /// Does it on the thread for it, when it is its turn.
    async fn work<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let _turn = self.turn().await?;
        let (tell, told) = oneshot::channel();
        let gone = || Error::new(Kind::Bug, "密码处理失败，请重试。");
        let job: Job = Box::new(move || {
            // Whoever asked may have gone.
            let _ = tell.send(job());
        });
        self.thread.send(job).map_err(|_| gone())?;
        told.await.map_err(|error| gone().because(error))
    }

    /// The hash of a new password.
    pub(crate) async fn hash(&self, password: &Password) -> Result<String> {
        let (password, cost) = (password.reveal().to_owned(), self.cost);
        self.work(move || hash(password.as_bytes(), cost)).await?
    }

    /// Whether a password fits a hash; without a hash it takes as long and does not fit.
    pub(crate) async fn check(&self, password: &str, hash: Option<&str>) -> Result<PasswordCheck> {
        let known = hash.is_some();
        let hash = hash.unwrap_or(&self.nobody).to_owned();
        let password = password.to_owned();
        let fits = self
            .work(move || {
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

fn hash(password: &[u8], cost: Cost) -> Result<String> {
    let hash = cost
        .argon2()
        .hash_password(password)
        .map_err(|error| Error::new(Kind::Bug, "密码处理失败，请重试。").because(error))?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_office_pays_the_full_cost_and_either_hash_is_checked_by_either() {
        let (full, least) = (Passwords::new(Cost::Full).unwrap(), Passwords::new(Cost::Least).unwrap());
        let account = office::people::AccountName::parse("liming").unwrap();
        let password = Password::choose("云溪的水2026很清", &account).unwrap();
        let dear = full.hash(&password).await.unwrap();
        assert!(dear.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{dear}");
        let cheap = least.hash(&password).await.unwrap();
        for hash in [&dear, &cheap] {
            for passwords in [&full, &least] {
                assert_eq!(passwords.check("云溪的水2026很清", Some(hash)).await.unwrap(), PasswordCheck::Right);
                assert_eq!(passwords.check("云溪的水2026很浊", Some(hash)).await.unwrap(), PasswordCheck::Wrong);
            }
        }
    }
}
