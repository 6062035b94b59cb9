//! What leaves the program: the log, and the file of outputs, as the runner reads them.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crate::publish::output_entry;
use crate::text::LogCommand;
use crate::world::Console;

/// Keeps what is written.
struct Kept(Rc<RefCell<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether the runner could take the line for a command: it begins with `::` after blanks and has
/// another `::`, or has the legacy form anywhere.
fn is_command(line: &str) -> bool {
    let behind = line.trim_start().strip_prefix("::");
    behind.is_some_and(|behind| behind.contains("::")) || line.contains("##[")
}

/// Through no door does a text become a command, move a cursor, or part a line that we write.
pub(super) fn log(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let written = Rc::new(RefCell::new(Vec::new()));
    let console = Console::new(
        Box::new(Kept(written.clone())),
        Box::new(Kept(written.clone())),
    );
    let printed = |print: &dyn Fn()| {
        written.borrow_mut().clear();
        print();
        String::from_utf8(written.borrow().clone()).expect("text")
    };
    let document = serde_json::json!({ "text": text, text.clone(): [text] });
    let _ = [
        printed(&|| console.log(&text)),
        printed(&|| console.result(&text).expect("written")),
        printed(&|| console.json(&document).expect("written")),
    ]
    .map(|shown| {
        // The runner ends lines at LF, CRLF and a lone CR.
        let lines = shown.split(['\n', '\r']);
        assert!(!lines.into_iter().any(is_command), "{shown:?}");
        let quiet = |letter: char| matches!(letter, '\n' | '\t') || !letter.is_control();
        assert!(shown.chars().all(quiet), "{shown:?}");
        shown
    });
    let json = printed(&|| console.json(&document).expect("written"));
    let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(read, document);
    let properties = [("title", text.to_string()), ("file", text.to_string())];
    let command = LogCommand::new("error", &properties, &text);
    let shown = printed(&|| console.command(&command).expect("written"));
    assert!(shown.ends_with('\n') && !shown.trim_end_matches('\n').contains(['\n', '\r']));
    let behind = shown.strip_prefix("::error title=").expect("our command");
    let (properties, _) = behind.split_once("::").expect("its data");
    assert_eq!(properties.split(',').count(), 2, "{shown:?}");
    assert!(!shown.contains("##["));
}

/// Whatever the value, it is one entry of the file, and reads back.
pub(super) fn outputs(bytes: &[u8]) {
    let value = String::from_utf8_lossy(bytes);
    match output_entry("reasons", &value, "t") {
        Err(_) => assert!(value.contains("gonogo_t")),
        Ok(entry) => {
            let mut lines = entry.split('\n');
            assert_eq!(lines.next(), Some("reasons<<gonogo_t"));
            let read: Vec<&str> = lines
                .by_ref()
                .take_while(|line| *line != "gonogo_t")
                .collect();
            let meant = value.replace("\r\n", "\n").replace('\r', "\n");
            assert_eq!(read.join("\n"), meant);
            assert_eq!(lines.collect::<Vec<_>>(), [""]);
        }
    }
}
