/** Boards at a million events: how long they take, whether they are right, and how soon they are there again after a restart. */
import { join } from "node:path";
import { Client } from "pg";
import { asViewer, openAccess } from "../../src/access/index.ts";
import { createRecorder, journalFolder } from "../../src/audit/index.ts";
import { startEmbedded } from "../../src/database/embedded/index.ts";
import { migrate, openKeys, openPools } from "../../src/database/index.ts";
import { sightOf, sightOfScope } from "../../src/operations/count/question.ts";
import { tally } from "../../src/operations/count/tally.ts";
import { board, type Filters, readBoard, type Store, startKeeper } from "../../src/operations/index.ts";
import { atMost, type BenchRow, informs } from "../result.ts";
import { percentile } from "../search/timing.ts";
import { differing, figuresOf, fromScratch, type Picture } from "./from-scratch.ts";
import { account, fillCards, foundAgencies, SHARES, sessionOf } from "./prepare.ts";

export interface BoardOptions {
  readonly events: number;
  readonly audiences: readonly number[];
  /** Questions of each kind. */
  readonly questions: number;
  readonly log: (line: string) => void;
}

const DAYS = { from: "2026-09-10", to: "2026-10-09" };
const FILTERS: readonly Filters[] = [{}, DAYS, { modes: ["air"], tags: ["phase-1"] }];

export async function boardsTake(folder: string, options: BoardOptions): Promise<BenchRow[]> {
  const dataDir = join(folder, "boards");
  const database = await startEmbedded({ dataDir });
  try {
    const keys = openKeys(join(dataDir, "keys"));
    await migrate(database.address, keys);
    await foundAgencies(
      database.address,
      SHARES.map(({ agency }) => account(agency, "officer")),
    );
    const rows: BenchRow[] = [];
    for (const audiences of options.audiences) {
      const { scopes, cards } = await fillCards(database.address, options.events, audiences);
      options.log(`${cards} cards are in the table (${audiences} audiences)`);
      const pools = openPools(database.address, keys);
      const recorder = createRecorder(keys, journalFolder(join(dataDir, "audit")));
      const access = openAccess(pools, recorder);
      const keeper = startKeeper(access, options.log);
      const client = new Client(database.address);
      await client.connect();
      try {
        const loaded = await keeper.loaded;
        const of = `${audiences.toLocaleString("en-GB")} audiences`;
        rows.push(
          atMost(
            `rebuilt after a restart: ${cards.toLocaleString("en-GB")} cards (${of})`,
            loaded.seconds,
            "s",
            10,
          ),
        );
        const store = keeper.store() as Store;
        await client.query("set statement_timeout = 0; set work_mem = '256MB'");
        const all: number[] = [];
        for (const { agency, share } of SHARES) {
          const mine = await audiencesOf(client, agency);
          const asker = { audiences: new Uint8Array(Math.max(...mine) + 1) };
          for (const each of mine) asker.audiences[each] = 1;
          const pictures: [string, string | null, Picture][] = [
            [`reading ${share * 100} %`, null, { audiences: mine }],
          ];
          const phase = scopes.get("phase") as string;
          if (share === 1) pictures.push(["a scope", phase, { scope: phase }]);
          for (const [name, scope, picture] of pictures) {
            const took = FILTERS.map((filters) =>
              timed(options.questions, () => board(store, asker, { scope, filters })),
            );
            all.push(...took.flat());
            const sight = scope === null ? sightOf(store, asker) : sightOfScope(store, scope, asker);
            if (!sight) throw new Error("the scope admits nobody");
            let wrong = 0;
            let slowest = Number.POSITIVE_INFINITY;
            for (const [nth, filters] of [{}, DAYS].entries()) {
              const scratch = await fromScratch(client, picture, filters);
              wrong += differing(scratch.figures, figuresOf(store, tally(store, sight, filters)));
              if (nth === 0) slowest = scratch.ms;
            }
            const median = percentile(took[0] ?? [], 0.5);
            options.log(`${name} (${of}): ${median.toFixed(1)} ms against ${slowest.toFixed(0)} ms`);
            rows.push(informs(`SQL from scratch, every panel: ${name} (${of})`, slowest, "ms"));
            rows.push(informs(`board, every panel: median, ${name} (${of})`, median, "ms"));
            rows.push(atMost(`board: share of SQL's time, ${name} (${of})`, median / slowest, "", 1 / 40));
            rows.push(
              atMost(`board: 95th percentile, ${name} (${of})`, percentile(took.flat(), 0.95), "ms", 50),
            );
            rows.push(atMost(`figures that are not SQL's, ${name} (${of})`, wrong, "", 0));
          }
          const token = await sessionOf(client, `${agency.toLowerCase()}.looks`);
          const whole = await timedAsync(Math.max(5, Math.floor(options.questions / 2)), () =>
            asViewer(access, { token }, { purpose: "law_enforcement", reason: "Benchmark" }, (viewer) =>
              readBoard(viewer, { store, version: () => keeper.version() }, null, {}),
            ),
          );
          rows.push(
            informs(
              `as a person's act, with its trace: 95th percentile, reading ${share * 100} % (${of})`,
              percentile(whole, 0.95),
              "ms",
            ),
          );
        }
        rows.push(atMost(`board: 95th percentile of all questions (${of})`, percentile(all, 0.95), "ms", 50));
      } finally {
        await client.end();
        await keeper.stop();
        recorder.close();
        await pools.close();
      }
    }
    return rows;
  } finally {
    await database.stop();
  }
}

async function audiencesOf(client: Client, agency: string): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `select a.audience_id as id from audience_reader a join reader r on r.id = a.reader_id join agency g on g.id = r.agency_id
      where g.code = $1 and r.team_id is null`,
    [agency],
  );
  return rows.map(({ id }) => id);
}

/** The first few are not counted: the engine compiles what is asked often, and a board is asked again whenever something changes. */
function timed(times: number, work: () => unknown): number[] {
  for (let nth = 0; nth < 30; nth++) work();
  return Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

async function timedAsync(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let nth = 0; nth < times; nth++) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return took;
}
