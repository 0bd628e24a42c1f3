import { describe, expect, test } from "vitest";
import { waitAfter } from "../sync/loop.ts";
import { DEVICE, someActivity } from "../testing/some.ts";
import { changedFields } from "./changed-fields.ts";
import { dutiesFor } from "./duties.ts";
import { missing } from "./missing.ts";
import { type OutboxState, outboxWords } from "./outbox-words.ts";
import { sameThings } from "./same-things.ts";
import { whenWords } from "./when-words.ts";
import { penceOf, poundsText } from "./words.ts";

const STATE: OutboxState = {
  waiting: 0,
  refused: 0,
  unfinished: 0,
  signal: "there",
  sending: false,
  trouble: null,
  sentAt: "2026-11-20T14:02:00.000Z",
};

test("the outbox says in words how things stand", () => {
  expect(outboxWords(STATE)).toBe("All sent 14:02");
  expect(outboxWords({ ...STATE, signal: "none" })).toBe("All sent 14:02 · no signal");
  expect(outboxWords({ ...STATE, waiting: 3, signal: "none" })).toBe("3 not sent yet · no signal");
  expect(outboxWords({ ...STATE, waiting: 3, trouble: "sign_in" })).toBe("3 not sent yet · sign in to send");
  expect(outboxWords({ ...STATE, waiting: 3, sending: true })).toBe("Sending 3");
  expect(outboxWords({ ...STATE, refused: 1, waiting: 2 })).toBe("1 refused · 2 not sent yet");
  expect(outboxWords({ ...STATE, sentAt: null })).toBe("Nothing to send");
});

describe("what a form changed", () => {
  test("is sent, and what nobody touched is not", () => {
    const before = {
      place: "Deal",
      mode: "air",
      beganAt: "2026-11-20T12:00:00.000Z",
      tags: [{ phase: "p" }],
    };
    expect(changedFields(before, { ...before })).toEqual({});
    expect(
      changedFields<object>(before, { ...before, place: "", mode: null, title: "", premises: null }),
    ).toEqual({
      place: "",
      mode: null,
    });
  });
  test("is said to be empty where something was said, and only there", () => {
    const emptied = { power: null, grounds: "", questioned: [] };
    expect(changedFields<object>({ power: "consent", questioned: ["crime"] }, emptied)).toEqual({
      power: null,
      questioned: [],
    });
    expect(changedFields<object>({}, emptied)).toEqual({});
  });
});

describe("the question whether the same was counted", () => {
  const activity = someActivity({
    tallies: [
      {
        measure: "vehicles_stopped",
        total: 9,
        devices: [
          { device: DEVICE, by: "me", mine: true, quantity: 4 },
          { device: "other", by: "Sgt Gareth Lloyd", mine: false, quantity: 5 },
          { device: "third", by: "nobody yet", mine: false, quantity: 0 },
        ],
      },
      {
        measure: "people_stopped",
        total: 2,
        devices: [{ device: "other", by: "Sgt Gareth Lloyd", mine: false, quantity: 2 }],
      },
    ],
  });
  test("is asked where both counted, once", () => {
    const [asked, ...more] = sameThings(activity, DEVICE, []);
    expect(asked).toMatchObject({ measure: "vehicles_stopped", by: "Sgt Gareth Lloyd", mine: 4, theirs: 5 });
    expect(more).toEqual([]);
    expect(sameThings(activity, DEVICE, [asked?.key ?? ""])).toEqual([]);
  });
});

describe("the duties that follow", () => {
  const words = (met: { child: boolean; possibleVictim: boolean }) =>
    dutiesFor(met)
      .map(({ title, says }) => `${title}. ${says}`)
      .join(" ");
  test("of a child ask for no consent and never end in an anonymous report", () => {
    for (const possibleVictim of [true, false]) {
      const said = words({ child: true, possibleVictim });
      expect(said).toContain("s.51");
      expect(said).toContain("No consent is needed for a child");
      expect(said).not.toContain("Ask whether they consent");
      expect(said).not.toContain("s.52");
    }
  });
  test("of an adult begin with consent, and end in a referral or in a report that names nobody", () => {
    const said = words({ child: false, possibleVictim: true });
    expect(said).toContain("Ask whether they consent");
    expect(said).toContain("nothing that identifies them (Modern Slavery Act 2015 s.52)");
  });
  test("are none where nobody needs them", () => {
    expect(dutiesFor({ child: false, possibleVictim: false })).toEqual([]);
  });
});

describe("before it is submitted", () => {
  const letsAsk = (power: string) => power === "consent";
  const stops = (parts: object[]) =>
    missing(someActivity({ parts: parts as never }), letsAsk)
      .filter((each) => each.stops)
      .map((each) => each.at);
  const part = (kind: string, id: string, fields: object) => ({ kind, id, fields });

  test("nobody was questioned without a power that lets them be", () => {
    const asked = { questioned: ["crime"], power: "road_traffic_s163" };
    expect(stops([part("encounter", "e", asked)])).toEqual(["encounter/e"]);
    expect(stops([part("encounter", "e", { ...asked, power: "consent" })])).toEqual([]);
    expect(
      stops([part("encounter", "e", asked), part("power", "p", { power: "consent", encounter: "e" })]),
    ).toEqual([]);
  });
  test("every arrest has its offence and says whether it belongs to the operation", () => {
    const arrest = { result: "arrest", measure: "arrested", quantity: 1 };
    expect(stops([part("result", "r", arrest)])).toEqual(["result/r", "result/r"]);
    expect(stops([part("result", "r", { ...arrest, offence: "drugs", link: "unrelated" })])).toEqual([]);
  });
});

test("pounds are typed as people write them and kept in pence", () => {
  expect(["£1,204.50", "40000", "0.5", "1 250"].map(penceOf)).toEqual([120_450, 4_000_000, 50, 125_000]);
  expect(["", "ten", "1.234", "-5", "1..2"].map(penceOf)).toEqual([null, null, null, null, null]);
  expect(poundsText(120_450)).toBe("£1,204.50");
});

test("after each failure the next try waits about twice as long, up to about a minute", () => {
  expect([1, 2, 3, 6, 40].map((failures) => waitAfter(failures, 0.5))).toEqual([
    2000, 4000, 8000, 60_000, 60_000,
  ]);
  expect(waitAfter(1, 0)).toBeLessThan(waitAfter(1, 1));
});

test("a tasking says its hours, its day where it is another, and its days where it has no hours", () => {
  const now = new Date("2026-07-10T09:00:00.000Z");
  const words = (from: string, to: string) => whenWords(from, to, now);
  expect(words("2026-07-10T10:00:00.000Z", "2026-07-10T16:30:00.000Z")).toBe("11:00 to 17:30");
  expect(words("2026-07-11T10:00:00.000Z", "2026-07-11T16:30:00.000Z")).toBe("11 July, 11:00 to 17:30");
  expect(words("2026-07-09T23:00:00.000Z", "2026-07-10T23:00:00.000Z")).toBe("All day");
  expect(words("2026-06-30T23:00:00.000Z", "2026-07-31T23:00:00.000Z")).toBe("1 July to 31 July");
  expect(words("2026-07-10T20:00:00.000Z", "2026-07-11T03:00:00.000Z")).toBe(
    "10 July, 21:00 to 11 July, 04:00",
  );
});
