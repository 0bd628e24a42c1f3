import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { RecipientWire } from "../../../../src/contract/common.ts";
import type { ReachWire } from "../../../../src/contract/reports.ts";
import type { Purpose } from "../../../../src/vocabulary/purposes.ts";
import { plural } from "../../../look/instants.ts";
import { ProblemNotice, Skeleton } from "../../../look/states.tsx";
import { call } from "../../../server/call.ts";

interface ReachBoxProps {
  readonly report: string;
  readonly recipients: readonly RecipientWire[];
  readonly purpose: Purpose;
}

/** Who will be able to read this, in people, and what they will not see. */
export function ReachBox({ report, recipients, purpose }: ReachBoxProps) {
  const reach = useQuery({
    queryKey: ["reach", report, recipients, purpose],
    queryFn: ({ signal }) =>
      call<ReachWire>("POST", `/reports/${report}/reach`, {
        body: { recipients, purpose },
        signal,
        asksOnly: true,
      }),
    enabled: recipients.length > 0,
    placeholderData: keepPreviousData,
  });
  return (
    <section className="reach" aria-live="polite" aria-label="Who will be able to read it">
      <h3>Who will be able to read it</h3>
      {recipients.length === 0 ? (
        <p className="soft">Choose agencies or teams to see how many people that is.</p>
      ) : null}
      {reach.isLoading ? <Skeleton lines={3} /> : null}
      {reach.error ? <ProblemNotice error={reach.error} /> : null}
      {recipients.length > 0 && reach.data ? <ReachWords reach={reach.data} /> : null}
    </section>
  );
}

function ReachWords({ reach }: { readonly reach: ReachWire }) {
  return (
    <div className="stack-tight">
      <p className="reach-number">
        <strong className="number">{reach.accounts.toLocaleString("en-GB")}</strong>{" "}
        {reach.accounts === 1 ? "person" : "people"}
      </p>
      <ul className="plain-list">
        {reach.readers.map((reader) => (
          <li key={`${reader.agency} ${reader.team}`} className="reach-row">
            <span>
              {reader.agencyName}
              {reader.team ? `, ${reader.team}` : ", everyone whose role reads intelligence"}
            </span>
            <span className="number soft nowrap">{plural(reader.accounts, "account")}</span>
          </li>
        ))}
      </ul>
      {reach.unseen.length > 0 ? (
        <>
          <h4>What they will not see</h4>
          <ul>
            {reach.unseen.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      ) : null}
      {reach.warnings.map((each) => (
        <p key={each} className="notice" data-tone="late">
          {each}
        </p>
      ))}
    </div>
  );
}
