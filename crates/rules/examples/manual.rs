//! Writes the manual into docs/rules: `cargo run -p rules --example manual`.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules");
    fs::create_dir_all(&folder)?;
    let files = rules::manual::write_all();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let known = files.iter().any(|(name, _)| path.file_name().is_some_and(|file| file == name.as_str()));
        if !known && path.extension().is_some_and(|extension| extension == "md") {
            fs::remove_file(path)?;
        }
    }
    for (name, text) in &files {
        fs::write(folder.join(name), text)?;
    }
    println!("{} pages", files.len());
    Ok(())
}
