/** What the log says about a report goes with it, and the log stays whole. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportSearch, search } from "../search/index.ts";
import type { Who } from "../testing/cast.ts";
import { tablesHolding } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { seal, verdictOn } from "../testing/seal.ts";
import { anItem, disseminated, drafted, OPEN, type Told } from "../testing/telling.ts";
import {
  discardDraft,
  eraseReport,
  grantNamed,
  listReports,
  readErasureScope,
  readReport,
  sanitiseReport,
} from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

function erase(who: Who, { id }: Told, entries: readonly string[] = []) {
  return scene.outcome(who, (viewer) =>
    eraseReport(viewer, scene.database.keys, id, "Retention review 14", entries),
  );
}

function scopeOf(who: Who, { id }: Told) {
  return scene.as(who, (viewer) => readErasureScope(viewer, id));
}

function searched(who: Who, q: string) {
  return scene.as(who, (viewer) => search(viewer, { q, sort: "newest" }, Buffer.alloc(32)));
}

/** Two reports that the same words find, and the first also by a word of its own. */
async function twoAbout(word: string, own: string): Promise<[Told, Told]> {
  const to = [{ agency: "KENT" }, { agency: "BF" }];
  return [
    await disseminated(scene, {
      to,
      title: `${word} ${own}`,
      items: [anItem(`Seen with ${word} and ${own}`)],
    }),
    await disseminated(scene, { to, title: `Again ${word}`, items: [anItem(`Seen with ${word}`)] }),
  ];
}

async function detailsHolding(text: string): Promise<number> {
  const { rows } = await scene.database.admin.query<{ n: number }>(
    "select count(*)::int as n from audit_detail where body::text like '%' || $1 || '%'",
    [text],
  );
  return rows[0]?.n ?? 0;
}

test("what the log says about it alone goes when its erasure is sealed, whoever did it, and the log is whole throughout", async () => {
  const [told] = await twoAbout("qxz1111", "qxz1112");
  await scene.as("bf.officer", (viewer) => readReport(viewer, told.id));
  await searched("bf.officer", "qxz1112");
  await scene.as("bf.unit", (viewer) => exportSearch(viewer, "qxz1112"));
  const grant = { username: "kent.colleague", reason: "Knows qxz1112", until: null };
  await scene.as("kent.unit", (viewer) => grantNamed(viewer, told.id, grant));
  await seal(scene);
  expect(await detailsHolding("qxz1112")).toBe(4);
  const { alone } = await scopeOf("kent.dpo", told);
  expect(alone).toBeGreaterThanOrEqual(8);

  expect(await erase("kent.dpo", told)).toBe("done");
  // A server that dies here leaves them to the next one's first sealing.
  expect(await detailsHolding("qxz1112")).toBe(4);
  expect(await verdictOn(scene)).toMatchObject({ ok: true });
  await seal(scene);
  expect(await tablesHolding(scene, "qxz1112")).toEqual([]);
  const { rows } = await scene.database.admin.query<{ bare: number }>(
    "select count(*)::int as bare from audit_entry e where not exists (select from audit_detail d where d.entry_id = e.id)",
  );
  // The question of what would go was itself an entry about this report alone.
  expect(rows[0]?.bare).toBe(alone + 1);
  expect(await verdictOn(scene)).toMatchObject({ ok: true, unsealed: 0, erased: rows[0]?.bare });
});

