//! The rules: each is data and one function in a file of its own. The registry is the one slice at the end of
//! this file; `rules`, `explain` and the README's table walk it.

mod algorithm;
mod beside;
mod context;
mod engine;
mod evidence;
mod example;
mod header;
mod hit;
mod identity;
mod key;
mod keys;
mod payload;
mod policy;
mod prelude;
mod profile;
mod quiet;
mod sensitive;
mod signers;
mod structure;
mod time;
mod why;

pub use beside::{Beside, Companion, Role};
pub use engine::{Answer, Case, Linted, lint, lint_elsewhere};
pub use evidence::{Evidence, Notes};
pub use example::{EXAMPLE_NOW, Example, GivenBy};
pub use hit::{Hit, Hits, Place};
pub use keys::{LintedKey, lint_keys};
pub use policy::{Remark, remarks};
pub use sensitive::{Detection, Detector, Grade, detect, is_credential};
pub use signers::{Attempt, Signers};
pub use why::why_not_applicable;

use crate::core::key::{Flaw, Specimen};
pub use crate::policy::{Confidence, Persona};
use crate::policy::{Known, Severity};

/// One rule: all that is said of it anywhere comes from here.
pub struct Rule {
    /// Stable kebab-case name of the bad pattern.
    pub name: &'static str,
    /// The section of the catalogue.
    pub group: Group,
    /// How bad its findings are, unless a policy says otherwise.
    pub severity: Severity,
    /// How sure its findings are, unless a finding says otherwise.
    pub confidence: Confidence,
    /// Whom its findings are for.
    pub persona: Persona,
    /// The pattern in half a sentence.
    pub summary: &'static str,
    /// What can come of it.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// Standards and sources.
    pub cites: &'static [&'static str],
    /// When it fires and nothing is wrong; empty if that is not known to happen.
    pub known_problems: &'static str,
    /// Tokens on which it fires.
    pub bad: &'static [Example],
    /// Tokens on which it is silent, its known false alarms among them.
    pub good: &'static [Example],
    /// What it judges, and how.
    pub judge: Judge,
}

