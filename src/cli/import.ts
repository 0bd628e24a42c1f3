/** `tributary import`: brings files in for an agency, once, and goes on where an import was broken off. */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, join, resolve } from "node:path";
import { openAccess } from "../access/index.ts";
import { createRecorder, journalFolder } from "../audit/index.ts";
import { migrate, openKeys, openPools, StartError } from "../database/index.ts";
import {
  beginFeedRun,
  CannotBegin,
  directoryOf,
  executeRun,
  type Format,
  firstPurpose,
  formatOf,
  keptMapping,
  lookThrough,
  openSpool,
  runFacts,
  takeRun,
  type Works,
} from "../imports/index.ts";
import { isPurpose, operationalDayOf } from "../vocabulary/index.ts";
import { BadUsage, type Command, readArgs } from "./command.ts";
import { defaultDataFolder } from "./data-folder.ts";
import { openDatabase } from "./open-database.ts";
import { progressLine } from "./progress-line.ts";

const FORMATS: readonly string[] = ["reports", "tables", "documents"];

export const importCommand: Command = {
  help: `Usage: tributary import FILE... --agency CODE [OPTIONS]

Brings files in for an agency, in the name of its feed. The same file twice changes nothing; changed reports
become new versions; what was withdrawn stays withdrawn, and what was erased is refused.

FILE is reports (.ndjson, the report format), tables (.csv .tsv .xlsx .json, with --mapping), or documents
(.pdf .docx .html .txt, pictures of pages). A folder stands for the files in it, - for standard input.

  --agency CODE     whose reports these are
  --mapping FILE    how tables become reports; or the name of a mapping that the agency keeps
  --format FORMAT   reports, tables or documents, where the names do not say
  --purpose P       law_enforcement, safeguarding or immigration (default: the agency's first)
  --share           disseminate to the audiences that the reports name; without it such reports are refused
  --dry-run         say what would come in, and write nothing
  --resume RUN      go on with an import that was broken off, paused or stopped
  --data DIR        the data folder (default ${defaultDataFolder()})
  --json            print the outcome as JSON

Refused records are kept with the run, by line or row, with what was wrong: mend them and import them alone.
Exit code 1 when records were refused or the import could not go on.`,

  async run(args) {
    const { values, positionals } = readArgs(args, {
      options: {
        agency: { type: "string" },
        mapping: { type: "string" },
        format: { type: "string" },
        purpose: { type: "string" },
        share: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        resume: { type: "string" },
        data: { type: "string" },
        json: { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
    const { agency, resume, purpose } = values;
    if (!resume && (agency === undefined || positionals.length === 0)) {
      throw new BadUsage("Name the files and whose they are: tributary import FILE --agency CODE.");
    }
    if (purpose !== undefined && !isPurpose(purpose)) throw new BadUsage(`There is no purpose ${purpose}.`);
    if (values.format !== undefined && !FORMATS.includes(values.format)) {
      throw new BadUsage(`There is no format ${values.format}.`);
    }
    const files = filesOf(positionals);
    const format = (values.format as Format | undefined) ?? formatOf(files.map(({ name }) => name));
    if (!resume && format === null)
      throw new BadUsage("The names do not say what these are: name it with --format.");
    if (format === "tables" && !values.mapping && !resume) throw new BadUsage("Tables need --mapping FILE.");

    const dataDir = values.data === undefined ? defaultDataFolder() : resolve(values.data);
    const open = await openWorks(dataDir);
    const progress = progressLine();
    const works: Works = { ...open.works, onProgress: progress.show };
    try {
      const wanted: Wanted = { ...values, agency: agency ?? "", format: format ?? "reports", files };
      if (values["dry-run"]) return await tellDryRun(works, wanted, values.json);
      const id = resume ?? (await begin(works, wanted));
      const taken = await takeRun(works, id, { alsoStopped: resume !== undefined });
      if (!taken)
        throw new StartError(`Import ${id} is not there, has ended, or is being worked on by a server.`);
      const ending = await executeRun(works, taken, () => interrupted());
      progress.done();
      const facts = { run: id, ending, ...(await runFacts(works, id)) };
      console.log(values.json ? JSON.stringify(facts) : sentences(facts));
      return ending === "done" && facts.refused === 0 ? 0 : 1;
    } catch (error) {
      if (error instanceof CannotBegin) throw new StartError(error.message);
      throw error;
    } finally {
      await open.close();
    }
  },
};

let wishes = 0;
/** The first Ctrl-C ends after the batch at hand; a second one at once, which loses nothing either. */
function interrupted(): boolean {
  return wishes > 0;
}

interface Wanted {
  readonly agency: string;
  readonly format: Format;
  readonly files: readonly NamedFile[];
  readonly mapping?: string | undefined;
  readonly purpose?: string | undefined;
  readonly share: boolean;
}

interface NamedFile {
  readonly name: string;
  /** Null for standard input. */
  readonly path: string | null;
}

async function begin(works: Works, wanted: Wanted): Promise<string> {
  const id = randomUUID();
  const spooled = [];
  for (const { name, path } of wanted.files) {
    spooled.push(
      path === null
        ? await works.spool.take(id, name, process.stdin)
        : await works.spool.takeFile(id, name, path),
    );
  }
  const { agency, format, share } = wanted;
  await beginFeedRun(
    works,
    {
      agency,
      format,
      share,
      reason: "Command line",
      ...(wanted.purpose && isPurpose(wanted.purpose) ? { purpose: wanted.purpose } : {}),
      ...(wanted.mapping ? { mapping: await mappingOf(wanted.mapping) } : {}),
    },
    id,
    spooled,
  );
  return id;
}

async function mappingOf(named: string): Promise<{ name: string; body?: Record<string, unknown> }> {
  if (!existsSync(named)) return { name: named };
  const text = await readFile(named, "utf8");
  try {
    return {
      name: basename(named).replace(/\.json$/, ""),
      body: JSON.parse(text) as Record<string, unknown>,
    };
  } catch (error) {
    throw new StartError(`${named} is not JSON: ${(error as Error).message}`);
  }
}

async function tellDryRun(works: Works, wanted: Wanted, json: boolean): Promise<number> {
  const named = wanted.mapping ? await mappingOf(wanted.mapping) : null;
  const directory = await directoryOf(works);
  const seen = await lookThrough({
    format: wanted.format,
    files: wanted.files.map(({ name, path }) => ({ name, path: path ?? "/dev/stdin" })),
    after: 0,
    agency: wanted.agency,
    purpose: wanted.purpose ?? firstPurpose(directory.agencies[wanted.agency]?.purposes ?? []),
    mayShare: wanted.share,
    mapping: named?.body ?? (named ? await keptMapping(works, wanted.agency, named.name) : null),
    settings: {},
    directory,
    day: operationalDayOf(new Date()),
    sample: json ? 20 : 0,
  });
  if (json) console.log(JSON.stringify(seen));
  else {
    console.log(
      [
        `${count(seen.records, "record")}: ${count(seen.reports, "report")} would come in, ${seen.refused} would be refused.`,
        ...seen.refusals.map(({ message, times, first }) => `  ${times} × ${message} (first: ${first})`),
        ...Object.entries(seen.mentions).map(
          ([kind, times]) => `  ${count(times, "mention")} of kind ${kind}`,
        ),
      ].join("\n"),
    );
  }
  return seen.refused === 0 ? 0 : 1;
}

function sentences(facts: { run: string; ending: string; [fact: string]: unknown }): string {
  const n = (name: string): string => Number(facts[name]).toLocaleString("en-GB");
  const lines = [
    `Import ${facts.run}: ${facts.ending}.`,
    `${n("new")} new, ${n("changed")} changed, ${n("same")} the same, ${n("withdrawn")} withdrawn before, ${n("refused")} refused; ${n("claims")} claims.`,
  ];
  if (facts.failure) lines.push(String(facts.failure));
  if (facts.ending !== "done") lines.push(`Go on with: tributary import --resume ${facts.run}`);
  return lines.join("\n");
}

function count(n: number, word: string): string {
  return `${n.toLocaleString("en-GB")} ${word}${n === 1 ? "" : "s"}`;
}

function filesOf(paths: readonly string[]): NamedFile[] {
  return paths.flatMap((each): NamedFile[] => {
    if (each === "-") return [{ name: "standard input.ndjson", path: null }];
    const path = resolve(each);
    if (!existsSync(path)) throw new StartError(`There is no file ${each}.`);
    if (!statSync(path).isDirectory()) return [{ name: basename(path), path }];
    return readdirSync(path)
      .filter((name) => !name.startsWith(".") && statSync(join(path, name)).isFile())
      .sort()
      .map((name) => ({ name, path: join(path, name) }));
  });
}

async function openWorks(dataDir: string): Promise<{ works: Works; close(): Promise<void> }> {
  const database = await openDatabase(dataDir);
  const keys = openKeys(join(dataDir, "keys"));
  await migrate(database.address, keys);
  const pools = openPools(database.address, keys, { app: 1, door: 1, worker: 1, importer: 2 });
  const recorder = createRecorder(keys, journalFolder(join(dataDir, "audit")));
  process.once("SIGINT", () => {
    wishes += 1;
  });
  return {
    works: {
      access: openAccess(pools, recorder),
      keys,
      spool: openSpool(join(dataDir, "spool")),
      heldBy: `${hostname()} ${process.pid} ${randomUUID()}`,
    },
    close: async () => {
      recorder.close();
      await pools.close();
      await database.close();
    },
  };
}
