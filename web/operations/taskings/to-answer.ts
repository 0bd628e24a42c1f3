/** Taskings that were offered to one's own agency, for those who may answer for it. */
import { useQuery } from "@tanstack/react-query";
import type { TaskingSummaryWire } from "../../../src/contract/operations.ts";
import type { RoleId } from "../../../src/vocabulary/roles.ts";
import { holdsOneOf, useMe } from "../../access/me.tsx";
import { offeredQuery } from "./queries.ts";

/** Who says whether an agency takes part. */
export const ANSWERERS: readonly RoleId[] = ["coordinator", "supervisor", "duty_officer"];

export function useTaskingsToAnswer(): readonly TaskingSummaryWire[] {
  const me = useMe();
  const answers = holdsOneOf(me, ANSWERERS);
  const offered = useQuery({ ...offeredQuery(me.agency.code), enabled: answers });
  return answers ? (offered.data?.items ?? []).filter((each) => each.agencies.includes(me.agency.code)) : [];
}