/// What a rule judges.
#[derive(Clone, Copy)]
pub enum Judge {
    /// A token.
    Token {
        /// Whether the rule has anything to say of a token at all.
        applies: fn(&Case<'_>) -> bool,
        /// Says it.
        check: fn(&Case<'_>, &mut Hits),
    },
    /// A key by itself.
    Key {
        /// What it tells; `core::key` finds it.
        flaw: Flaw,
        /// Whether the rule has anything to say of a key at all.
        applies: fn(&Specimen<'_>) -> bool,
    },
    /// The keys of a run together, or how they came.
    Keys {
        /// What it tells; `core::key` finds it.
        flaw: Flaw,
        /// Whether the rule has anything to say of a key at all.
        applies: fn(&Specimen<'_>) -> bool,
    },
    /// A token, and a key by itself where there is one.
    TokenAndKey {
        /// Whether the rule has anything to say of a token at all.
        applies: fn(&Case<'_>) -> bool,
        /// Says it.
        check: fn(&Case<'_>, &mut Hits),
        /// What it tells of a key.
        flaw: Flaw,
    },
    /// The run as a whole; who ran it knows what there is to say.
    Run,
}

impl Rule {
    /// Whether it has anything to say of a token at all.
    pub fn applies(&self, case: &Case<'_>) -> bool {
        match self.judge {
            Judge::Token { applies, .. } | Judge::TokenAndKey { applies, .. } => applies(case),
            Judge::Key { .. } | Judge::Keys { .. } | Judge::Run => false,
        }
    }

    /// What it tells of keys, if it judges any.
    pub fn flaw(&self) -> Option<Flaw> {
        match self.judge {
            Judge::Key { flaw, .. } | Judge::Keys { flaw, .. } | Judge::TokenAndKey { flaw, .. } => {
                Some(flaw)
            }
            Judge::Token { .. } | Judge::Run => None,
        }
    }

    /// Whether it has anything to say of a key at all.
    pub fn applies_to_key(&self, specimen: &Specimen<'_>) -> bool {
        match self.judge {
            Judge::Key { applies, flaw } | Judge::Keys { applies, flaw } => {
                // Of what was refused for it, little else may be known.
                let refused = specimen.refused().and_then(|refused| refused.weakness.as_ref());
                applies(specimen) || refused.is_some_and(|weakness| weakness.flaw == flaw)
            }
            Judge::TokenAndKey { .. } => specimen.key.is_some(),
            Judge::Token { .. } | Judge::Run => false,
        }
    }
}

/// A section of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Algorithm and signature.
    Algorithm,
    /// Header parameters.
    Header,
    /// Time claims.
    Time,
    /// Identity and binding.
    Identity,
    /// Structure and encoding.
    Structure,
    /// What the payload gives away.
    Payload,
    /// What the standard of its kind demands, and what comes with it.
    Profile,
    /// Keys, key files and sets of keys.
    Key,
    /// Where the token was found.
    Context,
    /// The policy file itself.
    Policy,
}

impl Group {
    /// The word used on the command line and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Group::Algorithm => "algorithm",
            Group::Header => "header",
            Group::Time => "time",
            Group::Identity => "identity",
            Group::Structure => "structure",
            Group::Payload => "payload",
            Group::Profile => "profile",
            Group::Key => "key",
            Group::Context => "context",
            Group::Policy => "policy",
        }
    }
}

/// The rule of that name.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The names of rules and groups, for a policy to speak of.
pub fn known() -> Known {
    let mut groups: Vec<_> = RULES.iter().map(|rule| rule.group.name()).collect();
    groups.dedup();
    Known { rules: RULES.iter().map(|rule| rule.name).collect(), groups }
}

/// The rules that judge no token but the run.
pub fn of_run() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().filter(|rule| matches!(rule.judge, Judge::Run))
}

/// Every rule, in the order of the catalogue.
pub static RULES: &[&Rule] = &[
    &algorithm::alg_none::RULE,
    &algorithm::alg_none_variant::RULE,
    &algorithm::alg_invalid::RULE,
    &algorithm::alg_unregistered::RULE,
    &algorithm::alg_prohibited::RULE,
    &algorithm::alg_eddsa_polymorphic::RULE,
    &algorithm::alg_not_allowed::RULE,
    &algorithm::alg_key_mismatch::RULE,
    &algorithm::signature_missing::RULE,
    &algorithm::signature_on_unsecured::RULE,
    &algorithm::signature_length::RULE,
    &algorithm::signature_degenerate::RULE,
    &algorithm::signature_invalid::RULE,
    &algorithm::ecdsa_high_s::RULE,
    &algorithm::hmac_secret_known::RULE,
    &algorithm::hmac_empty_secret::RULE,
    &algorithm::hmac_key_confusion::RULE,
    &algorithm::known_private_key::RULE,
    &algorithm::hmac_shared_across_services::RULE,
    &header::jwk_embedded::RULE,
    &header::jwk_embedded_signer::RULE,
    &header::jwk_private_in_header::RULE,
    &header::key_url_present::RULE,
    &header::key_url_insecure::RULE,
    &header::key_url_untrusted::RULE,
    &header::x5c_malformed::RULE,
    &header::x5c_untrusted::RULE,
    &header::x5t_sha1::RULE,
    &header::kid_injection::RULE,
    &header::kid_invalid::RULE,
    &header::kid_missing::RULE,
    &header::kid_unknown::RULE,
    &header::crit_invalid::RULE,
    &header::crit_relied_on::RULE,
    &header::b64_false::RULE,
    &header::zip_in_jws::RULE,
    &header::jwe_zip::RULE,
    &header::jwe_zip_bomb::RULE,
    &header::jwe_pbes2_count_high::RULE,
    &header::jwe_pbes2_count_low::RULE,
    &header::jwe_rsa1_5::RULE,
    &header::jwe_unsigned::RULE,
    &header::typ_invalid::RULE,
    &header::typ_generic::RULE,
    &header::cty_missing_nested::RULE,
    &header::cty_unneeded::RULE,
    &header::header_claim_mismatch::RULE,
    &header::time_claim_in_header::RULE,
    &time::exp_missing::RULE,
    &time::time_claim_not_number::RULE,
    &time::time_claim_milliseconds::RULE,
    &time::time_claim_out_of_range::RULE,
    &time::time_claim_fractional::RULE,
    &time::exp_too_far::RULE,
    &time::exp_effectively_never::RULE,
    &time::exp_before_valid::RULE,
    &time::token_expired::RULE,
    &time::nbf_in_future::RULE,
    &time::iat_in_future::RULE,
    &time::iat_missing::RULE,
    &time::auth_time_after_iat::RULE,
    &identity::iss_missing::RULE,
    &identity::aud_missing::RULE,
    &identity::sub_missing::RULE,
    &identity::jti_missing::RULE,
    &identity::registered_claim_type::RULE,
    &identity::oidc_claim_type::RULE,
    &identity::claim_placeholder::RULE,
    &identity::claim_misspelled::RULE,
    &identity::iss_not_https::RULE,
    &identity::iss_unexpected::RULE,
    &identity::aud_unexpected::RULE,
    &identity::aud_wildcard::RULE,
    &identity::aud_broad::RULE,
    &identity::scope_wildcard::RULE,
    &identity::authorization_bloat::RULE,
    &identity::privileged_flag::RULE,
    &identity::jti_weak::RULE,
    &identity::sub_is_pii::RULE,
    &identity::local_endpoint::RULE,
    &identity::bearer_unbound::RULE,
    &identity::sub_equals_client_id::RULE,
    &identity::policy_claim_missing::RULE,
    &identity::policy_claim_forbidden::RULE,
    &structure::segment_count::RULE,
    &structure::illegal_characters::RULE,
    &structure::token_wrapping::RULE,
    &structure::base64_padding::RULE,
    &structure::base64_alphabet::RULE,
    &structure::base64_noncanonical::RULE,
    &structure::not_json_object::RULE,
    &structure::duplicate_member::RULE,
    &structure::not_utf8::RULE,
    &structure::invisible_characters::RULE,
    &structure::number_precision::RULE,
    &structure::token_too_large::RULE,
    &structure::payload_too_deep::RULE,
    &structure::json_serialization::RULE,
    &structure::unprotected_alg::RULE,
    &structure::payload_encrypted::RULE,
    &structure::nested_jwt::RULE,
    &structure::nested_unsecured::RULE,
    &structure::policy_payload_too_large::RULE,
    &payload::secret_password::RULE,
    &payload::secret_password_hash::RULE,
    &payload::secret_api_key::RULE,
    &payload::secret_private_key::RULE,
    &payload::secret_connection_string::RULE,
    &payload::secret_otp_seed::RULE,
    &payload::nested_token::RULE,
    &payload::secret_generic::RULE,
    &payload::pii_card_number::RULE,
    &payload::pii_national_id::RULE,
    &payload::pii_bank_account::RULE,
    &payload::pii_health::RULE,
    &payload::pii_special_category::RULE,
    &payload::pii_birthdate::RULE,
    &payload::pii_email::RULE,
    &payload::pii_phone::RULE,
    &payload::pii_address::RULE,
    &payload::pii_name::RULE,
    &payload::pii_geolocation::RULE,
    &payload::pii_ip_address::RULE,
    &payload::infra_internal_host::RULE,
    &payload::user_object_dumped::RULE,
    &payload::policy_sensitive_name::RULE,
    &profile::access_token::CLAIM_MISSING,
    &profile::access_token::CLAIM_TYPE,
    &profile::access_token::TYP,
    &profile::access_token::ALG,
    &profile::access_token_has_nonce::RULE,
    &profile::id_token_as_access_token::RULE,
    &profile::access_token_long_as_refresh::RULE,
    &profile::jti_shared_with_refresh::RULE,
    &profile::id_token::CLAIM_MISSING,
    &profile::id_token::CLAIM_TYPE,
    &profile::id_token::TYP,
    &profile::id_token_azp_missing::RULE,
    &profile::id_token_nonce_missing::RULE,
    &profile::id_token_hash_mismatch::RULE,
    &profile::id_token_x5c::RULE,
    &profile::logout_token::CLAIM_MISSING,
    &profile::logout_token::CLAIM_TYPE,
    &profile::logout_token::CLAIM_FORBIDDEN,
    &profile::logout_token::TYP,
    &profile::dpop_proof::CLAIM_MISSING,
    &profile::dpop_proof::CLAIM_TYPE,
    &profile::dpop_proof::TYP,
    &profile::dpop_proof::ALG,
    &profile::dpop_htu_query::RULE,
    &profile::dpop_proof_stale::RULE,
    &profile::dpop_request_mismatch::RULE,
    &profile::dpop_ath_mismatch::RULE,
    &profile::dpop_key_mismatch::RULE,
    &profile::client_assertion::CLAIM_MISSING,
    &profile::client_assertion::CLAIM_TYPE,
    &profile::client_assertion::TYP,
    &profile::client_assertion_aud::RULE,
    &profile::jwt_bearer::CLAIM_MISSING,
    &profile::security_event::CLAIM_MISSING,
    &profile::security_event::CLAIM_TYPE,
    &profile::security_event::TYP,
    &profile::set_has_exp::RULE,
    &profile::sd_jwt::CLAIM_MISSING,
    &profile::sd_jwt::CLAIM_TYPE,
    &profile::sd_jwt::TYP,
    &profile::sd_jwt::ALG,
    &profile::sd_jwt_hash_alg::RULE,
    &profile::sd_jwt_critical_disclosable::RULE,
    &profile::sd_jwt_digest_repeated::RULE,
    &profile::sd_jwt_disclosure_invalid::RULE,
    &profile::sd_jwt_salt_short::RULE,
    &profile::key_binding::CLAIM_MISSING,
    &profile::key_binding::CLAIM_TYPE,
    &profile::key_binding::TYP,
    &profile::key_binding::ALG,
    &profile::key_binding_hash_mismatch::RULE,
    &key::hmac_secret_short::RULE,
    &key::hmac_secret_memorable::RULE,
    &key::hmac_secret_is_public_key::RULE,
    &key::rsa_key_short::RULE,
    &key::rsa_exponent::RULE,
    &key::rsa_exponent_small::RULE,
    &key::rsa_weak_modulus::RULE,
    &key::rsa_roca::RULE,
    &key::rsa_shared_factor::RULE,
    &key::ec_point_invalid::RULE,
    &key::jwk_alg_mismatch::RULE,
    &key::jwk_use_mismatch::RULE,
    &key::jwk_encoding::RULE,
    &key::jwk_halves_differ::RULE,
    &key::jwks_private_key::RULE,
    &key::jwks_symmetric_key::RULE,
    &key::jwks_mixed::RULE,
    &key::jwks_duplicate_kid::RULE,
    &key::jwk_kid_missing::RULE,
    &key::jwk_alg_missing::RULE,
    &key::key_reused::RULE,
    &key::key_file_permissions::RULE,
    &context::token_in_url::RULE,
    &context::token_in_fragment::RULE,
    &context::token_in_referer::RULE,
    &context::token_over_http::RULE,
    &context::cookie_missing_httponly::RULE,
    &context::cookie_missing_secure::RULE,
    &context::cookie_missing_samesite::RULE,
    &context::cookie_prefix::RULE,
    &context::cookie_outlives_token::RULE,
    &context::token_in_web_storage::RULE,
    &context::refresh_token_in_web_storage::RULE,
    &context::token_pair_in_page_reach::RULE,
    &context::token_in_log::RULE,
    &context::token_committed::RULE,
    &context::token_in_shell_history::RULE,
    &policy::ignore_expired::RULE,
    &policy::ignore_unused::RULE,
];
