import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readHome } from "./home.ts";
import { recogniseText } from "./recognise.ts";
import { discardDraft, readReport, saveDraft } from "./reports/index.ts";
import {
  changeRequirement,
  closeRequirement,
  linkAnswer,
  reachOfRequirement,
  readRequirements,
  unlinkAnswer,
  writeRequirement,
} from "./requirements.ts";
import type { Who } from "./testing/cast.ts";
import { rowsSeenBy } from "./testing/look.ts";
import { aRequirement } from "./testing/requirement.ts";
import { openScene, type Scene } from "./testing/scene.ts";
import { disseminated, drafted, evaluated, submitted } from "./testing/telling.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

function written(
  parts: Parameters<typeof aRequirement>[0] = {},
  who: Who = "kent.coordinator",
): Promise<string> {
  return scene.as(who, (viewer) => writeRequirement(viewer, aRequirement(parts)));
}

function asSeen(who: Who, id: string) {
  return scene.as(who, async (viewer) => (await readRequirements(viewer, { id }))[0]);
}

async function beside(who: Who, text: string) {
  return (await scene.as(who, (viewer) => recogniseText(viewer, text))).requirements;
}

test("a requirement is written by who directs intelligence, and an officer is refused", async () => {
  for (const who of ["kent.coordinator", "kent.unit", "kent.analyst"] as const) {
    expect(await scene.outcome(who, (viewer) => writeRequirement(viewer, aRequirement()))).toBe("done");
  }
  for (const who of ["kent.officer", "kent.dpo", "kent.press"] as const) {
    expect(await scene.outcome(who, (viewer) => writeRequirement(viewer, aRequirement()))).toBe("forbidden");
  }
});

test("an agency outside its audience sees nothing of it, in no table, and its own agency for that purpose alone", async () => {
  const id = await written({ title: "About qxz6001", recipients: [{ agency: "BF", team: "field" }] });
  expect(await asSeen("kent.officer", id)).toMatchObject({ agency: "KENT", mayChange: false });
  expect(await asSeen("bf.officer", id)).toMatchObject({ title: "About qxz6001", mayChange: false });
  for (const who of ["bf.unit", "nca.unit", "nca.coordinator", "kent.press"] as const) {
    expect(await asSeen(who, id)).toBeUndefined();
    expect([...(await rowsSeenBy(scene, who)).values()].flat().join()).not.toContain(id);
  }
  const elsewhere = await scene.as("kent.unit", (viewer) => readRequirements(viewer, { id }), "safeguarding");
  expect(elsewhere).toEqual([]);
});

test("the most important stands first, and what is closed last", async () => {
  await scene.database.admin.query("delete from requirement");
  const ids = new Map<string, string>();
  for (const [title, priority] of [
    ["Third", 3],
    ["First", 1],
    ["Second", 2],
    ["Closed", 1],
  ] as const) {
    ids.set(title, await written({ title, priority }));
  }
  await scene.as("kent.coordinator", (viewer) => closeRequirement(viewer, ids.get("Closed") ?? ""));
  const titles = async (openOnly: boolean) =>
    (await scene.as("kent.officer", (viewer) => readRequirements(viewer, { openOnly }))).map(
      (each) => each.title,
    );
  expect(await titles(false)).toEqual(["First", "Second", "Third", "Closed"]);
  expect(await titles(true)).toEqual(["First", "Second", "Third"]);
});

test("it stands beside a text that holds one of its terms, however the term is written, and says which", async () => {
  await scene.database.admin.query("delete from requirement");
  const id = await written({ terms: "Engine, lay-by, car wash,, -" });
  for (const [text, because] of [
    ["Two ENGINES in a van", ["engine"]],
    ["A van in the lay by, and in the Lay-By", ["lay-by"]],
    ["engine; the car  wash.", ["engine", "car wash"]],
  ] as const) {
    expect(await beside("kent.officer", text)).toMatchObject([{ id, because }]);
  }
  for (const text of ["", "A van", "carwash", "delay by noon", "the wash of a car"]) {
    expect(await beside("kent.officer", text)).toEqual([]);
  }
  expect(await beside("bf.officer", "an engine")).toEqual([]);
});

