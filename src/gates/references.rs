//! What one gate says of another one, by name.

use crate::policy::fault::{Fault, Faults};
use crate::policy::read::Located;
use crate::policy::suggest::did_you_mean;

/// Pushes a fault where a reference is to nothing that is `judged` before. `environment` is the one
/// whose gates these are.
pub(super) fn check(
    reference: &Located<String>,
    judged: &[String],
    environment: &str,
    faults: &mut Faults,
) {
    if judged.contains(&reference.value) {
        return;
    }
    let code = match judged.is_empty() {
        true => "policy-nothing-judged-before",
        false => "policy-not-judged-before",
    };
    let known = judged.iter().map(String::as_str);
    let fault = Fault::own(code, reference.span)
        .with("reference", &reference.value)
        .with("environment", environment)
        .with("known", judged.join(", "));
    faults.push(fault.suggest(did_you_mean(&reference.value, known)));
}
