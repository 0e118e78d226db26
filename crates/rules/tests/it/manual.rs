//! The committed manual is the one that the rules generate.

use std::path::Path;

#[test]
fn the_pages_in_the_repository_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules");
    let files = rules::manual::write_all();
    for (name, text) in &files {
        let page = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(page == *text, "docs/rules/{name} is old; run: cargo run -p rules --example manual");
    }
    let pages = std::fs::read_dir(&folder).map(Iterator::count).unwrap_or_default();
    assert_eq!(pages, files.len(), "docs/rules holds pages of rules that are gone");
}
