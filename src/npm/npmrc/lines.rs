//! The lines of an `.npmrc` (source: the package `ini`, with which npm reads it).

/// The lines that set something, in order. npm reads nothing below a `[section]`.
pub(super) fn settings(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.trim_start_matches('\u{feff}')
        .lines()
        .take_while(|line| !line.trim_start().starts_with('['))
        .filter_map(|line| {
            let line = line.trim();
            if line.starts_with([';', '#']) {
                return None;
            }
            let (key, value) = line.split_once('=')?;
            Some((unquoted(key), unquoted(value)))
        })
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    for quote in ['"', '\''] {
        if let Some(inside) = text
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote))
        {
            return inside;
        }
    }
    // A comment behind the value.
    text.split([';', '#']).next().unwrap_or_default().trim_end()
}
