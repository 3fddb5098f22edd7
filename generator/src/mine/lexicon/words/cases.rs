//! Classes of words, of cases and of exceptions to what is said.

macro_rules! cases {
    ([$($rows:tt)*] $next:ident $($then:ident)*) => {
        $next! { [$($rows)*
            // Conditions.
            /// Words that make what is said around them hold only sometimes.
            Condition: "\
                if unless when whenever otherwise depending depends except assuming provided wherever conditional conditionally \
                excluding";
            /// Conditions only where they stand before what they condition.
            LeadingCondition: "while until once during where although whereas";
            /// Words of a condition that is always met where there is a value to check: `if given`, `when this field is set`.
            Vacuous: "\
                if when whenever provided specified set present given supplied included defined entered it this a an the value \
                field parameter property is are you include specify provide supply enter pass passed optional request populated \
                used not null sent use string";
            /// Words that say in a condition that the value is absent: `if not provided`, `when this field is omitted`.
            Absent: "\
                omitted absent missing unset undefined unspecified empty blank excluded none no not don't doesn't isn't left \
                otherwise any nothing omit null without absence leave skip skipped";
            /// Words that may stand beside those of absence.
            BesideAbsent: "\
                do does out explicitly in has been was were option property attribute argument one be are setting have with of its by unless";
            /// Words that start a sentence which holds only in some case: `In test mode, …`, `For refunds, …`.
            Case: "for in on with without by during after before under while once until using via";
            /// Prepositions before a case: `on weekends`.
            Front: "on in at under within during inside outside";
            /// What a sentence may start with and be no case: `For legal reasons, …`.
            Purpose: "\
                reason reasons compatibility security privacy safety compliance this field parameter performance addition \
                general all every any total order";
            /// Nouns of time: what is said behind them with `when` is which time it is, and no condition.
            LeadsToTime: "\
                time date datetime day moment point timestamp instant hour second period year month of indicating indicates \
                denoting denotes representing represents specifies specifying describes for";

            // Exceptions.
            /// Words for some of the values, or for some of those who send them.
            Others: "older old legacy previous existing some certain newer other others early earlier enterprise premium paid";
            /// Verbs by which a limit is lifted.
            Raise: "raise raised increase increased lift lifted extended higher";
            /// What is lifted then.
            Limit: "limit limits quota quotas maximum";
            /// Words of whoever may have it lifted.
            MayAsk: "can may contact request ask need available to write";
            /// Comparatives of what lies beyond a limit.
            Larger: "longer larger greater higher above exceed";
            /// Marks that parts of a value are set apart with.
            Separator: "spaces space whitespace hyphens dashes separators punctuation blanks dots";
            /// Participles of what counts for nothing.
            Dropped: "ignored stripped removed trimmed discarded dropped excluded";
            /// Participles of what is put right without an error.
            Mended: "\
                replaced converted stripped removed normalized transliterated escaped rounded parsed treated mapped coerced \
                interpreted substituted expanded";
            /// Participles of what is made into a right value.
            Resolved: "\
                converted resolved folded normalized normalised mapped interpreted parsed treated rounded coerced expanded \
                substituted transliterated lowercased";
            /// Participles of what a value may be without.
            Shortened: "shortened abbreviated truncated";
            /// Verbs by which a literal stands for something.
            Stands: "refers stands denotes selects matches means";
            /// Verbs by which some have another value or amount.
            Gets: "get gets use uses know knows carry carries";
            /// Words of what was there before, and is still.
            Older: "older legacy earlier";
            /// Adjectives of what is let in.
            Fine: "fine okay ok enough good tolerated recognized recognised understood";
            /// Verbs by which it is let in.
            Works: "works work suffices suffice";
            /// Words of what comes on top.
            Too: "too also instead";
            /// What may be let in and is no other value.
            Repetition: "multiple several duplicates duplicate repeats repetitions changes updates";
            /// What is said not to hold for some.
            Bounded: "limited restricted capped bound affected subject constrained";
            /// Verbs by which the form of some values is said.
            Form: "have has start starts begin begins end ends use uses look keep carry contain";
            /// Participles of how a value is written.
            Written: "shown written given stored sent represented returned displayed kept";
            /// Participles of what may be put at an end of a value.
            Appended: "appended prepended prefixed suffixed affixed";
            /// What stands in a value for another.
            Placeholder: "placeholder placeholders variable variables macro macros";
            /// Last words of a name that stand for what the words before them name.
            OwnNoun: "address addresses number value string text code id name key field input data content param parameter";
            /// Words that lead to the parts of a whole.
            Composed: "made composed consisting combination concatenation comprised combining";
            /// Verbs by which a text is made of several.
            Joining: "join append prepend concatenate combine prefix precede";
            /// Marks before or behind a value.
            Sign: "minus dash hyphen plus sign exclamation tilde caret star asterisk";
            /// What may be done to a list of values later on.
            Extended: "added extended introduced registered defined created configured supplied";
            /// Words that join a part of a sentence to the one before.
            Joint: "and but or however also while whereas though although still";
        ] $($then)* }
    };
}
