//! What GitHub promises: the operations, parameters, bodies and answers of `fixtures/github-rest.json`
//! (from GitHub's published OpenAPI description), used in both directions: a request that GitHub
//! would not know is a fault of the product, an answer GitHub would not give is a fault of the fake.

mod fill;
pub(crate) mod graphql;
mod request;
mod route;
mod schema;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, Mutex};

use jsonschema::Validator;
use serde_json::Value;

const DOCUMENT: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/fixtures/github-rest.json"
));

/// One operation, such as `issues/list-comments`, with everything the checks need at hand.
pub(crate) struct Operation {
    /// GitHub's own name for it.
    pub(crate) id: String,
    method: String,
    template: Vec<route::Segment>,
    parameters: Vec<Value>,
    body: Option<Value>,
    body_required: bool,
    answers: BTreeMap<u16, Value>,
}

impl Operation {
    /// The statuses that a success of this operation may have.
    pub(crate) fn success_statuses(&self) -> Vec<u16> {
        self.answers
            .keys()
            .copied()
            .filter(|status| (200..300).contains(status))
            .collect()
    }
}

/// The whole description, parsed once per process; validators are compiled when first needed.
pub(crate) struct Contract {
    document: Value,
    operations: Vec<Operation>,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
}

/// The contract of this process.
pub(crate) fn contract() -> &'static Contract {
    static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::parse);
    &CONTRACT
}

impl Contract {
    fn parse() -> Self {
        let document: Value = serde_json::from_str(DOCUMENT).expect("the fixture is JSON");
        let mut operations = Vec::new();
        for (path, methods) in document["paths"].as_object().expect("paths is an object") {
            for (method, described) in methods.as_object().expect("a path holds methods") {
                operations.push(read_operation(&document, path, method, described));
            }
        }
        Self {
            document,
            operations,
            validators: Mutex::default(),
        }
    }

    /// All operations, for tests that go through every one.
    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Which operation a method and a path mean, with the decoded path parameters.
    pub(crate) fn find(
        &self,
        method: &str,
        path: &str,
    ) -> Option<(&Operation, BTreeMap<String, String>)> {
        self.operations
            .iter()
            .filter(|operation| operation.method == method)
            .filter_map(|operation| Some((operation, route::matches(&operation.template, path)?)))
            .max_by_key(|(operation, _)| route::literal_segments(&operation.template))
    }

    /// What is wrong with a request; empty when GitHub would take it.
    pub(crate) fn check_request(
        &self,
        operation: &Operation,
        path: &BTreeMap<String, String>,
        query: &[(String, String)],
        body: &[u8],
    ) -> Vec<String> {
        let mut faults = request::check_path(operation, path);
        faults.extend(request::check_query(operation, query));
        faults.extend(self.check_body(operation, body));
        faults
            .iter()
            .map(|fault| format!("request {}: {fault}", operation.id))
            .collect()
    }

    fn check_body(&self, operation: &Operation, body: &[u8]) -> Vec<String> {
        if body.is_empty() {
            let missing = operation.body_required;
            return if missing {
                vec!["the body is missing".into()]
            } else {
                Vec::new()
            };
        }
        let Some(described) = &operation.body else {
            return vec!["it takes no body, but one was sent".into()];
        };
        match serde_json::from_slice(body) {
            Err(error) => vec![format!("the body is not JSON: {error}")],
            Ok(value) => {
                let key = format!("{} request", operation.id);
                self.validate(&key, || schema::closed(described), &value)
            }
        }
    }

    /// What is wrong with a successful answer; empty when it is as GitHub describes it.
    pub(crate) fn check_answer(
        &self,
        operation: &Operation,
        status: u16,
        body: Option<&Value>,
    ) -> Vec<String> {
        let faults = match (operation.answers.get(&status), body) {
            (None, _) => vec![format!("{status} is not among the described statuses")],
            (Some(Value::Null), None) => Vec::new(),
            (Some(Value::Null), Some(_)) => vec![format!("{status} has no body")],
            (Some(_), None) => vec![format!("{status} needs a body")],
            (Some(described), Some(body)) => {
                let key = format!("{} {status}", operation.id);
                self.validate(&key, || schema::open(described), body)
            }
        };
        faults
            .iter()
            .map(|fault| format!("answer {}: {fault}", operation.id))
            .collect()
    }

    /// Completes what a handler states to the full object that the contract demands, and names
    /// the fields of it that the contract does not know.
    pub(crate) fn fill(
        &self,
        operation: &Operation,
        status: u16,
        given: &Value,
    ) -> (Value, Vec<String>) {
        match operation.answers.get(&status) {
            Some(described) if !described.is_null() => {
                let mut filler = fill::Filler::new(&self.document);
                let full = filler.complete(described, given);
                (full, filler.into_unknown_fields())
            }
            _ => (given.clone(), Vec::new()),
        }
    }

    fn validate(&self, key: &str, schema: impl FnOnce() -> Value, value: &Value) -> Vec<String> {
        let known = self
            .validators
            .lock()
            .expect("no test panics here")
            .get(key)
            .cloned();
        let validator = known.unwrap_or_else(|| {
            let complete = schema::with_components(schema(), &self.document);
            let compiled = jsonschema::options()
                .with_draft(jsonschema::Draft::Draft202012)
                .should_validate_formats(true)
                .build(&complete)
                .expect("the contract converts to a valid JSON Schema");
            let compiled = Arc::new(compiled);
            let mut validators = self.validators.lock().expect("no test panics here");
            Arc::clone(validators.entry(key.to_owned()).or_insert(compiled))
        });
        validator
            .iter_errors(value)
            .filter(|error| !is_known_gap(&error.instance_path().to_string(), error.instance()))
            .take(5)
            .map(|error| format!("at `{}`: {error}", error.instance_path()))
            .collect()
    }
}

/// Where GitHub's description is stricter than GitHub: the head of a pull request has no repository
/// any more once the fork has been deleted (github/rest-api-description, issue 1811).
fn is_known_gap(place: &str, value: &Value) -> bool {
    place.ends_with("/head/repo") && value.is_null()
}

fn read_operation(document: &Value, path: &str, method: &str, described: &Value) -> Operation {
    let parameters = described["parameters"].as_array().into_iter().flatten();
    let body = &described["requestBody"];
    let json = |content: &Value| content["content"]["application/json"]["schema"].clone();
    let answers = described["responses"]
        .as_object()
        .expect("responses is an object");
    Operation {
        id: described["operationId"]
            .as_str()
            .expect("an operation has a name")
            .to_owned(),
        method: method.to_uppercase(),
        template: route::parse(path),
        parameters: parameters
            .map(|each| schema::resolve(document, each).clone())
            .collect(),
        body: Some(json(body)).filter(|schema| !schema.is_null()),
        body_required: body["required"].as_bool().unwrap_or(false),
        answers: answers
            .iter()
            .filter_map(|(status, answer)| {
                Some((
                    status.parse().ok()?,
                    json(schema::resolve(document, answer)),
                ))
            })
            .collect(),
    }
}
