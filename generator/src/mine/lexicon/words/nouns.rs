//! Classes of words, of things, and of how many there are.

macro_rules! nouns {
    ([$($rows:tt)*] $next:ident $($then:ident)*) => {
        $next! { [$($rows)*
            // Nouns.
            /// Nouns that stand for the field's value whatever the field.
            Generic: "\
                it its this these they value values field fields parameter property attribute argument string strings text input \
                length size limit limits maximum minimum max min number numbers integer integers integral float decimal \
                percentage range you note notes constraint constraints limitation limitations format requirement requirements \
                restriction restrictions rule rules validation content contents total characters character count data which \
                entry optional required lengths default identifier type here there element elements item items option setting \
                figure whole allowed sequence entries pattern important bounds options inclusive representation notation anything";
            /// Words that a noun phrase starts with, or that say nothing of what it names.
            Determiner: "\
                a an the your our their each every all any individual such some and or but also then therefore however \
                additionally only unique valid possible allowed supported permitted acceptable accepted actual new current given \
                overall entire whole single with of to that as optional required positive non alphanumeric numeric ascii utf 8 \
                unicode simple plain free form short secret random fixed variable up empty case sensitive insensitive human \
                readable in between from having whose not always both exactly currently at for no note please by within limited \
                restricted constrained following strictly";
            /// Words that end the head of a noun phrase.
            NounCut: "\
                of for in on to that which who whose with from by used at as within per when where if under containing \
                representing into over about beside";
            /// Nouns for a part of a value.
            PartNoun: "\
                prefix suffix part parts segment segments portion section local domain first last second third word words token \
                tokens line lines label labels component components subdomain";
            /// Pieces of a text.
            Piece: "segment segments part portion column component half section";
            /// Words that make a length or a size that of something else than the value as it is sent.
            Transformed: "\
                combined decoded encoded decompressed uncompressed compressed serialized serialised stringified encrypted \
                unencrypted total across concatenated payload file files decrypted unzipped body image decodes decode stands";
            /// Words of a text that is not one value but several, or one with a mark of what to do with it.
            Joined: "separated delimited exclusion concatenated prepending prepended followed bitwise bitmask";
            /// What lists and maps are made of.
            Element: "\
                item items element elements entry entries value values key keys pair pairs object objects property properties \
                record records option options";
            /// Words that speak of a list as a whole.
            ListNoun: "\
                it this the a an list array map set collection field parameter property value and must should required be object";
            /// What is a number.
            NumberNoun: "integer integers number numbers value values float decimal amount int";
            /// Prepositions.
            Preposition: "with by for of from in on as using at after via through";

            /// Nouns for what is one of a few, in the singular.
            Category: "\
                status state type kind mode level scope direction order method strategy role category action operation \
                option choice behavior behaviour granularity frequency period unit protocol tier class severity priority \
                stage phase tenancy visibility algorithm gender sex outcome reason theme setting encoding style variant \
                environment platform orientation operator format trigger side purpose alignment policy channel timeframe \
                span resolution subtype op grain";
            /// Nouns for the values of a field.
            ValueNoun: "\
                values options choices types kinds modes states statuses levels methods settings actions strategies roles \
                categories reasons operators units orders scopes classes priorities tiers directions formats algorithms \
                policies behaviors behaviours stages phases";
            /// What the last word of a name makes it the address of something.
            Address: "url urls uri uris link href callback webhook endpoint";
            /// Participles of what is handed out.
            Returned: "returned requested retrieved fetched listed queried";
            /// Verbs by which something is said to have parts.
            HasParts: "have has contain contains include includes hold holds specify carry";
            /// Words that end the noun phrase behind a number.
            CountedEnd: "in per for of at on with that which and or from to is are";

            // Quantities.
            /// Both ends of a range by their names.
            Extreme: "max maximum min minimum";
            /// What is counted of a text.
            Character: "character characters char chars letter letters digit digits numerals symbols codepoints";
            /// Characters that a value may be made of.
            CharacterKind: "hyphens dashes underscores numbers digits letters spaces periods dots symbols";
            /// What may stand between a number and its unit.
            UnitAdjective: "\
                ascii utf 8 unicode alphanumeric alpha numeric alphabetic alphabetical printable single byte hexadecimal hex \
                decimal english latin lowercase uppercase random plain total visible us valid";
            /// Words that are no noun of a number: what a number is followed by where nothing is counted.
            NoUnit: "\
                and or to through for in on of at by if when is are inclusive inclusively exclusive exclusively which that where \
                with per as but representing indicating allowed max maximum min minimum long the a it this both must will can \
                may from only total while unless default defaults so because since inclusivity limit each used using then \
                otherwise respectively based not also has have up";
            /// Units of time, in full and in short.
            TimeUnit: "milliseconds millis ms seconds secs minutes hours days weeks months years";
            /// Words that say that a number is a length.
            SaysLength: "maxlength minlength length long longer shorter longest shortest lengths";
            /// The words that make a number a bound.
            BoundWord: "most least maximum minimum between exceed longer shorter greater smaller larger fewer exactly";
            /// Words that start a bound without a verb: `up to 9`, `no more than 9`.
            BoundLead: "up at no not a the maximum minimum";
            /// What a number may count, in words long enough to be misspelt.
            LongUnit: "character characters element elements entries";
            /// Words that lead from a field to the numbers it lies between.
            RangeLead: "\
                must should be is are can may has have needs need to a an the with value values valid allowed possible supported \
                permitted acceptable accepted accepts range ranges ranging integer number it this and any of decimal float in \
                only whole integers numbers from limit limited constraints constraint percentage allows specify set you which that enter use \
                select choose configure provide one for required note specified configured inclusive lie lies strictly but also \
                cannot minimum maximum min max either score numeric positive floating point supports negative non up expressed \
                as absolute representation notation degrees field parameter property attribute each every individual anything everything anywhere interval \
                current currently represented scored rated measured between on scale basis";
            /// Words that lead to how many elements there may be.
            CountLead: "\
                a an the of must should can may cannot be is are has have contain contains containing include includes accept \
                accepts allow allows support supports specify provide pass store add attach assign set use list lists array map \
                collection you it this with to there ordered limited limit constraint constraints note users we field parameter \
                only currently up and request requires retrieve submit upload select associate hold holds specifies";
            /// Words that may stand before a bare number of characters which says what the field is.
            LengthLead: "\
                a an the this is it unique your must be should value string of with format length optional valid field consists \
                consisting contain contains containing have has are only alphanumeric in fixed random sequence needs to as exact \
                size will characters at always identifier parameter can";
            /// Words that end what a number of characters is said of.
            LengthCut: "that which of for in used to on by with as from who representing and must";
            /// Words for what may stand beside the digits of a value that has more than digits.
            BesideDigits: "\
                decimal decimals fraction fractional space spaces dash dashes hyphen hyphens separator separators phone \
                telephone mobile msisdn fax amount price currency";
            /// What is encoded, so that bytes are not those of the text.
            Coded: "\
                hex hexadecimal base64 base58 base32 bech32 encoding encoded binary blob ciphertext key keys hash digest \
                signature proof commitment nonce salt certificate credential encrypted";
            /// What beside a code makes its length another.
            OtherCode: "language languages locale locales bcp 639 subdivision state province continent also either";
        ] $($then)* }
    };
}
