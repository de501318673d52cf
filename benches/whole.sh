#!/usr/bin/env bash
# Makes ready what benches/whole.rs compares and reads, and runs it: the table of docs/performance.md. What is there is kept.
# Everything lies with what is built, not with the source.
#
#   benches/whole.sh [PART-OF-A-JOB-NAME]...
#
#   JOTKIT_SOURCES   folder with gen_tokens.py, gen_log.py and floor/, the programs that do the least [../shared/bench]
#   JOTKIT_FLOOR     folder with those programs as they are built [target/bench/floor/TARGET/release]
#   JOTKIT_PEERS     folder with other people's programs [target/bench/peers/bin]
#   JOTKIT_BENCH     folder with what is read [target/bench]
#
# rg, openssl and GNU time are taken from where they are installed (Debian: ripgrep openssl time). The logs have 1 GiB each.
set -euo pipefail
cd "$(dirname "$0")/.."
made=$(realpath -m "${CARGO_TARGET_DIR:-target}/bench")
host=$(rustc -vV | sed -n 's/^host: //p')
sources=${JOTKIT_SOURCES:-../shared/bench}
export JOTKIT_BENCH=${JOTKIT_BENCH:-$made} JOTKIT_FLOOR=${JOTKIT_FLOOR:-$made/floor/$host/release} JOTKIT_PEERS=${JOTKIT_PEERS:-$made/peers/bin}
mkdir -p "$made" "$JOTKIT_BENCH"

# Linked as jotkit is, for that is half of a start. Where the target is named, macros are not linked so too, which cannot be.
if [ ! -x "$JOTKIT_FLOOR/empty" ] && [ -d "$sources/floor" ]; then
  cp -rT --no-preserve=mode "$sources/floor" "$made/sources"
  build() { cargo build --release --target "$host" --manifest-path "$made/sources/Cargo.toml" --target-dir "$made/floor" "$@"; }
  build --bin empty
  cp "$made/floor/$host/release/empty" "$made/empty_as_usual"
  mkdir -p "$made/unwinder"
  echo "GROUP(-lgcc_eh -lgcc)" > "$made/unwinder/libgcc_s.so"
  RUSTFLAGS="-C link-arg=-no-pie -L native=$made/unwinder" build
  mv "$made/empty_as_usual" "$made/floor/$host/release"
fi
for peer in jwt-cli:jwt jwt-hack:jwt-hack; do
  [ -x "$JOTKIT_PEERS/${peer#*:}" ] || cargo install --locked --root "$(dirname "$JOTKIT_PEERS")" "${peer%:*}" || true
done

tokens=$JOTKIT_BENCH/tokens
if [ ! -e "$tokens" ]; then
  python3 -m venv "$made/python"
  "$made/python/bin/pip" install --quiet pyjwt cryptography
  "$made/python/bin/python" "$sources/gen_tokens.py" 100000 "$tokens"
fi
[ -e "$JOTKIT_BENCH/log.none" ] || python3 "$sources/gen_log.py" "$JOTKIT_BENCH/log.none" $((1 << 30))
[ -e "$JOTKIT_BENCH/log.tokens" ] || python3 "$sources/gen_log.py" "$JOTKIT_BENCH/log.tokens" $((1 << 30)) "$tokens"
[ -e "$JOTKIT_BENCH/words" ] || awk 'BEGIN { srand(7); for (i = 0; i < 10000000; i++) printf "%s%07d\n", substr("summerwinterdragonmonkey", 1 + int(rand() * 18), 6), i }' > "$JOTKIT_BENCH/words"

exec cargo bench --quiet --bench whole -- "$@"
