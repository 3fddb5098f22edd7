//! Classes of words, of rules between fields.

macro_rules! relations {
    ([$($rows:tt)*] $next:ident $($then:ident)*) => {
        $next! { [$($rows)*
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
        ] $($then)* }
    };
}
