//! The catalogue: every problem that Schemadown can report, with its number, its usual severity and what it means.

use serde::{Deserialize, Serialize};

use super::Severity;

macro_rules! catalogue {
    ($($(#[doc = $doc:literal])+ $name:ident = $number:literal $severity:ident $title:literal;)*) => {
        /// The code of a problem. Numbers are never reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Code {
            /// Every code, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The number as users see it: `SD010`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $number,)* }
            }

            /// The severity it has unless the configuration says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// A short name for lists.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// What it means and what to do about it.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc, "\n"),+).trim_ascii(),)* }
            }
        }
    };
}

catalogue! {
    /// A file or folder could not be read. Nothing is generated, since a model might be missing. Correct the path, which starts at
    /// the folder of `schemadown.toml`, or let whoever runs the command read it.
    Unreadable = "SD001" Error "unreadable file";
    /// A Markdown file is not UTF-8 text. Save it as UTF-8.
    NotText = "SD002" Error "not UTF-8 text";
    /// A file is larger than any documentation page has reason to be, and was not read. Move it out of the folder of the docs.
    TooLarge = "SD003" Error "file too large";
    /// The folder holds no page that reads as a model. Name the folder that has the pages; `--verbose` says of each page why it was
    /// passed over, and `dialect` in the configuration or `--dialect` names how it is written.
    NoModels = "SD004" Error "no models found";
    /// A page that is not a model's, and was passed over. Where it should have been one, the message says what it lacks: mostly a
    /// title, or a section of a name that its dialect knows.
    Skipped = "SD005" Note "not a model";
    /// The dialect that a folder is read in, as its pages show it: said where folders differ, and a warning where two fit alike.
    /// Another can be named with `dialect = "…"` in the configuration or `--dialect` on the command line; docs in several
    /// languages are better listed one by one.
    Dialect = "SD006" Note "dialect of a folder";
    /// Fields that the SDK adds to the models of responses, such as the status code and the raw response. They are in no
    /// JSON, and are left out. There is nothing to do.
    Transport = "SD007" Note "fields of the SDK's transport";
    /// A folder, a page or a model holds more of something than any documentation does: pages, cells of tables, fields,
    /// values or members. What goes beyond is not read. Move what is no documentation out of the folder.
    TooMuch = "SD008" Error "more than documentation holds";

    /// A page has a table or section as models have, but no title to name the model by. Put `# Name` at its top.
    NoTitle = "SD010" Error "no title";
    /// A section of fields without a table, or with a table whose columns are not known. Name the columns as the help says; a
    /// table needs a line of dashes below its header, and one cell in each of its rows for each column.
    FieldTable = "SD011" Error "unusable field table";
    /// A row of a table has fewer or more cells than its header, or stands apart from its table. Mostly a pipe in a cell is not
    /// escaped (`\|`), or a line is blank that should not be.
    RowShape = "SD012" Error "row does not fit its table";
    /// A name cell does not hold one name: it is empty, holds spaces, or in docs of an SDK has no backticks. Write the name as JSON
    /// has it.
    FieldName = "SD013" Error "unreadable field name";
    /// A cell that says whether a field is required says neither yes nor no. Write `yes`, `no`, or the case in which it has to be
    /// there; in docs of an SDK it is one of two marks.
    RequiredCell = "SD014" Error "unreadable required mark";
    /// A type cell that the dialect's grammar does not know. The place shows where it stopped: mostly a mark that is not
    /// closed, a list or a map written another way, a pipe that is not escaped, or another dialect than the folder is read
    /// in (`--verbose` says which). The help shows how the dialect writes types.
    TypeCell = "SD015" Error "unreadable type";
    /// The values of an enum cannot be read: mostly they lack their backticks, or one of them is of another kind or stands twice.
    EnumValues = "SD016" Error "unreadable enum values";
    /// The members of a union cannot be read or told apart. Each is a link to its model, and the field that tells them apart is
    /// required in each, with a text of its own.
    UnionMembers = "SD017" Error "unreadable union members";
    /// A field stands twice in one table. Remove one of the rows, or name it as it is called.
    DuplicateField = "SD018" Error "field documented twice";
    /// A page mixes sections of which a model has only one. Make a page of each.
    MixedSections = "SD019" Error "more than one kind of model on a page";

    /// A type names a model that no page documents. Correct the name (the help has those that are near), or add the page. Of docs of
    /// others it is any JSON value.
    Unresolved = "SD020" Error "unresolved type";
    /// A link points outside of the folder that is read, or a symbolic link leads out of it. Link to pages below the folder, or name
    /// a folder that holds both in `docs`.
    LinkEscapes = "SD021" Error "link leaves the folder";
    /// Two places document a model of one identity: its folders, and its name. Rename one, or remove it.
    DuplicateModel = "SD022" Error "model documented twice";
    /// Two names become one in Rust; the later one was given another, so that earlier code means what it meant. Rename one of them
    /// in the docs, if it can be; JSON has the documented names either way.
    NameClash = "SD023" Warning "names clash in Rust";
    /// A link's letter case or folder is wrong, and what is meant is clear all the same. Write the link as the help has it: people
    /// who follow it get nowhere.
    LinkRepaired = "SD024" Note "link does not match the file";
    /// A type refers to itself through names only, or through fields that are all required, and holds no value. One of the fields on
    /// the way need not be there, may be null, or is a list.
    AliasCycle = "SD025" Error "type without end";
    /// The page of a union that does not say what it is a union of, and no link does either: so some SDKs publish it. It is
    /// read as any JSON value. The documentation of the same API in another language has the members.
    BareUnion = "SD026" Warning "union without members";
    /// A page of a model does not show what the model is: a template that lists no values of an enum and no members of a
    /// union. It is read as any JSON value. Documentation of the same API in another language may show it.
    Lost = "SD027" Warning "page does not say what the model is";
    /// A table of properties that were taken from several models: a union whose members the generator wrote into one
    /// object. No value has all of the properties, so it is read as any JSON value.
    Flattened = "SD028" Warning "union written as an object";

    /// A word in type cells that no page defines and no example shows the meaning of. Fields of the type are read as any JSON
    /// value, and nothing of them is checked. `[api.tables.types]` in the configuration says what the word means, once for
    /// all cells that have it: a kind of value, a model, or what a type cell may say. `schemadown survey` lists all words.
    UnknownWord = "SD029" Error "type word that nothing defines";

    /// An example could not be read as a literal of its language, and shows nothing then. Correct it at the place that is marked;
    /// what is no example at all has `<!-- no model -->` above it.
    ExampleSyntax = "SD030" Warning "unreadable example";
    /// An example does not fit the model that it stands for. One in JSON is then no test of the generated crate. Correct the example
    /// or the table, whichever is wrong.
    ExampleMismatch = "SD031" Warning "example contradicts the model";

    /// What of an API no place of its documentation shows, in numbers: required fields whose rows cannot say that they may be
    /// `null`, and numbers and names in JSON that rest on habit. `schemadown ir` marks each of them as `unproven`. The source of
    /// the SDK beside its docs (`sources`) and docs in another language settle them, `[api.fields]` a single one, and `schemadown
    /// pin` writes what rests on habit into the configuration.
    Unproven = "SD034" Note "what nothing shows";
    /// Two documentations of one API contradict each other: mostly they are of different versions. What the first in `docs`
    /// says counts, unless the message says otherwise. Bring both to one version, or settle the field in `[api.fields]`.
    DocsDisagree = "SD035" Warning "documentations disagree";
    /// Models that the first documentation of an API does not have. They are left out unless something refers to them: every
    /// SDK has models of its own, and calls those that stand inside of others as it likes.
    OnlyElsewhere = "SD036" Note "models of another documentation";
    /// A sign that pages of this dialect have for optional fields stands nowhere in the whole doc set: the generator that wrote
    /// it has another template. So that it is missing says nothing, and another sign was taken to mean it. Where that is
    /// wrong, settle the fields in `[api.fields]`.
    NoSuchSign = "SD037" Warning "sign that the docs never have";
    /// A recorded body (`samples`) shows of a model what its page denies, or does not have: a required field that is missing, a
    /// `null`, a fraction, another kind of value, a value or a property that is not documented. What the body shows counts as
    /// far as more is read for it: the field may be absent or null, the number may have a fraction. What nobody documents is not
    /// added. Correct the docs, or settle the field in `[api.fields]`.
    SampleDiffers = "SD038" Warning "sample contradicts the docs";
    /// A file of recorded bodies was not used: it is no JSON, or nothing shows of which model its bodies are. Name the file after
    /// the model (`order.json`, `order-2.json`), or leave it out of `samples`.
    SampleUnread = "SD039" Warning "sample that is not used";

    /// The configuration file cannot be read or holds what it may not. The help has the nearest word that would be right; all
    /// settings stand in the documentation of `schemadown::config`.
    Config = "SD040" Error "configuration";
    /// A setting of the configuration that matches nothing in the documentation, though somebody meant it to. Correct its name, or
    /// remove it where what it was about is gone.
    UnusedSetting = "SD041" Error "setting matches nothing";
    /// The configuration demands something of values that the generated code cannot check, and whoever wrote it relies on it.
    /// The message says why: mostly a form of texts that has no check, a type of `[api.types]`, whose values are not looked
    /// into, or a bound that the field's type cannot hold. State the rule otherwise, for example as a `pattern`, or remove it
    /// and check it in your own code.
    NotEnforced = "SD042" Error "setting without a check";

    /// A model was read and cannot be written in Rust: mostly a type in `[api.types]` that does not fit. Lists and maps are named
    /// there without what they hold.
    Emit = "SD045" Error "cannot be emitted";

    /// Output could not be written, and nothing has changed. Free the disk, the permissions, or whatever stands in the way, and run
    /// the same command again.
    Write = "SD050" Error "cannot write";
    /// A generated file differs from what the documentation gives now: somebody changed a page, or the file by hand. `schemadown
    /// generate` writes it; what was changed by hand belongs into the docs or the configuration.
    Stale = "SD051" Error "stale output";
    /// A generated file is not there. `schemadown generate` writes it; commit it with the page.
    Missing = "SD052" Error "missing output";
    /// A generated file that no page accounts for any more. `schemadown generate` removes it.
    Orphan = "SD053" Error "orphaned output";
    /// A file that Schemadown did not write stands where output should go, and is never overwritten. Move it away, or name another
    /// folder: `output` in the configuration, `--out` on the command line.
    Foreign = "SD054" Error "would overwrite a foreign file";

    /// A sentence reads like a rule of the field and is not enforced: it holds in some case only, counts in another
    /// unit, or cannot be read to its end. If values have to keep it, state it in `[[api.constraint]]`, or clearer in the
    /// docs; if not, silence it.
    Unenforced = "SD060" Warning "reads like a rule and is not enforced";
    /// The docs demand something of a field and show a value, in an example or in the description, that breaks it. The
    /// rule is not enforced, since one of the two is wrong. Correct the docs, or settle it in `[[api.constraint]]`.
    Refuted = "SD061" Warning "an example breaks its own rule";
    /// Two sentences of a field leave no value that keeps both, or differ about one bound. Neither is enforced.
    Contradiction = "SD062" Warning "rules contradict each other";
    /// The documented default of a field is not among its values, or breaks a rule of the field. Correct one of the two.
    BadDefault = "SD063" Warning "default breaks its own rule";
    /// A description or an example names a value of an enum that its `Values` section does not have. The enum lacks it, or
    /// the docs are out of date: add the value, or correct the example.
    UndocumentedValue = "SD064" Warning "value is not in the Values section";
    /// In these docs a row cannot say that a required field may be null, so nothing shows which do. Decoding fails where one
    /// is. Another language's docs of the same API may say it; `hidden_null = "option"` is the safe choice without them,
    /// and `[api.fields]` settles single fields.
    HiddenNull = "SD065" Note "required fields may be null unseen";
    /// The docs give no type for a field, a union or a model, so it is read as any JSON value and nothing of it is checked. Write the
    /// type, or set it in `[api.fields]`; where any value is meant, silence it.
    AnyValue = "SD066" Note "read as any JSON value";
    /// A rule is documented and understood, and the generated code has no check for it: the kind of rule has none, or the
    /// Rust type of the field is one of your own. State what the value is made of, or check it in your own code and silence it.
    NoCheck = "SD067" Note "rule without a check";
    /// Names in JSON that no place of the documentation shows: an SDK spells them its own way, and they follow the style of
    /// others. The documented spelling is read as well, unless `names = "strict"`. The source of the SDK beside its docs
    /// settles them, and so do the docs of another language, `wire_case`, or `[api.fields]`.
    AssumedName = "SD068" Note "names in JSON that nothing shows";
    /// A silence of `schemadown.toml` that silences nothing: what it was about is gone, or its name is misspelt. Remove it.
    StaleSilence = "SD069" Warning "silence of nothing";

    /// Something of a page looks like documentation of a model and is not read: a table whose columns are not known, values
    /// that no field has, a page without a table. Of one's own pages it is an error, since the model would be missing in
    /// silence. What is there for people only says so in the line above it: `<!-- no model -->`.
    Unread = "SD070" Error "documentation that is not read";
    /// A folder beside those that the configuration lists holds Markdown pages, and no `[[api]]` reads it. Add an `[[api]]` for it, or
    /// move it elsewhere.
    Unlisted = "SD071" Warning "folder that no api lists";
    /// A cell of a column that holds defaults or marks says no value of the field's type and no word that is known, or a type
    /// states bounds the wrong way round, so that nothing of it is read. Write a value as JSON has it, or leave the cell empty.
    UnreadCell = "SD072" Error "cell that says nothing that is known";

    /// A `[[diff.allow]]` of `schemadown.toml` that no change is about. What it allowed is in both documentations by now, or
    /// its rule or its path is misspelt. Remove it once the change it was for is everywhere.
    StaleAllowance = "SD080" Warning "allowance of nothing";
    /// The day until which a `[[diff.allow]]` holds is over: it allows nothing any more. Decide again, and set another day or
    /// remove it.
    ExpiredAllowance = "SD081" Warning "expired allowance";
    /// A revision of git could not be read: there is no such revision, no repository, or no git. `schemadown diff --git REV`
    /// asks git for the files of the revision and changes nothing.
    Revision = "SD082" Error "unreadable revision";
    /// A file is not what `schemadown ir` prints. Print it again with this version of the command.
    NotIr = "SD083" Error "not the IR as JSON";
}

impl Code {
    /// Whether `schemadown lint` reports it, so that `[[api.silence]]` may name it.
    pub fn is_finding(self) -> bool {
        use Code::{
            AnyValue, AssumedName, BadDefault, Contradiction, DocsDisagree, ExampleMismatch, ExampleSyntax, HiddenNull,
            NoCheck, Refuted, SampleDiffers, UndocumentedValue, Unenforced,
        };
        matches!(
            self,
            Unenforced
                | Refuted
                | Contradiction
                | BadDefault
                | UndocumentedValue
                | HiddenNull
                | AssumedName
                | AnyValue
                | NoCheck
                | ExampleSyntax
                | ExampleMismatch
                | DocsDisagree
                | SampleDiffers
        )
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn numbers_are_unique_and_sorted() {
        let numbers: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    }
}