test("what is not open yet, has passed or was closed no longer prompts anybody", async () => {
  await scene.database.admin.query("delete from requirement");
  await written({ opens: "2090-01-01" });
  await written({ closes: "2026-01-02" });
  const id = await written();
  expect((await beside("kent.officer", "an engine")).map((each) => each.id)).toEqual([id]);
  await scene.as("kent.coordinator", (viewer) => closeRequirement(viewer, id));
  expect(await beside("kent.officer", "an engine")).toEqual([]);
  expect(await scene.outcome("kent.coordinator", (viewer) => closeRequirement(viewer, id))).toBe("not_found");
});

test("its own agency changes it, and no other", async () => {
  const id = await written({ recipients: [{ agency: "BF" }] });
  const change = (viewer: Parameters<typeof changeRequirement>[0]) =>
    changeRequirement(
      viewer,
      id,
      aRequirement({ title: "Who sells engines", priority: 1, recipients: [{ agency: "BF" }] }),
    );
  expect(await scene.outcome("bf.coordinator", change)).toBe("not_found");
  expect(await scene.outcome("kent.officer", change)).toBe("forbidden");
  expect(await scene.outcome("kent.analyst", change)).toBe("done");
  expect(await asSeen("bf.officer", id)).toMatchObject({ title: "Who sells engines", priority: 1 });
});

test("whom it asks can be changed: who is asked now reads it, who no longer is has lost it, and the log tells of it", async () => {
  const id = await written({ recipients: [{ agency: "BF" }] });
  expect((await asSeen("kent.coordinator", id))?.recipients).toEqual([{ agency: "BF" }]);
  expect((await asSeen("bf.coordinator", id))?.recipients).toBeNull();
  const recipients = [{ agency: "NCA", team: "intelligence" }];
  const reach = await scene.as("kent.coordinator", (viewer) =>
    reachOfRequirement(viewer, { recipients, requirement: id }),
  );
  expect(reach.readers.map(({ agency, team }) => [agency, team])).toEqual([
    ["KENT", null],
    ["NCA", expect.any(String)],
  ]);
  expect(reach.warnings).toEqual([expect.stringContaining("will no longer read it")]);
  expect(reach.accounts).toBeGreaterThan(1);

  await scene.as("kent.coordinator", (viewer) => changeRequirement(viewer, id, aRequirement({ recipients })));
  expect(await asSeen("bf.officer", id)).toBeUndefined();
  expect(await asSeen("nca.officer", id)).toBeUndefined();
  expect(await asSeen("nca.unit", id)).toMatchObject({ id });
  expect(await asSeen("kent.officer", id)).toMatchObject({ id });
  expect((await asSeen("kent.coordinator", id))?.recipients).toEqual(recipients);
  const told = async () => {
    const { rows } = await scene.database.admin.query<{ act: string; body: Record<string, unknown> }>(
      `select e.act, d.body from audit_entry e join audit_detail d on d.entry_id = e.id
        where e.subjects = array[$1::uuid] and d.body ->> 'what' = 'requirement recipients changed' order by e.at`,
      [id],
    );
    return rows.map(({ act, body }) => ({ act, added: body.added, removed: body.removed }));
  };
  const numbers = [expect.any(Number)];
  expect(await told()).toEqual([{ act: "disclosure", added: numbers, removed: numbers }]);

  const change = (viewer: Parameters<typeof changeRequirement>[0]) =>
    changeRequirement(viewer, id, aRequirement());
  expect(await scene.outcome("kent.coordinator", change)).toBe("done");
  expect(await asSeen("nca.unit", id)).toBeUndefined();
  expect((await told())[1]).toEqual({ act: "alteration", added: [], removed: numbers });
  expect(await scene.outcome("kent.coordinator", change)).toBe("done");
  expect(await told()).toHaveLength(2);
});

