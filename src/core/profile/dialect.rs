//! Whose way of writing tokens it is: issuers differ in which claims say what, and a person who knows the issuer knows
//! where to look. Told from the token's own text, so that it is a likeness and no proof.

use super::super::json::Value;
use super::super::token::Token;

/// An issuer, or a product that issues tokens, and what gave it away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Its name as its makers write it.
    pub name: &'static str,
    /// The claim or header parameter that gave it away.
    pub sign: &'static str,
}

/// What gives a dialect away.
enum Sign {
    /// `iss` begins so.
    Issuer(&'static str),
    /// The host of `iss` ends so, after a dot.
    Host(&'static str),
    /// The path of `iss` holds this.
    Path(&'static str),
    /// There is a claim of that name.
    Claim(&'static str),
    /// There is a claim whose name begins so.
    ClaimPrefix(&'static str),
    /// There is a header parameter of that name whose value begins so.
    Header(&'static str, &'static str),
}

use Sign::{Claim, ClaimPrefix, Header, Host, Issuer, Path};

/// The dialects, each with any of its signs; the first that fits is it.
const DIALECTS: &[(&str, &[Sign])] = &[
    (ENTRA, &[Issuer("https://login.microsoftonline."), Issuer("https://sts.windows.net/")]),
    ("Microsoft Entra External ID", &[Host("ciamlogin.com"), Host("b2clogin.com")]),
    ("Microsoft Bot Framework", &[Issuer("https://api.botframework.com")]),
    (FIREBASE, &[Issuer("https://securetoken.google.com/"), Claim("firebase")]),
    (GOOGLE, &[Issuer("https://accounts.google.com"), Issuer("accounts.google.com")]),
    ("Google Identity-Aware Proxy", &[Issuer("https://cloud.google.com/iap")]),
    (APPLE, &[Issuer("https://appleid.apple.com")]),
    ("Amazon Cognito", &[Issuer("https://cognito-idp."), ClaimPrefix("cognito:")]),
    ("Amazon Cognito identity pools", &[Issuer("https://cognito-identity.amazonaws.com")]),
    ("AWS Application Load Balancer", &[Header("signer", "arn:aws")]),
    ("GitHub Actions", &[Issuer("https://token.actions.githubusercontent.com")]),
    ("GitLab CI", &[Claim("ci_config_ref_uri")]),
    ("CircleCI", &[Issuer("https://oidc.circleci.com/"), ClaimPrefix("oidc.circleci.com/")]),
    ("Buildkite", &[Issuer("https://agent.buildkite.com")]),
    ("HCP Terraform", &[ClaimPrefix("terraform_")]),
    ("Vercel", &[Issuer("https://oidc.vercel.com")]),
    ("Fly.io", &[Issuer("https://oidc.fly.io")]),
    ("Sigstore", &[Issuer("https://oauth2.sigstore.dev/")]),
    ("Amazon EKS", &[Issuer("https://oidc.eks.")]),
    ("Kubernetes", &[Claim("kubernetes.io"), ClaimPrefix("kubernetes.io/")]),
    ("HashiCorp Nomad", &[ClaimPrefix("nomad_")]),
    ("Argo CD", &[Issuer("argocd")]),
    ("Auth0", &[Host("auth0.com"), Claim("gty")]),
    ("Okta", &[Host("okta.com"), Host("oktapreview.com"), Host("okta-emea.com"), Claim("cid")]),
    ("Ping Identity", &[Host("pingone.com"), Host("pingone.eu")]),
    ("Keycloak", &[Path("/realms/"), Claim("realm_access"), Claim("resource_access")]),
    ("ZITADEL", &[Host("zitadel.cloud"), ClaimPrefix("urn:zitadel:")]),
    ("Ory", &[Host("oryapis.com")]),
    ("Duende IdentityServer", &[Host("duendesoftware.com")]),
    ("Supabase", &[Host("supabase.co"), Issuer("supabase")]),
    ("Clerk", &[Host("clerk.accounts.dev"), Header("cat", "cl_")]),
    ("Salesforce", &[Host("salesforce.com"), Host("force.com")]),
    ("SAP XSUAA", &[Host("hana.ondemand.com"), ClaimPrefix("xs.")]),
    ("Adobe IMS", &[Claim("aa_id")]),
    ("Slack", &[Issuer("https://slack.com"), ClaimPrefix("https://slack.com/")]),
    ("Twilio", &[Header("cty", "twilio-fpa")]),
    ("Twitch", &[Claim("opaque_user_id"), Issuer("https://id.twitch.tv/")]),
    ("Cloudflare Access", &[Host("cloudflareaccess.com")]),
    ("Docker Hub", &[Issuer("auth.docker.io")]),
    ("SPIFFE", &[Header("typ", "spiffe")]),
    ("SMART Health Cards", &[Header("zip", "DEF")]),
    ("AD FS", &[Path("/adfs")]),
    (
        "ASP.NET Core",
        &[ClaimPrefix("http://schemas.xmlsoap.org/"), ClaimPrefix("http://schemas.microsoft.com/")],
    ),
];

pub(super) const ENTRA: &str = "Microsoft Entra ID";
pub(super) const GOOGLE: &str = "Google";
pub(super) const FIREBASE: &str = "Firebase Authentication";
pub(super) const APPLE: &str = "Sign in with Apple";

/// The dialect that a token is written in, if it is one of those that are known here.
pub fn dialect(token: &Token) -> Option<Dialect> {
    let claims = token.claims();
    let issuer = claims.and_then(|claims| claims.get_text("iss")).unwrap_or_default();
    // Asked for once, and not for each of the signs.
    let host = host(&issuer);
    let letters = claims.into_iter().flat_map(Value::children).fold(0, |letters, claim| {
        let name = claim.name().unwrap_or_default();
        letters | letter(&name)
    });
    let fits = |sign: &Sign| match *sign {
        Issuer(start) => issuer.starts_with(start).then_some("iss"),
        Host(end) => {
            let before = host?.strip_suffix(end)?;
            (before.is_empty() || before.ends_with('.')).then_some("iss")
        }
        Path(part) => (host.is_some() && issuer.contains(part)).then_some("iss"),
        Claim(name) => claims?.get(name).map(|_| name),
        ClaimPrefix(start) if letters & letter(start) == 0 => None,
        ClaimPrefix(start) => {
            let begins = |claim: Value<'_>| claim.name().is_some_and(|name| name.starts_with(start));
            claims?.children().any(begins).then_some(start)
        }
        Header(name, start) => {
            let text = token.header().object()?.get_text(name)?;
            text.starts_with(start).then_some(name)
        }
    };
    DIALECTS.iter().find_map(|&(name, signs)| Some(Dialect { name, sign: signs.iter().find_map(fits)? }))
}

/// The letter that a name begins with, as one of a set.
fn letter(name: &str) -> u128 {
    name.bytes().next().map_or(0, |first| 1 << (first & 0x7f))
}

/// The dialect that an issuer's name alone tells.
pub(super) fn by_issuer(issuer: &str) -> Option<&'static str> {
    let begins = |sign: &Sign| matches!(sign, Issuer(start) if issuer.starts_with(start));
    DIALECTS.iter().find(|(_, signs)| signs.iter().any(begins)).map(|(name, _)| *name)
}

/// The host of an https URL.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = &rest[..end];
    Some(authority.split_once(':').map_or(authority, |(host, _)| host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::b64;

    fn name(header: &str, claims: &str) -> Option<&'static str> {
        let text = format!("{}.{}.AA", b64::encode(header.as_bytes()), b64::encode(claims.as_bytes()));
        dialect(&Token::parse(text)).map(|dialect| dialect.name)
    }

    #[test]
    fn told_by_issuer_claim_or_header() {
        let of = |claims: &str| name("{}", claims);
        assert_eq!(of(r#"{"iss":"https://acme.us.auth0.com/"}"#), Some("Auth0"));
        assert_eq!(of(r#"{"iss":"https://sso.example.com/realms/acme"}"#), Some("Keycloak"));
        assert_eq!(of(r#"{"cognito:username":"ann"}"#), Some("Amazon Cognito"));
        assert_eq!(name(r#"{"signer":"arn:aws:elb"}"#, "{}"), Some("AWS Application Load Balancer"));
        assert_eq!(of(r#"{"iss":"https://sts.windows.net/x/","ver":"1.0"}"#), Some("Microsoft Entra ID"));
    }

    #[test]
    fn a_likeness_in_the_wrong_place_is_none() {
        let of = |claims: &str| name("{}", claims);
        assert_eq!(of(r#"{"iss":"https://notauth0.com/"}"#), None);
        assert_eq!(of(r#"{"iss":"https://auth0.com.evil.example/"}"#), None);
        assert_eq!(of(r#"{"iss":"https://evil.example/auth0.com"}"#), None);
        assert_eq!(of(r#"{"sub":"https://acme.auth0.com/"}"#), None);
    }
}
