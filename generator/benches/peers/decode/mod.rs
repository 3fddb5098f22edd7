//! The models that are decoded, as others have them.

pub(crate) mod openapi_generator;
pub(crate) mod plain;
pub(crate) mod typify;
