//! The words of headings that say what kind of thing is below, and name nothing: data, and little else.

/// Words that never name anything.
pub(super) const MERE: &[&str] = &[
    "json",
    "form",
    "fixed",
    "patterned",
    "common",
    "optional",
    "required",
    "additional",
    "other",
    "nested",
    "available",
    "following",
    "all",
    "the",
    "of",
    "for",
    "use",
    "with",
    "and",
    "or",
    "a",
    "an",
    "in",
    "main",
    "top",
    "level",
    "basic",
    "standard",
    "list",
    "table",
    "immediate",
    "returned",
    "supported",
];

/// Words for a part of an exchange.
pub(super) const EXCHANGE: &[&str] = &[
    "request",
    "requests",
    "response",
    "responses",
    "result",
    "results",
    "body",
    "params",
    "param",
    "parameters",
    "parameter",
    "payload",
    "input",
    "output",
    "arguments",
    "argument",
    "returns",
    "return",
    "reply",
    "example",
    "examples",
    "format",
];

/// Words for what any model has or is. One of them alone names something only where a heading below it names nothing.
pub(super) const THINGS: &[&str] = &[
    "info",
    "message",
    "data",
    "schema",
    "reference",
    "settings",
    "options",
    "content",
    "contents",
    "value",
    "values",
    "type",
    "model",
    "element",
    "elements",
    "key",
    "keys",
    "definition",
    "definitions",
    "overview",
    "summary",
    "specification",
    "spec",
    "members",
    "columns",
    "keywords",
    "fields",
    "field",
    "properties",
    "property",
    "attributes",
    "attribute",
    "structure",
    "structures",
    "object",
    "objects",
];

/// Words at the end of a name that say what kind of thing is named.
pub(super) const KINDS: &[&str] = &[
    "structure",
    "structures",
    "fields",
    "field",
    "properties",
    "property",
    "attributes",
    "definition",
    "table",
    "entity",
    "members",
    "columns",
];

/// Words before a name that do the same, and what introduces one.
pub(super) const LEADS: &[&str] = &[
    "message",
    "enum",
    "class",
    "struct",
    "interface",
    "schema",
    "object",
    "type",
    "entity",
    "record",
    "the",
    "a",
    "an",
];

/// Words of other languages for fields, parameters and the tables of them.
const FIELDS: &[&str] = &[
    "felder",
    "attribute",
    "eigenschaften",
    "parameter",
    "tabelle",
    "struktur",
    "velden",
    "eigenschappen",
    "parameters",
    "fält",
    "egenskaper",
    "felter",
    "feltene",
    "kentät",
    "champs",
    "propriétés",
    "paramètres",
    "attributs",
    "campos",
    "parámetros",
    "propiedades",
    "atributos",
    "parâmetros",
    "propriedades",
    "campi",
    "parametri",
    "proprietà",
    "attributi",
    "câmpuri",
    "pola",
    "parametry",
    "właściwości",
    "pole",
    "vlastnosti",
    "mezők",
    "alanlar",
    "alanları",
    "parametreler",
    "özellikler",
    "поля",
    "полей",
    "параметры",
    "параметров",
    "свойства",
    "атрибуты",
    "параметри",
    "властивості",
    "полів",
    "полета",
    "字段",
    "参数",
    "属性",
    "参数说明",
    "字段说明",
    "欄位",
    "參數",
    "フィールド",
    "パラメータ",
    "パラメーター",
    "項目",
    "プロパティ",
    "필드",
    "파라미터",
    "속성",
];
/// The same for what is sent, and for what comes back.
const REQUESTS: &[&str] = &[
    "anfrage",
    "verzoek",
    "begäran",
    "forespørsel",
    "requête",
    "solicitud",
    "petición",
    "requisição",
    "solicitação",
    "richiesta",
    "cerere",
    "żądanie",
    "żądania",
    "požadavek",
    "požadavku",
    "kérés",
    "istek",
    "запрос",
    "запроса",
    "запит",
    "запиту",
    "请求",
    "請求",
    "リクエスト",
    "요청",
];
const RESPONSES: &[&str] = &[
    "antwort",
    "antwoord",
    "svar",
    "réponse",
    "respuesta",
    "resposta",
    "risposta",
    "răspuns",
    "odpowiedź",
    "odpowiedzi",
    "odpověď",
    "odpovědi",
    "válasz",
    "yanıt",
    "ответ",
    "ответа",
    "відповідь",
    "відповіді",
    "响应",
    "返回",
    "返回值",
    "回應",
    "レスポンス",
    "応答",
    "응답",
];
/// Words of languages that do without spaces, which stand right behind those.
const BESIDE: &[&str] =
    &["说明", "列表", "数据", "结构", "体", "值", "一覧", "の", "ボディ", "説明", "목록", "본문", "설명", "값"];

/// Whether a word of another language says that fields follow, or what part of an exchange they are of.
pub(super) fn is_foreign_part(word: &str) -> bool {
    parts(word).is_some()
}

/// Whether it says that they are sent, or that they come back.
pub(super) fn is_request(word: &str) -> bool {
    parts(word).is_some_and(|parts| parts.iter().any(|part| REQUESTS.contains(part)))
}

pub(super) fn is_response(word: &str) -> bool {
    parts(word).is_some_and(|parts| parts.iter().any(|part| RESPONSES.contains(part)))
}

/// The known words that a word is made of: one, or several where no spaces stand between words.
fn parts(word: &str) -> Option<Vec<&'static str>> {
    let known = || FIELDS.iter().chain(REQUESTS).chain(RESPONSES);
    if let Some(whole) = known().find(|known| **known == word) {
        return Some(vec![whole]);
    }
    if word.chars().any(|c| c.is_ascii() || ('\u{c0}'..'\u{2000}').contains(&c)) {
        return None;
    }
    let mut rest = word;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let next = known().chain(BESIDE).filter(|known| rest.starts_with(**known)).max_by_key(|known| known.len())?;
        rest = rest.get(next.len()..)?;
        found.push(*next);
    }
    Some(found)
}
