//! `jotkit lint`: what is wrong with tokens and keys.

use super::reading::{Looked, Reading, Watch};
use super::{baseline, keys, policy, secrets, workers};
use crate::cli::{LintArgs, WalkArgs};
use crate::core::key::{self, Given, Scanned};
use crate::core::profile::{self, Inference, Profile};
use crate::core::token::Token;
use crate::exit::Exit;
use crate::host::{Host, Purpose, Walk};
use crate::input::{self, Found, PlaceKind, Stretch};
use crate::policy::{Policies, Policy, Subject};
use crate::render::{self, Output, Report, Writer};
use crate::report::{self, Baseline, Item, Stats, Summary, Terms};
use crate::rules::{Beside, Cleared, Companion, Evidence, Notes, Role};
use anyhow::{Context, Result, anyhow};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

pub(super) fn run(args: &LintArgs, host: &Host) -> Result<Exit> {
    if args.policy.example_config {
        let mut out = host.out();
        out.write_all(crate::policy::example().as_bytes())?;
        out.flush()?;
        return Ok(Exit::Yes);
    }
    let (policies, file) = policy::in_force(args, host)?;
    let baseline = baseline::read(&args.baseline, host)?;
    let sources = super::key_sources(&args.keys);
    let passphrase = host.passphrase(&sources)?;
    let passphrase = passphrase.as_ref().map(|passphrase| passphrase.as_slice());
    let given = host.given_with(&sources, passphrase, Purpose::Judge)?;
    let reading = Reading::of(keys::inputs(args, &given, host, walk(&args.walk))?);
    let (secrets, stretches) = secrets::look_for(args, host, &given.keys, reading)?;
    let companions = companions(args, host)?;
    let bench = Bench {
        policies: &policies,
        with: &companions,
        named: args.profile.is_some(),
        baseline: baseline.as_ref(),
        remember: args.baseline.write_baseline.is_some(),
        show_all: args.show_all,
        stats: args.stats || args.format.has_charts(),
        now: host.now,
    };
    let writer = render::writer(args.format, Report::Lint, host.terminal);
    let mut output = Output::new(&*writer, host.out());
    let mut summary = Summary::default();
    summary.stats = bench.stats.then(|| Stats::at(host.now));
    let mut complete = secrets.complete;
    let mut watch = Watch::new();
    let mut notes = Notes::default();
    let mut lying_about = Given::default();
    let cleared = Cleared::default();
    let worker = || {
        let evidence = [&given.keys[..], &[]];
        let evidence = evidence.map(|keys| Evidence::new(keys, &secrets.listed).sharing(&cleared));
        let (bench, writer) = (&bench, &*writer);
        let mut tracked = Tracked::new(host);
        move |stretch: Result<Stretch>| bench.lint(&stretch?, passphrase, &evidence, &mut tracked, writer)
    };
    workers::in_order(1, stretches, worker, |linted: Result<Linted>| {
        let outcome = linted.and_then(|Linted { written, seen, told, keys, looked }| {
            summary.take_up(seen);
            notes.take_up(told);
            output.add(&written)?;
            let taken_up = keys::take_up(keys, &looked, host, &mut lying_about);
            let some = watch.saw(&looked).or_else(|error| if args.allow_empty { Ok(()) } else { Err(error) });
            taken_up.and(super::whole(&looked.source, looked.trouble, host)).and(some)
        });
        complete &= super::carry_on(host, &mut std::io::sink(), outcome)?;
        Ok(())
    })?;
    summary.files = watch.sources;
    if !watch.some && watch.walked > 0 && !args.allow_empty {
        let files = if watch.walked == 1 { "file that was" } else { "files that were" };
        host.complain(&anyhow!(
            "looking for tokens: there is none in the {} {files} read\n\
             try: --hidden and --no-ignore read more files, --allow-empty lets none be enough",
            watch.walked
        ));
        complete = false;
    }
    if notes.untried > 0 {
        host.note(format!(
            "the secrets and keys that everyone knows were not tried on {} of the tokens, which are too many\ntry: fewer tokens at a time",
            notes.untried
        ));
    }
    let judged = keys::judge([&given, &lying_about], &notes, &bench, &mut summary);
    let mut written = Vec::new();
    render::items(&*writer, &judged, &mut written)?;
    output.add(&written)?;
    for rule in &summary.faults {
        host.complain(&anyhow!(
            "running the rule {rule}: it broke down, which is a fault of jotkit\ntry: please report it"
        ));
    }
    complete &= summary.faults.is_empty();
    if let Some(file) = file {
        summary.remark(&file, policies.house(), host.now, complete);
    }
    // What was not looked at may still hold what a baseline knows.
    if let Some(baseline) = baseline.as_ref().filter(|_| complete) {
        summary.outdate(baseline);
    }
    output.finish(&summary)?;
    let exit = Exit::of_findings(complete, summary.worst(), policies.house().fail_on, args.exit_zero);
    baseline::write(&args.baseline, summary, baseline.as_ref(), complete)?;
    Ok(exit)
}

