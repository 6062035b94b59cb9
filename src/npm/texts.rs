//! The texts of a tree: each kept once, in one piece of memory, and named by a number.

use std::borrow::Cow;
use std::collections::HashMap;

use icu_normalizer::DecomposingNormalizerBorrowed;

use crate::text::Untrusted;

/// A text of a lockfile, lent by the tree. Like [`Untrusted`] it reaches a reader only through an escaper.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Lent<'tree>(&'tree str);

impl<'tree> Lent<'tree> {
    /// The text for parsing and comparing only.
    pub(crate) fn for_parsing(self) -> &'tree str {
        self.0
    }

    /// The text to keep.
    pub(crate) fn to_untrusted(self) -> Untrusted {
        Untrusted::new(self.0)
    }
}

impl std::fmt::Debug for Lent<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.to_untrusted().fmt(formatter)
    }
}

/// The number of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::npm) struct Symbol(u32);

impl Symbol {
    pub(in crate::npm) fn index(self) -> usize {
        self.0 as usize
    }
}

/// All texts, one behind the other.
#[derive(Debug, Default)]
pub(in crate::npm) struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(in crate::npm) const fn new() -> Self {
        Self {
            all: String::new(),
            ends: Vec::new(),
        }
    }

    pub(in crate::npm) fn get(&self, symbol: Symbol) -> &str {
        let end = |index: usize| self.ends.get(index).copied().unwrap_or_default() as usize;
        let start = symbol.index().checked_sub(1).map_or(0, end);
        self.all.get(start..end(symbol.index())).unwrap_or_default()
    }

    pub(in crate::npm) fn lend(&self, symbol: Symbol) -> Lent<'_> {
        Lent(self.get(symbol))
    }

    /// How many there are.
    pub(in crate::npm) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Takes a text in. The readers' limit on a file's length keeps all of them countable in 32 bits.
    fn push(&mut self, text: &str) -> Symbol {
        let symbol =
            Symbol(u32::try_from(self.ends.len()).expect("fewer texts than bytes in a lockfile"));
        self.all.push_str(text);
        let end = u32::try_from(self.all.len()).expect("no more text than in the files");
        self.ends.push(end);
        symbol
    }
}

/// Texts while they are gathered.
#[derive(Default)]
pub(in crate::npm) struct Gathered<'a> {
    pub(in crate::npm) texts: Texts,
    known: HashMap<Cow<'a, str>, Symbol>,
    /// For each text, the one that names are compared by; unknown until asked.
    folded: Vec<Option<Symbol>>,
}

impl<'a> Gathered<'a> {
    /// The number of a text, the same for the same text.
    pub(in crate::npm) fn symbol(&mut self, text: Cow<'a, str>) -> Symbol {
        if let Some(known) = self.known.get(&text) {
            return *known;
        }
        let symbol = self.texts.push(&text);
        self.known.insert(text, symbol);
        symbol
    }

    /// The number of a text that is hardly met twice, and so not looked for.
    pub(in crate::npm) fn once(&mut self, text: &str) -> Symbol {
        self.texts.push(text)
    }

    /// npm compares names as file systems do that know no capital letters.
    pub(in crate::npm) fn folded(&mut self, name: Symbol) -> Symbol {
        if let Some(Some(known)) = self.folded.get(name.index()) {
            return *known;
        }
        let text = self.texts.get(name);
        let folded = if text
            .bytes()
            .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
        {
            name
        } else {
            let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
            let folded = Cow::Owned(decomposed.to_lowercase());
            self.symbol(folded)
        };
        let length = self.texts.len();
        self.folded.resize(length, None);
        if let Some(slot) = self.folded.get_mut(name.index()) {
            *slot = Some(folded);
        }
        folded
    }
}
