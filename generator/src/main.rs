//! The `schemadown` command: see [`schemadown::cli`].

/// A run makes and drops millions of small values on every thread. With the allocator of Linux systems it takes a fifth
/// longer, and the more so the more pages there are.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    schemadown::cli::main()
}
