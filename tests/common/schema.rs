//! Holds what the program prints for programs against the schemas in `docs/schema/`, for every run of every test. What a schema
//! does not name is not printed: nothing new goes undocumented.

use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

const FILES: [&str; 5] = [
    "jotkit.lint-1.schema.json",
    "jotkit.lint-lines-1.schema.json",
    "jotkit.verify-1.schema.json",
    "jotkit.verify-lines-1.schema.json",
    "jotkit.decode-1.schema.json",
];

struct Compiled {
    schemas: boon::Schemas,
    of: BTreeMap<&'static str, boon::SchemaIndex>,
}

thread_local! {
    static COMPILED: RefCell<Option<Compiled>> = const { RefCell::new(None) };
}

/// Makes a schema one that allows no member that it does not name.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            let named = members.get("properties").is_some_and(Value::is_object);
            if named && members.get("type").is_some_and(|of| of == "object") {
                members.insert("additionalProperties".to_string(), Value::Bool(false));
            }
            members.values_mut().for_each(close);
        }
        Value::Array(elements) => elements.iter_mut().for_each(close),
        _ => {}
    }
}

fn compile() -> Compiled {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    let url = |name: &str| format!("https://schema.test/{name}");
    for name in FILES {
        let text = std::fs::read_to_string(folder.join(name)).expect("a schema");
        let mut schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
        assert_eq!(schema["$id"], name);
        schema["$id"] = url(name).into();
        close(&mut schema);
        compiler.add_resource(&url(name), schema).expect("a resource");
    }
    let of =
        FILES.map(|name| (name, compiler.compile(&url(name), &mut schemas).expect("a schema that compiles")));
    Compiled { schemas, of: of.into() }
}

/// Whether a document is as the schema of that name says; else why not.
pub fn problem(name: &'static str, document: &Value) -> Option<String> {
    COMPILED.with_borrow_mut(|compiled| {
        let Compiled { schemas, of } = compiled.get_or_insert_with(compile);
        schemas.validate(document, of[name]).err().map(|error| format!("{name}: {error:#}"))
    })
}

/// The value of an option, written in one word or two.
fn option<'a>(args: &'a [String], name: &str) -> Option<&'a str> {
    let follows = || args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let joined = || args.iter().find_map(|arg| arg.strip_prefix(name)?.strip_prefix('='));
    joined().or(follows().map(String::as_str))
}

/// Holds what a run printed against its schema, if there is one of it.
pub fn check(args: &[String], printed: &[u8]) {
    let lines = || printed.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let whole = |name| vec![(name, parsed(printed))];
    let each = |name| lines().map(|line| (name, parsed(line))).collect();
    let all = match (args.first().map(String::as_str), option(args, "--format")) {
        _ if printed.is_empty() => return,
        (Some("lint"), Some("json")) => whole(FILES[0]),
        (Some("lint"), Some("jsonl")) => each(FILES[1]),
        (Some("verify"), Some("json")) => whole(FILES[2]),
        (Some("verify"), Some("jsonl")) => each(FILES[3]),
        (Some("decode"), _) if args.iter().any(|arg| arg == "--json") => {
            // A token that is written over lines is passed on over lines.
            let all = serde_json::Deserializer::from_slice(printed).into_iter();
            all.map(|members| (FILES[4], decoded(members.expect("objects")))).collect()
        }
        _ => return,
    };
    for (name, document) in all {
        let problem = problem(name, &document);
        assert!(problem.is_none(), "{args:?}: {}", problem.unwrap_or_default());
    }
}

fn parsed(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(text)))
}

/// What `decode` prints of a token. Header and payload are the token's own text, which can be deeper, and have greater numbers,
/// than what is read here takes; the schema says nothing of them.
fn decoded(members: BTreeMap<String, Box<RawValue>>) -> Value {
    let own = |name: &str| matches!(name, "header" | "payload" | "unprotected" | "inner" | "sd");
    let read = |(name, value): (String, Box<RawValue>)| match serde_json::from_str(value.get()) {
        Ok(value) => Some((name, value)),
        Err(error) => {
            assert!(own(&name), "{name}: {error}");
            matches!(&*name, "header" | "payload").then_some((name, Value::Null))
        }
    };
    Value::Object(members.into_iter().filter_map(read).collect::<Map<_, _>>())
}
