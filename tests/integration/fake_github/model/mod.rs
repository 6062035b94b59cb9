//! The state of the pretended GitHub: plain data, one owner, no HTTP.

mod accounts;
pub(crate) mod activity;
mod conversation;
pub(crate) mod git;
pub(crate) mod graph;
pub(crate) mod objects;
pub(crate) mod people;
pub(crate) mod releases;
pub(crate) mod rules;
pub(crate) mod teams;
pub(crate) mod threads;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use activity::Activity;
use git::Git;
use people::{Account, AccountKind, App, Token};
use releases::Release;
use rules::{Protection, Ruleset};
use teams::{Organization, Team};
use threads::{CheckRun, Comment, Event, Review, Status, Thread};

/// Everything the fake knows.
pub(crate) struct State {
    /// When the next thing happens; every event moves it on by a second.
    pub(crate) clock: Timestamp,
    /// What the `Date` header says; the real time if nobody set it.
    pub(crate) date_header: Option<Timestamp>,
    /// Accounts by login in lower case.
    pub(crate) accounts: BTreeMap<String, Account>,
    pub(crate) apps: BTreeMap<String, App>,
    /// Organisations by login in lower case.
    pub(crate) organizations: BTreeMap<String, Organization>,
    /// Teams by organisation and slug, both in lower case.
    pub(crate) teams: BTreeMap<(String, String), Team>,
    /// Tokens by their secret.
    pub(crate) tokens: BTreeMap<String, Token>,
    /// Repositories by full name in lower case.
    pub(crate) repositories: BTreeMap<String, Repository>,
    /// Former full names, in lower case, and the present ones.
    pub(crate) renamed: BTreeMap<String, String>,
    /// When security advisories were published, by their GHSA as it is written.
    pub(crate) advisories: BTreeMap<String, Timestamp>,
    pub(crate) rate: Rate,
    /// Whether GraphQL does not know files, as on an older server.
    pub(crate) no_files_in_graphql: bool,
    /// Longer trees are cut, and said to be.
    pub(crate) longest_tree: usize,
    /// How many answers went out.
    pub(crate) answers: u64,
    next_id: u64,
}

/// The primary rate limit of the hour.
pub(crate) struct Rate {
    pub(crate) limit: u64,
    pub(crate) used: u64,
}

/// One repository with its history, threads and results.
pub(crate) struct Repository {
    pub(crate) id: u64,
    pub(crate) owner: String,
    pub(crate) name: String,
    pub(crate) private: bool,
    pub(crate) default_branch: String,
    pub(crate) git: Git,
    /// Issues and pull requests by number: GitHub counts both in one row.
    pub(crate) threads: BTreeMap<u64, Thread>,
    pub(crate) comments: BTreeMap<u64, Comment>,
    pub(crate) reviews: BTreeMap<u64, Review>,
    /// What the timelines tell beside comments, reviews and commits.
    pub(crate) events: Vec<Event>,
    /// What happened to the branches, oldest first.
    pub(crate) activities: Vec<Activity>,
    /// Names of roles by login in lower case.
    pub(crate) roles: BTreeMap<String, String>,
    /// Roles of the organisation's own making, and the built-in one that each begins with.
    pub(crate) custom_roles: BTreeMap<String, String>,
    pub(crate) statuses: Vec<Status>,
    pub(crate) check_runs: BTreeMap<u64, CheckRun>,
    /// Oldest first.
    pub(crate) releases: Vec<Release>,
    /// The release that was made the latest, as long as it can be.
    pub(crate) latest: Option<u64>,
    /// Rulesets, in the order they were made.
    pub(crate) rulesets: Vec<Ruleset>,
    /// The older protection, by branch.
    pub(crate) protections: BTreeMap<String, Protection>,
}

impl Repository {
    /// Owner and name as they are written.
    pub(crate) fn full_name(&self) -> String {
        format!("{}/{}", self.owner, self.name)
    }
}

impl State {
    pub(crate) fn new(clock: Timestamp) -> Self {
        let mut state = Self {
            clock,
            date_header: None,
            accounts: BTreeMap::new(),
            apps: BTreeMap::new(),
            organizations: BTreeMap::new(),
            teams: BTreeMap::new(),
            tokens: BTreeMap::new(),
            repositories: BTreeMap::new(),
            renamed: BTreeMap::new(),
            advisories: BTreeMap::new(),
            rate: Rate {
                limit: 1000,
                used: 0,
            },
            no_files_in_graphql: false,
            longest_tree: 100_000,
            answers: 0,
            // As at GitHub, more than 32 bits can hold.
            next_id: 5_000_000_000,
        };
        state.add_actions_app();
        state.add_known_account(10_137, "ghost");
        state.add_known_account(19_864_447, "web-flow");
        state
    }

    /// An account that has the same number at GitHub.
    fn add_known_account(&mut self, id: u64, login: &str) {
        let account = Account {
            id,
            login: login.to_owned(),
            kind: AccountKind::User,
        };
        self.accounts.insert(account.login.clone(), account);
    }

    /// The job's token acts as this app and this bot, at GitHub with these very ids.
    fn add_actions_app(&mut self) {
        let app = App {
            id: 15_368,
            slug: "github-actions".into(),
            name: "GitHub Actions".into(),
        };
        self.apps.insert(app.slug.clone(), app);
        let bot = Account {
            id: 41_898_282,
            login: "github-actions[bot]".into(),
            kind: AccountKind::Bot,
        };
        self.accounts.insert(bot.login.clone(), bot);
    }

    /// A number nobody has yet.
    pub(crate) fn fresh_id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    /// The same for what GraphQL leaves 32 bits for, which all other numbers have long outgrown.
    pub(crate) fn fresh_small_id(&mut self) -> u64 {
        self.fresh_id() - 4_300_000_000
    }

    /// The instant of the event that happens now; the next one is a second later.
    pub(crate) fn tick(&mut self) -> Timestamp {
        let now = self.clock;
        self.clock = now
            .saturating_add(SignedDuration::from_secs(1))
            .expect("seconds are no months");
        now
    }

    /// The account of a login, made on first mention; `[bot]` at the end makes it a bot.
    pub(crate) fn account(&mut self, login: &str) -> Account {
        let key = login.to_lowercase();
        if let Some(known) = self.accounts.get(&key) {
            return known.clone();
        }
        let kind = if login.ends_with("[bot]") {
            AccountKind::Bot
        } else {
            AccountKind::User
        };
        let account = Account {
            id: self.fresh_small_id(),
            login: login.to_owned(),
            kind,
        };
        self.accounts.insert(key, account.clone());
        account
    }

    /// The app of a slug, made on first mention together with its bot account.
    pub(crate) fn app(&mut self, slug: &str) -> App {
        if let Some(known) = self.apps.get(slug) {
            return known.clone();
        }
        self.account(&format!("{slug}[bot]"));
        let app = App {
            id: self.fresh_id(),
            slug: slug.to_owned(),
            name: slug.to_owned(),
        };
        self.apps.insert(slug.to_owned(), app.clone());
        app
    }

    /// A repository that the test has made; names are compared as GitHub does, without case.
    pub(crate) fn repository(&mut self, full_name: &str) -> &mut Repository {
        self.repositories
            .get_mut(&full_name.to_lowercase())
            .unwrap_or_else(|| unreachable!("no repository {full_name}: the test never made it"))
    }
}
