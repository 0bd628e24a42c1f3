/** Judgements as they are shown: one entry for what was judged at once, with the words of both sides. */
import type { Viewer } from "../../access/index.ts";
import type { JudgementWire } from "../../contract/identity.ts";
import type { JudgementRow } from "../things/bonds.ts";
import { type Member, membersBy } from "../things/members.ts";

/** Newest first. Sides that are not among the `known` are read; what cannot be read any more is left out. */
export async function judgementsWire(
  viewer: Viewer,
  rows: readonly JudgementRow[],
  known: readonly Member[],
): Promise<JudgementWire[]> {
  const members = new Map(known.map((member) => [member.place, member]));
  const missing = new Set(
    rows.flatMap((row) => [
      ...(members.has(row.left) ? [] : [row.leftMention]),
      ...(members.has(row.right) ? [] : [row.rightMention]),
    ]),
  );
  if (missing.size > 0) {
    const read = await membersBy(viewer, { mentions: [...missing] }, null, missing.size * 2);
    for (const member of read) members.set(member.place, member);
  }
  const acts = Map.groupBy(rows, ({ act }) => act);
  return [...acts].flatMap(([act, judged]) => {
    const pairs = judged.flatMap(({ left, right }) => {
      const [a, b] = [members.get(left), members.get(right)];
      if (!a || !b) return [];
      return [
        {
          left: a.mention,
          right: b.mention,
          leftText: a.text,
          rightText: b.text,
          leftReference: a.reference,
          rightReference: b.reference,
        },
      ];
    });
    const [first] = judged;
    if (!first || pairs.length === 0) return [];
    return [
      {
        act,
        says: first.says,
        reason: first.reason,
        by: first.by,
        shared: first.shared,
        at: first.madeAt.toISOString(),
        retractedAt: first.retractedAt?.toISOString() ?? null,
        retractedBy: first.retractedBy,
        retraction: first.retraction,
        mayRetract: first.retractedAt === null && first.agencyId === viewer.agency.id,
        pairs,
      },
    ];
  });
}
