import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExportWire } from "../contract/oversight.ts";
import { readReliance, readReport, search } from "../intelligence/index.ts";
import type { Who } from "../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../intelligence/testing/scene.ts";
import { disseminated, submitted } from "../intelligence/testing/telling.ts";
import { exportRows, readLog } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

function taken(ids: readonly string[], cells: readonly string[] = ["KENT-1"]): ExportWire {
  return { list: "reports", head: ["Reference"], rows: ids.map((id) => ({ ids: [id], cells: [...cells] })) };
}

async function disclosures(who: Who) {
  const { rows } = await scene.database.admin.query<{ subjects: string[]; body: Record<string, unknown> }>(
    `select e.subjects::text[] as subjects, d.body from audit_entry e join audit_detail d on d.entry_id = e.id
      where e.actor_account = $1 and e.act = 'disclosure' order by e.at`,
    [scene.accounts.get(who)],
  );
  return rows;
}

test("a list that is taken away is on record as a disclosure with every row in it, and counts as relied on", async () => {
  const told = [await disseminated(scene), await disseminated(scene)];
  const ids = told.map((each) => each.id);
  const { csv } = await scene.as("bf.officer", (viewer) => exportRows(viewer, taken(ids, ["=1+1"])));
  expect(csv).toBe("\uFEFFReference\r\n'=1+1\r\n'=1+1\r\n");
  expect(await disclosures("bf.officer")).toEqual([
    {
      subjects: ids,
      body: expect.objectContaining({
        what: "rows exported",
        list: "reports",
        rows: 2,
        columns: ["Reference"],
      }),
    },
  ]);
  const { readers } = await scene.as("kent.unit", (viewer) => readReliance(viewer, ids[0] ?? ""));
  expect(readers).toMatchObject([{ agency: "BF", exported: 1 }]);
});

test("rows of every list can be taken away by whoever may read them", async () => {
  const told = await disseminated(scene);
  const { items } = await scene.as("bf.officer", (viewer) => readReport(viewer, told.id));
  const mention = items.flatMap((item) => item.mentions)[0]?.id ?? told.id;
  const log = await scene.as("bf.dpo", (viewer) => readLog(viewer, {}, Buffer.alloc(32)));
  const entry = log.items[0]?.id ?? "";
  expect(await scene.outcome("bf.officer", (viewer) => exportRows(viewer, taken([mention])))).toBe("done");
  expect(await scene.outcome("bf.dpo", (viewer) => exportRows(viewer, taken([entry])))).toBe("done");
  expect(await scene.outcome("bf.officer", (viewer) => exportRows(viewer, taken([entry])))).toBe("not_found");
});

test("nobody puts on record that they took what they may not read, and nothing is handed over", async () => {
  const hidden = await submitted(scene);
  const before = (await disclosures("bf.unit")).length;
  const open = await disseminated(scene);
  for (const ids of [[hidden.id], [open.id, hidden.id], [randomUUID()]]) {
    expect(await scene.outcome("bf.unit", (viewer) => exportRows(viewer, taken(ids)))).toBe("not_found");
  }
  expect(await disclosures("bf.unit")).toHaveLength(before);
});

test("a row with another number of cells than heads is refused by its place", async () => {
  const told = await disseminated(scene);
  const ragged = scene.as("bf.unit", (viewer) => exportRows(viewer, taken([told.id], ["one", "two"])));
  await expect(ragged).rejects.toMatchObject({ code: "invalid", errors: [{ pointer: "/rows/0/cells" }] });
});

test("a search is found in the log under its words, a list under its name", async () => {
  const told = await disseminated(scene);
  await scene.as("bf.analyst", (viewer) =>
    search(viewer, { q: told.reference, sort: "newest" }, Buffer.alloc(32)),
  );
  await scene.as("bf.analyst", (viewer) => exportRows(viewer, taken([told.id])));
  const { items } = await scene.as("bf.dpo", (viewer) =>
    readLog(viewer, { account: "bf.analyst" }, Buffer.alloc(32)),
  );
  expect(items.map((entry) => entry.detail?.what)).toEqual(["rows exported", "search"]);
});
