/** Why a text is no JSON, in plain words and with its place. */
import { quoted } from "./words.ts";

/** `problem` is what JSON.parse threw at this text. */
export function explainJson(text: string, problem: unknown): string {
  const said = problem instanceof Error ? problem.message : "";
  const nul = text.indexOf("\0");
  if (nul >= 0)
    return `Character ${nul + 1} is NUL, which is no part of a text. Take it out; if there are many, save the file as UTF-8.`;
  if (/^Unexpected end|^Unterminated string/.test(said))
    return "The line ends before the report does. Write each report whole on one line; if it is the last line, the file was cut off.";
  const place = / in JSON at position (\d+) \(line \d+ column \d+\)$/.exec(said)?.[1];
  const at = place === undefined ? placeOfToken(text, said) : Number(place);
  if (Number.isNaN(at))
    return "The line is not JSON. Write each report as one object in { } on a line of its own.";
  if (/^Bad control character/.test(said))
    return `Character ${at + 1} is a control character, such as a tab, which stands in a text only as \\t or \\u and four digits. Write it so.`;
  const near = text.slice(at, at + 20);
  return `The line stops being JSON at character ${at + 1}, at ${quoted(near)}. Check the quotes, commas and brackets there.`;
}

/** Signs that V8 shows before and after the one that is wrong, where it gives them instead of a position. */
const AROUND = 10;

function placeOfToken(text: string, said: string): number {
  const shown = /^Unexpected token '(.+?)', (\.\.\.)?"(.*)"(\.\.\.)? is not valid JSON$/su.exec(said);
  if (shown === null) return Number.NaN;
  const [, token = "", before, excerpt = "", after] = shown;
  if (before !== undefined) return text.indexOf(excerpt) + AROUND;
  if (after !== undefined) return excerpt.length - AROUND;
  return text.indexOf(token);
}
