/** Everything that is counted, from the database into memory; and up to which place in the feed it is known. */
import { to as copyTo } from "pg-copy-streams";
import { type Access, asWorker, type Importer } from "../../../access/index.ts";
import { MEASURES, measureKey } from "../../../vocabulary/index.ts";
import { createStore, openBulk, type Store } from "../../count/index.ts";
import { COPY_CARDS, createCopied, readingOf } from "./copied.ts";
import { readDefinitions, readJudgements, readNils, readScopes } from "./follow.ts";

export interface Loaded {
  readonly store: Store;
  /** What was committed by transactions below this number is in the store; all others are followed. */
  readonly horizon: string;
  readonly cards: number;
  /** Cards that cannot be counted. */
  readonly refused: number;
}

export async function loadStore(access: Access): Promise<Loaded> {
  return await asWorker(access, "count", async (worker) => {
    // Before anything is read: what commits meanwhile is followed afterwards, and read twice at worst.
    const { rows } = await worker.query("select pg_snapshot_xmin(pg_current_snapshot())::text as horizon");
    const { horizon } = rows[0] as { horizon: string };
    const recorded = Number(horizon) - 1;
    const store = createStore(new Map(MEASURES.map((each) => [measureKey(each), each.counts])));
    await readDefinitions(worker, store);
    await readScopes(worker, store);
    const agencies = await worker.query("select id, code from agency");
    const codes = new Map(
      (agencies.rows as { id: string; code: string }[]).map(({ id, code }) => [id, code]),
    );
    const bulk = openBulk(
      store,
      // An agency that came since is written anew when its card is followed.
      readingOf((id) => codes.get(id) ?? id),
    );
    let [cards, refused] = [0, 0];
    const copied = createCopied((card) => {
      if (bulk.put(card, recorded)) cards++;
      else refused++;
    });
    // A job's connection can copy as an importer's can.
    const { client } = worker as Importer;
    for await (const chunk of client.query(copyTo(COPY_CARDS))) copied(chunk as Buffer);
    bulk.settle();
    await readJudgements(worker, store, null, recorded);
    await readNils(worker, store, null, recorded);
    return { store, horizon, cards, refused };
  });
}
