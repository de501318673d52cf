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

  def "nu-complete jotkit keygen format" [] {
    [ "pem" "der" "jwk" "jwks" ]
  }

  # Make a new key pair or HMAC secret
  export extern "jotkit keygen" [
    --color: string@"nu-complete jotkit keygen color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --out(-o): path           # Write NAME.pem (mode 0600) and NAME.pub.pem, or NAME.secret; - prints the private half [default: the algorithm's name in lower case]
    --bits: string            # Size of an RSA key: 2048, 3072, 4096 or 8192
    --format: string@"nu-complete jotkit keygen format" # Form of the files: NAME.pem and NAME.pub.pem, NAME.der and NAME.pub.der, or NAME.jwk.json and NAME.pub.jwk.json
    --kid: string             # Key ID in a JWK: thumbprint (RFC 7638), none, or the text itself
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
    --jti: string             # Token ID: auto (128 random bits), none, or the text itself [default: auto, unless the claims say]
    --claim: string           # Another claim: name=text, or name:=json
    --header: string          # A header parameter: name=text, or name:=json
    --kid: string             # Key ID: thumbprint (RFC 7638), none, or the text itself [default: the JWK's]
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
    --denylist: string        # Reject tokens whose jti is listed: a file with a jti, or iss and jti, a line; or redis://host:port/db
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

  def "nu-complete jotkit lint fail_on" [] {
    [ "info" "warning" "error" ]
  }

  def "nu-complete jotkit lint format" [] {
    [ "human" "json" "jsonl" "html" ]
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
    --select: string          # Run only these rules or groups
    --ignore: string          # Count the findings of these rules or groups, and do not report them
    --severity: string        # Give a rule another severity: exp-too-far=error
    --fail-on: string@"nu-complete jotkit lint fail_on" # Exit 1 from this severity on [default: error]
    --exit-zero               # Report, and exit 0 whatever is found
    --allow-empty             # Input without a token or key is no failure
    --show-secrets            # Show sensitive values instead of masking them
    --show-all                # Tell for each token what every rule answered, and why
    --stats                   # Draw what was seen: validity, lifetimes, issuers, algorithms, kinds of token, places
    --format: string@"nu-complete jotkit lint format" # Format of the report
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
    rule: string              # Name of the rule
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

  # Print a man page
  export extern "jotkit man" [
    --color: string@"nu-complete jotkit man color" # When to color; NO_COLOR and CLICOLOR_FORCE are honored
    --quiet(-q)               # Leave out notes on standard error
    --verbose(-v)             # Say what was done on standard error
    --now: string             # Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    --help(-h)                # Print help (see more with '--help')
    command?: string          # The command [default: jotkit itself]
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
