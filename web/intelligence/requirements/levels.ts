/** The levels of the National Intelligence Model. */
export const LEVEL_NAME: Readonly<Record<number, string>> = {
  1: "1, local",
  2: "2, force and cross-border",
  3: "3, national and international",
};
