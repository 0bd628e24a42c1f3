import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { RecipientWire } from "../../../../src/contract/common.ts";
import type { ReachWire } from "../../../../src/contract/reports.ts";
import type { Purpose } from "../../../../src/vocabulary/purposes.ts";
import { plural } from "../../../look/instants.ts";
import { ProblemNotice, Skeleton } from "../../../look/states.tsx";
import { call } from "../../../server/call.ts";

interface ReachBoxProps {
  /** Where it is asked: `/reports/…/reach`, `/requirements/reach`. */
  readonly address: string;
  readonly question: Readonly<Record<string, unknown>>;
  /** Said instead while there is nobody to count. */
  readonly nobody?: string | undefined;
}

/** Who will be able to read this, in people, and what they will not see. */
export function ReachBox({ address, question, nobody }: ReachBoxProps) {
  const asks = nobody === undefined;
  const reach = useQuery({
    queryKey: ["reach", address, question],
    queryFn: ({ signal }) => call<ReachWire>("POST", address, { body: question, signal, asksOnly: true }),
    enabled: asks,
    placeholderData: keepPreviousData,
  });
  return (
    <section className="reach" aria-live="polite" aria-label="Who will be able to read it">
      <h3>Who will be able to read it</h3>
      {asks ? null : <p className="soft">{nobody}</p>}
      {reach.isLoading ? <Skeleton lines={3} /> : null}
      {reach.error ? <ProblemNotice error={reach.error} /> : null}
      {asks && reach.data ? <ReachWords reach={reach.data} /> : null}
    </section>
  );
}

/** The reach of a report, once somebody is chosen. */
export function ReportReachBox({
  report,
  recipients,
  purpose,
}: {
  readonly report: string;
  readonly recipients: readonly RecipientWire[];
  readonly purpose: Purpose;
}) {
  return (
    <ReachBox
      address={`/reports/${report}/reach`}
      question={{ recipients, purpose }}
      nobody={
        recipients.length === 0 ? "Choose agencies or teams to see how many people that is." : undefined
      }
    />
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
