/** A short name for a text, to tell two versions of a model apart. */
import { hash } from "../encode.ts";

export const digestOf = (text: string): string => hash(text).toString(16).padStart(8, "0");

/** A whole number below 2^53 for a text: how a key of a record is kept. */
export const numberOf = (text: string): number => hash(text) * 2 ** 21 + (hash(`${text}#`) >>> 11);
