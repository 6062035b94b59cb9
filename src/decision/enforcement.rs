//! Whether a gate's outcome blocks.

use crate::policy::read::policy_choice;

policy_choice! {
    /// Whether a gate's outcome blocks.
    pub(crate) enum Enforcement {
        /// The outcome counts as it is.
        Block = "block",
        /// The outcome stands in the report and counts as go.
        Warn = "warn",
    }
}
