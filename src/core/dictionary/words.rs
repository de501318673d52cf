//! The secrets: samples and defaults with who published them, and what people type first. It is no list of passwords: who
//! wants one has `--wordlist`.

/// Samples and defaults.
pub(super) const PUBLISHED: &[(&str, &[&str])] = &[
    (
        "the sample of jwt.io",
        &[
            "a-string-secret-at-least-256-bits-long",
            "a-valid-string-secret-that-is-at-least-384-bits-long",
            "a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long",
            "your-256-bit-secret",
            "your-384-bit-secret",
            "your-512-bit-secret",
        ],
    ),
    (
        "the default of Supabase for local use",
        &[
            "super-secret-jwt-token-with-at-least-32-characters-long",
            "your-super-secret-jwt-token-with-at-least-32-characters-long",
        ],
    ),
    ("the sample of PostgREST", &["reallyreallyreallyreallyverysafe"]),
    ("the sample of Hasura", &["3EK6FD+o0+c7tzBNVfjpMkNDi2yARAAKzQlk8O2IKoxQu4nF7EdAh8s3TwpHwrdWT6R"]),
    (
        "the sample of ASP.NET Core",
        &["this is my custom Secret key for authentication", "ThisIsMySecretKey", "ThisismySecretKey"],
    ),
    ("the sample of FastAPI", &["09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7"]),
    (
        "the sample of Spring Boot tutorials",
        &[
            "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
            "JWTSuperSecretKey",
            "javainuse",
        ],
    ),
    (
        "the default of a framework",
        &[
            "change-me-super-secret",
            "changeme",
            "change-me",
            "change_me",
            "changeit",
            "dev-secret",
            "insecure",
            "keyboard cat",
            "super secret",
            "this is a secret",
            "your-secret",
            "your-secret-key",
            "your_secret_key",
            "your secret key",
            "your-jwt-secret",
            "your-secret-key-here",
            "your-super-secret-key",
            "YOUR_SECRET_KEY",
            "my secret",
            "my-32-character-ultra-secure-and-ultra-long-secret",
        ],
    ),
];

/// Secrets that are no text, in base64.
pub(super) const IN_BASE64: &[(&str, &str)] = &[
    (
        "RFC 7515 A.1",
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
    ),
    ("RFC 7520 §3.5", "hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg"),
    ("32 zero bytes", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
];

/// What people type first.
pub(super) const FIRST_THOUGHTS: &str = "
    secret secret1 secret12 secret123 secret1234 secret12345 secret123456 Secret SECRET Secret123 s3cr3t secretkey secret-key
    secret_key secretKey SecretKey SECRET_KEY secretsecret topsecret top-secret top_secret supersecret super-secret super_secret
    superSecret supersecretkey super-secret-key super_secret_key supersecret123 verysecret very-secret mysecret my-secret my_secret
    mySecret mysecretkey my-secret-key my_secret_key mySecretKey MySecretKey mysupersecretkey mysecrettoken jwt JWT jwtsecret
    jwt-secret jwt_secret jwtSecret JWT_SECRET jwt-secret-key jwt_secret_key JWT_SECRET_KEY jwtkey jwt_key myjwtsecret token
    tokensecret token_secret accesstokensecret access_secret refreshtokensecret refresh_secret ACCESS_TOKEN_SECRET
    REFRESH_TOKEN_SECRET session-secret app-secret auth-secret AUTH_SECRET NEXTAUTH_SECRET client_secret api-secret key mykey
    my-key privatekey private_key signingkey sharedsecret shared-secret hmac password Password password1 password123 passw0rd
    P@ssw0rd pass pass123 admin admin123 root toor user guest test Test test123 testing test-secret testsecret testkey demo sample
    foo bar foobar hello helloworld abc123 abcdef qwerty qwerty123 letmein welcome none null undefined true 123 1234 12345 123456
    1234567 12345678 123456789 1234567890 12345678901234567890123456789012 01234567890123456789012345678901 0123456789abcdef
    0123456789abcdef0123456789abcdef 1q2w3e4r 111111 000000 shhhh shhhhh shhhhhhared-secret your_jwt_secret your_jwt_secret_key
    your-jwt-secret-key your_secret your_super_secret_key your_jwt_key yourSecretKey yourSecret S3cr3t S3cret s3cret sup3rs3cr3t
    hmac-secret hmac_secret hmacsecret signing-secret signing_key signing-key encryption-key encryption_key default secretToken
    secret_token secret-token my_jwt_secret my-jwt-secret myJwtSecret jwt-token jwttoken jwtPrivateKey jwt_private_key devsecret
    dev_secret development production staging local localhost prod-secret test_secret example example-key example_key sample-secret
    replace-me replaceme REPLACE_ME CHANGE_ME CHANGEME ChangeMe changethis change-this pleasechangeme please-change-me todo TODO
    xxxx xxxxxxxx secret! secret@123 Secret@123 Password123 Password1 Passw0rd P@ssword iloveyou dragon monkey master ninja superman
    server backend api auth login session cookie bearer access refresh company app application webapp nodejs express django flask
    laravel spring rails
";
