/** A picture of a page in shades of grey, as OCR wants it: letters of a size it was trained on, on white paper. */
import { type Canvas, createCanvas, loadImage } from "@napi-rs/canvas";
import tiff from "utif2";
import { Unreadable } from "../../incoming.ts";

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, 255 is white. */
  readonly grey: Uint8Array;
}

/** OCR reads best at about 300 dots an inch: an A4 page 2,500 pixels wide. Smaller pictures are enlarged, at most thrice. */
const WIDTH = 2000;
const WIDEST = 3600;

export function greyOf(canvas: Canvas): Picture {
  const { width, height } = canvas;
  return { width, height, grey: greyFrom(canvas.getContext("2d").getImageData(0, 0, width, height).data) };
}

/** PNG or JPEG. Its size is read from its header before anything is unpacked. */
export async function readPicture(bytes: Uint8Array, pixels: number): Promise<Picture> {
  const size = statedSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (size === null) throw damaged();
  refuseLarge(size.width, size.height, pixels);
  const image = await loadImage(Buffer.from(bytes)).catch(() => {
    throw damaged();
  });
  return drawn(image, image.width, image.height);
}

/** Each page of a TIFF is decoded when it is asked for. */
export function readTiff(bytes: Uint8Array, pixels: number): (() => Picture)[] {
  const file = Buffer.from(bytes);
  const pages = orDamaged(() => tiff.decode(file)).filter((page) => tag(page, 256) > 0 && tag(page, 257) > 0);
  if (pages.length === 0) throw damaged();
  return pages.map((page) => () => {
    const [width, height] = [tag(page, 256), tag(page, 257)];
    refuseLarge(width, height, pixels);
    const rgba = orDamaged(() => {
      tiff.decodeImage(file, page);
      return tiff.toRGBA8(page);
    });
    if (rgba.length < width * height * 4) throw damaged();
    const canvas = createCanvas(width, height);
    const context = canvas.getContext("2d");
    const image = context.createImageData(width, height);
    image.data.set(rgba.subarray(0, width * height * 4));
    context.putImageData(image, 0, 0);
    return drawn(canvas, width, height);
  });
}

function drawn(
  image: Parameters<ReturnType<Canvas["getContext"]>["drawImage"]>[0],
  width: number,
  height: number,
): Picture {
  const scale = width < WIDTH ? Math.min(3, WIDTH / width, 6000 / height) : Math.min(1, WIDEST / width);
  const canvas = createCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return greyOf(canvas);
}

/** Rec. 601 luma. */
function greyFrom(rgba: ArrayLike<number>): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let at = 0, pixel = 0; pixel < grey.length; at += 4, pixel++) {
    grey[pixel] = (77 * (rgba[at] ?? 0) + 150 * (rgba[at + 1] ?? 0) + 29 * (rgba[at + 2] ?? 0)) >> 8;
  }
  return grey;
}

function statedSize(file: Buffer): { width: number; height: number } | null {
  if (file[0] === 0x89)
    return file.length < 24 ? null : { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
  // JPEG: segments until a start of frame (SOF0 to SOF15, but for the tables C4, C8 and CC).
  for (let at = 2; at + 9 < file.length; ) {
    if (file[at] !== 0xff) return null;
    const mark = file[at + 1] ?? 0;
    if (mark === 0xff) {
      at++;
      continue;
    }
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)) {
      return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
  return null;
}

function refuseLarge(width: number, height: number, pixels: number): void {
  if (width < 1 || height < 1) throw damaged();
  if (width * height > pixels) {
    throw new Unreadable(
      `The picture is ${width} × ${height} pixels; up to ${Math.round(pixels / 1e6)} million are read. Save it smaller and bring that in.`,
    );
  }
}

function tag(page: object, number: number): number {
  const value = (page as Record<string, unknown>)[`t${number}`];
  return Number(Array.isArray(value) ? value[0] : 0);
}

function orDamaged<Value>(work: () => Value): Value {
  try {
    return work();
  } catch {
    throw damaged();
  }
}

function damaged(): Unreadable {
  return new Unreadable(
    "The picture is damaged and could not be opened. Scan or save it again and bring that in.",
  );
}
