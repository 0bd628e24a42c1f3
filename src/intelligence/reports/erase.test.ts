import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readHome } from "../home.ts";
import { linkAnswer, writeRequirement } from "../requirements.ts";
import { search } from "../search/index.ts";
import type { Who } from "../testing/cast.ts";
import { tablesHolding } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { seal } from "../testing/seal.ts";
import { anItem, conditional, disseminated, evaluated, submitted, type Told } from "../testing/telling.ts";
import {
  askPermission,
  eraseReport,
  grantNamed,
  liftHold,
  placeHold,
  readReport,
  returnReport,
  sanitiseReport,
  tombstoneOf,
  withdrawReport,
} from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const AUTHORITY = "Retention review 14 of the disposal board";

function erase(who: Who, { id }: { id: string }) {
  return scene.outcome(who, (viewer) => eraseReport(viewer, scene.database.keys, id, AUTHORITY));
}

/** A report that has been through everything, each of its texts holding the same unusual word. */
async function eventful(word: string, about = word): Promise<Told> {
  const requirement = await scene.as("kent.unit", (viewer) =>
    writeRequirement(viewer, {
      title: "Who moves engines",
      text: "",
      priority: 1,
      level: 3,
      terms: "engine",
      opens: "2026-01-01",
      closes: null,
      recipients: [{ agency: "BF" }],
    }),
  );
  const told = await disseminated(scene, {
    title: `Title ${word}`,
    provenance: `Provenance ${word}`,
    precedence: "immediate",
    items: [
      anItem(`Ali ${word} used 07700 900123 and @${word}`, conditional("A1", "S2", "KENT", `Mind ${word}`)),
      anItem(`More of ${word}`),
    ],
    requirements: [requirement],
  });
  const ask = { items: [told.items[0] ?? ""], kind: "sanitise", question: `May we use ${word}?` } as const;
  await scene.as("bf.unit", (viewer) => askPermission(viewer, told.id, ask));
  const second = {
    source: told.items[1] ?? "",
    text: "Something else",
    grade: told.draft.items[1]?.grade ?? conditional("A3", "S1"),
  };
  await scene.as("bf.unit", (viewer) =>
    sanitiseReport(viewer, told.id, { title: "Another", items: [second] }),
  );
  await scene.as("kent.unit", (viewer) => linkAnswer(viewer, told.id, requirement)).catch(() => undefined);
  const grant = { username: "kent.colleague", reason: `Knows ${about}`, until: null };
  await scene.as("kent.unit", (viewer) => grantNamed(viewer, told.id, grant));
  const hold = await scene.as("kent.dpo", (viewer) =>
    placeHold(viewer, told.id, { kind: "prosecution", reason: `Trial of ${word}` }),
  );
  await scene.as("kent.dpo", (viewer) => liftHold(viewer, hold));
  const { id, reference } = told;
  await scene.database.admin.query(
    "insert into idempotency (account_id, key, request, status, answer) values ($1, $2, 'x', 201, $3)",
    [scene.accounts.get("kent.officer"), randomUUID(), JSON.stringify({ id, reference })],
  );
  await scene.as("bf.unit", (viewer) => readReport(viewer, id));
  return told;
}

test("erased, no row of any table holds a word of it, and its reference is a keyed digest", async () => {
  const [word, about] = ["qxz7391", "qxz4482"];
  const told = await eventful(word, about);
  expect(await tablesHolding(scene, word)).toEqual([
    "hold", "item", "mention", "permission", "report", "search_document", "submission",
  ]); // biome-ignore format: a list reads better in lines
  await scene.as("kent.unit", (viewer) => withdrawReport(viewer, told.id, `Wrong about ${word}`));
  expect(await tablesHolding(scene, word)).toContain("recall");

  expect(await erase("kent.dpo", told)).toBe("done");
  expect(await tablesHolding(scene, word)).toEqual([]);
  expect(await tablesHolding(scene, told.reference)).toEqual([]);
  // The reasons that people gave for what they did with it go when its erasure is sealed.
  expect(await tablesHolding(scene, about)).toEqual(["audit_detail"]);
  await seal(scene);
  expect(await tablesHolding(scene, about)).toEqual([]);
  const { rows } = await scene.database.admin.query<{
    agency_id: string;
    authority: string;
    signed_as: string;
  }>(
    "select agency_id, authority, signed_as from erasure where report_id = $1 and at > now() - interval '1 minute'",
    [told.id],
  );
  expect(rows).toMatchObject([{ authority: AUTHORITY, signed_as: "dpo of KENT, KENT" }]);
  const mark = tombstoneOf(scene.database.keys, rows[0]?.agency_id ?? "", told.reference);
  const known = await scene.database.admin.query("select from tombstone where digest = $1", [mark]);
  expect(known.rowCount).toBe(1);
});

