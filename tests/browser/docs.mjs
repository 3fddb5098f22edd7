// Documentation that means harm. Whatever can hold text holds something that would run if it were more than that.

const RUN = "globalThis.harmed=1";
const LONG = "word ".repeat(20000) + "x".repeat(20000);

const TEXTS = [
  `</script><script>${RUN}</script>`,
  `</style><style>body{display:none}</style>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}><a href="javascript:${RUN}">x</a></svg>`,
  `[press](javascript:${RUN}) [data](data:text/html,<script>${RUN}</script>) <https://example.com/?<script>>`,
  `<!--<script>`,
  `]]><iframe srcdoc="<script>parent.harmed=1</script>"></iframe>`,
  `{{script}} {{data}} \${${RUN}} \\u003c/script>`,
  `\u202egnihton si siht\u202c \u2066hidden\u2069 \u200f right \u2028 line \u2029 paragraph`,
  `https://example.com/"onmouseover=${RUN} at most 20 characters`,
  `<object data="javascript:${RUN}"></object><meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
];

export function hostile() {
  const rows = TEXTS.map((text, at) => `| field_${at} | string | yes | Must be at most 20 characters. ${text.replaceAll("|", "\\|")} |`);
  rows.push(`| __proto__ | string | no | Starts with \`<b>\`. |`, `| constructor | [toString](#tostring) | no | ${LONG} |`);
  return `# <img src=x onerror=${RUN}> Shop

## Order

${TEXTS.map((text) => `Words: ${text}`).join("\n\n")}

| Field | Type | Required | Description |
|---|---|---|---|
${rows.join("\n")}

## toString

- \`<script>${RUN}</script>\` - One of ${TEXTS[0]}.
- \`javascript:${RUN}\` - Another. ${TEXTS[2]}
`;
}

export const OLD = `# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | no | A few words. At most 40 characters. |
| size | [Size](#size) | yes | How large it is. |

## Size

- \`small\` - Fits through the letter box.
- \`large\` - Does not.
`;

export const NEW = OLD.replace("At most 40", "At most 20").replace("| size |", "| weight | number | yes | In grams. |\n| size |");
