//! What people had said when a GO was decided, and whether they have said anything since.

use jiff::Timestamp;

use crate::facts::{Answer, Facts, Failure, Need, Remark, remarks};
use crate::github::GitHub;
use crate::ids::{PrNumber, RepoSlug};

/// The words of each thread that a decision rests on; empty where it rests on none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heard {
    threads: Vec<Thread>,
}

#[derive(Clone, Debug)]
struct Thread {
    number: PrNumber,
    comments: Said,
    /// `None` for an issue.
    reviews: Option<Said>,
}

/// What was said in one way.
#[derive(Clone, Debug)]
struct Said {
    remarks: Vec<Remark>,
    /// When any of it was last changed, by GitHub's own clock.
    newest: Option<Timestamp>,
    /// How much of it there is, with what holds no command.
    total: usize,
}

/// Up to so many comments come in one answer, and are read again as a whole: then it shows, too,
/// what was deleted.
const ONE_PAGE: usize = 100;

impl Heard {
    /// What a decision's facts have of it.
    pub(crate) fn of(facts: &Facts) -> Self {
        let threads = facts.numbers_heard().filter_map(|number| {
            Some(Thread {
                number,
                comments: said(facts, &Need::Comments { number })?,
                reviews: said(facts, &Need::Reviews { number }),
            })
        });
        Self {
            threads: threads.collect(),
        }
    }

    /// Whether everything is as it was heard: nobody has said, changed or taken back anything.
    ///
    /// # Errors
    /// Where GitHub does not tell.
    pub(crate) async fn still(
        &self,
        github: &GitHub,
        repository: &RepoSlug,
    ) -> Result<bool, Failure> {
        for thread in &self.threads {
            if !thread.still(github, repository).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Thread {
    async fn still(&self, github: &GitHub, repository: &RepoSlug) -> Result<bool, Failure> {
        let reviews = async {
            match &self.reviews {
                None => Ok(true),
                Some(before) => {
                    let reviews = github.reviews(repository, self.number).await?;
                    Ok(before.is_same(&remarks::of_reviews(&reviews)))
                }
            }
        };
        let (comments, reviews) =
            futures_util::future::try_join(self.comments_still(github, repository), reviews)
                .await?;
        Ok(comments && reviews)
    }

    async fn comments_still(
        &self,
        github: &GitHub,
        repository: &RepoSlug,
    ) -> Result<bool, Failure> {
        let before = &self.comments;
        if before.total <= ONE_PAGE {
            let comments = github.comments(repository, self.number).await?;
            return Ok(before.is_same(&remarks::of_comments(&comments)));
        }
        // What was changed in the second of the last change, or later.
        let since = before.newest.unwrap_or(Timestamp::UNIX_EPOCH);
        let comments = github
            .comments_since(repository, self.number, since)
            .await?;
        let now = remarks::of_comments(&comments);
        let known = |remark: &Remark| before.remarks.iter().any(|old| same(old, remark));
        // At least the last one is among them, unless it is gone.
        Ok(!comments.is_empty() && now.iter().all(known))
    }
}

impl Said {
    fn is_same(&self, now: &[Remark]) -> bool {
        now.len() == self.remarks.len()
            && self
                .remarks
                .iter()
                .zip(now)
                .all(|(old, now)| same(old, now))
    }
}

/// Whether two readings of a remark say the same; that it was acknowledged says nothing.
fn same(old: &Remark, new: &Remark) -> bool {
    let acknowledged = new.acknowledged;
    let old = Remark {
        acknowledged,
        ..old.clone()
    };
    old == *new
}

fn said(facts: &Facts, need: &Need) -> Option<Said> {
    match facts.get(need) {
        Ok(Answer::Remarks {
            remarks,
            newest,
            total,
            ..
        }) => Some(Said {
            remarks: remarks.clone(),
            newest: *newest,
            total: *total,
        }),
        _ => None,
    }
}
