//! Selective disclosure (SD-JWT, RFC 9901): what an SD-JWT discloses, and where in its claims that belongs.

use super::b64;
use super::crypto::named_digest;
use super::json::{Document, Kind, Value, pointer_step};
use super::token::Token;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What comes with an SD-JWT.
pub struct Presentation {
    /// The hash that digests are made with: `_sd_alg`, or `sha-256` (RFC 9901 §4.1.1).
    pub hash: String,
    /// Whether that hash is known here, so that disclosures could be matched with their digests.
    pub hash_known: bool,
    /// The disclosures, in their order.
    pub disclosures: Vec<Disclosure>,
    /// Digests that no disclosure has: claims that are kept back, or decoys (RFC 9901 §4.2.5).
    pub withheld: usize,
    /// Digests that occur more than once, which RFC 9901 §7.1 forbids.
    pub repeated: Vec<String>,
    /// What binds the presentation to its holder (RFC 9901 §4.3).
    pub key_binding: Option<KeyBinding>,
    /// The presentation without that, which is what it binds (RFC 9901 §4.3.1).
    pub unbound: String,
}

/// A key-binding JWT.
pub struct KeyBinding {
    /// The JWT.
    pub token: Token,
    /// Whether its `sd_hash` is that of what it came with; `None` if it has none or the hash is not known.
    pub hash_matches: Option<bool>,
}

/// One disclosure (RFC 9901 §4.2).
pub struct Disclosure {
    /// As it stands in the token.
    pub text: String,
    /// The array of salt, claim name and value, or of salt and value.
    pub content: Document,
    /// Base64url of the hash of `text`; empty if the hash is not known.
    pub digest: String,
    /// JSON Pointer to where the value belongs in the claims; `None` if nothing there refers to it.
    pub pointer: Option<String>,
    /// What is wrong with it.
    pub problem: Option<&'static str>,
}

impl Disclosure {
    fn parse(text: &str, hash: &str) -> Disclosure {
        let content = Document::parse(b64::decode(text.as_bytes()).bytes);
        let digest = named_digest(hash, text.as_bytes()).map(|digest| b64::encode(&digest));
        let mut disclosure = Disclosure {
            text: text.to_string(),
            content,
            digest: digest.unwrap_or_default(),
            pointer: None,
            problem: None,
        };
        disclosure.problem = disclosure.fault();
        disclosure
    }

    /// What keeps the content from being a disclosure (RFC 9901 §7.1 step 3).
    fn fault(&self) -> Option<&'static str> {
        let Some(root) = self.content.root().filter(|_| self.content.is_json()) else {
            return Some("it is no JSON");
        };
        let length = root.children().count();
        if !self.is_shaped() {
            return Some("it is no array of two or three");
        }
        if self.salt().is_none() {
            return Some("its salt is no string");
        }
        match (length, self.name().as_deref()) {
            (3, None) => Some("its claim name is no string"),
            (3, Some("_sd" | "...")) => Some("its claim name is one that SD-JWT keeps for itself"),
            _ => None,
        }
    }

    fn element(&self, at: usize) -> Option<Value<'_>> {
        self.content.root().filter(|root| root.kind() == Kind::Array)?.children().nth(at)
    }

    /// Whether it has the form of a disclosure: an array of salt, name and value, or of salt and value.
    pub fn is_shaped(&self) -> bool {
        let root = self.content.root().filter(|root| root.kind() == Kind::Array);
        root.is_some_and(|root| matches!(root.children().count(), 2 | 3))
    }

    /// What keeps the digest from being guessed.
    pub fn salt(&self) -> Option<Cow<'_, str>> {
        self.element(0)?.text()
    }

    /// The claim name; an element of an array has none.
    pub fn name(&self) -> Option<Cow<'_, str>> {
        self.name_as_written()?.text()
    }

    /// The claim name as it stands in the disclosure.
    pub fn name_as_written(&self) -> Option<Value<'_>> {
        self.element(2).and(self.element(1))
    }

    /// The claim name; of an element of an array, the name of the array, as far as that is known.
    pub fn claim_name(&self) -> Cow<'_, str> {
        if let Some(name) = self.name() {
            return name;
        }
        let mut steps = self.pointer.as_deref().unwrap_or_default().rsplit('/');
        let name = steps.find(|step| !step.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or_default();
        Cow::Owned(name.replace("~1", "/").replace("~0", "~"))
    }

    /// JSON Pointer among the claims for a JSON Pointer into the content: `/2/street` of what belongs at `/address` is
    /// `/address/street`; `None` for what is no part of the value, or belongs nowhere.
    pub fn belongs(&self, inside: &str) -> Option<String> {
        let value = if self.element(2).is_some() { "/2" } else { "/1" };
        let rest = inside.strip_prefix(value).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
        Some(format!("{}{rest}", self.pointer.as_deref()?))
    }

    /// The value that is disclosed.
    pub fn value(&self) -> Option<Value<'_>> {
        self.element(2).or_else(|| self.element(1))
    }
}

