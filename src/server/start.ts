/** Starts everything a server is: database, migrations, connections, jobs, HTTP; and stops it in the opposite order. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { isFounded, openAccess } from "../access/index.ts";
import { createRecorder, journalFolder, startSealer } from "../audit/index.ts";
import { openErasedRecord, refuseHalfRestored } from "../database/backup/index.ts";
import { startEmbedded } from "../database/embedded/index.ts";
import { type DatabaseAddress, migrate, openKeys, openOwn, openPools, stepBack } from "../database/index.ts";
import { DEMONSTRATION_PASSWORD, PEOPLE, tellStory } from "../demonstration/index.ts";
import { PACE, startResolver } from "../identity/index.ts";
import { openSpool, startImporting, watchInbox } from "../imports/index.ts";
import { IDENTITY_KEPT_DAYS, startKeeper } from "../operations/index.ts";
import { buildApp } from "./app.ts";
import { startClock } from "./clock.ts";
import type { House } from "./house.ts";
import { startTracing } from "./tracing/index.ts";
import { watchTraffic } from "./traffic.ts";
import { webFolder } from "./web-folder.ts";

export interface StartOptions {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly demonstration: boolean;
  readonly databaseUrl?: string;
  readonly log: (line: string) => void;
  /** Settings of the embedded database, for tests and benchmarks. */
  readonly settings?: Record<string, string>;
}

export interface DemonstrationAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
}

export interface RunningServer {
  readonly url: string;
  readonly accounts: readonly DemonstrationAccount[];
  readonly database: DatabaseAddress;
  stop(): Promise<void>;
}

export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { dataDir, log } = options;
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    refuseHalfRestored(dataDir);
    const address = await openDatabase(options, stops);
    const keys = openKeys(join(dataDir, "keys"));
    const migrated = await migrate(address, keys);
    if (migrated.length > 0) log(`Migrated the database (${migrated.length} steps).`);

    const pools = openPools(address, keys);
    // People who read come first.
    if (!options.databaseUrl) stepBack(pools.importer);
    stops.push(() => pools.close());
    const tracing = await startTracing(pools, log);
    stops.push(() => tracing?.stop());
    const auditFolder = join(dataDir, "audit");
    const recorder = createRecorder(keys, journalFolder(auditFolder));
    stops.push(() => recorder.close());
    const access = openAccess(pools, recorder);
    if (options.demonstration && !(await isFounded(address))) {
      log("Loading the demonstration (once).");
      await tellStory(access, keys, address);
    }

    const sealer = startSealer({
      pool: pools.worker,
      keys,
      folder: auditFolder,
      onSealed: ({ refused }) => {
        if (refused.length > 0)
          log(`The log holds ${refused.length} entries that nobody here made. Run: tributary audit verify`);
      },
      onError: (error) =>
        log(`The log could not be sealed: ${error instanceof Error ? error.message : "unknown"}`),
    });
    stops.push(() => sealer.stop());
    const keptDays = Number(process.env.TRIBUTARY_FORGET_AFTER_DAYS ?? IDENTITY_KEPT_DAYS);
    stops.push(startClock(access, log, keptDays));

    const erased = openErasedRecord(dataDir, (text, values) => pools.worker.query(text, values));
    await erased.keep();

    const spool = openSpool(join(dataDir, "spool"));
    const traffic = watchTraffic();
    const queue = startImporting(
      {
        access,
        keys,
        spool,
        giveWay: (worked) => traffic.giveWay(worked),
        // Short transactions, between which others have their turn.
        most: () => (traffic.busy() ? 50 : 500),
      },
      log,
    );
    stops.push(() => queue.stop());
    const resolver = startResolver(
      { access, most: () => (traffic.busy() ? 10 : 100), giveWay: (worked) => traffic.giveWay(worked) },
      log,
    );
    stops.push(() => resolver.stop());
    const inbox = watchInbox(
      process.env.TRIBUTARY_INBOX ?? join(dataDir, "inbox"),
      { access, keys, spool, heldBy: "inbox" },
      log,
    );
    stops.push(() => inbox.stop());

    const boards = startKeeper(access, log);
    stops.push(() => boards.stop());

    const house: House = {
      access,
      boards,
      keys,
      spool,
      keepErased: () => erased.keep(),
      databaseAnswers: async () => {
        await pools.app.query("select 1");
      },
      traffic,
      cursorKey: keys.secret("cursors"),
      keptDays,
      requestsPerMinute: Number(process.env.TRIBUTARY_REQUESTS_PER_MINUTE ?? 1200),
      ...paceOf(process.env.TRIBUTARY_CHECKS_WITHIN_SECONDS),
      secureCookies: process.env.TRIBUTARY_HTTPS === "on",
      trustProxy: process.env.TRIBUTARY_TRUST_PROXY === "on",
      tracing,
    };
    const app = await buildApp(house, webFolder(), { level: process.env.TRIBUTARY_LOG_LEVEL ?? "warn" });
    const url = await app.listen({ host: options.host, port: options.port });
    stops.push(() => app.close());
    return { url, database: address, accounts: await demonstrationAccounts(pools.door), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** For a benchmark, which asks more than a person can: the same counts, within fewer seconds. */
function paceOf(seconds: string | undefined): Pick<House, "pace"> {
  return seconds ? { pace: { ...PACE, withinSeconds: Number(seconds) } } : {};
}

async function openDatabase(
  options: StartOptions,
  stops: (() => Promise<void> | void)[],
): Promise<DatabaseAddress> {
  if (options.databaseUrl) {
    mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
    return await openOwn(options.databaseUrl);
  }
  const { dataDir, settings, log } = options;
  const embedded = await startEmbedded({ dataDir, log, ...(settings ? { settings } : {}) });
  stops.push(() => embedded.stop());
  return embedded.address;
}

/** Those of the demonstration that are here, so that a second start prints them too. */
async function demonstrationAccounts(door: {
  query(text: string, values: unknown[]): Promise<{ rows: { username: string }[] }>;
}): Promise<DemonstrationAccount[]> {
  const { rows } = await door.query("select username from account where username = any ($1)", [
    PEOPLE.map((person) => person.username),
  ]);
  const here = new Set(rows.map((row) => row.username));
  return PEOPLE.filter((person) => here.has(person.username)).map((person) => ({
    username: person.username,
    password: DEMONSTRATION_PASSWORD,
    name: person.name,
    role: `${person.agency}, ${person.does}`,
  }));
}
