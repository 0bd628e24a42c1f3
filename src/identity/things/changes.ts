/** What changed in a thing since this time yesterday, and why. */
import type { ChangeWire, JudgementWire } from "../../contract/identity.ts";
import type { Around, Thing } from "./around.ts";
import type { Member } from "./members.ts";

const DAY = 24 * 3_600_000;

export const yesterday = (now: Date = new Date()): Date => new Date(now.getTime() - DAY);

/** Today's thing against what yesterday's mentions and judgements made of the same members. */
export function changesOf(
  thing: Thing,
  before: Around,
  since: Date,
  judgements: readonly JudgementWire[],
): ChangeWire[] {
  const changes: ChangeWire[] = [];
  const now = new Set(thing.members.map(({ place }) => place));
  const group = new Map(before.members.map((member, nth) => [member.place, before.group[nth] as number]));
  // Yesterday's thing is the one that most of today's members were of.
  const counted = new Map<number, number>();
  for (const place of now) {
    const was = group.get(place);
    if (was !== undefined) counted.set(was, (counted.get(was) ?? 0) + 1);
  }
  const main = [...counted].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
  for (const member of thing.members) {
    if (member.knownAt > since) {
      changes.push(change(member.knownAt, "said", `${member.agency} shared ${member.reference}`, member));
    } else if (group.get(member.place) !== main) {
      const why = judgements.length > 0 ? "a judgement brought it here" : "it was compared anew";
      changes.push(change(latest(thing, since), "joined", why, member));
    }
  }
  for (const member of before.members) {
    if (group.get(member.place) !== main || now.has(member.place)) continue;
    changes.push(change(latest(thing, since), "left", "it is taken to be of another thing now", member));
  }
  for (const judged of judgements) {
    const words = judged.says === "same" ? "the same" : judged.says === "different" ? "different" : "unsure";
    if (new Date(judged.at) > since) {
      changes.push({ ...bare(judged.at, "judged"), why: `${judged.by} judged: ${words}. ${judged.reason}` });
    }
    if (judged.retractedAt && new Date(judged.retractedAt) > since) {
      changes.push({
        ...bare(judged.retractedAt, "retracted"),
        why: `${judged.retractedBy ?? ""} took a judgement back. ${judged.retraction ?? ""}`,
      });
    }
  }
  return changes.sort((a, b) => b.at.localeCompare(a.at) || a.why.localeCompare(b.why));
}

function latest({ likenesses, judgements }: Thing, since: Date): Date {
  const times = [...likenesses, ...judgements].map(({ madeAt }) => madeAt).filter((at) => at > since);
  return times.sort((a, b) => b.getTime() - a.getTime())[0] ?? since;
}

const bare = (at: string, what: ChangeWire["what"]) => ({
  at,
  what,
  mention: null,
  text: null,
  reference: null,
});

function change(at: Date, what: ChangeWire["what"], why: string, member: Member): ChangeWire {
  return {
    at: at.toISOString(),
    what,
    why,
    mention: member.mention,
    text: member.text,
    reference: member.reference,
  };
}
