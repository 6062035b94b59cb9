//! Comments, and the reactions to them.

use serde_json::Value;

use super::super::model::threads::{Comment, Event, Reaction};
use super::repository::Repo;

impl Repo {
    /// Writes a comment and says its id.
    pub(crate) fn comment(&self, number: u64, login: &str, body: &str) -> u64 {
        self.add_comment(number, login, None, body)
    }

    /// Writes a comment as an app and says its id.
    pub(crate) fn comment_by_app(&self, number: u64, slug: &str, body: &str) -> u64 {
        self.github.state().app(slug);
        self.add_comment(number, &format!("{slug}[bot]"), Some(slug), body)
    }

    /// A person writes a comment by way of an app.
    pub(crate) fn comment_through_app(
        &self,
        number: u64,
        login: &str,
        slug: &str,
        body: &str,
    ) -> u64 {
        self.github.state().app(slug);
        self.add_comment(number, login, Some(slug), body)
    }

    /// There is a comment whose author is gone.
    pub(crate) fn comment_by_nobody(&self, number: u64, body: &str) -> u64 {
        self.add_comment(number, "", None, body)
    }

    fn add_comment(&self, number: u64, login: &str, app: Option<&str>, body: &str) -> u64 {
        if !login.is_empty() {
            self.github.state().account(login);
        }
        let (id, at) = self.moment();
        let comment = Comment {
            id,
            thread: number,
            author: login.to_owned(),
            app: app.map(str::to_owned),
            body: body.to_owned(),
            created: at,
            updated: at,
            edited: None,
            reactions: Vec::new(),
        };
        self.change(|repository| {
            repository.comments.insert(id, comment);
            if let Some(thread) = repository.threads.get_mut(&number) {
                thread.updated = at;
            }
        });
        id
    }

    /// Its author changes a comment.
    pub(crate) fn edit_comment(&self, id: u64, body: &str) {
        self.edit_comment_by(id, &self.author_of_comment(id), body);
    }

    /// Somebody changes a comment.
    pub(crate) fn edit_comment_by(&self, id: u64, login: &str, body: &str) {
        let (_, at) = self.moment();
        self.change(|repository| repository.edit_comment(id, body, (login, at)));
    }

    /// Its author deletes a comment.
    pub(crate) fn delete_comment(&self, id: u64) {
        self.delete_comment_by(id, &self.author_of_comment(id));
    }

    /// Somebody deletes a comment.
    pub(crate) fn delete_comment_by(&self, id: u64, login: &str) {
        let (event, at) = self.next_moment();
        self.change(|repository| {
            let comment = repository.comments.remove(&id);
            repository.events.push(Event {
                id: event,
                thread: comment.expect("the comment exists").thread,
                at,
                actor: login.to_owned(),
                kind: "comment_deleted",
                commit: None,
                more: Value::Null,
            });
        });
    }

    fn author_of_comment(&self, id: u64) -> String {
        self.change(|repository| {
            let comment = repository.comments.get(&id);
            comment.expect("the comment exists").author.clone()
        })
    }

    /// The comments on an issue or pull request, oldest first.
    pub(crate) fn comments(&self, number: u64) -> Vec<Comment> {
        self.change(|repository| {
            let comments = repository.comments.values();
            comments
                .filter(|comment| comment.thread == number)
                .cloned()
                .collect()
        })
    }

    /// Somebody reacts to a comment.
    pub(crate) fn react(&self, comment: u64, login: &str, content: &str) {
        self.github.state().account(login);
        let (id, at) = self.moment();
        let reaction = Reaction {
            id,
            content: content.to_owned(),
            login: login.to_owned(),
            at,
        };
        self.change(|repository| {
            let comment = repository.comments.get_mut(&comment);
            let comment = comment.expect("the comment exists");
            comment.reactions.push(reaction);
        });
    }

    /// The reactions to a comment, oldest first: what, and by whom.
    pub(crate) fn reactions(&self, comment: u64) -> Vec<(String, String)> {
        self.change(|repository| {
            let reactions = repository.comments[&comment].reactions.iter();
            reactions
                .map(|reaction| (reaction.content.clone(), reaction.login.clone()))
                .collect()
        })
    }
}
