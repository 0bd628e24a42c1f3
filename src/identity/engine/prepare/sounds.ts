/**
 * What a name sounds like, roughly: its consonants in classes, vowels left out but for a sign that it begins with one. Made
 * for finding candidates across spellings and scripts (Mohammed, Muhammad and محمد are all "mhmt"), never for weighing
 * alone.
 */
export function soundOf(word: string): string {
  const folded = word
    .replaceAll(/ph/g, "f")
    .replaceAll(/sch|sh|ch|cz|sz|tch|zh/g, "s")
    .replaceAll(/th|dh/g, "t")
    .replaceAll(/kh|gh|ck/g, "k")
    .replaceAll(/w/g, "v");
  let sound = "";
  let before = "";
  for (const letter of folded) {
    const kind = CLASSES[letter] ?? (letter >= "0" && letter <= "9" ? letter : "");
    if (kind === "") {
      if (sound === "" && before === "") sound = "a";
      before = " ";
      continue;
    }
    if (kind !== before) sound += kind;
    before = kind;
  }
  return sound;
}

const CLASSES: Readonly<Record<string, string>> = {
  b: "p",
  p: "p",
  f: "f",
  v: "f",
  d: "t",
  t: "t",
  c: "k",
  k: "k",
  q: "k",
  g: "k",
  x: "k",
  z: "s",
  s: "s",
  j: "s",
  l: "l",
  m: "m",
  n: "n",
  r: "r",
  h: "h",
};
