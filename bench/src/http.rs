//! A small HTTP client for one connection that stays open, with cookies.

use crate::trouble::Trouble;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest answer that is read.
const LONGEST: u64 = 64 * 1024 * 1024;

/// A connection.
pub(crate) struct Client {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
    cookies: Vec<(String, String)>,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    pub(crate) fn connect(address: SocketAddr) -> Result<Self, Trouble> {
        let stream = TcpStream::connect_timeout(&address, PATIENCE).map_err(|error| Trouble::of("connect", &error))?;
        let set = stream.set_read_timeout(Some(PATIENCE)).and_then(|()| stream.set_nodelay(true));
        set.map_err(|error| Trouble::of("connect", &error))?;
        Ok(Self { stream: BufReader::new(stream), address, cookies: Vec::new() })
    }

    /// Another connection of the same person.
    pub(crate) fn again(&self) -> Result<Self, Trouble> {
        self.at(self.address)
    }

    /// The same person at a server that was started again.
    pub(crate) fn at(&self, address: SocketAddr) -> Result<Self, Trouble> {
        Ok(Self { cookies: self.cookies.clone(), ..Self::connect(address)? })
    }

    /// Another connection, of somebody who has a session.
    pub(crate) fn signed_in(&self, session: &str) -> Result<Self, Trouble> {
        let cookies = vec![("wenshu_session".to_owned(), session.to_owned())];
        Ok(Self { cookies, ..Self::connect(self.address)? })
    }

    /// Waits for live events, which nobody reads; the connection stays as long as this value.
    pub(crate) fn listen(&self) -> Result<TcpStream, Trouble> {
        let other = self.again()?;
        let mut stream = other.stream.into_inner();
        let head = format!(
            "GET /events HTTP/1.1\r\nhost: {}\r\n{}accept: text/event-stream\r\n\r\n",
            self.address,
            cookie(&self.cookies)
        );
        stream.write_all(head.as_bytes()).map_err(|error| Trouble::of("/events", &error))?;
        Ok(stream)
    }

    pub(crate) fn get(&mut self, path: &str) -> Result<Answer, Trouble> {
        self.request("GET", path, "", b"")
    }

    pub(crate) fn post_form(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Trouble> {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        self.request("POST", path, "content-type: application/x-www-form-urlencoded\r\n", body.join("&").as_bytes())
    }

    /// A form that may carry files.
    pub(crate) fn post_parts(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Trouble> {
        const BOUNDARY: &str = "----wenshu-bench";
        let mut body = String::new();
        for (name, value) in fields {
            body.push_str(&format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        body.push_str(&format!("--{BOUNDARY}--\r\n"));
        let header = format!("content-type: multipart/form-data; boundary={BOUNDARY}\r\n");
        self.request("POST", path, &header, body.as_bytes())
    }

    pub(crate) fn post_json(&mut self, path: &str, token: &str, body: &[u8]) -> Result<Answer, Trouble> {
        let headers =
            format!("content-type: application/json\r\nx-csrf-token: {token}\r\naccept: application/json\r\n");
        self.request("POST", path, &headers, body)
    }

    fn request(&mut self, method: &str, path: &str, headers: &str, body: &[u8]) -> Result<Answer, Trouble> {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\n{}{headers}content-length: {}\r\n\r\n",
            self.address,
            cookie(&self.cookies),
            body.len()
        );
        self.talk(head.as_bytes(), body).map_err(|error| Trouble::of(path, &error))
    }

    fn talk(&mut self, head: &[u8], body: &[u8]) -> std::io::Result<Answer> {
        let mut message = head.to_vec();
        message.extend_from_slice(body);
        self.stream.get_mut().write_all(&message)?;
        let mut answer = Answer { status: 0, location: None, body: Vec::new() };
        let (mut length, mut chunked) = (0, false);
        let mut line = String::new();
        loop {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let text = line.trim_end();
            if answer.status == 0 {
                answer.status = text.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
                continue;
            }
            let Some((name, value)) = text.split_once(':') else { break };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "location" => answer.location = Some(value.to_owned()),
                "set-cookie" => self.keep(value),
                _ => {}
            }
        }
        if chunked {
            self.chunks(&mut answer.body)?;
        } else {
            (&mut self.stream).take(u64::min(length, LONGEST)).read_to_end(&mut answer.body)?;
        }
        Ok(answer)
    }

    fn chunks(&mut self, body: &mut Vec<u8>) -> std::io::Result<()> {
        let mut line = String::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let size = u64::from_str_radix(line.trim(), 16).unwrap_or(0).min(LONGEST);
            (&mut self.stream).take(size).read_to_end(body)?;
            self.stream.read_line(&mut line)?;
            if size == 0 {
                return Ok(());
            }
        }
    }

    fn keep(&mut self, cookie: &str) {
        let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else { return };
        self.cookies.retain(|(own, _)| own != name);
        self.cookies.push((name.to_owned(), value.to_owned()));
    }
}

/// The line of the head that carries cookies.
fn cookie(cookies: &[(String, String)]) -> String {
    let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    if pairs.is_empty() { String::new() } else { format!("cookie: {}\r\n", pairs.join("; ")) }
}

/// Percent-encoded for a form.
pub(crate) fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len() * 3);
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn answers_of_a_length_and_in_chunks_are_read_and_cookies_are_kept() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a connection");
            let mut seen = vec![0; 4096];
            let _ = stream.read(&mut seen).expect("a request");
            stream
                .write_all(
                    b"HTTP/1.1 303 See Other\r\nset-cookie: a=b; Path=/\r\nlocation: /x\r\ncontent-length: 2\r\n\r\nok",
                )
                .expect("an answer");
            let count = stream.read(&mut seen).expect("a request");
            stream
                .write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
                .expect("an answer");
            String::from_utf8_lossy(&seen[..count]).into_owned()
        });
        let mut client = Client::connect(address).expect("connected");
        let first = client.get("/").expect("an answer");
        assert_eq!((first.status, first.location.as_deref(), first.text().as_str()), (303, Some("/x"), "ok"));
        let second = client.post_form("/f", &[("text", "甲 &")]).expect("an answer");
        assert_eq!((second.status, second.text().as_str()), (200, "abc"));
        let request = server.join().expect("served");
        assert!(request.contains("cookie: a=b") && request.ends_with("text=%E7%94%B2%20%26"), "{request}");
    }
}
