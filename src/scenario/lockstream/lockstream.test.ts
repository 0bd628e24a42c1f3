/** The month itself: that it holds everything that goes wrong in real ones, and comes again from its seed. */
import { expect, test } from "vitest";
import { IMMIGRATION_OFFENCES, operationalDayOf } from "../../vocabulary/index.ts";
import { daysTouched } from "./clock.ts";
import { faultsOf, LANTERNFISH, LOCKSTREAM, lockstream, type Said } from "./index.ts";

const month = lockstream(1);
const records = month.said.flatMap((each) => (each.does === "contribute" ? [each.record] : []));
const cards = records.flatMap((record) => record.cards);

test("the same seed tells the same month, and another seed another", () => {
  expect(JSON.stringify(lockstream(1))).toBe(JSON.stringify(month));
  expect(JSON.stringify(lockstream(2).said)).not.toBe(JSON.stringify(month.said));
});

test("at least forty agencies contribute, each of them of its own", () => {
  expect(new Set(cards.map(({ owner }) => owner)).size).toBeGreaterThanOrEqual(40);
  for (const record of records) for (const card of record.cards) expect(card.owner).toBe(record.agency);
});

test("four pillars follow each other in one September", () => {
  expect(LOCKSTREAM.pillars).toHaveLength(4);
  for (const { from, to } of LOCKSTREAM.pillars)
    expect([from, to].join()).toMatch(/^2025-09-\d\d,2025-09-\d\d$/);
});

test.each([
  "recorded_twice",
  "tagged_apart",
  "credited_apart",
  "withdrawn",
  "outside",
  "withheld",
  "figures",
  "figures_beside",
  "refused_again",
])("something is %s", (twist) => {
  expect(month.events.filter((event) => event.twist.is === twist).length).toBeGreaterThan(0);
});

test("some events are joint, cross midnight, are amended, or have arrests for more than one family of offences", () => {
  const { events } = month;
  const across = events.filter(({ began, ended }) => daysTouched(began, ended).length === 2);
  const families = events.map(
    ({ results }) => results.filter(({ measure }) => measure === "arrested").length,
  );
  expect(events.filter(({ supporting }) => supporting.length > 0).length).toBeGreaterThan(100);
  expect(across.length).toBeGreaterThan(20);
  expect(month.said.filter(({ does }) => does === "amend").length).toBeGreaterThan(50);
  expect(families.filter((each) => each > 1).length).toBeGreaterThan(3);
});

test("of the night on which the clocks go back, what began before midnight in London is of the 25th, whatever UTC says", () => {
  const night = month.events.filter(({ tags, day }) => tags.includes(LOCKSTREAM.tag) && day > LOCKSTREAM.to);
  expect(night.map(({ began, day }) => [began.toISOString(), day])).toEqual([
    ["2025-10-25T21:30:00.000Z", "2025-10-25"],
    ["2025-10-25T23:15:00.000Z", "2025-10-26"],
    ["2025-10-26T00:20:00.000Z", "2025-10-26"],
    ["2025-10-26T01:20:00.000Z", "2025-10-26"],
  ]);
  for (const { twist } of night) expect(twist.is).toBe("outside");
  expect(month.truth.lanternfish.panels.day.people_questioned_crime).toHaveProperty(["2025-10-25"]);
});

test("summer time decides which night begins the month", () => {
  const first = month.events.find(({ title }) => title.startsWith("First night"));
  expect(first?.began.toISOString()).toBe("2025-08-31T23:20:00.000Z");
  expect(first?.day).toBe("2025-09-01");
});

test("somebody refused after midnight counts on the day of the decision, and the event on the day it began", () => {
  const night = month.events.find(({ title }) => title === "Night arrivals, Dover");
  expect(night?.day).toBe("2025-09-12");
  expect(night?.results.map(({ measure, day }) => [measure, day])).toContainEqual([
    "refused_entry",
    "2025-09-13",
  ]);
});

test("a card is kept from a figure with a reason, and one of figures only names the event of another's record", () => {
  const withheld = cards.flatMap((card) => card.withheld);
  expect(withheld.length).toBeGreaterThan(0);
  for (const { reason } of withheld) expect(reason).not.toBe("");
  for (const { by } of month.events.flatMap(({ twist }) => (twist.is === "figures_beside" ? [twist] : []))) {
    expect(cards.some(({ owner, lead, event }) => owner === by && lead !== by && event.length > 0)).toBe(
      true,
    );
  }
});

test("what is said of a record comes after it was made", () => {
  const made = new Map<string, number>();
  month.said.forEach((each, at) => {
    if (each.does === "contribute") made.set(each.record.id, at);
  });
  const about = (each: Said) =>
    each.does === "amend" || each.does === "withdraw" ? made.get(each.record) : -1;
  month.said.forEach((each, at) => {
    expect(about(each), `${each.does} at ${at}`).toBeLessThan(at);
  });
});

test("everything that is said has its own id, and its day is that of the event or of a decision at it", () => {
  expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
  for (const { began, cards: own } of records) {
    for (const { day } of own) expect(day >= operationalDayOf(began)).toBe(true);
  }
});

test("arrests that are unrelated stand beside those for immigration offences", () => {
  const { arrested } = month.truth.lockstream.panels.offence;
  const families = Object.keys(arrested ?? {});
  expect(
    families.filter((family) => (IMMIGRATION_OFFENCES as readonly string[]).includes(family)).length,
  ).toBeGreaterThan(1);
  expect(families).toContain("drugs");
  expect(month.truth.lockstream.totals.arrested).toBeGreaterThan(51 + 30);
});

test("people met at two events are fewer than the meetings", () => {
  const { victims, identified } = faultsOf(month);
  expect(victims.counted).toBeLessThan(victims.added);
  expect(identified.people).toBeLessThan(identified.met);
});

test("the second operation runs past the change of the clocks", () => {
  expect(LANTERNFISH.to > "2025-10-26").toBe(true);
});
