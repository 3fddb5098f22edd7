//! Which style a name follows that the documentation shows nowhere as JSON has it.
//!
//! Fields whose spelling is shown, and names that only one style can have become (`teamID` was never `team_id`), are the
//! anchors. What the anchors among a field's relatives follow is weighed: its model, the models whose names start like its
//! own, fields of the same name, fields of the same shape. A relative that was itself concluded counts for less in the next
//! round. In the end a model decides as a whole: names of which nothing is shown are spelled alike in it.

use std::collections::{HashMap, HashSet};

use crate::dialect::Naming;
use crate::parallel;

use super::case::{self, Capitals, STYLES, Style};

/// How much each style is expected before anything is seen: what is written is mostly what the API has, unless it cannot be.
fn before(naming: Naming) -> Likelihood {
    match naming {
        Naming::AsWritten | Naming::Camel => [0.7, 0.27, 0.02, 0.01],
        Naming::Snake => [0.27, 0.7, 0.02, 0.01],
        Naming::Pascal | Naming::Initialisms => [0.55, 0.42, 0.02, 0.01],
    }
}

/// How many fields the expectation weighs as much as.
const WEIGHT: f64 = 2.0;
/// How much a concluded relative counts.
const CONCLUDED: f64 = 0.5;
/// How often conclusions are drawn again from conclusions.
const ROUNDS: usize = 4;
/// How likely another style than the documented one must be.
const CONVINCING: f64 = 0.5;

/// A field whose name has several words.
#[derive(Debug)]
pub(super) struct Candidate<'m> {
    /// The documented name.
    pub(super) name: &'m str,
    /// The model's number and name.
    pub(super) model: (usize, &'m str),
    /// The style that is shown, and how far that is to be believed.
    pub(super) shown: Option<(Style, f64)>,
    /// Whether its name is shown itself, so that it need not be spelled like its neighbours.
    pub(super) settled: bool,
    /// Whether it is of another kind, and speaks for its family only.
    pub(super) foreign: bool,
}

/// How likely each style is.
pub(super) type Likelihood = [f64; STYLES.len()];

/// Which styles there can be.
pub(super) type Possible = [bool; STYLES.len()];

/// What a group of fields follows.
#[derive(Clone, Copy, Debug, Default)]
struct Tally([f64; STYLES.len()]);

impl Tally {
    fn likelihood(self, before: &Likelihood) -> Likelihood {
        let all: f64 = self.0.iter().sum();
        let mut after = *before;
        for (after, counted) in after.iter_mut().zip(self.0) {
            *after = (counted + WEIGHT * *after) / (all + WEIGHT);
        }
        after
    }

    fn add(&mut self, other: &Likelihood, weight: f64) {
        for (counted, more) in self.0.iter_mut().zip(other) {
            *counted = (*counted + more * weight).max(0.0);
        }
    }
}

/// The groups that a field is in, as numbers into one list of tallies.
struct Groups {
    /// From the largest to the smallest, each inside the one before: all, families, model.
    nested: Vec<usize>,
    /// Across them: the name, its first word, its shape.
    across: Vec<usize>,
    /// Which styles the SDK could have made the name of.
    possible: Possible,
    /// Of a name that stands in a hundred models, each counts for a tenth.
    weight: f64,
}

/// How a field counts in one of its groups.
#[derive(Clone, Copy)]
struct Weight {
    share: f64,
    is_nested: bool,
    is_local: bool,
}

impl Groups {
    /// Calls `visit` with each group. In a model and of one name each field counts for itself.
    fn each(&self, mut visit: impl FnMut(usize, Weight)) {
        let last = self.nested.len().saturating_sub(1);
        for (at, group) in self.nested.iter().enumerate() {
            let share = if at == last { 1.0 } else { self.weight };
            visit(*group, Weight { share, is_nested: true, is_local: at > 0 });
        }
        for (at, group) in self.across.iter().enumerate() {
            visit(*group, Weight { share: if at == 0 { 1.0 } else { self.weight }, is_nested: false, is_local: false });
        }
    }
}

/// What is held of a field in a round.
#[derive(Clone, Copy)]
struct Belief {
    likelihood: Likelihood,
    weight: f64,
    source: Source,
}

/// Where a belief comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// A place shows it.
    Shown,
    /// It speaks for its model and family, and says nothing of an API: a name of another kind, or one that no other spelling
    /// could have become, since no name of the other styles could ever speak for those.
    Local,
    /// Its relatives.
    Concluded,
}

