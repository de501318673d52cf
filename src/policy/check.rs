//! Checks a `jotkit.toml` against its keys, so that a misspelled demand is refused and not left unheard.

use super::keys::{FILE, Key, Kind, Words};
use crate::core::time::{end_of_day, parse_duration};
use std::collections::HashSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// What keeps a text from being a policy.
#[derive(Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub instead: String,
}

/// Names that the policy speaks of and does not know itself.
#[derive(Debug)]
pub struct Known {
    /// The rules.
    pub rules: Vec<&'static str>,
    /// Their groups.
    pub groups: Vec<&'static str>,
}

/// Checks a whole text.
///
/// # Errors
///
/// All flaws in the order of the text; what is no TOML has one.
pub(super) fn check(text: &str, known: &Known) -> Result<(), Vec<Flaw>> {
    let table = DeTable::parse(text).map_err(|error| vec![Flaw::of(&error, text)])?;
    let mut checker = Checker { known, flaws: Vec::new() };
    checker.table(table.get_ref(), FILE, &(0..0), "the policy");
    let mut flaws = checker.flaws;
    flaws.sort_by_key(|flaw| flaw.span.start);
    if flaws.is_empty() { Ok(()) } else { Err(flaws) }
}

impl Flaw {
    /// What the TOML parser said.
    pub(super) fn of(error: &toml::de::Error, text: &str) -> Flaw {
        let span = error.span().unwrap_or(0..0);
        let twice = error.message().contains("duplicate key");
        let (message, instead) = match (twice, text.get(span.clone())) {
            (true, Some(name)) => (format!("{name} is set twice"), "leave one of them out".to_string()),
            _ => {
                let reason = error.message().lines().collect::<Vec<_>>().join(", ");
                (
                    format!("not TOML: {reason}"),
                    "jotkit lint --example-config shows how it is written".to_string(),
                )
            }
        };
        Flaw { span, message, instead }
    }
}

struct Checker<'k> {
    known: &'k Known,
    flaws: Vec<Flaw>,
}

type Located<'a, 't> = &'a Spanned<DeValue<'t>>;