test("those who could read it are told by its id alone, and what was made of it is flagged", async () => {
  const told = await eventful("qxz5528");
  expect(await erase("kent.dpo", told)).toBe("done");
  for (const who of ["bf.officer", "kent.colleague"] as const) {
    const { recalls } = await scene.as(who, readHome);
    expect(recalls).toContainEqual(
      expect.objectContaining({ kind: "erased", reference: told.id, reason: "Erased by its owner" }),
    );
  }
  const { rows } = await scene.database.admin.query<{ flagged: string }>(
    "select flagged from report where title = 'Another' order by created_at desc limit 1",
  );
  expect(rows[0]?.flagged).toContain("was erased");
});

test("it is nowhere to be found afterwards, by nobody", async () => {
  const word = "qxz2210";
  const told = await eventful(word);
  await erase("kent.disclosure", told);
  for (const who of ["kent.dpo", "kent.unit", "kent.officer", "bf.unit"] as const) {
    for (const name of [told.id, told.reference]) {
      expect(await scene.outcome(who, (viewer) => readReport(viewer, name))).toBe("not_found");
    }
    const found = await scene.as(who, (viewer) =>
      search(viewer, { q: word, sort: "newest" }, Buffer.alloc(32)),
    );
    expect(found.items).toEqual([]);
  }
});

test("only a data protection or disclosure officer of its owner erases, with the password given again", async () => {
  const told = await disseminated(scene, { to: [{ agency: "KENT" }, { agency: "BF" }] });
  for (const who of ["kent.unit", "kent.officer", "kent.duty", "bf.dpo", "bf.disclosure"] as const) {
    expect(await erase(who, told)).toBe("forbidden");
  }
  expect(await erase("nca.dpo", told)).toBe("not_found");
  await scene.stepDown("kent.dpo");
  expect(await erase("kent.dpo", told)).toBe("step_up");
  await scene.stepUp("kent.dpo");
  expect(await erase("kent.dpo", told)).toBe("done");
});

test("the database itself lets nobody else erase, whatever the application asks", async () => {
  const told = await disseminated(scene, { to: [{ agency: "KENT" }, { agency: "BF" }] });
  for (const who of ["kent.unit", "kent.officer", "bf.dpo"] as const) {
    await expect(
      scene.as(who, (viewer) =>
        sql`select erase_report(${told.id}, 'x', 'x', ${Buffer.from("x")}, 1)`.execute(viewer.db),
      ),
    ).rejects.toMatchObject({ code: "42501" });
  }
});

test("a hold blocks erasure until it is lifted, and the page offers what can be done", async () => {
  const told = await evaluated(scene);
  const hold = await scene.as("kent.unit", (viewer) =>
    placeHold(viewer, told.id, { kind: "disclosure", reason: "Crown Court, R v Stone" }),
  );
  const actions = async () => (await scene.as("kent.dpo", (viewer) => readReport(viewer, told.id))).actions;
  expect(await erase("kent.dpo", told)).toBe("forbidden");
  expect(await actions()).not.toContain("erase");
  expect(await scene.outcome("kent.unit", (viewer) => liftHold(viewer, hold))).toBe("forbidden");
  expect(await scene.outcome("bf.dpo", (viewer) => liftHold(viewer, hold))).toBe("not_found");
  await scene.as("kent.disclosure", (viewer) => liftHold(viewer, hold));
  expect(await scene.outcome("kent.dpo", (viewer) => liftHold(viewer, hold))).toBe("conflict");
  expect(await actions()).toContain("erase");
  expect(await erase("kent.dpo", told)).toBe("done");
});

test("a report that was returned and never came back can be erased; a draft that never left cannot be", async () => {
  const told = await submitted(scene);
  await scene.as("kent.unit", (viewer) => returnReport(viewer, told.id, "Not enough"));
  expect(await erase("kent.dpo", told)).toBe("done");
});
