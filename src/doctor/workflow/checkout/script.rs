//! Whether a script fetches or checks out what a variable of it stands for. Scripts are texts, of whatever
//! shell or language: statement by statement it is asked whether one fetches code, and whether something
//! that a stranger says is in it.

use super::commands::fetches;
use super::heads::{Known, Stands, dotted, expressions};

/// How often one variable may be made of another.
const ROUNDS: usize = 10;

/// So many statements are held against so many variables, one times the other; of more it is not known
/// what they fetch.
const MOST: usize = 200_000;

/// Words in a script for the head of a pull request, in GitHub's answers and in what `gh` shows.
const HEADS: [&str; 7] = [
    "headref",
    "headrepository",
    "head.sha",
    "head.ref",
    "head.repo",
    "head_sha",
    "fetch_head",
];

/// What a script fetches, and which variables it leaves to the steps after it.
#[derive(Debug)]
pub(super) struct Fetched {
    /// What the code that it fetches is said by.
    pub(super) by: Stands,
    /// Variables that it writes into the file for them.
    pub(super) left: Vec<(String, Stands)>,
}

/// Looks through a script.
pub(super) fn fetched(script: &str, known: &Known) -> Fetched {
    let whole = script.replace("\\\r\n", " ").replace("\\\n", " ");
    let statements: Vec<&str> = whole
        .split(['\n', '\r', ';'])
        .flat_map(|line| line.split("&&"))
        .flat_map(|part| part.split("||"))
        .filter(|statement| !statement.trim_start().starts_with('#'))
        .collect();
    let mut known = known.clone();
    let Some(made) = made(&statements, &mut known) else {
        return Fetched {
            by: Stands::Unknown,
            left: Vec::new(),
        };
    };
    let worst = anywhere(&statements, &known);
    let by = statements.iter().filter(|statement| fetches(statement));
    let by = by.map(|statement| match has_arguments(statement) {
        // What a function or another script was given may be any of them.
        true => worst,
        false => stands(statement, &known),
    });
    Fetched {
        by: by.max().unwrap_or(Stands::Harmless),
        left: match script.contains("GITHUB_ENV") {
            true => made,
            false => Vec::new(),
        },
    }
}

/// The variables that a script makes of what is doubtful; they are then known, too. `None` where there is
/// more than can be followed.
fn made(statements: &[&str], known: &mut Known) -> Option<Vec<(String, Stands)>> {
    let mut made: Vec<(String, Stands)> = Vec::new();
    let before = known.doubtful().count();
    for _ in 0..ROUNDS {
        let mut is_new = false;
        if statements.len() * (before + made.len()) > MOST {
            return None;
        }
        let worst = anywhere(statements, known);
        for statement in statements {
            let stands = match reads_input(statement) {
                true => worst,
                false => stands(statement, known),
            };
            if stands == Stands::Harmless {
                continue;
            }
            for name in made_in(statement) {
                if known.of(name).is_none_or(|it| it < stands) {
                    is_new = true;
                    known.add(name, stands);
                    made.push((name.to_owned(), stands));
                }
            }
            if statements.len() * (before + made.len()) > MOST {
                return None;
            }
        }
        if !is_new {
            return Some(made);
        }
    }
    // One is made of another again and again.
    None
}

/// What is in a statement, at worst.
fn stands(statement: &str, known: &Known) -> Stands {
    let mut worst = known.stands_for(statement);
    let small = dotted(&statement.to_ascii_lowercase());
    let outside = expressions(statement).iter().fold(small, |left, inner| {
        left.replace(&inner.to_ascii_lowercase(), "")
    });
    if HEADS.iter().any(|word| outside.contains(word)) {
        return Stands::Strange;
    }
    for (name, stands) in known.doubtful() {
        if stands > worst && uses(statement, name) {
            worst = stands;
        }
    }
    worst
}

/// The worst that is in any statement.
fn anywhere(statements: &[&str], known: &Known) -> Stands {
    let each = statements.iter().map(|statement| stands(statement, known));
    each.max().unwrap_or(Stands::Harmless)
}

/// Whether a statement takes a variable's value, in the ways of shells and of other languages.
fn uses(statement: &str, name: &str) -> bool {
    let small = statement.to_ascii_lowercase();
    let wanted = name.to_ascii_lowercase();
    small.match_indices(&wanted).any(|(at, _)| {
        let (before, behind) = small.split_at(at);
        let exact = statement.get(at..at + name.len()) == Some(name);
        // PowerShell and cmd know no case.
        let of_windows = before.ends_with("env:") || before.ends_with('%');
        let begins = before.ends_with(['$', '{', '%', '!', ':', '.'])
            || ["[\"", "['", "(\"", "('"]
                .iter()
                .any(|it| before.ends_with(it));
        let next = behind.get(wanted.len()..).and_then(|it| it.chars().next());
        let ends = next.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_');
        begins && ends && (exact || of_windows)
    })
}

/// The names of variables that a statement makes: `NAME=…`, `NAME<<…`, `for NAME in`, `read NAME`.
fn made_in(statement: &str) -> Vec<&str> {
    let apart = |letter: char| letter.is_whitespace() || "\"'`{}()".contains(letter);
    let words: Vec<&str> = statement
        .split(apart)
        .filter(|word| !word.is_empty())
        .collect();
    let mut names = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let assigned = word.split(['=', '<', '+']).next().unwrap_or_default();
        let behind = word.get(assigned.len()..).unwrap_or_default();
        if ["=", "+=", "<<"].iter().any(|it| behind.starts_with(it)) {
            names.push(assigned.trim_start_matches("$env:").trim_start_matches('$'));
        } else if *word == "=" || *word == ":=" {
            names.extend(at.checked_sub(1).and_then(|at| words.get(at)));
        } else if *word == "for" {
            names.extend(words.get(at + 1));
        } else if matches!(*word, "read" | "mapfile" | "readarray") {
            let rest = words.get(at + 1..).unwrap_or_default();
            names.extend(rest.iter().filter(|it| !it.starts_with('-')));
        }
    }
    let is_name = |name: &&str| {
        let mut letters = name.chars();
        letters
            .next()
            .is_some_and(|it| it.is_alphabetic() || it == '_')
            && letters.all(|it| it.is_alphanumeric() || it == '_')
    };
    names.into_iter().filter(is_name).collect()
}

