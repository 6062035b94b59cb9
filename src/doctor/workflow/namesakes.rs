//! Jobs that are called like the status and do not decide: GitHub takes a job's check for the status, by
//! its name and its source, and both come from GitHub Actions.

use super::names::JobName;
use super::safety::said;
use super::{Check, Same, Shop, Verdict};
use crate::locale::{Message, Value};

const ID: &str = "required/name";

/// What is to be said of such jobs.
pub(in crate::doctor) fn checks(shop: &Shop) -> Vec<Check> {
    let status = Value::code(shop.status.as_str());
    let mut checks = Vec::new();
    for workflow in shop.ours.iter().chain(&shop.others) {
        for job in &workflow.jobs {
            let mut deciding = shop.deciding();
            if deciding.any(|(_, known, _)| std::ptr::eq(known, job)) {
                continue;
            }
            let names = shop.names_of(workflow, job);
            let same = names.iter().map(|name| match name.is(&shop.status) {
                // Where nothing of a name is known, something else has to speak of the status.
                Same::Perhaps if !name.says_something() && !workflow.mentions_gonogo => Same::No,
                same => same,
            });
            let same: Vec<Same> = same.collect();
            let (verdict, id) = match () {
                () if same.contains(&Same::Surely) => (Verdict::Problem, "doctor-name-same"),
                () if same.contains(&Same::Perhaps) => (Verdict::Warning, "doctor-name-perhaps"),
                () => continue,
            };
            let what = said(id, workflow, job).with("status", status.clone());
            checks.push(Check::bad(ID, verdict, what));
        }
    }
    if checks.is_empty() {
        let said = |id: &'static str| Message::new(id).with("status", status.clone());
        checks.push(match shop.complete {
            true => Check::ok(ID, said("doctor-name-free")),
            false => Check::bad(ID, Verdict::NotKnown, said("doctor-name-unread")),
        });
    }
    checks
}

/// Whether a job in a file that cannot be read may be called like the status by an expression that is
/// joined with a part of it. Written in one piece, its name is found by the word in it.
pub(super) fn may_be_named_in(text: &str, status: &str) -> bool {
    let names = text.split("name:").skip(1);
    let mut lines = names.filter_map(|rest| rest.lines().next());
    lines.any(|line| {
        let line = line.trim().trim_matches(['"', '\'']);
        let name = JobName::written(line, &[]);
        name.says_something() && name.is(status) != Same::No
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_joined_with_a_part_of_the_status_may_be_it() {
        let check = |text| may_be_named_in(text, "gonogo/production");
        assert!(check("  name: \"${{ matrix.x }}/production\"\n"));
        assert!(check("{ name: gonogo/production\n"));
        assert!(!check("name: ${{ matrix.x }}\n"));
        assert!(!check("name: build ${{ matrix.x }}\n"));
        assert!(!check("run: echo ${{ x }}/production\n"));
    }
}
