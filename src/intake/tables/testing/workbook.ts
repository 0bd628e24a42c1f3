/** Makes small workbooks and archives for tests: the parts that Excel writes, and nothing else. */
import { crc32, deflateRawSync } from "node:zlib";

export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Said instead of the content's own size, as a bomb would. */
  readonly claims?: number;
}

/** A ZIP archive of these parts, deflated. */
export function archiveOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of parts) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, rest, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

/** A cell: text is shared, a number may have a style (1 day, 2 day and time), a formula keeps its saved value. */
export type Cell =
  | string
  | number
  | null
  | { readonly number: number; readonly style: number }
  | { readonly formula: string; readonly value: string }
  | { readonly error: string };

export interface Sheets {
  readonly [name: string]: readonly (readonly Cell[])[];
}

export function workbookOf(sheets: Sheets, { from1904 = false } = {}): Buffer {
  return archiveOf(workbookParts(sheets, { from1904 }));
}

export function workbookParts(sheets: Sheets, { from1904 = false } = {}): Part[] {
  const shared: string[] = [];
  const names = Object.keys(sheets);
  const worksheets = names.map((name, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: sheetXml(sheets[name] ?? [], shared),
  }));
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return [
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets>${names
        .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
        .join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships>${names
        .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
        .join("")}</Relationships>`,
    },
    {
      name: "xl/styles.xml",
      content: `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    },
    ...worksheets,
    {
      name: "xl/sharedStrings.xml",
      content: `<sst xmlns="${main}">${shared.map((each) => `<si><t xml:space="preserve">${escaped(each)}</t></si>`).join("")}</sst>`,
    },
  ];
}

function sheetXml(rows: readonly (readonly Cell[])[], shared: string[]): string {
  const body = rows
    .map((cells, row) => {
      const written = cells.map((cell, at) => cellXml(cell, `${letters(at)}${row + 1}`, shared)).join("");
      return written === "" ? "" : `<row r="${row + 1}">${written}</row>`;
    })
    .join("");
  return `<worksheet><sheetData>${body}</sheetData></worksheet>`;
}

function cellXml(cell: Cell, at: string, shared: string[]): string {
  if (cell === null) return "";
  if (typeof cell === "string") {
    shared.push(cell);
    return `<c r="${at}" t="s"><v>${shared.length - 1}</v></c>`;
  }
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if ("number" in cell) return `<c r="${at}" s="${cell.style}"><v>${cell.number}</v></c>`;
  if ("error" in cell) return `<c r="${at}" t="e"><f>1/0</f><v>${cell.error}</v></c>`;
  return `<c r="${at}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`;
}

function letters(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
