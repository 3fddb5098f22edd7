//! Classes of words, of characters and of standards.

macro_rules! forms {
    ([$($rows:tt)*] $next:ident $($then:ident)*) => {
        $next! { [$($rows)*
            // Characters.
            /// Names of marks that a text has beside letters and digits.
            MarkName: "\
                hyphen hyphens dash dashes underscore underscores period periods dot dots space spaces slash slashes colon \
                colons special symbols punctuation";
            /// Words of a list that name no character.
            SetFiller: "\
                the a an any following special only english latin roman basic standard us single byte case sensitive insensitive \
                character characters symbol symbols both either unaccented also these plain literal all of as well";
            /// Words that may stand behind a list.
            SetTail: "\
                must can cannot can't may should is are be it that with start starts begin begins end ends up no without has \
                have which at max maximum minimum length between allowed permitted accepted supported valid in this will they \
                from its limited for";

            // Forms.
            /// Nouns that a standard's name stands before: `ISO 4217 currency code`.
            FormNoun: "\
                format formats formatted string strings code codes standard timestamp timestamps datetime date dates time times \
                encoded encoding value values notation representation identifier identifiers id ids number numbers form \
                compliant compatible extended style combined utc full object country countries currency language region \
                subdivision state alpha letter letters uppercase lowercase tag tags locale specification spec based address \
                addresses phone two three 2 3 stamp stamps hostname hostnames pattern serialized conformant calendar zulu v4 \
                version 4 digit character";
            /// Words between the one that leads to a form and the form.
            FormAdjective: "\
                a an the valid unique full absolute standard optional required public internal database random custom canonical \
                string number letter two three digit character list array set of one more or uppercase lowercase official raw \
                plain utc date time timestamp datetime and country currency language code codes new current its any each your \
                single json formatted url safe international ietf globally alpha serialized stringified escaped well formed \
                properly value expiration creation correctly short compact padded unpadded simple format following phone numbers \
                strings dates timestamps values version iso uuid";
            /// Words that lead to a form.
            FormLead: "\
                in as using following is be are accepts accept accepting expects requires takes form follow follows matching \
                match";
            /// Participles before `to`, `with`, `by` and `in` that lead to a form.
            Conform: "\
                according adhere adheres conform conforms conforming encoded formatted comply complies compliant defined \
                specified expressed accordance follow follows represented correspond adhering given described";
            /// Words that make a row of words more than a noun phrase.
            NoNoun: "\
                of for in on to that which with from by is are must can this not using or and whether if when as at via than \
                enable use no without include show generate";
            /// Words that may follow a form and leave it one.
            BehindForm: "\
                of for representing that which when at identifying corresponding assigned associated where indicating denoting \
                used with uniquely to following containing describing and from generated in on by only without specifying \
                referencing linked until after before as whose encoded you this";
            /// Conditions, beside a form.
            FormCase: "if unless otherwise depending depends except provided";
            /// What a value may be of one form or another, as a noun of its own.
            ValueKind: "\
                uri url id ids identifier arn uuid guid name names number range count expression alias slug handle hostname \
                address keyword word username nickname email wildcard placeholder path urn iri regex host";
            /// Verbs that make a case of what leads to them.
            FormVerb: "must should contains will contain";
            /// Sides of an instant: `on or after`.
            Side: "on at before after until since earlier later";
            /// What has a code of a country.
            Place: "country region territory area";
            /// Words of a time of day.
            TimeWord: "\
                time times datetime timestamp timestamps utc zone timezone offset midnight hour hours minute minutes second \
                seconds hh instant moment";
            /// What may stand between a unit of time and the epoch: `seconds elapsed since midnight`.
            EpochFiller: "\
                elapsed passed that have has since from after the of start beginning unix midnight utc january jan 1st";
            /// Words that lead to the start of a count.
            Since: "since from after of";
        ] $($then)* }
    };
}
