//! Stage `document`.
