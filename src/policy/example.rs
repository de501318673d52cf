//! A policy file in which every key stands, commented out, with what it means.

use super::keys::{FILE, Key, Kind};

/// The file. Lines that begin with `# ` are for people; without their `#` the others are settings.
pub fn example() -> String {
    let mut text = String::from(
        "# What `jotkit lint` demands. As it stands here, each default holds: take the # from what you set.\n",
    );
    for key in FILE {
        let commented = if key.required { "" } else { "#" };
        text.push_str(&format!("\n# {}\n", key.about));
        match key.kind {
            Kind::Table(keys) => table(&mut text, &format!("[{}]", key.name), keys),
            Kind::Tables(keys) => table(&mut text, &format!("[[{}]]", key.name), keys),
            Kind::Map(_, Kind::Table(keys)) => table(&mut text, key.sample, keys),
            Kind::Map(..) => {
                text.push_str(&format!("#[{}]\n", key.name));
                key.sample.lines().for_each(|line| text.push_str(&format!("#{line}\n")));
            }
            _ => text.push_str(&format!("{commented}{} = {}\n", key.name, key.sample)),
        }
    }
    text
}

fn table(text: &mut String, heading: &str, keys: &[Key]) {
    text.push_str(&format!("#{heading}\n"));
    for key in keys {
        text.push_str(&format!("# {}\n#{} = {}\n", key.about, key.name, key.sample));
    }
}
