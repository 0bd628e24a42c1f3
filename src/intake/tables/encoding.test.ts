import { describe, expect, test } from "vitest";
import { readTable } from "./testing/files.ts";

/** One byte a letter, by the table that the decoder itself has. */
function encoded(text: string, label: string): Buffer {
  const decoder = new TextDecoder(label);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from([...text].map((letter) => bytes.get(letter) ?? 63));
}

const RUSSIAN =
  "Фамилия;Имя;Город\nИванов;Алексей;Москва\nПетрова;Екатерина;Калининград\nСидоренко;Владимир;Новосибирск\n";
const ARABIC =
  "الاسم;المدينة\nمحمد عبد الرحمن;بغداد\nأحمد الحسيني;البصرة\nفاطمة الزهراء;كربلاء\nعلي حسين جاسم;الموصل\n";
const FRENCH = "Nom;Prénom;Ville\nLefèvre;Hélène;Béthune\nGarçon;François;Besançon\nDélégué;André;Orléans\n";

describe("a table without a mark is read in the encoding its letters tell, and that is said to be a guess:", () => {
  const cases: readonly (readonly [label: string, text: string])[] = [
    ["windows-1251", RUSSIAN],
    ["windows-1256", ARABIC],
    ["windows-1252", FRENCH],
  ];
  test.each(cases)("%s", async (label, text) => {
    const { table, rows } = await readTable(encoded(text, label));
    expect(table.understood).toMatchObject({ encoding: label, encodingGuessed: true });
    const first = text.split("\n")[1]?.split(";");
    expect(Object.values(rows[0]?.values ?? {})).toEqual(first);
  });
});

test("a guess can be overruled", async () => {
  const { table, rows } = await readTable(encoded("Név;Város\nErdős;Győr\n", "iso-8859-2"), {
    encoding: "iso-8859-2",
  });
  expect(table.understood).toMatchObject({ encoding: "iso-8859-2", encodingGuessed: false });
  expect(rows[0]?.values).toEqual({ Név: "Erdős", Város: "Győr" });
  await expect(readTable("A\n1\n", { encoding: "klingon" })).rejects.toThrow(/no known encoding. Say utf-8/);
});

test("a letter that is no UTF-8 far into the file is not overlooked", async () => {
  const plain = `Name,Town\n${"Hoxha,Dover\n".repeat(60_000)}`;
  const { table, rows } = await readTable(
    Buffer.concat([Buffer.from(plain), encoded("Lefèvre,Béthune\n", "windows-1252")]),
  );
  expect(table.understood.encodingGuessed).toBe(true);
  expect(rows.at(-1)?.values).toEqual({ Name: "Lefèvre", Town: "Béthune" });
});

test("UTF-16 without a mark is told by its zeros; UTF-8 across pieces of the file stays whole", async () => {
  const wide = await readTable(Buffer.from("Name,Town\nHoxha,Dover\n", "utf16le"));
  expect(wide.table.understood).toMatchObject({ encoding: "utf-16le", encodingGuessed: true });
  expect(wide.rows[0]?.values).toEqual({ Name: "Hoxha", Town: "Dover" });
  const many = await readTable(`Name\n${"علي李😀\n".repeat(40_000)}`);
  expect(many.table.understood.encodingGuessed).toBe(false);
  expect(new Set(many.rows.map((row) => row.values.Name))).toEqual(new Set(["علي李😀"]));
});
