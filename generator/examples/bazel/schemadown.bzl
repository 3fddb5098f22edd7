"""Models from pages, as a cached action: the same pages give the same bytes on any machine."""

def _schemadown_models_impl(ctx):
    out = ctx.actions.declare_directory(ctx.label.name)
    args = ctx.actions.args()
    args.add("generate")
    args.add(ctx.file.docs.path if ctx.file.docs else ctx.attr.folder)
    args.add("--out", out.path)
    args.add("--crate", ctx.attr.crate)

    # Nothing outside of the action is read or written.
    args.add("--no-cache")
    ctx.actions.run(
        executable = ctx.executable._schemadown,
        arguments = [args],
        inputs = ctx.files.srcs,
        outputs = [out],
        mnemonic = "Schemadown",
        progress_message = "Generating models of %{label}",
    )
    return [DefaultInfo(files = depset([out]))]

schemadown_models = rule(
    implementation = _schemadown_models_impl,
    attrs = {
        "srcs": attr.label_list(allow_files = True, mandatory = True, doc = "The pages: glob([\"specs/shop/**\"])."),
        "docs": attr.label(allow_single_file = True, doc = "The folder of the pages, where it is a target."),
        "folder": attr.string(doc = "The folder of the pages, seen from the root of the workspace."),
        "crate": attr.string(mandatory = True, doc = "The name of the crate."),
        "_schemadown": attr.label(default = "//tools:schemadown", executable = True, cfg = "exec"),
    },
)
