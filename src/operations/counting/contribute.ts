/** To which scopes a card belongs: those of the phases it is tagged to, unless its owner withholds it, with a reason. */
import { sql } from "kysely";
import { conflict, forbidden, invalid, requireRole, type Viewer } from "../../access/index.ts";
import type { ContributionWire } from "../../contract/counts.ts";
import { type CardRow, calledOf } from "./card-rows.ts";
import { ownCard } from "./own-card.ts";
import { findScope } from "./scopes.ts";

/** Who speaks for an agency about its figures. */
export const SPEAKERS = ["supervisor", "coordinator", "single_point_of_contact"] as const;

/**
 * A card that is tagged to a phase is contributed to its scopes as far as the owner is admitted there; one that no longer is, is
 * taken out. What its owner has said of a scope stays, and a scope that is frozen is left alone.
 */
export async function contributeToPhases(viewer: Viewer, cards: readonly CardRow[]): Promise<void> {
  const live = cards.filter(({ state }) => state !== "withdrawn");
  if (live.length === 0) return;
  const tagged = JSON.stringify(live.map(({ id, tags, audience_id }) => ({ id, tags, audience_id })));
  await sql`
    insert into card_contribution (card_id, scope_id, audience_id, says, by_account, by_name)
    select c.id, s.id, c.audience_id, 'contributed', ${viewer.account.id}, ${calledOf(viewer)}
      from jsonb_to_recordset(${tagged}::jsonb) as c (id uuid, tags text[], audience_id integer)
      join release_scope s on s.phase_id::text = any (c.tags) and s.frozen_at is null
     on conflict do nothing`.execute(viewer.db);
  const amended = live.filter(({ version }) => version > 1).map(({ id }) => id);
  if (amended.length === 0) return;
  await sql`
    update card_contribution x
       set says = 'withheld', reason = 'No longer tagged to the phase', by_account = ${viewer.account.id}, by_name = ${calledOf(viewer)},
           at = clock_timestamp()
      from release_scope s, count_card c
     where x.card_id = any (${amended}::uuid[]) and s.id = x.scope_id and c.id = x.card_id and x.says = 'contributed'
       and s.phase_id is not null and s.frozen_at is null and not s.phase_id::text = any (c.tags)`.execute(
    viewer.db,
  );
}

/** To a scope that the viewer is admitted to, all at once. */
export async function contributeTo(
  viewer: Viewer,
  scope: string,
  cards: readonly { readonly id: string; readonly audience_id: number }[],
): Promise<void> {
  await sql`
    insert into card_contribution (card_id, scope_id, audience_id, says, by_account, by_name)
    select c.id, ${scope}, c.audience_id, 'contributed', ${viewer.account.id}, ${calledOf(viewer)}
      from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as c (id uuid, audience_id integer)
     on conflict do nothing`.execute(viewer.db);
}

export async function changeContribution(
  viewer: Viewer,
  id: string,
  says: "contributed" | "withheld",
  { scope: address, reason: written }: ContributionWire,
): Promise<void> {
  requireRole(viewer, `${says === "withheld" ? "withhold" : "contribute"} a card`, ...SPEAKERS);
  const card = await ownCard(viewer, id);
  const scope = await findScope(viewer, address);
  const reason = written.trim();
  if (card.state === "withdrawn") throw conflict("This card was withdrawn and counts nowhere.");
  if (reason === "" && says === "withheld") throw invalid("/reason", "Say why it is withheld");
  if (reason === "" && scope.frozen_at !== null) {
    throw invalid(
      "/reason",
      "This scope is frozen. Say why the card changes it: the reason stays beside it.",
    );
  }
  if (scope.frozen_at !== null && !viewer.roles.includes("coordinator")) {
    throw forbidden("This scope is frozen. A coordinator of your agency changes what it holds.");
  }
  await sql`
    insert into card_contribution (card_id, scope_id, audience_id, says, reason, by_account, by_name)
    values (${id}, ${scope.id}, ${card.audience_id}, ${says}, ${reason}, ${viewer.account.id}, ${calledOf(viewer)})
    on conflict (card_id, scope_id) do update
       set says = excluded.says, reason = excluded.reason, by_account = excluded.by_account, by_name = excluded.by_name,
           at = clock_timestamp()`.execute(viewer.db);
  viewer.record({
    act: says === "contributed" ? "disclosure" : "alteration",
    subjects: [id, scope.id],
    detail: { what: `card ${says}`, ...(reason === "" ? {} : { because: reason }) },
  });
}
