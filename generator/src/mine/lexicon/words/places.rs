//! Classes of words that one place asks for.

macro_rules! places {
    ([$($rows:tt)*] $next:ident $($then:ident)*) => {
        $next! { [$($rows)*
            // Small classes that one place asks for.
            /// Words that add to a list of characters, or take from it.
            Addendum: "except excluding including plus with";
            /// Words behind an `also` that add to a list.
            Adds: "accepted allowed contain have include permitted supported use";
            /// Subjects of what adds to a list.
            AddsSubject: "also it the they this value you";
            /// Nouns that are defined by their start or end.
            AffixNoun: "id identifier string that uri url value which";
            /// Words that demand a start or an end.
            AffixVerb: "always and be is must should to will";
            /// Participles of what may be added at an end.
            Affixed: "followed including preceded prefixed suffixed with";
            /// Words behind a uniqueness that add nothing.
            AllowedTail: "accepted allowed are is permitted";
            /// Adjectives of the alphabet that everybody means.
            Alphabet: "basic english latin roman us";
            /// Words that a noun phrase starts with.
            Article: "a all an each the";
            /// Words behind a number that say when it holds.
            BehindAmount: "for if on unless when with";
            /// Words behind a form that set a case or an example.
            BehindChoice: "depending e.g eg if instead or such unless";
            /// Words behind a dash that start a statement.
            BehindDash: "default max maximum min minimum must";
            /// Words behind an `or` that go on with characters or their number.
            BehindOr: "digits fewer less letters more numbers special";
            /// How something is built, rather than what it is.
            Build: "format layout order pattern unit";
            /// Words that take something out of a list of characters.
            ButNot: "but except excluding not other";
            /// Nouns behind a kind of characters.
            CharacterNoun: "alphanumeric character characters chars digits letters only string strings symbols value values";
            /// One of the characters of a text, or a part of them.
            CharacterPiece: "byte character column digit letter segment";
            /// Nouns of a choice between two words.
            Choice: "direction kind level mode order ordering sort sorting type unit units value values";
            /// Words in the names of fields that hold such a choice.
            ChoiceField: "direction mode order sort type unit";
            /// Verbs by which a text contains something.
            Contains: "contain containing contains include includes";
            /// What a number of characters counts.
            CountedCharacter: "character characters digit digits letter";
            /// Words of a default's noun phrase that name nothing.
            DefaultFiller: "a is omission on the value when";
            /// Words before `defaults to` that leave it with the field.
            DefaultLead: "a and but has it the this which with";
            /// Words between `default` and its value.
            DefaultLink: "are be equals is of to";
            /// Words of a mark that says no more than that a value is the default.
            DefaultMark: "by default is the this value";
            /// Verbs of demand.
            Demands: "has have must needs should";
            /// What may be in a form in place of the value.
            Document: "download endpoint export file link send uri url";
            /// Words that make elements and entries of what follows.
            EachEntry: "each every key keys value values";
            /// Words for the start and the end of a text.
            Edge: "begin begins end ends prefix prefixed start starts";
            /// The list's own elements, or another statement.
            ElementAnd: "and elements entries items values";
            /// Nouns behind `Unix`.
            EpochNoun: "epoch style time timestamp timestamps unix";
            /// Words that lead to an example.
            Example: "e.g eg example examples instance sample";
            /// Words of an exception at the end of a sentence.
            Excepted: "excepted exception exceptions exempt exempted";
            /// Participles and nouns of what fails.
            Failure: "error ignored invalid refused rejected";
            /// Words that a sentence with a case starts with.
            FormFront: "for in on when where with";
            /// Prepositions behind a form that say what it is of.
            FormOf: "at by for of on";
            /// Letters that stand for the digits of a date or a time.
            DatePart: "yyyy yy mm m dd d hh h ss s sss mmm z tz ddd";
            /// Words in the names of fields whose values are forms themselves.
            FormField: "format pattern mask template encoding case casing style convention transform transformation";
            /// How something is written, by names that may stand in code: `` must be `kebab-case` ``.
            FormName: "\
                kebab-case snake_case snake-case camelcase camel-case pascalcase pascal-case title-case titlecase \
                screaming_snake_case upper_snake_case lower-case lowercase upper-case uppercase base32 base58 base62 base64 \
                base64url base-64 hex hexadecimal url-encoded urlencoded percent-encoded ascii utf-8 utf8 unique alphanumeric \
                numeric alphabetic non-empty nonempty not-null positive negative non-negative";
            /// Nouns that stand in code for the parts of a value: `` `name@version` ``.
            FormPart: "\
                name version host hostname port owner repo repository user username id key value domain path scheme protocol \
                tag bucket project region zone org organization namespace group artifact address country language lat lon lng \
                latitude longitude width height min max start end subdomain tld password local";
            /// Nouns that make the code before them an example of how a value is written.
            NounOfForm: "style format form notation syntax convention pattern";
            /// Words of what may come: `more values may be added`.
            Further: "custom additional further list more new other others";
            /// Words of a measure's noun phrase that name nothing.
            GapFiller: "a is must that the this";
            /// Words with which a sentence goes on behind a number.
            GoesOn: "and if or when which";
            /// Verbs of what used to be.
            Had: "accept allow be contain have";
            /// Kinds of characters of which a value has some.
            KindOfCharacter: "alphabetic digit digits letter lowercase numerals numeric symbols uppercase";
            /// What a text has a number of.
            LengthNoun: "character characters chars length letters";
            /// Words about the case of letters.
            LetterCase: "and both case either insensitive lower lowercase or sensitive upper uppercase";
            /// What is counted in a list and is no element of it.
            Level: "degrees generations groups kinds layers levels pages sets tiers types";
            /// Words that a limit without a noun starts with.
            LimitLead: "as at limit limited no not up";
            /// Words behind a literal that say what it is for.
            LiteralPurpose: "as for if means to when";
            /// Nouns behind the name of a mark.
            MarkNoun: "character characters mark marks only sign signs symbol symbols";
            /// Verbs behind `may` by which a text holds more.
            MayHold: "be contain have include use";
            /// Words before an order.
            MayYou: "can may must please you";
            /// Verbs by which a value says what it means.
            Meaning: "disables indicates means removes represents signifies uses";
            /// Measures, of which the owner decides whose they are.
            Measure: "characters count length limit max maximum min minimum name names number size total value values";
            /// Words that demand a multiple.
            MultipleLead: "accepts allowed be has is must needs only should";
            /// Last words of names for a field that has the owner's name.
            NamePart: "code id ids label name names title";
            /// Words behind a note that leave it one.
            NoteTail: "for if in on unless when";
            /// Words behind an `only` that ends a sentence with a case.
            OnlyTail: "after before by during where with";
            /// Times that are not now: `in the next release`.
            OtherTime: "future last next past upcoming";
            /// Words between `for` and the owner of values.
            OwnerFiller: "a each following the these this";
            /// Verbs before the participle of a deed.
            Passive: "are be get gets is";
            /// What a value is given with, so that so many per it are so many in it.
            PerValue: "call each entry item page query request response value";
            /// Spans of time.
            Period: "duration durations interval period range ranges";
            /// Ends of a span of time.
            PeriodEnd: "begin beginning end from start to until";
            /// Plurals of what has a form.
            PluralForm: "addresses codes dates times uuids values";
            /// Purposes behind a `for` that ends a sentence.
            PurposeTail: "backward backwards compatibility consistency historical simplicity";
            /// Verbs of what a value of its own is for.
            Purposed: "clear disable indicate infinite never no remove turn unbounded unlimited unset use";
            /// Words of a range's noun phrase that name nothing.
            RangeFiller: "a allowed field is the this value";
            /// Nouns for what a range is of.
            RangeNoun: "attribute limit parameter property range value";
            /// Words that state a range.
            RangeVerb: "\
                accepts are be can cannot constraint constraints integer is limited may must needs number range should value \
                values";
            /// What a count is taken per, so that it is none.
            Rate: "customer day hour minute month second user week year";
            /// Words before a form that only refer to it.
            Refers: "cf e.g eg example from including like not or see with without";
            /// Words that a clause within a noun phrase starts with.
            Relative: "that when where whether which who whose";
            /// Verbs by which something is said of all entries.
            SaidOf: "are can cannot have is may must should";
            /// Words for the value, and for whoever gives it.
            SelfWord: "it they this value values you";
            /// Words behind a sign that make it one of several.
            SignGoesOn: "and if indicates means or to";
            /// Verbs that make a subject of the sign before them.
            SignSubject: "can indicates is may means must should will";
            /// Verbs of what some of the values do.
            Signifies: "causes denotes indicates means results signifies";
            /// Abbreviations whose full stop may end a sentence.
            StopAbbreviation: "etc inc max min no";
            /// What other codes than a country's are of.
            Territory: "continent language locale province state subdivision";
            /// Nouns for a text whatever the field.
            TextNoun: "attribute character characters field length parameter property string text value";
            /// Adjectives of a value that stands for none.
            Unlimited: "disabled infinite no none unlimited";
            /// Words behind a `for` that starts a sentence and is no case.
            WholeCase: "all backward backwards historical legal security the this";
            /// Words behind `on` that make no case of it.
            WholeForm: "a all an or the this which";
            /// Words behind a preposition that make it no case: `in general`.
            WholeFront: "addition all any each every general order this total";
            /// Words behind a `for` that ends one and is no case.
            WholeTail: "a all an any each every safety security the this";
        ] $($then)* }
    };
}
