//! Notices leave by webhook and mail: what they say, when, and what happens if nobody takes them.

use crate::county::{County, county};
use app::notices::{MailServer, Outside, Webhook};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A server outside that answers each connection by `answer` and tells what it got.
fn outside(answer: fn(TcpStream) -> String) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if tell.send(answer(stream)).is_err() {
                return;
            }
        }
    });
    (port, told)
}

fn request(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    head + &String::from_utf8(body).unwrap()
}

fn accepts(mut stream: TcpStream) -> String {
    let got = request(&stream);
    stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").unwrap();
    got
}

fn refuses(mut stream: TcpStream) -> String {
    let got = request(&stream);
    stream.write_all(b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").unwrap();
    got
}

/// As much of SMTP as one letter needs.
fn post_office(mut stream: TcpStream) -> String {
    let mut say = |words: &str| stream.write_all(format!("{words}\r\n").as_bytes()).unwrap();
    say("220 post.example.cn");
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut letter, mut inside) = (String::new(), false);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return letter;
        }
        letter.push_str(&line);
        let mut say = |words: &str| stream.write_all(format!("{words}\r\n").as_bytes()).unwrap();
        match line.trim_end() {
            "." if inside => {
                inside = false;
                say("250 taken");
            }
            _ if inside => {}
            "DATA" => {
                inside = true;
                say("354 go on");
            }
            "QUIT" => {
                say("221 bye");
                return letter;
            }
            _ => say("250 ok"),
        }
    }
}

impl County {
    /// The same county, where notices leave by a webhook.
    fn pushing(mut self, port: u16) -> Self {
        let webhook = Webhook::new(&format!("http://127.0.0.1:{port}/hook"), "key").unwrap();
        let outside = Outside { mail: None, webhook: Some(webhook), address: "https://oa.example.cn".into() };
        self.app = self.app.with_outside(outside);
        self
    }

    /// Eight in the morning: the county begins after ten in the evening.
    fn awake(self) -> Self {
        self.app.clock().advance(Duration::from_secs(10 * 3600));
        self
    }

    async fn received(&self) -> String {
        let id = self.sent_in().await;
        self.app.receive_incoming(&self.registrar, &id, 1).await.unwrap();
        id
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_gets_what_happened_and_neither_title_nor_text() {
    testkit::both(async |db| {
        let (port, told) = outside(accepts);
        let county = county(db).await.awake().pushing(port);
        county.received().await;
        let left = county.app.deliver_notices().await.unwrap();
        assert_eq!(left, 2, "two people of the township; what lies on a desk does not leave");
        let all =
            [told.recv_timeout(Duration::from_secs(20)).unwrap(), told.recv_timeout(Duration::from_secs(20)).unwrap()];
        let got = all.into_iter().find(|one| one.contains("\"person\":\"R59\"")).unwrap();
        assert!(got.contains("\"words\":\"已签收\""), "{got}");
        assert!(got.to_lowercase().contains("x-wenshu-signature: sm3="), "{got}");
        assert!(!got.contains("堤防") && !got.contains("白政"), "{got}");
        assert_eq!(county.app.deliver_notices().await.unwrap(), 0, "once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_takes_is_tried_again_and_quiet_hours_are_kept() {
    testkit::both(async |db| {
        let (port, told) = outside(refuses);
        let county = county(db).await.awake().pushing(port);
        let clock = county.app.clock().clone();
        county.received().await;
        assert_eq!(county.app.deliver_notices().await.unwrap(), 0);
        assert_eq!(county.app.deliver_notices().await.unwrap(), 0, "not at once again");
        clock.advance(Duration::from_secs(61));
        assert_eq!(county.app.deliver_notices().await.unwrap(), 0);
        for _ in 0..4 {
            told.recv_timeout(Duration::from_secs(20)).unwrap();
        }
        assert!(told.try_recv().is_err(), "twice for each of two people");

        // From ten in the evening nothing leaves until seven.
        let (port, told) = outside(accepts);
        let county = county.pushing(port);
        clock.advance(Duration::from_secs(14 * 3600));
        county.received().await;
        county.app.deliver_notices().await.unwrap();
        clock.advance(Duration::from_secs(10 * 3600));
        assert!(county.app.deliver_notices().await.unwrap() >= 1);
        assert!(told.recv_timeout(Duration::from_secs(20)).unwrap().contains("已签收"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_goes_to_those_who_wish_it() {
    testkit::both(async |db| {
        let (port, told) = outside(post_office);
        let mut county = county(db).await.awake();
        let mail = MailServer::new(&format!("smtp://127.0.0.1:{port}"), "oa@yunxi.example.cn").unwrap();
        let outside = Outside { mail: Some(mail), webhook: None, address: String::new() };
        county.app = county.app.clone().with_outside(outside);
        county.received().await;
        assert_eq!(county.app.deliver_notices().await.unwrap(), 0, "nobody wished it");
        county.app.keep_wishes(&county.liaison, "feng@baishi.example.cn", "22:00", "07:00").await.unwrap();
        county.received().await;
        assert_eq!(county.app.deliver_notices().await.unwrap(), 1);
        let letter = told.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(letter.contains("RCPT TO:<feng@baishi.example.cn>") && letter.contains("Subject:"), "{letter}");
        assert!(!letter.contains("堤防"), "{letter}");
    })
    .await;
}
