//! What a branch or a tag demands: rulesets, and the older protection.

use serde_json::{Value, json};

use super::super::model::people::{Identity, Level, Scope, Token};
use super::super::model::rules::{Bypasser, Protection, Rule, Ruleset, Target};
use super::super::model::{Repository, State};
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{repository, view};

/// The rules in force for a branch, which need not exist.
pub(super) fn of_branch(call: &Call, state: &mut State) -> Answer {
    let repository = repository(call, state);
    let name = repository.full_name();
    let sets = repository.rules_for(call.param("branch")).into_iter();
    let views = sets.flat_map(|set| set.rules.iter().map(|rule| one(set, rule, &name)));
    paging::list(call, views.collect())
}

fn one(set: &Ruleset, rule: &Rule, repository: &str) -> Value {
    let mut view = json!({
        "type": rule.kind(),
        "ruleset_source_type": "Repository",
        "ruleset_source": repository,
        "ruleset_id": set.id,
    });
    match rule {
        Rule::Checks { checks, strict } => {
            let check = |(context, app): &(String, Option<u64>)| match app {
                Some(app) => json!({ "context": context, "integration_id": app }),
                None => json!({ "context": context }),
            };
            view["parameters"] = json!({
                "required_status_checks": checks.iter().map(check).collect::<Vec<_>>(),
                "strict_required_status_checks_policy": strict,
            });
        }
        Rule::MergeQueue => {
            view["parameters"] = json!({
                "check_response_timeout_minutes": 60,
                "grouping_strategy": "ALLGREEN",
                "max_entries_to_build": 5,
                "max_entries_to_merge": 5,
                "merge_method": "MERGE",
                "min_entries_to_merge": 1,
                "min_entries_to_merge_wait_minutes": 5,
            });
        }
        Rule::Creation | Rule::Update | Rule::Deletion => {}
    }
    view
}

/// A branch, with as much of its protection as everybody may see.
pub(super) fn branch(call: &Call, state: &mut State) -> Outcome {
    let name = call.param("branch").to_owned();
    let repository = repository(call, state);
    let sha = repository.git.refs.get(&format!("heads/{name}")).cloned();
    let sha = sha.ok_or_else(|| Answer::error(404, "Branch not found"))?;
    let commit = repository.git.commits[&sha].clone();
    let protection = repository.protections.get(&name).cloned();
    let ruled = !repository.rules_for(&name).is_empty();
    let mut seen = json!({ "enabled": protection.as_ref().is_some_and(|it| !it.off) });
    if let Some(checks) = protection
        .as_ref()
        .filter(|protection| protection.told_by_branch)
        .and_then(|protection| checks(protection, call, &name))
    {
        // The branch does not say whether it must be up to date.
        let mut checks = checks;
        checks.as_object_mut().expect("an object").remove("strict");
        if let Some(admins) = protection.as_ref().and_then(|it| it.admins) {
            let level = if admins { "everyone" } else { "non_admins" };
            checks["enforcement_level"] = json!(level);
        }
        seen["required_status_checks"] = checks;
    }
    let url = call.api(&format!("branches/{name}/protection"));
    let view = json!({
        "name": name,
        "commit": view::commit(call, state, &commit),
        "_links": {
            "html": call.html(&format!("tree/{name}")),
            "self": call.api(&format!("branches/{name}")),
        },
        "protected": protection.is_some() || ruled,
        "protection": seen,
        "protection_url": url,
    });
    Ok(Answer::ok(view))
}

/// The protection itself, which takes a token that may read the repository's administration.
pub(super) fn protection(call: &Call, state: &mut State) -> Outcome {
    let name = call.param("branch").to_owned();
    let repository = repository(call, state);
    let protection = repository.protections.get(&name);
    let protection = protection.ok_or_else(|| Answer::error(404, "Branch not protected"))?;
    let mut view = json!({ "url": call.api(&format!("branches/{name}/protection")) });
    if let Some(checks) = checks(protection, call, &name) {
        view["required_status_checks"] = checks;
    }
    if let Some(enabled) = protection.admins {
        let url = call.api(&format!("branches/{name}/protection/enforce_admins"));
        view["enforce_admins"] = json!({ "url": url, "enabled": enabled });
    }
    Ok(Answer::ok(view))
}

fn checks(protection: &Protection, call: &Call, branch: &str) -> Option<Value> {
    let checks = protection.checks.as_ref()?;
    let url = call.api(&format!(
        "branches/{branch}/protection/required_status_checks"
    ));
    let one = |(context, app): &(String, Option<u64>)| json!({ "context": context, "app_id": app });
    Some(json!({
        "url": url,
        "strict": protection.strict,
        "contexts": checks.iter().map(|(context, _)| context).collect::<Vec<_>>(),
        "contexts_url": format!("{url}/contexts"),
        "checks": checks.iter().map(one).collect::<Vec<_>>(),
    }))
}

