/** `tributary bench NAME`: runs bench/NAME and fails when a bar is missed. */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BenchResult, printResult } from "../../bench/result.ts";
import { BadUsage, type Command, readArgs } from "./command.ts";

/** Sources in a checkout, JavaScript in a package: the name cannot be rewritten when it is put together. */
const entryFile = import.meta.url.endsWith(".ts") ? "index.ts" : "index.js";
const folder = new URL("../../bench/", import.meta.url);

export const bench: Command = {
  help: `Usage: tributary bench NAME [--json]

Measures one question on this machine and prints each answer with its configuration and, where one is
set, the bar it has to reach.

  --json  print {bench, configuration, rows: [{question, value, unit, bar, holds}]}

Exit code 1 when a bar is missed. There are: ${names().join(", ") || "none"}.`,

  async run(args) {
    const { values, positionals } = readArgs(args, {
      options: { json: { type: "boolean" } },
      allowPositionals: true,
    });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0 || !names().includes(name)) {
      throw new BadUsage(`Name one benchmark of: ${names().join(", ") || "none"}.`);
    }
    if (process.stderr.isTTY) console.error(`Measuring ${name} …`);
    const { run } = (await import(new URL(`${name}/${entryFile}`, folder).href)) as {
      run(): Promise<BenchResult>;
    };
    const result = await run();
    console.log(values.json ? JSON.stringify(result) : printResult(result));
    return result.rows.some((row) => row.holds === false) ? 1 : 0;
  },
};

function names(): readonly string[] {
  return readdirSync(fileURLToPath(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/${entryFile}`, folder)))
    .map((entry) => entry.name)
    .sort();
}
