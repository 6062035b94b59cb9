//! The life of a request: understood, noted, scripted, judged, answered, checked.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::Github;
use super::super::contract::{Operation, contract, graphql};
use super::super::model::State;
use super::answer::{Answer, Payload};
use super::call::{Call, Incoming};
use super::deliver::{Delivery, Manner};
use super::faults::Fault;
use super::rules;
use super::script::{Asked, Cue};
use super::server::Answering;

/// What a request means in the words of the contract.
struct Understood {
    /// The path with the repository by name, never by number.
    path: String,
    operation: Option<&'static Operation>,
    /// GraphQL has one address for everything, and a contract of its own: what was asked there.
    question: Option<Value>,
    parameters: BTreeMap<String, String>,
}

impl Answering for Github {
    async fn exchange(&self, incoming: Incoming) -> Delivery {
        let understood = self.understand(&incoming);
        let operation = understood.operation.map(|operation| operation.id.clone());
        let operation =
            operation.or_else(|| understood.question.as_ref().map(|_| "graphql".to_owned()));
        let number = self.note_arrival(&incoming, operation.clone());
        let mut cue = Cue::default();
        for script in self.scripts().iter_mut() {
            let asked = Asked {
                method: &incoming.method,
                path: &understood.path,
                operation: operation.as_deref(),
                query: &incoming.query,
            };
            cue.consider(script, &asked);
        }
        cue.run_hooks(self);
        let fault = cue.fault();
        if matches!(fault, Some(Fault::Never)) {
            self.silence().falls();
            std::future::pending::<()>().await;
        }
        let answer = self.answer(&incoming, &understood, fault);
        self.pacemaker().wait().await;
        self.note_answer(number, answer.status);
        if matches!(fault, Some(Fault::Drip(_))) {
            self.silence().falls();
        }
        Delivery {
            answer,
            manner: manner_of(fault),
        }
    }
}

impl Github {
    /// Finds the operation; whatever GitHub would not know is a violation at once.
    fn understand(&self, incoming: &Incoming) -> Understood {
        let path = self.path_by_name(&incoming.path);
        if incoming.method == "POST" && path == "/graphql" {
            let question = serde_json::from_slice(&incoming.body).unwrap_or(Value::Null);
            for fault in graphql::check_question(&question) {
                self.violated(format!("question: {fault}"));
            }
            return Understood {
                path,
                operation: None,
                question: Some(question),
                parameters: BTreeMap::new(),
            };
        }
        let Some((operation, parameters)) = contract().find(&incoming.method, &path) else {
            self.violated(format!(
                "request {} {path}: no such operation",
                incoming.method
            ));
            return Understood {
                path,
                operation: None,
                question: None,
                parameters: BTreeMap::new(),
            };
        };
        let faults =
            contract().check_request(operation, &parameters, &incoming.query, &incoming.body);
        faults.into_iter().for_each(|fault| self.violated(fault));
        Understood {
            path,
            operation: Some(operation),
            question: None,
            parameters,
        }
    }

    /// GitHub's own links name repositories by number; Enterprise Server has a prefix.
    fn path_by_name(&self, path: &str) -> String {
        let path = match path {
            "/api/graphql" => "/graphql",
            _ => path.strip_prefix("/api/v3").unwrap_or(path),
        };
        if let Some(path) = self.state().team_path_by_name(path) {
            return path;
        }
        let by_number =
            path.strip_prefix("/repositories/")
                .map(|rest| match rest.split_once('/') {
                    Some((number, rest)) => (number, format!("/{rest}")),
                    None => (rest, String::new()),
                });
        let Some((number, rest)) = by_number else {
            return path.to_owned();
        };
        let state = self.state();
        let meant = state
            .repositories
            .values()
            .find(|each| each.id.to_string() == number);
        meant.map_or(path.to_owned(), |each| {
            format!("/repos/{}{rest}", each.full_name())
        })
    }