/// The question for all rulesets of a repository.
pub(super) fn all(query: &str, variables: &Value, token: &Token, state: &State) -> Answer {
    let part = |name: &str| variables[name].as_str().unwrap_or_default().to_lowercase();
    let name = format!("{}/{}", part("owner"), part("name"));
    let known = state.repositories.get(&name);
    let Some(repository) = known.filter(|it| !it.private || token.reaches(&name)) else {
        let message = format!("Could not resolve to a Repository with the name '{name}'.");
        return Answer::ok(json!({
            "data": { "repository": null },
            "errors": [{ "type": "NOT_FOUND", "path": ["repository"], "message": message }],
        }));
    };
    let sets = repository.rulesets.iter();
    let asks_who = query.contains("bypassActors");
    let administers = permissions(repository, Some(token)).is_some_and(|it| it["admin"] == true);
    let nodes: Vec<Value> = match asks_who {
        true => sets.map(|set| bypass(set, administers)).collect(),
        false => sets.map(node).collect(),
    };
    let mut answer = json!({ "data": { "repository": { "rulesets": {
        "pageInfo": { "hasNextPage": false },
        "nodes": nodes,
    }}}});
    let errors = withheld(repository);
    if asks_who && !errors.is_empty() && !administers {
        answer["errors"] = json!(errors);
    }
    Answer::ok(answer)
}

/// An error for each actor who is not told.
fn withheld(repository: &Repository) -> Vec<Value> {
    let sets = repository.rulesets.iter().enumerate();
    let actors = sets.flat_map(|(set, it)| (0..it.bypass.len()).map(move |actor| (set, actor)));
    let error = |(set, actor): (usize, usize)| {
        json!({
            "type": "FORBIDDEN",
            "path": ["repository", "rulesets", "nodes", set, "bypassActors", "nodes", actor],
            "message": "Resource not accessible by integration",
        })
    };
    actors.map(error).collect()
}

fn bypass(set: &Ruleset, administers: bool) -> Value {
    let one = |actor: &Bypasser| {
        if !administers {
            return Value::Null;
        }
        let (role, actor) = match actor {
            Bypasser::Role(name) => (json!(name), Value::Null),
            Bypasser::Team(name) => {
                let team = json!({ "__typename": "Team", "combinedSlug": name });
                (Value::Null, team)
            }
            Bypasser::App(name) => (Value::Null, json!({ "__typename": "App", "slug": name })),
            Bypasser::Owners | Bypasser::DeployKeys => (Value::Null, Value::Null),
        };
        json!({ "repositoryRoleName": role, "actor": actor })
    };
    let flagged = |actor: &Bypasser| {
        let mut view = one(actor);
        if view.is_object() {
            view["organizationAdmin"] = json!(matches!(actor, Bypasser::Owners));
            view["deployKey"] = json!(matches!(actor, Bypasser::DeployKeys));
        }
        view
    };
    json!({
        "databaseId": set.id,
        "bypassActors": {
            "totalCount": set.bypass.len(),
            "nodes": set.bypass.iter().map(flagged).collect::<Vec<_>>(),
        },
    })
}

fn node(set: &Ruleset) -> Value {
    let types = set.rules.iter();
    let types = types.map(|rule| json!({ "type": rule.kind().to_uppercase() }));
    json!({
        "databaseId": set.id,
        "target": match set.target {
            Target::Branch => "BRANCH",
            Target::Tag => "TAG",
        },
        "enforcement": if set.active { "ACTIVE" } else { "EVALUATE" },
        "conditions": { "refName": { "include": set.include, "exclude": set.exclude } },
        "rules": { "nodes": types.collect::<Vec<_>>() },
    })
}

/// What whoever asks may do in the repository, as it is told with the repository.
pub(super) fn permissions(repository: &Repository, token: Option<&Token>) -> Option<Value> {
    let token = token?;
    let (push, admin) = match &token.identity {
        Identity::User(login) => {
            let role = super::people::role_of(repository, login);
            let push = ["write", "maintain", "admin"].contains(&role.as_str());
            (push, role == "admin")
        }
        // An app's installation may push where it may write contents.
        Identity::Installation(_) => (token.level(Scope::Contents) == Level::Write, false),
    };
    Some(json!({
        "admin": admin,
        "maintain": admin,
        "push": push,
        "triage": push,
        "pull": true,
    }))
}
