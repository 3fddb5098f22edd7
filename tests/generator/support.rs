//! A temporary folder to try things in, and what there is to say about it afterwards.
#![allow(dead_code, reason = "every test program uses its own part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use schemadown::diagnostic::Diagnostics;
use schemadown::diagnostic::line::line;
use schemadown::source::Sources;
use tempfile::TempDir;

/// A model page as the docs of an SDK have it.
pub(crate) const ORDER: &str = "\
# Order

## Example Usage

```typescript
import { Order } from \"shop/models\";

let value: Order = {
  id: \"a\",
};
```

## Fields

| Field              | Type               | Required           | Description        |
| ------------------ | ------------------ | ------------------ | ------------------ |
| `id`               | *string*           | :heavy_check_mark: | The order.         |
";

pub(crate) struct Sandbox(TempDir);

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file, and the folders it needs.
    pub(crate) fn file(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let file = self.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(file, bytes).expect("a file");
        self
    }

    pub(crate) fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.join(path)).expect("a file to remove");
        self
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.join(path)).expect("a file to read")
    }

    /// Every file below a folder, hidden ones too, with its bytes.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.join(folder)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.path()).expect("below").display().to_string();
                    files.insert(name, fs::read(&path).unwrap_or_default());
                }
            }
        }
        files
    }

    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        self.files(folder).into_keys().collect()
    }

    /// The problems, one line each, with the name of the temporary folder left out.
    pub(crate) fn lines(&self, problems: &Diagnostics, sources: &Sources) -> String {
        let here = format!("{}/", self.path().display());
        problems.iter().map(|problem| line(problem, sources).replace(&here, "") + "\n").collect()
    }
}

/// A page of the root with a title, an example in TypeScript (none where `code` is empty) and what follows.
pub(crate) fn page(name: &str, code: &str, rest: &str) -> String {
    page_in("models", name, code, rest)
}

/// The same for a page in a folder, seen from where the root stands: `models/operations`.
pub(crate) fn page_in(folder: &str, name: &str, code: &str, rest: &str) -> String {
    let usage = if code.is_empty() {
        format!(
            "```typescript\nimport {{ {name} }} from \"shop/{folder}\";\n\n// No examples available for this model\n```"
        )
    } else {
        format!("```typescript\nimport {{ {name} }} from \"shop/{folder}\";\n\n{code}\n```")
    };
    format!("# {name}\n\n## Example Usage\n\n{usage}\n\n{rest}")
}

/// A `Fields` section: name, type cell, whether required, description.
pub(crate) fn field_table(rows: &[(&str, &str, bool, &str)]) -> String {
    let mut text = "## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |".to_owned();
    for (name, ty, required, description) in rows {
        let mark = if *required { ":heavy_check_mark:" } else { ":heavy_minus_sign:" };
        text.extend(["\n| `", name, "` | ", ty, " | ", mark, " | ", description, " |"]);
    }
    text
}
