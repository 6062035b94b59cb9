//! Where packages lie, as paths from the project's folder.

use std::borrow::Cow;

/// A path from the project's folder, without needless parts: empty for the project itself, with `..` at the start for
/// what lies outside, and absolute where it was written so.
pub(in crate::npm) type Place<'a> = Cow<'a, str>;

/// Writes a path as a place.
pub(in crate::npm) fn place(path: Cow<'_, str>) -> Place<'_> {
    let is_plain = !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if is_plain || path.is_empty() {
        return path;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    Cow::Owned(if path.starts_with('/') {
        format!("/{joined}")
    } else {
        joined
    })
}

/// The name of the package at a place: its folder's name, with the scope's folder before it.
pub(in crate::npm) fn name_of(place: &str) -> &str {
    let mut slashes = place.rmatch_indices('/').map(|(at, _)| at);
    let (last, before) = (slashes.next(), slashes.next());
    let from = |slash: Option<usize>| {
        let start = slash.map_or(0, |slash| slash + 1);
        place.get(start..).unwrap_or(place)
    };
    let scoped = from(before);
    if last.is_some() && scoped.starts_with('@') {
        scoped
    } else {
        from(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_in_one_way() {
        for (path, expected) in [
            ("", ""),
            (".", ""),
            ("node_modules/a", "node_modules/a"),
            ("./packages//a/", "packages/a"),
            ("packages/../x", "x"),
            ("../x/../y", "../y"),
            ("node_modules/..", ""),
            ("../../x", "../../x"),
            ("/etc/../x", "/x"),
        ] {
            assert_eq!(place(Cow::Borrowed(path)), expected, "{path}");
        }
    }

    #[test]
    fn a_package_has_the_name_of_its_folder() {
        for (place, name) in [
            ("node_modules/a", "a"),
            ("node_modules/@s/a", "@s/a"),
            ("a", "a"),
            ("@s/a", "@s/a"),
            ("@s", "@s"),
            ("packages/a", "a"),
            ("", ""),
        ] {
            assert_eq!(name_of(place), name, "{place}");
        }
    }
}
