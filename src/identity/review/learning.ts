/**
 * What the queue has taught: how people judged what the model had weighed. It suggests where the line should stand; nothing
 * moves it by itself, because a line that moved by judgements one may not read would tell of them.
 */
import { requireRole, type Viewer } from "../../access/index.ts";
import type { LearningWire, SaysWire } from "../../contract/identity.ts";
import { JUDGES } from "../../vocabulary/index.ts";
import { probability } from "../engine/index.ts";
import { lineOf, pinnedOf } from "../kinds.ts";
import { membersBy } from "../things/members.ts";

const EDGES = [-Infinity, -4, -2, 0, 2, 4, Infinity] as const;
const FEWEST = 30;
const MOST = 2000;

export async function readLearning(viewer: Viewer): Promise<LearningWire> {
  requireRole(viewer, "review who is who", ...JUDGES);
  const pinned = pinnedOf("person");
  const line = lineOf("person");
  const rows = await viewer.db
    .selectFrom("judgement")
    .select(["left_mention", "right_mention", "says", "weight", "made_at"])
    .where("retracted_at", "is", null)
    .where("weight", "is not", null)
    .where("model", "=", pinned?.version ?? "")
    .orderBy("made_at", "desc")
    .limit(MOST)
    .execute();
  const judged = rows.map((row) => ({ ...row, weight: row.weight as number, says: row.says as SaysWire }));
  const bands = EDGES.slice(1).map((end, nth) => {
    const from = line + (EDGES[nth] as number);
    const to = line + end;
    const within = judged.filter(({ weight }) => weight >= from && weight < to);
    const count = (says: SaysWire): number => within.filter((each) => each.says === says).length;
    const middle = Number.isFinite(from) ? (Number.isFinite(to) ? (from + to) / 2 : from + 2) : to - 2;
    return {
      from: Math.max(from, -99),
      to: Math.min(to, 99),
      expected: probability(middle),
      same: count("same"),
      different: count("different"),
      unsure: count("unsure"),
    };
  });
  const decided = judged.filter(({ says }) => says !== "unsure");
  const suggestedLine = decided.length >= FEWEST ? bestLine(decided) : null;
  const overruled = decided
    .filter(({ says, weight }) => (says === "same" ? weight < line : weight >= line))
    .sort((a, b) => Math.abs(b.weight - line) - Math.abs(a.weight - line))
    .slice(0, 10);
  const members = await membersBy(
    viewer,
    { mentions: overruled.flatMap((each) => [each.left_mention, each.right_mention]).concat(NOBODY) },
    null,
    60,
  );
  const text = new Map(members.map((member) => [member.mention, member.text]));
  viewer.record({
    act: "consultation",
    subjects: [...new Set(judged.flatMap((each) => [each.left_mention, each.right_mention]))],
    detail: { what: "review learning" },
  });
  return {
    model: pinned?.version ?? "",
    line,
    judged: judged.length,
    bands,
    suggestedLine,
    says: inWords(decided.length, line, suggestedLine),
    overruled: overruled.map((each) => ({
      left: each.left_mention,
      right: each.right_mention,
      leftText: text.get(each.left_mention) ?? "",
      rightText: text.get(each.right_mention) ?? "",
      weight: each.weight,
      says: each.says,
      at: each.made_at.toISOString(),
    })),
  };
}

const NOBODY = "00000000-0000-4000-8000-000000000000";

/** Where the line errs least against people: between two weights, the nearest to what is in use where several are as good. */
function bestLine(decided: readonly { readonly weight: number; readonly says: SaysWire }[]): number {
  const sorted = [...decided].sort((a, b) => a.weight - b.weight);
  // With the line below everything, each "different" is an error.
  let errors = sorted.filter(({ says }) => says === "different").length;
  let best = { errors, line: (sorted[0]?.weight ?? 0) - 1 };
  for (const [nth, { weight, says }] of sorted.entries()) {
    errors += says === "same" ? 1 : -1;
    if (errors >= best.errors) continue;
    best = { errors, line: (weight + (sorted[nth + 1]?.weight ?? weight + 2)) / 2 };
  }
  return Math.round(best.line * 10) / 10;
}

function inWords(decided: number, line: number, suggested: number | null): string {
  if (suggested === null) {
    return `People decided ${counted(decided)} that the model had weighed. From ${FEWEST} on, this page says where the line should stand.`;
  }
  if (Math.abs(suggested - line) < 0.5) {
    return `People decided ${counted(decided)}; the line stands where their judgements would put it.`;
  }
  const way = suggested > line ? "too readily" : "too hesitantly";
  return `People decided ${counted(decided)}. By them the model joins ${way}: the line would err least at ${suggested.toFixed(1)} bits, and stands at ${line.toFixed(1)}.`;
}

const counted = (pairs: number): string => (pairs === 1 ? "1 pair" : `${pairs} pairs`);
