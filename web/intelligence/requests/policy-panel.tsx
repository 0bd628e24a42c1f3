/** What others are told when they check somebody whom we hold, and may not read it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { HoldingPolicyWire } from "../../../src/contract/checks.ts";
import { holdingPolicyQuery } from "../../check/queries.ts";
import { Button } from "../../look/button.tsx";
import { InstantText } from "../../look/date-text.tsx";
import { Radios } from "../../look/fields.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { put } from "../../server/call.ts";

export function PolicyPanel() {
  const answer = useQuery(holdingPolicyQuery);
  if (answer.isPending) return <Skeleton lines={4} />;
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  return <Policy key={String(answer.data.discloses)} policy={answer.data} />;
}

function Policy({ policy }: { readonly policy: HoldingPolicyWire }) {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState<"told" | "not">(policy.discloses ? "told" : "not");
  const change = useMutation({
    mutationFn: () => put("/holding-policy", { discloses: wanted === "told" }),
    onSuccess: () => {
      toast({ text: "Changed, for checks from now on" });
      void queries.invalidateQueries({ queryKey: holdingPolicyQuery.queryKey });
    },
  });
  return (
    <section className="panel stack-tight" aria-labelledby="policy-title">
      <h2 id="policy-title">What others are told</h2>
      {change.error ? <ProblemNotice error={change.error} /> : null}
      {policy.mayChange ? (
        <>
          <Radios
            pointer="/discloses"
            label="When another agency checks somebody you hold, and may not read it"
            value={wanted}
            onPick={setWanted}
            choices={[
              {
                value: "not",
                label: "Nothing is said",
                hint: "They are answered as if nobody were known. You are told that they asked.",
              },
              {
                value: "told",
                label: "They are told that you hold something, and may ask you",
                hint: "Never of what is graded E, of victims and children, or across a purpose.",
              },
            ]}
          />
          <div>
            <Button
              busy={change.isPending}
              disabled={(wanted === "told") === policy.discloses}
              onClick={() => change.mutate()}
            >
              Change
            </Button>
          </div>
        </>
      ) : (
        <p>
          {policy.discloses
            ? "Other agencies are told that yours holds something, and may ask."
            : "Other agencies are told nothing. Yours is told that they asked."}{" "}
          Your single point of contact, administrator or data protection officer can change this.
        </p>
      )}
      {policy.changedAt ? (
        <p className="small soft">
          Last changed by {policy.changedBy}, <InstantText at={policy.changedAt} />
        </p>
      ) : null}
    </section>
  );
}