impl Checker<'_> {
    fn flaw(&mut self, span: Range<usize>, message: String, instead: impl Into<String>) {
        self.flaws.push(Flaw { span, message, instead: instead.into() });
    }

    /// `place` is what the table is called: `the policy`, `[claims]`; `span` is where it stands.
    fn table(&mut self, table: &DeTable<'_>, keys: &[Key], span: &Range<usize>, place: &str) {
        for (name, value) in table {
            match keys.iter().find(|key| key.name == name.get_ref().as_ref()) {
                Some(key) => self.value(value, key.kind, key.name, key.sample),
                None => {
                    let names: Vec<_> = keys.iter().map(|key| key.name).collect();
                    let (meant, instead) = suggest(name.get_ref(), &names);
                    self.flaw(
                        name.span(),
                        format!("{place} has no key {:?}{meant}", name.get_ref()),
                        instead,
                    );
                }
            }
        }
        for key in keys.iter().filter(|key| key.required && !table.contains_key(key.name)) {
            let instead = format!("{} = {}", key.name, key.sample);
            self.flaw(span.clone(), format!("{place} lacks {}", key.name), instead);
        }
    }

    /// `sample` is how the value is written where it is one.
    fn value(&mut self, value: Located<'_, '_>, kind: Kind, name: &str, sample: &str) {
        let span = value.span();
        match (kind, value.get_ref()) {
            (Kind::Flag, DeValue::Boolean(_)) => {}
            (Kind::Version, DeValue::Integer(number)) if number.as_str() == "1" => {}
            (Kind::Version, DeValue::Integer(number)) => {
                let message = format!("version {number} is not one that this jotkit reads");
                self.flaw(span, message, "version = 1");
            }
            (Kind::Bytes, DeValue::Integer(number)) => {
                if u32::from_str_radix(number.as_str(), number.radix()).unwrap_or_default() == 0 {
                    self.flaw(span, format!("{name} is no number of bytes"), format!("{name} = {sample}"));
                }
            }
            (Kind::Date, DeValue::Datetime(date)) => {
                if date.time.is_some() || end_of_day(&date.to_string()).is_err() {
                    self.flaw(span, format!("{name} is a date without time"), format!("{name} = {sample}"));
                }
            }
            (Kind::Date, DeValue::String(text)) if end_of_day(text).is_ok() => {
                let message = format!("{name} is text where a date is expected");
                self.flaw(span, message, format!("{name} = {text}"));
            }
            (Kind::Text | Kind::Pointer | Kind::Duration | Kind::Word(_), DeValue::String(text)) => {
                self.text(span, text, kind, name);
            }
            (Kind::List(item), DeValue::Array(array)) => self.list(span, array, *item, name, sample),
            (Kind::Table(keys), DeValue::Table(table)) => {
                self.table(table, keys, &span, &format!("[{name}]"));
                self.contradictions(table, name);
            }
            (Kind::Map(words, of), DeValue::Table(table)) => self.map(table, words, *of, name, sample),
            (Kind::Tables(keys), DeValue::Array(array)) => self.tables(array, keys, name, sample),
            (_, other) => self.wrong_type(span, other, kind, name, sample),
        }
    }

    fn tables(&mut self, array: &DeArray<'_>, keys: &'static [Key], name: &str, sample: &str) {
        for entry in array {
            match entry.get_ref() {
                DeValue::Table(table) => {
                    self.table(table, keys, &entry.span(), &format!("[[{name}]]"));
                    self.contradictions(table, name);
                }
                other => self.wrong_type(entry.span(), other, Kind::Tables(keys), name, sample),
            }
        }
    }

    fn wrong_type(&mut self, span: Range<usize>, is: &DeValue<'_>, kind: Kind, name: &str, sample: &str) {
        let message = format!("{name} is {}, where {} is expected", type_of(is), expected(kind));
        let instead = match kind {
            Kind::Table(_) | Kind::Map(..) => format!("[{name}]"),
            Kind::Tables(_) if sample.is_empty() => format!("[[{name}]]"),
            _ => format!("{name} = {sample}"),
        };
        self.flaw(span, message, instead);
    }

    fn text(&mut self, span: Range<usize>, text: &str, kind: Kind, name: &str) {
        match kind {
            Kind::Word(words) => {
                let all = words.all(self.known);
                if !all.contains(&text) {
                    let (meant, instead) = suggest(text, &all);
                    self.flaw(span, format!("{name}: there is no {} {text:?}{meant}", words.noun()), instead);
                }
            }
            Kind::Duration => match parse_duration(text) {
                Ok(seconds) if seconds >= 0 => {}
                Ok(_) => self.flaw(span, format!("{name} is less than nothing"), format!("{name} = \"15m\"")),
                Err(_) => {
                    let instead = "a duration as \"15m\", \"1h30m\", \"7d\" or \"PT15M\"";
                    self.flaw(span, format!("{name}: {text:?} is no duration"), instead);
                }
            },
            Kind::Pointer if !text.starts_with('/') => {
                let instead = format!("{name} = \"/{}\"", text.replace('.', "/"));
                self.flaw(
                    span,
                    format!("{name}: {text:?} is no JSON Pointer, which begins with a slash"),
                    instead,
                );
            }
            _ if text.is_empty() => self.flaw(span, format!("{name} is empty"), "leave the key out"),
            _ => {}
        }
    }

    fn list(&mut self, span: Range<usize>, array: &DeArray<'_>, item: Kind, name: &str, sample: &str) {
        if array.iter().next().is_none() {
            self.flaw(
                span,
                format!("{name} is an empty list, which allows nothing"),
                "leave the key out to allow all",
            );
        }
        let mut seen = HashSet::new();
        for entry in array {
            let DeValue::String(text) = entry.get_ref() else {
                self.wrong_type(entry.span(), entry.get_ref(), item, name, sample);
                continue;
            };
            self.text(entry.span(), text, item, name);
            if !seen.insert(text.clone()) {
                self.flaw(entry.span(), format!("{name} says {text:?} twice"), "leave one of them out");
            }
        }
    }

    fn map(&mut self, table: &DeTable<'_>, words: Words, of: Kind, name: &str, sample: &str) {
        let all = words.all(self.known);
        for (key, value) in table {
            if all.contains(&key.get_ref().as_ref()) {
                let sample = sample
                    .split_once(" = ")
                    .map_or(sample, |(_, value)| value.lines().next().unwrap_or(value));
                let inner = if matches!(of, Kind::Table(_)) {
                    format!("{name}.{}", key.get_ref())
                } else {
                    key.get_ref().to_string()
                };
                self.value(value, of, &inner, sample);
            } else {
                let (meant, instead) = suggest(key.get_ref(), &all);
                self.flaw(
                    key.span(),
                    format!("[{name}]: there is no {} {:?}{meant}", words.noun(), key.get_ref()),
                    instead,
                );
            }
        }
    }

    /// Settings of one table that cannot both be meant.
    fn contradictions(&mut self, table: &DeTable<'_>, name: &str) {
        let get =
            |key: &str| table.iter().find(|(name, _)| name.get_ref().as_ref() == key).map(|(_, value)| value);
        if let (Some(disable), Some(_)) = (get("disable"), get("severity"))
            && matches!(disable.get_ref(), DeValue::Boolean(true))
        {
            let message = format!("[{name}] is disabled, and has a severity");
            self.flaw(disable.span(), message, "leave one of them out");
        }
        if let (Some(required), Some(forbidden)) = (get("required"), get("forbidden"))
            && let (DeValue::Array(required), DeValue::Array(forbidden)) =
                (required.get_ref(), forbidden.get_ref())
        {
            let texts: Vec<_> = required.iter().filter_map(|entry| entry.get_ref().as_str()).collect();
            let both = |entry: &&Spanned<DeValue<'_>>| {
                entry.get_ref().as_str().is_some_and(|text| texts.contains(&text))
            };
            if let Some(both) = forbidden.iter().find(both) {
                let message = format!("[{name}] requires a claim that it forbids");
                self.flaw(both.span(), message, "leave one of them out");
            }
        }
    }
}

fn type_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

const fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Version | Kind::Bytes => "a whole number",
        Kind::Text | Kind::Pointer | Kind::Word(_) => "text",
        Kind::Flag => "true or false",
        Kind::Date => "a date",
        Kind::Duration => "a duration in quotes",
        Kind::List(_) => "a list of texts",
        Kind::Table(_) | Kind::Map(..) => "a table",
        Kind::Tables(_) => "a list of tables",
    }
}

/// What a name may have meant, as the end of a message, and what to write instead.
fn suggest(name: &str, known: &[&str]) -> (String, String) {
    match nearest(name, known) {
        Some(meant) => (format!("; did you mean {meant}?"), meant.to_string()),
        None if known.len() > 24 => (String::new(), "jotkit rules lists them".to_string()),
        None => (String::new(), format!("one of {}", known.join(", "))),
    }
}

/// The name that is spelled most like it, if one is spelled much like it.
fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    // A name that is longer than any is none of them, and comparing costs the product of the lengths.
    let name = (name.len() <= 64).then(|| name.to_lowercase().replace('_', "-"))?;
    let likeness = |known: &str| strsim::normalized_damerau_levenshtein(&name, known);
    known
        .iter()
        .map(|known| (likeness(known), *known))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, known)| known)
}
