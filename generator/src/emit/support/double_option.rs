//! Fields that tell an absent value from `null`: `None` is absent, `Some(None)` is `null`.

use serde::{Deserialize, Deserializer};

#[allow(clippy::option_option, reason = "the difference is the point")]
/// Reads a value that is there, perhaps `null`; serde's `default` stands for the absent one.
pub(crate) fn deserialize<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
