//! The ways out of the program: a mail server and a webhook, both set where the program is
//! started. No page can set or read them, and nothing a person types reaches them.
//!
//! What leaves says what kind of thing waits and where to look, never titles or texts: mail
//! passes through servers that are not the office's.

use hmac::{Hmac, KeyInit, Mac};
use lettre::message::Mailbox;
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Message, Tokio1Executor};
use sm3::Sm3;
use std::fmt;
use std::time::Duration;
use store::notices::Delivery;
use thiserror::Error;

/// How long a server outside may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// The ways out.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// The mail server.
    pub mail: Option<MailServer>,
    /// The webhook.
    pub webhook: Option<Webhook>,
    /// The address at which people reach the program, for links.
    pub address: String,
}

/// A mail server and the address that sends.
#[derive(Clone)]
pub struct MailServer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// An address that gets every notice as JSON, signed.
#[derive(Clone)]
pub struct Webhook {
    agent: ureq::Agent,
    address: String,
    key: Vec<u8>,
}

/// What is wrong with a way out.
#[derive(Debug, Error)]
pub enum OutsideError {
    /// The mail server's address cannot be used.
    #[error("邮件服务器的地址不对：{0}。请写成 smtp://用户:密码@主机:25 或者 smtps://用户:密码@主机:465。")]
    MailServer(String),
    /// The sender's address cannot be used.
    #[error("发件人地址“{0}”不对。请写成 oa@example.cn 的样子。")]
    From(String),
    /// The webhook's address cannot be used.
    #[error("推送地址“{0}”不对。请写成 http://主机/路径 或者 https://主机/路径。")]
    Webhook(String),
    /// The other side did not take it.
    #[error("{0}")]
    Refused(String),
}

impl MailServer {
    /// A mail server by its URL, and the address that sends.
    ///
    /// # Errors
    /// Says what is wrong with either.
    pub fn new(url: &str, from: &str) -> Result<Self, OutsideError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| OutsideError::MailServer(error.to_string()))?;
        let from = from.parse().map_err(|_| OutsideError::From(from.to_owned()))?;
        Ok(Self { transport: transport.timeout(Some(PATIENCE)).build(), from })
    }

    /// Sends what waits for one person, in one letter.
    pub(super) async fn send(&self, to: &str, deliveries: &[&Delivery], address: &str) -> Result<(), OutsideError> {
        let to: Mailbox = to.parse().map_err(|_| OutsideError::Refused("the address cannot be used".to_owned()))?;
        let letter = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(format!("文枢：{}件事有新情况", deliveries.len()))
            .header(lettre::message::header::ContentType::TEXT_PLAIN)
            .body(words(deliveries, address))
            .map_err(|error| OutsideError::Refused(error.to_string()))?;
        self.transport.send(letter).await.map(|_| ()).map_err(|error| OutsideError::Refused(error.to_string()))
    }
}

/// What a letter says.
fn words(deliveries: &[&Delivery], address: &str) -> String {
    let mut text = String::new();
    for delivery in deliveries {
        text.push_str(&format!("{}：{}\r\n", delivery.thing.name(), plain(&delivery.words)));
    }
    text.push_str("\r\n标题和内容请登录文枢查看");
    if !address.is_empty() {
        text.push_str(&format!("：{address}/"));
    }
    text.push_str("\r\n（不需要邮件通知的，在“我的账号—通知”里关闭。）\r\n");
    text
}

/// The words before a colon: reasons and numbers stay inside.
fn plain(words: &str) -> &str {
    match words.strip_prefix("催办：") {
        Some(_) => "催办",
        None => words.split('：').next().unwrap_or(words),
    }
}

impl Webhook {
    /// A webhook by its address; each message is signed with the key (HMAC-SM3).
    ///
    /// # Errors
    /// Says what is wrong with the address.
    pub fn new(address: &str, key: &str) -> Result<Self, OutsideError> {
        let wrong = || OutsideError::Webhook(address.to_owned());
        let uri: ureq::http::Uri = address.parse().map_err(|_| wrong())?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.host().is_none() {
            return Err(wrong());
        }
        let agent = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).build().into();
        Ok(Self { agent, address: address.to_owned(), key: key.as_bytes().to_vec() })
    }

    /// Sends one notice. Waits for the network: call it where waiting is allowed.
    pub(super) fn send(&self, delivery: &Delivery, address: &str) -> Result<(), OutsideError> {
        let body = serde_json::json!({
            "id": delivery.notice,
            "person": delivery.number,
            "thing": delivery.thing.name(),
            "words": plain(&delivery.words),
            "at": delivery.at.millis(),
            "address": address,
        })
        .to_string();
        let signature = self.sign(body.as_bytes());
        let request = self.agent.post(&self.address).header("content-type", "application/json; charset=utf-8");
        let answer = request.header("x-wenshu-signature", &signature).send(&body);
        match answer {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(answer) => Err(OutsideError::Refused(format!("status {}", answer.status().as_u16()))),
            Err(error) => Err(OutsideError::Refused(error.to_string())),
        }
    }

    /// `sm3=` and the HMAC-SM3 of the body, in hexadecimal digits.
    fn sign(&self, body: &[u8]) -> String {
        let Ok(mut mac) = Hmac::<Sm3>::new_from_slice(&self.key) else { return String::new() };
        mac.update(body);
        let digits: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        format!("sm3={digits}")
    }
}

impl Outside {
    /// Whether nothing leaves the program.
    pub(crate) fn is_nothing(&self) -> bool {
        self.mail.is_none() && self.webhook.is_none()
    }
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailServer").finish_non_exhaustive()
    }
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said() {
        assert!(matches!(Webhook::new("ftp://host/x", ""), Err(OutsideError::Webhook(_))));
        assert!(matches!(Webhook::new("host", ""), Err(OutsideError::Webhook(_))));
        assert!(matches!(MailServer::new("http://host", "oa@example.cn"), Err(OutsideError::MailServer(_))));
        assert!(matches!(MailServer::new("smtp://host:25", "nobody"), Err(OutsideError::From(_))));
    }

    #[test]
    fn reasons_do_not_leave() {
        assert_eq!(plain("已退回：没有附情况说明"), "已退回");
        assert_eq!(plain("催办：请批示"), "催办");
        assert_eq!(plain("请审批"), "请审批");
    }

    #[test]
    fn the_signature_is_that_of_the_standard() {
        let hook = Webhook::new("http://host/x", "key").unwrap_or_else(|error| panic!("{error}"));
        // HMAC-SM3 of the text under the key "key", as other programs compute it.
        let text = b"The quick brown fox jumps over the lazy dog";
        assert_eq!(hook.sign(text), "sm3=bd4a34077888162b210645b8ebf74b9af357303789357a27c7fc457244ebd398");
    }
}
