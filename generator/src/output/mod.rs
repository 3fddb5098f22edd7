//! Stage `output`.
