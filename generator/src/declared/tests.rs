//! One source of each language, as generators write them.

use super::{Place, read};
use crate::source::Sources;

/// What the source of one file declares: class, name, name in JSON and place.
fn declared(path: &str, text: &str) -> Vec<(String, String, String, Place)> {
    let mut sources = Sources::new();
    sources.add(path, path, text);
    let files: Vec<_> = sources.iter().collect();
    let classes = read(&files);
    for pair in classes.iter().flat_map(|class| &class.fields) {
        assert!(sources.slice(pair.span).contains(&pair.wire) || pair.name == pair.wire, "{pair:?} is not there");
    }
    let pairs = |class: &super::Declared| {
        let of = class.class.clone();
        class
            .fields
            .iter()
            .map(|pair| (of.clone(), pair.name.clone(), pair.wire.clone(), pair.place))
            .collect::<Vec<_>>()
    };
    classes.iter().flat_map(pairs).collect()
}

fn check(path: &str, text: &str, expected: &[(&str, &str, &str, Place)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(class, name, wire, place)| ((*class).to_owned(), (*name).to_owned(), (*wire).to_owned(), *place))
        .collect();
    assert_eq!(declared(path, text), expected, "{path}");
}

use Place::{Body, Header, Path, Query};

#[test]
fn typescript_renames_the_keys_of_schemas() {
    let text = r#"
export type Kiln = { kilnId: string; };

/** @internal */
export const Kiln$inboundSchema: z.ZodType<Kiln, z.ZodTypeDef, unknown> = z.object({
  kiln_id: z.string(), // which one
  "firing-log": z.array(z.lazy(() => Entry$inboundSchema)).optional(),
  name: z.string().default("a, b"),
}).transform((v) => {
  return remap$(v, {
    "kiln_id": "kilnId",
    "firing-log": "firingLog",
  });
});

export const Glaze$outboundSchema: z.ZodType<Glaze$Outbound> = z.object({
  glazeId: z.string(),
}).transform((v) => {
  return remap$(v, { glazeId: "GlazeID" });
});

export const Any$inboundSchema: z.ZodType<Any> = z.union([z.object({ a: z.string() }), Kiln$inboundSchema]);
"#;
    check(
        "src/models/kiln.ts",
        text,
        &[
            ("Kiln", "kilnId", "kiln_id", Body),
            ("Kiln", "firingLog", "firing-log", Body),
            ("Kiln", "name", "name", Body),
            ("Glaze", "glazeId", "GlazeID", Body),
        ],
    );
}

#[test]
fn go_has_tags() {
    let text = "package models\n\ntype GetKilnRequest struct {\n\t// Which.\n\tKilnID string `pathParam:\"style=simple,explode=false,name=kiln_id\"`\n\tPageSize *int64 `default:\"20\" queryParam:\"style=form,explode=true,name=page[size]\"`\n\tTrace *string `header:\"style=simple,explode=false,name=X-Trace-Id\"`\n}\n\nfunc (g *GetKilnRequest) GetKilnID() string {\n\treturn g.KilnID\n}\n\ntype Kiln struct {\n\tMaxTemp float64 `json:\"maxTemp,omitempty\"`\n\tHidden any `json:\"-\"`\n\tinner string\n}\n";
    check(
        "models/kiln.go",
        text,
        &[
            ("GetKilnRequest", "KilnID", "kiln_id", Path),
            ("GetKilnRequest", "PageSize", "page[size]", Query),
            ("GetKilnRequest", "Trace", "X-Trace-Id", Header),
            ("Kiln", "MaxTemp", "maxTemp", Body),
        ],
    );
}

#[test]
fn python_has_aliases() {
    let text = r#"
class KilnTypedDict(TypedDict):
    kiln_id: str


class Kiln(BaseModel):
    kiln_id: Annotated[str, pydantic.Field(alias="kilnId")]
    r"""Which: one."""

    page_size: Annotated[
        Optional[int],
        pydantic.Field(alias="page[size]"),
        FieldMetadata(query=QueryParamMetadata(style="form", explode=True)),
    ] = 20
    name: Optional[str] = None  # alias="no"
    var_class: Optional[StrictStr] = Field(default=None, description="The (class", alias="class")

    def unmarked(self):
        other: str = "x"
"#;
    check(
        "models/kiln.py",
        text,
        &[
            ("Kiln", "kiln_id", "kilnId", Body),
            ("Kiln", "page_size", "page[size]", Query),
            ("Kiln", "name", "name", Body),
            ("Kiln", "var_class", "class", Body),
        ],
    );
}

