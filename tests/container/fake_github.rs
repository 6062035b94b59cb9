//! A small pretended GitHub: one repository with one pull request, whose statuses and comments are
//! kept. Everything else does not exist.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use serde_json::{Value, json};

const TOKEN: &str = "ghs_FakeSecret0000000000000000000000000007";
const BASE: &str = "1111111111111111111111111111111111111111";
const HEAD: &str = "2222222222222222222222222222222222222222";

#[derive(Default)]
struct State {
    files: BTreeMap<String, String>,
    description: String,
    statuses: Vec<Status>,
    comments: Vec<Comment>,
}

/// The running fake.
#[derive(Clone)]
pub(crate) struct FakeGithub {
    origin: String,
    state: Arc<Mutex<State>>,
}

/// The repository.
pub(crate) struct Repo(FakeGithub);

/// The pull request.
pub(crate) struct ThreadStory(FakeGithub);

/// A commit status.
#[derive(Clone)]
pub(crate) struct Status {
    pub(crate) context: String,
    pub(crate) state: String,
}

/// A comment on the pull request.
#[derive(Clone)]
pub(crate) struct Comment {
    pub(crate) body: String,
}

impl FakeGithub {
    /// Starts on any free port and ends with the test.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let github = Self {
            origin,
            state: Arc::default(),
        };
        let server = github.clone();
        thread::spawn(move || {
            for connection in listener.incoming() {
                let server = server.clone();
                thread::spawn(move || server.serve(&connection.unwrap()));
            }
        });
        github
    }

    /// The value for `GITHUB_API_URL`.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The only token that is known.
    pub(crate) fn job_token(&self) -> String {
        TOKEN.to_owned()
    }

    /// The only repository, whatever its name.
    pub(crate) fn repository(&self, _full_name: &str) -> Repo {
        Repo(self.clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Answers one request and closes the connection.
    fn serve(&self, mut connection: &TcpStream) {
        let mut reader = BufReader::new(connection);
        let mut request = String::new();
        let (mut length, mut token) = (0, String::new());
        reader.read_line(&mut request).unwrap();
        loop {
            let mut header = String::new();
            reader.read_line(&mut header).unwrap();
            match header.trim().split_once(": ") {
                None => break,
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.parse().unwrap();
                }
                Some((name, value)) if name.eq_ignore_ascii_case("authorization") => {
                    value.clone_into(&mut token);
                }
                Some(_) => {}
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let mut words = request.split_whitespace();
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let path = target.split('?').next().unwrap_or("");
        let (status, answer) = if token.ends_with(TOKEN) {
            let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
            self.answer(
                method,
                path.strip_prefix("/repos/acme/shop").unwrap_or(path),
                &body,
            )
        } else {
            (401, json!({ "message": "Bad credentials" }))
        };
        let answer = answer.to_string();
        let head = "content-type: application/json\r\nconnection: close";
        let length = answer.len();
        write!(
            connection,
            "HTTP/1.1 {status} -\r\n{head}\r\ncontent-length: {length}\r\n\r\n{answer}"
        )
        .unwrap();
    }

    fn answer(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let mut state = self.state();
        let text = |name: &str| body[name].as_str().unwrap_or("").to_owned();
        match (method, path) {
            ("GET", "") => (
                200,
                json!({ "full_name": "acme/shop", "default_branch": "main" }),
            ),
            ("GET", "/pulls/7") => (200, pull_request(&state)),
            ("GET", "/issues/7/comments") => (200, comments(&state)),
            ("POST", "/issues/7/comments") => {
                state.comments.push(Comment { body: text("body") });
                (201, comments(&state)[state.comments.len() - 1].clone())
            }
            ("POST", path) if path.starts_with("/statuses/") => {
                state.statuses.push(Status {
                    context: text("context"),
                    state: text("state"),
                });
                (
                    201,
                    json!({ "context": text("context"), "state": text("state") }),
                )
            }
            ("GET", path) => {
                let file = path
                    .strip_prefix("/contents/")
                    .and_then(|path| state.files.get(path));
                match file {
                    Some(file) => (200, json!({ "content": file })),
                    None => (404, json!({ "message": "Not Found" })),
                }
            }
            _ => (404, json!({ "message": "Not Found" })),
        }
    }
}

fn pull_request(state: &State) -> Value {
    json!({
        "number": 7,
        "state": "open",
        "body": state.description,
        "head": { "sha": HEAD, "ref": "change-7" },
        "base": { "sha": BASE, "ref": "main" },
    })
}

fn comments(state: &State) -> Value {
    let comments = state.comments.iter().enumerate();
    comments
        .map(|(id, comment)| json!({ "id": id, "body": comment.body }))
        .collect()
}

impl Repo {
    /// Puts a file onto the default branch.
    pub(crate) fn file_on(&self, _branch: &str, path: &str, text: &str) -> &Self {
        self.0
            .state()
            .files
            .insert(path.to_owned(), text.to_owned());
        self
    }

    /// Opens the pull request.
    pub(crate) fn open_pull_request(&self, _number: u64) -> ThreadStory {
        ThreadStory(self.0.clone())
    }

    /// The tip of the default branch.
    pub(crate) fn head_of(&self, _name: &str) -> String {
        BASE.to_owned()
    }

    /// The commit that is judged.
    pub(crate) fn head_of_pull_request(&self, _number: u64) -> String {
        HEAD.to_owned()
    }

    /// The statuses, oldest first.
    pub(crate) fn statuses(&self, _sha: &str) -> Vec<Status> {
        self.0.state().statuses.clone()
    }

    /// The comments, oldest first.
    pub(crate) fn comments(&self, _number: u64) -> Vec<Comment> {
        self.0.state().comments.clone()
    }
}

impl ThreadStory {
    /// Sets what the pull request says.
    pub(crate) fn described(self, body: &str) -> Self {
        body.clone_into(&mut self.0.state().description);
        self
    }
}
