//! Commands of scripts that bring code in.

/// What git does when it brings code in.
const GIT: [&str; 18] = [
    "fetch",
    "pull",
    "checkout",
    "switch",
    "clone",
    "reset",
    "merge",
    "worktree",
    "cherry-pick",
    "rebase",
    "restore",
    "read-tree",
    "archive",
    "apply",
    "am",
    "submodule",
    "remote",
    "bundle",
];

/// So many words behind `git` may come before what it does.
const BEFORE: usize = 10;

/// Parts of addresses, and programs behind a pipe, by which something that was downloaded is code.
const CODE: [&str; 12] = [
    "archive",
    "tarball",
    "zipball",
    "codeload",
    "raw.githubusercontent",
    "clone_url",
    "git apply",
    "unzip",
    "| tar",
    "|tar",
    "| sh",
    "| bash",
];

/// Whether a statement brings code in, or carries a text out as code.
pub(super) fn fetches(statement: &str) -> bool {
    let small = statement.to_ascii_lowercase();
    let apart = |letter: char| !letter.is_alphanumeric() && !"_-./".contains(letter);
    let words: Vec<&str> = small.split(apart).filter(|word| !word.is_empty()).collect();
    let is = |word: &str, name: &str| {
        let last = word.rsplit('/').next().unwrap_or_default();
        last.strip_suffix(".exe").unwrap_or(last) == name
    };
    let has = |names: &[&str]| {
        let mut words = words.iter();
        words.any(|word| names.iter().any(|name| is(word, name)))
    };
    let behind = |name: &str, wanted: &[&str]| {
        words.iter().enumerate().any(|(at, word)| {
            let rest = words.get(at + 1..).unwrap_or_default();
            is(word, name) && rest.iter().take(BEFORE).any(|word| wanted.contains(word))
        })
    };
    let says = |parts: &[&str]| parts.iter().any(|part| small.contains(part));
    let downloads = has(&["curl", "wget", "gh", "iwr", "invoke-webrequest", "aria2c"]);
    let installs = has(&[
        "npm", "pnpm", "yarn", "pip", "pip3", "go", "cargo", "docker",
    ]);
    behind("git", &GIT)
        || behind("gh", &["clone", "sync"])
        || says(&["gh pr checkout"])
        || has(&["eval"])
        || behind("bash", &["-c"])
        || behind("sh", &["-c"])
        || (downloads && says(&CODE))
        || (installs && says(&["github:", "git+", "github.com/"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_that_bring_code_in_are_told_from_others() {
        for statement in [
            "git fetch origin x",
            "/usr/bin/git -c a=b -C src checkout x",
            "git.exe switch x",
            "gh repo clone a/b",
            "gh pr checkout 7",
            "wget https://codeload.github.com/a/b/zip/x",
            "pip install git+https://github.com/a/b@x",
            "bash -c x",
            "exec('git', ['pull'])",
        ] {
            assert!(fetches(statement), "{statement}");
        }
        for statement in [
            "git diff x",
            "git push origin x",
            "git config user.name fetch-bot",
            "gh pr comment x",
            "curl -d x https://hooks.example",
            "npm install",
            "echo clone",
        ] {
            assert!(!fetches(statement), "{statement}");
        }
    }
}
