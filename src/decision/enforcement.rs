//! Whether a gate's outcome blocks.

/// What a gate's outcome does to the decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Enforcement {
    /// The outcome counts as it is.
    #[default]
    Block,
    /// The outcome stands in the report and counts as GO.
    Warn,
}

impl Enforcement {
    /// The word in the policy and in JSON.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Warn => "warn",
        }
    }
}
