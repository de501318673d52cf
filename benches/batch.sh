#!/usr/bin/env bash
# Signs and verifies many tokens as whole processes, file in and file out, and compares with what `openssl speed` gives for
# the bare operation on the same number of cores in the same run. Build first: cargo build --release
#
#   benches/batch.sh [TOKENS] [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
tokens=${1:-100000} rounds=${2:-5}
jotkit=${JOTKIT:-target/release/jotkit}
cores=$(nproc)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Tokens a second of a command, the median of the rounds.
rate() {
  for _ in $(seq "$rounds"); do
    local start end
    start=$(date +%s%N)
    "$@" > "$work/out" 2> "$work/err" || { cat "$work/err" >&2; return 1; }
    end=$(date +%s%N)
    echo $((tokens * 1000000000 / (end - start)))
  done | sort -n | sed -n "$((rounds / 2 + 1))p"
}

# Operations a second of openssl on all cores: column 1 signs, column 2 verifies.
openssl_rate() {
  openssl speed -seconds 3 -multi "$cores" "$1" 2>/dev/null | tail -1 | awk -v back="$2" '{ printf "%d", $(NF - 2 + back) }'
}

seq "$tokens" | awk '{ printf "{\"sub\":\"user-%d\",\"iss\":\"https://issuer.example\",\"aud\":\"https://api.example\",\"scope\":\"read write\"}\n", $1 }' > "$work/claims"
printf '%-7s %-9s %12s %12s %6s\n' alg does jotkit/s openssl/s ratio
for row in RS256:rsa2048 ES256:ecdsap256 EdDSA:ed25519; do
  alg=${row%:*} speed=${row#*:}
  "$jotkit" keygen "$alg" --bits 2048 --out "$work/$alg" 2>/dev/null
  for does in sign sign+lint verify; do
    case $does in
      sign)
        ours=$(rate "$jotkit" sign --lines --no-lint --key "$work/$alg.pem" --exp 30m "$work/claims")
        theirs=$(openssl_rate "$speed" 1)
        ;;
      sign+lint)
        ours=$(rate "$jotkit" sign --lines --key "$work/$alg.pem" --exp 30m "$work/claims")
        cp "$work/out" "$work/tokens"
        theirs=$(openssl_rate "$speed" 1)
        ;;
      verify)
        ours=$(rate "$jotkit" verify --format jsonl --key "$work/$alg.pub.pem" "$work/tokens")
        theirs=$(openssl_rate "$speed" 2)
        ;;
    esac
    printf '%-7s %-9s %12d %12d %6s\n' "$alg" "$does" "$ours" "$theirs" "$(awk "BEGIN { printf \"%.2f\", $ours / $theirs }")"
  done
done
