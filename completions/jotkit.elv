
use builtin;
use str;

set edit:completion:arg-completer[jotkit] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'jotkit'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'jotkit'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand key 'Say what a key file is, and change its form'
            cand keygen 'Make a new key pair or HMAC secret'
            cand sign 'Make a token from claims'
            cand decode 'Show what tokens say, unverified'
            cand verify 'Judge tokens by keys and expectations, with every reason'
            cand lint 'Find what is wrong with tokens'
            cand rules 'List the rules of lint'
            cand explain 'Tell all about one rule'
            cand completions 'Print a completion script'
            cand man 'Print a man page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'jotkit;key'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand inspect 'Say what the keys of a file are, and what they may serve'
            cand public 'Print the public half'
            cand convert 'Change the form of a key, private half included'
            cand thumbprint 'Print the RFC 7638 thumbprint'
            cand jwks 'Gather keys into a JWK Set of their public halves'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'jotkit;key;inspect'= {
            cand --passphrase 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …'
            cand --format 'Format of the answer'
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;key;public'= {
            cand --passphrase 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …'
            cand --to 'The form: spki, pkcs1, der, jwk or openssh'
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;key;convert'= {
            cand --passphrase 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …'
            cand --to 'The form'
            cand -o 'Write this file, mode 0600 for a private key [default: standard output]'
            cand --out 'Write this file, mode 0600 for a private key [default: standard output]'
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand --force 'Replace the file if it exists'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;key;thumbprint'= {
            cand --passphrase 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …'
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;key;jwks'= {
            cand --passphrase 'What opens encrypted ones'
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand --private 'Put private keys and secrets in as they are'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;key;help'= {
            cand inspect 'Say what the keys of a file are, and what they may serve'
            cand public 'Print the public half'
            cand convert 'Change the form of a key, private half included'
            cand thumbprint 'Print the RFC 7638 thumbprint'
            cand jwks 'Gather keys into a JWK Set of their public halves'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'jotkit;key;help;inspect'= {
        }
        &'jotkit;key;help;public'= {
        }
        &'jotkit;key;help;convert'= {
        }
        &'jotkit;key;help;thumbprint'= {
        }
        &'jotkit;key;help;jwks'= {
        }
        &'jotkit;key;help;help'= {
        }
        &'jotkit;keygen'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand -o 'Write NAME.pem (mode 0600) and NAME.pub.pem, or NAME.secret; - prints the private half [default: the algorithm''s name in lower case]'
            cand --out 'Write NAME.pem (mode 0600) and NAME.pub.pem, or NAME.secret; - prints the private half [default: the algorithm''s name in lower case]'
            cand --bits 'Size of an RSA key: 2048, 3072, 4096 or 8192'
            cand --format 'Form of the files: NAME.pem and NAME.pub.pem, NAME.der and NAME.pub.der, or NAME.jwk.json and NAME.pub.jwk.json'
            cand --kid 'Key ID in a JWK: thumbprint (RFC 7638), none, or the text itself'
            cand --passphrase 'Encrypt the private PEM with this, named like a secret: prompt, env:NAME, file:PATH, …'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand --force 'Replace files that exist'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;sign'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand -k 'The private key: PEM, DER, JWK or OpenSSH; several sign a general serialization'
            cand --key 'The private key: PEM, DER, JWK or OpenSSH; several sign a general serialization'
            cand -s 'The HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself'
            cand --secret 'The HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself'
            cand --passphrase 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …'
            cand --alg 'The algorithm [default: what the key says]; of several each key takes the first it admits'
            cand --profile 'Make this kind of JWT: fill in what it needs, and refuse what it forbids'
            cand --exp 'When it expires: 15m, a time, or never [default: 15m, unless the claims or the profile say]'
            cand --iat 'When it was issued: a time, or none [default: now, unless the claims say]'
            cand --nbf 'When it becomes valid: a time'
            cand --iss 'Issuer'
            cand --sub 'Subject'
            cand --aud 'Audience; several make an array'
            cand --jti 'Token ID: auto (128 random bits), none, or the text itself [default: auto, unless the claims say]'
            cand --claim 'Another claim: name=text, or name:=json'
            cand --header 'A header parameter: name=text, or name:=json'
            cand --kid 'Key ID: thumbprint (RFC 7638), none, or the text itself [default: the JWK''s]'
            cand --typ 'Type of the token, such as at+jwt [default: JWT, or the profile''s]'
            cand --serialization 'The serialization: compact, flattened or general'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand --unsecured 'Leave the token unsigned (alg none): for tests only'
            cand --jws 'Sign CLAIMS as it stands, whatever it is, instead of a claims set'
            cand --detached 'Leave the payload out of the token (RFC 7515 appendix F); implies --jws'
            cand --lines 'Make a token of each line of JSON in CLAIMS, on all cores'
            cand --no-lint 'Leave the new token unlinted'
            cand --strict 'Print no token that has an error, or whose key is weak'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;decode'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand --get 'Print the value of a claim: its name, or a JSON Pointer such as /address/street'
            cand --part 'Print the exact bytes of a part'
            cand --time 'How to write times [default: utc]'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand --json 'Print an object a token, for jq'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;verify'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand --payload 'The payload of a token that comes without it; - for standard input'
            cand --format 'Format of the report'
            cand -k 'A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated'
            cand --key 'A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated'
            cand --jwks 'A JWK Set: a file, or the https URL to fetch it from'
            cand --discover 'Fetch the keys of this issuer'
            cand --ca-file 'Certificates in PEM that servers are trusted by, beside those of the system'
            cand -s 'An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated'
            cand --secret 'An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated'
            cand --passphrase 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …'
            cand --alg 'Accept only this algorithm; may be repeated [default: what the keys admit]'
            cand --iss 'The issuer; several are alternatives [default: that of --discover]'
            cand --aud 'Your name in aud; several are alternatives'
            cand --sub 'The subject'
            cand --typ 'The header''s typ, such as at+jwt'
            cand --require 'A claim that must be there; may be repeated'
            cand --leeway 'How far clocks may differ: 60s'
            cand --max-age 'How long ago the token may have been issued'
            cand --profile 'Make the demands of this kind of JWT'
            cand --denylist 'Reject tokens whose jti is listed: a file with a jti, or iss and jti, a line; or redis://host:port/db'
            cand --denylist-key 'The key that a revoked token has in Redis'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand --ignore-exp 'Leave exp unchecked'
            cand --ignore-nbf 'Leave nbf unchecked'
            cand --ignore-iat 'Leave iat unchecked'
            cand --jws 'Check the signature alone; the payload may be anything'
            cand --strict 'Make every weakness of the key, or of the set it is in, a reason to reject'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;lint'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand --profile 'Treat every token as one of this kind [default: told from each token]'
            cand --max-ttl 'The longest lifetime a token may have [default: by profile, 1h for an access token]'
            cand --select 'Run only these rules or groups'
            cand --ignore 'Count the findings of these rules or groups, and do not report them'
            cand --severity 'Give a rule another severity: exp-too-far=error'
            cand --fail-on 'Exit 1 from this severity on [default: error]'
            cand --format 'Format of the report, and the file to write it to [default: standard output]; may be repeated'
            cand -o 'Write the report to a file, whole or not at all, instead of standard output'
            cand --output 'Write the report to a file, whole or not at all, instead of standard output'
            cand -k 'A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated'
            cand --key 'A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated'
            cand --jwks 'A JWK Set: a file, or the https URL to fetch it from'
            cand --discover 'Fetch the keys of this issuer'
            cand --ca-file 'Certificates in PEM that servers are trusted by, beside those of the system'
            cand -s 'An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated'
            cand --secret 'An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated'
            cand --passphrase 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …'
            cand --wordlist 'HMAC secrets, one a line, to try beside the well-known ones; may be gzip, a pipe, or - for standard input'
            cand --hashcat 'Write the tokens that are signed with an HMAC to a new file for hashcat -m 16500: live tokens, mode 0600'
            cand --glob 'Read only files that match, or with ! before it none that do: *.log, !vendor'
            cand --with 'What came with the tokens, to judge them beside it: a token, code=TEXT, access_token=TEXT, or a file that holds them'
            cand --config 'The policy file [default: JOTKIT_CONFIG, or the nearest jotkit.toml up to the repository''s folder]'
            cand --preset 'Begin with these settings'
            cand --min-confidence 'Count findings that are less sure, and do not report them'
            cand --min-severity 'Count findings below this severity, and do not report them'
            cand --baseline 'Count findings that are in this file, and do not report them'
            cand --write-baseline 'Write the findings of this run to a file for --baseline'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand --exit-zero 'Report, and exit 0 whatever is found'
            cand --allow-empty 'Input without a token or key is no failure'
            cand --show-secrets 'Show sensitive values instead of masking them'
            cand --show-all 'Tell for each token what every rule answered, and why'
            cand --each 'Tell each sighting of a token by itself, and not each token once with its places'
            cand --stats 'Draw what was seen: validity, lifetimes, issuers, algorithms, kinds of token, places'
            cand --hidden 'Read files whose name begins with a dot too'
            cand --no-ignore 'Read what .gitignore, .ignore and git''s own lists leave out too'
            cand --no-config 'Look for no policy file'
            cand --example-config 'Print a policy file with every key in it, commented out'
            cand --fresh 'The tokens were just issued: one that is expired is an error'
            cand --pedantic 'Report smells too'
            cand --auditor 'Report what a reviewer wants to see, likely false alarms too'
            cand --no-ignores 'Report what the policy file''s ignores, and what it allows of sensitive claims, leave out'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;rules'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand --format 'Format of the list'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand --schema 'Print the JSON Schema of the policy file, jotkit.toml'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;explain'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand --format 'Format of the page'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;completions'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;man'= {
            cand --color 'When to color; NO_COLOR and CLICOLOR_FORCE are honored'
            cand --now 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now'
            cand --out 'Write the pages of all commands to files in this folder'
            cand -q 'Leave out notes on standard error'
            cand --quiet 'Leave out notes on standard error'
            cand -v 'Say what was done on standard error'
            cand --verbose 'Say what was done on standard error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'jotkit;help'= {
            cand key 'Say what a key file is, and change its form'
            cand keygen 'Make a new key pair or HMAC secret'
            cand sign 'Make a token from claims'
            cand decode 'Show what tokens say, unverified'
            cand verify 'Judge tokens by keys and expectations, with every reason'
            cand lint 'Find what is wrong with tokens'
            cand rules 'List the rules of lint'
            cand explain 'Tell all about one rule'
            cand completions 'Print a completion script'
            cand man 'Print a man page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'jotkit;help;key'= {
        }
        &'jotkit;help;keygen'= {
        }
        &'jotkit;help;sign'= {
        }
        &'jotkit;help;decode'= {
        }
        &'jotkit;help;verify'= {
        }
        &'jotkit;help;lint'= {
        }
        &'jotkit;help;rules'= {
        }
        &'jotkit;help;explain'= {
        }
        &'jotkit;help;completions'= {
        }
        &'jotkit;help;man'= {
        }
        &'jotkit;help;help'= {
        }
    ]
    $completions[$command]
}