test("a search that found other reports too keeps its words, unless the officer who reads the log chooses it", async () => {
  const [told, other] = await twoAbout("qxz2221", "qxz2222");
  for (const who of ["kent.analyst", "bf.officer"] as const) await searched(who, "qxz2221");
  const scope = await scopeOf("kent.dpo", told);
  expect(scope).toMatchObject({ beside: 1, elsewhere: 1 });
  expect(scope.choices).toMatchObject([{ what: "search", words: "qxz2221", actor: "analyst of KENT" }]);
  expect(await scopeOf("kent.disclosure", told)).toMatchObject({ beside: 1, elsewhere: 1, choices: [] });
  const chosen = scope.choices.map((choice) => choice.id);
  expect(await erase("kent.disclosure", told, chosen)).toBe("forbidden");

  expect(await erase("kent.dpo", told, chosen)).toBe("done");
  await seal(scene);
  expect(await detailsHolding("qxz2222")).toBe(0);
  expect(await detailsHolding("qxz2221")).toBe(1);
  expect(await verdictOn(scene)).toMatchObject({ ok: true });
  // With the last of the reports that it found, nothing is left for which the words would be a trace.
  expect(await erase("kent.dpo", other)).toBe("done");
  await seal(scene);
  expect(await detailsHolding("qxz2221")).toBe(0);
});

test("what was said of making one report from another goes with the second of them", async () => {
  const [told] = await twoAbout("qxz4441", "qxz4442");
  const made = await scene.as("bf.unit", (viewer) =>
    sanitiseReport(viewer, told.id, {
      title: "Made of it",
      items: [{ source: told.items[0] ?? "", text: "Something else", grade: OPEN }],
    }),
  );
  const said = async (id: string) => {
    const { rows } = await scene.database.admin.query<{ what: string }>(
      `select d.body ->> 'what' as what from audit_entry e join audit_detail d on d.entry_id = e.id
        where e.act = 'combination' and $1 = any (e.subjects)`,
      [id],
    );
    return rows.map((row) => row.what);
  };
  expect(await said(told.id)).toEqual(["sanitised"]);
  expect(await scopeOf("kent.dpo", told)).toMatchObject({ elsewhere: 1 });
  expect(await erase("kent.dpo", told)).toBe("done");
  await seal(scene);
  expect(await said(told.id)).toEqual(["sanitised"]);
  expect(await scopeOf("bf.dpo", { ...told, id: made.id })).toMatchObject({ beside: 0 });
  expect(await erase("bf.dpo", { ...told, id: made.id })).toBe("done");
  await seal(scene);
  expect(await said(made.id)).toEqual([]);
});

test("a list that held a draft too, which was discarded since, is still no entry about the report alone", async () => {
  await scene.database.admin.query("delete from report");
  const told = await disseminated(scene, { to: [{ agency: "KENT" }, { agency: "BF" }] });
  const draft = await drafted(scene, { by: "kent.unit2" });
  await scene.as("kent.unit2", (viewer) => listReports(viewer, {}, Buffer.alloc(32)));
  const { alone, beside } = await scopeOf("kent.dpo", told);
  await scene.as("kent.unit2", (viewer) => discardDraft(viewer, draft.id));
  // The question itself is one more about the report alone.
  expect(await scopeOf("kent.dpo", told)).toMatchObject({ alone: alone + 1, beside });
});

test("only entries that name the report, and are the own agency's, can be chosen; only its keepers are told of any", async () => {
  const [told, other] = await twoAbout("qxz3331", "qxz3332");
  await searched("kent.analyst", "qxz3331");
  await searched("bf.officer", "qxz3331");
  const { rows } = await scene.database.admin.query<{ id: string }>(
    `select e.id from audit_entry e join account a on a.id = e.actor_account
      where $1 = any (e.subjects) and a.username = 'bf.officer'`,
    [told.id],
  );
  expect(rows.length).toBe(1);
  for (const id of [rows[0]?.id ?? "", told.id, other.id]) {
    expect(await erase("kent.dpo", told, [id])).toBe("invalid");
  }
  for (const who of ["kent.unit", "kent.officer", "bf.dpo"] as const) {
    expect(await scene.outcome(who, (viewer) => readErasureScope(viewer, told.id))).toBe("forbidden");
  }
  expect(await scene.outcome("nca.dpo", (viewer) => readErasureScope(viewer, told.id))).toBe("not_found");
});