fn walk(args: &WalkArgs) -> Walk {
    Walk { hidden: args.hidden, no_ignore: args.no_ignore, globs: args.glob.clone() }
}

/// What the user says came with the tokens. It is never named in what is said of it, for it may be a secret.
fn companions(args: &LintArgs, host: &Host) -> Result<Vec<Companion>> {
    let mut given = Vec::new();
    for with in &args.with {
        let content = host.token_or_file(with).context("reading --with")?;
        let read = Companion::given(&content).map_err(|why| {
            anyhow!(
                "reading --with: {why}\ntry: a token, code=TEXT, access_token=TEXT, or a file that holds them"
            )
        })?;
        given.extend(read);
    }
    Ok(given)
}

/// Tokens inside a token are looked into to this depth.
const MOST_NESTED: usize = 4;

/// A token and those inside it, the outermost first; what is encrypted is opened, if a key was given for that.
pub(super) fn with_nested(mut found: Found, evidence: &Evidence<'_>) -> Vec<Found> {
    evidence.open(&mut found.token);
    let mut all = vec![found];
    while let Some(found) = all.last().filter(|_| all.len() <= MOST_NESTED)
        && let Some(inner) = found.token.nested()
    {
        let mut inner = found.nested(inner);
        evidence.open(&mut inner.token);
        all.push(inner);
    }
    all
}

/// So many tokens of one message are judged beside each other; what has more is a list.
const MOST_TOGETHER: usize = 8;

/// The tokens of each message, in order: those of one number, and of a list each by itself.
fn messages(mut tokens: impl Iterator<Item = Found>) -> impl Iterator<Item = Vec<Found>> {
    let mut next = tokens.next();
    // The number of a message that turned out to be a list.
    let mut list = 0;
    std::iter::from_fn(move || {
        let mut message = vec![next.take()?];
        let number = message[0].message;
        next = tokens.next();
        while number != list && next.as_ref().is_some_and(|next| next.message == number) {
            if message.len() == MOST_TOGETHER {
                list = number;
                break;
            }
            message.extend(next.take());
            next = tokens.next();
        }
        Some(message)
    })
}

/// Whether git tracks the files that stretches are of.
struct Tracked<'h> {
    host: &'h Host,
    /// The file that was asked for last, and the answer.
    last: Option<(Arc<Path>, bool)>,
}

impl<'h> Tracked<'h> {
    fn new(host: &'h Host) -> Tracked<'h> {
        Tracked { host, last: None }
    }

    fn has(&mut self, stretch: &Stretch) -> bool {
        let Some(path) = &stretch.path else { return false };
        if self.last.as_ref().is_none_or(|(last, _)| last != path) {
            self.last = Some((Arc::clone(path), self.host.is_tracked(path)));
        }
        self.last.as_ref().is_some_and(|(_, tracked)| *tracked)
    }
}

/// What came out of a stretch.
struct Linted {
    /// The report of it.
    written: Vec<u8>,
    seen: Summary,
    told: Notes,
    keys: Option<Scanned>,
    looked: Looked,
}

/// What every token of a run is judged by.
pub(super) struct Bench<'a> {
    pub(super) policies: &'a Policies,
    /// What came with the tokens.
    with: &'a [Companion],
    /// Whether the command line names the profile.
    named: bool,
    baseline: Option<&'a Baseline>,
    remember: bool,
    show_all: bool,
    stats: bool,
    now: i64,
}

