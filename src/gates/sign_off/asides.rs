//! What is answered to comments that say nothing for a role: questions, and commands with a slip.

use super::command::Ask;
use super::hearing::Aside;
use super::needs::asked;
use super::people::Known;
use super::replies::{Impression, roles};
use super::setting::Setting;
use super::slips::slip_message;
use super::tally::Tally;
use super::wording::{command, person, why};
use crate::decision::Sign;
use crate::facts::Remark;
use crate::locale::{Message, Value};
use crate::subject::Person;

/// What came of an aside; nothing where it gets no answer.
pub(super) fn of_aside(
    setting: &Setting<'_>,
    tally: &Tally<'_>,
    remark: &Remark,
    aside: &Aside,
) -> Option<Impression> {
    let asked = |answer: Vec<Message>| Impression {
        asked: true,
        ..Impression::new(Sign::Seen, answer)
    };
    let slipped = |answer: Message| Impression {
        slipped: true,
        ..Impression::new(Sign::NotCounted, vec![answer])
    };
    match aside {
        // Two programs that answer each other would never stop.
        Aside::NotHuman => None,
        Aside::TooLarge => Some(slipped(Message::new("sign-off-slip-too-large"))),
        Aside::Slipped(verb, slip) => Some(slipped(slip_message(setting, *verb, slip))),
        Aside::Asked(Ask::Refresh) => Some(asked(Vec::new())),
        Aside::Asked(Ask::Status) => Some(asked(vec![Message::new("sign-off-answer-status")])),
        Aside::Asked(Ask::Help) => {
            let help = Message::new("sign-off-answer-help").with("roles", roles(setting));
            Some(asked(vec![help]))
        }
        Aside::Asked(Ask::Why(login)) => {
            let person = match login {
                Some(login) => asked_person(setting, login),
                None => remark.author.clone(),
            };
            Some(asked(match (person, login) {
                (Some(person), _) => about(setting, tally, &person),
                (None, Some(login)) => {
                    let id = match setting.people.account(login) {
                        Ok(_) => "sign-off-answer-nobody",
                        Err(_) => "sign-off-answer-not-looked-up",
                    };
                    vec![Message::new(id).with("who", self::person(login))]
                }
                (None, None) => Vec::new(),
            }))
        }
    }
}

fn asked_person(setting: &Setting<'_>, login: &crate::ids::Login) -> Option<Person> {
    asked(setting, login)
}

/// What somebody may do here and what became of their words, role by role.
pub(super) fn about(setting: &Setting<'_>, tally: &Tally<'_>, person: &Person) -> Vec<Message> {
    let mut lines = Vec::new();
    let who = || self::person(&person.login);
    if let Some(part) = setting.makers.part_of(person) {
        let message = Message::new("sign-off-about-maker").with("who", who());
        lines.push(message.with("part", part.word()));
    }
    for (index, role) in setting.config.roles.iter().enumerate() {
        let said = tally
            .verdicts
            .iter()
            .rev()
            .filter(|verdict| verdict.said.by.id == person.id)
            .find_map(|verdict| {
                let mut fates = verdict.fates.iter();
                fates.find(|(of, _)| *of == index).map(|(_, fate)| fate)
            });
        let may = match setting.may(index, person) {
            Known::Yes => "yes",
            Known::No => "no",
            Known::Unknown(_) => "unknown",
        };
        let (spoke, why) = match said {
            None => ("no", None),
            Some(fate) => match why(fate, setting) {
                None => ("counts", None),
                Some(why) => ("not", Some(why)),
            },
        };
        lines.push(
            Message::new("sign-off-about-role")
                .with("who", who())
                .with("role", Value::code(role.name.as_str()))
                .with("may", may)
                .with("spoke", spoke)
                .with("why", why.map_or(Value::Word(""), Value::from))
                .with("command", command(&role.name, setting)),
        );
    }
    lines
}
