//! Says when something changed below some folders, whether they are there or not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::config::Config;
use crate::discover;

/// How long it has to be quiet before what changed is looked at: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// After so long it is looked at all the same, however much is going on.
const LONGEST: Duration = Duration::from_secs(2);

/// How often folders that have vanished, or could not be watched, are looked for.
const TICK: Duration = Duration::from_secs(1);

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Something may have changed.
    Changed,
    /// Whoever watches wants to end.
    End,
}

/// Folders that are watched.
pub struct Watched {
    watcher: RecommendedWatcher,
    events: Receiver<Event>,
    sender: Sender<Event>,
    /// The configuration file, beside which much else may change.
    config: PathBuf,
    /// What the configuration names, with all that lies below.
    docs: BTreeSet<PathBuf>,
    /// What is to be watched, and what tells each from another of the same name, where it is watched.
    roots: BTreeMap<PathBuf, Option<Identity>>,
}

/// What tells a folder from one that has come in its place.
type Identity = (u64, Option<SystemTime>);

impl Watched {
    /// Watches a configuration file, and nothing else so far.
    ///
    /// # Errors
    /// Where the system has no way to tell of changes.
    pub fn new(config: &Path) -> io::Result<Self> {
        let (sender, events) = mpsc::channel();
        let to = sender.clone();
        let told = move |event: notify::Result<notify::Event>| {
            // What is only read is no change; what the system could not tell may be one.
            if event.is_ok_and(|event| is_reading(event.kind)) {
                return;
            }
            // Nobody listens any more at the end.
            let _ = to.send(Event::Changed);
        };
        let watcher = notify::recommended_watcher(told).map_err(io::Error::other)?;
        Ok(Self { watcher, events, sender, config: config.to_owned(), docs: BTreeSet::new(), roots: BTreeMap::new() })
    }

    /// What ends the waiting, from any thread.
    pub fn ender(&self) -> impl Fn() + Send + 'static + use<> {
        let sender = self.sender.clone();
        move || _ = sender.send(Event::End)
    }

    /// Watches what a configuration names from now on; what it named before, where it cannot be read.
    pub fn watch(&mut self, config: Option<&Config>) {
        if let Some(config) = config {
            self.docs = roots(config);
        }
        let mut wanted = self.docs.clone();
        // An editor puts another file in the place of the configuration, which only its folder sees.
        wanted.extend(self.config.exists().then(|| beside(&self.config)));
        let gone: Vec<PathBuf> = self.roots.keys().filter(|root| !wanted.contains(*root)).cloned().collect();
        for root in gone {
            if self.roots.remove(&root).flatten().is_some() {
                let _ = self.watcher.unwatch(&root);
            }
        }
        for root in wanted {
            self.roots.entry(root).or_insert(None);
        }
        self.renew();
    }

    /// Watches what has come, and what has come in place of something else. Gives whether there was any.
    fn renew(&mut self) -> bool {
        let mut is_changed = false;
        for (root, known) in &mut self.roots {
            let now = identity(root);
            if now == *known {
                continue;
            }
            if known.is_some() {
                let _ = self.watcher.unwatch(root);
            }
            is_changed = true;
            let mode = if self.docs.contains(root) { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            // What cannot be watched is tried again, and looked at each time.
            *known = now.filter(|_| self.watcher.watch(root, mode).is_ok());
        }
        is_changed
    }

    /// Waits until something changed and it is quiet again, or until somebody wants to end.
    pub fn wait(&mut self) -> Event {
        loop {
            match self.events.recv_timeout(TICK) {
                Ok(Event::End) | Err(RecvTimeoutError::Disconnected) => return Event::End,
                Ok(Event::Changed) => break,
                Err(RecvTimeoutError::Timeout) => {
                    if self.renew() {
                        break;
                    }
                }
            }
        }
        let give_up = Instant::now() + LONGEST;
        while Instant::now() < give_up {
            match self.events.recv_timeout(QUIET) {
                Ok(Event::Changed) => {}
                Ok(Event::End) | Err(RecvTimeoutError::Disconnected) => return Event::End,
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        self.renew();
        Event::Changed
    }
}

/// The folder of a file.
fn beside(file: &Path) -> PathBuf {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// Everything that a configuration reads, whether it is there or not.
fn roots(config: &Config) -> BTreeSet<PathBuf> {
    let mut roots = BTreeSet::new();
    for api in &config.apis {
        roots.extend(config.docs_dirs(api));
        roots.extend(config.source_dirs(api));
        roots.extend(api.samples.iter().map(|pattern| discover::recorded_root(&config.dir, pattern)));
    }
    roots.into_iter().map(|root| if root.as_os_str().is_empty() { PathBuf::from(".") } else { root }).collect()
}

fn identity(root: &Path) -> Option<Identity> {
    let found = fs::metadata(root).ok()?;
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&found);
    #[cfg(not(unix))]
    let number = 0;
    Some((number, found.created().ok()))
}

fn is_reading(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}
