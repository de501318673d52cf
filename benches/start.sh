#!/usr/bin/env bash
# Writes start.ld: the functions that a run on one token calls, in the order of their first call, for build.rs to have them side
# by side. Needs valgrind and Rust; from time to time, before a release. Names that are not there any more do no harm.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo rustc --quiet --release --bin jotkit -- -C strip=none
jotkit=$(realpath "${CARGO_TARGET_DIR:-target}")/release/jotkit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$jotkit" keygen HS256 --out hs 2> /dev/null
"$jotkit" keygen ES256 --out es 2> /dev/null
"$jotkit" keygen RS256 --bits 2048 --out rs 2> /dev/null
claims='{"iss":"https://auth.example.com/","sub":"user-1","aud":"api","scope":"read"}'
token=$("$jotkit" sign --key es.pem "$claims" 2> /dev/null)
of_rsa=$("$jotkit" sign --key rs.pem "$claims" 2> /dev/null)
of_secret=$("$jotkit" sign --secret file:hs.secret "$claims" 2> /dev/null)

count=0
watch() {
  count=$((count + 1))
  valgrind --tool=callgrind --demangle=no --compress-strings=no --compress-pos=no --callgrind-out-file="$count" \
    "$jotkit" "$@" > /dev/null 2> err || [ $? = 1 ] || { cat err >&2; exit 2; }
}
watch decode "$token"
watch verify --key es.pub.pem "$token"
watch verify --key rs.pub.pem "$of_rsa"
watch verify --secret file:hs.secret "$of_secret"
watch sign --secret file:hs.secret "$claims"
watch sign --key es.pem "$claims"
watch lint "$token"

# In what the compiler makes of a name there are numbers that are others in each build, and in those of aws-lc its version.
# What is rarely called it puts under unlikely.
{
  echo '/* Made by benches/start.sh: what a run on one token calls, side by side, so that a few pages of the program come into memory. */'
  echo 'SECTIONS'
  echo '{'
  echo '  .text.start :'
  echo '  {'
  for run in $(seq "$count"); do
    # A line ob= says which program what follows is of, and fn= which function. Of what stands side by side already it does not know.
    awk -v ours="$jotkit" '/^ob=/ { own = substr($0, 4) == ours || /^ob=\?\?\?$/ } /^fn=[A-Za-z_]/ && own { print substr($0, 4) }' "$run" | sed "s/'[0-9]*\$//"
  done | sed -e 's/17h[0-9a-f]\{16\}E\(\.llvm\.[0-9]*\)\{0,1\}$/17h*/' -e 's/Cs[0-9A-Za-z]*_\([0-9]\)/Cs*_\1/g' -e 's/^aws_lc_[0-9_]*_/aws_lc_*_/' | awk '!seen[$0]++ { print "    *(.text." $0 " .text.unlikely." $0 ")" }'
  echo '  }'
  echo '}'
  echo 'INSERT BEFORE .text;'
} > start.ld
cp start.ld "$OLDPWD/start.ld"
wc -l start.ld
