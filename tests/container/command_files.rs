//! The files with which a step speaks to the runner, read by the rules of the runner.

use std::collections::BTreeMap;

/// The values in an output file. A file that the runner would refuse fails the test.
pub(crate) fn outputs(text: &str) -> BTreeMap<String, String> {
    let mut outputs = BTreeMap::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let (name, value) = match (line.find('='), line.find("<<")) {
            (equals, Some(heredoc)) if equals.is_none_or(|equals| heredoc < equals) => {
                let (name, delimiter) = line.split_once("<<").unwrap();
                assert!(!delimiter.is_empty(), "no delimiter: {line}");
                (name, until(&mut lines, delimiter))
            }
            (Some(_), _) => {
                let (name, value) = line.split_once('=').unwrap();
                (name, value.to_owned())
            }
            _ => panic!("the runner refuses this line: {line}"),
        };
        assert!(!name.is_empty(), "no name: {line}");
        let former = outputs.insert(name.to_owned(), value);
        assert!(former.is_none(), "{name} is set twice");
    }
    outputs
}

fn until<'a>(lines: &mut impl Iterator<Item = &'a str>, delimiter: &str) -> String {
    let mut value = Vec::new();
    loop {
        let line = lines
            .next()
            .unwrap_or_else(|| panic!("the delimiter {delimiter} is missing"));
        if line == delimiter {
            return value.join("\n");
        }
        value.push(line);
    }
}

#[test]
fn a_value_of_several_lines_ends_at_its_delimiter() {
    let read = outputs("decision<<x1\ngo\nx1\nnotes<<x2\n- a = b\n- c << d\nx2\nplain=1\n");
    assert_eq!(read["decision"], "go");
    assert_eq!(read["notes"], "- a = b\n- c << d");
    assert_eq!(read["plain"], "1");
}

#[test]
#[should_panic(expected = "is missing")]
fn a_value_without_an_end_is_refused() {
    outputs("decision<<x1\ngo\n");
}
