//! A project that is generated anew whenever something changes that it is made of.
//!
//! [`Watched`] says when, and [`Watch`] does it and says what came of it. What changes is looked for where the configuration says:
//! docs, sources of SDKs, samples, and the file itself. What makes no difference (a file that was opened, an editor's copy,
//! what was generated) comes to nothing, because a run is told from the last by what it read, not by what the file system reports.

mod folders;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::SystemTime;

use crate::comparison::{Comparison, Side};
use crate::config::Date;
use crate::diagnostic::Diagnostics;
use crate::digest::{Digest, Digester};
use crate::output::Written;
use crate::project::Project;

pub use folders::{Event, Watched};

/// The runs of one project.
#[derive(Debug, Default)]
pub struct Watch {
    /// What the last run read.
    last: Option<Digest>,
    /// The last docs that were good.
    good: Option<Side>,
}

/// What came of a run.
#[derive(Debug)]
pub struct Run {
    /// The project, with what is wrong with its docs.
    pub project: Project,
    /// What was written where, and how many files there are; none where something is in the way.
    pub written: Option<(PathBuf, Written, usize)>,
    /// What changed since the last docs that were good; none of the first.
    pub comparison: Option<Comparison>,
}

impl Watch {
    /// Runs a project; none where it read what the last run read. `today` is the day that allowances end before.
    pub fn run(&mut self, mut project: Project, today: Option<Date>) -> Option<Run> {
        let start = SystemTime::now();
        let planned = project.planned();
        let now = state(&project);
        let is_fresh = planned.as_ref().is_none_or(|(plan, _)| plan.is_fresh());
        if self.last == Some(now) && is_fresh {
            return None;
        }
        self.last = Some(now);
        let Some((plan, schemas)) = planned else { return Some(Run { project, written: None, comparison: None }) };
        let done = match plan.write(start) {
            Ok(done) => done,
            Err(problems) => {
                project.report(problems);
                // The disk may have been freed by the next time.
                self.last = None;
                return Some(Run { project, written: None, comparison: None });
            }
        };
        let written = Some((plan.dir().to_owned(), done, plan.files()));
        let side = Side::new(project.clone(), schemas);
        let before = self.good.replace(side.clone());
        let comparison = before.map(|before| Comparison::of(before, side, today));
        Some(Run { project, written, comparison })
    }
}

/// What stands for all that a project is made of, as far as it could be read.
fn state(project: &Project) -> Digest {
    let mut all = Digester::default();
    all.add(format!("{:?}", project.config())).add(format!("{:?}", problems(project.diagnostics())));
    for file in project.sources() {
        all.add(&file.display).add_digest(file.digest());
    }
    all.finish()
}

fn problems(diagnostics: &Diagnostics) -> BTreeSet<String> {
    diagnostics.iter().map(|problem| format!("{problem:?}")).collect()
}
