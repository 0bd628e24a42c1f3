/** Operations: what many agencies did, counted once. `count/` is pure. */
export * from "./count/index.ts";
