//! Projects of npm: what `package.json` asks for, and the lockfile that npm would write.

use serde_json::{Map, Value, json};

/// A project that is being told.
#[derive(Clone)]
pub(crate) struct Project {
    manifest: Value,
    packages: Map<String, Value>,
    last: String,
}

impl Project {
    /// One that needs nothing yet.
    pub(crate) fn new() -> Self {
        Self {
            manifest: json!({ "name": "shop", "version": "1.0.0" }),
            packages: Map::new(),
            last: String::new(),
        }
    }

    /// It needs a package to run.
    pub(crate) fn needs(self, name: &str, range: &str) -> Self {
        self.asks("dependencies", name, range)
    }

    /// It needs a package for development only.
    pub(crate) fn develops_with(self, name: &str, range: &str) -> Self {
        self.asks("devDependencies", name, range)
    }

    /// It asks for a package under a heading of `package.json`.
    pub(crate) fn asks(mut self, heading: &str, name: &str, range: &str) -> Self {
        self.manifest[heading][name] = json!(range);
        self
    }

    /// It has workspaces, by `workspaces` of `package.json`.
    pub(crate) fn with_workspaces(mut self, workspaces: &Value) -> Self {
        self.manifest["workspaces"] = workspaces.clone();
        self
    }

    /// The lockfile has a package, from npm's own registry.
    pub(crate) fn has(self, name: &str, version: &str) -> Self {
        let file = name.rsplit('/').next().unwrap_or(name);
        let tarball = format!("https://registry.npmjs.org/{name}/-/{file}-{version}.tgz");
        self.has_entry(
            &format!("node_modules/{name}"),
            json!({ "version": version, "resolved": tarball }),
        )
    }

    /// The lockfile has any entry.
    pub(crate) fn has_entry(mut self, place: &str, entry: Value) -> Self {
        self.packages.insert(place.to_owned(), entry);
        place.clone_into(&mut self.last);
        self
    }

    /// What was named last needs a package.
    pub(crate) fn that_needs(mut self, name: &str, range: &str) -> Self {
        self.packages[&self.last]["dependencies"][name] = json!(range);
        self
    }

    /// What was named last has a field.
    pub(crate) fn with(mut self, field: &str, value: Value) -> Self {
        self.packages[&self.last][field] = value;
        self
    }

    /// `package.json`.
    pub(crate) fn manifest(&self) -> String {
        self.manifest.to_string()
    }

    /// `package-lock.json`, as npm 7 and later write it.
    pub(crate) fn lockfile(&self) -> String {
        let mut packages = Map::new();
        packages.insert(String::new(), self.manifest.clone());
        packages.extend(self.packages.clone());
        json!({
            "name": "shop",
            "version": "1.0.0",
            "lockfileVersion": 3,
            "requires": true,
            "packages": packages,
        })
        .to_string()
    }

    /// Both files, in a folder that ends with a slash or is the uppermost.
    pub(crate) fn files(&self, folder: &str) -> [(String, String); 2] {
        [
            (format!("{folder}package.json"), self.manifest()),
            (format!("{folder}package-lock.json"), self.lockfile()),
        ]
    }
}

/// A shop with a critical hole in production, two steps down: minimist 0.0.8.
pub(crate) fn vulnerable() -> Project {
    with_minimist("0.0.8")
}

/// The same, mended.
pub(crate) fn mended() -> Project {
    with_minimist("1.2.8")
}

fn with_minimist(version: &str) -> Project {
    Project::new()
        .needs("mkdirp", "^0.5.0")
        .has("mkdirp", "0.5.1")
        .that_needs("minimist", version)
        .has("minimist", version)
}

/// The same hole, in what is only developed with.
pub(crate) fn vulnerable_in_development() -> Project {
    Project::new()
        .develops_with("mkdirp", "^0.5.0")
        .has("mkdirp", "0.5.1")
        .that_needs("minimist", "0.0.8")
        .with("dev", json!(true))
        .has("minimist", "0.0.8")
        .with("dev", json!(true))
}
