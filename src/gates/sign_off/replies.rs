//! How each comment with a command is acknowledged, and what is answered.
//!
//! Signs and answers are courtesy: nothing is ever read back from them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::asides::of_aside;
use super::binding::Stale;
use super::emergency::{DeclarationFate, Declarations};
use super::hearing::Heard;
use super::people::Known;
use super::setting::Setting;
use super::tally::{Fate, Tally, Unplaced, Verdict};
use super::wording::{command, electorate, stale_message, why};
use crate::decision::{Reply, Sign};
use crate::facts::{FailureKind, Remark};
use crate::locale::{Message, Value};
use crate::subject::Person;

/// What came of one comment, before it becomes a reply.
pub(super) struct Impression {
    pub(super) sign: Sign,
    pub(super) answer: Vec<Message>,
    pub(super) asked: bool,
    pub(super) slipped: bool,
}

impl Impression {
    pub(super) fn new(sign: Sign, answer: Vec<Message>) -> Self {
        Self {
            sign,
            answer,
            asked: false,
            slipped: false,
        }
    }
}

/// The most lines of one answer.
const MOST_LINES: usize = 30;

/// The replies to every comment by a person that has a command, in the order of time.
pub(super) fn replies(
    setting: &Setting<'_>,
    heard: &Heard<'_>,
    tally: &Tally<'_>,
    declarations: &Declarations<'_>,
) -> Vec<Reply> {
    let mut by_remark = Impressions::new();
    for (at, verdict) in tally.verdicts.iter().enumerate() {
        let declared = declarations.fates.iter().find(|(place, _)| *place == at);
        let impression = match declared {
            Some((_, fate)) => of_declaration(setting, fate),
            None if takes_declaration_back(declarations, verdict) => counted(),
            None => of_word(setting, verdict),
        };
        add(
            &mut by_remark,
            verdict.said.thread,
            verdict.said.remark,
            impression,
        );
    }
    for (thread, remark, aside) in &heard.asides {
        if let Some(impression) = of_aside(setting, tally, remark, aside) {
            add(&mut by_remark, *thread, remark, impression);
        }
    }
    by_remark
        .into_values()
        .filter_map(|(thread, remark, impressions)| reply(setting, thread, remark, impressions))
        .collect()
}

/// Whether it took back an emergency, and nothing else.
fn takes_declaration_back(declarations: &Declarations<'_>, verdict: &Verdict<'_>) -> bool {
    let remark = verdict.said.remark.id;
    let mut taken_back = declarations.withdrawals.iter();
    verdict.fates.is_empty() && taken_back.any(|trace| trace.remark == remark)
}

/// It was taken as it was meant.
fn counted() -> Impression {
    Impression::new(Sign::Counted, Vec::new())
}

/// What came of each comment, in the order of time.
type Impressions<'a> = BTreeMap<(Timestamp, u64), (usize, &'a Remark, Vec<Impression>)>;

fn add<'a>(
    by_remark: &mut Impressions<'a>,
    thread: usize,
    remark: &'a Remark,
    impression: Impression,
) {
    let entry = by_remark.entry((remark.written, remark.id));
    let (_, _, impressions) = entry.or_insert((thread, remark, Vec::new()));
    impressions.push(impression);
}

fn reply(
    setting: &Setting<'_>,
    thread: usize,
    remark: &Remark,
    impressions: Vec<Impression>,
) -> Option<Reply> {
    let author = remark.author.as_ref()?;
    let sign = impressions.iter().map(|one| one.sign).max_by_key(rank)?;
    let is_review = remark.review.is_some();
    let asked = impressions.iter().any(|one| one.asked);
    let slipped = impressions.iter().any(|one| one.slipped);
    let mut answer: Vec<Message> = Vec::new();
    for one in impressions.into_iter().flat_map(|one| one.answer) {
        if !answer.contains(&one) {
            answer.push(one);
        }
    }
    if answer.len() > MOST_LINES {
        answer.truncate(MOST_LINES);
        answer.push(Message::new("sign-off-answer-cut"));
    }
    Some(Reply {
        number: setting.threads.get(thread)?.number,
        remark: remark.id,
        is_review,
        to: author.login.clone(),
        id: author.id,
        sign: (!remark.acknowledged && !is_review).then_some(sign),
        answer,
        asked,
        slipped,
    })
}

/// What is wrong with a part of a comment matters more than what is right with another.
fn rank(sign: &Sign) -> u8 {
    match sign {
        Sign::Seen => 0,
        Sign::Counted => 1,
        Sign::NotCounted => 2,
    }
}

