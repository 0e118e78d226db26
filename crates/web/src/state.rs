//! What every handler can reach.

use app::App;

/// The application and the settings of the server.
#[derive(Clone)]
pub struct Web {
    pub(crate) app: App,
    pub(crate) https: bool,
}

impl Web {
    /// For an application; `https` says that browsers reach it through TLS, so that cookies
    /// must never travel without.
    #[must_use]
    pub fn new(app: App, https: bool) -> Self {
        Self { app, https }
    }
}
