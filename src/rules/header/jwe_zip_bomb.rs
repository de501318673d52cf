//! A small token that becomes a large one.

use crate::core::token::{Failure, Inflation};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwe-zip-bomb",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the decrypted contents inflate beyond all bounds",
    why: "a kilobyte becomes a hundred megabytes in the memory of whoever decrypts it",
    fix: "leave zip out, and have the verifier stop at a bound",
    cites: &["draft-ietf-oauth-rfc8725bis-10 §3.15", "CVE-2024-33664"],
    known_problems: "Contents that are large and honest, and deflate to less than a tenth.",
    bad: &[
        Example::jwe(r#"{"alg":"dir","enc":"A256GCM","zip":"DEF"}"#).signed(".AAECAwQFBgcICQoL.IMxT1hJT70sVUFR4_Zng89s11WjOoe9kbeQUUJw8ExE1MgCg5KkjCCGOLwW5j4Rf_zpZukrT_PLbjadzaTKGU6y3IUToG5Xg2FIlRv2mNiH-kVwXKavkEQt2LGAaz-aK37_H9Icgi0rmxV7UgDUhbCMy7PiD6lGTCEE-09CmeMzOpDnG3Cj0qPNJvAITFMn9XzjxD2jMJnS_IGBaDyuSrtQO9sTT9YaxMNb9AWE4U2oihCQP4oYjJMzC06LZfBfGQ9JkmbSr03wYOCN-EnuSABBvaYEI14wSCGYcRfB6H2kO2HXACwe6-bl82-HtznVfMlAk9xLUHRBNfnwUxaanUcoEB0RRXQ3MRyc96JkbvG9GssoLyZV_0Yo282YEAg0-rs3zjm0r_ejhuUsD7vUA89Ktr_gnINss4FPnlaGRL9ImbPLJ-0Y4Z_Jxb82cwt_Bt16Z_d4lhHGLebZBHmffF9I9HeI6x0rwj0KyvCGAZGJtTEVvbn7sa6W-O_biBnPRRtbr8BsBAv-O1g.fX4SYryxJt68mc0ApXbCUQ").with_keys(r#"{"kty":"oct","k":"9M1Gy-AiOwk4rJTPP0ANofEQZiSqhnLlj23I3ZtBGcU"}"#),
    ],
    good: &[
        // Said by jwe-zip.
        Example::jwe(r#"{"alg":"dir","enc":"A256GCM","zip":"DEF"}"#).signed(".AAECAwQFBgcICQoL.ZlDY8L5VSZ8OxcHgfbYTng9OCir6K3BZBxAmP9plViToVtOaOl5F6RH8tgeHZ8TmQYcfwfspTVhv5hDeXhm-UvNJ8md84S1-L0LeDpbyew.rmOvkX-K9LfyH-VB1_OCzg").with_keys(r#"{"kty":"oct","k":"9M1Gy-AiOwk4rJTPP0ANofEQZiSqhnLlj23I3ZtBGcU"}"#),
        Example::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#).signed(".AAECAwQFBgcICQoL.tiR7r-Mhwe-smZy5JjruZiER8gQvAtEEozzdF3vHIdqbfYqzWfJJSSEb6VrwSiEcKe-oPQptan6FZagbd-LamPc8vU_3zgp6HAOBL3zJD3huesGH17Up-MBbkgGBpRGTFHIZy74VuXPV8m7k_Q.QQ2AcqFMmGGbaiv1Cy5fzQ").with_keys(r#"{"kty":"oct","k":"9M1Gy-AiOwk4rJTPP0ANofEQZiSqhnLlj23I3ZtBGcU"}"#),
    ],
    judge: Judge::Token { applies: |case| super::is_jwe(case) && case.token.inflation().is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(&Inflation::Failed(Failure::TooLarge { most })) = case.token.inflation() {
        let size = case.token.payload().map_or(0, |payload| payload.bytes().len());
        let message = format!("the contents inflate from {size} bytes to more than {most}");
        hits.at(Place::part(Part::Payload), message);
    }
}
