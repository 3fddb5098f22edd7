//! How a rule's table of sentences is run.
