_jotkit() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="jotkit"
                ;;
            jotkit,completions)
                cmd="jotkit__subcmd__completions"
                ;;
            jotkit,decode)
                cmd="jotkit__subcmd__decode"
                ;;
            jotkit,explain)
                cmd="jotkit__subcmd__explain"
                ;;
            jotkit,help)
                cmd="jotkit__subcmd__help"
                ;;
            jotkit,key)
                cmd="jotkit__subcmd__key"
                ;;
            jotkit,keygen)
                cmd="jotkit__subcmd__keygen"
                ;;
            jotkit,lint)
                cmd="jotkit__subcmd__lint"
                ;;
            jotkit,man)
                cmd="jotkit__subcmd__man"
                ;;
            jotkit,rules)
                cmd="jotkit__subcmd__rules"
                ;;
            jotkit,sign)
                cmd="jotkit__subcmd__sign"
                ;;
            jotkit,verify)
                cmd="jotkit__subcmd__verify"
                ;;
            jotkit__subcmd__help,completions)
                cmd="jotkit__subcmd__help__subcmd__completions"
                ;;
            jotkit__subcmd__help,decode)
                cmd="jotkit__subcmd__help__subcmd__decode"
                ;;
            jotkit__subcmd__help,explain)
                cmd="jotkit__subcmd__help__subcmd__explain"
                ;;
            jotkit__subcmd__help,help)
                cmd="jotkit__subcmd__help__subcmd__help"
                ;;
            jotkit__subcmd__help,key)
                cmd="jotkit__subcmd__help__subcmd__key"
                ;;
            jotkit__subcmd__help,keygen)
                cmd="jotkit__subcmd__help__subcmd__keygen"
                ;;
            jotkit__subcmd__help,lint)
                cmd="jotkit__subcmd__help__subcmd__lint"
                ;;
            jotkit__subcmd__help,man)
                cmd="jotkit__subcmd__help__subcmd__man"
                ;;
            jotkit__subcmd__help,rules)
                cmd="jotkit__subcmd__help__subcmd__rules"
                ;;
            jotkit__subcmd__help,sign)
                cmd="jotkit__subcmd__help__subcmd__sign"
                ;;
            jotkit__subcmd__help,verify)
                cmd="jotkit__subcmd__help__subcmd__verify"
                ;;
            jotkit__subcmd__key,convert)
                cmd="jotkit__subcmd__key__subcmd__convert"
                ;;
            jotkit__subcmd__key,help)
                cmd="jotkit__subcmd__key__subcmd__help"
                ;;
            jotkit__subcmd__key,inspect)
                cmd="jotkit__subcmd__key__subcmd__inspect"
                ;;
            jotkit__subcmd__key,jwks)
                cmd="jotkit__subcmd__key__subcmd__jwks"
                ;;
            jotkit__subcmd__key,public)
                cmd="jotkit__subcmd__key__subcmd__public"
                ;;
            jotkit__subcmd__key,thumbprint)
                cmd="jotkit__subcmd__key__subcmd__thumbprint"
                ;;
            jotkit__subcmd__key__subcmd__help,convert)
                cmd="jotkit__subcmd__key__subcmd__help__subcmd__convert"
                ;;
            jotkit__subcmd__key__subcmd__help,help)
                cmd="jotkit__subcmd__key__subcmd__help__subcmd__help"
                ;;
            jotkit__subcmd__key__subcmd__help,inspect)
                cmd="jotkit__subcmd__key__subcmd__help__subcmd__inspect"
                ;;
            jotkit__subcmd__key__subcmd__help,jwks)
                cmd="jotkit__subcmd__key__subcmd__help__subcmd__jwks"
                ;;
            jotkit__subcmd__key__subcmd__help,public)
                cmd="jotkit__subcmd__key__subcmd__help__subcmd__public"
                ;;
            jotkit__subcmd__key__subcmd__help,thumbprint)
                cmd="jotkit__subcmd__key__subcmd__help__subcmd__thumbprint"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        jotkit)
            opts="-q -v -h -V --color --quiet --verbose --now --help --version key keygen sign decode verify lint rules explain completions man help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__completions)
            opts="-q -v -h --color --quiet --verbose --now --help bash zsh fish powershell elvish nushell"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__decode)
            opts="-q -v -h --color --quiet --verbose --now --json --get --part --time --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --get)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --part)
                    COMPREPLY=($(compgen -W "header payload signature" -- "${cur}"))
                    return 0
                    ;;
                --time)
                    COMPREPLY=($(compgen -W "utc local unix" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__explain)
            opts="-q -v -h --color --quiet --verbose --now --format --help alg-none alg-none-variant alg-invalid alg-unregistered alg-prohibited alg-eddsa-polymorphic alg-not-allowed alg-key-mismatch signature-missing signature-on-unsecured signature-length signature-degenerate signature-invalid ecdsa-high-s hmac-secret-known hmac-empty-secret hmac-key-confusion known-private-key hmac-shared-across-services jwk-embedded jwk-embedded-signer jwk-private-in-header key-url-present key-url-insecure key-url-untrusted x5c-malformed x5c-untrusted x5t-sha1 kid-injection kid-invalid kid-missing kid-unknown crit-invalid crit-relied-on b64-false zip-in-jws jwe-zip jwe-zip-bomb jwe-pbes2-count-high jwe-pbes2-count-low jwe-rsa1-5 jwe-unsigned typ-invalid typ-generic cty-missing-nested cty-unneeded header-claim-mismatch time-claim-in-header exp-missing time-claim-not-number time-claim-milliseconds time-claim-out-of-range time-claim-fractional exp-too-far exp-effectively-never exp-before-valid token-expired nbf-in-future iat-in-future iat-missing auth-time-after-iat iss-missing aud-missing sub-missing jti-missing registered-claim-type oidc-claim-type claim-placeholder claim-misspelled iss-not-https iss-unexpected aud-unexpected aud-wildcard aud-broad scope-wildcard authorization-bloat privileged-flag jti-weak sub-is-pii local-endpoint bearer-unbound sub-equals-client-id policy-claim-missing policy-claim-forbidden segment-count illegal-characters token-wrapping base64-padding base64-alphabet base64-noncanonical not-json-object duplicate-member not-utf8 invisible-characters number-precision token-too-large payload-too-deep json-serialization unprotected-alg payload-encrypted nested-jwt nested-unsecured policy-payload-too-large secret-password secret-password-hash secret-api-key secret-private-key secret-connection-string secret-otp-seed nested-token secret-generic pii-card-number pii-national-id pii-bank-account pii-health pii-special-category pii-birthdate pii-email pii-phone pii-address pii-name pii-geolocation pii-ip-address infra-internal-host user-object-dumped policy-sensitive-name access-token-claim-missing access-token-claim-type access-token-typ access-token-alg access-token-has-nonce id-token-as-access-token access-token-long-as-refresh jti-shared-with-refresh id-token-claim-missing id-token-claim-type id-token-typ id-token-azp-missing id-token-nonce-missing id-token-hash-mismatch id-token-x5c logout-token-claim-missing logout-token-claim-type logout-token-claim-forbidden logout-token-typ dpop-proof-claim-missing dpop-proof-claim-type dpop-proof-typ dpop-proof-alg dpop-htu-query dpop-proof-stale dpop-request-mismatch dpop-ath-mismatch dpop-key-mismatch client-assertion-claim-missing client-assertion-claim-type client-assertion-typ client-assertion-aud jwt-bearer-claim-missing security-event-claim-missing security-event-claim-type security-event-typ set-has-exp sd-jwt-claim-missing sd-jwt-claim-type sd-jwt-typ sd-jwt-alg sd-jwt-hash-alg sd-jwt-critical-disclosable sd-jwt-digest-repeated sd-jwt-disclosure-invalid sd-jwt-salt-short key-binding-claim-missing key-binding-claim-type key-binding-typ key-binding-alg key-binding-hash-mismatch hmac-secret-short hmac-secret-memorable hmac-secret-is-public-key rsa-key-short rsa-exponent rsa-exponent-small rsa-weak-modulus rsa-roca rsa-shared-factor ec-point-invalid jwk-alg-mismatch jwk-use-mismatch jwk-encoding jwk-halves-differ jwks-private-key jwks-symmetric-key jwks-mixed jwks-duplicate-kid jwk-kid-missing jwk-alg-missing key-reused key-file-permissions token-in-url token-in-fragment token-in-referer token-over-http cookie-missing-httponly cookie-missing-secure cookie-missing-samesite cookie-prefix cookie-outlives-token token-in-web-storage refresh-token-in-web-storage token-pair-in-page-reach token-in-log token-committed token-in-shell-history ignore-expired ignore-unused"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json markdown" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help)
            opts="key keygen sign decode verify lint rules explain completions man help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__completions)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__decode)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__explain)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__key)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__keygen)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__lint)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__man)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__rules)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__sign)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__help__subcmd__verify)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key)
            opts="-q -v -h --color --quiet --verbose --now --help inspect public convert thumbprint jwks help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__convert)
            opts="-o -q -v -h --passphrase --to --out --force --color --quiet --verbose --now --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --passphrase)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --to)
                    COMPREPLY=($(compgen -W "pkcs8 pkcs1 sec1 spki der jwk openssh" -- "${cur}"))
                    return 0
                    ;;
                --out)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__help)
            opts="inspect public convert thumbprint jwks help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__help__subcmd__convert)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__help__subcmd__inspect)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__help__subcmd__jwks)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__help__subcmd__public)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__help__subcmd__thumbprint)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 4 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__inspect)
            opts="-q -v -h --passphrase --format --color --quiet --verbose --now --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --passphrase)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__jwks)
            opts="-q -v -h --passphrase --private --color --quiet --verbose --now --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --passphrase)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__public)
            opts="-q -v -h --passphrase --to --color --quiet --verbose --now --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --passphrase)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --to)
                    COMPREPLY=($(compgen -W "pkcs8 pkcs1 sec1 spki der jwk openssh" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__key__subcmd__thumbprint)
            opts="-q -v -h --passphrase --color --quiet --verbose --now --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --passphrase)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__keygen)
            opts="-q -v -o -h --color --quiet --verbose --now --out --bits --format --kid --passphrase --force --help HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA Ed25519 ML-DSA-44 ML-DSA-65 ML-DSA-87"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --out)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --bits)
                    COMPREPLY=($(compgen -W "2048 3072 4096 8192" -- "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "pem der jwk jwks" -- "${cur}"))
                    return 0
                    ;;
                --kid)
                    COMPREPLY=($(compgen -W "thumbprint none" -- "${cur}"))
                    return 0
                    ;;
                --passphrase)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__lint)
            opts="-q -v -o -k -s -h --color --quiet --verbose --now --profile --max-ttl --select --ignore --severity --fail-on --exit-zero --allow-empty --show-secrets --show-all --each --stats --format --output --key --jwks --discover --ca-file --secret --passphrase --wordlist --hashcat --hidden --no-ignore --glob --with --config --no-config --example-config --preset --fresh --pedantic --auditor --no-ignores --min-confidence --min-severity --baseline --write-baseline --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "access-token id-token refresh logout-token dpop-proof client-assertion jwt-bearer security-event sd-jwt key-binding generic" -- "${cur}"))
                    return 0
                    ;;
                --max-ttl)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -W "algorithm header time identity structure payload profile key context policy alg-none alg-none-variant alg-invalid alg-unregistered alg-prohibited alg-eddsa-polymorphic alg-not-allowed alg-key-mismatch signature-missing signature-on-unsecured signature-length signature-degenerate signature-invalid ecdsa-high-s hmac-secret-known hmac-empty-secret hmac-key-confusion known-private-key hmac-shared-across-services jwk-embedded jwk-embedded-signer jwk-private-in-header key-url-present key-url-insecure key-url-untrusted x5c-malformed x5c-untrusted x5t-sha1 kid-injection kid-invalid kid-missing kid-unknown crit-invalid crit-relied-on b64-false zip-in-jws jwe-zip jwe-zip-bomb jwe-pbes2-count-high jwe-pbes2-count-low jwe-rsa1-5 jwe-unsigned typ-invalid typ-generic cty-missing-nested cty-unneeded header-claim-mismatch time-claim-in-header exp-missing time-claim-not-number time-claim-milliseconds time-claim-out-of-range time-claim-fractional exp-too-far exp-effectively-never exp-before-valid token-expired nbf-in-future iat-in-future iat-missing auth-time-after-iat iss-missing aud-missing sub-missing jti-missing registered-claim-type oidc-claim-type claim-placeholder claim-misspelled iss-not-https iss-unexpected aud-unexpected aud-wildcard aud-broad scope-wildcard authorization-bloat privileged-flag jti-weak sub-is-pii local-endpoint bearer-unbound sub-equals-client-id policy-claim-missing policy-claim-forbidden segment-count illegal-characters token-wrapping base64-padding base64-alphabet base64-noncanonical not-json-object duplicate-member not-utf8 invisible-characters number-precision token-too-large payload-too-deep json-serialization unprotected-alg payload-encrypted nested-jwt nested-unsecured policy-payload-too-large secret-password secret-password-hash secret-api-key secret-private-key secret-connection-string secret-otp-seed nested-token secret-generic pii-card-number pii-national-id pii-bank-account pii-health pii-special-category pii-birthdate pii-email pii-phone pii-address pii-name pii-geolocation pii-ip-address infra-internal-host user-object-dumped policy-sensitive-name access-token-claim-missing access-token-claim-type access-token-typ access-token-alg access-token-has-nonce id-token-as-access-token access-token-long-as-refresh jti-shared-with-refresh id-token-claim-missing id-token-claim-type id-token-typ id-token-azp-missing id-token-nonce-missing id-token-hash-mismatch id-token-x5c logout-token-claim-missing logout-token-claim-type logout-token-claim-forbidden logout-token-typ dpop-proof-claim-missing dpop-proof-claim-type dpop-proof-typ dpop-proof-alg dpop-htu-query dpop-proof-stale dpop-request-mismatch dpop-ath-mismatch dpop-key-mismatch client-assertion-claim-missing client-assertion-claim-type client-assertion-typ client-assertion-aud jwt-bearer-claim-missing security-event-claim-missing security-event-claim-type security-event-typ set-has-exp sd-jwt-claim-missing sd-jwt-claim-type sd-jwt-typ sd-jwt-alg sd-jwt-hash-alg sd-jwt-critical-disclosable sd-jwt-digest-repeated sd-jwt-disclosure-invalid sd-jwt-salt-short key-binding-claim-missing key-binding-claim-type key-binding-typ key-binding-alg key-binding-hash-mismatch hmac-secret-short hmac-secret-memorable hmac-secret-is-public-key rsa-key-short rsa-exponent rsa-exponent-small rsa-weak-modulus rsa-roca rsa-shared-factor ec-point-invalid jwk-alg-mismatch jwk-use-mismatch jwk-encoding jwk-halves-differ jwks-private-key jwks-symmetric-key jwks-mixed jwks-duplicate-kid jwk-kid-missing jwk-alg-missing key-reused key-file-permissions token-in-url token-in-fragment token-in-referer token-over-http cookie-missing-httponly cookie-missing-secure cookie-missing-samesite cookie-prefix cookie-outlives-token token-in-web-storage refresh-token-in-web-storage token-pair-in-page-reach token-in-log token-committed token-in-shell-history ignore-expired ignore-unused" -- "${cur}"))
                    return 0
                    ;;
                --ignore)
                    COMPREPLY=($(compgen -W "algorithm header time identity structure payload profile key context policy alg-none alg-none-variant alg-invalid alg-unregistered alg-prohibited alg-eddsa-polymorphic alg-not-allowed alg-key-mismatch signature-missing signature-on-unsecured signature-length signature-degenerate signature-invalid ecdsa-high-s hmac-secret-known hmac-empty-secret hmac-key-confusion known-private-key hmac-shared-across-services jwk-embedded jwk-embedded-signer jwk-private-in-header key-url-present key-url-insecure key-url-untrusted x5c-malformed x5c-untrusted x5t-sha1 kid-injection kid-invalid kid-missing kid-unknown crit-invalid crit-relied-on b64-false zip-in-jws jwe-zip jwe-zip-bomb jwe-pbes2-count-high jwe-pbes2-count-low jwe-rsa1-5 jwe-unsigned typ-invalid typ-generic cty-missing-nested cty-unneeded header-claim-mismatch time-claim-in-header exp-missing time-claim-not-number time-claim-milliseconds time-claim-out-of-range time-claim-fractional exp-too-far exp-effectively-never exp-before-valid token-expired nbf-in-future iat-in-future iat-missing auth-time-after-iat iss-missing aud-missing sub-missing jti-missing registered-claim-type oidc-claim-type claim-placeholder claim-misspelled iss-not-https iss-unexpected aud-unexpected aud-wildcard aud-broad scope-wildcard authorization-bloat privileged-flag jti-weak sub-is-pii local-endpoint bearer-unbound sub-equals-client-id policy-claim-missing policy-claim-forbidden segment-count illegal-characters token-wrapping base64-padding base64-alphabet base64-noncanonical not-json-object duplicate-member not-utf8 invisible-characters number-precision token-too-large payload-too-deep json-serialization unprotected-alg payload-encrypted nested-jwt nested-unsecured policy-payload-too-large secret-password secret-password-hash secret-api-key secret-private-key secret-connection-string secret-otp-seed nested-token secret-generic pii-card-number pii-national-id pii-bank-account pii-health pii-special-category pii-birthdate pii-email pii-phone pii-address pii-name pii-geolocation pii-ip-address infra-internal-host user-object-dumped policy-sensitive-name access-token-claim-missing access-token-claim-type access-token-typ access-token-alg access-token-has-nonce id-token-as-access-token access-token-long-as-refresh jti-shared-with-refresh id-token-claim-missing id-token-claim-type id-token-typ id-token-azp-missing id-token-nonce-missing id-token-hash-mismatch id-token-x5c logout-token-claim-missing logout-token-claim-type logout-token-claim-forbidden logout-token-typ dpop-proof-claim-missing dpop-proof-claim-type dpop-proof-typ dpop-proof-alg dpop-htu-query dpop-proof-stale dpop-request-mismatch dpop-ath-mismatch dpop-key-mismatch client-assertion-claim-missing client-assertion-claim-type client-assertion-typ client-assertion-aud jwt-bearer-claim-missing security-event-claim-missing security-event-claim-type security-event-typ set-has-exp sd-jwt-claim-missing sd-jwt-claim-type sd-jwt-typ sd-jwt-alg sd-jwt-hash-alg sd-jwt-critical-disclosable sd-jwt-digest-repeated sd-jwt-disclosure-invalid sd-jwt-salt-short key-binding-claim-missing key-binding-claim-type key-binding-typ key-binding-alg key-binding-hash-mismatch hmac-secret-short hmac-secret-memorable hmac-secret-is-public-key rsa-key-short rsa-exponent rsa-exponent-small rsa-weak-modulus rsa-roca rsa-shared-factor ec-point-invalid jwk-alg-mismatch jwk-use-mismatch jwk-encoding jwk-halves-differ jwks-private-key jwks-symmetric-key jwks-mixed jwks-duplicate-kid jwk-kid-missing jwk-alg-missing key-reused key-file-permissions token-in-url token-in-fragment token-in-referer token-over-http cookie-missing-httponly cookie-missing-secure cookie-missing-samesite cookie-prefix cookie-outlives-token token-in-web-storage refresh-token-in-web-storage token-pair-in-page-reach token-in-log token-committed token-in-shell-history ignore-expired ignore-unused" -- "${cur}"))
                    return 0
                    ;;
                --severity)
                    COMPREPLY=($(compgen -W "alg-none=info alg-none=warning alg-none=error alg-none-variant=info alg-none-variant=warning alg-none-variant=error alg-invalid=info alg-invalid=warning alg-invalid=error alg-unregistered=info alg-unregistered=warning alg-unregistered=error alg-prohibited=info alg-prohibited=warning alg-prohibited=error alg-eddsa-polymorphic=info alg-eddsa-polymorphic=warning alg-eddsa-polymorphic=error alg-not-allowed=info alg-not-allowed=warning alg-not-allowed=error alg-key-mismatch=info alg-key-mismatch=warning alg-key-mismatch=error signature-missing=info signature-missing=warning signature-missing=error signature-on-unsecured=info signature-on-unsecured=warning signature-on-unsecured=error signature-length=info signature-length=warning signature-length=error signature-degenerate=info signature-degenerate=warning signature-degenerate=error signature-invalid=info signature-invalid=warning signature-invalid=error ecdsa-high-s=info ecdsa-high-s=warning ecdsa-high-s=error hmac-secret-known=info hmac-secret-known=warning hmac-secret-known=error hmac-empty-secret=info hmac-empty-secret=warning hmac-empty-secret=error hmac-key-confusion=info hmac-key-confusion=warning hmac-key-confusion=error known-private-key=info known-private-key=warning known-private-key=error hmac-shared-across-services=info hmac-shared-across-services=warning hmac-shared-across-services=error jwk-embedded=info jwk-embedded=warning jwk-embedded=error jwk-embedded-signer=info jwk-embedded-signer=warning jwk-embedded-signer=error jwk-private-in-header=info jwk-private-in-header=warning jwk-private-in-header=error key-url-present=info key-url-present=warning key-url-present=error key-url-insecure=info key-url-insecure=warning key-url-insecure=error key-url-untrusted=info key-url-untrusted=warning key-url-untrusted=error x5c-malformed=info x5c-malformed=warning x5c-malformed=error x5c-untrusted=info x5c-untrusted=warning x5c-untrusted=error x5t-sha1=info x5t-sha1=warning x5t-sha1=error kid-injection=info kid-injection=warning kid-injection=error kid-invalid=info kid-invalid=warning kid-invalid=error kid-missing=info kid-missing=warning kid-missing=error kid-unknown=info kid-unknown=warning kid-unknown=error crit-invalid=info crit-invalid=warning crit-invalid=error crit-relied-on=info crit-relied-on=warning crit-relied-on=error b64-false=info b64-false=warning b64-false=error zip-in-jws=info zip-in-jws=warning zip-in-jws=error jwe-zip=info jwe-zip=warning jwe-zip=error jwe-zip-bomb=info jwe-zip-bomb=warning jwe-zip-bomb=error jwe-pbes2-count-high=info jwe-pbes2-count-high=warning jwe-pbes2-count-high=error jwe-pbes2-count-low=info jwe-pbes2-count-low=warning jwe-pbes2-count-low=error jwe-rsa1-5=info jwe-rsa1-5=warning jwe-rsa1-5=error jwe-unsigned=info jwe-unsigned=warning jwe-unsigned=error typ-invalid=info typ-invalid=warning typ-invalid=error typ-generic=info typ-generic=warning typ-generic=error cty-missing-nested=info cty-missing-nested=warning cty-missing-nested=error cty-unneeded=info cty-unneeded=warning cty-unneeded=error header-claim-mismatch=info header-claim-mismatch=warning header-claim-mismatch=error time-claim-in-header=info time-claim-in-header=warning time-claim-in-header=error exp-missing=info exp-missing=warning exp-missing=error time-claim-not-number=info time-claim-not-number=warning time-claim-not-number=error time-claim-milliseconds=info time-claim-milliseconds=warning time-claim-milliseconds=error time-claim-out-of-range=info time-claim-out-of-range=warning time-claim-out-of-range=error time-claim-fractional=info time-claim-fractional=warning time-claim-fractional=error exp-too-far=info exp-too-far=warning exp-too-far=error exp-effectively-never=info exp-effectively-never=warning exp-effectively-never=error exp-before-valid=info exp-before-valid=warning exp-before-valid=error token-expired=info token-expired=warning token-expired=error nbf-in-future=info nbf-in-future=warning nbf-in-future=error iat-in-future=info iat-in-future=warning iat-in-future=error iat-missing=info iat-missing=warning iat-missing=error auth-time-after-iat=info auth-time-after-iat=warning auth-time-after-iat=error iss-missing=info iss-missing=warning iss-missing=error aud-missing=info aud-missing=warning aud-missing=error sub-missing=info sub-missing=warning sub-missing=error jti-missing=info jti-missing=warning jti-missing=error registered-claim-type=info registered-claim-type=warning registered-claim-type=error oidc-claim-type=info oidc-claim-type=warning oidc-claim-type=error claim-placeholder=info claim-placeholder=warning claim-placeholder=error claim-misspelled=info claim-misspelled=warning claim-misspelled=error iss-not-https=info iss-not-https=warning iss-not-https=error iss-unexpected=info iss-unexpected=warning iss-unexpected=error aud-unexpected=info aud-unexpected=warning aud-unexpected=error aud-wildcard=info aud-wildcard=warning aud-wildcard=error aud-broad=info aud-broad=warning aud-broad=error scope-wildcard=info scope-wildcard=warning scope-wildcard=error authorization-bloat=info authorization-bloat=warning authorization-bloat=error privileged-flag=info privileged-flag=warning privileged-flag=error jti-weak=info jti-weak=warning jti-weak=error sub-is-pii=info sub-is-pii=warning sub-is-pii=error local-endpoint=info local-endpoint=warning local-endpoint=error bearer-unbound=info bearer-unbound=warning bearer-unbound=error sub-equals-client-id=info sub-equals-client-id=warning sub-equals-client-id=error policy-claim-missing=info policy-claim-missing=warning policy-claim-missing=error policy-claim-forbidden=info policy-claim-forbidden=warning policy-claim-forbidden=error segment-count=info segment-count=warning segment-count=error illegal-characters=info illegal-characters=warning illegal-characters=error token-wrapping=info token-wrapping=warning token-wrapping=error base64-padding=info base64-padding=warning base64-padding=error base64-alphabet=info base64-alphabet=warning base64-alphabet=error base64-noncanonical=info base64-noncanonical=warning base64-noncanonical=error not-json-object=info not-json-object=warning not-json-object=error duplicate-member=info duplicate-member=warning duplicate-member=error not-utf8=info not-utf8=warning not-utf8=error invisible-characters=info invisible-characters=warning invisible-characters=error number-precision=info number-precision=warning number-precision=error token-too-large=info token-too-large=warning token-too-large=error payload-too-deep=info payload-too-deep=warning payload-too-deep=error json-serialization=info json-serialization=warning json-serialization=error unprotected-alg=info unprotected-alg=warning unprotected-alg=error payload-encrypted=info payload-encrypted=warning payload-encrypted=error nested-jwt=info nested-jwt=warning nested-jwt=error nested-unsecured=info nested-unsecured=warning nested-unsecured=error policy-payload-too-large=info policy-payload-too-large=warning policy-payload-too-large=error secret-password=info secret-password=warning secret-password=error secret-password-hash=info secret-password-hash=warning secret-password-hash=error secret-api-key=info secret-api-key=warning secret-api-key=error secret-private-key=info secret-private-key=warning secret-private-key=error secret-connection-string=info secret-connection-string=warning secret-connection-string=error secret-otp-seed=info secret-otp-seed=warning secret-otp-seed=error nested-token=info nested-token=warning nested-token=error secret-generic=info secret-generic=warning secret-generic=error pii-card-number=info pii-card-number=warning pii-card-number=error pii-national-id=info pii-national-id=warning pii-national-id=error pii-bank-account=info pii-bank-account=warning pii-bank-account=error pii-health=info pii-health=warning pii-health=error pii-special-category=info pii-special-category=warning pii-special-category=error pii-birthdate=info pii-birthdate=warning pii-birthdate=error pii-email=info pii-email=warning pii-email=error pii-phone=info pii-phone=warning pii-phone=error pii-address=info pii-address=warning pii-address=error pii-name=info pii-name=warning pii-name=error pii-geolocation=info pii-geolocation=warning pii-geolocation=error pii-ip-address=info pii-ip-address=warning pii-ip-address=error infra-internal-host=info infra-internal-host=warning infra-internal-host=error user-object-dumped=info user-object-dumped=warning user-object-dumped=error policy-sensitive-name=info policy-sensitive-name=warning policy-sensitive-name=error access-token-claim-missing=info access-token-claim-missing=warning access-token-claim-missing=error access-token-claim-type=info access-token-claim-type=warning access-token-claim-type=error access-token-typ=info access-token-typ=warning access-token-typ=error access-token-alg=info access-token-alg=warning access-token-alg=error access-token-has-nonce=info access-token-has-nonce=warning access-token-has-nonce=error id-token-as-access-token=info id-token-as-access-token=warning id-token-as-access-token=error access-token-long-as-refresh=info access-token-long-as-refresh=warning access-token-long-as-refresh=error jti-shared-with-refresh=info jti-shared-with-refresh=warning jti-shared-with-refresh=error id-token-claim-missing=info id-token-claim-missing=warning id-token-claim-missing=error id-token-claim-type=info id-token-claim-type=warning id-token-claim-type=error id-token-typ=info id-token-typ=warning id-token-typ=error id-token-azp-missing=info id-token-azp-missing=warning id-token-azp-missing=error id-token-nonce-missing=info id-token-nonce-missing=warning id-token-nonce-missing=error id-token-hash-mismatch=info id-token-hash-mismatch=warning id-token-hash-mismatch=error id-token-x5c=info id-token-x5c=warning id-token-x5c=error logout-token-claim-missing=info logout-token-claim-missing=warning logout-token-claim-missing=error logout-token-claim-type=info logout-token-claim-type=warning logout-token-claim-type=error logout-token-claim-forbidden=info logout-token-claim-forbidden=warning logout-token-claim-forbidden=error logout-token-typ=info logout-token-typ=warning logout-token-typ=error dpop-proof-claim-missing=info dpop-proof-claim-missing=warning dpop-proof-claim-missing=error dpop-proof-claim-type=info dpop-proof-claim-type=warning dpop-proof-claim-type=error dpop-proof-typ=info dpop-proof-typ=warning dpop-proof-typ=error dpop-proof-alg=info dpop-proof-alg=warning dpop-proof-alg=error dpop-htu-query=info dpop-htu-query=warning dpop-htu-query=error dpop-proof-stale=info dpop-proof-stale=warning dpop-proof-stale=error dpop-request-mismatch=info dpop-request-mismatch=warning dpop-request-mismatch=error dpop-ath-mismatch=info dpop-ath-mismatch=warning dpop-ath-mismatch=error dpop-key-mismatch=info dpop-key-mismatch=warning dpop-key-mismatch=error client-assertion-claim-missing=info client-assertion-claim-missing=warning client-assertion-claim-missing=error client-assertion-claim-type=info client-assertion-claim-type=warning client-assertion-claim-type=error client-assertion-typ=info client-assertion-typ=warning client-assertion-typ=error client-assertion-aud=info client-assertion-aud=warning client-assertion-aud=error jwt-bearer-claim-missing=info jwt-bearer-claim-missing=warning jwt-bearer-claim-missing=error security-event-claim-missing=info security-event-claim-missing=warning security-event-claim-missing=error security-event-claim-type=info security-event-claim-type=warning security-event-claim-type=error security-event-typ=info security-event-typ=warning security-event-typ=error set-has-exp=info set-has-exp=warning set-has-exp=error sd-jwt-claim-missing=info sd-jwt-claim-missing=warning sd-jwt-claim-missing=error sd-jwt-claim-type=info sd-jwt-claim-type=warning sd-jwt-claim-type=error sd-jwt-typ=info sd-jwt-typ=warning sd-jwt-typ=error sd-jwt-alg=info sd-jwt-alg=warning sd-jwt-alg=error sd-jwt-hash-alg=info sd-jwt-hash-alg=warning sd-jwt-hash-alg=error sd-jwt-critical-disclosable=info sd-jwt-critical-disclosable=warning sd-jwt-critical-disclosable=error sd-jwt-digest-repeated=info sd-jwt-digest-repeated=warning sd-jwt-digest-repeated=error sd-jwt-disclosure-invalid=info sd-jwt-disclosure-invalid=warning sd-jwt-disclosure-invalid=error sd-jwt-salt-short=info sd-jwt-salt-short=warning sd-jwt-salt-short=error key-binding-claim-missing=info key-binding-claim-missing=warning key-binding-claim-missing=error key-binding-claim-type=info key-binding-claim-type=warning key-binding-claim-type=error key-binding-typ=info key-binding-typ=warning key-binding-typ=error key-binding-alg=info key-binding-alg=warning key-binding-alg=error key-binding-hash-mismatch=info key-binding-hash-mismatch=warning key-binding-hash-mismatch=error hmac-secret-short=info hmac-secret-short=warning hmac-secret-short=error hmac-secret-memorable=info hmac-secret-memorable=warning hmac-secret-memorable=error hmac-secret-is-public-key=info hmac-secret-is-public-key=warning hmac-secret-is-public-key=error rsa-key-short=info rsa-key-short=warning rsa-key-short=error rsa-exponent=info rsa-exponent=warning rsa-exponent=error rsa-exponent-small=info rsa-exponent-small=warning rsa-exponent-small=error rsa-weak-modulus=info rsa-weak-modulus=warning rsa-weak-modulus=error rsa-roca=info rsa-roca=warning rsa-roca=error rsa-shared-factor=info rsa-shared-factor=warning rsa-shared-factor=error ec-point-invalid=info ec-point-invalid=warning ec-point-invalid=error jwk-alg-mismatch=info jwk-alg-mismatch=warning jwk-alg-mismatch=error jwk-use-mismatch=info jwk-use-mismatch=warning jwk-use-mismatch=error jwk-encoding=info jwk-encoding=warning jwk-encoding=error jwk-halves-differ=info jwk-halves-differ=warning jwk-halves-differ=error jwks-private-key=info jwks-private-key=warning jwks-private-key=error jwks-symmetric-key=info jwks-symmetric-key=warning jwks-symmetric-key=error jwks-mixed=info jwks-mixed=warning jwks-mixed=error jwks-duplicate-kid=info jwks-duplicate-kid=warning jwks-duplicate-kid=error jwk-kid-missing=info jwk-kid-missing=warning jwk-kid-missing=error jwk-alg-missing=info jwk-alg-missing=warning jwk-alg-missing=error key-reused=info key-reused=warning key-reused=error key-file-permissions=info key-file-permissions=warning key-file-permissions=error token-in-url=info token-in-url=warning token-in-url=error token-in-fragment=info token-in-fragment=warning token-in-fragment=error token-in-referer=info token-in-referer=warning token-in-referer=error token-over-http=info token-over-http=warning token-over-http=error cookie-missing-httponly=info cookie-missing-httponly=warning cookie-missing-httponly=error cookie-missing-secure=info cookie-missing-secure=warning cookie-missing-secure=error cookie-missing-samesite=info cookie-missing-samesite=warning cookie-missing-samesite=error cookie-prefix=info cookie-prefix=warning cookie-prefix=error cookie-outlives-token=info cookie-outlives-token=warning cookie-outlives-token=error token-in-web-storage=info token-in-web-storage=warning token-in-web-storage=error refresh-token-in-web-storage=info refresh-token-in-web-storage=warning refresh-token-in-web-storage=error token-pair-in-page-reach=info token-pair-in-page-reach=warning token-pair-in-page-reach=error token-in-log=info token-in-log=warning token-in-log=error token-committed=info token-committed=warning token-committed=error token-in-shell-history=info token-in-shell-history=warning token-in-shell-history=error ignore-expired=info ignore-expired=warning ignore-expired=error ignore-unused=info ignore-unused=warning ignore-unused=error" -- "${cur}"))
                    return 0
                    ;;
                --fail-on)
                    COMPREPLY=($(compgen -W "info warning error" -- "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json jsonl sarif github gitlab gitlab-sast junit markdown html" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --key)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -k)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --jwks)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --discover)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --secret)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --passphrase)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --wordlist)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --hashcat)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --glob)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --with)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --config)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --preset)
                    COMPREPLY=($(compgen -W "rfc9068 oidc owasp strict" -- "${cur}"))
                    return 0
                    ;;
                --min-confidence)
                    COMPREPLY=($(compgen -W "low medium high" -- "${cur}"))
                    return 0
                    ;;
                --min-severity)
                    COMPREPLY=($(compgen -W "info warning error" -- "${cur}"))
                    return 0
                    ;;
                --baseline)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --write-baseline)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__man)
            opts="-q -v -h --color --quiet --verbose --now --out --help key keygen sign decode verify lint rules explain completions man help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --out)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__rules)
            opts="-q -v -h --color --quiet --verbose --now --format --schema --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json markdown" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__sign)
            opts="-q -v -k -s -h --color --quiet --verbose --now --key --secret --passphrase --unsecured --alg --profile --exp --iat --nbf --iss --sub --aud --jti --claim --header --kid --typ --jws --detached --serialization --lines --no-lint --strict --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --key)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -k)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --secret)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --passphrase)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --alg)
                    COMPREPLY=($(compgen -W "HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA Ed25519 ML-DSA-44 ML-DSA-65 ML-DSA-87" -- "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "access-token id-token logout-token client-assertion jwt-bearer dpop-proof" -- "${cur}"))
                    return 0
                    ;;
                --exp)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --iat)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --nbf)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --iss)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sub)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --aud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --jti)
                    COMPREPLY=($(compgen -W "auto none" -- "${cur}"))
                    return 0
                    ;;
                --claim)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --kid)
                    COMPREPLY=($(compgen -W "thumbprint none" -- "${cur}"))
                    return 0
                    ;;
                --typ)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --serialization)
                    COMPREPLY=($(compgen -W "compact flattened general" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        jotkit__subcmd__verify)
            opts="-q -v -k -s -h --color --quiet --verbose --now --payload --format --key --jwks --discover --ca-file --secret --passphrase --alg --iss --aud --sub --typ --require --leeway --max-age --ignore-exp --ignore-nbf --ignore-iat --jws --strict --profile --denylist --denylist-key --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --now)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --payload)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json jsonl html" -- "${cur}"))
                    return 0
                    ;;
                --key)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -k)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --jwks)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --discover)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --secret)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --passphrase)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --alg)
                    COMPREPLY=($(compgen -W "HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA Ed25519 ML-DSA-44 ML-DSA-65 ML-DSA-87" -- "${cur}"))
                    return 0
                    ;;
                --iss)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --aud)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sub)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --typ)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --require)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --leeway)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --max-age)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "access-token id-token refresh logout-token dpop-proof client-assertion jwt-bearer security-event sd-jwt key-binding generic" -- "${cur}"))
                    return 0
                    ;;
                --denylist)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --denylist-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _jotkit -o nosort -o bashdefault -o default jotkit
else
    complete -F _jotkit -o bashdefault -o default jotkit
fi
