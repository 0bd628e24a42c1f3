import { expect, test } from "vitest";
import { atPort, emptyTasking, ofKind, taskingWire, wrongInTasking } from "./draft.ts";

const AT_DOVER = {
  ...atPort(emptyTasking("2026-07-01"), "GBDVR"),
  title: "Search outbound freight",
  lead: "BF",
  support: ["KENT", "BF"],
};
const wrong = (draft: typeof AT_DOVER) => wrongInTasking(draft).flatMap(([at, says]) => (says ? [at] : []));

test("a port brings its force area with it, and another kind of place leaves the port behind", () => {
  expect(AT_DOVER).toMatchObject({ placeCode: "GBDVR", area: "KENT" });
  expect(ofKind(AT_DOVER, "road")).toMatchObject({ placeKind: "road", placeCode: null, area: "KENT" });
});

test("times are sent as instants of London's clock, and who leads does not also support", () => {
  expect(wrong(AT_DOVER)).toEqual([]);
  expect(taskingWire(AT_DOVER)).toMatchObject({
    startsAt: "2026-07-01T08:00:00.000Z",
    endsAt: "2026-07-01T16:00:00.000Z",
    support: ["KENT"],
  });
});

test("each kind of place says what is still missing", () => {
  expect(wrong({ ...AT_DOVER, placeCode: null })).toEqual(["/placeCode"]);
  expect(wrong({ ...AT_DOVER, placeKind: "premises", placeCode: null })).toEqual(["/place"]);
  expect(wrong({ ...AT_DOVER, placeKind: "area", placeCode: null, area: null })).toEqual(["/area"]);
  expect(wrong({ ...AT_DOVER, placeKind: "sea", placeCode: null, area: null })).toEqual([]);
});

test("an end before the start and an hour that does not exist are refused", () => {
  expect(wrong({ ...AT_DOVER, ends: "2026-07-01T08:00" })).toEqual(["/endsAt"]);
  expect(wrong({ ...AT_DOVER, starts: "2026-03-29T01:15" })).toEqual(["/startsAt"]);
  const overnight = { ...AT_DOVER, starts: "2026-07-01T22:00", ends: "2026-07-02T06:00" };
  expect(wrong(overnight)).toEqual([]);
});

test("empty questions and threats are not sent", () => {
  const draft = { ...AT_DOVER, threats: [" ", "Group at Deal"], prompts: [{ requirement: null, text: " " }] };
  expect(taskingWire(draft)).toMatchObject({ threats: ["Group at Deal"], prompts: [] });
});
