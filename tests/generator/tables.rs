//! Tables that people write, and those that documentation generators of other kinds print: small docs of our own in each
//! form, and what is read from them without any configuration.

mod support;

use std::fmt::Write as _;

use schemadown::config::{Api, Unresolved};
use schemadown::ir::{ModelKind, Schema, Target, Type};
use schemadown::project::Project;
use support::Sandbox;

/// Reads pages: a line for each model and field, and the problems.
fn read(pages: &[(&str, &str)]) -> String {
    let sandbox = Sandbox::new();
    for (path, text) in pages {
        sandbox.file(&format!("docs/{path}"), text);
    }
    let mut api = Api::new("api", sandbox.join("docs"));
    api.unresolved = Unresolved::Value;
    let mut project = Project::stand_alone(api, sandbox.join("out"), "api");
    let schema = project.read_api("api");
    let problems = sandbox.lines(project.diagnostics(), project.sources());
    schema.map(|schema| show(&schema)).unwrap_or_default() + &problems
}

fn show(schema: &Schema) -> String {
    let mut text = String::new();
    for model in &schema.models {
        _ = match &model.kind {
            ModelKind::Struct(_) => writeln!(text, "{}", model.id),
            ModelKind::Enum(values) => {
                let wires: Vec<String> = values.values.iter().map(|value| value.wire.to_string()).collect();
                writeln!(text, "{}: {}{}", model.id, wires.join(" "), if values.flags { " flags" } else { "" })
            }
            ModelKind::Union(union) => {
                let members: Vec<String> = union.members.iter().map(|member| ty(schema, &member.ty)).collect();
                writeln!(text, "{}: {}", model.id, members.join(" | "))
            }
            ModelKind::Alias(alias) => writeln!(text, "{} = {}", model.id, ty(schema, alias)),
        };
        let ModelKind::Struct(object) = &model.kind else { continue };
        for field in &object.fields {
            let flag = |is: bool, word: &'static str| if is { word } else { "" };
            let flags = flag(field.required, " required").to_owned()
                + flag(field.condition.is_some(), " conditional")
                + flag(field.nullable, " nullable")
                + flag(field.deprecated.is_some(), " deprecated");
            _ = write!(text, "  {}: {}{flags}", field.wire_name, ty(schema, &field.ty));
            for constraint in &field.constraints {
                let of = if constraint.target == Target::Itself { "" } else { "each " };
                _ = write!(text, " {of}{}={}", constraint.kind.name(), constraint.kind.value());
            }
            text.push('\n');
        }
        if let Some(additional) = &object.additional {
            _ = writeln!(text, "  *: {}", ty(schema, &additional.values));
        }
    }
    text
}

fn ty(schema: &Schema, of: &Type) -> String {
    match of {
        Type::Sized(size) => size.format().to_owned(),
        Type::Array(items) => format!("[{}]", ty(schema, items)),
        Type::Map(values) => format!("{{{}}}", ty(schema, values)),
        Type::Ref { model, .. } => schema.model(*model).id.clone(),
        Type::Literal(literal) => literal.value.to_string(),
        Type::Union(members) => members.iter().map(|member| ty(schema, member)).collect::<Vec<_>>().join("|"),
        kind => format!("{kind:?}").to_lowercase(),
    }
}

/// protoc-gen-doc: messages and enums of Protocol Buffers.
#[test]
fn protocol_buffers() {
    let page = "# Protocol Documentation\n<a name=\"top\"></a>\n\n<a name=\"depot_v1_depot-proto\"></a>\n\
        <p align=\"right\"><a href=\"#top\">Top</a></p>\n\n## depot/v1/depot.proto\n\n\n<a name=\"depot-v1-Parcel\"></a>\n\n\
        ### Parcel\nWhat a depot keeps.\n\n\n| Field | Type | Label | Description |\n| ----- | ---- | ----- | ----------- |\n\
        | id | [string](#string) |  | Names it. |\n| weight | [uint32](#uint32) | optional | In grams. |\n\
        | stops | [Stop](#depot-v1-Stop) | repeated | Where it was. |\n| state | [State](#depot-v1-State) |  |  |\n\
        | notes | [Parcel.NotesEntry](#depot-v1-Parcel-NotesEntry) | repeated |  |\n\n\n\n\n\n<a name=\"depot-v1-Parcel-NotesEntry\"></a>\n\n\
        ### Parcel.NotesEntry\n\n\n\n| Field | Type | Label | Description |\n| ----- | ---- | ----- | ----------- |\n\
        | key | [string](#string) |  |  |\n| value | [int32](#int32) |  |  |\n\n\n\n\n\n<a name=\"depot-v1-Stop\"></a>\n\n\
        ### Stop\n\n\n\n| Field | Type | Label | Description |\n| ----- | ---- | ----- | ----------- |\n\
        | place | [string](#string) | required |  |\n| at | [int64](#int64) |  |  |\n| seal | [bytes](#bytes) |  |  |\n\n\n\n\n \
        \n\n\n<a name=\"depot-v1-State\"></a>\n\n### State\n\n\n| Name | Number | Description |\n| ---- | ------ | ----------- |\n\
        | STATE_KEPT | 0 | On a shelf. |\n| STATE_SENT | 1 | On its way. |\n\n\n## Scalar Value Types\n\n\
        | .proto Type | Notes | C++ | Java |\n| ----------- | ----- | --- | ---- |\n\
        | <a name=\"string\" /> string | Text. | string | String |\n| <a name=\"uint32\" /> uint32 | Whole. | uint32 | int |\n";
    insta::assert_snapshot!(read(&[("depot.md", page)]));
}

