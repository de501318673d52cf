//! `jotkit verify`: a verdict with every reason.

use super::reading::{self, Looked, Reading, Watch};
use super::workers::{self, Results};
use crate::cli::VerifyArgs;
use crate::core::diagnose;
use crate::core::key::{Given, Key};
use crate::core::profile;
use crate::core::token::Form;
use crate::core::verify::{self, Denylist, Expectations, Keyring};
use crate::exit::Exit;
use crate::host::{Host, Purpose};
use crate::input::{self, Found, Stretch};
use crate::render::{self, Output, Writer};
use crate::report::{self, Item, Summary};
use anyhow::{Result, bail};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Tokens are unwrapped to this depth.
const MOST_NESTED: usize = 8;

/// So many signatures that do not match are looked into; of a million wrong ones the first tell the cause.
const MOST_DIAGNOSED: usize = 1000;

pub(super) fn run(args: &VerifyArgs, host: &Host) -> Result<Exit> {
    let given = keys(args, host)?;
    let denylist = args
        .expect
        .denylist
        .as_deref()
        .map(|place| host.denylist(place, &args.expect.denylist_key))
        .transpose()?;
    let denylist = denylist.as_deref().map(|denylist| denylist as &(dyn Denylist + Sync));
    let payload = args.payload.as_deref().map(|path| host.content(path)).transpose()?;
    let expect = Expectations { denylist, ..expectations(args, host.now) };
    let writer = render::verdicts(args.format, host.terminal);
    let mut output = Output::new(&*writer, host.out());
    let mut tally = Tally::default();
    let mut complete = true;
    let diagnosed = AtomicUsize::new(0);
    let mut watch = Watch::default();
    let worker = || {
        let mut judge = judge(&given, &expect, &diagnosed);
        let (payload, writer) = (payload.as_deref(), &*writer);
        move |stretch: Result<Stretch>| judge_stretch(&stretch?, payload, &mut judge, writer)
    };
    host.heed_interruption()?;
    let reading = Reading::of(host.inputs(&args.inputs, None)?, host);
    let left = reading.left();
    workers::in_order(reading::batch(), Results::Wait, reading, worker, |judged: Result<_>| {
        let outcome = judged.and_then(|(written, of_stretch, looked)| {
            tally.take_up(of_stretch);
            output.add(&written)?;
            output.flush()?;
            super::whole(&looked.source, looked.trouble, host).and(watch.saw(&looked))
        });
        complete &= super::carry_on(host, &mut std::io::sink(), outcome)?;
        Ok(())
    })?;
    output.finish(&Summary::default())?;
    if let Some(error) = tally.unanswered {
        host.complain(&error);
        complete = false;
    }
    if diagnosed.load(Ordering::Relaxed) > MOST_DIAGNOSED {
        host.note(format!(
            "of the signatures that do not match, the first {MOST_DIAGNOSED} were looked into"
        ));
    }
    let left_off = reading::left_off(&left, watch.sources);
    let interrupted = left_off.is_some();
    if let Some(left_off) = left_off {
        host.interrupted(left_off);
    }
    Ok(Exit::of_verdicts(complete, tally.rejected).unless_interrupted(interrupted))
}

fn keys(args: &VerifyArgs, host: &Host) -> Result<Given> {
    let given = host.given(&super::key_sources(&args.keys), Purpose::Use)?;
    if given.keys.is_empty() {
        bail!(
            "verifying: no key was given\ntry: --key FILE for a public key or JWKS, --secret SPEC for an HMAC secret, or --discover ISSUER_URL"
        );
    }
    Ok(given)
}

fn expectations(args: &VerifyArgs, now: i64) -> Expectations<'static> {
    let expect = &args.expect;
    // An issuer's keys vouch for that issuer's tokens, unless the user says otherwise.
    let discovered = args.keys.discover.iter().filter(|_| expect.iss.is_empty());
    Expectations {
        now,
        leeway: expect.leeway,
        algs: expect.alg.clone(),
        issuers: expect.iss.iter().chain(discovered).cloned().collect(),
        audiences: expect.aud.clone(),
        subject: expect.sub.clone(),
        typ: expect.typ.clone(),
        required: expect.require.clone(),
        max_age: expect.max_age,
        ignore_exp: expect.ignore_exp,
        ignore_nbf: expect.ignore_nbf,
        ignore_iat: expect.ignore_iat,
        signature_only: expect.jws,
        strict: expect.strict,
        profile: expect.profile,
        denylist: None,
    }
}

