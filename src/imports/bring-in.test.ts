import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disseminate, eraseReport, readReport, withdrawReport } from "../intelligence/index.ts";
import { readersOf } from "../intelligence/testing/look.ts";
import {
  cancelRun,
  executeRun,
  pauseRun,
  readOrigin,
  readRefusals,
  readRun,
  rejectsFile,
  resumeRun,
  saveMapping,
  takeRun,
} from "./index.ts";
import { contentDigest } from "./testing/content.ts";
import { aLine, ndjson, openStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const THEIR_MAPPING = {
  mapping: 1,
  name: "Theirs",
  version: 1,
  tables: { note: { match: "*.csv" } },
  defaults: {
    purpose: "law_enforcement",
    classification: "OFFICIAL",
    grade: { source: "1", information: "A", handling: "P" },
  },
  reports: [
    {
      of: "note",
      reference: "N-{No}",
      authored: "2026-10-02",
      information: { from: "2026-10" },
      title: "A note",
      items: [{ text: "Note {No}" }],
    },
  ],
};
const cursorKey = Buffer.alloc(32, 1);
const NOTHING = { new: 0, changed: 0, same: 0, withdrawn: 0, refused: 0 };

async function counts(id: string) {
  const row = await stage.row(id);
  return {
    new: Number(row.reports_new),
    changed: Number(row.reports_changed),
    same: Number(row.reports_same),
    withdrawn: Number(row.reports_withdrawn),
    refused: Number(row.refused),
  };
}

const read = (reference: string) => stage.as("kent.unit", (viewer) => readReport(viewer, reference));
const refusals = async (id: string) =>
  (await stage.as("kent.unit", (viewer) => readRefusals(viewer, cursorKey, id))).items;

test("a file of reports comes in, its text is read for selectors, and its unit can open it", async () => {
  const id = await stage.brought({ "reports.ndjson": ndjson([aLine("A-1"), aLine("A-2")]) });
  expect(await counts(id)).toEqual({ ...NOTHING, new: 2 });
  const report = await read("A-1");
  expect(report.state).toBe("evaluated");
  expect(report.items[0]?.mentions.map((mention) => mention.key)).toContain("phone:+447700900123");
  expect(report.items[0]?.mentions.every((mention) => mention.status === "suggested")).toBe(true);
  expect(await readersOf(stage, report.id)).toEqual([
    "kent.analyst",
    "kent.disclosure",
    "kent.dpo",
    "kent.unit",
    "kent.unit2",
  ]);
});

test("what its writer says of whom and what is taken as told, with categories and links", async () => {
  const [item] = aLine("T-1").items;
  if (!item) throw new Error("no item");
  const mentions = [
    { ref: "p", kind: "person" as const, name: "Arben Hoxha", categories: ["suspect:assessment"] },
    { ref: "v", kind: "vehicle" as const, registration: "AB12 CDE" },
  ];
  const links = [{ from: "p", to: "v", kind: "used", role: "driver", from_time: "2026-10-01" }];
  await stage.brought({ "told.ndjson": ndjson([aLine("T-1", { items: [{ ...item, mentions, links }] })]) });
  const [told] = (await read("T-1")).items;
  expect(told?.mentions.map(({ kind, text, status, start }) => ({ kind, text, status, start }))).toEqual(
    expect.arrayContaining([
      { kind: "person", text: "Arben Hoxha", status: "confirmed", start: 0 },
      { kind: "vehicle", text: "AB12 CDE", status: "confirmed", start: 48 },
    ]),
  );
  expect(told?.links).toMatchObject([{ kind: "used", role: "driver" }]);
  const { rows } = await stage.database.admin.query(
    "select categories, from_time from mention m, link l where m.text = 'Arben Hoxha' and m.categories <> '{}' and l.from_mention = m.id",
  );
  expect(rows).toEqual([{ categories: ["suspect:assessment"], from_time: "2026-10-01" }]);
});

test("the same file twice changes nothing", async () => {
  const file = { "twice.ndjson": ndjson([aLine("B-1"), aLine("B-2")]) };
  await stage.brought(file);
  const before = await contentDigest(stage.database.admin);
  const again = await stage.brought(file);
  expect(await counts(again)).toEqual({ ...NOTHING, same: 2 });
  expect(await contentDigest(stage.database.admin)).toEqual(before);
});

test("a changed report is a new version: what it said is kept, and an item that did not change keeps its claims", async () => {
  const [first] = aLine("C-1").items;
  if (!first) throw new Error("no item");
  const second = { ...first, text: "He was met by a woman with 07700 900456." };
  await stage.brought({ "one.ndjson": ndjson([aLine("C-1", { items: [first, second] })]) });
  const before = await read("C-1");
  const changed = { ...second, text: "He was met by a man with 07700 900457." };
  const id = await stage.brought({
    "two.ndjson": ndjson([aLine("C-1", { title: "A van, seen again", items: [changed, first] })]),
  });
  expect(await counts(id)).toEqual({ ...NOTHING, changed: 1 });
  const after = await read("C-1");
  expect(after.title).toBe("A van, seen again");
  expect(after.items.map((item) => item.text)).toEqual([changed.text, first.text]);
  expect(after.items[1]?.id).toBe(before.items[0]?.id);
  expect(after.items[1]?.mentions.map((each) => each.id)).toEqual(
    before.items[0]?.mentions.map((each) => each.id),
  );
  const origin = await stage.as("kent.unit", (viewer) => readOrigin(viewer, "C-1"));
  expect(origin.run?.version).toBe(2);
  expect(origin.versions).toMatchObject([{ version: 1, body: { title: before.title } }]);
  expect(JSON.stringify(origin.versions[0]?.body)).toContain("900456");
});

test("one reference twice in a file is two versions, in their order", async () => {
  const id = await stage.brought({
    "both.ndjson": ndjson([
      aLine("D-1", { title: "The first words" }),
      aLine("D-1", { title: "The last words" }),
    ]),
  });
  expect(await counts(id)).toEqual({ ...NOTHING, new: 1, changed: 1 });
  expect((await read("D-1")).title).toBe("The last words");
});

test("withdrawn stays withdrawn, and erased is refused without a word of it being kept", async () => {
  const lines = [aLine("E-1"), aLine("E-2", { title: "Gone for good" })];
  await stage.brought({ "all.ndjson": ndjson(lines) });
  const { id: withdrawn } = await read("E-1");
  const { id: erased } = await read("E-2");
  await stage.as("kent.unit", (viewer) => withdrawReport(viewer, withdrawn, "Not ours"));
  await stage.as("kent.dpo", (viewer) =>
    eraseReport(viewer, stage.database.keys, erased, "An order of the court"),
  );
  const id = await stage.brought({
    "again.ndjson": ndjson(lines.map((line) => ({ ...line, title: `${line.title}, again` }))),
  });
  expect(await counts(id)).toEqual({ ...NOTHING, withdrawn: 1, refused: 1 });
  expect((await read("E-1")).state).toBe("withdrawn");
  await expect(read("E-2")).rejects.toMatchObject({ code: "not_found" });
  const [refusal] = await refusals(id);
  expect(refusal?.flaws[0]?.message).toContain("erased");
  expect(JSON.stringify(refusal)).not.toContain("Gone for good");
  expect(JSON.stringify(refusal)).not.toContain("E-2");
});

test("a bad line is told by its number and what is wrong, and its neighbours come in", async () => {
  const id = await stage.brought({
    "bad.ndjson": `${ndjson([aLine("F-1")])}{"reference": "F-2", oops\n${ndjson([{ ...aLine("F-3"), authored: "yesterday" }, aLine("F-4")])}`,
  });
  expect(await counts(id)).toEqual({ ...NOTHING, new: 2, refused: 2 });
  const [broken, dated] = await refusals(id);
  expect(broken).toMatchObject({ record: 2, place: expect.stringContaining("line 2") });
  expect(dated?.flaws[0]?.where).toBe("/authored");
  const rejects = await stage.as("kent.unit", (viewer) => rejectsFile(viewer, id));
  expect(rejects.content).toContain('{"reference": "F-2", oops');
  const mended = rejects.content
    .replace('{"reference": "F-2", oops', JSON.stringify(aLine("F-2")))
    .replace("yesterday", "2026-10-02");
  expect(await counts(await stage.brought({ "mended.ndjson": mended }))).toEqual({ ...NOTHING, new: 2 });
});

test("a report of another agency, an unknown audience and an undeclared sharing are refused", async () => {
  const lines = [aLine("G-1", { agency: "BF" }), aLine("G-2", { audience: [{ agency: "BF" }] })];
  const id = await stage.brought({ "foreign.ndjson": ndjson(lines) });
  expect((await refusals(id)).map((each) => each.flaws[0]?.where)).toEqual(["/agency", "/audience"]);
  const shared = await stage.brought(
    {
      "shared.ndjson": ndjson([
        aLine("G-3", { audience: [{ agency: "XX" }] }),
        aLine("G-4", { audience: [{ agency: "UKVI" }] }),
      ]),
    },
    { share: true },
  );
  expect((await refusals(shared)).map((each) => each.flaws[0]?.message)).toEqual([
    "There is no agency XX here.",
    "UKVI does not act under this purpose, so it cannot receive this.",
  ]);
});

test("shared with a person's approval, it reaches exactly those it names, and the record says to whom", async () => {
  const file = {
    "shared.ndjson": ndjson([aLine("H-1", { audience: [{ agency: "BF", team: "intelligence" }] })]),
  };
  await stage.stepDown("kent.unit");
  await expect(stage.waiting(file, { share: true })).rejects.toMatchObject({ code: "step_up" });
  await stage.stepUp("kent.unit");
  await stage.brought(file, { share: true });
  const report = await read("H-1");
  expect(report.state).toBe("disseminated");
  const readers = await readersOf(stage, report.id);
  expect(readers.filter((who) => who.startsWith("bf."))).toEqual(["bf.analyst", "bf.unit", "bf.unit2"]);
  const { rows } = await stage.database.admin.query(
    "select purpose from dissemination where report_id = $1",
    [report.id],
  );
  expect(rows).toEqual([{ purpose: "law_enforcement" }]);
});

test("those with whom a person shared it since keep it when it comes in anew", async () => {
  await stage.brought({ "i.ndjson": ndjson([aLine("I-1")]) });
  const { id } = await read("I-1");
  await stage.as("kent.unit", (viewer) =>
    disseminate(viewer, id, {
      recipients: [{ agency: "NCA" }],
      purpose: "law_enforcement",
      reason: "Theirs too",
    }),
  );
  await stage.brought({ "i2.ndjson": ndjson([aLine("I-1", { title: "A van, once more" })]) });
  expect(await stage.as("nca.officer", (viewer) => readReport(viewer, id))).toMatchObject({
    title: "A van, once more",
  });
});

test("source rows and earlier versions are for its owner's own readers", async () => {
  await stage.brought(
    { "j.ndjson": ndjson([aLine("J-1", { audience: [{ agency: "BF" }] })]) },
    { share: true },
  );
  const own = await stage.as("kent.unit", (viewer) => readOrigin(viewer, "J-1"));
  expect(own.run?.place).toContain("line 1");
  const theirs = await stage.as("bf.officer", (viewer) => readOrigin(viewer, "J-1"));
  expect(theirs).toMatchObject({ run: null, rows: [], versions: [] });
});

test("what was written here is not replaced by what comes in", async () => {
  const { rows } = await stage.database.admin.query(
    "select account.agency_id, account.id from account where username = 'kent.unit'",
  );
  await stage.database.admin.query(
    `insert into report (id, agency_id, author_id, reference, audience_id, state, purpose, title)
     select gen_random_uuid(), $1, $2, 'K-1', (select audience_id from report where reference = 'A-1'), 'evaluated', 'law_enforcement', 'Written here'`,
    [rows[0]?.agency_id, rows[0]?.id],
  );
  const id = await stage.brought({ "k.ndjson": ndjson([aLine("K-1")]) });
  expect((await refusals(id))[0]?.flaws[0]?.message).toContain("written here");
  expect((await read("K-1")).title).toBe("Written here");
});

test("a run is paused after the batch at hand, resumed where it stood, and cancelled with what it brought in", async () => {
  const lines = Array.from({ length: 1200 }, (_, i) =>
    aLine(`L-${i}`, {
      items: [{ text: `Nothing of note ${i}.`, source: "1", information: "A", handling: "P" }],
    }),
  );
  const id = await stage.waiting({ "l.ndjson": ndjson(lines) });
  const taken = await takeRun(stage.works, id);
  if (!taken) throw new Error("not taken");
  let asked = false;
  const works = {
    ...stage.works,
    giveWay: async () => {
      if (!asked) await stage.as("kent.unit2", (viewer) => pauseRun(viewer, id));
      asked = true;
    },
  };
  expect(await executeRun(works, taken)).toBe("paused");
  const paused = await stage.as("kent.unit", (viewer) => readRun(viewer, id));
  expect(paused).toMatchObject({ state: "paused", records: 1000, actions: ["resume", "cancel"] });
  await stage.as("kent.unit", (viewer) => resumeRun(viewer, id));
  const again = await takeRun(stage.works, id);
  if (!again) throw new Error("not taken");
  expect(await executeRun(stage.works, again)).toBe("done");
  expect(await counts(id)).toEqual({ ...NOTHING, new: 1200 });

  const other = await stage.waiting({ "m.ndjson": ndjson([aLine("M-1")]) });
  await stage.as("kent.unit", (viewer) => cancelRun(viewer, stage.works.spool, other));
  expect(await takeRun(stage.works, other)).toBeNull();
  await expect(read("M-1")).rejects.toMatchObject({ code: "not_found" });
});

test("a run that is taken up while it is being paused is asked to pause", async () => {
  const id = await stage.waiting({ "t.ndjson": ndjson([aLine("T-1")]) });
  const taking = await stage.database.admin.connect();
  await taking.query("begin");
  await taking.query(
    "update import_run set state = 'running', held_by = 'another', held_until = now() where id = $1",
    [id],
  );
  const pausing = stage.as("kent.unit2", (viewer) => pauseRun(viewer, id));
  await setTimeout(200);
  await taking.query("commit");
  taking.release();
  await pausing;
  expect(await stage.row(id)).toMatchObject({ state: "running", asked: "pause" });
  await stage.finished(id);
});

test("a run whose process died is taken over after its time, and not before", async () => {
  const id = await stage.waiting({ "n.ndjson": ndjson([aLine("N-1")]) });
  expect(await takeRun({ ...stage.works, heldBy: "one that dies" }, id)).not.toBeNull();
  expect(await takeRun(stage.works, id)).toBeNull();
  await stage.database.admin.query(
    "update import_run set held_until = now() - interval '1 second' where id = $1",
    [id],
  );
  const taken = await takeRun(stage.works, id);
  if (!taken) throw new Error("not taken over");
  expect(await executeRun(stage.works, taken)).toBe("done");
});

test("a run that is slow to read goes on being held, and is not taken over", async () => {
  const lines = Array.from({ length: 600 }, (_, i) => aLine(`SLOW-${i}`));
  const id = await stage.waiting({ "slow.ndjson": ndjson(lines) });
  const slow = {
    ...stage.works,
    beatMs: 50,
    giveWay: async () => {
      await stage.database.admin.query(
        "update import_run set held_until = now() - interval '1 second' where id = $1",
        [id],
      );
      await setTimeout(500);
      expect(await takeRun({ ...stage.works, heldBy: "another" }, id)).toBeNull();
    },
  };
  const taken = await takeRun(slow, id);
  if (!taken) throw new Error("not taken");
  expect(await executeRun(slow, taken)).toBe("done");
  expect(await counts(id)).toEqual({ ...NOTHING, new: 600 });
});

test("a mapping of another agency is not to be used", async () => {
  const theirs = await stage.as("bf.unit", (viewer) =>
    saveMapping(viewer, { name: "theirs", body: THEIR_MAPPING }),
  );
  await expect(
    stage.waiting({ "t.csv": "No\n1\n" }, { format: "tables", mapping: theirs }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("a file that is not what it should be fails with a sentence, and can be cancelled", async () => {
  const id = await stage.brought({ "x.ndjson": Buffer.from([0xff, 0xfe, 0xfd, 0x00, 0x50]) });
  const run = await stage.as("kent.unit", (viewer) => readRun(viewer, id));
  expect(["failed", "done"]).toContain(run.state);
  expect(run.state === "failed" ? run.failure : run.counts.refused).toBeTruthy();
});

test("nobody without a role brings anything in, and nobody sees another agency's runs", async () => {
  await expect(stage.waiting({ "o.ndjson": "" }, { who: "kent.officer" })).rejects.toMatchObject({
    code: "forbidden",
  });
  const id = await stage.brought({ "p.ndjson": ndjson([aLine("P-1")]) });
  await expect(stage.as("bf.unit", (viewer) => readRun(viewer, id))).rejects.toMatchObject({
    code: "not_found",
  });
});
