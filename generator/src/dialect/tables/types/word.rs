//! What words of type cells can mean.

use super::super::super::raw::{IntSize, RawTypeKind};

/// What a word, or several, mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A type.
    Type(Base),
    /// A list of what follows.
    List,
    /// An object of string keys.
    Map,
    /// Something that is said of the word behind it, and of nothing else.
    Adjective(Adjective),
    /// A word without meaning for the type: `a`, `object` behind a name.
    Filler,
    /// What follows is a remark: `string for …`.
    Remark,
    /// One of what follows.
    OneOf,
}

/// A plain type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    String,
    Uuid,
    Email,
    Integer,
    Sized(u8, bool),
    Numeric,
    Number,
    Boolean,
    Date,
    DateTime,
    Any,
    Null,
}

/// What an adjective says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Adjective {
    Positive,
    NonNegative,
    Negative,
    Nullable,
    Optional,
    Required,
    Unique,
    NotEmpty,
    /// Nothing that matters for the type.
    Mere,
}

impl Base {
    /// The form of a standard that its texts have.
    pub(super) fn format(self) -> Option<&'static str> {
        match self {
            Self::Uuid => Some("uuid"),
            Self::Email => Some("email"),
            _ => None,
        }
    }

    pub(super) fn kind(self) -> RawTypeKind {
        match self {
            Self::String | Self::Uuid | Self::Email => RawTypeKind::String,
            Self::Integer => RawTypeKind::Integer,
            Self::Sized(bits, signed) => RawTypeKind::Sized(IntSize { bits, signed }),
            Self::Numeric => RawTypeKind::Numeric,
            Self::Number => RawTypeKind::Number,
            Self::Boolean => RawTypeKind::Boolean,
            Self::Date => RawTypeKind::Date,
            Self::DateTime => RawTypeKind::DateTime,
            Self::Any => RawTypeKind::Any,
            Self::Null => RawTypeKind::Null,
        }
    }
}
