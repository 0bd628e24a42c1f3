/** Killed half way, again and again, an import ends as if nothing had happened. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentDigest } from "./testing/content.ts";
import { aLine, ndjson, openStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const KILLS = 4;

test("killed outright at any moment and resumed, an import neither repeats nor skips a line", async () => {
  const lines = Array.from({ length: 6000 }, (_, i) =>
    i % 97 === 5 ? { reference: `BAD-${i}` } : aLine(`R-${i}`, { audience: [] }),
  );
  const file = { "many.ndjson": ndjson(lines) };
  const id = await stage.waiting(file);
  for (let kill = 0; kill < KILLS; kill++) {
    const worker = fork(new URL("./testing/worker.ts", import.meta.url), [], {
      execArgv: ["--disable-warning=ExperimentalWarning"],
      env: { ...process.env, TRIBUTARY_TEST_WORK: JSON.stringify({ ...place(stage), run: id }) },
    });
    const [first] = (await once(worker, "message")) as [{ record: number }];
    expect(first.record).toBeGreaterThan(0);
    await setTimeout(Math.random() * 250);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await stage.database.admin.query(
      "update import_run set held_until = now() - interval '1 second' where id = $1",
      [id],
    );
  }
  const before = await stage.row(id);
  expect(before.state).toBe("running");
  expect(Number(before.position)).toBeLessThan(lines.length);
  await stage.finished(id);
  const after = await stage.row(id);
  expect(after).toMatchObject({ state: "done", position: "6000", reports_new: "5938", refused: "62" });

  const other = await openStage();
  try {
    await other.brought(file);
    expect(await contentDigest(stage.database.admin)).toEqual(await contentDigest(other.database.admin));
  } finally {
    await other.close();
  }
});

test("two imports at once of the same reports write each of them once", async () => {
  const lines = Array.from({ length: 1500 }, (_, i) => aLine(`S-${i}`, { title: `Seen at once ${i}` }));
  const ids = [
    await stage.waiting({ "a.ndjson": ndjson(lines) }),
    await stage.waiting({ "b.ndjson": ndjson([...lines].reverse()) }),
  ];
  await Promise.all(ids.map((id) => stage.finished(id)));
  const rows = await Promise.all(ids.map((id) => stage.row(id)));
  const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
  expect(sum("reports_new")).toBe(1500);
  expect(sum("reports_same")).toBe(1500);
});

function place({ database }: Stage) {
  return { address: database.address, folder: database.folder, keys: database.keys.folder };
}
