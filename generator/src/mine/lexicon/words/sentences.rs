//! Classes of words, of sentences: marks, verbs, and with what force they speak.

macro_rules! sentences {
    ([$($rows:tt)*] $next:ident $($then:ident)*) => {
        $next! { [$($rows)*
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
        ] $($then)* }
    };
}
