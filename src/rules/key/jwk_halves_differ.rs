//! A private half that belongs to another public one.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwk-halves-differ",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the private half of the key does not match its public half",
    why: "it signs with one key and publishes another; and an RSA signature made with a wrong part gives the primes away",
    fix: "export both halves again from the key as it was made: jotkit key convert FILE --to jwk",
    cites: &["CVE-2026-102275"],
    known_problems: "",
    bad: &[
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","d":"bTWRldWKeweid24opFWejwP5qUBU4RBvmeBfmE7POv8","alg":"ES256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"OKP","crv":"Ed25519","x":"hPQE0Z1vuN3do4hmHdbwTgigVJsA93uTPcIcTNNwXvY","d":"CD3yAOW41ch0918oVbTypdPUm62_Z509WsrTLd7GVpo","alg":"EdDSA","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","d":"CLxo4A-2ADJy7hjxMOwnEkEG-WYDr7C18UE4EpSZtdYXhUwJ2h4h69WmMG5mZ_1t28SO2wmuCu0ticR1Wn927fInXQ_6dd418ZtEdE-iZ1XJW-sHO8L4pesGvlJriPJzwjqM_Ij1pmeiDAzdxZ0PDacf_E58PMLA2yFm_mmPz3JNlrOtm4ULCEUrTpFXiTdK2wRgXGm7hSbf72bjqwz_yjkfDXyUocTscA1EgjGJP-s0-MY4rE_AlAPtxNDTwysDwhLEPcj2CCbYsmUDEqzcXi9rIM8JGiq6L1QobkJeEHrDNxuQK-ixCrk3FbvE2E5CxRfIzxpIfq5ffuB-O_ZZww","p":"_gmgzd7eEJC93VW0Gwpnxx9XqV4BaDy6HD-VWr8V8i25mkis65fXb2eGQLMJkolR37KZQKc2ESua3Cni-fPJL1rTmh-IAdTYDBEj0UQr_N0DgOUvs0d8FrWJPizfDbD1y2SN79ODdp9s2SzBVEz-myB7DrbdZxxuqN_3GWRqBZE","q":"5i08UcFUI-RxzlTpjOUExVSYrMXdEmTMjEr3pdd2cx0XYvfSXnwTtvykbp2ce6cCADmjvhQisaxuo5WfAF5pIa5iJXLXjOumN-0P-MageIElTtUoz6Lf8q2NTpPrkOd8T4Z_fEmZHWsLqaO89n2FDB7OMUrRW30Dnyx_TTI5icE","dp":"RaQCDy3flo73XavW-eq6VF4FPArnO9oZ8xCDMyNbMs7SKLdvoA46IvIwXaA3KZK3fSmK1ayBJ-faRiy9amQobPDrPT8Tm9zrdTNlrEKSBHnaMgWiM_WO0PLnMsI-S5SNbTqdpndHfMdroYWhYijRS1l2IqyCuXeT5nuvU6ixX-E","dq":"dA5S35Xu6roAd9xwdc3zfduNr2-EbAXO7N3PyBq_aoM8i3YQ5_r_pb_02KE3iVFHvP1TBj_4zkT29Bw4s2Lm90iJy___ltoqUQCCkRj1SE01lm37ydWBvUasfPYwTDurfh1-ohgpz59tnfclC9N2BgpyRIBI1yxNazBwb2fngwE","qi":"mbtI4gkocauxooDKV2us57_tyL_28wms3ELXazJa7iERypWsGXP04rSkB2Av-sPdvmjkoLwEtpJeYgV6Z8y7lugoDOoGGFJM3VCjcWTH9fCVcFucxrDNajKtAkZzHE53GUXDqRZsOI9WkcIpF743_giW3q-ZSXkChjngBSN82sk","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","d":"CLxo4A-2ADJy7hjxMOwnEkEG-WYDr7C18UE4EpSZtdYXhUwJ2h4h69WmMG5mZ_1t28SO2wmuCu0ticR1Wn927fInXQ_6dd418ZtEdE-iZ1XJW-sHO8L4pesGvlJriPJzwjqM_Ij1pmeiDAzdxZ0PDacf_E58PMLA2yFm_mmPz3JNlrOtm4ULCEUrTpFXiTdK2wRgXGm7hSbf72bjqwz_yjkfDXyUocTscA1EgjGJP-s0-MY4rE_AlAPtxNDTwysDwhLEPcj2CCbYsmUDEqzcXi9rIM8JGiq6L1QobkJeEHrDNxuQK-ixCrk3FbvE2E5CxRfIzxpIfq5ffuB-O_ZZwQ","p":"_gmgzd7eEJC93VW0Gwpnxx9XqV4BaDy6HD-VWr8V8i25mkis65fXb2eGQLMJkolR37KZQKc2ESua3Cni-fPJL1rTmh-IAdTYDBEj0UQr_N0DgOUvs0d8FrWJPizfDbD1y2SN79ODdp9s2SzBVEz-myB7DrbdZxxuqN_3GWRqBZE","q":"5i08UcFUI-RxzlTpjOUExVSYrMXdEmTMjEr3pdd2cx0XYvfSXnwTtvykbp2ce6cCADmjvhQisaxuo5WfAF5pIa5iJXLXjOumN-0P-MageIElTtUoz6Lf8q2NTpPrkOd8T4Z_fEmZHWsLqaO89n2FDB7OMUrRW30Dnyx_TTI5icE","dp":"RaQCDy3flo73XavW-eq6VF4FPArnO9oZ8xCDMyNbMs7SKLdvoA46IvIwXaA3KZK3fSmK1ayBJ-faRiy9amQobPDrPT8Tm9zrdTNlrEKSBHnaMgWiM_WO0PLnMsI-S5SNbTqdpndHfMdroYWhYijRS1l2IqyCuXeT5nuvU6ixX-E","dq":"dA5S35Xu6roAd9xwdc3zfduNr2-EbAXO7N3PyBq_aoM8i3YQ5_r_pb_02KE3iVFHvP1TBj_4zkT29Bw4s2Lm90iJy___ltoqUQCCkRj1SE01lm37ydWBvUasfPYwTDurfh1-ohgpz59tnfclC9N2BgpyRIBI1yxNazBwb2fngwE","qi":"Aw","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMnMm/Irt1M4wtZEKcu4FU81B8Pv5nV8dJrId5tfu+x2hRANCAARfqsZ4oZKZ0F0VqS39wne/eC+QIrTGpYwHnZwspFoP/Dbop3gg9agY2WbaqMMXMmhhE8trDDx0Z0EjERZwtR72\n-----END PRIVATE KEY-----\n",
        ),
    ],
    good: &[
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","d":"MnMm_Irt1M4wtZEKcu4FU81B8Pv5nV8dJrId5tfu-x0","alg":"ES256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"OKP","crv":"Ed25519","x":"hPQE0Z1vuN3do4hmHdbwTgigVJsA93uTPcIcTNNwXvY","d":"wwk-R8b92ADTuit4JbXynJie1-tdf0_viLgoDxR5pUY","alg":"EdDSA","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","d":"CLxo4A-2ADJy7hjxMOwnEkEG-WYDr7C18UE4EpSZtdYXhUwJ2h4h69WmMG5mZ_1t28SO2wmuCu0ticR1Wn927fInXQ_6dd418ZtEdE-iZ1XJW-sHO8L4pesGvlJriPJzwjqM_Ij1pmeiDAzdxZ0PDacf_E58PMLA2yFm_mmPz3JNlrOtm4ULCEUrTpFXiTdK2wRgXGm7hSbf72bjqwz_yjkfDXyUocTscA1EgjGJP-s0-MY4rE_AlAPtxNDTwysDwhLEPcj2CCbYsmUDEqzcXi9rIM8JGiq6L1QobkJeEHrDNxuQK-ixCrk3FbvE2E5CxRfIzxpIfq5ffuB-O_ZZwQ","p":"_gmgzd7eEJC93VW0Gwpnxx9XqV4BaDy6HD-VWr8V8i25mkis65fXb2eGQLMJkolR37KZQKc2ESua3Cni-fPJL1rTmh-IAdTYDBEj0UQr_N0DgOUvs0d8FrWJPizfDbD1y2SN79ODdp9s2SzBVEz-myB7DrbdZxxuqN_3GWRqBZE","q":"5i08UcFUI-RxzlTpjOUExVSYrMXdEmTMjEr3pdd2cx0XYvfSXnwTtvykbp2ce6cCADmjvhQisaxuo5WfAF5pIa5iJXLXjOumN-0P-MageIElTtUoz6Lf8q2NTpPrkOd8T4Z_fEmZHWsLqaO89n2FDB7OMUrRW30Dnyx_TTI5icE","dp":"RaQCDy3flo73XavW-eq6VF4FPArnO9oZ8xCDMyNbMs7SKLdvoA46IvIwXaA3KZK3fSmK1ayBJ-faRiy9amQobPDrPT8Tm9zrdTNlrEKSBHnaMgWiM_WO0PLnMsI-S5SNbTqdpndHfMdroYWhYijRS1l2IqyCuXeT5nuvU6ixX-E","dq":"dA5S35Xu6roAd9xwdc3zfduNr2-EbAXO7N3PyBq_aoM8i3YQ5_r_pb_02KE3iVFHvP1TBj_4zkT29Bw4s2Lm90iJy___ltoqUQCCkRj1SE01lm37ydWBvUasfPYwTDurfh1-ohgpz59tnfclC9N2BgpyRIBI1yxNazBwb2fngwE","qi":"mbtI4gkocauxooDKV2us57_tyL_28wms3ELXazJa7iERypWsGXP04rSkB2Av-sPdvmjkoLwEtpJeYgV6Z8y7lugoDOoGGFJM3VCjcWTH9fCVcFucxrDNajKtAkZzHE53GUXDqRZsOI9WkcIpF743_giW3q-ZSXkChjngBSN82sk","alg":"RS256","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Key { flaw: Flaw::JwkHalvesDiffer, applies: |key| key.is_private_half() },
};
