# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_jotkit_global_optspecs
    string join \n color= q/quiet v/verbose now= h/help V/version
end

function __fish_jotkit_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_jotkit_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_jotkit_using_subcommand
    set -l cmd (__fish_jotkit_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c jotkit -n "__fish_jotkit_needs_command" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_needs_command" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_needs_command" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_needs_command" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_needs_command" -s V -l version -d 'Print version'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "key" -d 'Say what a key file is, and change its form'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "keygen" -d 'Make a new key pair or HMAC secret'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "sign" -d 'Make a token from claims'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "decode" -d 'Show what tokens say, unverified'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "verify" -d 'Judge tokens by keys and expectations, with every reason'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "lint" -d 'Find what is wrong with tokens'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "rules" -d 'List the rules of lint'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "explain" -d 'Tell all about one rule'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "completions" -d 'Print a completion script'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "man" -d 'Print a man page'
complete -c jotkit -n "__fish_jotkit_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -f -a "inspect" -d 'Say what the keys of a file are, and what they may serve'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -f -a "public" -d 'Print the public half'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -f -a "convert" -d 'Change the form of a key, private half included'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -f -a "thumbprint" -d 'Print the RFC 7638 thumbprint'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -f -a "jwks" -d 'Gather keys into a JWK Set of their public halves'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and not __fish_seen_subcommand_from inspect public convert thumbprint jwks help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from inspect" -l passphrase -d 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from inspect" -l format -d 'Format of the answer' -r -f -a "human\t'For people'
json\t'JSON'"
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from inspect" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from inspect" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from inspect" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from inspect" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from inspect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from public" -l passphrase -d 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from public" -l to -d 'The form: spki, pkcs1, der, jwk or openssh' -r -f -a "pkcs8\t''
pkcs1\t''
sec1\t''
spki\t''
der\t''
jwk\t''
openssh\t''"
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from public" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from public" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from public" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from public" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from public" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from convert" -l passphrase -d 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from convert" -l to -d 'The form' -r -f -a "pkcs8\t''
pkcs1\t''
sec1\t''
spki\t''
der\t''
jwk\t''
openssh\t''"
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from convert" -s o -l out -d 'Write this file, mode 0600 for a private key [default: standard output]' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from convert" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from convert" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from convert" -l force -d 'Replace the file if it exists'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from convert" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from convert" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from convert" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from thumbprint" -l passphrase -d 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from thumbprint" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from thumbprint" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from thumbprint" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from thumbprint" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from thumbprint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from jwks" -l passphrase -d 'What opens encrypted ones' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from jwks" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from jwks" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from jwks" -l private -d 'Put private keys and secrets in as they are'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from jwks" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from jwks" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from jwks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "inspect" -d 'Say what the keys of a file are, and what they may serve'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "public" -d 'Print the public half'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "convert" -d 'Change the form of a key, private half included'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "thumbprint" -d 'Print the RFC 7638 thumbprint'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "jwks" -d 'Gather keys into a JWK Set of their public halves'
complete -c jotkit -n "__fish_jotkit_using_subcommand key; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -s o -l out -d 'Write NAME.pem (mode 0600) and NAME.pub.pem, or NAME.secret; - prints the private half [default: the algorithm\'s name in lower case]' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -l bits -d 'Size of an RSA key: 2048, 3072, 4096 or 8192' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -l format -d 'Form of the files: NAME.pem and NAME.pub.pem, NAME.der and NAME.pub.der, or NAME.jwk.json and NAME.pub.jwk.json' -r -f -a "pem\t'PEM: PKCS#8 and SPKI'
der\t'DER of the same'
jwk\t'JSON Web Keys'
jwks\t'JSON Web Key Sets of one key'"
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -l kid -d 'Key ID in a JWK: thumbprint (RFC 7638), none, or the text itself' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -l passphrase -d 'Encrypt the private PEM with this, named like a secret: prompt, env:NAME, file:PATH, …' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -l force -d 'Replace files that exist'
complete -c jotkit -n "__fish_jotkit_using_subcommand keygen" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -s k -l key -d 'The private key: PEM, DER, JWK or OpenSSH; several sign a general serialization' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -s s -l secret -d 'The HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l passphrase -d 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l alg -d 'The algorithm [default: what the key says]; of several each key takes the first it admits' -r -f -a "HS256\t''
HS384\t''
HS512\t''
RS256\t''
RS384\t''
RS512\t''
PS256\t''
PS384\t''
PS512\t''
ES256\t''
ES384\t''
ES512\t''
ES256K\t''
EdDSA\t''
Ed25519\t''
ML-DSA-44\t''
ML-DSA-65\t''
ML-DSA-87\t''"
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l profile -d 'Make this kind of JWT: fill in what it needs, and refuse what it forbids' -r -f -a "access-token\t''
id-token\t''
logout-token\t''
client-assertion\t''
jwt-bearer\t''
dpop-proof\t''"
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l exp -d 'When it expires: 15m, a time, or never [default: 15m, unless the claims or the profile say]' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l iat -d 'When it was issued: a time, or none [default: now, unless the claims say]' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l nbf -d 'When it becomes valid: a time' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l iss -d 'Issuer' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l sub -d 'Subject' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l aud -d 'Audience; several make an array' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l jti -d 'Token ID: auto (128 random bits), none, or the text itself [default: auto, unless the claims say]' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l claim -d 'Another claim: name=text, or name:=json' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l header -d 'A header parameter: name=text, or name:=json' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l kid -d 'Key ID: thumbprint (RFC 7638), none, or the text itself [default: the JWK\'s]' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l typ -d 'Type of the token, such as at+jwt [default: JWT, or the profile\'s]' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l serialization -d 'The serialization: compact, flattened or general' -r -f -a "compact\t''
flattened\t''
general\t''"
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l unsecured -d 'Leave the token unsigned (alg none): for tests only'
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l jws -d 'Sign CLAIMS as it stands, whatever it is, instead of a claims set'
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l detached -d 'Leave the payload out of the token (RFC 7515 appendix F); implies --jws'
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l lines -d 'Make a token of each line of JSON in CLAIMS, on all cores'
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l no-lint -d 'Leave the new token unlinted'
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -l strict -d 'Print no token that has an error, or whose key is weak'
complete -c jotkit -n "__fish_jotkit_using_subcommand sign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand decode" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand decode" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand decode" -l get -d 'Print the value of a claim: its name, or a JSON Pointer such as /address/street' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand decode" -l part -d 'Print the exact bytes of a part' -r -f -a "header\t'The JOSE header'
payload\t'The payload'
signature\t'The signature'"
complete -c jotkit -n "__fish_jotkit_using_subcommand decode" -l time -d 'How to write times [default: utc]' -r -f -a "utc\t'As UTC'
local\t'In the time zone of this machine, or of TZ'
unix\t'As Unix seconds'"
complete -c jotkit -n "__fish_jotkit_using_subcommand decode" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand decode" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand decode" -l json -d 'Print an object a token, for jq'
complete -c jotkit -n "__fish_jotkit_using_subcommand decode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l payload -d 'The payload of a token that comes without it; - for standard input' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l format -d 'Format of the report' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'A JSON object a token, as each is done'
html\t'One page for a browser'"
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -s k -l key -d 'A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l jwks -d 'A JWK Set: a file, or the https URL to fetch it from' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l discover -d 'Fetch the keys of this issuer' -r -f
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l ca-file -d 'Certificates in PEM that servers are trusted by, beside those of the system' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -s s -l secret -d 'An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l passphrase -d 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l alg -d 'Accept only this algorithm; may be repeated [default: what the keys admit]' -r -f -a "HS256\t''
HS384\t''
HS512\t''
RS256\t''
RS384\t''
RS512\t''
PS256\t''
PS384\t''
PS512\t''
ES256\t''
ES384\t''
ES512\t''
ES256K\t''
EdDSA\t''
Ed25519\t''
ML-DSA-44\t''
ML-DSA-65\t''
ML-DSA-87\t''"
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l iss -d 'The issuer; several are alternatives [default: that of --discover]' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l aud -d 'Your name in aud; several are alternatives' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l sub -d 'The subject' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l typ -d 'The header\'s typ, such as at+jwt' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l require -d 'A claim that must be there; may be repeated' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l leeway -d 'How far clocks may differ: 60s' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l max-age -d 'How long ago the token may have been issued' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l profile -d 'Make the demands of this kind of JWT' -r -f -a "access-token\t''
id-token\t''
refresh\t''
logout-token\t''
dpop-proof\t''
client-assertion\t''
jwt-bearer\t''
security-event\t''
sd-jwt\t''
key-binding\t''
generic\t''"
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l denylist -d 'Reject tokens whose jti is listed: a file with a jti, or iss and jti, a line; or redis://host:port/db' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l denylist-key -d 'The key that a revoked token has in Redis' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l ignore-exp -d 'Leave exp unchecked'
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l ignore-nbf -d 'Leave nbf unchecked'
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l ignore-iat -d 'Leave iat unchecked'
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l jws -d 'Check the signature alone; the payload may be anything'
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -l strict -d 'Make every weakness of the key, or of the set it is in, a reason to reject'
complete -c jotkit -n "__fish_jotkit_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l profile -d 'Treat every token as one of this kind [default: told from each token]' -r -f -a "access-token\t''
id-token\t''
refresh\t''
logout-token\t''
dpop-proof\t''
client-assertion\t''
jwt-bearer\t''
security-event\t''
sd-jwt\t''
key-binding\t''
generic\t''"
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l max-ttl -d 'The longest lifetime a token may have [default: by profile, 1h for an access token]' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l select -d 'Run only these rules or groups' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l ignore -d 'Count the findings of these rules or groups, and do not report them' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l severity -d 'Give a rule another severity: exp-too-far=error' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l fail-on -d 'Exit 1 from this severity on [default: error]' -r -f -a "info\t'Good to know'
warning\t'Against the advice of a standard'
error\t'Against a standard\'s demand, or a compromise at hand'"
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l format -d 'Format of the report' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'A JSON object a token, as each is done'
html\t'One page for a browser'"
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -s k -l key -d 'A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l jwks -d 'A JWK Set: a file, or the https URL to fetch it from' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l discover -d 'Fetch the keys of this issuer' -r -f
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l ca-file -d 'Certificates in PEM that servers are trusted by, beside those of the system' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -s s -l secret -d 'An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l passphrase -d 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l wordlist -d 'HMAC secrets, one a line, to try beside the well-known ones; may be gzip, a pipe, or - for standard input' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l hashcat -d 'Write the tokens that are signed with an HMAC to a new file for hashcat -m 16500: live tokens, mode 0600' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l glob -d 'Read only files that match, or with ! before it none that do: *.log, !vendor' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l with -d 'What came with the tokens, to judge them beside it: a token, code=TEXT, access_token=TEXT, or a file that holds them' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l config -d 'The policy file [default: JOTKIT_CONFIG, or the nearest jotkit.toml up to the repository\'s folder]' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l preset -d 'Begin with these settings' -r -f -a "rfc9068\t'Access tokens as RFC 9068 wants them'
oidc\t'ID tokens and logout tokens of OpenID Connect'
owasp\t'Short lives, revocation, and payloads that tell nothing'
strict\t'All of it, and smells too: a warning fails the run'"
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l min-confidence -d 'Count findings that are less sure, and do not report them' -r -f -a "low\t'A guess from a name or a value'
medium\t'It depends on a profile or context that was inferred'
high\t'Decided by the bytes'"
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l min-severity -d 'Count findings below this severity, and do not report them' -r -f -a "info\t'Good to know'
warning\t'Against the advice of a standard'
error\t'Against a standard\'s demand, or a compromise at hand'"
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l baseline -d 'Count findings that are in this file, and do not report them' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l write-baseline -d 'Write the findings of this run to a file for --baseline' -r -F
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l exit-zero -d 'Report, and exit 0 whatever is found'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l allow-empty -d 'Input without a token or key is no failure'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l show-secrets -d 'Show sensitive values instead of masking them'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l show-all -d 'Tell for each token what every rule answered, and why'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l stats -d 'Draw what was seen: validity, lifetimes, issuers, algorithms, kinds of token, places'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l hidden -d 'Read files whose name begins with a dot too'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l no-ignore -d 'Read what .gitignore, .ignore and git\'s own lists leave out too'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l no-config -d 'Look for no policy file'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l example-config -d 'Print a policy file with every key in it, commented out'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l fresh -d 'The tokens were just issued: one that is expired is an error'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l pedantic -d 'Report smells too'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l auditor -d 'Report what a reviewer wants to see, likely false alarms too'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -l no-ignores -d 'Report what the policy file\'s ignores, and what it allows of sensitive claims, leave out'
complete -c jotkit -n "__fish_jotkit_using_subcommand lint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand rules" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand rules" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand rules" -l format -d 'Format of the list' -r -f -a "human\t'For people'
json\t'JSON'
markdown\t'Markdown'"
complete -c jotkit -n "__fish_jotkit_using_subcommand rules" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand rules" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand rules" -l schema -d 'Print the JSON Schema of the policy file, jotkit.toml'
complete -c jotkit -n "__fish_jotkit_using_subcommand rules" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand explain" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand explain" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand explain" -l format -d 'Format of the page' -r -f -a "human\t'For people'
json\t'JSON'
markdown\t'Markdown'"
complete -c jotkit -n "__fish_jotkit_using_subcommand explain" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand explain" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand completions" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand completions" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand completions" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand completions" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand man" -l color -d 'When to color; NO_COLOR and CLICOLOR_FORCE are honored' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere'
always\t'Always'
never\t'Never'"
complete -c jotkit -n "__fish_jotkit_using_subcommand man" -l now -d 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now' -r
complete -c jotkit -n "__fish_jotkit_using_subcommand man" -s q -l quiet -d 'Leave out notes on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand man" -s v -l verbose -d 'Say what was done on standard error'
complete -c jotkit -n "__fish_jotkit_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "key" -d 'Say what a key file is, and change its form'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "keygen" -d 'Make a new key pair or HMAC secret'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "sign" -d 'Make a token from claims'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "decode" -d 'Show what tokens say, unverified'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "verify" -d 'Judge tokens by keys and expectations, with every reason'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "lint" -d 'Find what is wrong with tokens'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "rules" -d 'List the rules of lint'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "explain" -d 'Tell all about one rule'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "completions" -d 'Print a completion script'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "man" -d 'Print a man page'
complete -c jotkit -n "__fish_jotkit_using_subcommand help; and not __fish_seen_subcommand_from key keygen sign decode verify lint rules explain completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
