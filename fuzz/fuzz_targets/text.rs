//! Any bytes: decoded, read in both syntaxes, written and read again.
#![no_main]

use gongwen::{Syntax, decode, read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode::decode(bytes) else { return };
    for syntax in [Syntax::Plain, Syntax::Markdown] {
        let reading = read(&decoded.text, syntax);
        for text in reading.document.texts() {
            let span = text.span();
            assert!(reading.text.get(span.range()).is_some(), "a place outside the text");
        }
        if syntax == Syntax::Plain {
            let again = write::write(&reading.document);
            assert_eq!(read(&again, Syntax::Plain).document, reading.document, "written and read again");
        }
    }
});
