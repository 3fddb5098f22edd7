//! The parts of the emitted support module, compiled here only to be linted and tested.
#![allow(dead_code, unreachable_pub, reason = "the models call them, and not all of them")]

pub(crate) mod base64;
pub(crate) mod builders;
pub(crate) mod charset;
pub(crate) mod codes;
pub(crate) mod codings;
pub(crate) mod dates;
pub(crate) mod decode;
pub(crate) mod double_option;
pub(crate) mod enums;
pub(crate) mod flags;
pub(crate) mod items;
pub(crate) mod json;
pub(crate) mod kinds;
pub(crate) mod length;
pub(crate) mod literal;
pub(crate) mod loss;
pub(crate) mod messages;
pub(crate) mod network;
pub(crate) mod number;
pub(crate) mod pattern;
pub(crate) mod records;
pub(crate) mod relations;
pub(crate) mod report;
pub(crate) mod secrets;
pub(crate) mod tagged;
pub(crate) mod tolerant;
pub(crate) mod unions;
pub(crate) mod unknown;
pub(crate) mod values;
pub(crate) mod violations;
pub(crate) mod whole;
pub(crate) mod writers;
