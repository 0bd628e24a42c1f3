import { afterAll, beforeAll, expect, test } from "vitest";
import { startImporting } from "../imports/index.ts";
import { type OpenHouse, openHouse, PASSWORD } from "./testing/house.ts";

let house: OpenHouse;
let cookie = "";
beforeAll(async () => {
  house = await openHouse();
  const signedIn = await house.app.inject({
    method: "POST",
    url: "/api/v1/sign-in",
    payload: { username: "unit", password: PASSWORD },
  });
  cookie = String(signedIn.headers["set-cookie"]).split(";", 1)[0] ?? "";
});
afterAll(() => house.close());

const headers = () => ({ cookie, "x-purpose": "law_enforcement", "x-reason": "A test" });
const ask = (method: "GET" | "POST" | "PUT", url: string, payload?: object | Buffer, more = {}) =>
  house.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...headers(), ...more },
    ...(payload === undefined ? {} : { payload }),
  });
const LINE = {
  reference: "HTTP-1",
  agency: "KENT",
  authored: "2026-10-02",
  information: { from: "2026-10-01" },
  title: "Sent over HTTP",
  purpose: "law_enforcement",
  classification: "OFFICIAL",
  items: [{ text: "A van, and 07700 900123.", source: "1", information: "A", handling: "P" }],
};

async function uploaded(name: string, bytes: Buffer, format: string): Promise<string> {
  const begun = await ask("POST", "/imports", { format });
  const { id } = begun.json() as { id: string };
  const sent = await ask("PUT", `/imports/${id}/files?name=${encodeURIComponent(name)}`, bytes, {
    "content-type": "application/octet-stream",
  });
  expect(sent.statusCode).toBe(200);
  return id;
}

test("a file sent over HTTP is kept byte for byte, looked through, started and done", async () => {
  const bytes = Buffer.from(`${JSON.stringify(LINE)}\n{"reference": 1}\n`);
  const id = await uploaded("lines.ndjson", bytes, "reports");
  const [file] = (await ask("GET", `/imports/${id}`)).json().files;
  expect(file).toMatchObject({ name: "lines.ndjson", bytes: bytes.length });
  const preview = (await ask("POST", `/imports/${id}/preview`, { share: false })).json();
  expect(preview).toMatchObject({ records: 2, complete: true, counts: { new: 1, refused: 1 } });
  expect(preview.sample[0].report.items[0].read.map((each: { kind: string }) => each.kind)).toContain(
    "phone",
  );
  await ask("POST", `/imports/${id}/start`, { share: false });
  const queue = startImporting(house.house, () => {});
  await expect
    .poll(async () => (await ask("GET", `/imports/${id}`)).json().state, { timeout: 20_000 })
    .toBe("done");
  await queue.stop();
  const written = (await ask("GET", `/imports/${id}/reports`)).json();
  expect(written.items).toMatchObject([{ reference: "HTTP-1", place: expect.stringContaining("line 1") }]);
  const refusals = (await ask("GET", `/imports/${id}/refusals`)).json();
  expect(refusals.items).toMatchObject([{ record: 2 }]);
  const rejects = await ask("GET", `/imports/${id}/rejects`);
  expect(rejects.body).toBe('{"reference": 1}\n');
});

test("tables are guessed, with a reason for each guess", async () => {
  const id = await uploaded(
    "stops.csv",
    Buffer.from("Reg,Mobile,Date\nAB12 CDE,07700 900123,13/09/2026\nXY34 ZZZ,07700 900124,14/09/2026\n"),
    "tables",
  );
  const guess = (await ask("POST", `/imports/${id}/guess`, {})).json();
  expect(guess.tables[0]).toMatchObject({ name: "stops.csv", columns: ["Reg", "Mobile", "Date"] });
  expect(guess.guesses.map((each: { proposes: string }) => each.proposes).join("\n")).toMatch(
    /Vehicle.*\n.*Phone/,
  );
});

test("a file that is no table is refused in words, not with a fault", async () => {
  const id = await uploaded("x.csv", Buffer.from("%PDF-1.7 not a table"), "tables");
  const guess = await ask("POST", `/imports/${id}/guess`, {});
  expect(guess.statusCode).toBe(422);
  expect(guess.json().detail).toContain("PDF");
});

test("nobody who is not signed in sends a byte", async () => {
  const id = await uploaded("y.ndjson", Buffer.from("{}"), "reports");
  const sent = await house.app.inject({
    method: "PUT",
    url: `/api/v1/imports/${id}/files?name=z`,
    headers: { "content-type": "application/octet-stream" },
    payload: Buffer.from("{}"),
  });
  expect(sent.statusCode).toBe(401);
});

test("the report format's schema is published", async () => {
  const schema = (await house.app.inject({ url: "/api/v1/report-format.json" })).json();
  expect(schema).toMatchObject({ title: "One intelligence report" });
});
