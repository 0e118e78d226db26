//! How the allocator of the system gives memory back, for the server, which runs for months.
//!
//! glibc raises the size from which it asks the system for a block of its own with every such block
//! that is freed. After a few fonts and pictures of pages nothing large is ever given back (143 MB
//! after use, 118 MB with the size left alone). The setting is read when a program starts, so that it
//! starts itself once more; the process stays the same one.

use std::os::unix::process::CommandExt;
use std::process::Command;

/// The setting; any value keeps the sizes as they are.
const SETTING: (&str, &str) = ("MALLOC_TRIM_THRESHOLD_", "131072");

/// Starts the program anew with the setting, unless it is set. Where that is not possible, the
/// program goes on with more memory.
pub(crate) fn give_back() {
    if cfg!(target_env = "gnu") && std::env::var_os(SETTING.0).is_none() {
        let mut arguments = std::env::args_os();
        let name = arguments.next().unwrap_or_default();
        let error = Command::new("/proc/self/exe").arg0(name).args(arguments).env(SETTING.0, SETTING.1).exec();
        tracing::debug!(%error, "not started anew");
    }
}
