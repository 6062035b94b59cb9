//! Reviews.

use serde_json::json;

use super::super::model::threads::{Event, Review};
use super::repository::Repo;

impl Repo {
    /// Reviews the head of a pull request and says the id: `APPROVED`, `CHANGES_REQUESTED`,
    /// `COMMENTED`, or `PENDING` as long as only the reviewer sees it.
    pub(crate) fn review(&self, number: u64, login: &str, state: &str, body: &str) -> u64 {
        let head = self.head_of_pull_request(number);
        self.review_at(number, login, state, body, &head)
    }

    /// Reviews a pull request at another commit than its head and says the id.
    pub(crate) fn review_at(
        &self,
        number: u64,
        login: &str,
        state: &str,
        body: &str,
        sha: &str,
    ) -> u64 {
        self.github.state().account(login);
        let (id, at) = self.moment();
        let review = Review {
            id,
            thread: number,
            author: login.to_owned(),
            state: state.to_owned(),
            body: body.to_owned(),
            sha: sha.to_owned(),
            submitted: at,
            edited: None,
        };
        self.change(|repository| {
            repository.reviews.insert(id, review);
            let thread = repository.threads.get_mut(&number);
            thread.expect("the number exists").updated = at;
        });
        id
    }

    /// The owner of the repository dismisses a review.
    pub(crate) fn dismiss_review(&self, id: u64) {
        let (event, at) = self.moment();
        self.change(|repository| {
            let review = repository.reviews.get_mut(&id).expect("the review exists");
            let former = std::mem::replace(&mut review.state, "DISMISSED".to_owned());
            let event = Event {
                id: event,
                thread: review.thread,
                at,
                actor: repository.owner.clone(),
                kind: "review_dismissed",
                commit: None,
                more: json!({ "dismissed_review": {
                    "review_id": id,
                    "state": former.to_lowercase(),
                    "dismissal_message": "No longer so",
                } }),
            };
            repository.events.push(event);
        });
    }

    /// Somebody changes the text of a review.
    pub(crate) fn edit_review(&self, id: u64, login: &str, body: &str) {
        let (_, at) = self.moment();
        self.change(|repository| {
            let review = repository.reviews.get_mut(&id).expect("the review exists");
            body.clone_into(&mut review.body);
            review.edited = Some((at, login.to_owned()));
        });
    }

    /// The reviews of a pull request, oldest first.
    pub(crate) fn reviews(&self, number: u64) -> Vec<Review> {
        self.change(|repository| {
            let reviews = repository.reviews.values();
            reviews
                .filter(|review| review.thread == number)
                .cloned()
                .collect()
        })
    }
}
