//! The JSON Schema of `jotkit.toml`, for editors, made from the keys that the file is checked by.

use super::Known;
use super::keys::{FILE, Key, Kind};
use serde_json::{Map, Value, json};

/// The schema (JSON Schema, draft 2020-12).
pub fn schema(known: &Known) -> Value {
    let mut schema = table(FILE, known);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("The policy of jotkit lint: jotkit.toml");
    schema
}

fn table(keys: &[Key], known: &Known) -> Value {
    let described = |key: &Key| {
        let mut schema = of(key.kind, known);
        schema["description"] = json!(key.about);
        (key.name.to_string(), schema)
    };
    let properties: Map<_, _> = keys.iter().map(described).collect();
    let required: Vec<_> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn of(kind: Kind, known: &Known) -> Value {
    match kind {
        Kind::Version => json!({"const": 1}),
        Kind::Text => json!({"type": "string", "minLength": 1}),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Date => json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
        Kind::Duration => json!({"type": "string", "pattern": "^(P[0-9DTHMS.]+|([0-9]+ ?[a-z]+,? ?)+)$"}),
        Kind::Bytes => json!({"type": "integer", "minimum": 1}),
        Kind::Pointer => json!({"type": "string", "pattern": "^/"}),
        Kind::Word(words) => json!({"enum": words.all(known)}),
        Kind::List(item) => {
            json!({"type": "array", "items": of(*item, known), "minItems": 1, "uniqueItems": true})
        }
        Kind::Table(keys) => table(keys, known),
        Kind::Tables(keys) => json!({"type": "array", "items": table(keys, known)}),
        Kind::Map(words, item) => json!({
            "type": "object",
            "propertyNames": {"enum": words.all(known)},
            "additionalProperties": of(*item, known),
        }),
    }
}
