//! The commands that people write into comments, reviews and issues.
//!
//! A comment is Markdown, so a line counts only where it is a line of a paragraph, as GitHub shows it. A line that
//! somebody wrote as a command, but that cannot be followed, is a [`Slip`] and gets an answer; prose is left alone.
//! Which of several commands holds is not decided here: who may speak for which role is not known yet.

mod arguments;
mod lines;
mod markup;
mod vocabulary;
mod word;

#[cfg(test)]
mod tests;

pub(crate) use vocabulary::Vocabulary;
pub(crate) use word::{
    Ask, Command, Incident, Prefix, RoleName, SHORTEST_REASON, Slip, Verb, Within, Word,
};

use crate::markdown::{MarkdownError, Source};

use lines::Standing;

/// How many commands of one comment are taken.
pub(crate) const MAX_COMMANDS: usize = 50;

/// Reads the commands of a comment, in its order. An error is not an empty comment.
pub(crate) fn parse(body: &str, vocabulary: &Vocabulary) -> Result<Vec<Command>, MarkdownError> {
    let source = Source::new(body)?;
    let mut commands = Vec::new();
    for line in lines::beginning_with_slash(&source) {
        let exact = arguments::split_verb(line.text, vocabulary);
        let seen = || arguments::seen_verb(line.text, vocabulary);
        let (verb, said) = match exact {
            Some((verb, rest)) => (verb, Ok(rest)),
            None => match seen() {
                Some((verb, word)) => (verb, Err(word)),
                None => continue,
            },
        };
        let is_over = commands.len() == MAX_COMMANDS;
        let word = match line.standing {
            _ if is_over => Err(Slip::TooMany {
                limit: MAX_COMMANDS,
            }),
            Standing::Misplaced(within) => Err(Slip::Misplaced(within)),
            Standing::Plain => match said {
                Ok(rest) => arguments::read(verb, rest, vocabulary),
                Err(word) => Err(Slip::LookAlike(word.into())),
            },
        };
        commands.push(Command {
            line: source.line_of(line.start),
            verb,
            word,
        });
        if is_over {
            break;
        }
    }
    Ok(commands)
}
