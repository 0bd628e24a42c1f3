/** The row shown, as it would read: redrawn with every change, without asking the server. */
import { Button } from "../../look/button.tsx";
import { kindLabel } from "../../look/kind-label.ts";
import { ClaimText } from "../preview/claim-text.tsx";
import { useEditing, useReportMapping } from "./editing.tsx";

interface LiveRowsProps {
  readonly onRow: (row: number) => void;
}

export function LiveRows({ onRow }: LiveRowsProps) {
  const { live, row, tables } = useEditing();
  const { report } = useReportMapping();
  const rows = tables[report.of]?.rows.length ?? 0;
  if (!live) return null;
  const title = live.render(report.title);
  return (
    <section className="panel stack-tight" aria-label="As it would read">
      <div className="panel-head">
        <h3>As it would read</h3>
        <span className="row">
          <Button look="plain" size="small" disabled={row === 0} onClick={() => onRow(row - 1)}>
            Row before
          </Button>
          <span className="small number">
            {row + 1} of the first {rows}
          </span>
          <Button look="plain" size="small" disabled={row + 1 >= rows} onClick={() => onRow(row + 1)}>
            Next row
          </Button>
        </span>
      </div>
      <p>
        <strong>{"text" in title ? title.text : "The title cannot be read"}</strong>
      </p>
      {live.items().map((item, at) => {
        const name = (ref: string) => item.claims.find((claim) => claim.id === ref)?.words ?? null;
        const links = item.links.filter(({ from, to }) => name(from) !== null && name(to) !== null);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
          <div key={at} className="claim-item stack-tight">
            <ClaimText text={item.text} claims={item.claims} />
            <ul className="plain-list small">
              {item.claims.map((claim) => (
                <li key={claim.id} className="item-fact">
                  <span className="soft">{kindLabel(claim.kind)}</span>
                  <span>
                    {claim.words}
                    {claim.says.map((each) => (
                      <span key={each.label}>
                        {" "}
                        <span className="soft">{each.label}</span> {each.value}
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
          </div>
        );
      })}
    </section>
  );
}
