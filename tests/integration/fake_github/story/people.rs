//! Accounts, and what they may do in a repository.

use super::super::Github;
use super::super::model::people::AccountKind;
use super::repository::Repo;

impl Github {
    /// Gives an account another login; its number stays, and the old login is free.
    pub(crate) fn rename_account(&self, old: &str, new: &str) {
        self.state().rename_account(old, new);
    }

    /// Deletes an account: what it has written is nobody's from now on.
    pub(crate) fn delete_account(&self, login: &str) {
        self.state().delete_account(login);
    }

    /// Makes an account a mannequin, the author of what was imported for somebody.
    pub(crate) fn mannequin(&self, login: &str) {
        self.set_kind(login, AccountKind::Mannequin);
    }

    /// The number of an account, which is made on first mention.
    pub(crate) fn id_of(&self, login: &str) -> u64 {
        self.state().account(login).id
    }

    pub(super) fn set_kind(&self, login: &str, kind: AccountKind) {
        let mut state = self.state();
        state.account(login);
        let account = state.accounts.get_mut(&login.to_lowercase());
        account.expect("it was just made").kind = kind;
    }
}

impl Repo {
    /// Gives somebody a role: `admin`, `maintain`, `write`, `triage`, `read`, `none`, or one that
    /// was made with [`Repo::custom_role`].
    pub(crate) fn permission(&self, login: &str, role: &str) -> &Self {
        self.github.state().account(login);
        self.change(|repository| {
            repository
                .roles
                .insert(login.to_lowercase(), role.to_owned())
        });
        self
    }

    /// Gives somebody a role of the organisation's own making, which begins with a built-in one.
    pub(crate) fn custom_role(&self, login: &str, role: &str, base: &str) -> &Self {
        self.change(|repository| {
            repository
                .custom_roles
                .insert(role.to_owned(), base.to_owned())
        });
        self.permission(login, role)
    }
}