/// widdershins: schemas below headings in HTML, nested rows behind `»`.
#[test]
fn nested_by_guillemets() {
    let page = "# Schemas\n\n<h2 id=\"tocS_Pot\">Pot</h2>\n<!-- backwards compatibility -->\n<a id=\"schemapot\"></a>\n\
        <a id=\"schema_Pot\"></a>\n\n```json\n{\n  \"id\": \"497f6eca-6276-4993-bfeb-53cbbbba6f08\",\n  \"glaze\": {\"name\": \"celadon\"},\n  \"size\": 3\n}\n\n```\n\n\
        ### Properties\n\n|Name|Type|Required|Restrictions|Description|\n|---|---|---|---|---|\n\
        |id|string(uuid)|true|read-only|none|\n|glaze|object|false|none|none|\n|» name|string¦null|true|none|What it is called.|\n\
        |» parts|[[Part](#schemapart)]|false|none|none|\n|size|integer(int32)|true|none|none|\n|*anonymous*|any|false|none|none|\n\n\
        <h2 id=\"tocS_Part\">Part</h2>\n<a id=\"schemapart\"></a>\n\n### Properties\n\n|Name|Type|Required|Restrictions|Description|\n\
        |---|---|---|---|---|\n|share|number(double)|true|none|none|\n|kind|string|false|none|none|\n\n\
        #### Enumerated Values\n\n|Property|Value|\n|---|---|\n|kind|clay|\n|kind|ash|\n";
    insta::assert_snapshot!(read(&[("api.md", page)]));
}

/// crd-ref-docs: the type stands in the cell of the name, rules in a column.
#[test]
fn types_behind_names() {
    let page = "# API Reference\n\n## Packages\n- [kiln.example.org/v1](#kilnexampleorgv1)\n\n## kiln.example.org/v1\n\n\n#### Kiln\n\n\n\
        Kiln is what pots are fired in.\n\n\n\n_Appears in:_\n- [KilnList](#kilnlist)\n\n\
        | Field | Description | Default | Validation |\n| --- | --- | --- | --- |\n\
        | `name` _string_ | Name of the kiln. |  | MaxLength: 40 <br />MinLength: 1 <br /> |\n\
        | `shelves` _integer_ | How many there are. | 4 | Maximum: 9 <br />Minimum: 1 <br /> |\n\
        | `heats` _[Heat](#heat) array_ | Heats reached. |  | MaxItems: 12 <br />Optional: \\{\\} <br /> |\n\
        | `mode` _[Mode](#mode)_ | How it fires. |  | Enum: [Slow Fast] <br /> |\n| `labels` _object (keys:string, values:string)_ | Free. |  |  |\n\n\n\
        #### Heat\n\n\n\n\n\n| Field | Description | Default | Validation |\n| --- | --- | --- | --- |\n\
        | `degrees` _integer_ |  |  | Required: \\{\\} <br /> |\n\n\n#### Mode\n\n_Underlying type:_ _string_\n\nMode says how it fires.\n\n\n\n\
        | Field | Description |\n| --- | --- |\n| `Slow` | All night.<br /> |\n| `Fast` | Before noon.<br /> |\n\n";
    insta::assert_snapshot!(read(&[("kiln.md", page)]));
}

