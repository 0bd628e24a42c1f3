/** Nobody's numbers: every identifier of a scenario is of the written ranges, also as a reader of the text finds it. */
import { expect, test } from "vitest";
import { normaliseSelector, recognise } from "../../../intake/selectors/index.ts";
import { randomFrom } from "../../random.ts";
import { misdial, misread, mistype } from "../../telling/slips.ts";
import { writtenScenario } from "../../testing/written.ts";
import { CONTAINER_RULE, drawContainer, drawMark, MARK_RULES, TRAILER_RULE } from "./marks.ts";
import {
  DOCUMENT_RULE,
  drawDocument,
  drawIban,
  drawImei,
  drawImo,
  IBAN_RULE,
  IMEI_RULE,
  POSTCODE_RULE,
  WALLET_RULE,
} from "./numbers.ts";
import { isReservedPhone, PHONE_RANGES, phoneBook } from "./phones.ts";

const isMark = (mark: string) => MARK_RULES.some(([rule]) => rule.test(mark.replace(/[ -]/g, "")));

/** Whether a selector's normal form, without its scheme, is of the ranges written down for its kind. */
const ALLOWED: Readonly<Record<string, (body: string) => boolean>> = {
  phone: isReservedPhone,
  vrm: isMark,
  trailer: (body) => TRAILER_RULE.test(body),
  container: (body) => CONTAINER_RULE.test(body),
  document: (body) => DOCUMENT_RULE.test(body),
  iban: (body) => IBAN_RULE.test(body),
  imei: (body) => IMEI_RULE.test(body),
  imo: (body) => normaliseSelector("vessel", body)?.valid === false,
  wallet: (body) =>
    WALLET_RULE.test(body.replace("tron:", "")) &&
    normaliseSelector("wallet", body.replace("tron:", ""))?.valid === false,
  postcode: (body) => POSTCODE_RULE.test(body),
  address: (body) => POSTCODE_RULE.test(body.split("/")[0] ?? ""),
  handle: (body) => /^(?:[a-z]+:)?[a-z_]+_\d+(?:|x|k|uk|vip)$/.test(body),
};

test("a scan of every text finds no identifier outside the written ranges", () => {
  const seen = new Map<string, number>();
  for (const report of writtenScenario(3000).reports) {
    for (const { text } of report.items) {
      for (const { key, text: words } of recognise(text)) {
        if (key === null) continue;
        const scheme = key.slice(0, key.indexOf(":"));
        seen.set(scheme, (seen.get(scheme) ?? 0) + 1);
        expect(ALLOWED[scheme]?.(key.slice(scheme.length + 1)), `${words} in: ${text}`).toBe(true);
      }
    }
  }
  for (const scheme of Object.keys(ALLOWED)) expect(seen.get(scheme) ?? 0, scheme).toBeGreaterThan(0);
});

test("every property of a mention that is a number is of the ranges too", () => {
  const held: Readonly<Record<string, readonly [scheme: string, property: string]>> = {
    phone: ["phone", "number"],
    vehicle: ["vrm", "registration"],
    document: ["document", "number"],
    trailer: ["trailer", "number"],
    account: ["iban", "iban"],
  };
  for (const report of writtenScenario(2000).reports) {
    for (const mention of report.items.flatMap((item) => item.mentions ?? [])) {
      const rule = held[mention.kind];
      if (rule === undefined) continue;
      const [scheme, property] = rule;
      const value = String((mention as Record<string, unknown>)[property]);
      const key = normaliseSelector(mention.kind, value)?.key ?? "";
      expect(ALLOWED[scheme]?.(key.slice(key.indexOf(":") + 1)), `${mention.kind} ${value}`).toBe(true);
    }
  }
});

test("no slip of the hand leaves the ranges", () => {
  const random = randomFrom(2);
  const phones = phoneBook(random, 1000);
  for (let nth = 0; nth < 2000; nth++) {
    expect(isReservedPhone(misdial(random, phones()))).toBe(true);
    expect(isMark(misread(random, drawMark(random).mark))).toBe(true);
    expect(DOCUMENT_RULE.test(mistype(random, drawDocument(random)))).toBe(true);
  }
});

test("each kind of mark is read as the vehicle it is", () => {
  const random = randomFrom(4);
  for (let nth = 0; nth < 400; nth++) {
    const { mark } = drawMark(random);
    const found = recognise(`Officers stopped a white van, VRM ${mark}, on the slip road.`);
    expect(found.map(({ kind, text }) => `${kind} ${text}`)).toContain(`vehicle ${mark}`);
  }
});

test("a container and a ship fail their check digits; an account and a handset hold theirs", () => {
  const random = randomFrom(8);
  for (let nth = 0; nth < 200; nth++) {
    expect(normaliseSelector("container", drawContainer(random))?.valid).toBe(false);
    expect(normaliseSelector("vessel", drawImo(random))?.valid).toBe(false);
    expect(normaliseSelector("account", drawIban(random))?.valid).toBe(true);
    expect(normaliseSelector("device", drawImei(random))?.valid).toBe(true);
  }
});

test("numbers are given out once before any comes again, and the mix keeps to what there is", () => {
  const next = phoneBook(randomFrom(1), 900);
  const numbers = Array.from({ length: 900 }, next);
  expect(new Set(numbers).size).toBe(900);
  expect(numbers.filter((number) => number.startsWith("+447700900")).length).toBeGreaterThan(400);
  const capacity = PHONE_RANGES.reduce((sum, { pattern }) => sum + 10 ** (pattern.split("x").length - 1), 0);
  expect(capacity).toBeGreaterThan(300_000);
});
