//! Credentials.

use std::collections::BTreeMap;

use super::super::Github;
use super::super::model::people::{Identity, Level, Scope, Token};

impl Github {
    /// The token of a job with the permissions that the README asks for: contents read, the
    /// rest write.
    pub(crate) fn job_token(&self) -> String {
        let mut levels = everything(Level::Write);
        levels.insert(Scope::Contents, Level::Read);
        self.add_token(Identity::Installation("github-actions".into()), levels)
    }

    /// The token of a job on a fork's pull request: nothing can be written with it.
    pub(crate) fn read_only_job_token(&self) -> String {
        let identity = Identity::Installation("github-actions".into());
        self.add_token(identity, everything(Level::Read))
    }

    /// The token of a job with these permissions and no others.
    pub(crate) fn job_token_with(&self, levels: &[(Scope, Level)]) -> String {
        let identity = Identity::Installation("github-actions".into());
        self.add_token(identity, levels.iter().copied().collect())
    }

    /// The installation token of another app, which may write everything.
    pub(crate) fn app_token(&self, slug: &str) -> String {
        self.state().app(slug);
        self.add_token(
            Identity::Installation(slug.into()),
            everything(Level::Write),
        )
    }

    /// The installation token of an app that may write everything and read the members and teams
    /// of the organisation.
    pub(crate) fn members_token(&self) -> String {
        self.state().app("gonogo-app");
        let mut levels = everything(Level::Write);
        levels.insert(Scope::Members, Level::Read);
        self.add_token(Identity::Installation("gonogo-app".into()), levels)
    }

    /// The token of a person who may write everything, and see the teams of the own organisations.
    pub(crate) fn user_token(&self, login: &str) -> String {
        self.state().account(login);
        let mut levels = everything(Level::Write);
        levels.insert(Scope::Members, Level::Read);
        levels.insert(Scope::Administration, Level::Read);
        self.add_token(Identity::User(login.into()), levels)
    }

    /// Lets a token reach these repositories only.
    pub(crate) fn limit_token(&self, secret: &str, repositories: &[&str]) {
        let only = repositories
            .iter()
            .map(|name| name.to_lowercase())
            .collect();
        let mut state = self.state();
        state
            .tokens
            .get_mut(secret)
            .expect("the token was made before")
            .only = Some(only);
    }

    /// From now on the token is as good as none.
    pub(crate) fn revoke_token(&self, secret: &str) {
        self.state().tokens.remove(secret);
    }

    fn add_token(&self, identity: Identity, levels: BTreeMap<Scope, Level>) -> String {
        let mut state = self.state();
        let kind = if identity.app().is_some() {
            "ghs"
        } else {
            "ghp"
        };
        let secret = format!("{kind}_FakeSecret{:026}", state.fresh_id());
        state.tokens.insert(
            secret.clone(),
            Token {
                identity,
                levels,
                only: None,
            },
        );
        secret
    }
}

fn everything(level: Level) -> BTreeMap<Scope, Level> {
    Scope::GRANTABLE
        .into_iter()
        .map(|scope| (scope, level))
        .collect()
}