    fn answer(
        &self,
        incoming: &Incoming,
        understood: &Understood,
        fault: Option<&Fault>,
    ) -> Answer {
        let mut state = self.state();
        let call = understood
            .operation
            .map(|operation| self.call(incoming, operation, understood, &state));
        let answer = match fault {
            Some(fault) if !fault.takes_effect() => fault.alter(None, Answer::not_found()),
            _ => {
                if let Some(question) = &understood.question {
                    let answer = rules::respond_graphql(incoming, &mut state);
                    self.check_told(question, &answer);
                    return rules::with_usual_headers(
                        match fault {
                            Some(fault) => fault.alter_told(question, answer),
                            None => answer,
                        },
                        None,
                        &mut state,
                    );
                }
                let answer = rules::respond(incoming, call.as_ref(), &mut state);
                let answer = match understood.operation {
                    Some(operation) => self.completed(operation, answer),
                    None => answer,
                };
                fault.map_or(answer.clone(), |fault| fault.alter(call.as_ref(), answer))
            }
        };
        rules::with_usual_headers(answer, call.as_ref(), &mut state)
    }

    fn call(
        &self,
        incoming: &Incoming,
        operation: &Operation,
        understood: &Understood,
        state: &State,
    ) -> Call {
        let parameters = &understood.parameters;
        let parameter = |name: &str| parameters.get(name).map(|text| text.to_lowercase());
        let repository = match (parameter("owner"), parameter("repo")) {
            (Some(owner), Some(name)) => format!("{owner}/{name}"),
            _ => String::new(),
        };
        let origin = self.origin().to_owned();
        let present = state
            .renamed
            .get(&repository)
            .unwrap_or(&repository)
            .to_lowercase();
        let number = state
            .repositories
            .get(&present)
            .map(|repository| repository.id);
        let rest = understood
            .path
            .split('/')
            .skip(4)
            .fold(String::new(), |path, piece| path + "/" + piece);
        let own_url = match number {
            Some(number) => format!("{origin}/repositories/{number}{rest}"),
            None => {
                let path = state.team_path_by_number(&understood.path);
                format!("{origin}{}", path.as_ref().unwrap_or(&understood.path))
            }
        };
        Call {
            operation: operation.id.clone(),
            path: parameters.clone(),
            query: incoming.query.iter().cloned().collect(),
            body: serde_json::from_slice(&incoming.body).unwrap_or(Value::Null),
            accept: incoming.header("accept").unwrap_or("*/*").to_owned(),
            token: incoming
                .secret()
                .and_then(|secret| state.tokens.get(secret))
                .cloned(),
            origin,
            repository,
            own_url,
        }
    }

    /// Holds what GraphQL tells against its contract.
    fn check_told(&self, question: &Value, answer: &Answer) {
        if answer.status == 501 {
            self.violated("the fake does not do this GraphQL query".to_owned());
        }
        if let (200, Payload::Json(told)) = (answer.status, &answer.payload) {
            for fault in graphql::check_answer(question, told) {
                self.violated(format!("answer to a question: {fault}"));
            }
        }
    }

    /// Fills a success up to the full object and holds it against the contract.
    fn completed(&self, operation: &Operation, mut answer: Answer) -> Answer {
        if answer.status == 501 {
            self.violated(format!("the fake does not do {} yet", operation.id));
        }
        if !(200..300).contains(&answer.status) {
            return answer;
        }
        let (body, unknown) = match &answer.payload {
            Payload::Raw { .. } => return answer,
            Payload::Empty => (None, Vec::new()),
            Payload::Json(given) => {
                let (body, unknown) = contract().fill(operation, answer.status, given);
                (Some(body), unknown)
            }
        };
        for field in unknown {
            self.violated(format!(
                "answer {}: GitHub has no field {field}",
                operation.id
            ));
        }
        let faults = contract().check_answer(operation, answer.status, body.as_ref());
        faults.into_iter().for_each(|fault| self.violated(fault));
        if let Some(body) = body {
            answer.payload = Payload::Json(body);
        }
        answer
    }
}

/// How an answer with this fault goes out.
pub(crate) fn manner_of(fault: Option<&Fault>) -> Manner {
    match fault {
        Some(Fault::Truncated) => Manner::Truncated,
        Some(Fault::Drip(pause)) => Manner::Drip(*pause),
        Some(Fault::Reset | Fault::AnswerLost) => Manner::Reset,
        _ => Manner::Whole,
    }
}
