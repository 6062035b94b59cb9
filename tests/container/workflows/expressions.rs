//! GitHub's own evaluator of expressions, which is a Node package: asked over a pipe.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// The evaluator, running; it ends with whoever holds it.
pub(crate) struct Expressions {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Expressions {
    /// Starts it.
    pub(crate) fn start() -> Self {
        let mut child = Command::new("node")
            .args(["--import", "./json-imports.js", "evaluate.js"])
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/workflows"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node starts: `./test container` installs it");
        let questions = child.stdin.take().expect("it is piped");
        let answers = BufReader::new(child.stdout.take().expect("it is piped"));
        Self {
            child,
            questions,
            answers,
        }
    }

    /// A workflow file as data.
    pub(crate) fn workflow(&mut self, path: &str) -> Value {
        self.ask(&json!({ "workflow": path }))
    }

    /// Whether an `if:` holds; none always does.
    pub(crate) fn holds(&mut self, condition: Option<&Value>, contexts: &Value) -> bool {
        let Some(condition) = condition else {
            return true;
        };
        let question = json!({ "condition": condition, "contexts": contexts });
        self.ask(&question).as_bool().expect("yes or no")
    }

    /// A value of the workflow as text, its expressions filled in.
    pub(crate) fn fill(&mut self, value: &Value, contexts: &Value) -> String {
        let text = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let answer = self.ask(&json!({ "text": text, "contexts": contexts }));
        answer.as_str().expect("a text").to_owned()
    }

    fn ask(&mut self, question: &Value) -> Value {
        writeln!(self.questions, "{question}").expect("it listens");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("it answers");
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no answer to {question}"))
    }
}

impl Drop for Expressions {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
