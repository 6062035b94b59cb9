//! Scripts: for which requests something special happens, and what.

use super::super::Github;
use super::faults::Fault;

type Hook = Box<dyn Fn(&Github) + Send + Sync>;

/// Which requests are meant.
enum Pattern {
    /// A method and a path glob: `*` is one piece, `**` any number of them.
    Path(String, String),
    /// GitHub's name of an operation.
    Operation(String),
}

/// Which of them in their order.
enum Turn {
    Every,
    Nth(usize),
    First(usize),
}

/// What happens.
enum Effect {
    Fault(Fault),
    Before(Hook),
}

/// What a line is held against: a request as far as the script can tell it from others.
pub(crate) struct Asked<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) operation: Option<&'a str>,
    pub(crate) query: &'a [(String, String)],
}

/// One line of a test's script.
pub(crate) struct Script {
    pattern: Pattern,
    /// Parameters that the request must have, among others.
    query: Vec<(String, String)>,
    turn: Turn,
    seen: usize,
    effect: std::sync::Arc<Effect>,
}

/// What the script says about one request.
#[derive(Default)]
pub(crate) struct Cue {
    effects: Vec<std::sync::Arc<Effect>>,
}

impl Cue {
    /// Adds what a line says about a request that it may be meant for.
    pub(crate) fn consider(&mut self, script: &mut Script, asked: &Asked<'_>) {
        let meant = match &script.pattern {
            Pattern::Path(wanted, glob) => wanted == asked.method && glob_matches(glob, asked.path),
            Pattern::Operation(wanted) => Some(wanted.as_str()) == asked.operation,
        };
        let parameters = script
            .query
            .iter()
            .all(|wanted| asked.query.contains(wanted));
        if !meant || !parameters {
            return;
        }
        script.seen += 1;
        let now = match script.turn {
            Turn::Every => true,
            Turn::Nth(turn) => script.seen == turn,
            Turn::First(turns) => script.seen <= turns,
        };
        if now {
            self.effects.push(std::sync::Arc::clone(&script.effect));
        }
    }

    /// Lets the hooks change the state before the request is looked at.
    pub(crate) fn run_hooks(&self, github: &Github) {
        for effect in &self.effects {
            if let Effect::Before(hook) = &**effect {
                hook(github);
            }
        }
    }

    /// The fault of this request: the line written first has the say.
    pub(crate) fn fault(&self) -> Option<&Fault> {
        self.effects.iter().find_map(|effect| match &**effect {
            Effect::Fault(fault) => Some(fault),
            Effect::Before(_) => None,
        })
    }
}

/// A line being written: `github.on("GET", "/repos/**").nth(2).fails(Fault::Reset)`.
pub(crate) struct Line<'a> {
    github: &'a Github,
    pattern: Pattern,
    query: Vec<(String, String)>,
    turn: Turn,
}

impl<'a> Line<'a> {
    pub(crate) fn on_path(github: &'a Github, method: &str, glob: &str) -> Self {
        let pattern = Pattern::Path(method.to_owned(), glob.to_owned());
        Self {
            github,
            pattern,
            query: Vec::new(),
            turn: Turn::Every,
        }
    }

    pub(crate) fn on_operation(github: &'a Github, operation: &str) -> Self {
        Self {
            github,
            pattern: Pattern::Operation(operation.to_owned()),
            query: Vec::new(),
            turn: Turn::Every,
        }
    }

    /// Only requests with these parameters, whatever else they have.
    pub(crate) fn with_query(self, query: &[(String, String)]) -> Self {
        Self {
            query: query.to_vec(),
            ..self
        }
    }

    /// Only the nth such request, counted from one.
    pub(crate) fn nth(self, turn: usize) -> Self {
        Self {
            turn: Turn::Nth(turn),
            ..self
        }
    }

    /// Only the first so many such requests.
    pub(crate) fn first(self, turns: usize) -> Self {
        Self {
            turn: Turn::First(turns),
            ..self
        }
    }

    /// They are answered like this.
    pub(crate) fn fails(self, fault: Fault) {
        self.write(Effect::Fault(fault));
    }

    /// This happens just before they are looked at.
    pub(crate) fn before(self, hook: impl Fn(&Github) + Send + Sync + 'static) {
        self.write(Effect::Before(Box::new(hook)));
    }

    fn write(self, effect: Effect) {
        let effect = std::sync::Arc::new(effect);
        let script = Script {
            pattern: self.pattern,
            query: self.query,
            turn: self.turn,
            seen: 0,
            effect,
        };
        self.github.add_script(script);
    }
}

fn glob_matches(glob: &str, path: &str) -> bool {
    let glob: Vec<&str> = glob.split('/').collect();
    let path: Vec<&str> = path.split('/').collect();
    pieces_match(&glob, &path)
}

fn pieces_match(glob: &[&str], path: &[&str]) -> bool {
    match (glob.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((&"**", rest)), _) => (0..=path.len()).any(|taken| {
            path.get(taken..)
                .is_some_and(|left| pieces_match(rest, left))
        }),
        (Some((piece, glob)), Some((name, path))) => {
            let same = *piece == "*" || piece.eq_ignore_ascii_case(name);
            same && pieces_match(glob, path)
        }
        _ => false,
    }
}
