//! What must hold on every page: names, labels, contrast, no sideways scrolling, nothing from
//! elsewhere, a silent console.

use crate::Browser;

const SCRIPT: &str = include_str!("audit.js");

/// The faults of the page that is open, in words.
pub async fn faults(browser: &Browser) -> Vec<String> {
    let found = browser.script(SCRIPT).await;
    let mut faults: Vec<String> =
        found.as_array().into_iter().flatten().map(|fault| fault.as_str().unwrap_or_default().to_owned()).collect();
    // That the page itself is a refusal or missing is no fault of it.
    let own = format!("{} - Failed to load resource", browser.address().await);
    let complaints = browser.complaints().await;
    faults.extend(complaints.iter().filter(|line| !line.starts_with(&own)).map(|line| format!("console: {line}")));
    faults
}
