//! Letters of other alphabets in those of ASCII, as people write them where they have no others.

/// Letters, and what stands for them.
const LATIN: &[(&str, &str)] = &[
    ("àáâãåāăą", "a"),
    ("ÀÁÂÃÅĀĂĄ", "A"),
    ("äæ", "ae"),
    ("ÄÆ", "Ae"),
    ("çćčĉċ", "c"),
    ("ÇĆČĈĊ", "C"),
    ("ďđð", "d"),
    ("ĎĐÐ", "D"),
    ("èéêëēĕėęě", "e"),
    ("ÈÉÊËĒĔĖĘĚ", "E"),
    ("ĝğġģ", "g"),
    ("ĜĞĠĢ", "G"),
    ("ĥħ", "h"),
    ("ĤĦ", "H"),
    ("ìíîïĩīĭįı", "i"),
    ("ÌÍÎÏĨĪĬĮİ", "I"),
    ("ĵ", "j"),
    ("Ĵ", "J"),
    ("ķ", "k"),
    ("Ķ", "K"),
    ("ĺļľŀł", "l"),
    ("ĹĻĽĿŁ", "L"),
    ("ñńņňŉŋ", "n"),
    ("ÑŃŅŇŊ", "N"),
    ("òóôõōŏő", "o"),
    ("ÒÓÔÕŌŎŐ", "O"),
    ("öøœ", "oe"),
    ("ÖØŒ", "Oe"),
    ("ŕŗř", "r"),
    ("ŔŖŘ", "R"),
    ("śŝşšș", "s"),
    ("ŚŜŞŠȘ", "S"),
    ("ß", "ss"),
    ("þ", "th"),
    ("Þ", "Th"),
    ("ţťŧț", "t"),
    ("ŢŤŦȚ", "T"),
    ("ùúûũūŭůűų", "u"),
    ("ÙÚÛŨŪŬŮŰŲ", "U"),
    ("ü", "ue"),
    ("Ü", "Ue"),
    ("ŵ", "w"),
    ("Ŵ", "W"),
    ("ýÿŷ", "y"),
    ("ÝŸŶ", "Y"),
    ("źżž", "z"),
    ("ŹŻŽ", "Z"),
];

/// A text of ASCII letters and digits, with a space for all else.
pub(super) fn latin(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            ascii.push(if c.is_ascii_alphanumeric() { c } else { ' ' });
            continue;
        }
        let stands_for = LATIN.iter().find(|(letters, _)| letters.contains(c));
        ascii.push_str(stands_for.map_or(" ", |(_, stands_for)| stands_for));
    }
    ascii
}
