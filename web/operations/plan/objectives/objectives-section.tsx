/** What is to be reached, how much of it, and against what it is compared. */
import { useQuery } from "@tanstack/react-query";
import type { ObjectiveWire, PhaseWire } from "../../../../src/contract/operations.ts";
import type { Column } from "../../../look/table/column.ts";
import { Table } from "../../../look/table/table.tsx";
import { type PartProps, PlanSection } from "../page/plan-section.tsx";
import { type MeasureChoice, measuresQuery } from "../queries.ts";
import { ObjectivesForm } from "./objectives-form.tsx";

export function ObjectivesSection({ name, phase }: PartProps) {
  const measures = useQuery(measuresQuery).data ?? [];
  const may = phase.actions.includes("change");
  return (
    <PlanSection
      id="objectives"
      title="Objectives"
      count={phase.objectives.length}
      name={name}
      phase={phase}
      write={may ? (phase.objectives.length > 0 ? "Change" : "Write them") : null}
      form={may ? <ObjectivesForm name={name} phase={phase} measures={measures} /> : null}
    >
      {phase.objectives.length === 0 ? (
        <p className="soft measure">
          None yet. An objective says what is to be reached; with a measure it can have a target, and a
          baseline of the same measure and version to compare with.
        </p>
      ) : (
        <Table
          name="objectives"
          caption="Objectives"
          columns={columns(phase, measures)}
          rows={phase.objectives}
          rowKey={(row) => row.id}
        />
      )}
    </PlanSection>
  );
}

const number = (value: number | null) => (value === null ? "" : value.toLocaleString("en-GB"));

function columns(phase: PhaseWire, measures: readonly MeasureChoice[]): readonly Column<ObjectiveWire>[] {
  const pillar = (row: ObjectiveWire) => phase.pillars.find((each) => each.id === row.pillar)?.title ?? "";
  return [
    { id: "text", head: "Objective", names: true, cell: (row) => row.text, text: (row) => row.text },
    {
      id: "pillar",
      head: "Pillar",
      cell: (row) => pillar(row),
      text: pillar,
      order: pillar,
    },
    {
      id: "measure",
      head: "Measured by",
      cell: (row) => {
        const said = measureText(row, measures);
        const known = measures.find((each) => each.id === row.measure && each.version === row.measureVersion);
        return <span title={known?.definition}>{said}</span>;
      },
      text: (row) => measureText(row, measures),
    },
    {
      id: "target",
      head: "Target",
      numeric: true,
      cell: (row) => number(row.target),
      text: (row) => number(row.target),
      order: (row) => row.target ?? -1,
    },
    {
      id: "baseline",
      head: "Baseline",
      numeric: true,
      cell: (row) => number(row.baseline),
      text: (row) => number(row.baseline),
      order: (row) => row.baseline ?? -1,
    },
    {
      id: "from",
      head: "Baseline from",
      cell: (row) => row.baselineSays,
      text: (row) => row.baselineSays,
    },
  ];
}

export function measureText(
  { measure, measureVersion }: Pick<ObjectiveWire, "measure" | "measureVersion">,
  measures: readonly MeasureChoice[],
): string {
  if (measure === null) return "";
  const known = measures.find((each) => each.id === measure && each.version === measureVersion);
  return `${known?.name ?? measure}, version ${measureVersion}`;
}
