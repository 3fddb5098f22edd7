//! The `schemadown` command: see [`schemadown::cli`].

/// A run makes and drops millions of small values on every thread. The allocator of the system takes a quarter of the
/// time for that, and more of it the more pages there are.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    schemadown::cli::main()
}
