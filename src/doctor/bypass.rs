//! Who may go round the rules: of the branch, for whoever may merge without the status, and of the tags,
//! for whoever may move one that was judged. Rules are often made with such people on purpose, so those
//! who are known are a remark.

use super::{Actor, Asks, Bypass, Check, Seen, Verdict, code, tags};
use crate::facts::FailureKind;
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// What is known of who may go round something.
enum Told<'a> {
    Nobody,
    Those(Vec<&'a Actor>, usize),
    Withheld,
}

/// What is to be said of it.
pub(super) fn checks(seen: &Seen<'_>, asks: Option<&Asks>) -> Vec<Check> {
    let mut checks = Vec::new();
    checks.extend(of_status(seen));
    checks.extend(asks.and_then(|asks| of_tags(seen, asks)));
    checks
}

/// Who may merge without the required status; nothing where it is not required.
fn of_status(seen: &Seen<'_>) -> Option<Check> {
    const ID: &str = "required/bypass";
    let context = seen.environment.status_name();
    let rules = Message::new("doctor-bypass-of-status")
        .with("status", code(&context))
        .with("branch", code(seen.branch.as_str()));
    let demands = seen.rules.as_ref().ok();
    let demanding = demands.map_or(&[][..], |demands| demands.rulesets.as_slice());
    let demanding = demanding.iter();
    let rulesets: Vec<Option<u64>> = demanding
        .filter(|(name, _)| name.for_parsing() == context)
        .map(|(_, ruleset)| *ruleset)
        .collect();
    let protection = seen.protection.as_ref().ok().filter(|demands| {
        let mut checks = demands.checks.iter();
        checks.any(|(name, _)| name.for_parsing() == context)
    });
    if rulesets.is_empty() {
        return protection.map(|demands| of_protection(seen, ID, &context, demands.admins));
    }
    // Whoever goes round the rulesets still meets the protection.
    if let Some(Some(true)) = protection.map(|demands| demands.admins) {
        return Some(of_protection(seen, ID, &context, Some(true)));
    }
    Some(match seen.bypasses {
        Err(_) => check(seen, ID, rules, Told::Withheld),
        // All of them have to be gone round.
        Ok(known) => {
            let each = rulesets.iter().map(|ruleset| one(known, *ruleset));
            let closed = each.clone().any(|it| it.is_some_and(is_closed));
            let told = if closed { Told::Nobody } else { together(each) };
            check(seen, ID, rules, told)
        }
    })
}

/// Whether administrators may merge without the status, where the older protection requires it.
fn of_protection(seen: &Seen<'_>, id: &'static str, context: &str, admins: Option<bool>) -> Check {
    let branch = || code(seen.branch.as_str());
    let rules = Message::new("doctor-bypass-of-protection")
        .with("status", code(context))
        .with("branch", branch());
    let said = |message: &'static str| Message::new(message).with("rules", rules.clone());
    match admins {
        Some(true) => Check::ok(id, said("doctor-bypass-nobody")),
        Some(false) => Check::bad(id, Verdict::Remark, said("doctor-bypass-admins")),
        None => {
            let what = Message::new("doctor-bypass-protection").with("branch", branch());
            Check::bad(id, Verdict::Remark, what)
        }
    }
}

/// Who may move or delete tags that are protected; nothing where none are.
fn of_tags(seen: &Seen<'_>, asks: &Asks) -> Option<Check> {
    const ID: &str = "tags/bypass";
    let prefix = asks.prefix();
    let rules = seen.tags?.as_ref().ok()?;
    let holding = tags::rulesets(rules, prefix);
    if holding.is_empty() {
        return None;
    }
    let subject = Message::new("doctor-bypass-of-tags").with("tags", code(&format!("{prefix}*")));
    let told = match seen.bypasses {
        Err(_) => Told::Withheld,
        Ok(known) => {
            let each = holding.iter().map(|rule| one(known, rule.ruleset));
            let closed = each.clone().all(|it| it.is_some_and(is_closed));
            if closed { Told::Nobody } else { together(each) }
        }
    };
    Some(check(seen, ID, subject, told))
}

fn one(known: &[Bypass], ruleset: Option<u64>) -> Option<&Bypass> {
    known.iter().find(|it| Some(it.ruleset) == ruleset)
}

fn is_closed(bypass: &Bypass) -> bool {
    bypass.actors.is_empty() && bypass.hidden == 0
}

/// Those of several rulesets, each once; not told where one of them is not.
fn together<'a>(each: impl Iterator<Item = Option<&'a Bypass>>) -> Told<'a> {
    let mut actors = Vec::new();
    let mut hidden = 0;
    for bypass in each {
        let Some(bypass) = bypass else {
            return Told::Withheld;
        };
        for actor in &bypass.actors {
            if !actors.contains(&actor) {
                actors.push(actor);
            }
        }
        hidden = hidden.max(bypass.hidden);
    }
    Told::Those(actors, hidden)
}

fn check(seen: &Seen<'_>, id: &'static str, rules: Message, told: Told<'_>) -> Check {
    let said = |message: &'static str| Message::new(message).with("rules", rules.clone());
    match told {
        Told::Nobody => Check::ok(id, said("doctor-bypass-nobody")),
        Told::Those(actors, hidden) if !actors.is_empty() => {
            let named: Vec<Value> = actors.into_iter().map(name).collect();
            let what = said("doctor-bypass-some");
            let what = what.with("actors", named).with("hidden", hidden);
            Check::bad(id, Verdict::Remark, what)
        }
        Told::Those(_, hidden) => {
            let what = said("doctor-bypass-hidden").with("hidden", hidden);
            Check::bad(id, Verdict::Remark, what)
        }
        Told::Withheld => match seen.bypasses {
            // What failed on the way is not known; what is withheld from a token is as it is.
            Err(failure) if failure.kind != FailureKind::Forbidden => {
                let subject = Message::new("doctor-subject-bypass").with("rules", rules);
                Check::unread(id, Verdict::NotKnown, subject, failure)
            }
            _ => Check::bad(id, Verdict::Remark, said("doctor-bypass-untold")),
        },
    }
}

/// How people know somebody.
fn name(actor: &Actor) -> Value {
    let named = |id: &'static str, name: &Untrusted| {
        Message::new(id).with("name", Value::Code(name.clone()))
    };
    let message = match actor {
        Actor::App(name) => named("doctor-actor-app", name),
        Actor::Team(name) => named("doctor-actor-team", name),
        Actor::Role(name) => named("doctor-actor-role", name),
        Actor::Owners => Message::new("doctor-actor-owners"),
        Actor::DeployKeys => Message::new("doctor-actor-keys"),
    };
    Value::Message(Box::new(message))
}
