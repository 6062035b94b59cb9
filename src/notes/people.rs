//! Who made what: each person once, bots apart.

use std::collections::HashMap;
use std::sync::Arc;

use super::message::Message;
use crate::history::{Commit, Mailmap, Person};
use crate::ids::Login;
use crate::text::Untrusted;

/// Somebody who made a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Author {
    /// The name as commits have it.
    pub(crate) name: Untrusted,
    /// The account, where the address is one that GitHub gave.
    pub(crate) login: Option<Login>,
}

/// Everybody in a range, each one once.
pub(crate) struct People<'a> {
    mailmap: &'a Mailmap,
    /// Accounts that GitHub told, and whether they are programs.
    accounts: HashMap<Person, (Login, bool)>,
    known: Vec<Arc<Author>>,
    bots: Vec<bool>,
    /// A program with somebody's address is not that person.
    places: HashMap<(bool, Key), usize>,
    /// Nobody, where neither a name nor an account is known.
    resolved: HashMap<Person, Option<usize>>,
}

/// What makes two the same: the account, else the address, else the name.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Login(Login),
    Address(String),
    Name(String),
}

/// GitHub's own addresses, `LOGIN@` and, since 2017, `ID+LOGIN@` before it (GitHub docs, "Setting
/// your commit email address").
const OWN_ADDRESSES: &str = "@users.noreply.github.com";

impl<'a> People<'a> {
    /// Nobody yet.
    pub(crate) fn new(mailmap: &'a Mailmap) -> Self {
        Self {
            mailmap,
            accounts: HashMap::new(),
            known: Vec::new(),
            bots: Vec::new(),
            places: HashMap::new(),
            resolved: HashMap::new(),
        }
    }

    /// The same with accounts that GitHub told, by name and address.
    pub(crate) fn know(&mut self, accounts: HashMap<Person, (Login, bool)>) {
        self.accounts.extend(accounts);
    }

    /// The same with accounts that follow from something else; what GitHub told stays.
    pub(crate) fn suppose(&mut self, accounts: HashMap<Person, (Login, bool)>) {
        for (person, account) in accounts {
            self.accounts.entry(person).or_insert(account);
        }
    }

    /// Who made a commit: its author, then those it names. By their places.
    pub(crate) fn of(&mut self, commit: &Commit<Message>) -> Vec<usize> {
        let mut makers: Vec<usize> = self.place(&commit.author).into_iter().collect();
        for person in &commit.said.co_authors {
            let place = self.place(person);
            makers.extend(place.filter(|place| !makers.contains(place)));
        }
        makers
    }

    fn place(&mut self, person: &Person) -> Option<usize> {
        if let Some(place) = self.resolved.get(person) {
            return *place;
        }
        let wanted = self.mailmap.resolved(person);
        let name = wanted.name.for_parsing().trim();
        let address = wanted.email.for_parsing().trim().to_lowercase();
        let account = self.accounts.get(person);
        let login = account
            .map(|(login, _)| login.clone())
            .or_else(|| login(&address));
        if name.is_empty() && login.is_none() {
            self.resolved.insert(person.clone(), None);
            return None;
        }
        let is_bot = account.is_some_and(|(_, bot)| *bot)
            || name.ends_with("[bot]")
            || address.contains("[bot]@");
        let key = match (&login, address.is_empty()) {
            (Some(login), _) => Key::Login(login.clone()),
            (None, false) => Key::Address(address),
            (None, true) => Key::Name(name.to_lowercase()),
        };
        let new = self.known.len();
        let place = *self.places.entry((is_bot, key)).or_insert(new);
        if place == new {
            self.known.push(Arc::new(Author {
                name: Untrusted::new(name),
                login,
            }));
            self.bots.push(is_bot);
        }
        self.resolved.insert(person.clone(), Some(place));
        Some(place)
    }

    /// Whether somebody is a program.
    pub(crate) fn is_bot(&self, place: usize) -> bool {
        self.bots[place]
    }

    /// Whether somebody made it, and only programs did.
    pub(crate) fn are_bots(&self, makers: &[usize]) -> bool {
        !makers.is_empty() && makers.iter().all(|maker| self.bots[*maker])
    }

    /// The first of the makers of something.
    pub(crate) fn first(&self, makers: &[usize]) -> Option<Arc<Author>> {
        makers.first().map(|maker| self.known[*maker].clone())
    }

    /// The people among the makers of something.
    pub(crate) fn humans(&self, makers: &[usize]) -> Vec<Arc<Author>> {
        let humans = makers.iter().filter(|maker| !self.bots[**maker]);
        humans.map(|maker| self.known[*maker].clone()).collect()
    }

    /// Somebody by their place.
    pub(crate) fn author(&self, place: usize) -> &Arc<Author> {
        &self.known[place]
    }
}

/// The account in an address of GitHub's own.
fn login(address: &str) -> Option<Login> {
    let local = address.strip_suffix(OWN_ADDRESSES)?;
    let login = local.split_once('+').map_or(local, |(_, login)| login);
    login.parse().ok()
}
