//! `schemadown.toml`: what cannot be read from the documentation. One `[[api]]` table per spec set.
