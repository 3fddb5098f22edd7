# Recipes for working on Schemadown; `just` lists them. `just ready` is what CI runs.

set shell := ["bash", "-euo", "pipefail", "-c"]

_default:
    @just --list --unsorted

# Everything that CI checks
[group('before a commit')]
ready:
    .ci/run

# All tests: the generator's, and the generated models' against their documented examples
[group('before a commit')]
test *ARGS:
    cargo test --workspace {{ ARGS }}

# Formatting and clippy, warnings denied, with and without the command
[group('before a commit')]
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    cargo clippy -p schemadown --no-default-features -- -D warnings

# The documentation of every crate, warnings denied
[group('before a commit')]
docs *ARGS:
    RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps {{ ARGS }}

# The page of `schemadown report` in headless Chromium
[group('before a commit')]
report:
    .ci/run report

# The guide as a book, in target/guide
[group('before a commit')]
guide:
    mdbook build generator/guide --dest-dir ../../target/guide

# Accept changed snapshots after a look at each
[group('before a commit')]
review:
    cargo insta review

# Bring generated/ up to date
[group('models')]
generate *ARGS:
    cargo run -q -p schemadown -- generate {{ ARGS }}

# Is generated/ what specs/ give?
[group('models')]
check *ARGS:
    cargo run -q -p schemadown -- check {{ ARGS }}

# Generate, compile and try a crate for each unpacked SDK in FOLDER
[group('measuring')]
corpus FOLDER *ARGS:
    cargo run --release -p schemadown --example corpus -- {{ FOLDER }} {{ ARGS }}

# Time the generator on DOCS beside the least that its work costs
[group('measuring')]
floor DOCS *ARGS:
    cargo build --release -p schemadown --bin schemadown --example floor
    target/release/examples/floor {{ DOCS }} {{ ARGS }}

# Mine the descriptions in GOLD (JSON lines) and print the constraints for a scoring script
[group('measuring')]
gold GOLD:
    cargo run -q --release -p schemadown -- mine {{ GOLD }}

# Benchmarks
[group('measuring')]
bench *ARGS:
    cargo bench -p schemadown {{ ARGS }}

# The generated validate() beside other validators
[group('measuring')]
bench-validators *ARGS:
    cargo bench --manifest-path generator/benches/peers/Cargo.toml --bench validate {{ ARGS }}

# Decoding the generated models beside what a hand and other generators write for them
[group('measuring')]
bench-decoding *ARGS:
    cargo bench --manifest-path generator/benches/peers/Cargo.toml --bench decode {{ ARGS }}

# The other generators that are installed beside ours, on DOCS and the same API's OpenAPI document as JSON
[group('measuring')]
bench-peers DOCS OPENAPI *ARGS:
    cargo build --release -p schemadown --bin schemadown --example peers
    target/release/examples/peers {{ DOCS }} {{ OPENAPI }} {{ ARGS }}

# Write N pages of synthetic docs to FOLDER, to measure with
[group('measuring')]
scale N FOLDER:
    cargo run -q --release -p schemadown --example scale -- {{ N }} {{ FOLDER }}

# Double hostile input and check that the time about doubles too
[group('breaking')]
growth *CASE:
    cargo run --release -p schemadown --example growth -- {{ CASE }}

# Kill runs, fill disks and let runs meet: nothing is torn, and the next run heals
[group('breaking')]
drill DOCS *RUNS:
    cargo build --release -p schemadown --bin schemadown --example drill
    target/release/examples/drill target/release/schemadown {{ DOCS }} {{ RUNS }}

# Fuzz TARGET (a name of generator/fuzz/fuzz_targets) for MINUTES; needs nightly and `cargo install cargo-fuzz`
[group('breaking')]
fuzz TARGET MINUTES='20':
    cargo run -q --manifest-path generator/fuzz/Cargo.toml --bin seeds
    cd generator && cargo +nightly fuzz run -s none {{ TARGET }} -- -dict=fuzz/words.dict -max_len=8192 -timeout=10 \
        -fork=1 -max_total_time=$(({{ MINUTES }} * 60))

# Build with the oldest versions that the manifests allow
[group('breaking')]
minimal:
    scratch=$(mktemp -d) && trap 'rm -rf "$scratch"' EXIT && git archive HEAD | tar -x -C "$scratch" \
        && cd "$scratch" && cargo +nightly update -Zdirect-minimal-versions \
        && SCHEMADOWN=off CARGO_TARGET_DIR={{ justfile_directory() }}/target/minimal cargo check --locked -p schemadown -p models

# Check with the oldest Rust that the manifests promise; needs `rustup toolchain install 1.89`
[group('breaking')]
msrv:
    SCHEMADOWN=off cargo +1.89 check --workspace --all-targets --target-dir target/msrv
