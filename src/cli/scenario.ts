/** `tributary scenario`: makes a synthetic national picture with its truth, and says how hard it is. */
import { resolve } from "node:path";
import {
  FolderInUse,
  makeScenario,
  measureDifficulty,
  printDifficulty,
  type Totals,
} from "../scenario/index.ts";
import { BadUsage, type Command, readArgs } from "./command.ts";

const MOST = 2_000_000;

export const scenario: Command = {
  help: `Usage: tributary scenario --out DIR [OPTIONS]

Makes reports of many agencies about people and things that do not exist, together with the truth behind
them: who is who, what happened, and who only repeats. The same seed and number give the same bytes.
docs/scenario.md says what is in each file.

  --out DIR    the folder to write into; must be new or empty
  --seed N     a whole number (default 1)
  --reports N  how many reports, 1 to ${MOST} (default 100)
  --json       print {seconds, peakMemoryMB, totals, difficulty}

Exit code 1 when DIR is in use.`,

  async run(args) {
    const { values } = readArgs(args, {
      options: {
        out: { type: "string" },
        seed: { type: "string", default: "1" },
        reports: { type: "string", default: "100" },
        json: { type: "boolean", default: false },
      },
    });
    if (values.out === undefined) throw new BadUsage("Say where to write with --out DIR.");
    const seed = whole("--seed", values.seed, 0, Number.MAX_SAFE_INTEGER);
    const reports = whole("--reports", values.reports, 1, MOST);
    const folder = resolve(values.out);
    const started = performance.now();
    let totals: Totals;
    try {
      totals = makeScenario({ seed, reports, folder, ...progress(reports) });
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      console.error(error.message);
      return 1;
    }
    const seconds = (performance.now() - started) / 1000;
    const difficulty = await measureDifficulty(folder);
    const peakMemoryMB = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      values.json
        ? JSON.stringify({ seconds: Number(seconds.toFixed(2)), peakMemoryMB, totals, difficulty })
        : `${sentence(totals, folder, seconds)}\n\n${printDifficulty(difficulty)}`,
    );
    return 0;
  },
};

function whole(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new BadUsage(`${option} takes a whole number from ${least} to ${most}, not "${text}".`);
}

function progress(reports: number) {
  if (!process.stderr.isTTY) return {};
  return {
    progress: (written: number) => {
      process.stderr.write(`\r${plain(written)} of ${plain(reports)} reports\r`);
    },
  };
}

function sentence(totals: Totals, folder: string, seconds: number): string {
  return `${plain(totals.reports)} reports in ${folder}, ${seconds.toFixed(1)} s: ${plain(totals.ofLines)} tell of ${plain(totals.events)} events of ${plain(totals.groups)} groups (${plain(totals.circular)} only repeat), the others of nothing much. ${plain(totals.structured)} come with mentions. ${plain(totals.personMentions)} mentions of people, ${plain(totals.thingMentions)} of things, ${plain(totals.audiences)} audiences.`;
}

const plain = (count: number): string => count.toLocaleString("en-GB");
