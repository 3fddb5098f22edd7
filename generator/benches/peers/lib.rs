//! The model `ClientRegistration` of `specs/authserver`, written by hand for derived validators: the same fields and the
//! same rules.

pub mod garde_derive;
pub mod validator_derive;
