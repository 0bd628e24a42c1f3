/** The questions of planning, each with its key. */
import { queryOptions } from "@tanstack/react-query";
import type { MeasuresWire } from "../../../src/contract/counts.ts";
import type {
  AgencyPowersWire,
  CalendarWire,
  DecisionWire,
  OperationsWire,
  OperationWire,
  PassageWire,
  PhaseWire,
  WeeksWire,
} from "../../../src/contract/operations.ts";
import { MEASURES } from "../../../src/vocabulary/measures.ts";
import { get } from "../../server/call.ts";
import { Refusal } from "../../server/problem.ts";

export const operationPath = (name: string) => `/operations/${encodeURIComponent(name)}`;
export const phasePath = (name: string, phase: string) =>
  `${operationPath(name)}/phases/${encodeURIComponent(phase)}`;

export const operationsQuery = queryOptions({
  queryKey: ["operations"],
  queryFn: ({ signal }) => get<OperationsWire>("/operations", { signal }),
});

export const operationQuery = (name: string) =>
  queryOptions({
    queryKey: ["operation", name],
    queryFn: ({ signal }) => get<OperationWire>(operationPath(name), { signal }),
  });

export const phaseQuery = (name: string, phase: string) =>
  queryOptions({
    queryKey: ["phase", name, phase],
    queryFn: ({ signal }) => get<PhaseWire>(phasePath(name, phase), { signal }),
  });

export const passagesQuery = (name: string, phase: string, heading: string) =>
  queryOptions({
    queryKey: ["phase", name, phase, "briefing", heading],
    queryFn: async ({ signal }) =>
      (
        await get<{ items: readonly PassageWire[] }>(`${phasePath(name, phase)}/briefing/${heading}`, {
          signal,
        })
      ).items,
  });

export const decisionsQuery = (name: string, phase: string) =>
  queryOptions({
    queryKey: ["phase", name, phase, "decisions"],
    queryFn: async ({ signal }) =>
      (await get<{ items: readonly DecisionWire[] }>(`${phasePath(name, phase)}/decisions`, { signal }))
        .items,
  });

export const calendarQuery = (name: string, phase: string) =>
  queryOptions({
    queryKey: ["phase", name, phase, "calendar"],
    queryFn: ({ signal }) => get<CalendarWire>(`${phasePath(name, phase)}/calendar`, { signal }),
  });

export const weeksQuery = (name: string, phase: string) =>
  queryOptions({
    queryKey: ["phase", name, phase, "weeks"],
    queryFn: ({ signal }) => get<WeeksWire>(`${phasePath(name, phase)}/weeks`, { signal }),
  });

export const powersQuery = queryOptions({
  queryKey: ["agency-powers"],
  queryFn: ({ signal }) => get<AgencyPowersWire>("/agency/powers", { signal }),
});

/** What an objective is measured by. */
export interface MeasureChoice {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly unit: string;
  readonly definition: string;
}

/** The dictionary with every version; where it does not answer, the measures that the product brings. */
export const measuresQuery = queryOptions({
  queryKey: ["measures"],
  queryFn: async ({ signal }): Promise<readonly MeasureChoice[]> => {
    try {
      return (await get<MeasuresWire>("/measures", { signal })).items;
    } catch (error) {
      if (error instanceof Refusal && (error.problem.status === 404 || error.problem.status === 403))
        return MEASURES;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});