/// Where a digest stands.
#[derive(Clone, Copy)]
enum Slot {
    /// In the `_sd` of an object.
    Claim,
    /// In place of an element of an array.
    Element,
}

/// A digest that a disclosure has, and what the pointer leads to: the object, or the element.
struct Reference {
    at: usize,
    slot: Slot,
    pointer: String,
    /// The number of the object.
    object: u64,
}

/// The members of the objects that have digests, each by a hash of object and name: what is disclosed must not stand
/// there already (RFC 9901 §7.1 step 3). Pointers themselves could be long, and many.
#[derive(Default)]
struct Members {
    seen: HashSet<u64>,
    objects: u64,
}

impl Members {
    /// A number for an object, told from all others.
    fn object(&mut self) -> u64 {
        self.objects += 1;
        self.objects
    }

    /// Takes up a member; whether it is new.
    fn add(&mut self, object: u64, name: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        (object, name).hash(&mut hasher);
        self.seen.insert(hasher.finish())
    }
}

/// A longer pointer helps nobody, and many of them would fill the memory.
const LONGEST_POINTER: usize = 256;

fn shortened(pointer: &str) -> String {
    if pointer.len() <= LONGEST_POINTER {
        return pointer.to_string();
    }
    pointer.chars().take(LONGEST_POINTER).chain(['…']).collect()
}

/// Takes apart what comes with an SD-JWT; `None` for any other token.
pub fn presentation(token: &Token) -> Option<Presentation> {
    let presented = token.disclosures()?;
    let (listed, bound) = presented.rsplit_once('~')?;
    let hash = token.claims().and_then(|claims| claims.get_text("_sd_alg")).unwrap_or("sha-256".into());
    let hash_known = named_digest(&hash, b"").is_some();
    let texts = listed.split('~').filter(|text| !text.is_empty());
    let mut disclosures: Vec<_> = texts.map(|text| Disclosure::parse(text, &hash)).collect();

    let mut index: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, disclosure) in disclosures.iter().enumerate().filter(|_| hash_known) {
        index.entry(disclosure.digest.clone()).or_default().push(at);
    }
    let mut seen = HashSet::new();
    let (mut repeated, mut withheld) = (Vec::new(), 0);
    let mut refer = |found: Found<'_>, referred: &mut Vec<Reference>| {
        let Found { digest, slot, pointer, object } = found;
        match index.get(&digest).and_then(|same| same.first()) {
            _ if seen.contains(&digest) => return repeated.push(digest),
            None => withheld += 1,
            Some(&at) => referred.push(Reference { at, slot, pointer: shortened(pointer), object }),
        }
        seen.insert(digest);
    };
    let (mut members, mut referred) = (Members::default(), Vec::new());
    if let Some(claims) = token.claims() {
        digests(claims, &mut String::new(), &mut members, &mut |found| refer(found, &mut referred));
    }
    // What a disclosure discloses may hold digests itself (RFC 9901 §4.2.6).
    while let Some(Reference { at, slot, mut pointer, object }) = referred.pop() {
        let problem = match (slot, disclosures[at].name()) {
            (Slot::Claim, Some(name)) => {
                pointer = shortened(&format!("{pointer}/{}", pointer_step(&name)));
                (!members.add(object, &name)).then_some("a claim of its name is there already")
            }
            (Slot::Element, None) => None,
            (Slot::Claim, None) => Some("it has no claim name, and its digest stands among claims"),
            (Slot::Element, Some(_)) => Some("it has a claim name, and its digest stands in an array"),
        };
        if problem.is_some() {
            disclosures[at].problem = problem;
            continue;
        }
        disclosures[at].pointer = Some(pointer.clone());
        if let Some(value) = disclosures[at].value() {
            digests(value, &mut pointer, &mut members, &mut |found| refer(found, &mut referred));
        }
    }
    for same in index.values().filter(|same| same.len() > 1) {
        for &again in &same[1..] {
            disclosures[again].problem = Some("it occurs more than once");
        }
    }
    let unbound = format!("{}{listed}~", token.jwt());
    let key_binding = (!bound.is_empty()).then(|| key_binding(&unbound, bound, &hash));
    let hash = hash.into_owned();
    Some(Presentation { hash, hash_known, disclosures, withheld, repeated, key_binding, unbound })
}

