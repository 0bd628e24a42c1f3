/** Who may read this report; desks that must say they have it; persons let in by name; holds. */
import type { ReportDetailWire } from "../../../src/contract/reports.ts";
import { PURPOSES } from "../../../src/vocabulary/purposes.ts";
import { holdsOneOf, useMe } from "../../access/me.tsx";
import { Button } from "../../look/button.tsx";
import { Due, InstantText } from "../../look/date-text.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { remove } from "../../server/call.ts";
import { useReportAct } from "./actions/use-report-act.ts";

export function Readers({ report }: { readonly report: ReportDetailWire }) {
  return (
    <>
      <section className="panel">
        <h2>Who may read it</h2>
        {report.audience.length === 0 ? (
          <p className="soft">Only its author, while it is a draft.</p>
        ) : (
          <ul className="plain-list">
            {report.audience.map((each) => (
              <li key={`${each.agency} ${each.team} ${each.purpose}`} className="reach-row">
                <span>
                  {each.name} {each.team ? null : <span className="soft small">{each.agency}</span>}
                </span>
                {each.purpose === report.purpose ? null : (
                  <span className="soft small">
                    {PURPOSES.find((purpose) => purpose.id === each.purpose)?.name}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        <Grants report={report} />
      </section>
      {report.acknowledgements.length > 0 ? (
        <section className="panel">
          <h2>Acknowledgements</h2>
          <ul className="plain-list">
            {report.acknowledgements.map((each) => (
              <li key={each.desk} className="reach-row">
                <span>
                  {each.desk}
                  {each.acknowledgedBy ? <span className="soft small"> {each.acknowledgedBy}</span> : null}
                </span>
                <span className="small">
                  {each.acknowledgedAt ? <InstantText at={each.acknowledgedAt} /> : <Due at={each.dueAt} />}
                  {each.escalatedAt && !each.acknowledgedAt ? <span className="late"> escalated</span> : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Holds report={report} />
    </>
  );
}

function Grants({ report }: { readonly report: ReportDetailWire }) {
  if (report.grants.length === 0) return null;
  return (
    <>
      <h3>By name</h3>
      <ul className="plain-list">
        {report.grants.map((each) => (
          <li key={each.id} className="reach-row">
            <span>
              {each.name}
              <span className="soft small">
                {" "}
                {each.reason}
                {each.expiresAt ? (
                  <>
                    , until <InstantText at={each.expiresAt} day />
                  </>
                ) : null}
              </span>
            </span>
            {report.actions.includes("grant") ? (
              <End
                path={`/grants/${each.id}`}
                said={`${each.name} can no longer read it`}
                label="End"
                of={each.name}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Holds({ report }: { readonly report: ReportDetailWire }) {
  const mayLift = holdsOneOf(useMe(), ["disclosure_officer", "data_protection_officer"]);
  if (report.holds.length === 0) return null;
  return (
    <section className="panel">
      <h2>Held</h2>
      <ul className="plain-list">
        {report.holds.map((each) => (
          <li key={each.id} className="reach-row">
            <span>
              For {each.kind}: {each.reason}{" "}
              <span className="soft small">
                since <InstantText at={each.placedAt} day />
              </span>
            </span>
            {mayLift ? (
              <End path={`/holds/${each.id}`} said="The hold is lifted" label="Lift" of={each.kind} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface EndProps {
  readonly path: string;
  readonly said: string;
  readonly label: string;
  readonly of: string;
}

function End({ path, said, label, of }: EndProps) {
  const act = useReportAct({ run: () => remove(path), said });
  return (
    <>
      <Button look="quiet" size="small" busy={act.isPending} onClick={() => act.mutate()}>
        {label}
        <span className="visually-hidden"> {of}</span>
      </Button>
      {act.error ? <ProblemNotice error={act.error} /> : null}
    </>
  );
}
