//! A disk that is full: what does not fit is refused in plain words, what was done stays.

use crate::office::Office;
use crate::oracle::Acknowledged;
use crate::writer::Writer;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_and_loses_nothing() {
    let mut office = Office::new(None).await;
    let mut acknowledged = Acknowledged::default();
    let file = std::fs::metadata(office.data().join("wenshu.db")).unwrap().len();
    let mut writer = Writer::start_within(&office, file + 400_000);
    let full = |line: &str| line.starts_with("no ") && line.contains("磁盘可能已满");
    let filled = (0..10).all(|_| writer.wait_for(Duration::from_secs(30), full));
    let told = writer.kill();
    assert!(filled, "{} acts, then {:?}", told.acts.len(), told.refused);
    assert!(told.refused.iter().all(|why| why.starts_with("Unavailable")), "{:?}", told.refused);
    acknowledged.add(&told);
    assert!(acknowledged.acts > 0);
    office.verify().await;
    acknowledged.holds(&office).await;
    // With space again, work goes on.
    let mut writer = Writer::start(&office);
    assert!((0..20).all(|_| writer.wait_for(Duration::from_secs(30), |line| line.starts_with("ok "))));
    acknowledged.add(&writer.kill());
    office.verify().await;
    acknowledged.holds(&office).await;
}
