//! What no page can show: what comes of files, folders and the order of commands.

use super::{Code, Example};

pub(super) const ALL: &[(Code, Example)] = &[
    (
        Code::NotText,
        Example::Steps {
            bad: r"printf '# Caf\351\n' > specs/shop/cafe.md
schemadown generate",
            good: "printf '# Café\\n\\n<!-- no model -->\\n' > specs/shop/cafe.md
schemadown generate",
        },
    ),
    (
        Code::TooLarge,
        Example::Steps {
            bad: "head -c 17000000 /dev/zero > specs/shop/dump.md
schemadown generate",
            good: "mv specs/shop/dump.md .
schemadown generate",
        },
    ),
    (
        Code::TooMuch,
        Example::Steps {
            bad: "cp specs/shop/shop.md kept.md
for number in $(seq 5001); do echo \"| field$number | string | no | |\" >> specs/shop/shop.md; done
schemadown generate",
            good: "mv kept.md specs/shop/shop.md
schemadown generate",
        },
    ),
    (
        Code::Write,
        Example::Steps { bad: "schemadown init specs/shop", good: "schemadown init specs/shop --out shop.toml" },
    ),
    (
        Code::Stale,
        Example::Steps {
            bad: "schemadown generate
echo '// by hand' >> generated/lib.rs
schemadown check",
            good: "schemadown generate
schemadown check",
        },
    ),
    (
        Code::Missing,
        Example::Steps {
            bad: "schemadown check",
            good: "schemadown generate
schemadown check",
        },
    ),
    (
        Code::Orphan,
        Example::Steps {
            bad: "cp specs/shop/shop.md specs/shop/more.md
sed -i 's/Order/More/' specs/shop/more.md
schemadown generate
rm specs/shop/more.md
schemadown check",
            good: "schemadown generate
schemadown check",
        },
    ),
    (
        Code::Foreign,
        Example::Steps {
            bad: "mkdir generated
echo 'fn main() {}' > generated/lib.rs
schemadown generate",
            good: "mv generated/lib.rs main.rs
schemadown generate",
        },
    ),
    (
        Code::Revision,
        Example::Steps {
            bad: "git init --quiet
git add .
git -c user.name=a -c user.email=a@example.com commit --quiet --message first
schemadown diff --git mian",
            good: "schemadown diff --git HEAD",
        },
    ),
    (
        Code::NotIr,
        Example::Steps {
            bad: "echo '{}' > baseline.json
schemadown diff baseline.json",
            good: "schemadown ir > baseline.json
schemadown diff baseline.json",
        },
    ),
];
