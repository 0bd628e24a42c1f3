import { useState } from "react";
import type { ReportDetailWire } from "../../../src/contract/reports.ts";
import { gradeText } from "../../../src/vocabulary/grades.ts";
import { Button } from "../../look/button.tsx";
import { Checkboxes } from "../../look/fields.tsx";
import { GradeChip } from "../../look/grade-chip.tsx";
import type { SourceDraft } from "./draft.ts";

interface ItemChoiceProps {
  readonly report: ReportDetailWire;
  readonly onAdd: (sources: readonly SourceDraft[]) => void;
  readonly onCancel: () => void;
}

/** Which items are meant. All of them is the report as a whole, with what is added to it later. */
export function ItemChoice({ report, onAdd, onCancel }: ItemChoiceProps) {
  const [items, setItems] = useState<readonly string[]>(() => report.items.map((each) => each.id));
  const whole = items.length === report.items.length;
  const source = (item: string | null, grades: readonly string[]): SourceDraft => ({
    ...{ report: report.id, item, grades },
    reference: report.reference,
    title: report.title,
    agency: report.agency.code,
  });
  const grades = (ids: readonly string[]) => [
    ...new Set(
      report.items
        .filter((each) => ids.includes(each.id))
        .flatMap((each) => (each.grade ? [gradeText(each.grade)] : [])),
    ),
  ];
  const add = () =>
    onAdd(whole ? [source(null, grades(items))] : items.map((item) => source(item, grades([item]))));
  return (
    <div className="notice" data-tone="action">
      <p>
        <span className="mono">{report.reference}</span> {report.title}
      </p>
      <Checkboxes
        pointer="/items"
        label="Which items it rests on"
        values={items}
        onChange={setItems}
        choices={report.items.map((item) => ({
          value: item.id,
          label: (
            <>
              Item {item.position} <GradeChip grade={item.grade} owner={report.agency.code} />
            </>
          ),
          hint: <span className="clamp">{item.text}</span>,
        }))}
      />
      <div className="button-row">
        <Button disabled={items.length === 0} onClick={add}>
          {whole ? "Add the report" : "Add these items"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Not this one
        </Button>
      </div>
    </div>
  );
}
