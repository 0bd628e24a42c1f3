/** Judging and taking back: what is sent, what is said of it, and what is asked anew afterwards. */
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { JudgedWire, NewJudgementWire, SaysWire, SplitWire } from "../../../src/contract/identity.ts";
import { plural } from "../../look/instants.ts";
import { toast } from "../../look/toasts.ts";
import { post } from "../../server/call.ts";
import { refusalOf } from "../../server/problem.ts";
import { IDENTITY } from "../queries.ts";

export type PairIds = NewJudgementWire["pairs"][number];

export interface Judging {
  /** Resolves to whether it was recorded. */
  readonly judge: (says: SaysWire, reason: string, pairs: readonly PairIds[]) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: unknown;
  /** Takes back what was judged last on this page; false when there is nothing to take back. */
  readonly undoLast: () => boolean;
}

interface JudgingEvents {
  readonly onJudged?: (pairs: readonly PairIds[]) => void;
  readonly onUndone?: (pairs: readonly PairIds[]) => void;
}

export function useJudging({ onJudged, onUndone }: JudgingEvents = {}): Judging {
  const queries = useQueryClient();
  const underWay = useRef(false);
  const acts = useRef<(() => void)[]>([]);
  const run = useMutation({
    mutationFn: (input: NewJudgementWire) => post<JudgedWire>("/judgements", input),
  });

  const judge = async (says: SaysWire, reason: string, pairs: readonly PairIds[]): Promise<boolean> => {
    // A second press may come before the page knows that it is busy.
    if (underWay.current) return false;
    underWay.current = true;
    let judged: JudgedWire;
    try {
      judged = await run.mutateAsync({ says, reason, pairs: [...pairs] });
    } catch {
      return false;
    } finally {
      underWay.current = false;
    }
    const undo = () => {
      acts.current = acts.current.filter((each) => each !== undo);
      void takeBack(queries, judged.act, AT_ONCE).then((done) => {
        if (done) onUndone?.(pairs);
      });
    };
    acts.current = [...acts.current, undo];
    toast({ text: `${JUDGED[says](pairs.length)} Because: ${reason}`, undo });
    onJudged?.(pairs);
    void queries.invalidateQueries({ queryKey: IDENTITY });
    return true;
  };

  return {
    judge,
    busy: run.isPending,
    error: run.error,
    undoLast: () => {
      const last = acts.current.at(-1);
      last?.();
      return last !== undefined;
    },
  };
}

const JUDGED: Readonly<Record<SaysWire, (pairs: number) => string>> = {
  same: (pairs) => (pairs === 1 ? "Judged the same." : `${plural(pairs, "pair")} judged the same.`),
  different: (pairs) => (pairs === 1 ? "Judged different." : `${plural(pairs, "pair")} judged different.`),
  unsure: (pairs) => (pairs === 1 ? "Left unsure." : `${plural(pairs, "pair")} left unsure.`),
};

/** What an undo within the same breath is recorded with: nothing was learned in between. */
const AT_ONCE = "Undone at once by the person who judged";

export async function takeBack(queries: QueryClient, act: string, reason: string): Promise<boolean> {
  try {
    await post(`/judgements/${act}/retraction`, { reason });
    toast({ text: "Taken back. It stands in the history as taken back" });
    return true;
  } catch (error) {
    toast({ text: refusalOf(error).detail ?? "It could not be taken back", tone: "harm" });
    return false;
  } finally {
    void queries.invalidateQueries({ queryKey: IDENTITY });
  }
}

export function useSplit(thing: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (split: SplitWire) => post<JudgedWire>(`/things/${encodeURIComponent(thing)}/split`, split),
    onSuccess: ({ act }, { mentions }) => {
      toast({
        text: `${plural(mentions.length, "mention is", "mentions are")} now kept apart from the others`,
        undo: () => void takeBack(queries, act, AT_ONCE),
      });
      onDone();
      void queries.invalidateQueries({ queryKey: IDENTITY });
    },
  });
}
