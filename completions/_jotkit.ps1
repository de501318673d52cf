
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'jotkit' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'jotkit'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'jotkit' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'Say what a key file is, and change its form')
            [CompletionResult]::new('keygen', 'keygen', [CompletionResultType]::ParameterValue, 'Make a new key pair or HMAC secret')
            [CompletionResult]::new('sign', 'sign', [CompletionResultType]::ParameterValue, 'Make a token from claims')
            [CompletionResult]::new('decode', 'decode', [CompletionResultType]::ParameterValue, 'Show what tokens say, unverified')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Judge tokens by keys and expectations, with every reason')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Find what is wrong with tokens')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List the rules of lint')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Tell all about one rule')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a man page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'jotkit;key' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Say what the keys of a file are, and what they may serve')
            [CompletionResult]::new('public', 'public', [CompletionResultType]::ParameterValue, 'Print the public half')
            [CompletionResult]::new('convert', 'convert', [CompletionResultType]::ParameterValue, 'Change the form of a key, private half included')
            [CompletionResult]::new('thumbprint', 'thumbprint', [CompletionResultType]::ParameterValue, 'Print the RFC 7638 thumbprint')
            [CompletionResult]::new('jwks', 'jwks', [CompletionResultType]::ParameterValue, 'Gather keys into a JWK Set of their public halves')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'jotkit;key;inspect' {
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;key;public' {
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The form: spki, pkcs1, der, jwk or openssh')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;key;convert' {
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The form')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write this file, mode 0600 for a private key [default: standard output]')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write this file, mode 0600 for a private key [default: standard output]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the file if it exists')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;key;thumbprint' {
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;key;jwks' {
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'What opens encrypted ones')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('--private', '--private', [CompletionResultType]::ParameterName, 'Put private keys and secrets in as they are')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;key;help' {
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Say what the keys of a file are, and what they may serve')
            [CompletionResult]::new('public', 'public', [CompletionResultType]::ParameterValue, 'Print the public half')
            [CompletionResult]::new('convert', 'convert', [CompletionResultType]::ParameterValue, 'Change the form of a key, private half included')
            [CompletionResult]::new('thumbprint', 'thumbprint', [CompletionResultType]::ParameterValue, 'Print the RFC 7638 thumbprint')
            [CompletionResult]::new('jwks', 'jwks', [CompletionResultType]::ParameterValue, 'Gather keys into a JWK Set of their public halves')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'jotkit;key;help;inspect' {
            break
        }
        'jotkit;key;help;public' {
            break
        }
        'jotkit;key;help;convert' {
            break
        }
        'jotkit;key;help;thumbprint' {
            break
        }
        'jotkit;key;help;jwks' {
            break
        }
        'jotkit;key;help;help' {
            break
        }
        'jotkit;keygen' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write NAME.pem (mode 0600) and NAME.pub.pem, or NAME.secret; - prints the private half [default: the algorithm''s name in lower case]')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write NAME.pem (mode 0600) and NAME.pub.pem, or NAME.secret; - prints the private half [default: the algorithm''s name in lower case]')
            [CompletionResult]::new('--bits', '--bits', [CompletionResultType]::ParameterName, 'Size of an RSA key: 2048, 3072, 4096 or 8192')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the files: NAME.pem and NAME.pub.pem, NAME.der and NAME.pub.der, or NAME.jwk.json and NAME.pub.jwk.json')
            [CompletionResult]::new('--kid', '--kid', [CompletionResultType]::ParameterName, 'Key ID in a JWK: thumbprint (RFC 7638), none, or the text itself')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Encrypt the private PEM with this, named like a secret: prompt, env:NAME, file:PATH, …')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace files that exist')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;sign' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'The private key: PEM, DER, JWK or OpenSSH; several sign a general serialization')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The private key: PEM, DER, JWK or OpenSSH; several sign a general serialization')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'The HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …')
            [CompletionResult]::new('--alg', '--alg', [CompletionResultType]::ParameterName, 'The algorithm [default: what the key says]; of several each key takes the first it admits')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Make this kind of JWT: fill in what it needs, and refuse what it forbids')
            [CompletionResult]::new('--exp', '--exp', [CompletionResultType]::ParameterName, 'When it expires: 15m, a time, or never [default: 15m, unless the claims or the profile say]')
            [CompletionResult]::new('--iat', '--iat', [CompletionResultType]::ParameterName, 'When it was issued: a time, or none [default: now, unless the claims say]')
            [CompletionResult]::new('--nbf', '--nbf', [CompletionResultType]::ParameterName, 'When it becomes valid: a time')
            [CompletionResult]::new('--iss', '--iss', [CompletionResultType]::ParameterName, 'Issuer')
            [CompletionResult]::new('--sub', '--sub', [CompletionResultType]::ParameterName, 'Subject')
            [CompletionResult]::new('--aud', '--aud', [CompletionResultType]::ParameterName, 'Audience; several make an array')
            [CompletionResult]::new('--jti', '--jti', [CompletionResultType]::ParameterName, 'Token ID: auto (128 random bits), none, or the text itself [default: auto, unless the claims say]')
            [CompletionResult]::new('--claim', '--claim', [CompletionResultType]::ParameterName, 'Another claim: name=text, or name:=json')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'A header parameter: name=text, or name:=json')
            [CompletionResult]::new('--kid', '--kid', [CompletionResultType]::ParameterName, 'Key ID: thumbprint (RFC 7638), none, or the text itself [default: the JWK''s]')
            [CompletionResult]::new('--typ', '--typ', [CompletionResultType]::ParameterName, 'Type of the token, such as at+jwt [default: JWT, or the profile''s]')
            [CompletionResult]::new('--serialization', '--serialization', [CompletionResultType]::ParameterName, 'The serialization: compact, flattened or general')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--unsecured', '--unsecured', [CompletionResultType]::ParameterName, 'Leave the token unsigned (alg none): for tests only')
            [CompletionResult]::new('--jws', '--jws', [CompletionResultType]::ParameterName, 'Sign CLAIMS as it stands, whatever it is, instead of a claims set')
            [CompletionResult]::new('--detached', '--detached', [CompletionResultType]::ParameterName, 'Leave the payload out of the token (RFC 7515 appendix F); implies --jws')
            [CompletionResult]::new('--lines', '--lines', [CompletionResultType]::ParameterName, 'Make a token of each line of JSON in CLAIMS, on all cores')
            [CompletionResult]::new('--no-lint', '--no-lint', [CompletionResultType]::ParameterName, 'Leave the new token unlinted')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Print no token that has an error, or whose key is weak')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;decode' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('--get', '--get', [CompletionResultType]::ParameterName, 'Print the value of a claim: its name, or a JSON Pointer such as /address/street')
            [CompletionResult]::new('--part', '--part', [CompletionResultType]::ParameterName, 'Print the exact bytes of a part')
            [CompletionResult]::new('--time', '--time', [CompletionResultType]::ParameterName, 'How to write times [default: utc]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print an object a token, for jq')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;verify' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('--payload', '--payload', [CompletionResultType]::ParameterName, 'The payload of a token that comes without it; - for standard input')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format of the report')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated')
            [CompletionResult]::new('--jwks', '--jwks', [CompletionResultType]::ParameterName, 'A JWK Set: a file, or the https URL to fetch it from')
            [CompletionResult]::new('--discover', '--discover', [CompletionResultType]::ParameterName, 'Fetch the keys of this issuer')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Certificates in PEM that servers are trusted by, beside those of the system')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …')
            [CompletionResult]::new('--alg', '--alg', [CompletionResultType]::ParameterName, 'Accept only this algorithm; may be repeated [default: what the keys admit]')
            [CompletionResult]::new('--iss', '--iss', [CompletionResultType]::ParameterName, 'The issuer; several are alternatives [default: that of --discover]')
            [CompletionResult]::new('--aud', '--aud', [CompletionResultType]::ParameterName, 'Your name in aud; several are alternatives')
            [CompletionResult]::new('--sub', '--sub', [CompletionResultType]::ParameterName, 'The subject')
            [CompletionResult]::new('--typ', '--typ', [CompletionResultType]::ParameterName, 'The header''s typ, such as at+jwt')
            [CompletionResult]::new('--require', '--require', [CompletionResultType]::ParameterName, 'A claim that must be there; may be repeated')
            [CompletionResult]::new('--leeway', '--leeway', [CompletionResultType]::ParameterName, 'How far clocks may differ: 60s')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'How long ago the token may have been issued')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Make the demands of this kind of JWT')
            [CompletionResult]::new('--denylist', '--denylist', [CompletionResultType]::ParameterName, 'Reject tokens whose jti is listed: a file with a jti, or iss and jti, a line; or redis://host:port/db')
            [CompletionResult]::new('--denylist-key', '--denylist-key', [CompletionResultType]::ParameterName, 'The key that a revoked token has in Redis')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--ignore-exp', '--ignore-exp', [CompletionResultType]::ParameterName, 'Leave exp unchecked')
            [CompletionResult]::new('--ignore-nbf', '--ignore-nbf', [CompletionResultType]::ParameterName, 'Leave nbf unchecked')
            [CompletionResult]::new('--ignore-iat', '--ignore-iat', [CompletionResultType]::ParameterName, 'Leave iat unchecked')
            [CompletionResult]::new('--jws', '--jws', [CompletionResultType]::ParameterName, 'Check the signature alone; the payload may be anything')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Make every weakness of the key, or of the set it is in, a reason to reject')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;lint' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Treat every token as one of this kind [default: told from each token]')
            [CompletionResult]::new('--max-ttl', '--max-ttl', [CompletionResultType]::ParameterName, 'The longest lifetime a token may have [default: by profile, 1h for an access token]')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Run only these rules or groups')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Count the findings of these rules or groups, and do not report them')
            [CompletionResult]::new('--severity', '--severity', [CompletionResultType]::ParameterName, 'Give a rule another severity: exp-too-far=error')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit 1 from this severity on [default: error]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format of the report, and the file to write it to [default: standard output]; may be repeated')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the report to a file, whole or not at all, instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the report to a file, whole or not at all, instead of standard output')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated')
            [CompletionResult]::new('--jwks', '--jwks', [CompletionResultType]::ParameterName, 'A JWK Set: a file, or the https URL to fetch it from')
            [CompletionResult]::new('--discover', '--discover', [CompletionResultType]::ParameterName, 'Fetch the keys of this issuer')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Certificates in PEM that servers are trusted by, beside those of the system')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …')
            [CompletionResult]::new('--wordlist', '--wordlist', [CompletionResultType]::ParameterName, 'HMAC secrets, one a line, to try beside the well-known ones; may be gzip, a pipe, or - for standard input')
            [CompletionResult]::new('--hashcat', '--hashcat', [CompletionResultType]::ParameterName, 'Write the tokens that are signed with an HMAC to a new file for hashcat -m 16500: live tokens, mode 0600')
            [CompletionResult]::new('--glob', '--glob', [CompletionResultType]::ParameterName, 'Read only files that match, or with ! before it none that do: *.log, !vendor')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'What came with the tokens, to judge them beside it: a token, code=TEXT, access_token=TEXT, or a file that holds them')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The policy file [default: JOTKIT_CONFIG, or the nearest jotkit.toml up to the repository''s folder]')
            [CompletionResult]::new('--preset', '--preset', [CompletionResultType]::ParameterName, 'Begin with these settings')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Count findings that are less sure, and do not report them')
            [CompletionResult]::new('--min-severity', '--min-severity', [CompletionResultType]::ParameterName, 'Count findings below this severity, and do not report them')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Count findings that are in this file, and do not report them')
            [CompletionResult]::new('--write-baseline', '--write-baseline', [CompletionResultType]::ParameterName, 'Write the findings of this run to a file for --baseline')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Report, and exit 0 whatever is found')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Input without a token or key is no failure')
            [CompletionResult]::new('--show-secrets', '--show-secrets', [CompletionResultType]::ParameterName, 'Show sensitive values instead of masking them')
            [CompletionResult]::new('--show-all', '--show-all', [CompletionResultType]::ParameterName, 'Tell for each token what every rule answered, and why')
            [CompletionResult]::new('--each', '--each', [CompletionResultType]::ParameterName, 'Tell each sighting of a token by itself, and not each token once with its places')
            [CompletionResult]::new('--stats', '--stats', [CompletionResultType]::ParameterName, 'Draw what was seen: validity, lifetimes, issuers, algorithms, kinds of token, places')
            [CompletionResult]::new('--hidden', '--hidden', [CompletionResultType]::ParameterName, 'Read files whose name begins with a dot too')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Read what .gitignore, .ignore and git''s own lists leave out too')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Look for no policy file')
            [CompletionResult]::new('--example-config', '--example-config', [CompletionResultType]::ParameterName, 'Print a policy file with every key in it, commented out')
            [CompletionResult]::new('--fresh', '--fresh', [CompletionResultType]::ParameterName, 'The tokens were just issued: one that is expired is an error')
            [CompletionResult]::new('--pedantic', '--pedantic', [CompletionResultType]::ParameterName, 'Report smells too')
            [CompletionResult]::new('--auditor', '--auditor', [CompletionResultType]::ParameterName, 'Report what a reviewer wants to see, likely false alarms too')
            [CompletionResult]::new('--no-ignores', '--no-ignores', [CompletionResultType]::ParameterName, 'Report what the policy file''s ignores, and what it allows of sensitive claims, leave out')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;rules' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format of the list')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Print the JSON Schema of the policy file, jotkit.toml')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;explain' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format of the page')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;completions' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;man' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color; NO_COLOR and CLICOLOR_FORCE are honored')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write the pages of all commands to files in this folder')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out notes on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was done on standard error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'jotkit;help' {
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'Say what a key file is, and change its form')
            [CompletionResult]::new('keygen', 'keygen', [CompletionResultType]::ParameterValue, 'Make a new key pair or HMAC secret')
            [CompletionResult]::new('sign', 'sign', [CompletionResultType]::ParameterValue, 'Make a token from claims')
            [CompletionResult]::new('decode', 'decode', [CompletionResultType]::ParameterValue, 'Show what tokens say, unverified')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Judge tokens by keys and expectations, with every reason')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Find what is wrong with tokens')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List the rules of lint')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Tell all about one rule')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a man page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'jotkit;help;key' {
            break
        }
        'jotkit;help;keygen' {
            break
        }
        'jotkit;help;sign' {
            break
        }
        'jotkit;help;decode' {
            break
        }
        'jotkit;help;verify' {
            break
        }
        'jotkit;help;lint' {
            break
        }
        'jotkit;help;rules' {
            break
        }
        'jotkit;help;explain' {
            break
        }
        'jotkit;help;completions' {
            break
        }
        'jotkit;help;man' {
            break
        }
        'jotkit;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
