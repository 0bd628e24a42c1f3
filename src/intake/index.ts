/** What comes in, as every reader of files yields it. The readers are the parts: `format/`, `tables/`, `documents/`, `selectors/`. */
export * from "./incoming.ts";