impl Bench<'_> {
    /// Lints the tokens of a stretch: the report of them, and what was seen. The evidence is that with the given keys, and
    /// that without.
    fn lint(
        &self,
        stretch: &Stretch,
        passphrase: Option<&[u8]>,
        [given, none]: &[Evidence<'_>; 2],
        tracked: &mut Tracked<'_>,
        writer: &dyn Writer,
    ) -> Result<Linted> {
        let (mut written, mut summary) = (Vec::new(), Summary::default());
        let mut tokens = 0;
        given.begin(stretch.number, stretch.is_first());
        none.begin(stretch.number, stretch.is_first());
        let mut tell = |found: Found, evidence: &Evidence<'_>, beside: Beside<'_>| -> Result<()> {
            let item = self.judge(found, evidence, beside, &mut summary);
            Ok(render::items(writer, [&item], &mut written)?)
        };
        let found = input::tokens_in(stretch).map(|mut found| {
            if tracked.has(stretch) {
                found.place.is_tracked();
            }
            found
        });
        for message in messages(found) {
            tokens += message.len();
            let companions = self.companions(&message);
            for (own, found) in message.into_iter().enumerate() {
                let mut evidence = given;
                for found in with_nested(found, given) {
                    // Keys that are to open the envelope are not those of who signed what is inside.
                    let inside = if given.vouches_inside(&found.token) { evidence } else { none };
                    let bound = found.key_binding();
                    let presented = bound.as_ref().map(|_| Companion::token(&found.token, Role::SdJwt, true));
                    tell(found, evidence, Beside::new(&companions, own, self.with))?;
                    // A key-binding JWT is signed by the holder, whose key is none of the given.
                    if let (Some(bound), Some(presented)) = (bound, presented) {
                        let message = [Companion::token(&bound.token, Role::Other, true), presented];
                        tell(bound, none, Beside::new(&message, 0, &[]))?;
                    }
                    evidence = inside;
                }
            }
        }
        let mut told = given.take_notes();
        told.untried += none.take_notes().untried;
        let keys = key::scan(stretch.own_bytes(), stretch.start, &stretch.source, passphrase);
        let things = tokens + keys.as_ref().map_or(0, Scanned::len);
        Ok(Linted { written, seen: summary, told, keys, looked: Looked::through(stretch, things) })
    }

    fn judge(
        &self,
        found: Found,
        evidence: &Evidence<'_>,
        beside: Beside<'_>,
        summary: &mut Summary,
    ) -> Item {
        let (inference, terms) = self.terms(&found);
        let terms = Terms { evidence: Some(evidence), beside, ..terms };
        report::linted(found, inference, &terms, summary)
    }

    /// What the tokens of a message are to each other; of one that came alone, nobody asks.
    fn companions(&self, message: &[Found]) -> Vec<Companion> {
        let alone = message.len() == 1 && message.iter().all(|found| found.others.is_empty());
        if alone && self.with.is_empty() {
            return Vec::new();
        }
        let companion = |found: &Found| {
            let (inference, _) = self.terms(found);
            Companion::token(&found.token, Role::of(inference.profile, &found.place), true)
        };
        // The tokens of a message see the same others around them.
        let mut others: Vec<_> = message.iter().flat_map(|found| &found.others).collect();
        others.sort();
        others.dedup();
        let opaque = |(name, text): &(&str, String)| {
            Companion::opaque(text.clone(), if *name == "code" { Role::Code } else { Role::Access })
        };
        message.iter().map(companion).chain(others.into_iter().map(opaque)).collect()
    }

    /// What is demanded of a key.
    pub(super) fn terms_of_key(&self, kid: Option<&str>, alg: Option<&str>) -> Terms<'_> {
        let &Bench { baseline, remember, show_all, now, .. } = self;
        let policy = self.policies.of_key(kid, alg);
        Terms { baseline, remember, show_all, ..Terms::new(policy, now) }
    }

    /// The profile of a token, and what is demanded of it: a block of the policy can go by a profile, and name another.
    fn terms(&self, found: &Found) -> (Inference, Terms<'_>) {
        let found_as = found.place.called();
        let house = self.policies.house();
        if found.place.kind == PlaceKind::KeyBinding {
            let (profile, why) = (Profile::KeyBinding, "it ends an SD-JWT".to_string());
            let subject = Subject { token: &found.token, profile, found_as };
            let terms = self.terms_under(self.policies.of(&subject));
            return (Inference { profile, why, certain: true }, terms);
        }
        let inference = self.infer(house.profile, &found.token, found_as);
        let subject = Subject { token: &found.token, profile: inference.profile, found_as };
        let policy = self.policies.of(&subject);
        let inference = if policy.profile == house.profile {
            inference
        } else {
            self.infer(policy.profile, &found.token, found_as)
        };
        (inference, self.terms_under(policy))
    }

    fn terms_under<'p>(&'p self, policy: &'p Policy) -> Terms<'p> {
        let &Bench { baseline, remember, show_all, stats, now, .. } = self;
        Terms { baseline, remember, show_all, stats, ..Terms::new(policy, now) }
    }

    fn infer(&self, named: Option<Profile>, token: &Token, name: Option<&str>) -> Inference {
        match named {
            Some(profile) => {
                let why = if self.named { "--profile" } else { "by the policy" };
                Inference { profile, why: why.to_string(), certain: true }
            }
            None => profile::infer(token, name),
        }
    }
}
