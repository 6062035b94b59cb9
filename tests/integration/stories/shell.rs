//! Completion scripts and the manual page, read by the programs that they are for where these are
//! installed, and looked through where they are not.

use std::process::{Command, Stdio};

use super::runner::person;
use crate::fake_github::FakeGithub;

/// Every command, as the first page of the help lists them.
fn commands() -> Vec<String> {
    let help = gonogo("--help");
    let rows = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let rows = rows.take_while(|line| !line.is_empty());
    let names = rows.filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names.map(str::to_owned).collect();
    assert!(names.len() >= 18, "{names:?}");
    names
}

/// Every long option of a command's own page.
fn options(command: &str) -> Vec<String> {
    let page = gonogo(&format!("help {command}"));
    let starts = page.lines().filter_map(|line| {
        let rest = line.trim_start();
        let rest = rest.split_once(", ").map_or(rest, |(_, behind)| behind);
        rest.starts_with("--")
            .then(|| rest.split(' ').next().unwrap_or_default())
    });
    let mut found: Vec<String> = starts.map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

fn gonogo(line: &str) -> String {
    let github = FakeGithub::start();
    let arguments: Vec<&str> = line.split(' ').collect();
    let ended = person(&github).run_with(&arguments);
    assert_eq!(ended.exit, 0, "{line}: {}", ended.everything());
    ended.out
}

/// Runs a program with a text on its standard input; `None` where it is not installed.
fn piped(program: &str, arguments: &[&str], text: &str) -> Option<(String, String)> {
    use std::io::Write;
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.ok()?;
    let mut input = child.stdin.take().expect("it was piped");
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    let _ = writer.join();
    let read = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Some((read(output.stdout), read(output.stderr)))
}

/// What bash offers for the last of these words.
fn offered(script: &str, words: &[&str]) -> Option<Vec<String>> {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let last = words.last().copied().unwrap_or_default();
    let before = words.iter().rev().nth(1).copied().unwrap_or_default();
    let asked = format!(
        "{script}\nCOMP_WORDS=({})\nCOMP_CWORD={}\n_gonogo gonogo '{last}' '{before}'\n\
         printf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        quoted.join(" "),
        words.len() - 1
    );
    let (out, err) = piped("bash", &["--norc", "--noprofile"], &asked)?;
    assert_eq!(err, "", "{out}");
    let mut found: Vec<String> = out.lines().map(str::to_owned).collect();
    found.sort();
    Some(found)
}

#[test]
fn bash_completes_commands_options_and_values() {
    let script = gonogo("completions bash");
    let Some(found) = offered(&script, &["gonogo", "ch"]) else {
        // Without bash only what the script says can be looked at.
        for command in commands() {
            assert!(script.contains(&command), "{command}");
        }
        return;
    };
    assert_eq!(found, ["check", "checklist"]);
    let offers = |words: &[&str]| offered(&script, words).expect("bash was there");
    for command in commands() {
        assert!(offers(&["gonogo", ""]).contains(&command), "{command}");
    }
    for command in ["check", "doctor", "audit", "notes"] {
        let found = offers(&["gonogo", command, "--"]);
        for option in options(command) {
            assert!(found.contains(&option), "{command} {option}: {found:?}");
        }
    }
    assert_eq!(
        offers(&["gonogo", "lint", "--format", ""]),
        ["json", "sarif", "text"]
    );
    assert_eq!(offers(&["gonogo", "check", "--locale", "f"]), ["fr"]);
    assert_eq!(offers(&["gonogo", "completions", "p"]), ["powershell"]);
}

#[test]
fn every_shell_gets_a_script_with_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = gonogo(&format!("completions {shell}"));
        for command in commands() {
            assert!(script.contains(&command), "{shell} {command}");
        }
        // What is beside the commands is what the help says, in the reader's language.
        if shell != "bash" {
            assert!(
                script.contains("See the main job on a built-in example"),
                "{shell}"
            );
            let french = gonogo(&format!("completions {shell} --locale fr"));
            assert!(french.contains("Voir la tâche principale"), "{shell}");
        }
    }
}

/// A page without what roff needs and readers do not see.
fn unrolled(page: &str) -> String {
    page.replace("\\-", "-")
        .replace("\\fB", "")
        .replace("\\fI", "")
        .replace("\\fR", "")
}

/// Text as a terminal shows it: groff prints bold letters twice, one on the other, or colours them.
fn without_overstrikes(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{8}' => drop(plain.pop()),
            '\u{1b}' => drop(letters.by_ref().find(|letter| *letter == 'm')),
            // A hyphen may be one that must not break.
            '\u{2010}' | '\u{2212}' => plain.push('-'),
            letter => plain.push(letter),
        }
    }
    plain
}

#[test]
fn the_manual_page_has_every_command_and_option() {
    for locale in ["en", "fr"] {
        let page = gonogo(&format!("man --locale {locale}"));
        let text = unrolled(&page);
        for command in commands() {
            assert!(
                text.contains(&format!(".SS \"gonogo {command}\"")),
                "{command}: {text}"
            );
            for option in options(&command) {
                assert!(text.contains(&option), "{command} {option}");
            }
        }
        for code in ["\n70\n", "\n0\n"] {
            assert!(text.contains(code), "{code}");
        }
        let arguments = ["-man", "-Kutf8", "-Tutf8", "-ww", "-rLL=100n"];
        if let Some((shown, complaints)) = piped("groff", &arguments, &page) {
            assert_eq!(complaints, "", "{locale}");
            let shown = without_overstrikes(&shown);
            let heading = if locale == "en" {
                "COMMANDS"
            } else {
                "COMMANDES"
            };
            assert!(shown.contains(heading), "{shown}");
            assert!(shown.contains("gonogo next-version"), "{shown}");
            assert!(shown.contains("--dry-run"), "{shown}");
        }
    }
}