test("its reach is told to who may write one, and of their own agency's alone", async () => {
  const id = await written({ recipients: [{ agency: "BF" }] });
  const ask = (requirement?: string) => (viewer: Parameters<typeof changeRequirement>[0]) =>
    reachOfRequirement(viewer, { recipients: [], ...(requirement ? { requirement } : {}) });
  expect(await scene.outcome("kent.officer", ask())).toBe("forbidden");
  expect(await scene.outcome("bf.coordinator", ask(id))).toBe("not_found");
  expect(await scene.outcome("kent.coordinator", ask())).toBe("done");
});

test("the day on which it opens begins at midnight in London", async () => {
  await scene.database.admin.query("delete from requirement");
  const july = await written({ opens: "2026-07-01" });
  const june = await written({ opens: "2026-06-01", closes: "2026-06-30" });
  const ids = async (instant: string) => {
    vi.useFakeTimers({ now: new Date(instant), toFake: ["Date"] });
    try {
      return (await beside("kent.officer", "an engine")).map((each) => each.id);
    } finally {
      vi.useRealTimers();
    }
  };
  // Half past midnight on 1 July in London is still 30 June in UTC.
  expect(await ids("2026-06-30T23:30:00Z")).toEqual([july]);
  expect(await ids("2026-06-30T22:30:00Z")).toEqual([june]);
});

test.for([
  ["report", "authored"],
  ["requirement", "opens"],
] as const)("where nobody says %s.%s, the day in London stands there", async ([table, column]) => {
  const { rows } = await scene.database.admin.query<{ rule: string }>(
    `select pg_get_expr(d.adbin, d.adrelid) as rule from pg_attrdef d
       join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where d.adrelid = $1::regclass and a.attname = $2`,
    [table, column],
  );
  const at = (instant: string) =>
    (rows[0]?.rule ?? "").replace(/now\(\)|CURRENT_DATE/i, `timestamptz '${instant}'`);
  const days = await scene.database.admin.query<{ summer: string; winter: string }>(
    `select (${at("2026-06-30T23:30:00Z")})::text as summer, (${at("2026-11-30T23:30:00Z")})::text as winter`,
  );
  expect(days.rows).toEqual([{ summer: "2026-07-01", winter: "2026-11-30" }]);
});

test("an author links what their draft answers, and unlinks it again; what they may not read is passed over", async () => {
  const [id, hidden] = [await written(), await written({}, "nca.coordinator")];
  const told = await drafted(scene, { requirements: [id, hidden] });
  const linked = async () =>
    (await scene.as("kent.officer", (viewer) => readReport(viewer, told.id))).requirements.map(
      (each) => each.id,
    );
  expect(await linked()).toEqual([id]);
  expect((await asSeen("kent.unit", id))?.answers).toEqual([]);
  const { draft } = told;
  await scene.as("kent.officer", (viewer) =>
    saveDraft(viewer, told.id, { ...draft, requirements: [], revision: 1 }),
  );
  expect(await linked()).toEqual([]);
  await scene.as("kent.officer", (viewer) => discardDraft(viewer, told.id));
});

test("the unit links an answer, the submitter hears of it, and only those who may read the report see it as an answer", async () => {
  const id = await written({ recipients: [{ agency: "BF" }, { agency: "NCA" }] });
  const told = await evaluated(scene);
  await scene.as("kent.unit", (viewer) => linkAnswer(viewer, told.id, id));
  const { code } = (await asSeen("kent.unit", id)) ?? {};
  const { submissions } = await scene.as("kent.officer", readHome);
  expect(submissions.find((each) => each.report === told.id)).toMatchObject({
    outcome: "answered",
    outcomeReason: code,
  });
  expect((await asSeen("kent.unit", id))?.answers.map((each) => each.id)).toEqual([told.id]);
  expect((await asSeen("kent.officer", id))?.answers).toEqual([]);
  expect((await asSeen("bf.unit", id))?.answers).toEqual([]);
  expect(await scene.outcome("kent.unit2", (viewer) => linkAnswer(viewer, told.id, id))).toBe("conflict");
});

