//! What the runner reads in `action.yml`: the inputs and their defaults.

use std::fs;

/// The names of the inputs, as they are written.
pub(crate) fn input_names() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/action.yml");
    let text = fs::read_to_string(path).unwrap();
    let inputs = text.lines().skip_while(|line| *line != "inputs:").skip(1);
    let names = inputs
        .take_while(|line| line.is_empty() || line.starts_with(' '))
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'))
        .filter(|name| !name.starts_with(' '));
    let names: Vec<_> = names.map(str::to_owned).collect();
    assert!(
        names.iter().any(|name| name == "github-token"),
        "the inputs were found"
    );
    names
}
