//! What a browser would find in a page.

/// What a browser would find in a page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Parsed {
    /// Each tag with the names of its attributes.
    pub(super) tags: Vec<String>,
    /// Values of attributes.
    pub(super) values: Vec<String>,
    /// What stands between the tags, with entities read.
    pub(super) text: String,
}

fn entities_read(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#96;", "`")
        .replace("&amp;", "&")
}

/// Reads tags as HTML does: `<` and a letter, `/` or `!` begins one, a quoted value may hold `>`.
pub(super) fn parse(page: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut rest = page;
    while let Some((text, after)) = rest.split_once('<') {
        parsed.text.push_str(&entities_read(text));
        let mut quoted = false;
        let end = after
            .find(|letter| {
                quoted ^= letter == '"';
                letter == '>' && !quoted
            })
            .expect("every tag ends");
        let tag = after.get(..end).expect("ends at a character");
        let mut parts = tag.split('"');
        let mut shape = String::new();
        while let Some(part) = parts.next() {
            shape.push_str(part);
            parsed.values.extend(parts.next().map(entities_read));
        }
        parsed.tags.push(shape);
        rest = after.get(end + 1..).expect("after a character");
    }
    parsed.text.push_str(&entities_read(rest));
    parsed
}
