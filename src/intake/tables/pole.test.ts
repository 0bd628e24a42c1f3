/** The mapping of the Manchester POLE extract over the real files, against counts made from the files alone. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { MappingWire } from "../../contract/mappings.ts";
import type { ReportLineWire } from "../../contract/report-format.ts";
import { normaliseSelector } from "../selectors/index.ts";
import { openTables } from "./index.ts";

const ROOT = join(import.meta.dirname, "../../..");
const POLE = join(ROOT, "../shared/data/pole");
const there = existsSync(POLE);
if (!there) console.warn("skipped: the POLE extract is not at ../shared/data/pole");

/** The cells of a file whose cells hold quotes in one column at most: split by hand, not by the code under test. */
function cells(name: string): string[][] {
  const [, ...lines] = readFileSync(join(POLE, `crime-investigation.${name}.csv`), "utf8")
    .trimEnd()
    .split(/\r?\n/);
  return lines.map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) =>
      cell.replace(/^"(.*)"$/, "$1"),
    ),
  );
}

describe.skipIf(!there)("the POLE extract", () => {
  const reports: ReportLineWire[] = [];
  const refused: unknown[] = [];
  const rows = new Set<string>();
  const of = (prefix: string) => reports.filter((report) => report.reference.startsWith(`${prefix}-`));
  const mentioned = (kind: string, property: string) =>
    new Set(
      reports.flatMap(({ items }) =>
        items.flatMap(({ mentions = [] }) =>
          mentions.flatMap((each) =>
            each.kind === kind ? [String((each as Record<string, unknown>)[property])] : [],
          ),
        ),
      ),
    );

  beforeAll(async () => {
    const files = readdirSync(POLE).map((name) => ({ name, path: join(POLE, name) }));
    const mapping = JSON.parse(readFileSync(join(ROOT, "mappings/pole.json"), "utf8")) as MappingWire;
    for await (const each of await openTables(files, mapping)) {
      if (each.is === "refused") refused.push(each);
      else {
        reports.push(each.report);
        for (const row of each.rows ?? []) rows.add(`${row.table}\n${JSON.stringify(row.values)}`);
      }
    }
  });

  test("gives a report for each crime, person and call, and refuses nothing", () => {
    expect(refused).toEqual([]);
    expect(of("CRIME").map((each) => each.reference)).toEqual(
      cells("nodes.Crime").map(([, , id]) => `CRIME-${id}`),
    );
    expect(of("PERSON")).toHaveLength(cells("nodes.Person").length);
    expect(of("CALL")).toHaveLength(cells("nodes.PhoneCall").length);
    expect(new Set(reports.map((each) => each.reference)).size).toBe(reports.length);
  });

  test("loses no vehicle, email, postcode, person or address", () => {
    expect(mentioned("vehicle", "registration")).toEqual(
      new Set(cells("nodes.Vehicle").map(([, , reg]) => reg)),
    );
    expect(mentioned("email", "address")).toEqual(
      new Set(cells("nodes.Email").map(([, address]) => address)),
    );
    expect(mentioned("postcode", "postcode")).toEqual(
      new Set(cells("nodes.PostCode").map(([, code]) => code)),
    );
    const people = new Set(cells("nodes.Person").map(([, surname, , name]) => `${name} ${surname}`));
    expect(mentioned("person", "name")).toEqual(people);
    const addresses = cells("nodes.Location").map(([, , postcode, , address]) => `${address}, ${postcode}`);
    expect(mentioned("address", "full")).toEqual(new Set(addresses));
  });

  test("keeps every telephone number as it was written, though hardly any is a valid one", () => {
    const written = cells("nodes.Phone").map(([, number = ""]) => number);
    expect(mentioned("phone", "number")).toEqual(new Set(written));
    expect(mentioned("phone", "text")).toEqual(new Set(written));
    // All but a handful, which have the right length by chance.
    const valid = written.filter((number) => normaliseSelector("phone", number)?.valid);
    expect(valid.length).toBeLessThan(written.length / 50);
  });

  test("says of each crime where it happened and who and what was part of it", () => {
    const links = of("CRIME").flatMap(({ items }) => items.flatMap((item) => item.links ?? []));
    const count = (kind: string) => links.filter((link) => link.kind === kind).length;
    expect(count("happened at")).toBe(cells("relationships.OCCURRED_AT").length);
    expect(count("party to")).toBe(cells("relationships.PARTY_TO").length);
    const vehicles = new Set(cells("nodes.Vehicle").map(([id]) => id));
    const involved = cells("relationships.INVOLVED_IN").filter(([start]) => vehicles.has(start));
    expect(count("involved in")).toBe(involved.length);
    const texts = of("CRIME")
      .map(({ items }) => items[0]?.text)
      .join("\n");
    for (const [, description = ""] of cells("nodes.Object")) expect(texts).toContain(description);
  });

  test("ties each person to telephones, emails, home and acquaintances, and the latter with a grade of their own", () => {
    const items = of("PERSON").flatMap((each) => each.items);
    const count = (kind: string) =>
      items.flatMap((item) => item.links ?? []).filter((link) => link.kind === kind).length;
    expect(count("has the telephone")).toBe(cells("relationships.HAS_PHONE").length);
    expect(count("has the email address")).toBe(cells("relationships.HAS_EMAIL").length);
    expect(count("lives at")).toBe(cells("relationships.CURRENT_ADDRESS").length);
    const pairs = (name: string) =>
      new Set(cells(`relationships.${name}`).map(([from, to]) => `${from} ${to}`)).size;
    expect(count("knows")).toBe(pairs("KNOWS"));
    expect(count("in a social network with")).toBe(pairs("KNOWS_SN"));
    expect(count("lives with")).toBe(pairs("KNOWS_LW"));
    expect(count("in contact by telephone with")).toBe(pairs("KNOWS_PHONE"));
    expect(count("parent of") + count("brother or sister of")).toBe(cells("relationships.FAMILY_REL").length);
    const knows = items.filter((item) => item.links?.some((link) => link.kind === "knows"));
    expect(new Set(knows.map((item) => `${item.source}${item.information}`))).toEqual(new Set(["1C"]));
  });

  test("makes nobody of the officers, and keeps NHS numbers out of reports and of the rows beside them", () => {
    const people = mentioned("person", "name");
    const officers = cells("nodes.Officer").map(([, , , name, surname]) => `${name} ${surname}`);
    expect(officers.filter((name) => people.has(name))).toEqual([]);
    const found = new Set(
      [JSON.stringify(reports), ...rows].flatMap((text) => text.match(/\d[\d-]{8,10}/g) ?? []),
    );
    const badges = cells("nodes.Officer").map(([, badge = ""]) => badge);
    const numbers = cells("nodes.Person").flatMap(([, , nhs]) => nhs || []);
    expect([...badges, ...numbers].filter((each) => !/^\d[\d-]{8,10}$/.test(each))).toEqual([]);
    expect([...badges, ...numbers].filter((each) => found.has(each))).toEqual([]);
  });
});