/// Whether a statement reads what it is given from somewhere else.
fn reads_input(statement: &str) -> bool {
    let mut words = statement.split_whitespace();
    words.any(|word| matches!(word, "read" | "mapfile" | "readarray"))
}

/// Whether a statement takes what a function or a script was given.
fn has_arguments(statement: &str) -> bool {
    let numbers = '1'..='9';
    let mut signs = numbers.chain(['@', '*']);
    signs.any(|sign| {
        statement.contains(&format!("${sign}")) || statement.contains(&format!("${{{sign}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let mut known = Known::default();
        let text = |text: &str| text.to_owned();
        known.add_written(&[
            (
                text("HEAD_SHA"),
                text("${{ github.event.pull_request.head.sha }}"),
            ),
            (
                text("TITLE"),
                text("${{ github.event.pull_request.title }}"),
            ),
            (text("SHA"), text("${{ steps.pr.outputs.sha }}")),
            (text("BASE"), text("${{ github.base_ref }}")),
            (text("TOKEN"), text("${{ secrets.TOKEN }}")),
        ]);
        known
    }

    #[track_caller]
    fn check(script: &str, expected: Stands) {
        assert_eq!(fetched(script, &known()).by, expected, "{script}");
    }

    #[test]
    fn a_strangers_commit_that_is_fetched_is_found() {
        for script in [
            "git fetch origin \"$HEAD_SHA\" && git checkout FETCH_HEAD",
            "git checkout ${HEAD_SHA}",
            "git -C src fetch \\\n  origin \\\n  $HEAD_SHA",
            "ref=\"$HEAD_SHA\"\ngit fetch origin $ref",
            "a=$HEAD_SHA\nb=${a}\ngit reset --hard $b",
            "for it in $HEAD_SHA; do git fetch origin $it; done",
            "get() { git fetch origin \"$1\"; }\nget \"$HEAD_SHA\"",
            "git checkout %head_sha%",
            "git checkout $env:HEAD_SHA",
            "subprocess.run(['git', 'checkout', os.environ['HEAD_SHA']])",
            "exec.exec('git', ['checkout', process.env.HEAD_SHA])",
            "exec('git', ['checkout', context.payload.pull_request.head.sha])",
            "sha=$(gh pr view 7 --json headRefOid -q .headRefOid)\ngit checkout $sha",
            "curl -L https://github.com/a/b/archive/$HEAD_SHA.tar.gz | tar xz",
            "npm install \"github:acme/shop#$HEAD_SHA\"",
            "git remote add fork \"$HEAD_SHA\"",
            "echo \"$HEAD_SHA\" | while read it; do git checkout $it; done",
            "eval \"$TITLE\"",
            "git checkout ${{ github.event.pull_request.head.sha }}",
        ] {
            check(script, Stands::Strange);
        }
    }

    #[test]
    fn what_is_only_known_while_it_runs_is_unknown_where_it_is_fetched() {
        check("git checkout \"$SHA\"", Stands::Unknown);
        check("git checkout ${{ needs.a.outputs.b }}", Stands::Unknown);
        check("it=$SHA\ngit worktree add ../x $it", Stands::Unknown);
    }

    #[test]
    fn what_is_said_and_not_fetched_does_no_harm() {
        for script in [
            "echo \"$TITLE\"",
            "echo \"$TITLE\" | npx commitlint",
            "git fetch origin main\ngit diff --stat origin/main\necho \"$TITLE\"",
            "git fetch origin \"$BASE\"",
            "git clone https://x:${TOKEN}@github.com/acme/shop",
            "gh api repos/acme/shop/statuses/$HEAD_SHA -f state=success",
            "curl -d \"{\\\"text\\\": \\\"$TITLE\\\"}\" https://hooks.example",
            "# git checkout $HEAD_SHA",
            "git config user.name \"$TITLE\"",
            "git checkout -b release",
        ] {
            check(script, Stands::Harmless);
        }
    }

    #[test]
    fn more_than_can_be_followed_is_not_known() {
        let variables: Vec<(String, String)> = (0..1_000)
            .map(|number| (format!("A{number}"), "${{ github.head_ref }}".to_owned()))
            .collect();
        let mut known = Known::default();
        known.add_written(&variables);
        let script = "git fetch origin main\n".repeat(1_000);
        assert_eq!(fetched(&script, &known).by, Stands::Unknown);
        let chain: String = (0..2_000)
            .map(|it| format!("A{}=$A{it}\n", it + 1))
            .collect();
        assert_eq!(fetched(&chain, &known).by, Stands::Unknown);
    }

    #[test]
    fn a_variable_that_is_left_to_later_steps_is_named() {
        let found = fetched("echo \"REF=$HEAD_SHA\" >> \"$GITHUB_ENV\"", &known());
        assert_eq!(found.left, [("REF".to_owned(), Stands::Strange)]);
        let found = fetched("echo \"REF=$BASE\" >> \"$GITHUB_ENV\"", &known());
        assert_eq!(found.left, []);
    }
}
