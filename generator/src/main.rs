//! The `schemadown` command: see [`schemadown::cli`].

fn main() -> std::process::ExitCode {
    schemadown::cli::main()
}
