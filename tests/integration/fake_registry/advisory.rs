//! Advisories as a registry tells them.

use serde_json::{Value, json};

/// An advisory about one package.
#[derive(Clone)]
pub(crate) struct Advisory {
    pub(crate) package: String,
    number: u64,
    ghsa: String,
    title: String,
    severity: String,
    below: Option<String>,
    cwe: Vec<String>,
}

impl Advisory {
    /// One about every version, of high severity; its GHSA is made from the package's name.
    pub(crate) fn about(package: &str) -> Self {
        Self {
            package: package.to_owned(),
            number: 1_000_000 + package.len() as u64,
            ghsa: ghsa_of(package),
            title: format!("Prototype pollution in {package}"),
            severity: "high".to_owned(),
            below: None,
            cwe: vec!["CWE-1321".to_owned()],
        }
    }

    /// Only versions below this one have it.
    pub(crate) fn below(mut self, version: &str) -> Self {
        self.below = Some(version.to_owned());
        self
    }

    /// How bad it is.
    pub(crate) fn severity(mut self, word: &str) -> Self {
        word.clone_into(&mut self.severity);
        self
    }

    /// What GitHub calls it.
    pub(crate) fn ghsa(mut self, ghsa: &str) -> Self {
        ghsa.clone_into(&mut self.ghsa);
        self
    }

    /// The package itself is the attack.
    pub(crate) fn malware(mut self) -> Self {
        self.title = format!("Malware in {}", self.package);
        self.cwe = vec!["CWE-506".to_owned()];
        self
    }

    /// Its GHSA.
    pub(crate) fn id(&self) -> &str {
        &self.ghsa
    }

    /// Whether a version has it.
    pub(super) fn concerns(&self, version: &str) -> bool {
        let version = numbers(version);
        self.below.as_deref().is_none_or(|it| version < numbers(it))
    }

    fn range(&self) -> String {
        match &self.below {
            None => "*".to_owned(),
            Some(below) => format!("<{below}"),
        }
    }

    /// As the bulk answer has it.
    pub(super) fn shown(&self) -> Value {
        json!({
            "id": self.number,
            "url": format!("https://github.com/advisories/{}", self.ghsa),
            "title": self.title,
            "severity": self.severity,
            "vulnerable_versions": self.range(),
            "cwe": self.cwe,
            "cvss": { "score": 7.5, "vectorString": null },
        })
    }
}

/// Major, minor and patch; what comes after them does not matter here.
fn numbers(version: &str) -> Vec<u64> {
    let plain = version.split(['-', '+']).next().unwrap_or_default();
    let pieces = plain.split('.').map(str::parse);
    pieces.map(|piece| piece.unwrap_or(0)).collect()
}

/// A GHSA that is the same whenever it is made.
fn ghsa_of(package: &str) -> String {
    const LETTERS: &[u8] = b"23456789cfghjmpqrvwx";
    let mut sum = package.bytes().fold(7_u64, |sum, byte| {
        sum.wrapping_mul(1_099_511_628_211) ^ u64::from(byte)
    });
    let mut group = || {
        let mut letters = String::new();
        for _ in 0..4 {
            let index = usize::try_from(sum % 20).unwrap_or(0);
            letters.push(char::from(LETTERS[index]));
            sum = sum / 20 + 1_000_003;
        }
        letters
    };
    format!("GHSA-{}-{}-{}", group(), group(), group())
}
