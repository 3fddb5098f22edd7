//! What a page says, in neutral terms and before anything is resolved or concluded.

use crate::source::{FileId, Span};

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned {
    /// The word.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// Markdown prose: `text` is exactly what `span` covers.
pub type RawProse = Spanned;

/// A model as its page documents it.
#[derive(Clone, Debug)]
pub struct RawModel {
    /// The page.
    pub file: FileId,
    /// The dialect that read it.
    pub dialect: &'static str,
    /// How the SDK that is documented spells the API's names.
    pub naming: Naming,
    /// The documented name.
    pub name: Spanned,
    /// The prose below the title.
    pub description: Option<RawProse>,
    /// The deprecation notice.
    pub deprecated: Option<RawDeprecation>,
    /// What the page documents.
    pub body: RawBody,
    /// The page's code blocks that show a value of the model.
    pub examples: Vec<RawExample>,
    /// The folders below the models' root, as far as the page itself shows them (an import, a namespace).
    pub folders: Option<Vec<String>>,
}

/// How an SDK spells the names that it takes from the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// As the API does.
    AsWritten,
    /// `user_id` → `userId`; inner capitals stay.
    Camel,
    /// `userId` → `user_id`.
    Snake,
    /// `user_id` → `UserId`; inner capitals stay.
    Pascal,
    /// `user_id` → `UserID`: Pascal case in which initialisms are written in capitals, as Go has it.
    Initialisms,
}

/// A deprecation notice; `note` is what it says beyond the stock phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawDeprecation {
    /// What to do instead.
    pub note: Option<String>,
}

/// What a page documents.
#[derive(Clone, Debug)]
pub enum RawBody {
    /// An object.
    Fields(Vec<RawField>),
    /// Values.
    Values(RawValues),
    /// Types of which a value is one.
    Members(Vec<RawType>),
    /// Objects of which a value is one, told apart by a property.
    Tagged(Vec<RawType>, RawTag),
    /// Another name for a type.
    Alias(RawType),
    /// Types of which a value is one, but the page does not say which. A link to it may.
    Bare,
    /// Something that could not be read, which has been reported. The model is still one that other pages may name.
    Unreadable,
}

/// The property that tells the members of a union apart.
#[derive(Clone, Debug, PartialEq)]
pub struct RawTag {
    /// Its documented name.
    pub property: Spanned,
    /// Its value in each of the members, as far as the page says.
    pub values: Vec<Option<serde_json::Value>>,
}

/// A row of a field table.
#[derive(Clone, Debug)]
pub struct RawField {
    /// The documented name.
    pub name: Spanned,
    /// The type; wrappers that make it optional or nullable are in the flags instead.
    pub ty: RawType,
    /// Whether the row marks it as required.
    pub required: bool,
    /// Whether the row shows that it may be `null`; `None` where the dialect cannot show it.
    pub nullable: Option<bool>,
    /// Whether the row is not a property but says what undocumented properties hold.
    pub additional: bool,
    /// The deprecation notice.
    pub deprecated: Option<RawDeprecation>,
    /// The description, without notices.
    pub description: Option<RawProse>,
    /// The example, as the API's own JSON or a bare scalar.
    pub example: Option<RawProse>,
    /// What is taken for a field that is left out.
    pub default: Option<RawDefault>,
    /// Whether the row says that only the server sets it.
    pub read_only: bool,
    /// The words of a type that says that no element stands twice in the list.
    pub set: Option<RawProse>,
}

/// A documented default.
#[derive(Clone, Debug, PartialEq)]
pub struct RawDefault {
    /// The value in JSON.
    pub value: serde_json::Value,
    /// The words that say so.
    pub said: RawProse,
}

/// The values of an enum.
#[derive(Clone, Debug)]
pub struct RawValues {
    /// The values: strings, whole numbers or booleans.
    pub values: Vec<RawValue>,
    /// Whether the page says that there may be others.
    pub open: bool,
}

/// A documented value.
#[derive(Clone, Debug, PartialEq)]
pub struct RawValue {
    /// The value in JSON.
    pub value: serde_json::Value,
    /// The SDK's name for it, where the page shows one.
    pub name: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// A type as a page writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct RawType {
    /// What it is.
    pub kind: RawTypeKind,
    /// Where it stands.
    pub span: Span,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq)]
pub enum RawTypeKind {
    /// Text.
    String,
    /// A number of which the dialect does not say whether it is whole.
    Numeric,
    /// A whole number.
    Integer,
    /// A number that may have a fraction.
    Number,
    /// True or false.
    Boolean,
    /// A calendar date.
    Date,
    /// An instant.
    DateTime,
    /// A calendar date or an instant: the dialect does not say which.
    Time,
    /// Bytes, a file or a stream.
    Bytes,
    /// Any JSON value.
    Any,
    /// Only `null`.
    Null,
    /// A list.
    Array(Box<RawType>),
    /// An object of string keys.
    Map(Box<RawType>),
    /// One value and no other.
    Literal(serde_json::Value),
    /// A documented model.
    Ref(RawRef),
    /// One of several types.
    Union(Vec<RawType>),
}

/// How a page names another model.
#[derive(Clone, Debug, PartialEq)]
pub struct RawRef {
    /// The name as written, perhaps with a namespace: `operations.Foo`.
    pub name: String,
    /// What the link points to, relative to the page's folder.
    pub target: Option<Spanned>,
    /// What the link says that the model is a union of; empty where it does not say.
    pub members: Vec<RawType>,
}

/// The grammar of an example's literals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A declaration with a JavaScript literal.
    JavaScript,
    /// An assignment of a constant, in any language.
    Constant,
}

/// A code block that shows a value.
#[derive(Clone, Debug)]
pub struct RawExample {
    /// How the value is written.
    pub syntax: Syntax,
    /// The member of the union that it shows, where the page says so.
    pub member: Option<usize>,
    /// The code.
    pub code: Spanned,
}

impl RawType {
    /// Calls `visit` for this type and each one inside it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        match &self.kind {
            RawTypeKind::Array(inner) | RawTypeKind::Map(inner) => inner.walk(visit),
            RawTypeKind::Union(members) => members.iter().for_each(|member| member.walk(visit)),
            _ => {}
        }
    }
}

impl RawModel {
    /// Every type on the page, those inside others included.
    pub fn types(&self) -> Vec<&RawType> {
        let mut types = Vec::new();
        let mut push = |ty| types.push(ty);
        match &self.body {
            RawBody::Fields(fields) => fields.iter().for_each(|field| field.ty.walk(&mut push)),
            RawBody::Alias(ty) => ty.walk(&mut push),
            RawBody::Members(members) | RawBody::Tagged(members, _) => {
                for member in members {
                    member.walk(&mut push);
                }
            }
            RawBody::Values(_) | RawBody::Bare | RawBody::Unreadable => {}
        }
        types
    }
}
