//! Just enough of raw HTML: comments, and the pictures and links people paste as tags.

/// Raw HTML with its comments told apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Comments<'a> {
    /// What stands in each closed comment, trimmed.
    pub(crate) closed: Vec<&'a str>,
    /// Offset of a comment that is never closed; it hides whatever a browser finds after it.
    pub(crate) unclosed_at: Option<usize>,
    /// The HTML with comments replaced by line feeds only, so that lines keep their numbers.
    pub(crate) rest: String,
}

/// Splits raw HTML into comments and the rest.
pub(crate) fn comments(html: &str) -> Comments<'_> {
    let mut found = Comments::default();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        found.rest.push_str(before);
        // `<!-->` and `<!--->` are whole comments (HTML standard, 13.2.5.43).
        if let Some(tail) = after.strip_prefix('>').or_else(|| after.strip_prefix("->")) {
            rest = tail;
            continue;
        }
        let Some((comment, tail)) = after.split_once("-->") else {
            found.unclosed_at = Some(html.len() - after.len() - "<!--".len());
            return found;
        };
        found.closed.push(comment.trim());
        found.rest.extend(comment.matches('\n'));
        rest = tail;
    }
    found.rest.push_str(rest);
    found
}

/// Where the comments of raw HTML stand: each from its first sign to the one behind its last; `None`
/// where it is never closed.
pub(crate) fn hidden(html: &str) -> Vec<(usize, Option<usize>)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(begin) = html.get(at..).and_then(|rest| rest.find("<!--")) {
        let (begin, inner) = (at + begin, at + begin + "<!--".len());
        let behind = html.get(inner..).unwrap_or_default();
        // As in `comments`.
        let length = match behind {
            _ if behind.starts_with('>') => Some(1),
            _ if behind.starts_with("->") => Some(2),
            _ => behind.find("-->").map(|end| end + "-->".len()),
        };
        let end = length.map(|length| inner + length);
        found.push((begin, end));
        let Some(end) = end else { break };
        at = end;
    }
    found
}

/// Whether a block of raw HTML that ends at a sign of its own (CommonMark 0.31, 4.6, conditions 1 and 3 to 5) lacks
/// that sign, so that it holds whatever follows. Of comments [`comments`] tells.
pub(crate) fn is_unclosed(raw: &str) -> bool {
    let raw = raw.trim_start().to_ascii_lowercase();
    let ends = |signs: &[&str]| signs.iter().any(|sign| raw.contains(sign));
    let begins = |tag: &str| {
        let behind = raw.strip_prefix(tag).and_then(|rest| rest.chars().next());
        behind.is_none_or(|next| next.is_ascii_whitespace() || next == '>') && raw.starts_with(tag)
    };
    if ["<pre", "<script", "<style"].into_iter().any(begins) {
        return !ends(&["</pre>", "</script>", "</style>"]);
    }
    match () {
        () if raw.starts_with("<?") => !ends(&["?>"]),
        () if raw.starts_with("<![cdata[") => !ends(&["]]>"]),
        () if raw.starts_with("<!--") => false,
        () if raw.starts_with("<!") => !ends(&[">"]),
        () => false,
    }
}

/// The sources of pictures (`<img src>`) and targets of links (`<a href>`) in raw HTML.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Targets<'a> {
    pub(crate) images: Vec<&'a str>,
    pub(crate) links: Vec<&'a str>,
}

/// Finds pictures and links in raw HTML that holds no comments.
pub(crate) fn targets(html: &str) -> Targets<'_> {
    let mut found = Targets::default();
    for piece in html.split('<').skip(1) {
        let tag = piece.split_once('>').map_or(piece, |(tag, _)| tag);
        let name = tag.split_whitespace().next().unwrap_or_default();
        if name.eq_ignore_ascii_case("img") {
            found.images.extend(attribute(tag, "src"));
        } else if name.eq_ignore_ascii_case("a") {
            found.links.extend(attribute(tag, "href"));
        }
    }
    found
}

/// Whether raw HTML holds a hand-written checkbox, which looks like a task and is none.
pub(crate) fn is_checkbox(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    lower.split("<input").skip(1).any(|tag| {
        tag.split('>')
            .next()
            .unwrap_or_default()
            .contains("checkbox")
    })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        rest = after;
        let last = before.split_whitespace().next_back().unwrap_or_default();
        if !last.eq_ignore_ascii_case(name) {
            continue;
        }
        let value = after.trim_start();
        return match value.chars().next()? {
            quote @ ('"' | '\'') => value.strip_prefix(quote)?.split(quote).next(),
            _ => value.split_whitespace().next(),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_cut_out_and_lines_stay() {
        let check = |html: &str, closed: &[&str], rest: &str, unclosed_at: Option<usize>| {
            let found = comments(html);
            assert_eq!(found.closed, closed, "{html:?}");
            assert_eq!(found.rest, rest, "{html:?}");
            assert_eq!(found.unclosed_at, unclosed_at, "{html:?}");
        };
        check("a<!-- b -->c", &["b"], "ac", None);
        check("<!-- a\nb --> c <!--d-->", &["a\nb", "d"], "\n c ", None);
        check("<!--> a <!---> b", &[], " a  b", None);
        check("x <!-- a", &[], "x ", Some(2));
        check("<!-- a --> <!-- b", &["a"], " ", Some(11));
    }

    #[test]
    fn pasted_pictures_and_links_are_found() {
        let found = targets(
            "<img width=\"1\" src=\"https://a.test/i.png\"> <A HREF='https://b.test'>x</A> <abbr src=no>",
        );
        assert_eq!(found.images, ["https://a.test/i.png"]);
        assert_eq!(found.links, ["https://b.test"]);
        assert_eq!(targets("<img src=x.png alt=y").images, ["x.png"]);
        assert_eq!(targets("<img src> <a href="), Targets::default());
    }

    #[test]
    fn a_block_that_waits_for_its_own_end_is_unclosed_without_it() {
        for raw in [
            "<pre>\nx",
            "<PRE class=\"a\">\nx",
            "  <script>\nx",
            "<style",
            "<?php\nx",
            "<![CDATA[\nx",
            "<!DOCTYPE x",
        ] {
            assert!(is_unclosed(raw), "{raw:?}");
        }
        for raw in [
            "<pre>\nx</Pre>",
            "<pre>\nx</script>",
            "<prefix>\nx",
            "<div>\nx",
            "<!-- x",
            "<?php ?>",
            "<![CDATA[ ]]>",
            "<!DOCTYPE x>",
        ] {
            assert!(!is_unclosed(raw), "{raw:?}");
        }
    }

    #[test]
    fn a_checkbox_tag_is_recognised() {
        assert!(is_checkbox("<li><INPUT disabled type='checkbox'> x"));
        assert!(!is_checkbox("<input type=text> checkbox"));
    }
}
