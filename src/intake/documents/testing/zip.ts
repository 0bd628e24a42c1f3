/** Zip archives and Word files made in a test. */
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipPart {
  readonly name: string;
  readonly content: Buffer | string;
  /** What its header says it unpacks to, where that is a lie. */
  readonly claimedSize?: number;
}

export function zip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize } of parts) {
    const raw = Buffer.from(content as string);
    const packed = deflateRawSync(raw, { level: 9 });
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(raw), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimedSize ?? raw.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04"), shared, Buffer.from(name)]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\0", "latin1"), shared, entry, Buffer.from(name)]),
    );
    local.push(head, packed);
    offset += head.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from("PK\x05\x06"), end]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word file of this body, with whatever other parts. */
export function docx(body: string, others: readonly ZipPart[] = []): Buffer {
  return zip([
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "word/document.xml",
      content: `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    {
      name: "word/styles.xml",
      content:
        `<w:styles ${W}><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>` +
        `<w:style w:styleId="Berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    },
    ...others,
  ]);
}

export function wordComments(count: number): ZipPart {
  const one = "<w:comment><w:p><w:r><w:t>Between us</w:t></w:r></w:p></w:comment>";
  return { name: "word/comments.xml", content: `<w:comments ${W}>${one.repeat(count)}</w:comments>` };
}

export function wordProperties(properties: Readonly<Record<string, string>>): ZipPart {
  const inner = Object.entries(properties).map(([name, value]) => `<${name}>${value}</${name}>`);
  return { name: "docProps/core.xml", content: `<properties>${inner.join("")}</properties>` };
}

/** A paragraph of one run; `style` and `run` are properties. */
export function p(text: string, style = "", run = ""): string {
  return `<w:p><w:pPr>${style}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}
