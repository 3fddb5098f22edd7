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
    /// What tells it from every other model of the docs: its title, its table, or the row that documents it.
    pub at: Span,
    /// Whether other models stand on the same page, which is a module of its own then.
    pub shares_page: bool,
    /// Whether its documentation tells a field that is left out from one that is `null`.
    pub tells_null: bool,
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
    /// The words that say when it is required, where it is not always or never.
    pub condition: Option<RawProse>,
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
    /// What the row demands of the value other than in prose: in the type, or in a column of its own.
    pub rules: Vec<RawRule>,
    /// What is said of the value in other places than the description.
    pub remarks: Vec<RawRemark>,
}

/// Prose on a value that is no description.
#[derive(Clone, Debug)]
pub struct RawRemark {
    /// The words.
    pub prose: RawProse,
    /// What they speak of.
    pub of: RemarkOf,
}

/// What a remark speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RemarkOf {
    /// The field: a cell of its row holds them, such as one of a column of restrictions.
    Field,
    /// The type of the field: they define its word, wherever that is used.
    Type,
    /// The type of the items of the field's list: they define its word.
    ItemType,
}

/// A demand that is notation and no prose, such as `>= 1` in a column of restrictions.
#[derive(Clone, Debug, PartialEq)]
pub struct RawRule {
    /// What must hold.
    pub kind: RawRuleKind,
    /// Whether it must hold of each item of a list, and not of the value itself.
    pub of_items: bool,
    /// The id of the rule that read it: `range.notation`.
    pub rule: &'static str,
    /// The words that say so.
    pub said: RawProse,
}

/// What must hold. Numbers are decimal text: a sign, digits, perhaps a fraction.
#[derive(Clone, Debug, PartialEq)]
pub enum RawRuleKind {
    /// Not below this number.
    Minimum(String),
    /// Not above this number.
    Maximum(String),
    /// Above this number.
    ExclusiveMinimum(String),
    /// Below this number.
    ExclusiveMaximum(String),
    /// A multiple of this number.
    MultipleOf(String),
    /// At least so many characters.
    MinLength(u64),
    /// At most so many characters.
    MaxLength(u64),
    /// At least so many elements or entries.
    MinItems(u64),
    /// At most so many elements or entries.
    MaxItems(u64),
    /// No element twice.
    UniqueItems,
    /// A regular expression that the whole value matches.
    Pattern(String),
    /// The form of a standard, by its name in JSON Schema.
    Format(String),
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
#[derive(Clone, Debug, Default)]
pub struct RawValues {
    /// The values: strings, whole numbers or booleans.
    pub values: Vec<RawValue>,
    /// Whether the page says that there may be others.
    pub open: bool,
    /// Whether each value is a bit, and a field holds the sum of those that are set.
    pub flags: bool,
}

/// A documented value.
#[derive(Clone, Debug, PartialEq)]
pub struct RawValue {
    /// The value in JSON.
    pub value: serde_json::Value,
    /// The SDK's name for it, where the page shows one.
    pub name: Option<String>,
    /// What the page says of it.
    pub description: Option<RawProse>,
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
    /// A whole number of a documented size.
    Sized(IntSize),
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
    /// A word that no page defines: what it means is for examples to show.
    Word(String),
    /// A documented model.
    Ref(RawRef),
    /// One of several types.
    Union(Vec<RawType>),
}

/// How many bits a whole number has, and whether one of them is its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IntSize {
    /// 8, 16, 32 or 64.
    pub bits: u8,
    /// Whether it may be negative.
    pub signed: bool,
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
    /// The place ([`RawModel::at`]) of the model, where the dialect has looked it up itself.
    pub model: Option<Span>,
}

/// The grammar of an example's literals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A declaration with a JavaScript literal.
    JavaScript,
    /// An assignment of a constant, in any language.
    Constant,
    /// JSON, of the model itself or of a message that it is a part of.
    Json,
}

/// A code block that shows a value.
#[derive(Clone, Debug)]
pub struct RawExample {
    /// How the value is written.
    pub syntax: Syntax,
    /// The member of the union that it shows, where the page says so.
    pub member: Option<usize>,
    /// Whether it stands with the model; one that stands elsewhere on the page may be of any other.
    pub near: bool,
    /// Whether the page says that it is JSON, so that it has to be.
    pub stated: bool,
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

impl RawType {
    /// Makes words any value, where they stand at one of these places.
    pub(super) fn settle_words(&mut self, is_settled: &impl Fn(Span) -> bool) {
        match &mut self.kind {
            RawTypeKind::Word(_) if is_settled(self.span) => self.kind = RawTypeKind::Any,
            RawTypeKind::Array(inner) | RawTypeKind::Map(inner) => inner.settle_words(is_settled),
            RawTypeKind::Union(members) => members.iter_mut().for_each(|member| member.settle_words(is_settled)),
            _ => {}
        }
    }
}

impl RawField {
    /// A field of which nothing is known but its name and its type.
    pub fn new(name: Spanned, ty: RawType) -> Self {
        Self {
            name,
            ty,
            required: false,
            condition: None,
            nullable: None,
            additional: false,
            deprecated: None,
            description: None,
            example: None,
            default: None,
            read_only: false,
            rules: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

impl RawValue {
    /// A value without a word on it.
    pub fn new(value: serde_json::Value, span: Span) -> Self {
        Self { value, name: None, description: None, span }
    }
}

impl RawRef {
    /// A reference that is a name and nothing more.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), target: None, members: Vec::new(), model: None }
    }
}

impl RawModel {
    /// The types of the page, not those inside others.
    pub(super) fn types_mut(&mut self) -> Vec<&mut RawType> {
        match &mut self.body {
            RawBody::Fields(fields) => fields.iter_mut().map(|field| &mut field.ty).collect(),
            RawBody::Alias(ty) => vec![ty],
            RawBody::Members(members) | RawBody::Tagged(members, _) => members.iter_mut().collect(),
            RawBody::Values(_) | RawBody::Bare | RawBody::Unreadable => Vec::new(),
        }
    }

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
