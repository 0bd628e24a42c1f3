/** Pictures of pages, drawn in a test. */
import { type Canvas, createCanvas } from "@napi-rs/canvas";

export interface Scan {
  readonly lines: readonly string[];
  /** Pixels; 32 is about 11 points at 200 dots an inch. */
  readonly size?: number;
  /** 0 is black on white; near 1 there is next to no contrast. */
  readonly faint?: number;
  readonly width?: number;
  readonly height?: number;
}

export function scan({ lines, size = 34, faint = 0, width = 1240, height = 700 }: Scan): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  const shade = Math.round(faint * 255);
  context.fillStyle = `rgb(${shade}, ${shade}, ${shade})`;
  context.font = `${size}px sans-serif`;
  for (const [index, line] of lines.entries()) context.fillText(line, 80, 110 + index * size * 1.5);
  return canvas;
}

/** An uncompressed TIFF of several grey pages (TIFF 6.0, section 4). */
export function tiff(pages: readonly Canvas[]): Buffer {
  const parts: Buffer[] = [Buffer.from("II*\0\0\0\0\0", "latin1")];
  let at = 8;
  let link = parts[0] as Buffer;
  let linkAt = 4;
  for (const canvas of pages) {
    const { width, height } = canvas;
    const rgba = canvas.getContext("2d").getImageData(0, 0, width, height).data;
    const grey = Buffer.from(
      Uint8Array.from({ length: width * height }, (_, pixel) => rgba[pixel * 4] ?? 255),
    );
    const entries = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, at],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, grey.length],
    ] as const;
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    directory.writeUInt16LE(entries.length, 0);
    for (const [index, [tag, type, value]] of entries.entries()) {
      directory.writeUInt16LE(tag, 2 + index * 12);
      directory.writeUInt16LE(type, 4 + index * 12);
      directory.writeUInt32LE(1, 6 + index * 12);
      directory.writeUInt32LE(value, 10 + index * 12);
    }
    link.writeUInt32LE(at + grey.length, linkAt);
    link = directory;
    linkAt = directory.length - 4;
    parts.push(grey, directory);
    at += grey.length + directory.length;
  }
  return Buffer.concat(parts);
}
