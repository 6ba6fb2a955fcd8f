import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Where cargo builds to, and what is copied. */
test.each(
  rowsOf(String.raw`
target-directory-differs → FROM rust:1.98 AS b\nWORKDIR /a\nCOPY . .\nRUN cargo build -r\nFROM debian:trixie-slim\nCOPY --from=b /a/target/debug/x /x → error likely: /a/target/debug/x ⇒ /a/target/release/x
target-directory-differs → FROM rust:1.98-alpine AS b\nWORKDIR /a\nCOPY . .\nRUN cargo build --release\nFROM alpine:3.24\nCOPY --from=b /a/target/x86_64-unknown-linux-musl/release/x /x → warning possible: /a/target/x86_64-unknown-linux-musl/release/x
target-directory-differs → FROM rust:1.98-alpine AS b\nWORKDIR /a\nENV CARGO_BUILD_TARGET=x86_64-unknown-linux-musl\nCOPY . .\nRUN cargo build --release\nFROM alpine:3.24\nCOPY --from=b /a/target/x86_64-unknown-linux-musl/release/x /x → nothing
target-directory-differs → FROM rust:1.98 AS b\nWORKDIR /a\nCOPY . .\nRUN cargo build --release --target aarch64-unknown-linux-gnu\nFROM debian:trixie-slim\nCOPY --from=b /a/target/x86_64-unknown-linux-gnu/release/x /x → error likely: /a/target/x86_64-unknown-linux-gnu/release/x ⇒ /a/target/aarch64-unknown-linux-gnu/release/x
target-directory-differs → FROM rust:1.98 AS b\nWORKDIR /a\nARG T\nCOPY . .\nRUN cargo build --release --target $T\nFROM debian:trixie-slim\nCOPY --from=b /a/target/release/x /x → nothing
target-directory-differs → FROM rust:1.98 AS b\nWORKDIR /a\nCOPY . .\nRUN cargo build --release --target-dir /out\nFROM debian:trixie-slim\nCOPY --from=b /a/target/release/x /x → nothing
target-directory-differs → FROM rust:1.98 AS b\nWORKDIR /a\nCOPY . .\nRUN ./build.sh && cargo build\nFROM debian:trixie-slim\nCOPY --from=b /a/target/release/x /x → nothing
target-directory-differs → FROM rust:1.98 AS b\nWORKDIR /a\nCOPY . .\nRUN cargo build --profile dist\nFROM debian:trixie-slim\nCOPY --from=b /a/target/release/x /x → nothing
target-directory-differs → FROM rust:1.98 AS b\nWORKDIR /a\nCOPY . .\nRUN cargo chef cook --release && cargo build --release --bin x\nFROM debian:trixie-slim\nCOPY --from=b /a/target/release/x /x → nothing
target-directory-differs → FROM rust:1.98 AS b\nWORKDIR /a\nCOPY . .\nRUN cargo build && cp target/debug/x target/release/x\nFROM debian:trixie-slim\nCOPY --from=b /a/target/release/x /x → nothing
target-directory-differs → FROM rust:1.98 AS b\nWORKDIR /a\nCOPY . .\nRUN cargo build\nFROM debian:trixie-slim\nCOPY --from=b /a/target/debug/x /x → nothing
target-directory-differs → FROM rust:1.98 AS b\nWORKDIR /a\nCOPY . .\nRUN cargo build\nFROM debian:trixie-slim\nCOPY --from=b /a/target/release/ /x → nothing
`),
)('%s: %s → %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
