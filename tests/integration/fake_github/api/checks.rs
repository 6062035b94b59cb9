//! Check runs: only apps make them, and only the app that made one changes it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::threads::CheckRun;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging::Page;
use super::{commit_named, repository, view};

pub(super) fn create(call: &Call, state: &mut State) -> Outcome {
    let app = acting_app(call)?;
    let sha = call.text("head_sha").unwrap_or_default().to_owned();
    if !repository(call, state).git.commits.contains_key(&sha) {
        return Err(Answer::error(422, &format!("No commit found for SHA: {sha}")).into());
    }
    let (id, started) = (state.fresh_id(), state.tick());
    let mut run = CheckRun {
        id,
        sha,
        name: String::new(),
        app,
        status: "queued".into(),
        conclusion: None,
        details_url: None,
        external_id: None,
        output: json!({}),
        started,
        completed: None,
    };
    apply(call, &mut run, started);
    repository(call, state).check_runs.insert(id, run.clone());
    Ok(Answer::created(view_of(call, state, &run)))
}

pub(super) fn update(call: &Call, state: &mut State) -> Outcome {
    let app = acting_app(call)?;
    let mut run = existing(call, state)?;
    if run.app != app {
        let message = format!(
            "Invalid app_id `{app}` - check run can only be modified by the GitHub App that created it."
        );
        return Err(Answer::error(403, &message).into());
    }
    let now = state.tick();
    apply(call, &mut run, now);
    repository(call, state)
        .check_runs
        .insert(run.id, run.clone());
    Ok(Answer::ok(view_of(call, state, &run)))
}

pub(super) fn get(call: &Call, state: &mut State) -> Outcome {
    let run = existing(call, state)?;
    Ok(Answer::ok(view_of(call, state, &run)))
}

pub(super) fn list(call: &Call, state: &mut State) -> Outcome {
    let Some(sha) = commit_named(call, state, call.param("ref")) else {
        let message = format!("No commit found for SHA: {}", call.param("ref"));
        return Err(Answer::error(422, &message).into());
    };
    let runs = repository(call, state).check_runs.values().rev();
    let mut runs: Vec<CheckRun> = runs.filter(|run| run.sha == sha).cloned().collect();
    if call.query("filter") != Some("all") {
        let mut seen = BTreeSet::new();
        runs.retain(|run| seen.insert((run.app.clone(), run.name.clone())));
    }
    let app_id = call.query("app_id").and_then(|id| id.parse::<u64>().ok());
    runs.retain(|run| {
        call.query("check_name").is_none_or(|name| name == run.name)
            && call
                .query("status")
                .is_none_or(|status| status == run.status)
            && app_id.is_none_or(|id| state.app(&run.app).id == id)
    });
    let total = runs.len();
    let mut page = Page::of(call, runs);
    let shown = std::mem::take(&mut page.items);
    let shown: Vec<Value> = shown.iter().map(|run| view_of(call, state, run)).collect();
    Ok(page.linked(Answer::ok(
        json!({ "total_count": total, "check_runs": shown }),
    )))
}

fn acting_app(call: &Call) -> Result<String, Box<Answer>> {
    call.app()
        .ok_or_else(|| Answer::error(403, "You must authenticate via a GitHub App.").into())
}

fn existing(call: &Call, state: &mut State) -> Result<CheckRun, Box<Answer>> {
    let run = repository(call, state)
        .check_runs
        .get(&call.number("check_run_id"));
    run.cloned().ok_or_else(|| Answer::not_found().into())
}

/// Takes over what the body says; a conclusion completes the run.
fn apply(call: &Call, run: &mut CheckRun, now: Timestamp) {
    let text = |name: &str| call.text(name).map(str::to_owned);
    run.name = text("name").unwrap_or_else(|| std::mem::take(&mut run.name));
    run.status = text("status").unwrap_or_else(|| std::mem::take(&mut run.status));
    run.details_url = text("details_url").or_else(|| run.details_url.take());
    run.external_id = text("external_id").or_else(|| run.external_id.take());
    if let Some(conclusion) = text("conclusion") {
        run.conclusion = Some(conclusion);
        run.status = "completed".into();
    }
    if run.status == "completed" {
        run.completed = Some(now);
    } else {
        run.conclusion = None;
        run.completed = None;
    }
    if !call.body["output"].is_null() {
        run.output = call.body["output"].clone();
    }
}

fn view_of(call: &Call, state: &mut State, run: &CheckRun) -> Value {
    let id = run.id;
    let annotations = run.output["annotations"].as_array().map_or(0, Vec::len);
    let app = view::app(state, Some(&run.app));
    json!({
        "id": id,
        "name": run.name,
        "head_sha": run.sha,
        "external_id": run.external_id,
        "url": call.api(&format!("check-runs/{id}")),
        "html_url": call.html(&format!("runs/{id}")),
        "details_url": run.details_url,
        "status": run.status,
        "conclusion": run.conclusion,
        "started_at": run.started.to_string(),
        "completed_at": run.completed.map(|at| at.to_string()),
        "output": {
            "title": run.output["title"],
            "summary": run.output["summary"],
            "text": run.output["text"],
            "annotations_count": annotations,
            "annotations_url": call.api(&format!("check-runs/{id}/annotations")),
        },
        "check_suite": { "id": app["id"] },
        "app": app,
    })
}
