/** What an emergency release shows, and to whom: over random reports, choices of words, and readers. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PEOPLE, type Who } from "../testing/cast.ts";
import { readersOf, rowsSeenBy } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { anItem, conditional, disseminated, evaluated, OPEN, submitted } from "../testing/telling.ts";
import { emergencyRelease, readReport } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const A1_S2_E = { ...conditional("A1", "S2"), information: "E" as const };

/** Words that occur once in the whole scene, so that seeing one says where it came from. */
let made = 0;
const wordNumber = (n: number): string => `qxz${String(n).padStart(5, "0")}`;
const unusual = (): string => wordNumber(++made);

const plan = fc.record({
  items: fc.array(
    fc.record({
      words: fc.integer({ min: 2, max: 6 }),
      grade: fc.constantFrom(OPEN, conditional("A2", "S1"), A1_S2_E),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  spans: fc.array(
    fc.record({ item: fc.nat(2), start: fc.nat(40), length: fc.integer({ min: 1, max: 30 }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  by: fc.constantFrom<Who>("kent.duty", "bf.duty"),
  to: fc.uniqueArray(
    fc.record({
      agency: fc.constantFrom("NCA", "BF"),
      team: fc.constantFrom(null, "field", "duty", "intelligence"),
    }),
    { minLength: 1, maxLength: 2, selector: ({ agency, team }) => `${agency} ${team}` },
  ),
  stage: fc.constantFrom(submitted, evaluated, disseminated),
});

test("a recipient reads the chosen words and nothing else of the source, on no path, and only the chosen and the desks read them", async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ items, spans, by, to, stage }) => {
      const before = made;
      const texts = items.map(({ words }) => Array.from({ length: words }, unusual).join(" "));
      const source = await (by === "bf.duty" ? disseminated : stage)(scene, {
        precedence: "immediate",
        title: `Source ${unusual()}`,
        provenance: unusual(),
        items: items.map(({ grade }, i) => {
          const handling = grade.handling.code === "P" ? grade.handling : { ...grade.handling };
          if (handling.code === "C") handling.instructions = [{ originator: "KENT", text: unusual() }];
          return anItem(texts[i] ?? "", { ...grade, handling });
        }),
        to: [{ agency: "BF", team: "duty" }],
      });
      const words = spans.flatMap(({ item, start, length }) => {
        const at = item % texts.length;
        const text = texts[at] ?? "";
        const from = start % text.length;
        const end = Math.min(text.length, from + length);
        return text.slice(from, end).trim() === ""
          ? []
          : [{ at, item: source.items[at] ?? "", start: from, end }];
      });
      if (words.length === 0) return;
      const chosen = words.map(({ at, start, end }) => texts[at]?.slice(start, end) ?? "");
      const chosenFor = { title: "Danger to life", words, recipients: to, reason: "A boat is taking water" };
      const { id } = await scene.as(by, (viewer) => emergencyRelease(viewer, source.id, chosenFor));

      const readers = await readersOf(scene, id);
      expect(readers).toEqual(expectedReaders(by, to));
      for (const who of readers.slice(0, 6)) {
        const detail = await scene.as(who, (viewer) => readReport(viewer, id));
        expect(detail.items.map((item) => item.text)).toEqual(chosen);
      }
      const shown = chosen.join("\n");
      const everyWord = Array.from({ length: made - before }, (_, i) => wordNumber(before + i + 1));
      for (const who of ["nca.officer", "nca.duty", "bf.officer"] as const) {
        const seen = [...(await rowsSeenBy(scene, who)).values()].flat().join("\n");
        for (const word of everyWord) if (seen.includes(word)) expect(shown).toContain(word);
        expect(seen).not.toContain(source.reference);
      }
    }),
    { numRuns: 6 },
  );
});

/** The chosen readers, the originator's unit and duty desk, and the releasing duty desk and data protection office. */
function expectedReaders(by: Who, to: readonly { agency: string; team: string | null }[]): Who[] {
  const releasing = by.startsWith("kent") ? "KENT" : "BF";
  return PEOPLE.filter(({ agency, roles, teams }) => {
    if (roles[0] === "press_officer") return false;
    const at = (...desks: readonly string[]): boolean => teams.some((team) => desks.includes(team));
    return (
      to.some((each) => each.agency === agency && (each.team === null || at(each.team))) ||
      (agency === "KENT" && at("intelligence", "duty")) ||
      (agency === releasing && at("duty", "data-protection"))
    );
  })
    .map(({ who }) => who)
    .sort();
}
