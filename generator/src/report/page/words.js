// Our words for what the data names, and the colours of kinds.

const TAGS = [
  ["enforced", "Enforced", "A rule was read in the words, and validate() checks it"],
  ["unenforced", "Not enforced", "Something reads like a rule and is not checked"],
  ["inferred", "Inferred", "A fact was concluded, or rests on habit"],
  ["deprecated", "Deprecated", "The documentation deprecates it"],
  ["lint", "Lint", "There is a finding that somebody should look at"],
  ["changed", "Changed", "It is not as it was in the earlier documentation"],
];

const FAMILIES = {
  max_length: "length", min_length: "length",
  charset: "text", pattern: "text", prefix: "text", suffix: "text", format: "text",
  enum: "values", default: "values",
  minimum: "range", maximum: "range", exclusive_minimum: "range", exclusive_maximum: "range", multiple_of: "range",
  min_items: "items", max_items: "items", unique_items: "items",
};

/** The colour of something that was read: that of its kind where it is a rule, else that of what became of it. */
function family(reading) {
  if (reading.as_what === "enforced" || reading.as_what === "stated") return FAMILIES[reading.kind] ?? "text";
  return { together: "together", rejected: "rejected", concluded: "concluded" }[reading.as_what] ?? "concluded";
}

const BECAME = {
  enforced: "enforced",
  together: "enforced, between fields",
  stated: "known, not checked",
  rejected: "not enforced",
  concluded: "concluded",
};

const UNPROVEN = {
  wire_name: "No place shows how JSON spells the name",
  number: "No place shows whether the number is whole",
  nullable: "The docs could not show a null",
};

const STATUS = {
  required: "required",
  optional: "optional",
  conditional: "required in some case",
  nullable: "nullable",
  "read-only": "read-only",
};

const SEVERITIES = [
  ["breaking", "Breaking"],
  ["dangerous", "Dangerous"],
  ["safe", "Safe"],
  ["docs", "Words only"],
];
