//! PostgreSQL restarts in the middle of requests: they fail clearly, and succeed again by themselves.

use app::{App, Clock, Place};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use testkit::Cluster;
use testkit::people::administrator;
use web::{Config, Started};

/// A page as a browser asks for it: the status, and the text.
fn get(address: SocketAddr, path: &str, token: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: wenshu\r\nCookie: wenshu_session={token}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
    (status.unwrap_or_else(|| panic!("no answer: {answer}")), answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_fail_clearly_while_postgres_restarts_and_succeed_again() {
    let cluster = Cluster::durable();
    let url = cluster.database();
    let db = Place::Url(url.clone()).open().await.unwrap();
    let app = App::on(db, Clock::default(), true).unwrap();
    let token = administrator(&app).await.token;
    app.close().await;
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        data_dir: folder.path().to_owned(),
        database_url: Some(url),
        fonts: None,
        profile: None,
        demo: true,
        https: false,
        surroundings: app::Surroundings::default(),
        outside: app::notices::Outside::default(),
    };
    let (tell, told) = tokio::sync::oneshot::channel::<Started>();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(async move {
        let started = |started: &Started| drop(tell.send(started.clone()));
        Box::pin(web::serve(config, started, async move { drop(stopped.await) })).await.unwrap();
    });
    let address = told.await.unwrap().address;

    let over = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..8)
        .map(|_| {
            let (over, token) = (over.clone(), token.clone());
            std::thread::spawn(move || {
                let mut answers = Vec::new();
                while !over.load(Ordering::Relaxed) {
                    answers.push(get(address, "/outgoing", &token));
                }
                answers
            })
        })
        .collect();
    let crashes = tokio::task::spawn_blocking(move || {
        for _ in 0..3 {
            std::thread::sleep(Duration::from_millis(300));
            cluster.crash();
        }
        std::thread::sleep(Duration::from_millis(1000));
        cluster
    });
    let cluster = crashes.await.unwrap();
    over.store(true, Ordering::Relaxed);
    let answers: Vec<(u16, String)> = readers.into_iter().flat_map(|reader| reader.join().unwrap()).collect();
    let (good, bad): (Vec<_>, Vec<_>) = answers.iter().partition(|(status, _)| *status == 200);
    for (status, page) in &bad {
        assert!(*status == 503 && page.contains("暂时不能办理"), "{status}: {page}");
        assert!(page.contains("数据库暂时没有应答") && page.contains("事件编号"), "{page}");
    }
    assert!(!good.is_empty());
    for _ in 0..20 {
        assert_eq!(get(address, "/outgoing", &token).0, 200);
    }
    println!("PostgreSQL restarted three times: {} pages, {} of them 503", answers.len(), bad.len());
    drop(stop);
    server.await.unwrap();
    drop(cluster);
}
