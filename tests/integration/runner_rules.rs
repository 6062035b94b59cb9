//! How the runner reads what a step leaves behind: the log of both streams, and the file of
//! outputs. In our own words, by GitHub's "Workflow commands for GitHub Actions" and by what the
//! runner does; held against known cases below, then used against the product.

/// Commands that the runner knows. What is named otherwise stays text.
const KNOWN: [&str; 15] = [
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
];

/// One command as the runner would carry it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Command {
    pub(crate) name: String,
    pub(crate) properties: Vec<(String, String)>,
    pub(crate) data: String,
}

impl Command {
    /// A property's value, empty where it has none.
    pub(crate) fn property(&self, name: &str) -> &str {
        let mut properties = self.properties.iter();
        properties
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value.as_str())
    }
}

/// The commands in a stream, those after `stop-commands` left out until its word comes again.
pub(crate) fn commands(log: &str) -> Vec<Command> {
    let mut found = Vec::new();
    let mut stopped: Option<String> = None;
    for line in lines(log) {
        let resume = stopped.as_deref();
        let Some(command) = in_line(line, resume) else {
            continue;
        };
        match resume {
            Some(word) if command.name.eq_ignore_ascii_case(word) => stopped = None,
            Some(_) => {}
            None if command.name == "stop-commands" => stopped = Some(command.data),
            None => found.push(command),
        }
    }
    found
}

/// A line ends at LF, at CRLF and at a CR of its own.
fn lines(log: &str) -> impl Iterator<Item = &str> {
    log.split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

fn in_line(line: &str, resume: Option<&str>) -> Option<Command> {
    let known = |name: &str| {
        let name = name.to_lowercase();
        KNOWN.contains(&name.as_str()) || resume.is_some_and(|word| word.to_lowercase() == name)
    };
    present_form(line, &known).or_else(|| legacy_form(line, &known))
}

/// `::name key=value,…::data` at the beginning of a line, after blanks.
fn present_form(line: &str, known: &dyn Fn(&str) -> bool) -> Option<Command> {
    let (head, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let escapes = [
        ("%0D", "\r"),
        ("%0A", "\n"),
        ("%3A", ":"),
        ("%2C", ","),
        ("%25", "%"),
    ];
    let data_escapes = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")];
    command(head, ',', &escapes, known).map(|mut command| {
        command.data = unescaped(data, &data_escapes);
        command
    })
}

/// `##[name key=value;…]data` anywhere in a line: the form of the runner's forebear.
fn legacy_form(line: &str, known: &dyn Fn(&str) -> bool) -> Option<Command> {
    let (_, rest) = line.split_once("##[")?;
    let (head, data) = rest.split_once(']')?;
    let escapes = [
        ("%3B", ";"),
        ("%0D", "\r"),
        ("%0A", "\n"),
        ("%5D", "]"),
        ("%25", "%"),
    ];
    command(head, ';', &escapes, known).map(|mut command| {
        command.data = unescaped(data, &escapes);
        command
    })
}

fn command(
    head: &str,
    between: char,
    escapes: &[(&str, &str)],
    known: &dyn Fn(&str) -> bool,
) -> Option<Command> {
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    known(name).then(|| Command {
        name: name.to_lowercase(),
        properties: properties
            .trim()
            .split(between)
            .filter_map(|property| property.split_once('='))
            .filter(|(key, value)| !key.is_empty() && !value.is_empty())
            .map(|(key, value)| (key.to_owned(), unescaped(value, escapes)))
            .collect(),
        data: String::new(),
    })
}

fn unescaped(text: &str, escapes: &[(&str, &str)]) -> String {
    let text = text.to_owned();
    escapes
        .iter()
        .fold(text, |text, (escape, plain)| text.replace(escape, plain))
}

/// The entries of a file of outputs: `NAME=VALUE` on a line, or `NAME<<WORD` and the lines up to
/// the one that is the word. Lines end at LF, as the runner on Linux reads them.
pub(crate) fn outputs(file: &str) -> Result<Vec<(String, String)>, String> {
    let mut lines: Vec<&str> = file.split('\n').collect();
    let ended = lines.last() == Some(&"");
    if ended {
        lines.pop();
    }
    let mut entries = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() {
            continue;
        }
        let equals = line.find('=');
        let heredoc = line.find("<<");
        if equals.is_some_and(|equals| heredoc.is_none_or(|heredoc| equals < heredoc)) {
            let (name, value) = line.split_once('=').unwrap_or_default();
            entries.push((name.to_owned(), value.to_owned()));
            continue;
        }
        let (name, word) = line.split_once("<<").unwrap_or_default();
        if name.is_empty() || word.is_empty() {
            return Err(format!("neither a value nor a word: {line:?}"));
        }
        let mut value = Vec::new();
        loop {
            let line = lines.next().ok_or("the word never comes")?;
            if line == word {
                break;
            }
            if lines.peek().is_none() && !ended {
                return Err("the last line has no end".to_owned());
            }
            value.push(line);
        }
        entries.push((name.to_owned(), value.join("\n")));
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(log: &str, expected: &[(&str, &str)]) {
        let found = commands(log);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|command| (command.name.as_str(), command.data.as_str()))
            .collect();
        assert_eq!(found, expected, "{log:?}");
    }

    #[test]
    fn a_command_stands_at_the_beginning_of_a_line() {
        check("::error::x", &[("error", "x")]);
        check("ok\n \t\u{3000}::Warning file=a::x", &[("warning", "x")]);
        check("mid ::error::no", &[]);
        check("::unheard-of::x", &[]);
        check("::error:x", &[]);
    }

    #[test]
    fn lines_end_at_three_things() {
        check("a\r::error::x", &[("error", "x")]);
        check("a\r\n::error::x\r\n", &[("error", "x")]);
        check("a\u{85}::error::x \u{2028}::error::y", &[]);
    }

    #[test]
    fn the_legacy_form_stands_anywhere() {
        check(
            "Ship ##[set-output name=decision]go",
            &[("set-output", "go")],
        );
        check("x ##[ set-output]go ##[error]x", &[]);
        check("##[error", &[]);
    }

    #[test]
    fn properties_and_data_are_unescaped() {
        let found = commands("::error file=a%2Cb%3A,line=1,x=::50%25%0Aof");
        assert_eq!(found[0].property("file"), "a,b:");
        assert_eq!(found[0].property("line"), "1");
        assert_eq!(found[0].properties.len(), 2);
        assert_eq!(found[0].data, "50%\nof");
    }

    #[test]
    fn stopped_commands_begin_again_with_their_word() {
        let log = "::stop-commands::T0k3n\n::error::x\n##[error]y\n::t0k3n::\n::notice::z";
        check(log, &[("notice", "z")]);
    }

    #[track_caller]
    fn check_outputs(file: &str, expected: &[(&str, &str)]) {
        let found = outputs(file).unwrap();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(found, expected, "{file:?}");
    }

    #[test]
    fn outputs_are_lines_or_run_to_their_word() {
        check_outputs("a=1\n\nb<<E\nx\n\ny\nE\n", &[("a", "1"), ("b", "x\n\ny")]);
        check_outputs("a=x<<y\n", &[("a", "x<<y")]);
        check_outputs(
            "n<<EOF\ninnocent\nEOF\ndecision=go\n",
            &[("n", "innocent"), ("decision", "go")],
        );
    }

    #[test]
    fn a_file_of_outputs_may_be_broken() {
        for file in ["x\n", "a<<\nb\n", "<<E\nx\nE\n", "a<<E\nx\n", "a<<E\nx"] {
            assert!(outputs(file).is_err(), "{file:?}");
        }
    }
}