fn of_word(setting: &Setting<'_>, verdict: &Verdict<'_>) -> Impression {
    let mut sign = Sign::Seen;
    let mut answer = Vec::new();
    for (role, fate) in &verdict.fates {
        let of_fate = match fate {
            Fate::Counts | Fate::Vetoes | Fate::TookBack => Sign::Counted,
            Fate::Spare | Fate::Replaced | Fate::Lifted | Fate::Unknown(_) => Sign::Seen,
            _ => Sign::NotCounted,
        };
        // A review is given once and cannot be acknowledged: that it went stale is in the table.
        let told = of_fate == Sign::NotCounted && !verdict.said.verdict;
        if told && *fate == Fate::NotEligible && has_no_say(setting, verdict.said.by) {
            answer.push(no_role(setting));
            sign = Sign::NotCounted;
            continue;
        }
        if let Some(role) = setting.config.roles.get(*role).filter(|_| told)
            && let Some(why) = why(fate, setting)
        {
            let message = Message::new("sign-off-answer-not-counted")
                .with("role", Value::code(role.name.as_str()))
                .with("why", why)
                .with("again", again(fate))
                .with("command", command(&role.name, setting))
                .with("who", electorate(&role.electorate));
            answer.push(message);
            answer.extend(compare(setting, verdict, fate));
        }
        if rank(&of_fate) > rank(&sign) {
            sign = of_fate;
        }
    }
    match &verdict.unplaced {
        // An approval by somebody without a role is none of our business.
        Some(Unplaced::ForNone) if verdict.said.verdict => {}
        Some(Unplaced::ForNone) => {
            sign = Sign::NotCounted;
            answer.push(no_role(setting));
        }
        Some(Unplaced::ForSeveral(names)) => {
            sign = Sign::NotCounted;
            let names = names.iter().map(|name| Value::code(name.as_str()));
            let message = Message::new("sign-off-answer-which-role");
            answer.push(message.with("roles", names.collect::<Vec<_>>()));
        }
        Some(Unplaced::Unknown(_)) | None => {}
    }
    Impression::new(sign, answer)
}

/// Whether somebody may speak for no role at all, as far as is known.
fn has_no_say(setting: &Setting<'_>, person: &Person) -> bool {
    (0..setting.config.roles.len()).all(|role| setting.may(role, person) == Known::No)
}

fn no_role(setting: &Setting<'_>) -> Message {
    Message::new("sign-off-answer-no-role").with("roles", roles(setting))
}

/// The link that shows what has changed since the commit that was meant.
fn compare(setting: &Setting<'_>, verdict: &Verdict<'_>, fate: &Fate) -> Option<Message> {
    let meant = match fate {
        Fate::Stale(Stale::Other { named }) => named.as_str(),
        Fate::Stale(Stale::Pushed { was }) => was.as_str(),
        _ => return None,
    };
    let head = setting.threads.get(verdict.said.thread)?.head;
    let page = url::Url::parse(verdict.said.remark.url.for_parsing()).ok()?;
    let host = page.host_str().filter(|_| page.scheme() == "https")?;
    let repository = &setting.context.subject.repository;
    let link = format!("https://{host}/{repository}/compare/{meant}...{head}");
    Some(Message::new("sign-off-answer-compare").with("link", Value::Own(link)))
}

/// What would help: to say it again, somebody else, or nothing.
fn again(fate: &Fate) -> &'static str {
    match fate {
        Fate::Stale(_) | Fate::Expired(_) | Fate::Edited | Fate::Unclear => "yes",
        Fate::NotEligible | Fate::Maker(_) => "others",
        _ => "no",
    }
}

pub(super) fn roles(setting: &Setting<'_>) -> Value {
    let names = setting.config.roles.iter();
    Value::List(names.map(|role| Value::code(role.name.as_str())).collect())
}

fn of_declaration(setting: &Setting<'_>, fate: &DeclarationFate) -> Impression {
    let not_counted = |message: Message| Impression::new(Sign::NotCounted, vec![message]);
    let not_because =
        |why: Message| not_counted(Message::new("sign-off-answer-no-emergency").with("why", why));
    match fate {
        DeclarationFate::Counts => counted(),
        DeclarationFate::Unknown(failure) if failure.kind == FailureKind::Unattributed => {
            let reason = failure.message();
            not_because(Message::new("sign-off-why-unknown").with("reason", reason))
        }
        DeclarationFate::Unknown(_) | DeclarationFate::TakenBack => {
            Impression::new(Sign::Seen, Vec::new())
        }
        DeclarationFate::NotForeseen => not_counted(Message::new("sign-off-answer-emergency-off")),
        DeclarationFate::NotEligible => not_because(Message::new("sign-off-why-not-eligible")),
        DeclarationFate::Maker(part) => {
            not_because(Message::new("sign-off-why-maker").with("part", part.word()))
        }
        DeclarationFate::Stale(stale) => {
            not_because(stale_message(stale).with("what", "emergency"))
        }
        DeclarationFate::Expired(at) => not_because(
            Message::new("sign-off-why-declared-expired")
                .with("at", super::wording::instant(*at, setting)),
        ),
        DeclarationFate::Edited => not_because(Message::new("sign-off-why-edited")),
    }
}