/// Gives a token that comes without its payload the one that was named.
fn attach(mut found: Found, payload: Option<&[u8]>) -> Result<Found> {
    match payload {
        Some(payload) if found.token.is_detached() => found.token.attach(payload),
        Some(_) => bail!(
            "taking up --payload: the token at {}:{}:{} has a payload of its own\ntry: without --payload",
            found.source,
            found.line,
            found.column
        ),
        None => {}
    }
    Ok(found)
}

/// Judges the tokens of a stretch: the report of them, and what came out.
fn judge_stretch(
    stretch: &Stretch,
    payload: Option<&[u8]>,
    judge: &mut impl FnMut(Found) -> Vec<Item>,
    writer: &dyn Writer,
) -> Result<(Vec<u8>, Tally, Looked)> {
    let (mut written, mut tally) = (Vec::new(), Tally::default());
    for found in input::tokens_in(stretch) {
        let mut items = judge(attach(found, payload)?);
        tally.count(&mut items);
        render::items(writer, &items, &mut written)?;
    }
    tally.close();
    let looked = Looked::through(stretch, tally.tokens);
    Ok((written, tally, looked))
}

/// Judges a token, and the ones inside it: each is an item, the outermost first.
fn judge<'a>(
    given: &'a Given,
    expect: &'a Expectations<'_>,
    diagnosed: &'a AtomicUsize,
) -> impl FnMut(Found) -> Vec<Item> + use<'a> {
    let ring = Keyring::of(given);
    let keys: &[Key] = &given.keys;
    // Of nested tokens the innermost has the claims and the type (RFC 7519 §7.2 step 8).
    let around = Expectations { signature_only: true, typ: None, profile: None, ..expect.clone() };
    move |found| {
        let mut items = Vec::with_capacity(1);
        let mut next = Some(found);
        while let Some(found) = next.take() {
            let inner = if expect.signature_only { None } else { found.token.nested() };
            let inner = inner.filter(|_| items.len() < MOST_NESTED);
            let mut verdict =
                verify::verify(&found.token, &ring, if inner.is_some() { &around } else { expect });
            if let Some(alg) = verdict.mismatch
                && diagnosed.fetch_add(1, Ordering::Relaxed) < MOST_DIAGNOSED
            {
                verdict.hints.extend(diagnose::hints(&found.token, keys, alg));
            }
            let inference = profile::infer(&found.token, found.place.called());
            next = inner.map(|token| found.nested(token));
            items.push(report::verified(found, inference, verdict));
        }
        items
    }
}

/// What came out, token by token.
#[derive(Default)]
struct Tally {
    tokens: usize,
    rejected: usize,
    /// Why a denylist could not be asked, the first time.
    unanswered: Option<anyhow::Error>,
    /// How many signatures of the general serialization under way are good.
    general: Option<usize>,
}

impl Tally {
    fn take_up(&mut self, other: Tally) {
        self.tokens += other.tokens;
        self.rejected += other.rejected;
        self.unanswered = self.unanswered.take().or(other.unanswered);
    }

    fn count(&mut self, items: &mut [Item]) {
        self.tokens += 1;
        let verdicts = || items.iter().filter_map(|item| item.verdict.as_ref());
        let valid = verdicts().all(verify::Verdict::is_valid);
        for verdict in items.iter_mut().filter_map(|item| item.verdict.as_mut()) {
            self.unanswered = self.unanswered.take().or(verdict.unanswered.take());
        }
        match items {
            // RFC 7515 §5.2: at least one of the signatures must be good.
            [first, ..] if matches!(first.form, Form::General { .. }) => {
                let Form::General { number, of } = first.form else { return };
                if number == 1 {
                    self.close();
                }
                let good = self.general.unwrap_or_default() + usize::from(valid);
                self.general = Some(good);
                first.good_signatures = (number == of).then_some(good);
            }
            _ => {
                self.close();
                self.rejected += usize::from(!valid);
            }
        }
    }

    /// Ends the general serialization under way.
    fn close(&mut self) {
        self.rejected += usize::from(self.general.take() == Some(0));
    }
}