/// jsonschema2md: a page per property, and a column for null.
#[test]
fn json_schemas() {
    let page = "# Loan Schema\n\n```txt\nhttps://example.org/loan\n```\n\nWho has which book.\n\n\
        | Abstract | Extensible | Status | Identifiable | Custom Properties | Additional Properties |\n\
        | :------- | :--------- | :----- | :----------- | :---------------- | :-------------------- |\n\
        | Can be instantiated | No | Unknown status | No | Forbidden | Allowed |\n\n## Loan Type\n\n`object` ([Loan](loan.md))\n\n\
        # Loan Properties\n\n| Property | Type | Required | Nullable | Defined by |\n| :------- | :--- | :------- | :------- | :--------- |\n\
        | [reader](#reader) | `string` | Required | cannot be null | [Loan](loan-properties-reader.md \"https://example.org/loan#reader\") |\n\
        | [days](#days) | `integer` | Optional | can be null | [Loan](loan-properties-days.md \"https://example.org/loan#days\") |\n\
        | [books](#books) | `array` | Optional | cannot be null | [Loan](loan-properties-books.md \"https://example.org/loan#books\") |\n\
        | [extra](#extra) | Merged | Optional | cannot be null | [Loan](loan-properties-extra.md \"https://example.org/loan#extra\") |\n\n\
        ## reader\n\nWho has it.\n\n`reader`\n\n* is required\n\n* Type: `string`\n\n* cannot be null\n";
    insta::assert_snapshot!(read(&[("loan.md", page)]));
}

/// helm-docs and terraform-docs: keys with dots, types of another language.
#[test]
fn values_of_charts_and_modules() {
    let chart = "# kiln\n\nA chart.\n\n## Values\n\n| Key | Type | Default | Description |\n|-----|------|---------|-------------|\n\
        | replicas | int | `1` | How many run. |\n| image.name | string | `\"kiln\"` | What runs. |\n| image.tag | string | `\"\"` | Which one. |\n\
        | hosts[0].name | string | `\"a\"` | Where. |\n| labels | object | `{}` | Free. |\n| heats | list | `[]` | Heats. |\n";
    let module = "# module\n\n## Inputs\n\n| Name | Description | Type | Default | Required |\n|------|-------------|------|---------|:--------:|\n\
        | <a name=\"input_zones\"></a> [zones](#input\\_zones) | Where it runs. | `list(string)` | n/a | yes |\n\
        | <a name=\"input_tags\"></a> [tags](#input\\_tags) | Free. | `map(string)` | `{}` | no |\n\
        | <a name=\"input_size\"></a> [size](#input\\_size) | How large. | `number` | `3` | no |\n\
        | <a name=\"input_disk\"></a> [disk](#input\\_disk) | The disk. | <pre>object({<br/>    kind = string<br/>    size = number<br/>  })</pre> | n/a | yes |\n";
    insta::assert_snapshot!(read(&[("chart.md", chart), ("module.md", module)]));
}

/// Tables in HTML, with everything about a field in its type.
#[test]
fn tables_in_html() {
    let page = "# Bids\n\n### Object: Offer\n\n<table>\n  <tr>\n    <td><strong>Attribute</strong></td>\n    <td><strong>Type</strong></td>\n\
            <td><strong>Definition</strong></td>\n  </tr>\n  <tr>\n    <td><code>id</code></td>\n    <td>string; required</td>\n    <td>Names the offer.</td></td>\n  </tr>\n\
          <tr>\n    <td><code>floor</code></td>\n    <td>float; default 0</td>\n    <td>The least that is taken.</td>\n  </tr>\n\
          <tr>\n    <td><code>seats</code></td>\n    <td>string array</td>\n    <td>Who may offer.</td>\n  </tr>\n\
          <tr>\n    <td><code>lot</code></td>\n    <td>object; required</td>\n    <td>What is sold, see <a href=\"#object-lot\">Lot</a>.</td>\n  </tr>\n</table>\n\n\
        ### Object: Lot\n\n<table>\n<tr><th>Attribute<th>Type<th>Definition\n<tr><td>w<td>integer<td>Width.\n<tr><td>old<td>integer; DEPRECATED<td>Not used.\n</table>\n";
    insta::assert_snapshot!(read(&[("bids.md", page)]));
}

/// Marks for what is required, and no types at all; parameters that are fields; columns in another language.
#[test]
fn other_habits() {
    let marks = "# Statement\n\n| Field | Required | Description |\n| --- | --- | --- |\n| `author` | ✓ | Who says so. |\n| `role` | ✕ | What they do. |\n\
        | `version` | ✓/✕ | Counts the changes. |\n";
    let collections = "# band\n\nA band.\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n|name|String|What it is called.|\n\
        |members|[member](member.md) collection|Who plays.|\n|formed|DateTimeOffset|Since when.|\n|hits|Int32|How many.|\n";
    let member = "# member\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n|plays|String collection|Instruments.|\n";
    let chinese = "# 视频\n\n`data`对象：\n\n| 字段 | 类型 | 内容 | 备注 |\n| --- | --- | --- | --- |\n| code | num | 返回值 | 0：成功 |\n| title | str | 标题 | |\n| tags | array | 标签 | |\n";
    let pages = [("statement.md", marks), ("band.md", collections), ("member.md", member), ("video.md", chinese)];
    insta::assert_snapshot!(read(&pages));
}

