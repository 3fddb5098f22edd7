//! Classes of words, of values that are written out, and of the phrases that lead to them.

macro_rules! values {
    ([$($rows:tt)*] $next:ident $($then:ident)*) => {
        $next! { [$($rows)*
            // Values.
            /// Words that say that there is more than the list.
            Open: "\
                such e.g eg example examples like etc including include includes others among instance commonly common prepended \
                combination combined wildcard known";
            /// Words that start another statement behind an `and`.
            NextStatement: "default defaults must is cannot can the it should will has";
            /// Words that explain the value before them: `` `a` for carts, `b` to load them ``.
            Gloss: "for to which where if when meaning means as indicates is";
            /// Words that stand for another thing than themselves, and so are no values.
            StandIn: "\
                the a an your our them these those any it its this that listed as described defined here from in documented \
                found based below above limited case values following two three several many more all some same note notes \
                default example examples warning important see";
            /// Words that stand in a list and are no values: what a value may do, be or have.
            NoValue: "\
                string integer int number float boolean bool object array uuid date datetime time timestamp null nil empty \
                blank omitted optional required mandatory deprecated read-only readonly nullable id ids name names code \
                codes label title description url uri key value count size color colour positive negative changed updated \
                removed added set used specified provided passed sent given attached assigned modified edited selected \
                returned inherited overridden ascending descending relative absolute singular plural uppercase lowercase \
                true false yes no either both others defined nested repeated etc encoding minlength maxlength length format \
                pattern example default note type min max";
            /// Top-level types of media: `text/plain` is one value.
            MediaType: "application text image audio video multipart message font model and";
            /// Names of types: ``an id (`integer`) or a name (`string`)`` says what kinds of value there may be.
            TypeName: "string integer int number float boolean bool object array list null date uuid";
            /// Fields that hold a language of their own: a list below one names its words.
            LanguageField: "\
                filter filters query search fields include includes expand options params parameters metadata attributes \
                properties headers expression template format pattern config data body message name by";
            /// Words that stand for a value and are none.
            NoLiteral: "\
                a an the your our their its this that whatever what whichever any each empty blank none null nil undefined unset \
                today now current currently same not no using use used determined based set derived to in on for from as when if \
                only always automatic automatically inherited calculated random randomly one all both generated being it which \
                newline usually typically either system user also with by and or most at unlimited specified about underscore \
                comma space tab dash hyphen semicolon pipe colon dot period whitespace everything nothing anything something \
                infinite infinity unbounded";
            /// The same, written in capitals.
            NoValueAtAll: "none null nil undefined unset today now not empty blank";
            /// What a value that is written out may be called before it or behind it: ``the string `left` ``.
            NamedValue: "value string literal constant keyword";
            /// Participles by which a value stands in for one that is absent.
            Assumed: "used assumed applied taken";
            /// Words that may follow a literal without marks.
            BehindLiteral: "if when unless and but which while since means specifies indicates disables";
            /// Nouns behind a literal that make it the name of something: `` the `zone` parameter ``.
            NamedThing: "\
                property parameter field attribute setting settings option header variable claim of configuration role \
                environment argument key object";

            // Phrases.
            /// What is the most.
            Max: "max maximum maximal maximally longest largest highest";
            /// What is the least.
            Min: "min minimum minimal shortest smallest lowest";
            /// Comparatives upwards.
            More: "more greater longer larger higher bigger";
            /// Comparatives downwards.
            Less: "less fewer shorter smaller lower";
            /// What links a bound with its number.
            Is: "is are of : = equals";
            /// What is bounded, between `maximum` and its number.
            Kind: "\
                length size value values limit number count allowed permitted valid supported possible accepted allowable \
                permissible acceptable character characters string total";
            /// What may be given: `valid values are`.
            Valid: "\
                valid possible allowed supported acceptable accepted permitted available legal allowable permissible current \
                applicable admissible";
            /// What the values of a list are called.
            Values: "\
                values value options choices types formats modes statuses states levels methods kinds names strings entries \
                settings actions codes roles algorithms reasons categories languages models sizes operators units intervals \
                protocols versions strategies sources providers enum enums literals keywords";
            /// Negations before a comparison.
            No: "no not never cannot can't mustn't nor shouldn't";
        ] $($then)* }
    };
}
