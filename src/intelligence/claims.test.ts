import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ItemDraftWire } from "../contract/reports.ts";
import { KINDS } from "../vocabulary/index.ts";
import { createDraft, readReport, saveDraft } from "./reports/index.ts";
import { openScene, type Scene } from "./testing/scene.ts";
import { aDraft, OPEN } from "./testing/telling.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const draft = (items: readonly ItemDraftWire[]) =>
  scene.as("kent.officer", (viewer) => createDraft(viewer, aDraft({ items: [...items] })));
const read = (id: string) => scene.as("kent.officer", (viewer) => readReport(viewer, id));

const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
const mention = fc.record({
  kind: fc.constantFrom(...Object.keys(KINDS)),
  text: words,
  properties: fc.dictionary(fc.string({ maxLength: 10 }), words, { maxKeys: 3 }),
  start: fc.nat(200),
  end: fc.nat(200),
  placed: fc.boolean(),
  status: fc.constantFrom("suggested" as const, "confirmed" as const, "dropped" as const),
  confidence: fc.constantFrom("certain" as const, "likely" as const, "possible" as const),
});
const item: fc.Arbitrary<ItemDraftWire> = fc
  .record({
    text: fc.string({ unit: "grapheme", minLength: 2, maxLength: 120 }),
    mentions: fc.array(mention, { maxLength: 4 }),
    links: fc.array(fc.record({ from: fc.nat(9), to: fc.nat(9) }), { maxLength: 3 }),
  })
  .map(({ text, mentions, links }) => {
    const placed = mentions.map(({ placed, start, end, ...rest }) => {
      const [from, to] = [start % text.length, end % text.length].sort((a, b) => a - b) as [number, number];
      return {
        id: randomUUID(),
        ...rest,
        ...(placed ? { start: from, end: to + 1 } : { start: null, end: null }),
      };
    });
    const joined = links.flatMap(({ from, to }) => {
      const ends = [placed[from % placed.length]?.id, placed[to % placed.length]?.id];
      if (!ends[0] || !ends[1] || ends[0] === ends[1]) return [];
      return [
        {
          id: randomUUID(),
          from: ends[0],
          to: ends[1],
          kind: "used",
          role: "driver",
          status: "confirmed" as const,
        },
      ];
    });
    return { id: randomUUID(), text, grade: OPEN, mentions: placed, links: joined };
  });

test("claims come back as they were written, in any script, with their places in the text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 3 }), async (items) => {
      const { id } = await draft(items);
      const kept = (await read(id)).items;
      expect(kept.map(({ id, text, grade }) => ({ id, text, grade }))).toEqual(
        items.map(({ id, text, grade }) => ({ id, text: stored(text), grade })),
      );
      for (const [i, { mentions, links }] of items.entries()) {
        const back = new Map(kept[i]?.mentions.map((each) => [each.id, each]));
        expect(back.size).toBe(mentions.length);
        for (const { properties, ...rest } of mentions) {
          expect(back.get(rest.id)).toMatchObject({ ...rest, text: stored(rest.text) });
          expect(back.get(rest.id)?.properties).toEqual(
            Object.fromEntries(Object.entries(properties).map((pair) => pair.map(stored))),
          );
        }
        expect(new Set(kept[i]?.links.map(({ from, to }) => `${from} ${to}`))).toEqual(
          new Set(links.map(({ from, to }) => `${from} ${to}`)),
        );
      }
    }),
    { numRuns: 30 },
  );
});

/** PostgreSQL holds no NUL. */
function stored(text: string): string {
  return text.replaceAll("\u0000", "\ufffd");
}

test("a save replaces all claims of a draft, and leaves none of the old", async () => {
  const said = (text: string): ItemDraftWire => ({
    id: randomUUID(),
    text,
    grade: null,
    mentions: [aMention(text)],
    links: [],
  });
  const { id } = await draft([said("One"), said("Two")]);
  await scene.as("kent.officer", (viewer) =>
    saveDraft(viewer, id, { ...aDraft({ items: [said("Three")] }), revision: 1 }),
  );
  const { rows } = await scene.database.admin.query<{ text: string }>(
    "select text from mention where report_id = $1",
    [id],
  );
  expect(rows).toEqual([{ text: "Three" }]);
});

function aMention(
  text: string,
  more: Partial<ItemDraftWire["mentions"][number]> = {},
): ItemDraftWire["mentions"][number] {
  return {
    id: randomUUID(),
    kind: "person",
    text,
    properties: {},
    start: 0,
    end: text.length,
    status: "confirmed",
    ...more,
  };
}

test("what cannot be a claim is refused with its place, and nothing is kept", async () => {
  const ada = aMention("Ada");
  const bob = aMention("Bob", { start: null, end: null });
  const link = { id: randomUUID(), from: ada.id, to: bob.id, kind: "knows", status: "confirmed" as const };
  const base: ItemDraftWire = {
    id: randomUUID(),
    text: "Ada",
    grade: null,
    mentions: [ada, bob],
    links: [link],
  };
  const elsewhere: ItemDraftWire = { ...base, id: randomUUID(), mentions: [], links: [] };
  const wrong: readonly (readonly [string, readonly ItemDraftWire[]])[] = [
    ["/items/0/mentions/0/kind", [{ ...base, mentions: [{ ...ada, kind: "ghost" }, bob] }]],
    ["/items/0/mentions/0", [{ ...base, mentions: [{ ...ada, end: 4 }, bob] }]],
    ["/items/0/mentions/0", [{ ...base, mentions: [{ ...ada, start: 2, end: 2 }, bob] }]],
    ["/items/0/links/0", [{ ...base, links: [{ ...link, to: ada.id }] }]],
    ["/items/0/links/0", [{ ...base, links: [{ ...link, to: randomUUID() }] }]],
    [
      "/items/1/links/0",
      [
        { ...base, links: [] },
        { ...elsewhere, links: [link] },
      ],
    ],
    ["/items/1/id", [base, { ...elsewhere, id: base.id }]],
    ["/items/1/mentions/0/id", [base, { ...elsewhere, mentions: [ada] }]],
    ["/items/0/links/1/id", [{ ...base, links: [link, link] }]],
  ];
  const before = await scene.database.admin.query("select count(*) from report");
  for (const [pointer, items] of wrong) {
    await expect(draft(items)).rejects.toMatchObject({
      code: "invalid",
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  }
  expect((await scene.database.admin.query("select count(*) from report")).rows).toEqual(before.rows);
});

test("two agencies may use one id, and neither learns of the other's", async () => {
  const same = aMention("Ada");
  const item = (): ItemDraftWire => ({
    id: randomUUID(),
    text: "Ada",
    grade: null,
    mentions: [same],
    links: [],
  });
  const { id } = await draft([item()]);
  const other = await scene.as("bf.officer", (viewer) => createDraft(viewer, aDraft({ items: [item()] })));
  expect(other.id).not.toBe(id);
});

test("a selector has one key however it is written; a name has none", async () => {
  const mentions = ["07700 900123", "+44 (0)7700 900 123"].map((text) =>
    aMention(text, { kind: "phone", start: null, end: null }),
  );
  const { id } = await draft([
    {
      id: randomUUID(),
      text: "Two",
      grade: null,
      mentions: [...mentions, aMention("Ada", { start: null, end: null })],
      links: [],
    },
  ]);
  const keys = (await read(id)).items[0]?.mentions.map((each) => [each.kind, each.key]).sort();
  expect(keys).toEqual([
    ["person", null],
    ["phone", "phone:+447700900123"],
    ["phone", "phone:+447700900123"],
  ]);
});