#[test]
fn java_and_kotlin_have_annotations() {
    let text = r#"
public class GetKilnRequest {
    /** Which. */
    @SpeakeasyMetadata("pathParam:style=simple,explode=false,name=kiln_id")
    private String kilnId;

    @JsonInclude(Include.NON_ABSENT)
    @JsonProperty("max-temp")
    private Optional<? extends Double> maxTemp;

    @JsonCreator
    public GetKilnRequest(
            @JsonProperty("max-temp") Optional<Double> maxTemp) {
        this.maxTemp = maxTemp;
    }

    public static class Builder {
        private String kilnId;
    }
}
class Kiln {
  public static final String SERIALIZED_NAME_PAGE_SIZE = "page_size";
  @SerializedName(SERIALIZED_NAME_PAGE_SIZE)
  private List<String> pageSize = new ArrayList<>();
}
"#;
    check(
        "Kiln.java",
        text,
        &[
            ("GetKilnRequest", "kilnId", "kiln_id", Path),
            ("GetKilnRequest", "maxTemp", "max-temp", Body),
            ("Kiln", "pageSize", "page_size", Body),
        ],
    );
    let text = "data class Kiln (\n    /* Which */\n    @Json(name = \"kiln_id\")\n    val kilnId: kotlin.String,\n    @field:JsonProperty(\"page-size\") val pageSize: kotlin.Int? = null\n)\n";
    check("Kiln.kt", text, &[("Kiln", "kilnId", "kiln_id", Body), ("Kiln", "pageSize", "page-size", Body)]);
}

#[test]
fn csharp_php_ruby_and_rust_have_attributes() {
    let text = "public class Kiln\n{\n    /// <summary>Which</summary>\n    [JsonProperty(\"kiln_id\")]\n    public string KilnId { get; set; } = default!;\n\n    [SpeakeasyMetadata(\"header:style=simple,explode=false,name=X-Trace\")]\n    public string? Trace { get; set; }\n\n    [DataMember(Name = \"_size\", EmitDefaultValue = false)]\n    public int Size { get; set; }\n\n    public int Other { get; set; }\n}\n";
    check(
        "Kiln.cs",
        text,
        &[("Kiln", "KilnId", "kiln_id", Body), ("Kiln", "Trace", "X-Trace", Header), ("Kiln", "Size", "_size", Body)],
    );
    let text = "class Kiln\n{\n    #[\\Speakeasy\\Serializer\\Annotation\\SerializedName('kiln_id')]\n    #[\\Speakeasy\\Serializer\\Annotation\\Type('string')]\n    public string $kilnId;\n\n    #[SpeakeasyMetadata('queryParam:style=form,explode=true,name=page_size')]\n    public ?int $pageSize = null;\n}\n";
    check("Kiln.php", text, &[("Kiln", "kilnId", "kiln_id", Body), ("Kiln", "pageSize", "page_size", Query)]);
    let text = "class Kiln implements ModelInterface\n{\n    protected static $attributeMap = [\n        'kiln_id' => 'kilnId',\n        'name' => 'name'\n    ];\n}\n";
    check("Other.php", text, &[("Kiln", "kiln_id", "kilnId", Body), ("Kiln", "name", "name", Body)]);
    let text = "module Shop\n  class Kiln\n    field :kiln_id, ::String, { 'format_json': { 'letter_case': ::Shop::Utils.field_name('kilnId'), required: true } }\n    field :page_size, ::Integer, { 'query_param': { 'field_name': 'page[size]', 'style': 'form' } }\n  end\n\n  class Glaze\n    def self.attribute_map\n      {\n        :'glaze_id' => :'glazeId',\n      }\n    end\n  end\nend\n";
    check(
        "kiln.rb",
        text,
        &[
            ("Kiln", "kiln_id", "kilnId", Body),
            ("Kiln", "page_size", "page[size]", Query),
            ("Glaze", "glaze_id", "glazeId", Body),
        ],
    );
    let text = "#[derive(Clone)]\npub struct Kiln {\n    /// Which.\n    #[serde(rename = \"kilnId\", skip_serializing_if = \"Option::is_none\")]\n    pub kiln_id: Option<String>,\n    #[serde(rename = \"type\")]\n    pub r#type: String,\n    pub other: String,\n}\n";
    check("kiln.rs", text, &[("Kiln", "kiln_id", "kilnId", Body), ("Kiln", "type", "type", Body)]);
}

#[test]
fn any_text_is_read_without_a_panic() {
    for path in ["a.ts", "a.go", "a.py", "a.java", "a.kt", "a.cs", "a.php", "a.rb", "a.rs"] {
        for text in [
            "",
            "class",
            "class A",
            "export const A$inboundSchema = z.object({",
            "field :ä, {",
            "@",
            "[",
            "#[",
            "ä",
            "'",
            "type A struct {\n`json:\"",
            "class A:\n    b: [(\n",
            "$attributeMap = [",
            "@A(\"ä",
        ] {
            declared(path, text);
        }
    }
}
