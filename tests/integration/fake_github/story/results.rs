//! Statuses and check runs, as others have made them or the product has left them.

use serde_json::json;

use super::super::model::threads::{CheckRun, Status};
use super::repository::Repo;

impl Repo {
    /// Somebody sets a commit status.
    pub(crate) fn set_status(&self, sha: &str, login: &str, context: &str, state: &str) {
        self.add_status(sha, login, (context, state), None);
    }

    /// Sets a status that links to an issue.
    pub(crate) fn link_status(&self, sha: &str, login: &str, context: &str, issue: u64) {
        let name = self.change(|repository| repository.full_name());
        let url = format!("https://github.com/{name}/issues/{issue}");
        self.add_status(sha, login, (context, "pending"), Some(url));
    }

    fn add_status(
        &self,
        sha: &str,
        login: &str,
        (context, state): (&str, &str),
        target_url: Option<String>,
    ) {
        let mut github = self.github.state();
        github.account(login);
        let (id, created) = (github.fresh_id(), github.tick());
        drop(github);
        let status = Status {
            id,
            sha: sha.to_owned(),
            context: context.to_owned(),
            state: state.to_owned(),
            description: None,
            target_url,
            creator: login.to_owned(),
            created,
        };
        self.change(|repository| repository.statuses.push(status));
    }

    /// The statuses of a commit, newest first.
    pub(crate) fn statuses(&self, sha: &str) -> Vec<Status> {
        self.change(|repository| {
            let statuses = repository.statuses.iter().rev();
            statuses
                .filter(|status| status.sha == sha)
                .cloned()
                .collect()
        })
    }

    /// An app reports a check run: completed if there is a conclusion, else in progress.
    pub(crate) fn report_check(
        &self,
        sha: &str,
        app: &str,
        name: &str,
        conclusion: Option<&str>,
    ) -> u64 {
        let mut github = self.github.state();
        github.app(app);
        let (id, at) = (github.fresh_id(), github.tick());
        drop(github);
        let run = CheckRun {
            id,
            sha: sha.to_owned(),
            name: name.to_owned(),
            app: app.to_owned(),
            status: if conclusion.is_some() {
                "completed"
            } else {
                "in_progress"
            }
            .to_owned(),
            conclusion: conclusion.map(str::to_owned),
            details_url: None,
            external_id: None,
            output: json!({}),
            started: at,
            completed: conclusion.map(|_| at),
        };
        self.change(|repository| repository.check_runs.insert(id, run));
        id
    }

    /// The check runs of a commit, oldest first.
    pub(crate) fn check_runs(&self, sha: &str) -> Vec<CheckRun> {
        self.change(|repository| {
            let runs = repository.check_runs.values();
            runs.filter(|run| run.sha == sha).cloned().collect()
        })
    }
}
