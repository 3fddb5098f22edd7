//! The fields beside the described one, as far as a description speaks of them.

use std::cell::RefCell;

use super::noun::normal;

/// The documented names of all fields of a model.
///
/// Rules ask for one name at a time, and what they ask is kept with the answer: the same words beside other fields read
/// the same wherever these answer alike. Documentation repeats most of its descriptions, and so they are read once.
#[derive(Clone, Debug)]
pub struct Siblings<'a> {
    names: &'a [&'a str],
    asked: RefCell<Vec<(Question, bool)>>,
}

/// What a rule asks of the siblings.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Question {
    /// Is one called so?
    Exactly(String),
    /// Is one called so, whatever the case and the separators?
    Loosely(String),
}

impl<'a> Siblings<'a> {
    /// Of a model with fields of these names.
    pub fn new(names: &'a [&'a str]) -> Self {
        Self { names, asked: RefCell::default() }
    }

    /// Whether a field is called so.
    pub(super) fn has(&self, name: &str) -> bool {
        self.ask(Question::Exactly(name.to_owned()))
    }

    /// Whether a field is called so, whatever the case and the separators.
    pub(super) fn has_like(&self, name: &str) -> bool {
        self.ask(Question::Loosely(normal(name)))
    }

    /// Whether these have the same answers to what was asked of `other`.
    pub(super) fn answer_like(&self, other: &Self) -> bool {
        other.asked.borrow().iter().all(|(question, answer)| self.answer(question) == *answer)
    }

    fn ask(&self, question: Question) -> bool {
        let answer = self.answer(&question);
        self.asked.borrow_mut().push((question, answer));
        answer
    }

    fn answer(&self, question: &Question) -> bool {
        match question {
            Question::Exactly(name) => self.names.contains(&name.as_str()),
            Question::Loosely(name) => self.names.iter().any(|sibling| normal(sibling) == *name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Siblings;

    #[test]
    fn others_answer_like_them_where_they_have_the_same_of_what_was_asked() {
        let first = Siblings::new(&["pageLimit", "order"]);
        assert!(first.has_like("page_limit") && !first.has("limit"));
        assert!(Siblings::new(&["page-limit"]).answer_like(&first));
        assert!(!Siblings::new(&["order"]).answer_like(&first));
        assert!(!Siblings::new(&["page-limit", "limit"]).answer_like(&first));
    }
}
