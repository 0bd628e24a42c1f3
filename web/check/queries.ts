/** The questions of checks and of requests between agencies, each with its key. */
import { queryOptions } from "@tanstack/react-query";
import type {
  CheckAnswerWire,
  HoldingPolicyWire,
  NewCheckWire,
  PastChecksWire,
  RequestsWire,
} from "../../src/contract/checks.ts";
import { call, get } from "../server/call.ts";

/** Each time anew: what may be read changes, and every check is on record. */
export const askCheck = (question: NewCheckWire) =>
  call<CheckAnswerWire>("POST", "/check", { body: question, asksOnly: true });

export const pastChecksQuery = queryOptions({
  queryKey: ["checks"],
  queryFn: ({ signal }) => get<PastChecksWire>("/checks", { signal }),
});

export const holdingRequestsQuery = queryOptions({
  queryKey: ["holding-requests"],
  queryFn: ({ signal }) => get<RequestsWire>("/requests", { signal }),
  refetchInterval: 60_000,
});

export const holdingPolicyQuery = queryOptions({
  queryKey: ["holding-policy"],
  queryFn: ({ signal }) => get<HoldingPolicyWire>("/holding-policy", { signal }),
});
