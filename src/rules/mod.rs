//! The rules: each is data and one function in a file of its own. The registry is the one slice at the end of
//! this file; `rules`, `explain` and the README's table walk it.

mod algorithm;
mod context;
mod engine;
mod evidence;
mod example;
mod header;
mod identity;
mod payload;
mod policy;
mod prelude;
mod quiet;
mod sensitive;
mod structure;
mod time;
mod why;

pub use engine::{Answer, Case, Hit, Hits, Linted, Place, lint};
pub use evidence::Evidence;
pub use example::{EXAMPLE_NOW, Example};
pub use policy::{Remark, remarks};
pub use sensitive::{Detection, Detector};
pub use why::why_not_applicable;

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
    /// The run as a whole; who ran it knows what there is to say.
    Run,
}

impl Rule {
    /// Whether it has anything to say of a token at all.
    pub fn applies(&self, case: &Case<'_>) -> bool {
        match self.judge {
            Judge::Token { applies, .. } => applies(case),
            Judge::Run => false,
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
    &payload::pii_card_number::RULE,
    &payload::pii_email::RULE,
    &payload::policy_sensitive_name::RULE,
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
