/** One report as it would be: its items with marks and grades, whom and what it mentions, and beside it the rows it comes from. */
import type { ImportPreviewWire } from "../../../src/contract/imports.ts";
import { DateText } from "../../look/date-text.tsx";
import { GradeChip } from "../../look/grade-chip.tsx";
import { kindLabel } from "../../look/kind-label.ts";
import { SourceRows } from "../origin/source-rows.tsx";
import { ClaimText } from "./claim-text.tsx";
import { type Claim, categoryWords, claimsOf, gradeOfItem, type PreviewedReport } from "./claims-of.ts";

type Sample = ImportPreviewWire["sample"][number];

export function SampleReport({ sample }: { readonly sample: Sample }) {
  const report = sample.report as PreviewedReport;
  const beside = sample.rows.length > 0;
  return (
    <article className="panel" aria-label={`${sample.place}: ${report.title}`}>
      <div className="panel-head">
        <h3>{report.title}</h3>
        <span className="row small">
          <span className="mono">{report.reference}</span>
          <span className="soft">{sample.place}</span>
        </span>
      </div>
      <div className={beside ? "claim-pair" : undefined}>
        <div>
          {report.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity before they are written
            <div key={index} className="claim-item stack-tight">
              <GradeChip grade={gradeOfItem(item, report.agency)} owner={report.agency} />
              <ClaimText text={item.text} claims={claimsOf(item)} />
              <ClaimList claims={claimsOf(item)} links={item.links ?? []} />
            </div>
          ))}
          <p className="small soft">
            Information of <DateText from={report.information.from} to={report.information.to ?? ""} />,
            written <DateText from={report.authored} />. {report.classification}.{" "}
            {recipientWords(report.audience)}
          </p>
        </div>
        {beside ? (
          <div>
            <h4 className="small soft">Made of</h4>
            <SourceRows rows={sample.rows} />
          </div>
        ) : null}
      </div>
    </article>
  );
}

function ClaimList({
  claims,
  links,
}: {
  readonly claims: readonly Claim[];
  readonly links: NonNullable<PreviewedReport["items"][number]["links"]>;
}) {
  if (claims.length === 0) return <p className="small soft">Nobody and nothing is mentioned.</p>;
  const name = (ref: string) => claims.find((claim) => claim.id === ref)?.words ?? ref;
  return (
    <ul className="plain-list small">
      {claims.map((claim) => (
        <li key={claim.id} className="item-fact">
          <span className="soft">{kindLabel(claim.kind)}</span>
          <span>
            {claim.words}
            {claim.suggested ? <span className="soft"> suggested</span> : null}
            {claim.says.map((each) => (
              <span key={each.label}>
                {" "}
                <span className="soft">{each.label}</span> {each.value}
              </span>
            ))}
            {claim.categories.map((each) => (
              <span key={each} className="tag">
                {categoryWords(each)}
              </span>
            ))}
          </span>
        </li>
      ))}
      {links.map((link) => (
        <li key={`${link.from} ${link.kind} ${link.to}`} className="item-fact">
          <span className="soft">Link</span>
          <span>
            {name(link.from)} {link.kind} {name(link.to)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function recipientWords(audience: PreviewedReport["audience"]): string {
  if (!audience || audience.length === 0) return "Shared with nobody else.";
  const names = audience.map(({ agency, team }) => (team ? `${agency} ${team}` : agency));
  return `Names as its recipients: ${names.join(", ")}.`;
}
