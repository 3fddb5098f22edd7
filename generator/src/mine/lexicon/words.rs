//! The words of each class. A class may be asked for by rules, or by its name (`@max`) in phrases.

macro_rules! lexicon {
    ($($(#[doc = $doc:literal])+ $class:ident: $words:literal;)*) => {
        /// A class of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(in crate::mine) enum Class {
            $($(#[doc = $doc])+ $class,)*
        }

        impl Class {
            /// Every class, with its name and its words.
            pub(super) const ALL: &[(Self, &str, &str)] = &[$((Self::$class, stringify!($class), $words)),*];
        }
    };
}

lexicon! {
    // Text.
    /// Words of a note that does not say what the field is.
    Note: "required optional deprecated readonly experimental beta preview immutable";
    /// Abbreviations whose full stop ends no sentence.
    Abbreviation: "e.g i.e eg ie etc vs cf approx incl max min no nr resp inc ltd st dr mr";
    /// Words that a line does not end a sentence with.
    OpenEnded: "\
        a an the of in on to for and or with by from is are be must can that which as at than between not if when this \
        its will may should";
    /// Words behind which a number is a name: `RFC 3339`, `version 2`, `ISO 8601`, `utf-8`.
    Numbered: "rfc iso iec bcp utf sha alpha version v section chapter step tls level draft figure http error code";
    /// Letters that may follow a number directly and leave it one.
    NumberSuffix: "ms s sec m min h hr hrs d kb mb gb kib mib gib b px chars char bytes characters";

    // Verbs.
    /// Verbs by which a page orders its reader to give a value: `supply at most 5 tags`.
    Order: "\
        add assign associate attach choose configure declare define enter give include insert pass pick provide put \
        request retrieve select send set specify submit supply upload use write";
    /// Verbs by which a value is said to lie between bounds: `must lie between 1 and 5`.
    Lies: "lie lies fall falls stay stays remain remains range ranges ranging";
    /// Words behind which a clause says something of what stands before them.
    Verb: "\
        must should can may cannot can't will needs need has have is are be was contain contains containing consist \
        consists consisting accept accepts allow allows support supports include includes requires require ranges being \
        exceed specify enter provide use set choose exceeds supplied pass give limit limits having allowing accepting \
        comprises comprise store add attach assign takes request retrieve submit upload associate select hold holds \
        represented expressed measured scored rated";
    /// Finite verbs that say what something is or does, where they stand behind their subject.
    Predicate: "\
        is are was were has have had makes make gives works work seems seem tends suffices suffice costs cost means mean \
        leads lead causes cause does do will would looks look";
    /// Verbs that demand or permit, behind the subject of which they do.
    Modal: "must should can may cannot can't mustn't shouldn't needs need will defaults";
    /// Verbs that stand before a participle, and what negates them.
    Auxiliary: "is are be will get gets not never cannot as being";
    /// Participles by which such a verb demands its subject or permits nothing else: `At least one is required`.
    Demanded: "\
        required allowed accepted permitted supported mandatory needed necessary valid enforced obligatory compulsory \
        expected imposed acceptable possible";
    /// Participles of what is let in.
    Admitted: "accepted allowed permitted supported valid possible acceptable admissible legal";
    /// Participles of what is refused.
    Refused: "rejected refused declined denied invalid disallowed forbidden prohibited illegal turned";
    /// Participles by which a start or an end is forbidden.
    Taken: "reserved forbidden prohibited disallowed ignored invalid";
    /// Verbs by which a value is said to hold something.
    Holds: "include contain use have";
    /// Verbs by which some of the values are permitted more.
    Allows: "can may allow allows allowed have has";
    /// Verbs by which a number has a meaning of its own.
    Means: "means disables indicates disable for represents uses removes to turns";
    /// Words before a number that is given for what it means.
    SetBefore: "to of use specify";

    // Force.
    /// Negations.
    Negation: "not non no never cannot can't without mustn't nor neither isn't";
    /// Negations of a verb.
    Not: "not cannot can't don't never";
    /// Words of advice.
    Advice: "\
        thumb recommend recommends recommended recommendation suggest suggested advise advised advisable prefer preferred \
        preferably ideally ideal encouraged optimal reasonable";
    /// Words of habit and of guess. They weaken what follows them: `usually at most 9`, not `at most 9, usually less`.
    Habit: "\
        typically typical usually generally normally often commonly mostly approximately roughly approx sometimes tend \
        tends frequently best expected likely average estimated suggests about around";
    /// Words of what might be.
    Hypothesis: "could might would wouldn't assume suppose imagine";
    /// Verbs of what may be so: `values above 5 may be cut`.
    Seems: "may might can could look looks feel feels read sound";
    /// Verbs and participles of what somebody holds for good.
    Opinion: "believe believes think thinks untrue recommend recommended suggested advised advisable encouraged";
    /// Words that such a sentence starts with: `try to`, `most believe`.
    OpinionStart: "try aim most many say";
    /// Verbs that point to another place: `see`, `refer to`.
    Pointer: "see read compare refer consult cf similar learn";
    /// Words of what a server or a person does with something, as opposed to what a value must be.
    Deed: "\
        generate generates generated generating return returns returned returning log logs logged retain retains \
        retained retry retries retried fetch fetches process processes processed create creates created creating send \
        sends match matches matching wait waits pull pulls keep keeps kept delete deletes deleted poll polls store \
        stores search searches increase increases decrease decreases add adds added take takes scale scales filter \
        filters increment incremented expire expires lasts charge charged display displayed show shows shown displays \
        hides truncates cuts appear appears rejected ignored discarded dropped counted remaining corresponds equivalent \
        made performed attempted executed";
    /// Other times than now: `formerly at most 9`.
    FormerTimes: "formerly previously historically past ever originally";

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
        otherwise any nothing omit null without";
    /// Words that may stand beside those of absence.
    BesideAbsent: "\
        do does out explicitly in has been was were option property attribute argument one be are setting have with";
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

    // Nouns.
    /// Nouns that stand for the field's value whatever the field.
    Generic: "\
        it its this these they value values field fields parameter property attribute argument string strings text input \
        length size limit limits maximum minimum max min number numbers integer integers integral float decimal \
        percentage range you note notes constraint constraints limitation limitations format requirement requirements \
        restriction restrictions rule rules validation content contents total characters character count data which \
        entry optional required lengths default identifier type here there element elements item items option setting \
        figure whole allowed sequence entries pattern important bounds options inclusive";
    /// Words that a noun phrase starts with, or that say nothing of what it names.
    Determiner: "\
        a an the your our their each every all any individual such some and or but also then therefore however \
        additionally only unique valid possible allowed supported permitted acceptable accepted actual new current given \
        overall entire whole single with of to that as optional required positive non alphanumeric numeric ascii utf 8 \
        unicode simple plain free form short secret random fixed variable up empty case sensitive insensitive human \
        readable in between from having whose not always both exactly currently at for no note please by within limited \
        restricted constrained";
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
        otherwise respectively based not also has have";
    /// Units of time, in full and in short.
    TimeUnit: "milliseconds millis ms seconds secs minutes hours days weeks months years";
    /// Words that say that a number is a length.
    SaysLength: "maxlength minlength length long longer shorter longest shortest lengths";
    /// The words that make a number a bound.
    BoundWord: "most least maximum minimum between exceed longer shorter greater smaller larger fewer exactly";
    /// What a number may count, in words long enough to be misspelt.
    LongUnit: "character characters element elements entries";
    /// Words that lead from a field to the numbers it lies between.
    RangeLead: "\
        must should be is are can may has have needs need to a an the with value values valid allowed possible supported \
        permitted acceptable accepted accepts range ranges ranging integer number it this and any of decimal float in \
        only whole from limit limited constraints constraint percentage allows specify set you which that enter use \
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
        valid possible allowed supported acceptable accepted permitted available legal allowable permissible current";
    /// What the values of a list are called.
    Values: "\
        values value options choices types formats modes statuses states levels methods kinds names strings entries \
        settings actions codes roles algorithms reasons categories languages models sizes operators units intervals \
        protocols versions strategies sources providers enum enums literals keywords";
    /// Negations before a comparison.
    No: "no not never cannot can't mustn't nor shouldn't";

    // Rules between fields.
    /// Participles of a field that is there.
    Set: "\
        set specified provided given present supplied included defined passed used sent configured populated filled \
        selected submitted added declared";
    /// Verbs by which one gives a field a value.
    Give: "set specify provide give supply include define pass use send select add";
    /// The same of a case: `when using …`, `if you set …`.
    Giving: "\
        using specifying providing setting passing including supplying use specify provide set pass include supply";
    /// Participles of a field that must be there.
    Required: "required mandatory";
    /// Participles of a field that may be there.
    Allowed: "allowed permitted accepted valid";
    /// What a field is called. A noun beside a name makes sure that it is one.
    Noun: "\
        field fields parameter parameters property properties attribute attributes option options argument arguments \
        element elements param params setting settings flag flags value values";
    /// Words that say nothing beside names.
    Noise: "the a an also then please always that";
    /// What one may not do, behind `may not be`.
    MayNot: "set used specified provided combined supplied passed";
    /// Words behind a `this` that stands alone.
    BehindThis: "is isnt must cannot can may requires should or and conflicts";
    /// Words that lead to a case.
    Conjunction: "if when whenever unless with jointly for";
    /// Words that make what follows them hold in some case only, wherever they stand.
    CaseLead: "if when whenever unless while until";
    /// The same, and words that do at the start of a clause or of what they introduce.
    CaseStart: "\
        if when whenever unless while until for in on during under with without where using depending example e.g except \
        to by";
    /// Labels that announce a rule and say nothing of whom.
    Label: "note notes important conditional warning caution required restriction constraint";
    /// Words of an exception, wherever they stand.
    Lift: "unless except exception exceptions however excluding otherwise";
    /// Words that a clause begins with which narrows the one before it.
    Narrow: "only optional if when but for or";

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
    LimitLead: "at limit limited no up";
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
}