test("an agency that asked links the report of another that answers it, and the report's owner may take it off", async () => {
  const id = await written({ recipients: [{ agency: "KENT" }] }, "bf.coordinator");
  const told = await disseminated(scene, { to: [{ agency: "KENT" }, { agency: "BF" }] });
  await scene.as("bf.analyst", (viewer) => linkAnswer(viewer, told.id, id));
  expect((await asSeen("bf.coordinator", id))?.answers).toMatchObject([{ id: told.id, agency: "KENT" }]);
  const unlink = (viewer: Parameters<typeof unlinkAnswer>[0]) => unlinkAnswer(viewer, told.id, id);
  expect(await scene.outcome("bf.analyst", unlink)).toBe("forbidden");
  expect(await scene.outcome("kent.officer", unlink)).toBe("forbidden");
  expect(await scene.outcome("kent.unit", unlink)).toBe("done");
  expect(await scene.outcome("kent.unit", unlink)).toBe("not_found");
});

test("a submitter hears that another agency's requirement is answered, and which one only if they may read it", async () => {
  const to = [{ agency: "KENT" }, { agency: "BF" }];
  const heard = async (report: string) =>
    (await scene.as("kent.officer", readHome)).submissions.find((each) => each.report === report);
  const hidden = await written({ title: "Hidden" }, "bf.coordinator");
  const told = await disseminated(scene, { to });
  expect((await heard(told.id))?.outcome).toBe("disseminated");
  await scene.as("bf.analyst", (viewer) => linkAnswer(viewer, told.id, hidden));
  expect(await heard(told.id)).toMatchObject({ outcome: "answered", outcomeReason: "" });
  const { history } = await scene.as("kent.unit", (viewer) => readReport(viewer, told.id));
  expect(history.at(-1)).toMatchObject({ act: "answers a requirement", reason: "" });

  const shown = await written({ recipients: [{ agency: "KENT" }] }, "bf.coordinator");
  const second = await disseminated(scene, { to });
  await scene.as("bf.analyst", (viewer) => linkAnswer(viewer, second.id, shown));
  const { code } = (await asSeen("bf.coordinator", shown)) ?? {};
  expect(await heard(second.id)).toMatchObject({ outcome: "answered", outcomeReason: code });

  const unit = await written({ recipients: [{ agency: "KENT", team: "intelligence" }] }, "bf.coordinator");
  const third = await disseminated(scene, { to });
  await scene.as("kent.unit", (viewer) => linkAnswer(viewer, third.id, unit));
  expect(await heard(third.id)).toMatchObject({ outcome: "answered", outcomeReason: "" });
});

test("nobody tells a submitter of an answer without linking one", async () => {
  const id = await written({ recipients: [{ agency: "KENT" }] }, "bf.coordinator");
  const told = await disseminated(scene, { to: [{ agency: "KENT" }, { agency: "BF" }] });
  const tell = (viewer: Parameters<typeof changeRequirement>[0]) => {
    viewer.record({ act: "alteration", subjects: [told.id], detail: {} });
    return sql`select tell_answered(${told.id}, ${id})`.execute(viewer.db);
  };
  await scene.as("bf.analyst", tell);
  await scene.as("kent.unit", (viewer) => linkAnswer(viewer, told.id, id));
  await scene.database.admin.query("update submission set outcome = 'disseminated' where report_id = $1", [
    told.id,
  ]);
  for (const who of ["bf.analyst", "kent.unit"] as const) await scene.as(who, tell);
  const { submissions } = await scene.as("kent.officer", readHome);
  expect(submissions.find((each) => each.report === told.id)?.outcome).toBe("disseminated");
});

test("nothing is linked to a requirement or a report that the linker may not read", async () => {
  const hidden = await written({}, "nca.coordinator");
  const id = await written();
  const told = await submitted(scene);
  expect(await scene.outcome("kent.unit", (viewer) => linkAnswer(viewer, told.id, hidden))).toBe("not_found");
  expect(await scene.outcome("kent.coordinator", (viewer) => linkAnswer(viewer, told.id, id))).toBe(
    "not_found",
  );
  expect(await scene.outcome("kent.officer", (viewer) => linkAnswer(viewer, told.id, id))).toBe("forbidden");
});
