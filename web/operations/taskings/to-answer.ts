/** Taskings that were offered to one's own agency and not answered by it, for those who may answer for it. */
import { useQuery } from "@tanstack/react-query";
import type { TaskingSummaryWire } from "../../../src/contract/operations.ts";
import type { RoleId } from "../../../src/vocabulary/roles.ts";
import { holdsOneOf, useMe } from "../../access/me.tsx";
import { owedQuery } from "./queries.ts";

/** Who says whether an agency takes part. */
export const ANSWERERS: readonly RoleId[] = ["coordinator", "supervisor", "duty_officer"];

export function useTaskingsToAnswer(): readonly TaskingSummaryWire[] {
  const answers = holdsOneOf(useMe(), ANSWERERS);
  const owed = useQuery({ ...owedQuery, enabled: answers });
  return answers ? (owed.data?.items ?? []) : [];
}
