module completions {

  def "nu-complete jotkit color" [] {
    [ "auto" "always" "never" ]
  }

  # Generates keys, signs, decodes, verifies and lints JSON Web Tokens
  export extern jotkit [
    --color: string@"nu-complete jotkit color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete jotkit key color" [] {
    [ "auto" "always" "never" ]
  }

  # Say what a key file is, and change its form
  export extern "jotkit key" [
    --color: string@"nu-complete jotkit key color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete jotkit key inspect format" [] {
    [ "human" "json" ]
  }

  def "nu-complete jotkit key inspect color" [] {
    [ "auto" "always" "never" ]
  }

  # Say what the keys of a file are, and what they may serve
  export extern "jotkit key inspect" [
    --passphrase: string      # What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …
    --format: string@"nu-complete jotkit key inspect format" # Format of the answer
    --color: string@"nu-complete jotkit key inspect color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --help(-h)                # Print help (see more with '--help')
    file: path                # The key file
  ]

  def "nu-complete jotkit key public to" [] {
    [ "pkcs8" "pkcs1" "sec1" "spki" "der" "jwk" "openssh" ]
  }

  def "nu-complete jotkit key public color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the public half
  export extern "jotkit key public" [
    --passphrase: string      # What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …
    --to: string@"nu-complete jotkit key public to" # The form: spki, pkcs1, der, jwk or openssh
    --color: string@"nu-complete jotkit key public color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --help(-h)                # Print help (see more with '--help')
    file: path                # The key file
  ]

  def "nu-complete jotkit key convert to" [] {
    [ "pkcs8" "pkcs1" "sec1" "spki" "der" "jwk" "openssh" ]
  }

  def "nu-complete jotkit key convert color" [] {
    [ "auto" "always" "never" ]
  }

  # Change the form of a key, private half included
  export extern "jotkit key convert" [
    --passphrase: string      # What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …
    --to: string@"nu-complete jotkit key convert to" # The form
    --out(-o): path           # Write this file, mode 0600 for a private key [default: standard output]
    --force                   # Replace the file if it exists
    --color: string@"nu-complete jotkit key convert color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --help(-h)                # Print help (see more with '--help')
    file: path                # The key file
  ]

  def "nu-complete jotkit key thumbprint color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the RFC 7638 thumbprint
  export extern "jotkit key thumbprint" [
    --passphrase: string      # What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …
    --color: string@"nu-complete jotkit key thumbprint color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --help(-h)                # Print help (see more with '--help')
    file: path                # The key file
  ]

  def "nu-complete jotkit key jwks color" [] {
    [ "auto" "always" "never" ]
  }

  # Gather keys into a JWK Set of their public halves
  export extern "jotkit key jwks" [
    --passphrase: string      # What opens encrypted ones
    --private                 # Put private keys and secrets in as they are
    --color: string@"nu-complete jotkit key jwks color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --help(-h)                # Print help (see more with '--help')
    ...files: path            # Key files
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "jotkit key help" [
  ]

  # Say what the keys of a file are, and what they may serve
  export extern "jotkit key help inspect" [
  ]

  # Print the public half
  export extern "jotkit key help public" [
  ]

  # Change the form of a key, private half included
  export extern "jotkit key help convert" [
  ]

  # Print the RFC 7638 thumbprint
  export extern "jotkit key help thumbprint" [
  ]

  # Gather keys into a JWK Set of their public halves
  export extern "jotkit key help jwks" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "jotkit key help help" [
  ]

  def "nu-complete jotkit keygen color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete jotkit keygen alg" [] {
    [ "HS256" "HS384" "HS512" "RS256" "RS384" "RS512" "PS256" "PS384" "PS512" "ES256" "ES384" "ES512" "ES256K" "EdDSA" "Ed25519" "ML-DSA-44" "ML-DSA-65" "ML-DSA-87" ]
  }

  def "nu-complete jotkit keygen bits" [] {
    [ "2048" "3072" "4096" "8192" ]
  }

  def "nu-complete jotkit keygen format" [] {
    [ "pem" "der" "jwk" "jwks" ]
  }

  def "nu-complete jotkit keygen kid" [] {
    [ "thumbprint" "none" ]
  }

  # Make a new key pair or HMAC secret
  export extern "jotkit keygen" [
    --color: string@"nu-complete jotkit keygen color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --out(-o): path           # Write NAME.pem (mode 0600) and NAME.pub.pem, or NAME.secret; - prints the private half [default: the algorithm's name in lower case]
    --bits: string@"nu-complete jotkit keygen bits" # Size of an RSA key: 2048, 3072, 4096 or 8192
    --format: string@"nu-complete jotkit keygen format" # Form of the files: NAME.pem and NAME.pub.pem, NAME.der and NAME.pub.der, or NAME.jwk.json and NAME.pub.jwk.json
    --kid: string@"nu-complete jotkit keygen kid" # Key ID in a JWK: thumbprint (RFC 7638), none, or the text itself
    --passphrase: string      # Encrypt the private PEM with this, named like a secret: prompt, env:NAME, file:PATH, …
    --force                   # Replace files that exist
    --help(-h)                # Print help (see more with '--help')
    alg?: string@"nu-complete jotkit keygen alg" # The algorithm that the key is for
  ]

  def "nu-complete jotkit sign color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete jotkit sign alg" [] {
    [ "HS256" "HS384" "HS512" "RS256" "RS384" "RS512" "PS256" "PS384" "PS512" "ES256" "ES384" "ES512" "ES256K" "EdDSA" "Ed25519" "ML-DSA-44" "ML-DSA-65" "ML-DSA-87" ]
  }

  def "nu-complete jotkit sign profile" [] {
    [ "access-token" "id-token" "logout-token" "client-assertion" "jwt-bearer" "dpop-proof" ]
  }

  def "nu-complete jotkit sign jti" [] {
    [ "auto" "none" ]
  }

  def "nu-complete jotkit sign kid" [] {
    [ "thumbprint" "none" ]
  }

  def "nu-complete jotkit sign serialization" [] {
    [ "compact" "flattened" "general" ]
  }

  # Make a token from claims
  export extern "jotkit sign" [
    --color: string@"nu-complete jotkit sign color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --key(-k): path           # The private key: PEM, DER, JWK or OpenSSH; several sign a general serialization
    --secret(-s): string      # The HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself
    --passphrase: string      # What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …
    --unsecured               # Leave the token unsigned (alg none): for tests only
    --alg: string@"nu-complete jotkit sign alg" # The algorithm [default: what the key says]; of several each key takes the first it admits
    --profile: string@"nu-complete jotkit sign profile" # Make this kind of JWT: fill in what it needs, and refuse what it forbids
    --exp: string             # When it expires: 15m, a time, or never [default: 15m, unless the claims or the profile say]
    --iat: string             # When it was issued: a time, or none [default: now, unless the claims say]
    --nbf: string             # When it becomes valid: a time
    --iss: string             # Issuer
    --sub: string             # Subject
    --aud: string             # Audience; several make an array
    --jti: string@"nu-complete jotkit sign jti" # Token ID: auto (128 random bits), none, or the text itself [default: auto, unless the claims say]
    --claim: string           # Another claim: name=text, or name:=json
    --header: string          # A header parameter: name=text, or name:=json
    --kid: string@"nu-complete jotkit sign kid" # Key ID: thumbprint (RFC 7638), none, or the text itself [default: the JWK's]
    --typ: string             # Type of the token, such as at+jwt [default: JWT, or the profile's]
    --jws                     # Sign CLAIMS as it stands, whatever it is, instead of a claims set
    --detached                # Leave the payload out of the token (RFC 7515 appendix F); implies --jws
    --serialization: string@"nu-complete jotkit sign serialization" # The serialization: compact, flattened or general
    --lines                   # Make a token of each line of JSON in CLAIMS, on all cores
    --no-lint                 # Leave the new token unlinted
    --strict                  # Print no token that has an error, or whose key is weak
    --help(-h)                # Print help (see more with '--help')
    claims?: path             # The claims: JSON text, a file, or - for standard input [default: none]
  ]

  def "nu-complete jotkit decode color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete jotkit decode part" [] {
    [ "header" "payload" "signature" ]
  }

  def "nu-complete jotkit decode time" [] {
    [ "utc" "local" "unix" ]
  }

  # Show what tokens say, unverified
  export extern "jotkit decode" [
    --color: string@"nu-complete jotkit decode color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --json                    # Print an object a token, for jq
    --get: string             # Print the value of a claim: its name, or a JSON Pointer such as /address/street
    --part: string@"nu-complete jotkit decode part" # Print the exact bytes of a part
    --time: string@"nu-complete jotkit decode time" # How to write times [default: utc]
    --help(-h)                # Print help (see more with '--help')
    ...inputs: path           # Tokens, text that holds tokens, files, or - for standard input
  ]

  def "nu-complete jotkit verify color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete jotkit verify format" [] {
    [ "human" "json" "jsonl" "html" ]
  }

  def "nu-complete jotkit verify alg" [] {
    [ "HS256" "HS384" "HS512" "RS256" "RS384" "RS512" "PS256" "PS384" "PS512" "ES256" "ES384" "ES512" "ES256K" "EdDSA" "Ed25519" "ML-DSA-44" "ML-DSA-65" "ML-DSA-87" ]
  }

  def "nu-complete jotkit verify profile" [] {
    [ "access-token" "id-token" "refresh" "logout-token" "dpop-proof" "client-assertion" "jwt-bearer" "security-event" "sd-jwt" "key-binding" "generic" ]
  }

  # Judge tokens by keys and expectations, with every reason
  export extern "jotkit verify" [
    --color: string@"nu-complete jotkit verify color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --payload: path           # The payload of a token that comes without it; - for standard input
    --format: string@"nu-complete jotkit verify format" # Format of the report
    --key(-k): path           # A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated
    --jwks: path              # A JWK Set: a file, or the https URL to fetch it from
    --discover: string        # Fetch the keys of this issuer
    --ca-file: path           # Certificates in PEM that servers are trusted by, beside those of the system
    --secret(-s): string      # An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated
    --passphrase: string      # What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …
    --alg: string@"nu-complete jotkit verify alg" # Accept only this algorithm; may be repeated [default: what the keys admit]
    --iss: string             # The issuer; several are alternatives [default: that of --discover]
    --aud: string             # Your name in aud; several are alternatives
    --sub: string             # The subject
    --typ: string             # The header's typ, such as at+jwt
    --require: string         # A claim that must be there; may be repeated
    --leeway: string          # How far clocks may differ: 60s
    --max-age: string         # How long ago the token may have been issued
    --ignore-exp              # Leave exp unchecked
    --ignore-nbf              # Leave nbf unchecked
    --ignore-iat              # Leave iat unchecked
    --jws                     # Check the signature alone; the payload may be anything
    --strict                  # Make every weakness of the key, or of the set it is in, a reason to reject
    --profile: string@"nu-complete jotkit verify profile" # Make the demands of this kind of JWT
    --denylist: path          # Reject tokens whose jti is listed: a file with a jti, or iss and jti, a line; or redis://host:port/db
    --denylist-key: string    # The key that a revoked token has in Redis
    --help(-h)                # Print help (see more with '--help')
    ...inputs: path           # Tokens, text that holds tokens, files, or - for standard input
  ]

  def "nu-complete jotkit lint color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete jotkit lint profile" [] {
    [ "access-token" "id-token" "refresh" "logout-token" "dpop-proof" "client-assertion" "jwt-bearer" "security-event" "sd-jwt" "key-binding" "generic" ]
  }

  def "nu-complete jotkit lint select" [] {
    [ "algorithm" "header" "time" "identity" "structure" "payload" "profile" "key" "context" "policy" "alg-none" "alg-none-variant" "alg-invalid" "alg-unregistered" "alg-prohibited" "alg-eddsa-polymorphic" "alg-not-allowed" "alg-key-mismatch" "signature-missing" "signature-on-unsecured" "signature-length" "signature-degenerate" "signature-invalid" "ecdsa-high-s" "hmac-secret-known" "hmac-empty-secret" "hmac-key-confusion" "known-private-key" "hmac-shared-across-services" "jwk-embedded" "jwk-embedded-signer" "jwk-private-in-header" "key-url-present" "key-url-insecure" "key-url-untrusted" "x5c-malformed" "x5c-untrusted" "x5t-sha1" "kid-injection" "kid-invalid" "kid-missing" "kid-unknown" "crit-invalid" "crit-relied-on" "b64-false" "zip-in-jws" "jwe-zip" "jwe-zip-bomb" "jwe-pbes2-count-high" "jwe-pbes2-count-low" "jwe-rsa1-5" "jwe-unsigned" "typ-invalid" "typ-generic" "cty-missing-nested" "cty-unneeded" "header-claim-mismatch" "time-claim-in-header" "exp-missing" "time-claim-not-number" "time-claim-milliseconds" "time-claim-out-of-range" "time-claim-fractional" "exp-too-far" "exp-effectively-never" "exp-before-valid" "token-expired" "nbf-in-future" "iat-in-future" "iat-missing" "auth-time-after-iat" "iss-missing" "aud-missing" "sub-missing" "jti-missing" "registered-claim-type" "oidc-claim-type" "claim-placeholder" "claim-misspelled" "iss-not-https" "iss-unexpected" "aud-unexpected" "aud-wildcard" "aud-broad" "scope-wildcard" "authorization-bloat" "privileged-flag" "jti-weak" "sub-is-pii" "local-endpoint" "bearer-unbound" "sub-equals-client-id" "policy-claim-missing" "policy-claim-forbidden" "segment-count" "illegal-characters" "token-wrapping" "base64-padding" "base64-alphabet" "base64-noncanonical" "not-json-object" "duplicate-member" "not-utf8" "invisible-characters" "number-precision" "token-too-large" "payload-too-deep" "json-serialization" "unprotected-alg" "payload-encrypted" "nested-jwt" "nested-unsecured" "policy-payload-too-large" "secret-password" "secret-password-hash" "secret-api-key" "secret-private-key" "secret-connection-string" "secret-otp-seed" "nested-token" "secret-generic" "pii-card-number" "pii-national-id" "pii-bank-account" "pii-health" "pii-special-category" "pii-birthdate" "pii-email" "pii-phone" "pii-address" "pii-name" "pii-geolocation" "pii-ip-address" "infra-internal-host" "user-object-dumped" "policy-sensitive-name" "access-token-claim-missing" "access-token-claim-type" "access-token-typ" "access-token-alg" "access-token-has-nonce" "id-token-as-access-token" "access-token-long-as-refresh" "jti-shared-with-refresh" "id-token-claim-missing" "id-token-claim-type" "id-token-typ" "id-token-azp-missing" "id-token-nonce-missing" "id-token-hash-mismatch" "id-token-x5c" "logout-token-claim-missing" "logout-token-claim-type" "logout-token-claim-forbidden" "logout-token-typ" "dpop-proof-claim-missing" "dpop-proof-claim-type" "dpop-proof-typ" "dpop-proof-alg" "dpop-htu-query" "dpop-proof-stale" "dpop-request-mismatch" "dpop-ath-mismatch" "dpop-key-mismatch" "client-assertion-claim-missing" "client-assertion-claim-type" "client-assertion-typ" "client-assertion-aud" "jwt-bearer-claim-missing" "security-event-claim-missing" "security-event-claim-type" "security-event-typ" "set-has-exp" "sd-jwt-claim-missing" "sd-jwt-claim-type" "sd-jwt-typ" "sd-jwt-alg" "sd-jwt-hash-alg" "sd-jwt-critical-disclosable" "sd-jwt-digest-repeated" "sd-jwt-disclosure-invalid" "sd-jwt-salt-short" "key-binding-claim-missing" "key-binding-claim-type" "key-binding-typ" "key-binding-alg" "key-binding-hash-mismatch" "hmac-secret-short" "hmac-secret-memorable" "hmac-secret-is-public-key" "rsa-key-short" "rsa-exponent" "rsa-exponent-small" "rsa-weak-modulus" "rsa-roca" "rsa-shared-factor" "ec-point-invalid" "jwk-alg-mismatch" "jwk-use-mismatch" "jwk-encoding" "jwk-halves-differ" "jwks-private-key" "jwks-symmetric-key" "jwks-mixed" "jwks-duplicate-kid" "jwk-kid-missing" "jwk-alg-missing" "key-reused" "key-file-permissions" "token-in-url" "token-in-fragment" "token-in-referer" "token-over-http" "cookie-missing-httponly" "cookie-missing-secure" "cookie-missing-samesite" "cookie-prefix" "cookie-outlives-token" "token-in-web-storage" "refresh-token-in-web-storage" "token-pair-in-page-reach" "token-in-log" "token-committed" "token-in-shell-history" "ignore-expired" "ignore-unused" ]
  }

  def "nu-complete jotkit lint ignore" [] {
    [ "algorithm" "header" "time" "identity" "structure" "payload" "profile" "key" "context" "policy" "alg-none" "alg-none-variant" "alg-invalid" "alg-unregistered" "alg-prohibited" "alg-eddsa-polymorphic" "alg-not-allowed" "alg-key-mismatch" "signature-missing" "signature-on-unsecured" "signature-length" "signature-degenerate" "signature-invalid" "ecdsa-high-s" "hmac-secret-known" "hmac-empty-secret" "hmac-key-confusion" "known-private-key" "hmac-shared-across-services" "jwk-embedded" "jwk-embedded-signer" "jwk-private-in-header" "key-url-present" "key-url-insecure" "key-url-untrusted" "x5c-malformed" "x5c-untrusted" "x5t-sha1" "kid-injection" "kid-invalid" "kid-missing" "kid-unknown" "crit-invalid" "crit-relied-on" "b64-false" "zip-in-jws" "jwe-zip" "jwe-zip-bomb" "jwe-pbes2-count-high" "jwe-pbes2-count-low" "jwe-rsa1-5" "jwe-unsigned" "typ-invalid" "typ-generic" "cty-missing-nested" "cty-unneeded" "header-claim-mismatch" "time-claim-in-header" "exp-missing" "time-claim-not-number" "time-claim-milliseconds" "time-claim-out-of-range" "time-claim-fractional" "exp-too-far" "exp-effectively-never" "exp-before-valid" "token-expired" "nbf-in-future" "iat-in-future" "iat-missing" "auth-time-after-iat" "iss-missing" "aud-missing" "sub-missing" "jti-missing" "registered-claim-type" "oidc-claim-type" "claim-placeholder" "claim-misspelled" "iss-not-https" "iss-unexpected" "aud-unexpected" "aud-wildcard" "aud-broad" "scope-wildcard" "authorization-bloat" "privileged-flag" "jti-weak" "sub-is-pii" "local-endpoint" "bearer-unbound" "sub-equals-client-id" "policy-claim-missing" "policy-claim-forbidden" "segment-count" "illegal-characters" "token-wrapping" "base64-padding" "base64-alphabet" "base64-noncanonical" "not-json-object" "duplicate-member" "not-utf8" "invisible-characters" "number-precision" "token-too-large" "payload-too-deep" "json-serialization" "unprotected-alg" "payload-encrypted" "nested-jwt" "nested-unsecured" "policy-payload-too-large" "secret-password" "secret-password-hash" "secret-api-key" "secret-private-key" "secret-connection-string" "secret-otp-seed" "nested-token" "secret-generic" "pii-card-number" "pii-national-id" "pii-bank-account" "pii-health" "pii-special-category" "pii-birthdate" "pii-email" "pii-phone" "pii-address" "pii-name" "pii-geolocation" "pii-ip-address" "infra-internal-host" "user-object-dumped" "policy-sensitive-name" "access-token-claim-missing" "access-token-claim-type" "access-token-typ" "access-token-alg" "access-token-has-nonce" "id-token-as-access-token" "access-token-long-as-refresh" "jti-shared-with-refresh" "id-token-claim-missing" "id-token-claim-type" "id-token-typ" "id-token-azp-missing" "id-token-nonce-missing" "id-token-hash-mismatch" "id-token-x5c" "logout-token-claim-missing" "logout-token-claim-type" "logout-token-claim-forbidden" "logout-token-typ" "dpop-proof-claim-missing" "dpop-proof-claim-type" "dpop-proof-typ" "dpop-proof-alg" "dpop-htu-query" "dpop-proof-stale" "dpop-request-mismatch" "dpop-ath-mismatch" "dpop-key-mismatch" "client-assertion-claim-missing" "client-assertion-claim-type" "client-assertion-typ" "client-assertion-aud" "jwt-bearer-claim-missing" "security-event-claim-missing" "security-event-claim-type" "security-event-typ" "set-has-exp" "sd-jwt-claim-missing" "sd-jwt-claim-type" "sd-jwt-typ" "sd-jwt-alg" "sd-jwt-hash-alg" "sd-jwt-critical-disclosable" "sd-jwt-digest-repeated" "sd-jwt-disclosure-invalid" "sd-jwt-salt-short" "key-binding-claim-missing" "key-binding-claim-type" "key-binding-typ" "key-binding-alg" "key-binding-hash-mismatch" "hmac-secret-short" "hmac-secret-memorable" "hmac-secret-is-public-key" "rsa-key-short" "rsa-exponent" "rsa-exponent-small" "rsa-weak-modulus" "rsa-roca" "rsa-shared-factor" "ec-point-invalid" "jwk-alg-mismatch" "jwk-use-mismatch" "jwk-encoding" "jwk-halves-differ" "jwks-private-key" "jwks-symmetric-key" "jwks-mixed" "jwks-duplicate-kid" "jwk-kid-missing" "jwk-alg-missing" "key-reused" "key-file-permissions" "token-in-url" "token-in-fragment" "token-in-referer" "token-over-http" "cookie-missing-httponly" "cookie-missing-secure" "cookie-missing-samesite" "cookie-prefix" "cookie-outlives-token" "token-in-web-storage" "refresh-token-in-web-storage" "token-pair-in-page-reach" "token-in-log" "token-committed" "token-in-shell-history" "ignore-expired" "ignore-unused" ]
  }

  def "nu-complete jotkit lint severity" [] {
    [ "alg-none=info" "alg-none=warning" "alg-none=error" "alg-none-variant=info" "alg-none-variant=warning" "alg-none-variant=error" "alg-invalid=info" "alg-invalid=warning" "alg-invalid=error" "alg-unregistered=info" "alg-unregistered=warning" "alg-unregistered=error" "alg-prohibited=info" "alg-prohibited=warning" "alg-prohibited=error" "alg-eddsa-polymorphic=info" "alg-eddsa-polymorphic=warning" "alg-eddsa-polymorphic=error" "alg-not-allowed=info" "alg-not-allowed=warning" "alg-not-allowed=error" "alg-key-mismatch=info" "alg-key-mismatch=warning" "alg-key-mismatch=error" "signature-missing=info" "signature-missing=warning" "signature-missing=error" "signature-on-unsecured=info" "signature-on-unsecured=warning" "signature-on-unsecured=error" "signature-length=info" "signature-length=warning" "signature-length=error" "signature-degenerate=info" "signature-degenerate=warning" "signature-degenerate=error" "signature-invalid=info" "signature-invalid=warning" "signature-invalid=error" "ecdsa-high-s=info" "ecdsa-high-s=warning" "ecdsa-high-s=error" "hmac-secret-known=info" "hmac-secret-known=warning" "hmac-secret-known=error" "hmac-empty-secret=info" "hmac-empty-secret=warning" "hmac-empty-secret=error" "hmac-key-confusion=info" "hmac-key-confusion=warning" "hmac-key-confusion=error" "known-private-key=info" "known-private-key=warning" "known-private-key=error" "hmac-shared-across-services=info" "hmac-shared-across-services=warning" "hmac-shared-across-services=error" "jwk-embedded=info" "jwk-embedded=warning" "jwk-embedded=error" "jwk-embedded-signer=info" "jwk-embedded-signer=warning" "jwk-embedded-signer=error" "jwk-private-in-header=info" "jwk-private-in-header=warning" "jwk-private-in-header=error" "key-url-present=info" "key-url-present=warning" "key-url-present=error" "key-url-insecure=info" "key-url-insecure=warning" "key-url-insecure=error" "key-url-untrusted=info" "key-url-untrusted=warning" "key-url-untrusted=error" "x5c-malformed=info" "x5c-malformed=warning" "x5c-malformed=error" "x5c-untrusted=info" "x5c-untrusted=warning" "x5c-untrusted=error" "x5t-sha1=info" "x5t-sha1=warning" "x5t-sha1=error" "kid-injection=info" "kid-injection=warning" "kid-injection=error" "kid-invalid=info" "kid-invalid=warning" "kid-invalid=error" "kid-missing=info" "kid-missing=warning" "kid-missing=error" "kid-unknown=info" "kid-unknown=warning" "kid-unknown=error" "crit-invalid=info" "crit-invalid=warning" "crit-invalid=error" "crit-relied-on=info" "crit-relied-on=warning" "crit-relied-on=error" "b64-false=info" "b64-false=warning" "b64-false=error" "zip-in-jws=info" "zip-in-jws=warning" "zip-in-jws=error" "jwe-zip=info" "jwe-zip=warning" "jwe-zip=error" "jwe-zip-bomb=info" "jwe-zip-bomb=warning" "jwe-zip-bomb=error" "jwe-pbes2-count-high=info" "jwe-pbes2-count-high=warning" "jwe-pbes2-count-high=error" "jwe-pbes2-count-low=info" "jwe-pbes2-count-low=warning" "jwe-pbes2-count-low=error" "jwe-rsa1-5=info" "jwe-rsa1-5=warning" "jwe-rsa1-5=error" "jwe-unsigned=info" "jwe-unsigned=warning" "jwe-unsigned=error" "typ-invalid=info" "typ-invalid=warning" "typ-invalid=error" "typ-generic=info" "typ-generic=warning" "typ-generic=error" "cty-missing-nested=info" "cty-missing-nested=warning" "cty-missing-nested=error" "cty-unneeded=info" "cty-unneeded=warning" "cty-unneeded=error" "header-claim-mismatch=info" "header-claim-mismatch=warning" "header-claim-mismatch=error" "time-claim-in-header=info" "time-claim-in-header=warning" "time-claim-in-header=error" "exp-missing=info" "exp-missing=warning" "exp-missing=error" "time-claim-not-number=info" "time-claim-not-number=warning" "time-claim-not-number=error" "time-claim-milliseconds=info" "time-claim-milliseconds=warning" "time-claim-milliseconds=error" "time-claim-out-of-range=info" "time-claim-out-of-range=warning" "time-claim-out-of-range=error" "time-claim-fractional=info" "time-claim-fractional=warning" "time-claim-fractional=error" "exp-too-far=info" "exp-too-far=warning" "exp-too-far=error" "exp-effectively-never=info" "exp-effectively-never=warning" "exp-effectively-never=error" "exp-before-valid=info" "exp-before-valid=warning" "exp-before-valid=error" "token-expired=info" "token-expired=warning" "token-expired=error" "nbf-in-future=info" "nbf-in-future=warning" "nbf-in-future=error" "iat-in-future=info" "iat-in-future=warning" "iat-in-future=error" "iat-missing=info" "iat-missing=warning" "iat-missing=error" "auth-time-after-iat=info" "auth-time-after-iat=warning" "auth-time-after-iat=error" "iss-missing=info" "iss-missing=warning" "iss-missing=error" "aud-missing=info" "aud-missing=warning" "aud-missing=error" "sub-missing=info" "sub-missing=warning" "sub-missing=error" "jti-missing=info" "jti-missing=warning" "jti-missing=error" "registered-claim-type=info" "registered-claim-type=warning" "registered-claim-type=error" "oidc-claim-type=info" "oidc-claim-type=warning" "oidc-claim-type=error" "claim-placeholder=info" "claim-placeholder=warning" "claim-placeholder=error" "claim-misspelled=info" "claim-misspelled=warning" "claim-misspelled=error" "iss-not-https=info" "iss-not-https=warning" "iss-not-https=error" "iss-unexpected=info" "iss-unexpected=warning" "iss-unexpected=error" "aud-unexpected=info" "aud-unexpected=warning" "aud-unexpected=error" "aud-wildcard=info" "aud-wildcard=warning" "aud-wildcard=error" "aud-broad=info" "aud-broad=warning" "aud-broad=error" "scope-wildcard=info" "scope-wildcard=warning" "scope-wildcard=error" "authorization-bloat=info" "authorization-bloat=warning" "authorization-bloat=error" "privileged-flag=info" "privileged-flag=warning" "privileged-flag=error" "jti-weak=info" "jti-weak=warning" "jti-weak=error" "sub-is-pii=info" "sub-is-pii=warning" "sub-is-pii=error" "local-endpoint=info" "local-endpoint=warning" "local-endpoint=error" "bearer-unbound=info" "bearer-unbound=warning" "bearer-unbound=error" "sub-equals-client-id=info" "sub-equals-client-id=warning" "sub-equals-client-id=error" "policy-claim-missing=info" "policy-claim-missing=warning" "policy-claim-missing=error" "policy-claim-forbidden=info" "policy-claim-forbidden=warning" "policy-claim-forbidden=error" "segment-count=info" "segment-count=warning" "segment-count=error" "illegal-characters=info" "illegal-characters=warning" "illegal-characters=error" "token-wrapping=info" "token-wrapping=warning" "token-wrapping=error" "base64-padding=info" "base64-padding=warning" "base64-padding=error" "base64-alphabet=info" "base64-alphabet=warning" "base64-alphabet=error" "base64-noncanonical=info" "base64-noncanonical=warning" "base64-noncanonical=error" "not-json-object=info" "not-json-object=warning" "not-json-object=error" "duplicate-member=info" "duplicate-member=warning" "duplicate-member=error" "not-utf8=info" "not-utf8=warning" "not-utf8=error" "invisible-characters=info" "invisible-characters=warning" "invisible-characters=error" "number-precision=info" "number-precision=warning" "number-precision=error" "token-too-large=info" "token-too-large=warning" "token-too-large=error" "payload-too-deep=info" "payload-too-deep=warning" "payload-too-deep=error" "json-serialization=info" "json-serialization=warning" "json-serialization=error" "unprotected-alg=info" "unprotected-alg=warning" "unprotected-alg=error" "payload-encrypted=info" "payload-encrypted=warning" "payload-encrypted=error" "nested-jwt=info" "nested-jwt=warning" "nested-jwt=error" "nested-unsecured=info" "nested-unsecured=warning" "nested-unsecured=error" "policy-payload-too-large=info" "policy-payload-too-large=warning" "policy-payload-too-large=error" "secret-password=info" "secret-password=warning" "secret-password=error" "secret-password-hash=info" "secret-password-hash=warning" "secret-password-hash=error" "secret-api-key=info" "secret-api-key=warning" "secret-api-key=error" "secret-private-key=info" "secret-private-key=warning" "secret-private-key=error" "secret-connection-string=info" "secret-connection-string=warning" "secret-connection-string=error" "secret-otp-seed=info" "secret-otp-seed=warning" "secret-otp-seed=error" "nested-token=info" "nested-token=warning" "nested-token=error" "secret-generic=info" "secret-generic=warning" "secret-generic=error" "pii-card-number=info" "pii-card-number=warning" "pii-card-number=error" "pii-national-id=info" "pii-national-id=warning" "pii-national-id=error" "pii-bank-account=info" "pii-bank-account=warning" "pii-bank-account=error" "pii-health=info" "pii-health=warning" "pii-health=error" "pii-special-category=info" "pii-special-category=warning" "pii-special-category=error" "pii-birthdate=info" "pii-birthdate=warning" "pii-birthdate=error" "pii-email=info" "pii-email=warning" "pii-email=error" "pii-phone=info" "pii-phone=warning" "pii-phone=error" "pii-address=info" "pii-address=warning" "pii-address=error" "pii-name=info" "pii-name=warning" "pii-name=error" "pii-geolocation=info" "pii-geolocation=warning" "pii-geolocation=error" "pii-ip-address=info" "pii-ip-address=warning" "pii-ip-address=error" "infra-internal-host=info" "infra-internal-host=warning" "infra-internal-host=error" "user-object-dumped=info" "user-object-dumped=warning" "user-object-dumped=error" "policy-sensitive-name=info" "policy-sensitive-name=warning" "policy-sensitive-name=error" "access-token-claim-missing=info" "access-token-claim-missing=warning" "access-token-claim-missing=error" "access-token-claim-type=info" "access-token-claim-type=warning" "access-token-claim-type=error" "access-token-typ=info" "access-token-typ=warning" "access-token-typ=error" "access-token-alg=info" "access-token-alg=warning" "access-token-alg=error" "access-token-has-nonce=info" "access-token-has-nonce=warning" "access-token-has-nonce=error" "id-token-as-access-token=info" "id-token-as-access-token=warning" "id-token-as-access-token=error" "access-token-long-as-refresh=info" "access-token-long-as-refresh=warning" "access-token-long-as-refresh=error" "jti-shared-with-refresh=info" "jti-shared-with-refresh=warning" "jti-shared-with-refresh=error" "id-token-claim-missing=info" "id-token-claim-missing=warning" "id-token-claim-missing=error" "id-token-claim-type=info" "id-token-claim-type=warning" "id-token-claim-type=error" "id-token-typ=info" "id-token-typ=warning" "id-token-typ=error" "id-token-azp-missing=info" "id-token-azp-missing=warning" "id-token-azp-missing=error" "id-token-nonce-missing=info" "id-token-nonce-missing=warning" "id-token-nonce-missing=error" "id-token-hash-mismatch=info" "id-token-hash-mismatch=warning" "id-token-hash-mismatch=error" "id-token-x5c=info" "id-token-x5c=warning" "id-token-x5c=error" "logout-token-claim-missing=info" "logout-token-claim-missing=warning" "logout-token-claim-missing=error" "logout-token-claim-type=info" "logout-token-claim-type=warning" "logout-token-claim-type=error" "logout-token-claim-forbidden=info" "logout-token-claim-forbidden=warning" "logout-token-claim-forbidden=error" "logout-token-typ=info" "logout-token-typ=warning" "logout-token-typ=error" "dpop-proof-claim-missing=info" "dpop-proof-claim-missing=warning" "dpop-proof-claim-missing=error" "dpop-proof-claim-type=info" "dpop-proof-claim-type=warning" "dpop-proof-claim-type=error" "dpop-proof-typ=info" "dpop-proof-typ=warning" "dpop-proof-typ=error" "dpop-proof-alg=info" "dpop-proof-alg=warning" "dpop-proof-alg=error" "dpop-htu-query=info" "dpop-htu-query=warning" "dpop-htu-query=error" "dpop-proof-stale=info" "dpop-proof-stale=warning" "dpop-proof-stale=error" "dpop-request-mismatch=info" "dpop-request-mismatch=warning" "dpop-request-mismatch=error" "dpop-ath-mismatch=info" "dpop-ath-mismatch=warning" "dpop-ath-mismatch=error" "dpop-key-mismatch=info" "dpop-key-mismatch=warning" "dpop-key-mismatch=error" "client-assertion-claim-missing=info" "client-assertion-claim-missing=warning" "client-assertion-claim-missing=error" "client-assertion-claim-type=info" "client-assertion-claim-type=warning" "client-assertion-claim-type=error" "client-assertion-typ=info" "client-assertion-typ=warning" "client-assertion-typ=error" "client-assertion-aud=info" "client-assertion-aud=warning" "client-assertion-aud=error" "jwt-bearer-claim-missing=info" "jwt-bearer-claim-missing=warning" "jwt-bearer-claim-missing=error" "security-event-claim-missing=info" "security-event-claim-missing=warning" "security-event-claim-missing=error" "security-event-claim-type=info" "security-event-claim-type=warning" "security-event-claim-type=error" "security-event-typ=info" "security-event-typ=warning" "security-event-typ=error" "set-has-exp=info" "set-has-exp=warning" "set-has-exp=error" "sd-jwt-claim-missing=info" "sd-jwt-claim-missing=warning" "sd-jwt-claim-missing=error" "sd-jwt-claim-type=info" "sd-jwt-claim-type=warning" "sd-jwt-claim-type=error" "sd-jwt-typ=info" "sd-jwt-typ=warning" "sd-jwt-typ=error" "sd-jwt-alg=info" "sd-jwt-alg=warning" "sd-jwt-alg=error" "sd-jwt-hash-alg=info" "sd-jwt-hash-alg=warning" "sd-jwt-hash-alg=error" "sd-jwt-critical-disclosable=info" "sd-jwt-critical-disclosable=warning" "sd-jwt-critical-disclosable=error" "sd-jwt-digest-repeated=info" "sd-jwt-digest-repeated=warning" "sd-jwt-digest-repeated=error" "sd-jwt-disclosure-invalid=info" "sd-jwt-disclosure-invalid=warning" "sd-jwt-disclosure-invalid=error" "sd-jwt-salt-short=info" "sd-jwt-salt-short=warning" "sd-jwt-salt-short=error" "key-binding-claim-missing=info" "key-binding-claim-missing=warning" "key-binding-claim-missing=error" "key-binding-claim-type=info" "key-binding-claim-type=warning" "key-binding-claim-type=error" "key-binding-typ=info" "key-binding-typ=warning" "key-binding-typ=error" "key-binding-alg=info" "key-binding-alg=warning" "key-binding-alg=error" "key-binding-hash-mismatch=info" "key-binding-hash-mismatch=warning" "key-binding-hash-mismatch=error" "hmac-secret-short=info" "hmac-secret-short=warning" "hmac-secret-short=error" "hmac-secret-memorable=info" "hmac-secret-memorable=warning" "hmac-secret-memorable=error" "hmac-secret-is-public-key=info" "hmac-secret-is-public-key=warning" "hmac-secret-is-public-key=error" "rsa-key-short=info" "rsa-key-short=warning" "rsa-key-short=error" "rsa-exponent=info" "rsa-exponent=warning" "rsa-exponent=error" "rsa-exponent-small=info" "rsa-exponent-small=warning" "rsa-exponent-small=error" "rsa-weak-modulus=info" "rsa-weak-modulus=warning" "rsa-weak-modulus=error" "rsa-roca=info" "rsa-roca=warning" "rsa-roca=error" "rsa-shared-factor=info" "rsa-shared-factor=warning" "rsa-shared-factor=error" "ec-point-invalid=info" "ec-point-invalid=warning" "ec-point-invalid=error" "jwk-alg-mismatch=info" "jwk-alg-mismatch=warning" "jwk-alg-mismatch=error" "jwk-use-mismatch=info" "jwk-use-mismatch=warning" "jwk-use-mismatch=error" "jwk-encoding=info" "jwk-encoding=warning" "jwk-encoding=error" "jwk-halves-differ=info" "jwk-halves-differ=warning" "jwk-halves-differ=error" "jwks-private-key=info" "jwks-private-key=warning" "jwks-private-key=error" "jwks-symmetric-key=info" "jwks-symmetric-key=warning" "jwks-symmetric-key=error" "jwks-mixed=info" "jwks-mixed=warning" "jwks-mixed=error" "jwks-duplicate-kid=info" "jwks-duplicate-kid=warning" "jwks-duplicate-kid=error" "jwk-kid-missing=info" "jwk-kid-missing=warning" "jwk-kid-missing=error" "jwk-alg-missing=info" "jwk-alg-missing=warning" "jwk-alg-missing=error" "key-reused=info" "key-reused=warning" "key-reused=error" "key-file-permissions=info" "key-file-permissions=warning" "key-file-permissions=error" "token-in-url=info" "token-in-url=warning" "token-in-url=error" "token-in-fragment=info" "token-in-fragment=warning" "token-in-fragment=error" "token-in-referer=info" "token-in-referer=warning" "token-in-referer=error" "token-over-http=info" "token-over-http=warning" "token-over-http=error" "cookie-missing-httponly=info" "cookie-missing-httponly=warning" "cookie-missing-httponly=error" "cookie-missing-secure=info" "cookie-missing-secure=warning" "cookie-missing-secure=error" "cookie-missing-samesite=info" "cookie-missing-samesite=warning" "cookie-missing-samesite=error" "cookie-prefix=info" "cookie-prefix=warning" "cookie-prefix=error" "cookie-outlives-token=info" "cookie-outlives-token=warning" "cookie-outlives-token=error" "token-in-web-storage=info" "token-in-web-storage=warning" "token-in-web-storage=error" "refresh-token-in-web-storage=info" "refresh-token-in-web-storage=warning" "refresh-token-in-web-storage=error" "token-pair-in-page-reach=info" "token-pair-in-page-reach=warning" "token-pair-in-page-reach=error" "token-in-log=info" "token-in-log=warning" "token-in-log=error" "token-committed=info" "token-committed=warning" "token-committed=error" "token-in-shell-history=info" "token-in-shell-history=warning" "token-in-shell-history=error" "ignore-expired=info" "ignore-expired=warning" "ignore-expired=error" "ignore-unused=info" "ignore-unused=warning" "ignore-unused=error" ]
  }

  def "nu-complete jotkit lint fail_on" [] {
    [ "info" "warning" "error" ]
  }

  def "nu-complete jotkit lint format" [] {
    [ "human" "json" "jsonl" "sarif" "github" "gitlab" "gitlab-sast" "junit" "markdown" "html" ]
  }

  def "nu-complete jotkit lint preset" [] {
    [ "rfc9068" "oidc" "owasp" "strict" ]
  }

  def "nu-complete jotkit lint min_confidence" [] {
    [ "low" "medium" "high" ]
  }

  def "nu-complete jotkit lint min_severity" [] {
    [ "info" "warning" "error" ]
  }

  # Find what is wrong with tokens
  export extern "jotkit lint" [
    --color: string@"nu-complete jotkit lint color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --profile: string@"nu-complete jotkit lint profile" # Treat every token as one of this kind [default: told from each token]
    --max-ttl: string         # The longest lifetime a token may have [default: by profile, 1h for an access token]
    --select: string@"nu-complete jotkit lint select" # Run only these rules or groups
    --ignore: string@"nu-complete jotkit lint ignore" # Count the findings of these rules or groups, and do not report them
    --severity: string@"nu-complete jotkit lint severity" # Give a rule another severity: exp-too-far=error
    --fail-on: string@"nu-complete jotkit lint fail_on" # Exit 1 from this severity on [default: error]
    --exit-zero               # Report, and exit 0 whatever is found
    --allow-empty             # Input without a token or key is no failure
    --show-secrets            # Show sensitive values instead of masking them
    --show-all                # Tell for each token what every rule answered, and why
    --each                    # Tell each sighting of a token by itself, and not each token once with its places
    --stats                   # Draw what was seen: validity, lifetimes, issuers, algorithms, kinds of token, places
    --format: string@"nu-complete jotkit lint format" # Format of the report, and the file to write it to [default: standard output]; may be repeated
    --output(-o): path        # Write the report to a file, whole or not at all, instead of standard output
    --key(-k): path           # A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated
    --jwks: path              # A JWK Set: a file, or the https URL to fetch it from
    --discover: string        # Fetch the keys of this issuer
    --ca-file: path           # Certificates in PEM that servers are trusted by, beside those of the system
    --secret(-s): string      # An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated
    --passphrase: string      # What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …
    --wordlist: path          # HMAC secrets, one a line, to try beside the well-known ones; may be gzip, a pipe, or - for standard input
    --hashcat: path           # Write the tokens that are signed with an HMAC to a new file for hashcat -m 16500: live tokens, mode 0600
    --hidden                  # Read files whose name begins with a dot too
    --no-ignore               # Read what .gitignore, .ignore and git's own lists leave out too
    --glob: string            # Read only files that match, or with ! before it none that do: *.log, !vendor
    --with: path              # What came with the tokens, to judge them beside it: a token, code=TEXT, access_token=TEXT, or a file that holds them
    --config: path            # The policy file [default: JOTKIT_CONFIG, or the nearest jotkit.toml up to the repository's folder]
    --no-config               # Look for no policy file
    --example-config          # Print a policy file with every key in it, commented out
    --preset: string@"nu-complete jotkit lint preset" # Begin with these settings
    --fresh                   # The tokens were just issued: one that is expired is an error
    --pedantic                # Report smells too
    --auditor                 # Report what a reviewer wants to see, likely false alarms too
    --no-ignores              # Report what the policy file's ignores, and what it allows of sensitive claims, leave out
    --min-confidence: string@"nu-complete jotkit lint min_confidence" # Count findings that are less sure, and do not report them
    --min-severity: string@"nu-complete jotkit lint min_severity" # Count findings below this severity, and do not report them
    --baseline: path          # Count findings that are in this file, and do not report them
    --write-baseline: path    # Write the findings of this run to a file for --baseline
    --help(-h)                # Print help (see more with '--help')
    ...inputs: path           # Tokens, text that holds tokens, key files, other files, folders, or - for standard input
  ]

  def "nu-complete jotkit rules color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete jotkit rules format" [] {
    [ "human" "json" "markdown" ]
  }

  # List the rules of lint
  export extern "jotkit rules" [
    --color: string@"nu-complete jotkit rules color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --format: string@"nu-complete jotkit rules format" # Format of the list
    --schema                  # Print the JSON Schema of the policy file, jotkit.toml
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete jotkit explain color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete jotkit explain rule" [] {
    [ "alg-none" "alg-none-variant" "alg-invalid" "alg-unregistered" "alg-prohibited" "alg-eddsa-polymorphic" "alg-not-allowed" "alg-key-mismatch" "signature-missing" "signature-on-unsecured" "signature-length" "signature-degenerate" "signature-invalid" "ecdsa-high-s" "hmac-secret-known" "hmac-empty-secret" "hmac-key-confusion" "known-private-key" "hmac-shared-across-services" "jwk-embedded" "jwk-embedded-signer" "jwk-private-in-header" "key-url-present" "key-url-insecure" "key-url-untrusted" "x5c-malformed" "x5c-untrusted" "x5t-sha1" "kid-injection" "kid-invalid" "kid-missing" "kid-unknown" "crit-invalid" "crit-relied-on" "b64-false" "zip-in-jws" "jwe-zip" "jwe-zip-bomb" "jwe-pbes2-count-high" "jwe-pbes2-count-low" "jwe-rsa1-5" "jwe-unsigned" "typ-invalid" "typ-generic" "cty-missing-nested" "cty-unneeded" "header-claim-mismatch" "time-claim-in-header" "exp-missing" "time-claim-not-number" "time-claim-milliseconds" "time-claim-out-of-range" "time-claim-fractional" "exp-too-far" "exp-effectively-never" "exp-before-valid" "token-expired" "nbf-in-future" "iat-in-future" "iat-missing" "auth-time-after-iat" "iss-missing" "aud-missing" "sub-missing" "jti-missing" "registered-claim-type" "oidc-claim-type" "claim-placeholder" "claim-misspelled" "iss-not-https" "iss-unexpected" "aud-unexpected" "aud-wildcard" "aud-broad" "scope-wildcard" "authorization-bloat" "privileged-flag" "jti-weak" "sub-is-pii" "local-endpoint" "bearer-unbound" "sub-equals-client-id" "policy-claim-missing" "policy-claim-forbidden" "segment-count" "illegal-characters" "token-wrapping" "base64-padding" "base64-alphabet" "base64-noncanonical" "not-json-object" "duplicate-member" "not-utf8" "invisible-characters" "number-precision" "token-too-large" "payload-too-deep" "json-serialization" "unprotected-alg" "payload-encrypted" "nested-jwt" "nested-unsecured" "policy-payload-too-large" "secret-password" "secret-password-hash" "secret-api-key" "secret-private-key" "secret-connection-string" "secret-otp-seed" "nested-token" "secret-generic" "pii-card-number" "pii-national-id" "pii-bank-account" "pii-health" "pii-special-category" "pii-birthdate" "pii-email" "pii-phone" "pii-address" "pii-name" "pii-geolocation" "pii-ip-address" "infra-internal-host" "user-object-dumped" "policy-sensitive-name" "access-token-claim-missing" "access-token-claim-type" "access-token-typ" "access-token-alg" "access-token-has-nonce" "id-token-as-access-token" "access-token-long-as-refresh" "jti-shared-with-refresh" "id-token-claim-missing" "id-token-claim-type" "id-token-typ" "id-token-azp-missing" "id-token-nonce-missing" "id-token-hash-mismatch" "id-token-x5c" "logout-token-claim-missing" "logout-token-claim-type" "logout-token-claim-forbidden" "logout-token-typ" "dpop-proof-claim-missing" "dpop-proof-claim-type" "dpop-proof-typ" "dpop-proof-alg" "dpop-htu-query" "dpop-proof-stale" "dpop-request-mismatch" "dpop-ath-mismatch" "dpop-key-mismatch" "client-assertion-claim-missing" "client-assertion-claim-type" "client-assertion-typ" "client-assertion-aud" "jwt-bearer-claim-missing" "security-event-claim-missing" "security-event-claim-type" "security-event-typ" "set-has-exp" "sd-jwt-claim-missing" "sd-jwt-claim-type" "sd-jwt-typ" "sd-jwt-alg" "sd-jwt-hash-alg" "sd-jwt-critical-disclosable" "sd-jwt-digest-repeated" "sd-jwt-disclosure-invalid" "sd-jwt-salt-short" "key-binding-claim-missing" "key-binding-claim-type" "key-binding-typ" "key-binding-alg" "key-binding-hash-mismatch" "hmac-secret-short" "hmac-secret-memorable" "hmac-secret-is-public-key" "rsa-key-short" "rsa-exponent" "rsa-exponent-small" "rsa-weak-modulus" "rsa-roca" "rsa-shared-factor" "ec-point-invalid" "jwk-alg-mismatch" "jwk-use-mismatch" "jwk-encoding" "jwk-halves-differ" "jwks-private-key" "jwks-symmetric-key" "jwks-mixed" "jwks-duplicate-kid" "jwk-kid-missing" "jwk-alg-missing" "key-reused" "key-file-permissions" "token-in-url" "token-in-fragment" "token-in-referer" "token-over-http" "cookie-missing-httponly" "cookie-missing-secure" "cookie-missing-samesite" "cookie-prefix" "cookie-outlives-token" "token-in-web-storage" "refresh-token-in-web-storage" "token-pair-in-page-reach" "token-in-log" "token-committed" "token-in-shell-history" "ignore-expired" "ignore-unused" ]
  }

  def "nu-complete jotkit explain format" [] {
    [ "human" "json" "markdown" ]
  }

  # Tell all about one rule
  export extern "jotkit explain" [
    --color: string@"nu-complete jotkit explain color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --format: string@"nu-complete jotkit explain format" # Format of the page
    --help(-h)                # Print help (see more with '--help')
    rule: string@"nu-complete jotkit explain rule" # Name of the rule
  ]

  def "nu-complete jotkit completions color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete jotkit completions shell" [] {
    [ "bash" "zsh" "fish" "powershell" "elvish" "nushell" ]
  }

  # Print a completion script
  export extern "jotkit completions" [
    --color: string@"nu-complete jotkit completions color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --help(-h)                # Print help (see more with '--help')
    shell: string@"nu-complete jotkit completions shell" # The shell
  ]

  def "nu-complete jotkit man color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete jotkit man command" [] {
    [ "key" "keygen" "sign" "decode" "verify" "lint" "rules" "explain" "completions" "man" "help" ]
  }

  # Print a man page
  export extern "jotkit man" [
    --color: string@"nu-complete jotkit man color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --out: directory          # Write the pages of all commands to files in this folder
    --help(-h)                # Print help (see more with '--help')
    ...command: string@"nu-complete jotkit man command" # The command, such as lint or key inspect [default: jotkit itself]
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "jotkit help" [
  ]

  # Say what a key file is, and change its form
  export extern "jotkit help key" [
  ]

  # Make a new key pair or HMAC secret
  export extern "jotkit help keygen" [
  ]

  # Make a token from claims
  export extern "jotkit help sign" [
  ]

  # Show what tokens say, unverified
  export extern "jotkit help decode" [
  ]

  # Judge tokens by keys and expectations, with every reason
  export extern "jotkit help verify" [
  ]

  # Find what is wrong with tokens
  export extern "jotkit help lint" [
  ]

  # List the rules of lint
  export extern "jotkit help rules" [
  ]

  # Tell all about one rule
  export extern "jotkit help explain" [
  ]

  # Print a completion script
  export extern "jotkit help completions" [
  ]

  # Print a man page
  export extern "jotkit help man" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "jotkit help help" [
  ]

}

export use completions *
