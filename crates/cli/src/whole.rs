//! Files that are there whole or not at all.

use crate::outcome::Message;
use std::path::Path;

/// Writes a file whole beside the old one, which it then replaces: a full disk leaves what was there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    // A link stays a link, and what it leads to is replaced; what is no file is never replaced.
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let path = real.as_path();
    if std::fs::metadata(path).is_ok_and(|old| !old.is_file()) {
        return Err(Message(format!("{}不是普通文件，没有写入。请用 -o 另指定一个文件。", path.display())));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    let written = std::fs::write(&beside, bytes)
        .and_then(|()| match std::fs::metadata(path) {
            Ok(old) => std::fs::set_permissions(&beside, old.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        Message::unwritable(path, &error)
    })
}
