//! Object names as git computes them, so that equal trees have equal names and a test may compare
//! with a real repository.

use sha1::{Digest, Sha1};

use super::git::{Commit, Entry, TagObject, Tree};

/// The name of an object: SHA-1 over kind, length and content.
pub(crate) fn object_name(kind: &str, content: &[u8]) -> String {
    let mut hash = Sha1::new();
    hash.update(format!("{kind} {}\0", content.len()));
    hash.update(content);
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The name of what stands at a path.
pub(crate) fn entry_name(entry: &Entry) -> String {
    match entry {
        Entry::File(bytes) => object_name("blob", bytes),
        Entry::Symlink(target) => object_name("blob", target.as_bytes()),
        Entry::Submodule(commit) => commit.clone(),
    }
}

/// The name of a folder; `prefix` is empty for the top, otherwise it ends with a slash.
pub(crate) fn tree_name(tree: &Tree, prefix: &str) -> String {
    let mut lines: Vec<(String, Vec<u8>)> = Vec::new();
    for (path, entry) in tree {
        let Some(rest) = path.strip_prefix(prefix) else {
            continue;
        };
        let (mode, name, sha, sort_key) = match rest.split_once('/') {
            Some((folder, _)) => {
                let sha = tree_name(tree, &format!("{prefix}{folder}/"));
                ("40000", folder, sha, format!("{folder}/"))
            }
            None => (mode_of(entry), rest, entry_name(entry), rest.to_owned()),
        };
        if lines.iter().any(|(key, _)| *key == sort_key) {
            continue;
        }
        let mut line = format!("{mode} {name}\0").into_bytes();
        line.extend(binary(&sha));
        lines.push((sort_key, line));
    }
    lines.sort();
    let content: Vec<u8> = lines.into_iter().flat_map(|(_, line)| line).collect();
    object_name("tree", &content)
}

fn mode_of(entry: &Entry) -> &'static str {
    match entry {
        Entry::File(_) => "100644",
        Entry::Symlink(_) => "120000",
        Entry::Submodule(_) => "160000",
    }
}

fn binary(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex
        .chars()
        .filter_map(|digit| u8::try_from(digit.to_digit(16)?).ok())
        .collect();
    digits
        .chunks_exact(2)
        .map(|pair| pair[0] * 16 + pair[1])
        .collect()
}

/// The name of a commit.
pub(crate) fn commit_name(commit: &Commit) -> String {
    let parents: String = commit
        .parents
        .iter()
        .map(|parent| format!("parent {parent}\n"))
        .collect();
    let text = format!(
        "tree {}\n{parents}author {}\ncommitter {}\n\n{}",
        commit.tree_sha,
        commit.author.signature(commit.date()),
        commit.committer.signature(commit.date()),
        commit.message,
    );
    object_name("commit", text.as_bytes())
}

/// The name of an annotated tag.
pub(crate) fn tag_name(tag: &TagObject) -> String {
    let text = format!(
        "object {}\ntype {}\ntag {}\ntagger {}\n\n{}",
        tag.target,
        tag.target_kind,
        tag.name,
        tag.tagger.signature(tag.at),
        tag.message,
    );
    object_name("tag", text.as_bytes())
}
