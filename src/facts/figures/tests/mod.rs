//! Figures as a run gathers them: credentials, secrets, and everything at once.

mod credentials;
mod gathered;
mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use jiff::Timestamp;

use crate::facts::figures::Access;
use crate::facts::gather::{Sources, gather};
use crate::facts::{Facts, Need};
use crate::http::scripted::{RecordedPause, Server};
use crate::http::{HttpClient, HttpOptions};
use crate::text::Untrusted;
use crate::world::{Console, Files, Variables};

const HALF: &str = r#"{"status":"success","warnings":["Bearer t0ken-s3cret"],"data":{"resultType":"vector","result":[{"metric":{"job":"t0ken-s3cret","t0ken-s3cret":""},"value":[1795168409.5,"0.35"]}]}}"#;

/// A run in a job with some variables, and a folder of files.
struct Run {
    client: HttpClient,
    files: Files,
    variables: Variables,
    printed: Rc<std::cell::RefCell<Vec<u8>>>,
    console: Console,
    _folder: tempfile::TempDir,
}

impl Run {
    fn asking(server: &Server) -> Self {
        let options = HttpOptions {
            pause: Arc::new(RecordedPause::default()),
            allow_hosts: vec![format!("127.0.0.1:{}", server.port())],
            ..HttpOptions::default()
        };
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().to_owned());
        let large = vec![b' '; 1024 * 1024 + 1];
        let contents: [(&str, &[u8]); 3] = [
            ("slo.json", b"{\"slos\":[]}"),
            ("binary", b"\xff"),
            ("large", &large),
        ];
        for (name, bytes) in contents {
            files.write(name.as_ref(), bytes).unwrap();
        }
        let variables = [
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_TOKEN", "ghs_planted"),
            ("PROM_TOKEN", "t0ken-s3cret"),
            ("PROM_USER", "alice"),
            ("PROM_PASSWORD", "pässword:1"),
            ("TENANT", "acme"),
            ("LINES", "one\ntwo"),
            ("BLANK", " padded "),
            ("COLON", "a:b"),
            ("UNSEEN", ""),
        ];
        let owned = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let printed = Rc::default();
        Self {
            client: HttpClient::new(&options).unwrap(),
            files,
            variables: Variables::new(BTreeMap::from(owned)),
            console: Console::new(
                Box::new(Shared(Rc::clone(&printed))),
                Box::new(std::io::sink()),
            ),
            printed,
            _folder: folder,
        }
    }

    async fn gather(&self, needs: impl IntoIterator<Item = Need>) -> Facts {
        let sources = Sources {
            github: None,
            members: None,
            ourselves: None,
            http: &self.client,
            files: &self.files,
            policy_sha: None,
            subject: None,
            variables: &self.variables,
            console: &self.console,
            now: &|| Timestamp::UNIX_EPOCH,
        };
        gather(&sources, BTreeSet::from_iter(needs)).await
    }

    fn printed(&self) -> String {
        String::from_utf8(self.printed.borrow().clone()).unwrap()
    }
}

/// Standard output that can be looked at afterwards.
struct Shared(Rc<std::cell::RefCell<Vec<u8>>>);

impl std::io::Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn query(server: &Server, access: Access, query: &str) -> Need {
    Need::Query {
        server: Untrusted::new(server.url("/").as_str()),
        access,
        query: query.into(),
    }
}

fn bearer(variable: &str) -> Access {
    Access::Bearer {
        variable: variable.to_owned(),
    }
}

fn basic(user: &str, password: &str) -> Access {
    Access::Basic {
        user: user.to_owned(),
        password: password.to_owned(),
    }
}

fn header(name: &str, variable: &str) -> Access {
    Access::Headers {
        headers: vec![(name.to_owned(), variable.to_owned())],
    }
}
