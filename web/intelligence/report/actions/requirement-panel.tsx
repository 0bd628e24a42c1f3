import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReportDetailWire } from "../../../../src/contract/reports.ts";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { SelectField } from "../../../look/fields.tsx";
import { post } from "../../../server/call.ts";
import { requirementsQuery } from "../../queries.ts";
import { ActionPanel } from "./action-panel.tsx";
import { useReportAct } from "./use-report-act.ts";

/** Says that this report answers a requirement, so that whoever asked hears of it. */
export function RequirementPanel({ report }: { readonly report: ReportDetailWire }) {
  const [chosen, setChosen] = useState("");
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const open = useQuery(requirementsQuery(true));
  const linked = new Set(report.requirements.map((each) => each.id));
  const run = useReportAct({
    run: () => post(`/reports/${report.id}/requirements/${chosen}`),
    said: "Linked to the requirement",
  });
  return (
    <ActionPanel
      title="Link to a requirement"
      lead="Whoever asked sees that this report answers them, if they may read it."
      errors={errors}
      failure={run.error ?? open.error}
      busy={run.isPending}
      submit="Link"
      onSubmit={() => {
        const wrong = fieldErrors([["/requirement", chosen === "" && "Choose a requirement"]]);
        setErrors(wrong);
        if (wrong.size === 0) run.mutate();
      }}
    >
      <SelectField
        pointer="/requirement"
        label="Open requirements"
        value={chosen}
        error={errors.get("/requirement")}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="">{open.isPending ? "Loading" : "Choose"}</option>
        {(open.data ?? [])
          .filter((each) => !linked.has(each.id))
          .map((each) => (
            <option key={each.id} value={each.id}>
              {each.code}: {each.title}
            </option>
          ))}
      </SelectField>
    </ActionPanel>
  );
}
