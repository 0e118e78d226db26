//! What every handler can reach.

use app::App;
use std::sync::Arc;

/// The application and the settings of the server. Every layer and extractor takes a copy of it for
/// every request, so that a copy costs next to nothing.
#[derive(Clone)]
pub struct Web {
    pub(crate) app: Arc<App>,
    pub(crate) https: bool,
}

impl Web {
    /// For an application; `https` says that browsers reach it through TLS, so that cookies
    /// must never travel without.
    #[must_use]
    pub fn new(app: App, https: bool) -> Self {
        Self { app: Arc::new(app), https }
    }
}
