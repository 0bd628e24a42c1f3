/**
 * Tesseract, compiled to WebAssembly, with its English data: both from packages on this machine. The bare core is used
 * rather than tesseract.js around it, which can fetch its data from elsewhere and starts threads of its own; the core can
 * do neither. The SIMD build, not the relaxed one, whose results may differ between processors.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import type { Picture } from "./picture.ts";

export interface Word {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
}

interface Around {
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
}

export interface Line extends Around {
  readonly words: readonly Word[];
  readonly rowAttributes: { readonly rowHeight: number };
}

export interface Paragraph extends Around {
  readonly lines: readonly Line[];
}

export interface Layout {
  readonly blocks: readonly { readonly paragraphs: readonly Paragraph[] | null }[] | null;
}

export interface Tesseract {
  layout(picture: Picture): Layout;
}

interface Api {
  Init(path: null, language: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exif: number, angle: number): number;
  Recognize(monitor: null): number;
  GetJSONText(page: number): string;
  Clear(): void;
}

interface Core {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => Api;
}

const require = createRequire(import.meta.url);
const LSTM_ONLY = 1;

export async function startTesseract(): Promise<Tesseract> {
  const start = require("tesseract.js-core/tesseract-core-simd-lstm") as (options: object) => Promise<Core>;
  const core = await start({});
  const data = require.resolve("@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz");
  core.FS.writeFile("eng.traineddata", gunzipSync(readFileSync(data)));
  const api = new core.TessBaseAPI();
  if (api.Init(null, "eng", LSTM_ONLY) !== 0)
    throw new Error("Tesseract does not start with its English data");
  // Find columns and paragraphs; without it the page is taken for one block.
  api.SetVariable("tessedit_pageseg_mode", "3");
  api.SetVariable("user_defined_dpi", "300");
  return {
    layout({ width, height, grey }) {
      core.FS.writeFile("/input", Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]));
      if (api.SetImageFile(1, 0) !== 0) throw new Error("Tesseract does not take the picture");
      api.Recognize(null);
      const layout = JSON.parse(api.GetJSONText(0)) as Layout;
      api.Clear();
      core.FS.unlink("/input");
      return layout;
    },
  };
}
