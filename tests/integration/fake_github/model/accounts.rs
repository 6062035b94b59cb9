//! Accounts that change their name or go away: all they have done goes with them.

use super::people::Identity;
use super::{Repository, State};

impl State {
    /// Gives an account another login; the number stays, and the old login is free.
    pub(crate) fn rename_account(&mut self, old: &str, new: &str) {
        let account = self.accounts.remove(&old.to_lowercase());
        let mut account = account.expect("the story renames an account that exists");
        account.login = new.to_owned();
        self.accounts.insert(new.to_lowercase(), account);
        self.replace_login(old, new);
    }

    /// Deletes an account: what it has written stays, and is nobody's.
    pub(crate) fn delete_account(&mut self, login: &str) {
        let account = self.accounts.remove(&login.to_lowercase());
        account.expect("the story deletes an account that exists");
        self.tokens.retain(|_, token| {
            !matches!(&token.identity, Identity::User(name) if name.eq_ignore_ascii_case(login))
        });
        self.replace_login(login, "");
    }

    fn replace_login(&mut self, old: &str, new: &str) {
        let replace = |login: &mut String| {
            if login.eq_ignore_ascii_case(old) {
                new.clone_into(login);
            }
        };
        for token in self.tokens.values_mut() {
            if let Identity::User(login) = &mut token.identity {
                replace(login);
            }
        }
        for organization in self.organizations.values_mut() {
            if organization.members.remove(&old.to_lowercase()) && !new.is_empty() {
                organization.members.insert(new.to_lowercase());
            }
        }
        for team in self.teams.values_mut() {
            let members = team.members.iter_mut();
            members.for_each(|member| replace(&mut member.login));
            team.members.retain(|member| !member.login.is_empty());
        }
        for repository in self.repositories.values_mut() {
            repository.replace_login(old, new, replace);
        }
    }
}

impl Repository {
    fn replace_login(&mut self, old: &str, new: &str, replace: impl Fn(&mut String)) {
        if let Some(role) = self.roles.remove(&old.to_lowercase())
            && !new.is_empty()
        {
            self.roles.insert(new.to_lowercase(), role);
        }
        for thread in self.threads.values_mut() {
            replace(&mut thread.author);
            let pull = thread.pull.as_mut();
            if let Some(merge) = pull.and_then(|pull| pull.merge.as_mut()) {
                replace(&mut merge.by);
            }
        }
        for comment in self.comments.values_mut() {
            replace(&mut comment.author);
            let reactions = comment.reactions.iter_mut();
            reactions.for_each(|reaction| replace(&mut reaction.login));
        }
        let reviews = self.reviews.values_mut();
        reviews.for_each(|review| replace(&mut review.author));
        self.events
            .iter_mut()
            .for_each(|event| replace(&mut event.actor));
        let activities = self.activities.iter_mut();
        activities.for_each(|activity| replace(&mut activity.actor));
        let statuses = self.statuses.iter_mut();
        statuses.for_each(|status| replace(&mut status.creator));
        for commit in self.git.commits.values_mut() {
            for signature in [&mut commit.author, &mut commit.committer] {
                let account = signature.account.as_mut();
                account.into_iter().for_each(&replace);
                signature.account.take_if(|login| login.is_empty());
            }
        }
    }
}
