/** Requirements; reports: written, evaluated, sanitised, disseminated; claims; search. */
export { csvText } from "./csv.ts";
export { openCursor, sealCursor } from "./cursor.ts";
export { readHome } from "./home.ts";
export { refuseMarkings, textsIn } from "./markings.ts";
export { recogniseItem, recogniseText } from "./recognise.ts";
export * from "./reports/index.ts";
export * from "./requirements.ts";
export * from "./search/index.ts";
export { storable } from "./storable.ts";