/// A doc set that calls fields parameters, as nothing else on its pages could be a field.
#[test]
fn words_that_a_page_defines_demand_what_their_definition_says() {
    let glossary = "\
# Terms

## Field types

- Whole count - An integer that is at least 0.
- Bearing - A number. The value must be between 0 and 360, inclusive.
- Locale - A text. An IETF BCP 47 language tag.
- Colour name - A text. Using at most 20 characters is recommended.

# Buoy

| Field | Type | Restrictions | Description |
|---|---|---|---|
| `resets` | Whole count | | How often it was reset. |
| `heading` | Bearing | Values over 180 are west. | Where it points. |
| `gusts` | Array<Bearing> | | Where the wind came from. |
| `locales` | Array<Locale> | | What its operators speak. |
| `paint` | Colour name | | Its colour. |
| `label` | String | The maximum length is 12 characters. | What is painted on it. |
| `berth` | String | The maximum length is 12 characters. | The maximum length is 20 characters. |
";
    insta::assert_snapshot!(read(&[("glossary.md", glossary)]));
}

#[test]
fn texts_in_a_type_are_an_enum_called_after_the_field() {
    let page = "\
# Loan

| Field | Type | Required | Description |
|---|---|---|---|
| genre | \"fiction\" or \"crime\" | yes | What it is. |
| tags | map of (\"new\" or \"old\") | yes | What is stuck on it. |
| state | \"out\" or \"lost\" | yes | Where it is. |
| past | string | no | Whether it was. |

# Loan State

| Field | Type | Required | Description |
|---|---|---|---|
| since | date | yes | Its day. |
";
    insta::assert_snapshot!(read(&[("loan.md", page)]));
}

#[test]
fn parameters_that_are_fields() {
    let page = "# Flow\n\n## Flow definition\n\n| Parameter | Description | Type | Required |\n| --- | --- | --- | --- |\n| id | Names it. | string | yes |\n\
        | [steps](#step-definition) | What it does. | array | yes |\n| keepActive | Whether it goes on. | boolean | no |\n\n\
        ## Step definition\n\n| Parameter | Description | Type | Required |\n| --- | --- | --- | --- |\n| name | Names it. | string | no |\n| wait | How long. | string or object | no |\n";
    insta::assert_snapshot!(read(&[("flow.md", page)]));
}

/// Values of several fields in one table, below the one that has the fields; what may be of two fields is of none.
#[test]
fn values_of_fields_in_a_table_of_their_own() {
    let page = "# Schemas\n\n## Parcel\n\n### Properties\n\n|Name|Type|Required|Restrictions|Description|\n|---|---|---|---|---|\n\
        |state|string|true|none|Where it is.|\n|zone|integer|false|none|How far it goes.|\n|marks|[string]|false|none|What is on it.|\n\
        |sender|object|false|none|Who sends it.|\n|» role|string|false|none|In what capacity.|\n|» kind|string|false|none|none|\n\
        |receiver|object|false|none|Who gets it.|\n|» kind|string|false|none|none|\n\n#### Enumerated Values\n\n\
        |Property|Value|\n|---|---|\n|state|packed|\n|state|\"on the way\"|\n|state|null|\n|zone|1|\n|zone|2|\n|marks|fragile|\n\
        |marks|heavy|\n|role|owner|\n|role|agent|\n|kind|a|\n|kind|b|\n\n## Label\n\n### Properties\n\n\
        |Name|Type|Required|Restrictions|Description|\n|---|---|---|---|---|\n|state|string|true|none|none|\n\n\
        #### Example\n\n|Property|Value|\n|---|---|\n|state|glued|\n";
    insta::assert_snapshot!(read(&[("api.md", page)]), @r#"
    Label
      state: string required
    Parcel
      state: ParcelState required nullable
      zone: ParcelZone
      marks: [ParcelMarks]
      sender: ParcelSender
      receiver: ParcelReceiver
    ParcelReceiver
      kind: string
    ParcelSender
      role: ParcelSenderRole
      kind: string
    ParcelState: "packed" "on the way"
    ParcelZone: 1 2
    ParcelMarks: "fragile" "heavy"
    ParcelSenderRole: "owner" "agent"
    docs/api.md:44:1: SD070 no field has the values of `Example` (this table is not read: nothing refers to it; write [Example](#example) as the type of the field that has these values; if it documents no model, write `<!-- no model -->` on the line above it)
    "#);
}

/// A column that says for which values of a tag a field is there makes an object of each value.
#[test]
fn a_column_that_tells_for_which_tag_a_field_is_there() {
    let named = "# Trigger\n\nWhat starts a run.\n\n## Fields\n\n| Field Name | Type | Applies To | Description |\n|---|---|---|---|\n\
        | kind | `string` | Any | **REQUIRED**. What starts it. One of `\"timer\"`, `\"webHook\"` or `\"manual\"`. |\n\
        | label | `string` | Any | What people call it. |\n\
        | every | `integer` | `timer` | **REQUIRED**. Seconds from one run to the next. |\n\
        | path | `string` | `webHook` | **REQUIRED**. Where calls arrive. |\n\
        | secret | `string` | `webHook` (signed) | **REQUIRED**. What calls are signed with. |\n\
        | note | `string` | `timer`, `manual` | Shown beside the run. |\n\n\
        # Job\n\n| Field Name | Type | Description |\n|---|---|---|\n| trigger | [Trigger](#trigger) | **REQUIRED**. What starts it. |\n";
    insta::assert_snapshot!(read(&[("job.md", named)]), @r#"
    Job
      trigger: Trigger required
    Trigger: TriggerTimer | TriggerWebHook | TriggerManual
    TriggerManual
      kind: "manual" required enum=["timer","webHook","manual"]
      label: string
      note: string
    TriggerTimer
      kind: "timer" required enum=["timer","webHook","manual"]
      label: string
      every: integer required
      note: string
    TriggerWebHook
      kind: "webHook" required enum=["timer","webHook","manual"]
      label: string
      path: string required
      secret: string conditional
    "#);
    // The tag is a number whose names stand in a table of their own, and a field is there for all values but some.
    let numbered = "# Steps\n\n## Step Object\n\n| Field | Type | Description | Valid Step Types |\n|---|---|---|---|\n\
        | type | one of [step type](#step-types) | Type of step | all |\n| name | string | What it is called | all |\n\
        | limit? | integer | How many at once | all but `PAUSE` |\n| command? | string | What it runs | `SHELL_RUN` |\n\n\
        ## Step Types\n\n| Name | Value | Description |\n|---|---|---|\n| SHELL_RUN | 1 | Runs a command |\n| PAUSE | 2 | Waits |\n\
        | NOTIFY | 3 | Tells somebody |\n";
    insta::assert_snapshot!(read(&[("steps.md", numbered)]), @r"
    Step: StepShellRun | StepPause | StepNotify
    StepNotify
      type: 3 required
      name: string required
      limit: integer
    StepPause
      type: 2 required
      name: string required
    StepShellRun
      type: 1 required
      name: string required
      limit: integer
      command: string
    StepType: 1 2 3
    ");
    // In the plain form, where the type lists the values.
    let plain = "# Shipping\n\n| Field | Type | Required | Applies to | Description |\n|---|---|---|---|---|\n\
        | kind | `\"post\" or \"pickup\"` | yes | all | How it gets there. |\n| street | string | yes | post | Where to. |\n\
        | note | string | no | all but pickup | What to tell who brings it. |\n";
    insta::assert_snapshot!(read(&[("shipping.md", plain)]), @r#"
    Shipping: ShippingPost | ShippingPickup
    ShippingPickup
      kind: "pickup" required
    ShippingPost
      kind: "post" required
      street: string required
      note: string
    "#);
}

/// One name among values that is none keeps the fields together, and is said.
#[test]
fn a_slip_in_a_column_that_tells_for_which_tag_a_field_is_there() {
    let page = "# Trigger\n\n| Field | Type | Required | Applies to | Description |\n|---|---|---|---|---|\n\
        | kind | `\"timer\" or \"manual\"` | yes | all | What starts it. |\n| every | integer | yes | tiemr | Seconds. |\n\
        | note | string | no | manual | Shown beside the run. |\n";
    insta::assert_snapshot!(read(&[("trigger.md", page)]), @r#"
    Trigger
      kind: TriggerKind required
      every: integer conditional
      note: string
    TriggerKind: "timer" "manual"
    docs/trigger.md:6:27: SD070 `tiemr` is no value of `kind` (so this column does not tell for which of them a field is there; did you mean `timer`?; its values are timer, manual; write some of them, `all`, or `all but` some)
    "#);
}

/// Where not every cell is understood, or no required field has the values, the fields stay together.
#[test]
fn a_column_that_names_no_values_of_a_field_leaves_the_fields_together() {
    let page = |tag: &str, cell: &str| {
        format!(
            "# Trigger\n\n| Field Name | Type | Applies To | Description |\n|---|---|---|---|\n| kind | `string` | Any | {tag} |\n\
             | every | `integer` | {cell} | **REQUIRED**. Seconds from one run to the next. |\n"
        )
    };
    let required = "**REQUIRED**. One of `timer` or `manual`.";
    for (tag, cell) in [
        ("One of `timer` or `manual`.", "`timer`"),
        (required, "`weekly`"),
        (required, "runs that a `timer` starts"),
        (required, "all who wait"),
        ("**REQUIRED**. Such as `timer`. Another is `manual`.", "`timer`"),
    ] {
        let read = read(&[("trigger.md", &page(tag, cell))]);
        assert!(read.starts_with("Trigger\n") && read.contains("  every: integer conditional"), "{tag} {cell}: {read}");
    }
}

/// Columns by what their cells say, cardinalities as signs, footnotes, wrappers, headings that links call by name.
#[test]
fn habits_of_cells() {
    let cells = "# Depot\n\n| Key name | Scheme | Requirement level | Definition |\n|---|---|---|---|\n\
        | bay | integer | REQUIRED | Where it stands. |\n| label | string | RECOMMENDED | What it says. |\n\
        | tags | []string | OPTIONAL | Words for it. |\n";
    let signs = "# Box\n\n| Property | Type | Card. | Description |\n|---|---|---|---|\n| id | string | 1 | Names it. |\n\
        | parts | [Format](#format) | + | What is in it. |\n| marks | string | * | What is on it. |\n| lid | string | ? | Its lid. |\n\n\
        ## Format\n\n| Property | Type | Card. | Description |\n|---|---|---|---|\n| ext | Optional[str] | 1 | The ending. |\n\
        | size | `[\"integer\", \"null\"]` | 1 | In bytes. |\n";
    let notes = "# Way\n\n| Field | Type (JSON) | Required | Description |\n|---|---|---|---|\n\
        | road | string | Required\\* | By road. |\n| rail | string | yes (1) | By rail. |\n\
        | memo | string | Required (may be empty) | What to know. |\n| sea | Option<integer> | **yes** | By sea. |\n\n\
        \\* One of the two.\n";
    insta::assert_snapshot!(read(&[("depot.md", cells), ("box.md", signs), ("way.md", notes)]), @r"
    Depot
      bay: integer required
      label: string
      tags: [string]
    Way
      road: string conditional
      rail: string conditional
      memo: string required
      sea: integer required nullable
    box_.Box
      id: string required
      parts: [box_.Format] required
      marks: [string]
      lid: string
    box_.Format
      ext: string required nullable
      size: integer required nullable
    ");
}

/// Tables without a word in their header: names, types and prose by what the cells say; values beside meanings stay values.
#[test]
fn tables_without_a_header() {
    let page = "# Loft\n\n## Beam object\n\n| | | | |\n|---|---|---|---|\n| `id` | string | Required | Names it. |\n\
        | `span` | integer | Optional | At most 40. |\n| `oak` | boolean | Required | Is it of oak? |\n\n\
        ## Rafter object\n\n<table data-header-hidden><thead><tr><th></th><th></th><th></th></tr></thead><tbody>\n\
        <tr><td><code>id</code></td><td>string</td><td>Names it.</td></tr>\n\
        <tr><td><code>pitch</code></td><td>number</td><td>How steep.</td></tr>\n\
        <tr><td><code>beam</code></td><td><a href=\"#beam-object\">Beam</a></td><td>What it rests on.</td></tr>\n\
        </tbody></table>\n\n## Woods\n\n| | |\n|---|---|\n| oak | Hard and heavy. |\n| fir | Soft and light. |\n\
        | ash | Tough. |\n\n## Words\n\n| | | |\n|---|---|---|\n| short text | string | What is said. |\n\
        | long text | string | What is written. |\n| sum | integer | What is counted. |\n";
    insta::assert_snapshot!(read(&[("loft.md", page)]), @r"
    Beam
      id: string required
      span: integer maximum=40
      oak: boolean required
    Rafter
      id: string
      pitch: number
      beam: Beam
    docs/loft.md:13:1: SD011 the table has no column that says which fields are required (no column `Required`; start the table with | Field | Type | Required | Description | |---|---|---|---|)
    docs/loft.md:21:1: SD070 no field has the values of `Woods` (this table is not read: nothing refers to it; write [Woods](#woods) as the type of the field that has these values; if it documents no model, write `<!-- no model -->` on the line above it)
    docs/loft.md:29:1: SD070 a table is not read: no column has names of fields (this table documents nothing that is known; a table of fields starts with | Field | Type | Required | Description | |---|---|---|---|; one of values starts with | Value | Description | |---|---|; if it documents no model, write `<!-- no model -->` on the line above it)
    ");
}

/// Headings that are plain words among names, deprecations in a column, prose in two, defaults beside what is required, bounds
/// in columns of them, maps as Go writes them, models that sentences name.
#[test]
fn more_habits_of_cells() {
    let dock = "# Dock\n\n## Level\n\n| Field | Type | Required | Deprecated | Description | Remarks |\n|---|---|---|---|---|---|\n\
        | mark | string | yes | | What it says. | At most 9 characters. |\n| old | string | no | use `mark` | Before. | |\n\
        | gone | string | no | yes | Before. | |\n| kept | string | no | no | Still. | |\n\n\
        ## Ship\n\n| Field | Type | Required | Range | Description |\n|---|---|---|---|---|\n\
        | crew | integer | no, default: 3 | 1~200 | How many. |\n| heel | float | Yes | -0.5 to 0.5 | How far. |\n\
        | bays | map[string][]Level | no | | By name. |\n| flag | object | no | | A Ship flag object. |\n\
        | deck | object | no | | A Level object, if any. |\n| hold | array | no | | A list of Level objects. |\n\
        | paid | date | if `crew` is set | | When. |\n";
    insta::assert_snapshot!(read(&[("dock.md", dock)]), @r"
    Level
      mark: string required max_length=9
      old: string deprecated
      gone: string deprecated
      kept: string
    Ship
      crew: integer default=3 minimum=1 maximum=200
      heel: number required minimum=-0.5 maximum=0.5
      bays: {[Level]}
      flag: {any}
      deck: Level
      hold: [Level]
      paid: date conditional
    ");
}

/// Whole numbers above what `i64` holds: an example or a rule shows that they are sent.
#[test]
fn numbers_of_all_64_bits() {
    let meter = "# Meter\n\n| Field | Type | Required | Example | Description |\n|---|---|---|---|---|\n\
        | serial | integer | yes | 18446744073709551615 | Its number. |\n| ticks | integer | yes | | From 0 to 18446744073709551615. |\n\
        | level | integer | yes | | From -5 to 18446744073709551615. |\n| marks | integer[] | yes | | Some. |\n| depth | integer | yes | 9007199254740993 | How deep. |\n\n\
        ```json\n{\"serial\": 1, \"ticks\": 2, \"level\": 3, \"marks\": [9223372036854775808], \"depth\": -1}\n```\n";
    insta::assert_snapshot!(read(&[("meter.md", meter)]), @r"
    Meter
      serial: uint64 required
      ticks: uint64 required minimum=0 maximum=18446744073709551615
      level: integer required minimum=-5 maximum=18446744073709551615
      marks: [uint64] required
      depth: integer required
    ");
}

/// Sections whose headings any model may have, objects within type cells, types by their forms, and words of other languages.
#[test]
fn habits_of_other_tables() {
    let widget = "# Widget\n\n## Spec\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| size | integer | yes | How big. |\n\
        | `left.lamp.red` | boolean | yes | Red. |\n| `left.on` | boolean | yes | On. |\n\n\
        ## Form\n\n| Field | Type | Required | Allowed values | Description |\n|---|---|---|---|---|\n| title | string | yes | | Shown. |\n\
        | owner | `{ id: string, age: number }` | yes | | Who. |\n| tags | string (array) | yes | | Words. |\n\
        | a | Enum[on, off] | yes | | State. |\n| bus | string | no | `amqp`, `mqtt` | Which. |\n\
        | at | timestamp | yes | | Unix time in seconds. |\n| day | date | yes | | As `DD/MM/YYYY`. |\n\
        | `image` or `video` | string | yes | | What to show. |\n| code | string (min 3, max 5) | yes | | Which. |\n\
        | mail | email | no | | Where. |\n| x | integer | yes | | In inches. |\n| x | string | no | | In percent. |\n";
    let base = "# Lager\n\n| Field | Type | Constraints | Default | Description |\n|---|---|---|---|---|\n\
        | code | string | UNIQUE, NOT NULL | | Code. |\n| note | string | Nullable | | Note. |\n\
        | state | string | NOT NULL, default `ACTIVE` | | State. |\n| name | string | | *required* | Its name. |\n";
    let words = "# Pedido\n\n| Campo | Tipo | Obrigatório | Descrição |\n|---|---|---|---|\n| id | texto | Sim | O número. |\n| nota | string | Não | A nota. |\n\n\
        # Заказ\n\n| Поле | Тип | Обязательно | Описание |\n|---|---|---|---|\n| id | строка | Да | Номер. |\n| memo | string | нет | Ещё. |\n";
    insta::assert_snapshot!(read(&[("widget.md", widget), ("lager.md", base), ("pedido.md", words)]));
}

#[test]
fn signs_of_ways_into_objects() {
    let page = "\
# Crate

| Field | Type | Required | Description |
|---|---|---|---|
| `lid` | object | yes | What closes it. |
| `lid?.colour` | string | no | Of the paint. |
| `tags` | array | yes | What hangs on it. |
| `tags[#]` | string | yes | One of them. |
| `parts` | array | yes | What is in it. |
| `parts[*].weight` | number | yes | In kilograms. |
| `owner` | object | yes | Whose it is. |
| `owner → name` | string | yes | As on the label. |
| `shelf` | object | no | Where it stands. |
| `shelf[row]` | integer | yes | From the door. |
| `places` | object | no | By the name of the hall. |
| `places.*.door` | string | yes | Which door. |
| `truck.driver` / `.plate` | string | no | Who drives it, and what. |
| `axle1`~`axle3` | number | no | The load on each. |
";
    insta::assert_snapshot!(read(&[("crate.md", page)]), @r#"
    Crate
      lid: CrateLid required
      tags: [string] required
      parts: [CrateParts] required
      owner: CrateOwner required
      shelf: CrateShelf
      places: {CratePlaces}
      truck: CrateTruck
      axle1: number
      axle2: number
      axle3: number
    CrateLid
      colour: string
    CrateOwner
      name: string required
    CrateParts
      weight: number required
    CratePlaces
      door: string required
    CrateShelf
      row: integer required
    CrateTruck
      driver: string
      plate: string
    "#);
}

#[test]
fn dots_that_an_example_has_in_its_keys() {
    let page = "\
# Settings

| Name | Type | Required | Description |
|---|---|---|---|
| `crane.speed` | number | yes | How fast. |
| `crane.height` | number | yes | How high. |

```json
{ \"crane.speed\": 1.5, \"crane.height\": 20.5 }
```
";
    insta::assert_snapshot!(read(&[("settings.md", page)]), @r#"
    Settings
      crane.speed: number required
      crane.height: number required
    "#);
}

#[test]
fn what_stands_behind_a_yes_is_a_case() {
    let page = "\
# Crate

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | Yes (set by the server) | Which one. |
| lid | string | yes, with `box` | What closes it. |
| box | string | ✓ (new ones) | What it is in. |
| key | string | Required in winter | What opens it. |
| name | string | Required (may be empty) | What it is called. |
";
    insta::assert_snapshot!(read(&[("crate.md", page)]), @r#"
    Crate
      id: string required
      lid: string conditional
      box: string conditional
      key: string conditional
      name: string required
    "#);
}

#[test]
fn bold_lines_name_the_tables_below_them() {
    let page = "\
# Delivery

**Sender**

| Field | Type | Required |
|---|---|---|
| name | string | yes |

**Goods:**

| Field | Type | Required | Min | Max |
|---|---|---|---|---|
| weight | number | yes | 0.5 | 30 |
| marks | string[] | no | 1 | 4 |
";
    insta::assert_snapshot!(read(&[("delivery.md", page)]), @r#"
    Goods
      weight: number required minimum=0.5 maximum=30
      marks: [string] min_items=1 max_items=4
    Sender
      name: string required
    "#);
}

#[test]
fn type_cells_with_values_in_code_and_bounds_behind_them() {
    let page = "\
# Crate

| Field | Type | Required | Description | Example |
|---|---|---|---|---|
| state | `open` \\| `shut` | yes | How it is. | `open` |
| rank | Integer, 1–4 | yes | How high it stands. | `2` |
| mark | string, max 12 | no | What is on it. | |
| size | number oder null | no | How big it is. | |
| seen | Date | no | The date and time when it was last seen. | |
| made | datetime | yes | When it was made. | `2026-01-02T03:04:05Z` |

## lid

| Field | Type | Required | Description |
|---|---|---|---|
| type | `lid` | yes | What it is. |
| weight | number | yes | In kilograms. |
";
    insta::assert_snapshot!(read(&[("crate.md", page)]), @r#"
    Crate
      state: CrateState required
      rank: integer required minimum=1 maximum=4
      mark: string max_length=12
      size: number nullable
      seen: datetime
      made: datetime required
    Lid
      type: "lid" required
      weight: number required
    CrateState: "open" "shut"
    "#);
}

#[test]
fn headings_that_say_which_fields_are_required() {
    let page = "\
# Crate

## Required fields

| Field | Type | Description |
|---|---|---|
| id | string | Which one. |

## Optional fields

| Field | Type | Description |
|---|---|---|
| note | string | What else. |

# Lieferung

## Felder

| Schlüssel | Typ | Pflicht | Bedeutung |
|---|---|---|---|
| nummer | Ganzzahl | ja | Welche. |
| teile | Liste | nein | Was darin ist. |
";
    insta::assert_snapshot!(read(&[("crate.md", page)]), @r#"
    Crate
      id: string required
      note: string
    Lieferung
      nummer: integer required
      teile: [any]
    "#);
}
