//! Delivering: what is due leaves, a person's mail in one letter; what fails is tried again later,
//! and given up after a while.

use super::OutsideError;
use crate::App;
use crate::error::Result;
use office::Moment;
use std::time::Duration;
use store::Housekeeping;
use store::notices::{self, Channel, Delivery, Outcome};

/// How often what is due is looked for.
const EVERY: Duration = Duration::from_secs(10);
/// Most deliveries in one turn.
const MOST: i64 = 200;
/// How long a delivery is in the hands of one node.
const IN_HAND: Duration = Duration::from_secs(180);
/// How long to wait after each failure; after the last it is given up.
const AGAIN: [Duration; 5] = [
    Duration::from_secs(60),
    Duration::from_secs(5 * 60),
    Duration::from_secs(30 * 60),
    Duration::from_secs(2 * 3600),
    Duration::from_secs(8 * 3600),
];
/// How many turns pass between two looks for old notices.
const SWEEP: u32 = 360;

impl App {
    /// Delivers, and forgets what is old, for as long as it is let.
    pub async fn keep_notices(&self) {
        let mut turn = 0;
        loop {
            tokio::time::sleep(EVERY).await;
            if let Err(error) = self.deliver_notices().await {
                tracing::error!(cause = ?error, "notices could not be delivered");
            }
            if turn % SWEEP == 0
                && let Err(error) = self.forget_notices().await
            {
                tracing::error!(cause = ?error, "old notices could not be forgotten");
            }
            turn = turn.wrapping_add(1);
        }
    }

    /// Delivers what is due now and returns how many left.
    ///
    /// # Errors
    /// Fails if the database does.
    pub async fn deliver_notices(&self) -> Result<usize> {
        if self.outside.is_nothing() {
            return Ok(0);
        }
        let mut mine = Vec::new();
        for delivery in notices::due(&self.db, self.clock.now(), MOST).await? {
            if self.take(&delivery).await? {
                mine.push(delivery);
            }
        }
        let mut left = 0;
        let (mail, hooks): (Vec<Delivery>, Vec<Delivery>) =
            mine.into_iter().partition(|delivery| delivery.channel == Channel::Mail);
        let mut addresses: Vec<&str> = mail.iter().map(|delivery| delivery.mail.as_str()).collect();
        addresses.sort_unstable();
        addresses.dedup();
        for address in addresses {
            let letter: Vec<&Delivery> = mail.iter().filter(|delivery| delivery.mail == address).collect();
            let sent = self.send_mail(address, &letter).await;
            left += self.settle(&letter, sent).await?;
        }
        for delivery in &hooks {
            let sent = self.push(delivery).await;
            left += self.settle(&[delivery], sent).await?;
        }
        Ok(left)
    }

    async fn take(&self, delivery: &Delivery) -> Result<bool> {
        let mut tx = self.db.begin().await?;
        match notices::take(&mut tx, delivery, self.clock.now() + IN_HAND).await {
            Ok(()) => {
                tx.settle(Housekeeping::Job).await?;
                Ok(true)
            }
            Err(store::Error::ChangedMeanwhile) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    async fn send_mail(&self, to: &str, letter: &[&Delivery]) -> std::result::Result<(), OutsideError> {
        match &self.outside.mail {
            Some(server) if !to.is_empty() => server.send(to, letter, &self.outside.address).await,
            // The person no longer wishes mail, or the server was taken away.
            _ => Ok(()),
        }
    }

    async fn push(&self, delivery: &Delivery) -> std::result::Result<(), OutsideError> {
        let Some(webhook) = self.outside.webhook.clone() else { return Ok(()) };
        let (delivery, address) = (delivery.clone(), self.outside.address.clone());
        let sent = tokio::task::spawn_blocking(move || webhook.send(&delivery, &address)).await;
        sent.unwrap_or_else(|error| Err(OutsideError::Refused(error.to_string())))
    }

    /// Keeps how it ended and returns how many left.
    async fn settle(&self, deliveries: &[&Delivery], sent: std::result::Result<(), OutsideError>) -> Result<usize> {
        let now = self.clock.now();
        if let Err(error) = &sent {
            tracing::warn!(count = deliveries.len(), cause = %error, "notices did not leave");
        }
        let mut tx = self.db.begin().await?;
        for delivery in deliveries {
            let outcome = if sent.is_ok() { Outcome::Sent } else { later(delivery.tries, now) };
            notices::settle(&mut tx, delivery, outcome).await?;
        }
        tx.settle(Housekeeping::Job).await?;
        Ok(if sent.is_ok() { deliveries.len() } else { 0 })
    }
}

/// When it is tried again after so many tries before this one.
fn later(tries: i64, now: Moment) -> Outcome {
    let wait = usize::try_from(tries).ok().and_then(|tries| AGAIN.get(tries));
    wait.map_or(Outcome::GivenUp, |wait| Outcome::Again(now + *wait))
}
