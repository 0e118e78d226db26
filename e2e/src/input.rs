//! Hands: keys, chords and clicks at a place.

use crate::Browser;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::json;

/// Keys that have no letter.
pub mod key {
    /// Tabulator.
    pub const TAB: char = '\u{e004}';
    /// Enter.
    pub const ENTER: char = '\u{e007}';
    /// Shift.
    pub const SHIFT: char = '\u{e008}';
    /// Control.
    pub const CONTROL: char = '\u{e009}';
    /// Alt.
    pub const ALT: char = '\u{e00a}';
    /// Escape.
    pub const ESCAPE: char = '\u{e00c}';
    /// End.
    pub const END: char = '\u{e010}';
    /// Arrow down.
    pub const DOWN: char = '\u{e015}';
    /// F8.
    pub const F8: char = '\u{e038}';
}

impl Browser {
    /// Presses keys together, in this order, and lets them go.
    pub async fn press(&self, keys: &[char]) {
        let down = keys.iter().map(|key| KeyAction::Down { value: *key });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
        let actions = down.chain(up).fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.client.perform_actions(actions).await.expect("the keys are pressed");
    }

    /// Types into whatever has the focus.
    pub async fn type_here(&self, words: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(words).await.expect("it takes words");
    }

    /// Says yes to a question of the page that contains these words.
    pub async fn accept_question(&self, words: &str) {
        let question = self.client.get_alert_text().await.expect("the page asks");
        assert!(question.contains(words), "{question}");
        self.client.accept_alert().await.expect("the question is answered");
    }

    /// Clicks at a place of the window.
    pub async fn click_at(&self, x: f64, y: f64) {
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.tools("Input.dispatchMouseEvent", event).await;
        }
    }
}
