/** One report of the mapping: what makes it the same one, its dates, its title, its words, whom and what they mention. */
import type { ItemMappingWire } from "../../../src/contract/mappings.ts";
import { Button } from "../../look/button.tsx";
import { useEditing, useReportMapping } from "./editing.tsx";
import { Links } from "./links.tsx";
import { Mentions } from "./mentions.tsx";
import { Relations } from "./relations.tsx";
import { TemplateField } from "./template-field.tsx";

export function ReportPanel() {
  const { edit } = useEditing();
  const { report, change } = useReportMapping();
  const { reports } = edit.mapping;
  return (
    <section className="panel stack" aria-label={`Reports of ${report.of}`}>
      <div className="panel-head">
        <h3>
          One report for each row of <span className="mono">{report.of}</span>
        </h3>
        {reports.length > 1 ? (
          <Button
            look="quiet"
            size="small"
            onClick={() =>
              edit.change({ ...edit.mapping, reports: reports.filter((each) => each !== report) })
            }
          >
            Make no reports of {report.of}
          </Button>
        ) : null}
      </div>
      <TemplateField
        pointer="/reference"
        needed="a column that no two rows have alike"
        label="Reference"
        hint="The same row must always give the same reference, and no two rows the same"
        value={report.reference}
        onChange={(reference) => change({ ...report, reference }, "reference")}
      />
      <TemplateField
        pointer="/title"
        label="Title"
        needed="a few words, or a column that names the row"
        value={report.title}
        onChange={(title) => change({ ...report, title }, "title")}
      />
      <div className="mapped-row" data-parts="3">
        <TemplateField
          pointer="/information-from"
          label="Information of"
          value={report.information.from}
          onChange={(from) => change({ ...report, information: { ...report.information, from } }, "from")}
        />
        <TemplateField
          pointer="/information-to"
          label="Up to"
          value={report.information.to ?? ""}
          onChange={(to) => {
            const { to: _, ...rest } = report.information;
            change({ ...report, information: to === "" ? rest : { ...rest, to } }, "to");
          }}
        />
        <TemplateField
          pointer="/authored"
          label="Written on"
          needed="a column of days, or one day as 2026-11-20"
          value={report.authored}
          onChange={(authored) => change({ ...report, authored }, "authored")}
        />
      </div>
      <Relations />
      {report.items.map((item, at) => {
        const put = (next: ItemMappingWire, place?: string) =>
          change({ ...report, items: report.items.map((each) => (each === item ? next : each)) }, place);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
          <section key={at} className="mapped-item stack" aria-label={`Item ${at + 1}`}>
            {report.items.length > 1 ? <h3>Item {at + 1}</h3> : null}
            <TemplateField
              pointer={`/item-${at}-text`}
              label="Words"
              needed="what each row says"
              hint="Sentences with columns in them. [Words in brackets vanish when {column} is empty.] {date|words} writes a date out"
              rows={5}
              value={item.text}
              onChange={(text) => put({ ...item, text }, `text ${at}`)}
            />
            <Mentions at={at} item={item} onChange={put} />
            <Links at={at} item={item} onChange={put} />
          </section>
        );
      })}
    </section>
  );
}
