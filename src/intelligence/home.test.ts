import { afterAll, beforeAll, expect, test } from "vitest";
import { readHome } from "./home.ts";
import { askPermission, returnReport, withdrawReport } from "./reports/index.ts";
import { PARTS, type Who } from "./testing/cast.ts";
import { openScene, type Scene } from "./testing/scene.ts";
import { anItem, conditional, disseminated, drafted, evaluated, submitted } from "./testing/telling.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const home = (who: Who) => scene.as(who, readHome);
const ids = (rows: readonly { id: string }[] | undefined) => rows?.map((row) => row.id);

test("each role has its own queues, and no trace of the others'", async () => {
  const queues = new Map<string, string[]>();
  for (const part of Object.keys(PARTS)) {
    const {
      drafts: _,
      submissions: __,
      recalls: ___,
      sinceYesterday: ____,
      ...rest
    } = await home(`kent.${part}` as Who);
    queues.set(part, Object.keys(rest).sort());
  }
  expect(Object.fromEntries(queues)).toMatchObject({
    officer: [],
    analyst: [],
    press: [],
    coordinator: [],
    disclosure: [],
    unit: ["toDecide", "toDisseminate", "toEvaluate", "toReview"],
    duty: ["toAcknowledge", "toReview"],
    dpo: ["toReview"],
    supervisor: ["toReview"],
  });
});

test("the unit's queues hold what waits for it, the urgent first, then the oldest", async () => {
  const routine = await submitted(scene, { precedence: "routine" });
  const later = await submitted(scene, { precedence: "routine" });
  const immediate = await submitted(scene, { precedence: "immediate" });
  const pressing = await submitted(scene, { precedence: "time_critical" });
  const waiting = [immediate, pressing, routine, later].map(({ id }) => id);
  expect(ids((await home("kent.unit")).toEvaluate)?.filter((id) => waiting.includes(id))).toEqual(waiting);
  expect(ids((await home("bf.unit")).toEvaluate)).toEqual([]);

  const { id } = await evaluated(scene);
  const { toEvaluate, toDisseminate } = await home("kent.unit");
  expect(ids(toDisseminate)).toContain(id);
  expect(ids(toEvaluate)).not.toContain(id);
});

test("an author sees their drafts, what came back, and what became of what they submitted", async () => {
  const draft = await drafted(scene, { by: "bf.officer" });
  const back = await submitted(scene, { by: "bf.officer" });
  await scene.as("bf.unit", (viewer) => returnReport(viewer, back.id, "Not enough"));
  const mine = await home("bf.officer");
  expect(ids(mine.drafts)).toEqual([back.id, draft.id]);
  expect(mine.submissions).toMatchObject([
    { report: back.id, outcome: "returned", outcomeReason: "Not enough" },
  ]);
  const others = await home("bf.colleague");
  expect([others.drafts, others.submissions]).toEqual([[], []]);
});

test("what reached somebody since yesterday is news to them, and what did not is not", async () => {
  const { admin } = scene.database;
  const told = await disseminated(scene, { to: [{ agency: "NCA" }] });
  expect(ids((await home("nca.officer")).sinceYesterday)).toEqual([told.id]);
  expect(ids((await home("bf.officer")).sinceYesterday)).toEqual([]);
  await admin.query("update report set disseminated_at = now() - interval '25 hours' where id = $1", [
    told.id,
  ]);
  expect(ids((await home("nca.officer")).sinceYesterday)).toEqual([]);
});

test("a recall is shown for thirty days", async () => {
  const told = await disseminated(scene, { to: [{ agency: "NCA" }] });
  await scene.as("kent.unit", (viewer) => withdrawReport(viewer, told.id, "It was mistaken"));
  const recalled = async () => (await home("nca.officer")).recalls.map((each) => each.reference);
  expect(await recalled()).toEqual([told.reference]);
  await scene.database.admin.query("update recall set at = now() - interval '31 days'");
  expect(await recalled()).toEqual([]);
});

test("whatever the page shows is on record by its id", async () => {
  const s2 = await disseminated(scene, {
    precedence: "immediate",
    items: [anItem("A van", conditional("A1", "S2"))],
  });
  await scene.as("bf.unit", (viewer) =>
    askPermission(viewer, s2.id, { items: [...s2.items], kind: "act", question: "May we?" }),
  );
  await submitted(scene, { by: "kent.unit2" });
  for (const who of ["kent.unit", "kent.unit2", "kent.duty", "kent.officer", "bf.officer"] as const) {
    const shown = await home(who);
    const { rows } = await scene.database.admin.query<{ subject: string }>(
      `select unnest(subjects) as subject from audit_entry
        where xid = (select max(xid::text::bigint)::text::xid8 from audit_entry where actor_account = $1)`,
      [scene.accounts.get(who)],
    );
    const onRecord = new Set(rows.map((row) => row.subject));
    const inPage = new Set(
      JSON.stringify(shown)
        .match(/"(?:id|report)":"[0-9a-f-]{36}"/g)
        ?.map((each) => each.slice(-37, -1)),
    );
    expect(inPage.size).toBeGreaterThan(0);
    expect([...inPage].filter((id) => !onRecord.has(id))).toEqual([]);
  }
});
