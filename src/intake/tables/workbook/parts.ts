/** What a workbook says of itself: its sheets, its number formats, its shared texts. */
import { type InputFile, Unreadable } from "../../incoming.ts";
import type { Archive } from "./archive.ts";
import { showsDate } from "./cells.ts";
import { type Handlers, parseXml } from "./xml.ts";

/** Shared texts are kept in memory while a workbook is read; with more than this it is a database. */
const MOST_SHARED = 48 * 1024 * 1024;
const MOST_SHEETS = 500;

export interface Sheet {
  readonly name: string;
  readonly part: string;
}

export interface Parts {
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
  /** By a cell's style: whether its number is a date. */
  readonly dateStyles: readonly boolean[];
  readonly shared: readonly string[];
}

export async function readParts(file: InputFile, archive: Archive): Promise<Parts> {
  const root = archive.names.find((name) => /^xl\/workbook\d*\.xml$/.test(name));
  if (root === undefined)
    throw new Unreadable(
      `${file.name} is a ZIP archive, not a workbook of Excel. Unpack it, or save the table as .xlsx or CSV.`,
    );
  const targets = await relations(file, archive, root);
  const sheets: Sheet[] = [];
  let from1904 = false;
  await whole(file, archive, root, {
    open: (name, at) => {
      if (name === "workbookPr") from1904 = at.date1904 === "1" || at.date1904 === "true";
      if (name !== "sheet") return;
      const part = targets.get(attribute(at, "id") ?? "");
      if (part !== undefined && /worksheets\//.test(part) && sheets.length < MOST_SHEETS)
        sheets.push({ name: at.name ?? `sheet ${sheets.length + 1}`, part });
    },
  });
  if (sheets.length === 0)
    throw new Unreadable(`${file.name} has no sheet with cells. Save the table as CSV.`);
  return {
    sheets,
    from1904,
    dateStyles: await dateStyles(file, archive),
    shared: await sharedTexts(file, archive),
  };
}

async function whole(file: InputFile, archive: Archive, part: string, handlers: Handlers): Promise<void> {
  for await (const _ of parseXml(file, await archive.read(part), handlers));
}

/** Where the parts lie that the workbook names by id. */
async function relations(file: InputFile, archive: Archive, root: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const part = root.replace(/([^/]+)$/, "_rels/$1.rels");
  if (!archive.names.includes(part)) return targets;
  await whole(file, archive, part, {
    open: (name, at) => {
      if (name !== "Relationship" || at.Id === undefined || at.Target === undefined) return;
      targets.set(
        at.Id,
        at.Target.startsWith("/") ? at.Target.slice(1) : `xl/${at.Target.replace(/^\.\//, "")}`,
      );
    },
  });
  return targets;
}

async function dateStyles(file: InputFile, archive: Archive): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  if (!archive.names.includes("xl/styles.xml")) return styles;
  await whole(file, archive, "xl/styles.xml", {
    open: (name, at) => {
      if (name === "numFmt") codes.set(Number(at.numFmtId), at.formatCode ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(at.numFmtId ?? 0);
        styles.push(showsDate(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

async function sharedTexts(file: InputFile, archive: Archive): Promise<string[]> {
  const shared: string[] = [];
  if (!archive.names.includes("xl/sharedStrings.xml")) return shared;
  let size = 0;
  let text = "";
  let inText = false;
  let phonetic = false;
  await whole(file, archive, "xl/sharedStrings.xml", {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "t") inText = true;
      else if (name === "rPh") phonetic = true;
    },
    text: (each) => {
      if (inText && !phonetic) text += each;
    },
    close: (name) => {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") {
        shared.push(text);
        size += text.length + 16;
        if (size > MOST_SHARED)
          throw new Unreadable(
            `${file.name} has more different texts than are read from a workbook. Save its sheets as CSV.`,
          );
      }
    },
  });
  return shared;
}

/** An attribute by its name without prefix: Office writes `r:id`, others another prefix. */
function attribute(at: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = Object.keys(at).find(
    (each) => each.slice(each.indexOf(":") + 1) === name && each.includes(":"),
  );
  return key === undefined ? at[name] : at[key];
}
