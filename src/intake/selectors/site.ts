/** The parts of a web address, however it was written. */

/**
 * Endings a bare name must have to be taken for a site; a full `https://` needs none. The common ones, the
 * countries of Europe and of the field, and those that RFC 2606 reserves for examples.
 */
const ENDINGS = new Set(
  (
    "com net org info biz io co app dev shop online site store xyz link live me tv cc club top pro travel agency " +
    "uk gov eu ie fr de nl be es it pt pl ro bg gr al rs mk xk hu cz sk si hr at ch se no dk fi ee lv lt ua ru by md tr ir iq " +
    "sy lb ae eg ly dz ma tn er et so sd ng gh pk af in vn cn us ca au test example invalid onion"
  ).split(" "),
);

/** Endings that are also English words: "stopped.it" is a missing blank, not a site. */
const WORDLIKE = new Set([
  "it",
  "in",
  "at",
  "me",
  "so",
  "be",
  "no",
  "us",
  "live",
  "store",
  "top",
  "link",
  "pro",
  "club",
]);

/** A site or a page as read from its address. */
export interface Site {
  readonly host: string;
  readonly path: string;
  readonly full: boolean;
}

/** Reads a web address; null where the words are none. */
export function readSite(written: string): Site | null {
  const plain = written.replaceAll("[.]", ".");
  const parts = /^(?:(h(?:tt|xx)ps?):\/\/)?([A-Za-z0-9.-]{3,253})(?::\d{1,5})?([/?#].*)?$/i.exec(plain);
  if (parts === null) return null;
  const [, scheme, name = "", rest = ""] = parts;
  const host = name
    .toLowerCase()
    .replace(/^www\./, "")
    .replace(/\.$/, "");
  const labels = host.split(".");
  const ending = labels.at(-1) ?? "";
  if (labels.length < 2 || labels.some((label) => label === "") || !/^[a-z]{2,}$/.test(ending)) return null;
  const full = scheme !== undefined || /^www\./i.test(name);
  if (!full && (!ENDINGS.has(ending) || (WORDLIKE.has(ending) && rest === ""))) return null;
  // "end.In the morning": a missing blank after a full stop looks like a name, but has a capital in it.
  if (!full && rest === "" && /\.[A-Z][a-z]/.test(name)) return null;
  return { host, path: rest.replace(/\/+$/, ""), full };
}
