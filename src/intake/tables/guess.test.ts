import { expect, test } from "vitest";
import type { InputFile } from "../incoming.ts";
import { dryRun } from "./dry-run.ts";
import { guessMapping } from "./guess.ts";
import { meaningOf } from "./headers.ts";
import { checkMapping } from "./mapping.ts";
import { openFile } from "./open.ts";
import { withFiles } from "./testing/files.ts";

const PEOPLE = `URN,Surname,Forename,D.O.B.,Mobile,VRM,Address Line 1,Address Line 2,Postcode,Passport No,Contact,Remarks
1,Hoxha,Arben,21/04/1987,07700 900123; 07700 900124,AB12 CDE,1 High Street,Dover,CT16 1AA,123456789,a@example.com,seen
2,Shehu,Luan,02/03/1990,07700 900125,CD34 EFG,2 High Street,Dover,CT16 1AB,987654321,b@example.com,tall
3,Dervishi,Ana,12/11/1979,07700 900126,EF56 GHJ,3 High Street,Dover,CT16 1AD,123498765,c@example.com,none
`;

async function guess(csv: string) {
  return withFiles({ "people.csv": csv }, async (files) => {
    const guessed = await guessMapping(await openFile(files[0] as InputFile));
    return {
      ...guessed,
      run: await dryRun(files, guessed.mapping, { agency: "BF" }).catch((problem: Error) => problem),
    };
  });
}

test("headers as agencies write them are understood", () => {
  const means = (header: string) => {
    const meaning = meaningOf(header);
    return meaning?.is === "property" ? `${meaning.kind}.${meaning.property}` : (meaning?.is ?? null);
  };
  const expected: readonly (readonly [string, string | null])[] = [
    ["VRM", "vehicle.registration"], ["Reg", "vehicle.registration"], ["Reg. No.", "vehicle.registration"],
    ["Mobile", "phone.number"], ["Tel No", "phone.number"], ["phoneNo", "phone.number"], ["Home Telephone", "phone.number"],
    ["Surname", "surname"], ["FORENAME(S)", null], ["Forenames", "forename"], ["firstName", "forename"],
    ["DOB", "person.birthDate"], ["D.O.B.", "person.birthDate"], ["Date of Birth", "person.birthDate"],
    ["Nominal", "person.name"], ["Nominal ID", "key"], ["Crime Ref", "key"], ["URN", "key"],
    ["Address Line 1", "address line"], ["Postcode", "address.postcode"], ["IMEI", "device.imei"],
    ["Passport No", "document.number"], ["E-mail", "email.address"], ["Date reported", "date"], ["Remarks", null],
  ]; // biome-ignore format: a list reads better in lines
  expect(expected.map(([header]) => [header, means(header)])).toEqual(expected);
});

test("a table nobody has mapped gets a mapping that passes the check and says why", async () => {
  const { mapping, why } = await guess(PEOPLE);
  expect(checkMapping(mapping)).toEqual([]);
  const [report] = mapping.reports;
  expect(report?.reference).toBe("people-{URN}");
  expect(
    report?.items[0]?.mentions?.map(({ ref, properties, split }) => ({ ref, properties, split })),
  ).toEqual([
    { ref: "person", properties: { birthDate: "{D.O.B.}", name: "{Forename} {Surname}" }, split: undefined },
    {
      ref: "address",
      properties: { full: "{Address Line 1}[, {Address Line 2}][, {Postcode}]", postcode: "{Postcode}" },
      split: undefined,
    },
    { ref: "phone", properties: { number: "{part}" }, split: { column: "Mobile" } },
    { ref: "vehicle", properties: { registration: "{VRM}" }, split: undefined },
    { ref: "document", properties: { number: "{Passport No}" }, split: undefined },
    { ref: "email", properties: { address: "{Contact}" }, split: undefined },
  ]);
  const because = new Map(why.map((each) => [each.column, each]));
  expect(because.get("Mobile")).toMatchObject({ share: 1, several: true });
  expect(because.get("Contact")?.because).toBe("100% of 3 values have the form of this kind: Email address.");
  expect(because.get("Remarks")?.meaning).toBeNull();
  expect(mapping.tables.people?.dates).toEqual({ "D.O.B.": "DD/MM/YYYY" });
});

test("where day and month cannot be told, a person is asked and nothing is guessed", async () => {
  const { mapping, questions } = await guess(
    "URN,Name,DOB\n1,Arben Hoxha,03/04/1987\n2,Luan Shehu,05/06/1990\n",
  );
  expect(questions).toEqual([
    {
      table: "people.csv",
      column: "DOB",
      asks: 'How are the dates in "DOB" written?',
      choices: ["DD/MM/YYYY", "MM/DD/YYYY"],
    },
  ]);
  expect(mapping.tables.people?.dates).toBeUndefined();
});

test("a guessed mapping runs as soon as a table says when it was written, and otherwise says what is missing", async () => {
  const { run } = await guess(PEOPLE);
  expect(run).toMatchObject({ reports: 0, refusedCount: 3 });
  expect((run as unknown as { refused: { first: string[] }[] }).refused[0]?.first[0]).toContain("/authored");
  const dated = await guess(
    PEOPLE.replace("Remarks", "Date").replaceAll(/,(seen|tall|none)$/gm, ",25/12/2025"),
  );
  expect(dated.run).toMatchObject({
    reports: 3,
    refusedCount: 0,
    mentions: { person: 3, phone: 4, vehicle: 3 },
  });
});