/// The key-binding JWT, whose `sd_hash` is the hash of all that stands before it (RFC 9901 §4.3.1).
fn key_binding(unbound: &str, bound: &str, hash: &str) -> KeyBinding {
    let binding = Token::parse(bound);
    let due = named_digest(hash, unbound.as_bytes()).map(|digest| b64::encode(&digest));
    let said = binding.claims().and_then(|claims| claims.get_text("sd_hash"));
    let hash_matches = said.zip(due).map(|(said, due)| said == due);
    KeyBinding { token: binding, hash_matches }
}

/// A digest, and what the pointer leads to: the object that it stands in, or the element that it stands for.
struct Found<'p> {
    digest: String,
    slot: Slot,
    pointer: &'p str,
    object: u64,
}

/// Calls `found` for every digest below `value`, which `pointer` leads to (RFC 9901 §4.2.4).
fn digests(value: Value<'_>, pointer: &mut String, members: &mut Members, found: &mut impl FnMut(Found<'_>)) {
    let length = pointer.len();
    match value.kind() {
        Kind::Object => {
            let object = if value.get("_sd").is_some() { members.object() } else { 0 };
            for member in value.children() {
                let name = member.name().unwrap_or_default();
                if name == "_sd" {
                    for digest in member.children().filter_map(Value::text) {
                        found(Found { digest: digest.into_owned(), slot: Slot::Claim, pointer, object });
                    }
                    continue;
                }
                if object != 0 {
                    members.add(object, &name);
                }
                if matches!(member.kind(), Kind::Object | Kind::Array) {
                    pointer.push('/');
                    pointer.push_str(&pointer_step(&name));
                    digests(member, pointer, members, found);
                    pointer.truncate(length);
                }
            }
        }
        Kind::Array => {
            for (index, element) in value.children().enumerate() {
                if !matches!(element.kind(), Kind::Object | Kind::Array) {
                    continue;
                }
                pointer.push('/');
                pointer.push_str(&index.to_string());
                match element.get_text("...").filter(|_| element.children().count() == 1) {
                    Some(digest) => {
                        let (digest, slot) = (digest.into_owned(), Slot::Element);
                        found(Found { digest, slot, pointer, object: 0 });
                    }
                    None => digests(element, pointer, members, found),
                }
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sd_jwt(claims: &str, disclosures: &[&str], bound: &str) -> Token {
        let header = b64::encode(br#"{"alg":"ES256","typ":"dc+sd-jwt"}"#);
        Token::parse(format!(
            "{header}.{}.AA~{}~{bound}",
            b64::encode(claims.as_bytes()),
            disclosures.join("~")
        ))
    }

    fn digest(disclosure: &str) -> String {
        b64::encode(&named_digest("sha-256", disclosure.as_bytes()).unwrap())
    }

    fn told(token: &Token) -> Vec<(String, String)> {
        let presentation = presentation(token).unwrap();
        let said = |disclosure: &Disclosure| {
            let value = disclosure.value().map(|value| value.raw().to_string()).unwrap_or_default();
            (disclosure.pointer.clone().unwrap_or_else(|| "nowhere".to_string()), value)
        };
        presentation.disclosures.iter().map(said).collect()
    }

    #[test]
    fn digests_of_rfc_9901() {
        // RFC 9901 §4.2.1 and §4.2.2, §4.2.3
        let family_name = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";
        assert_eq!(digest(family_name), "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
        let fr = "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0";
        assert_eq!(digest(fr), "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs");
    }

    #[test]
    fn claims_elements_and_what_is_inside_them() {
        let street = b64::encode(br#"["s1","street","Main St"]"#);
        let address = b64::encode(format!(r#"["s2","a/b",{{"_sd":["{}"]}}]"#, digest(&street)).as_bytes());
        let element = b64::encode(br#"["s3","DE"]"#);
        let stray = b64::encode(br#"["s4","stray",1]"#);
        let claims = format!(
            r#"{{"_sd":["{}","decoy"],"nationalities":["FR",{{"...":"{}"}}]}}"#,
            digest(&address),
            digest(&element)
        );
        let token = sd_jwt(&claims, &[&address, &element, &street, &stray], "");
        let told = told(&token);
        let pointers: Vec<_> = told.iter().map(|(pointer, _)| pointer.as_str()).collect();
        assert_eq!(pointers, ["/a~1b", "/nationalities/1", "/a~1b/street", "nowhere"]);
        assert_eq!(told[1].1, "\"DE\"");
        assert_eq!(presentation(&token).unwrap().withheld, 1);
    }

    #[test]
    fn what_is_wrong_is_told() {
        let reserved = b64::encode(br#"["s","_sd",1]"#);
        let short = b64::encode(br#"["s"]"#);
        let plain = b64::encode(br#"["s",1]"#);
        let claims = format!(r#"{{"_sd":["{}","twice","twice"]}}"#, digest(&plain));
        let presented =
            presentation(&sd_jwt(&claims, &[&reserved, &short, "!!", &plain, &plain], "")).unwrap();
        let problems: Vec<_> = presented.disclosures.iter().map(|d| d.problem.unwrap_or_default()).collect();
        assert_eq!(
            problems,
            [
                "its claim name is one that SD-JWT keeps for itself",
                "it is no array of two or three",
                "it is no JSON",
                "it has no claim name, and its digest stands among claims",
                "it occurs more than once",
            ]
        );
        assert_eq!(presented.repeated, ["twice"]);
    }

    #[test]
    fn what_is_there_already_cannot_be_disclosed() {
        let [sub, again, street] =
            [r#"["s1","sub","eve"]"#, r#"["s2","sub","ann"]"#, r#"["s3","street","x"]"#]
                .map(|content| b64::encode(content.as_bytes()));
        let taken = |claims: String, shown: &[&str]| {
            let token = sd_jwt(&claims, shown, "");
            let disclosures = presentation(&token).unwrap().disclosures;
            disclosures.iter().filter(|disclosure| disclosure.problem.is_some()).count()
        };
        let digests = format!(r#""_sd":["{}","{}"]"#, digest(&sub), digest(&again));
        assert_eq!(taken(format!(r#"{{{digests},"sub":"bob"}}"#), &[&sub]), 1);
        assert_eq!(taken(format!("{{{digests}}}"), &[&sub, &again]), 1);
        // The same name in another object is another claim.
        let elsewhere =
            format!(r#"{{"_sd":["{}"],"a":{{"sub":1,"_sd":["{}"]}}}}"#, digest(&sub), digest(&street));
        assert_eq!(taken(elsewhere, &[&sub, &street]), 0);
    }

    #[test]
    fn the_key_binding_is_to_all_before_it() {
        let shown = b64::encode(br#"["s","a",1]"#);
        let claims = format!(r#"{{"_sd":["{}"],"_sd_alg":"sha-256"}}"#, digest(&shown));
        let unbound = sd_jwt(&claims, &[&shown], "");
        let binding = |sd_hash: &str| {
            let payload = b64::encode(format!(r#"{{"sd_hash":"{sd_hash}"}}"#).as_bytes());
            format!("{}.{payload}.AA", b64::encode(br#"{"alg":"ES256","typ":"kb+jwt"}"#))
        };
        let matches = |bound: &str| {
            let token = sd_jwt(&claims, &[&shown], bound);
            presentation(&token).unwrap().key_binding.and_then(|binding| binding.hash_matches)
        };
        assert_eq!(matches(&binding(&digest(unbound.text()))), Some(true));
        assert_eq!(matches(&binding("other")), Some(false));
        assert_eq!(matches(""), None);
    }

    #[test]
    fn an_unknown_hash_matches_nothing() {
        let shown = b64::encode(br#"["s","a",1]"#);
        let presented = presentation(&sd_jwt(r#"{"_sd_alg":"md5","_sd":[""]}"#, &[&shown], "")).unwrap();
        assert!(!presented.hash_known);
        assert_eq!(presented.disclosures[0].pointer, None);
    }
}
