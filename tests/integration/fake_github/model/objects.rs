//! Object names as git computes them, so that equal trees have equal names and a test may compare
//! with a real repository.

use std::collections::BTreeMap;

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
    // By what git sorts them by; a folder is named once, however much is in it.
    let mut lines: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (path, entry) in tree {
        let Some(rest) = path.strip_prefix(prefix) else {
            continue;
        };
        let (name, is_folder) = match rest.split_once('/') {
            Some((folder, _)) => (folder, true),
            None => (rest, false),
        };
        let sort_key = format!("{name}{}", if is_folder { "/" } else { "" });
        lines.entry(sort_key).or_insert_with(|| {
            let (mode, sha) = match is_folder {
                true => ("40000", tree_name(tree, &format!("{prefix}{name}/"))),
                false => (mode_of(entry), entry_name(entry)),
            };
            let mut line = format!("{mode} {name}\0").into_bytes();
            line.extend(binary(&sha));
            line
        });
    }
    let content: Vec<u8> = lines.into_values().flatten().collect();
    object_name("tree", &content)
}

/// Git's mode of what stands at a path.
pub(crate) fn mode_of(entry: &Entry) -> &'static str {
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
