//! What changes comments, and what is asked about them, in stories and by requests alike.

use jiff::Timestamp;

use super::Repository;

impl Repository {
    /// Changes the text of a comment that is there.
    pub(crate) fn edit_comment(&mut self, id: u64, body: &str, (login, at): (&str, Timestamp)) {
        let comment = self.comments.get_mut(&id).expect("the comment exists");
        body.clone_into(&mut comment.body);
        comment.updated = at;
        comment.edited = Some((at, login.to_owned()));
        if let Some(thread) = self.threads.get_mut(&comment.thread) {
            thread.updated = at;
        }
    }

    /// The ids of the comments on an issue or pull request, oldest first.
    pub(crate) fn comment_ids(&self, thread: u64) -> impl Iterator<Item = u64> {
        let comments = self.comments.values();
        comments
            .filter(move |comment| comment.thread == thread)
            .map(|comment| comment.id)
    }
}
