/** Small PDF files written by hand, so that a test says exactly what stands in them. */

export interface Drawn {
  /** Points from the left and from the top of the page. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
  /** Red, green, blue from 0 to 1. */
  readonly colour?: readonly [number, number, number];
  /** 3 is invisible. */
  readonly mode?: number;
}

export interface DrawnPage {
  readonly texts?: readonly Drawn[];
  /** Filled boxes under the text: x, y from the top, width, height and colour. */
  readonly boxes?: readonly {
    readonly at: readonly [number, number, number, number];
    readonly colour: readonly [number, number, number];
  }[];
  /** A JPEG that covers the page. */
  readonly jpeg?: { readonly bytes: Uint8Array; readonly width: number; readonly height: number };
}

export interface DrawnDocument {
  readonly pages: readonly DrawnPage[];
  readonly info?: Readonly<Record<string, string>>;
  readonly javascript?: string;
  readonly attachment?: { readonly name: string; readonly text: string };
  /** Encrypted under a password that nobody knows. */
  readonly locked?: boolean;
  readonly language?: string;
}

const WIDTH = 595;
const HEIGHT = 842;

export function pdf(document: DrawnDocument): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer): number => objects.push(Buffer.from(body as string, "latin1"));
  const reserve = (): number => objects.push(Buffer.alloc(0));
  const catalog = reserve();
  const tree = reserve();
  const regular = add(font("Helvetica"));
  const bold = add(font("Helvetica-Bold"));
  const kids = document.pages.map((page) => {
    const picture = page.jpeg ? add(image(page.jpeg)) : null;
    const content = add(stream("", Buffer.from(drawing(page), "latin1")));
    const pictures = picture === null ? "" : `/XObject << /P ${picture} 0 R >>`;
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${content} 0 R ` +
        `/Resources << /Font << /F1 ${regular} 0 R /F2 ${bold} 0 R >> ${pictures} >> >>`,
    );
  });
  const names: string[] = [];
  if (document.javascript !== undefined) {
    const action = add(`<< /S /JavaScript /JS (${escaped(document.javascript)}) >>`);
    names.push(`/JavaScript << /Names [(start) ${action} 0 R] >>`);
  }
  if (document.attachment) {
    const file = add(stream("/Type /EmbeddedFile", Buffer.from(document.attachment.text)));
    const name = escaped(document.attachment.name);
    const spec = add(`<< /Type /Filespec /F (${name}) /EF << /F ${file} 0 R >> >>`);
    names.push(`/EmbeddedFiles << /Names [(${name}) ${spec} 0 R] >>`);
  }
  const language = document.language ? `/Lang (${document.language})` : "";
  objects[catalog - 1] = Buffer.from(
    `<< /Type /Catalog /Pages ${tree} 0 R /Names << ${names.join(" ")} >> ${language} >>`,
    "latin1",
  );
  objects[tree - 1] = Buffer.from(
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`,
  );
  const info = add(
    `<< ${Object.entries(document.info ?? {})
      .map(([key, value]) => `/${key} (${escaped(value)})`)
      .join(" ")} >>`,
  );
  const lock = document.locked
    ? add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${"5a".repeat(32)}> /U <${"a5".repeat(32)}> >>`)
    : null;
  return assembled(objects, `/Root ${catalog} 0 R /Info ${info} 0 R`, lock);
}

function assembled(objects: readonly Buffer[], roots: string, lock: number | null): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n")];
  const offsets: number[] = [];
  let at = 9;
  for (const [index, body] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    offsets.push(at);
    at += whole.length;
    parts.push(whole);
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const encryption = lock === null ? "" : `/Encrypt ${lock} 0 R /ID [<00112233> <00112233>]`;
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}` +
        `trailer << /Size ${objects.length + 1} ${roots} ${encryption} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function drawing({ texts = [], boxes = [], jpeg }: DrawnPage): string {
  const picture = jpeg ? `q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /P Do Q\n` : "";
  const fills = boxes.map(
    ({ at: [x, y, width, height], colour }) =>
      `${colour.join(" ")} rg ${x} ${HEIGHT - y - height} ${width} ${height} re f\n`,
  );
  const lines = texts.map(
    ({ x, y, text, size = 11, bold = false, colour = [0, 0, 0], mode = 0 }) =>
      `BT ${colour.join(" ")} rg ${mode} Tr /F${bold ? 2 : 1} ${size} Tf ${x} ${HEIGHT - y} Td (${escaped(text)}) Tj ET\n`,
  );
  return picture + fills.join("") + lines.join("");
}

function font(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
}

function image({ bytes, width, height }: NonNullable<DrawnPage["jpeg"]>): Buffer {
  return stream(
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB ` +
      "/BitsPerComponent 8 /Filter /DCTDecode",
    Buffer.from(bytes),
  );
}

function stream(entries: string, body: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${body.length} >>\nstream\n`),
    body,
    Buffer.from("\nendstream"),
  ]);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\()]/g, "\\$&");
}
