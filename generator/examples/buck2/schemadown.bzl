"""Models from pages, as a cached action: the same pages give the same bytes on any machine."""

def _schemadown_models_impl(ctx: AnalysisContext) -> list[Provider]:
    out = ctx.actions.declare_output("shop", dir = True)
    docs = ctx.actions.copied_dir("docs", {source.short_path: source for source in ctx.attrs.srcs})
    ctx.actions.run(
        # Nothing outside of the action is read or written.
        cmd_args(
            ctx.attrs._schemadown[RunInfo],
            "generate",
            docs,
            "--out",
            out.as_output(),
            "--crate",
            ctx.attrs.crate,
            "--no-cache",
        ),
        category = "schemadown",
    )
    return [DefaultInfo(default_output = out)]

schemadown_models = rule(
    impl = _schemadown_models_impl,
    attrs = {
        "srcs": attrs.list(attrs.source()),
        "crate": attrs.string(),
        "_schemadown": attrs.default_only(attrs.exec_dep(default = "root//tools:schemadown")),
    },
)