/// The most likely style of each candidate; `None` where none convinces. All have the names of one SDK, and of one kind.
pub(super) fn weigh(
    candidates: &[Candidate<'_>],
    naming: Naming,
    capitals: &Capitals,
    seen: Possible,
) -> Vec<Option<Style>> {
    let before = before(naming);
    let (groups, count) = group(candidates, naming, capitals);
    let groups = distinct(groups, count);
    let anchors: Vec<Option<Belief>> =
        candidates.iter().zip(&groups).map(|(candidate, groups)| anchor(candidate, groups, &before)).collect();
    let mut beliefs = anchors.clone();
    let mut likely = vec![before; candidates.len()];
    for _ in 0..ROUNDS {
        let (tallies, usual) = count_beliefs(&groups, &beliefs, count, &before);
        let known: Vec<_> = groups.iter().zip(beliefs.iter().zip(&anchors)).collect();
        likely = parallel::map(&known, |(groups, (belief, anchor))| {
            // What a place shows counts for itself; what was concluded must not confirm itself.
            let own = if anchor.is_some() { None } else { belief.as_ref() };
            posterior(groups, own, &tallies, &usual, seen).unwrap_or(before)
        });
        for ((belief, anchor), likely) in beliefs.iter_mut().zip(&anchors).zip(&likely) {
            let weight = CONCLUDED * certainty(likely);
            *belief = anchor.or(Some(Belief { likelihood: *likely, weight, source: Source::Concluded }));
        }
    }
    let alike = of_models(candidates, &likely);
    candidates.iter().map(|candidate| choose(alike.get(&candidate.model.0).unwrap_or(&before), naming)).collect()
}

/// How little and how much a field may say against or for a style of its model, unless it cannot have it.
const SAYS: (f64, f64) = (0.02, 0.98);

/// What is likely of each model as a whole. Names that are shown have been weighed with the others.
fn of_models(candidates: &[Candidate<'_>], likely: &[Likelihood]) -> HashMap<usize, Likelihood> {
    let mut sums: HashMap<usize, (Likelihood, f64)> = HashMap::new();
    for (candidate, likely) in candidates.iter().zip(likely).filter(|(candidate, _)| !candidate.settled) {
        let (sum, count) = sums.entry(candidate.model.0).or_insert(([0.0; STYLES.len()], 0.0));
        for (sum, likely) in sum.iter_mut().zip(likely) {
            *sum += if *likely > 0.0 { likely.clamp(SAYS.0, SAYS.1).ln() } else { f64::NEG_INFINITY };
        }
        *count += 1.0;
    }
    // Names of one model are alike, and say less together than as many that are not.
    let whole = |(sum, count): (Likelihood, f64)| {
        let score = sum.map(|sum| sum / count.sqrt());
        normalized(score, score.map(f64::is_finite))
    };
    sums.into_iter().filter_map(|(model, sums)| Some((model, whole(sums)?))).collect()
}

/// The groups without those that hold the same fields as the next smaller one: they would say everything twice.
fn distinct(mut groups: Vec<Groups>, count: usize) -> Vec<Groups> {
    let mut sizes = vec![0_usize; count];
    for groups in &groups {
        groups.each(|group, _| sizes[group] += 1);
    }
    for groups in &mut groups {
        let smaller: Vec<usize> = groups.nested.iter().skip(1).map(|group| sizes[*group]).chain([0]).collect();
        let mut smaller = smaller.into_iter();
        groups.nested.retain(|group| smaller.next() != Some(sizes[*group]));
        let name = groups.across.first().map_or(0, |group| sizes[*group]);
        let mut first = true;
        groups.across.retain(|group| std::mem::take(&mut first) || sizes[*group] != name);
    }
    groups
}

/// What each group follows, and the API as a whole.
fn count_beliefs(
    groups: &[Groups],
    beliefs: &[Option<Belief>],
    count: usize,
    before: &Likelihood,
) -> (Vec<Tally>, Likelihood) {
    let mut tallies = vec![Tally::default(); count];
    let mut all = Tally::default();
    for (groups, belief) in groups.iter().zip(beliefs) {
        let Some(belief) = belief else { continue };
        if belief.source != Source::Local {
            all.add(&belief.likelihood, belief.weight * groups.weight);
        }
        groups.each(|group, weight| {
            if weight.is_local || belief.source != Source::Local {
                tallies[group].add(&belief.likelihood, belief.weight * weight.share);
            }
        });
    }
    (tallies, all.likelihood(before))
}

/// How far a likelihood is from saying nothing.
fn certainty(likelihood: &Likelihood) -> f64 {
    let best = likelihood.iter().copied().fold(0.0, f64::max);
    (2.0 * best - 1.0).max(0.0)
}

/// What is known of a field without its relatives.
fn anchor(candidate: &Candidate<'_>, groups: &Groups, before: &Likelihood) -> Option<Belief> {
    if let Some((style, weight)) = candidate.shown {
        let source = if candidate.foreign { Source::Local } else { Source::Shown };
        return Some(Belief { likelihood: certain(style), weight, source });
    }
    let [_, snake, kebab, _] = groups.possible;
    let only = !snake && !kebab;
    let likelihood = || normalized(before.map(f64::ln), groups.possible).map(|likely| likely.map(f64::round));
    only.then(|| Some(Belief { likelihood: likelihood()?, weight: 1.0, source: Source::Local })).flatten()
}

fn certain(style: Style) -> Likelihood {
    STYLES.map(|other| f64::from(u8::from(other == style)))
}

/// The style that convinces. A name that the API cannot have written as documented gets the likeliest.
fn choose(likelihood: &Likelihood, naming: Naming) -> Option<Style> {
    let styles = STYLES.into_iter().zip(likelihood);
    let best = styles.rev().max_by(|(_, a), (_, b)| a.total_cmp(b));
    best.filter(|(_, likelihood)| **likelihood >= CONVINCING || case::written(naming).is_none()).map(|(style, _)| style)
}

/// The nested groups refine one another, from the API down to the model; each of the others moves the odds by as much as
/// it differs from the API's habit. What a field itself added before is taken out.
fn posterior(
    groups: &Groups,
    own: Option<&Belief>,
    tallies: &[Tally],
    usual: &Likelihood,
    seen: Possible,
) -> Option<Likelihood> {
    let mut nested = *usual;
    let mut score = [0.0; STYLES.len()];
    groups.each(|group, weight| {
        let mut tally = tallies[group];
        if let Some(own) = own {
            tally.add(&own.likelihood, -own.weight * weight.share);
        }
        if weight.is_nested {
            nested = tally.likelihood(&nested);
            return;
        }
        for ((score, moved), usual) in score.iter_mut().zip(tally.likelihood(usual)).zip(usual) {
            *score += (moved / usual).ln();
        }
    });
    for (score, nested) in score.iter_mut().zip(nested) {
        *score += nested.ln();
    }
    let both = |at: usize| groups.possible[at] && seen[at];
    normalized(score, std::array::from_fn(both))
}

fn normalized(score: [f64; STYLES.len()], possible: Possible) -> Option<Likelihood> {
    let highest = score.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut likelihood = score.map(|score| (score - highest).exp());
    for (likelihood, possible) in likelihood.iter_mut().zip(possible) {
        *likelihood *= f64::from(u8::from(possible));
    }
    let all: f64 = likelihood.iter().sum();
    (all > 0.0).then(|| likelihood.map(|likelihood| likelihood / all))
}

/// Numbers for groups, in the order in which they are first asked for.
#[derive(Default)]
struct Numbers(HashMap<String, usize>);

impl Numbers {
    fn of(&mut self, key: String) -> usize {
        let next = self.0.len();
        *self.0.entry(key).or_insert(next)
    }
}

fn group(candidates: &[Candidate<'_>], naming: Naming, capitals: &Capitals) -> (Vec<Groups>, usize) {
    let mut numbers = Numbers::default();
    let initialisms = initialisms(candidates, naming);
    let mut namesakes: HashMap<&str, f64> = HashMap::new();
    for candidate in candidates {
        *namesakes.entry(candidate.name).or_default() += 1.0;
    }
    let mut families: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut names: HashMap<&str, (Vec<usize>, Possible)> = HashMap::new();
    let groups = candidates
        .iter()
        .map(|candidate| {
            let nested = families.entry(candidate.model.0).or_insert_with(|| nested(candidate, &mut numbers)).clone();
            let of_name = || {
                let words = case::words(naming, candidate.name);
                let first = words.first().cloned().unwrap_or_default();
                let across = vec![
                    numbers.of(format!("name {}", candidate.name)),
                    numbers.of(format!("first {first}")),
                    numbers.of(format!("shape {}", shape(&words, &initialisms))),
                ];
                (across, STYLES.map(|style| case::apply(style, naming, candidate.name, capitals).is_some()))
            };
            let (across, possible) = names.entry(candidate.name).or_insert_with(of_name).clone();
            let weight = namesakes.get(candidate.name).map_or(1.0, |count| count.sqrt().recip());
            Groups { nested, across, possible, weight }
        })
        .collect();
    (groups, numbers.0.len())
}

/// All models, those that start with the same words, and the model.
fn nested(candidate: &Candidate<'_>, numbers: &mut Numbers) -> Vec<usize> {
    let (model, name) = candidate.model;
    let words = super::super::words::words(name);
    let mut nested = vec![numbers.of("all".to_owned())];
    let mut family = "family".to_owned();
    for word in words.iter().take(4) {
        family = format!("{family} {word}");
        nested.push(numbers.of(family.clone()));
    }
    nested.push(numbers.of(format!("model {model}")));
    nested
}

/// The words that this API's names write in capitals: where `teamID` stands, `teamId` may have been `team_id`.
fn initialisms(candidates: &[Candidate<'_>], naming: Naming) -> HashSet<String> {
    let names: HashSet<&str> = candidates.iter().map(|candidate| candidate.name).collect();
    let words = names.into_iter().flat_map(|name| case::words(naming, name));
    words.filter(|word| in_capitals(word)).map(|word| word.to_ascii_lowercase()).collect()
}

fn in_capitals(word: &str) -> bool {
    word.bytes().filter(u8::is_ascii_uppercase).count() > 1
}

fn shape(words: &[String], initialisms: &HashSet<String>) -> &'static str {
    let mut later = words.iter().skip(1);
    if words.iter().any(|word| in_capitals(word)) {
        "capitals"
    } else if later.any(|word| initialisms.contains(&word.to_ascii_lowercase())) {
        "initialism"
    } else {
        "plain"
    }
}
