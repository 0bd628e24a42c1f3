/** What every report says of itself: grade, purpose, marking, how it is known, with whom it may be shared. */

import { useState } from "react";
import type { MappingWire } from "../../../src/contract/mappings.ts";
import { PURPOSES } from "../../../src/vocabulary/purposes.ts";
import { PRECEDENCE_NAME, PRECEDENCES } from "../../../src/vocabulary/reports.ts";
import { useMe } from "../../access/me.tsx";
import { RecipientPicker } from "../../access/recipient-picker.tsx";
import type { GradeDraft } from "../../intelligence/grades/grade-draft.ts";
import { gradeGap } from "../../intelligence/grades/grade-draft.ts";
import { GradePicker } from "../../intelligence/grades/grade-picker.tsx";
import { SelectField } from "../../look/fields.tsx";
import { draftOfLine, type LineGrade, lineGrade } from "../run/document-settings.ts";
import { useEditing } from "./editing.tsx";
import { TemplateField } from "./template-field.tsx";

type Head = NonNullable<MappingWire["defaults"]>;

export function Defaults() {
  const { edit } = useEditing();
  const me = useMe();
  const head: Head = edit.mapping.defaults ?? {};
  const set = (part: Partial<Head>, place?: string) =>
    edit.change({ ...edit.mapping, defaults: { ...head, ...part } }, place);
  return (
    <section className="panel stack">
      <h3>Every report of it</h3>
      <MappedGrade
        key={JSON.stringify(head.grade)}
        grade={head.grade as LineGrade | undefined}
        originator={me.agency.code}
        onChange={(grade) => set({ grade })}
      />
      <div className="mapped-row" data-parts="3">
        <SelectField
          pointer="/default-purpose"
          label="Purpose"
          value={head.purpose ?? ""}
          onChange={(event) => set({ purpose: event.target.value as Head["purpose"] })}
        >
          <option value="" disabled>
            Choose one
          </option>
          {PURPOSES.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          pointer="/default-classification"
          label="Marking"
          value={head.classification ?? ""}
          onChange={(event) => set({ classification: event.target.value as Head["classification"] })}
        >
          <option value="" disabled>
            Choose one
          </option>
          <option>OFFICIAL</option>
          <option>OFFICIAL-SENSITIVE</option>
        </SelectField>
        <SelectField
          pointer="/default-precedence"
          label="Precedence"
          value={head.precedence ?? "routine"}
          onChange={(event) => set({ precedence: event.target.value as Head["precedence"] })}
        >
          {PRECEDENCES.map((each) => (
            <option key={each} value={each}>
              {PRECEDENCE_NAME[each]}
            </option>
          ))}
        </SelectField>
      </div>
      <TemplateField
        pointer="/default-provenance"
        label="How it is known"
        hint="Never who the source is"
        value={head.provenance ?? ""}
        onChange={(provenance) => set({ provenance }, "provenance")}
      />
      <RecipientPicker
        pointer="/default-audience"
        label="With whom it may be shared"
        purpose={head.purpose ?? "law_enforcement"}
        chosen={head.audience ?? []}
        onChange={(audience) => set({ audience: [...audience] })}
      />
      <p className="small soft">
        Left empty, only your own intelligence unit can read the reports, and shares them one by one. Named
        here, they are shared as they come in: whoever starts the import must decide that, or they are
        refused.
      </p>
    </section>
  );
}

interface MappedGradeProps {
  readonly grade: LineGrade | undefined;
  readonly originator: string;
  readonly onChange: (grade: LineGrade) => void;
}

/** Half a grade stays here until it is whole: a mapping holds whole grades only. */
function MappedGrade({ grade, originator, onChange }: MappedGradeProps) {
  const [draft, setDraft] = useState<GradeDraft>(() => draftOfLine(grade, originator));
  const put = (next: GradeDraft) => {
    setDraft(next);
    const whole = lineGrade(next);
    if (whole && JSON.stringify(whole) !== JSON.stringify(grade)) onChange(whole);
  };
  return (
    <GradePicker
      pointer="/default-grade"
      label="Grade"
      grade={draft}
      originator={originator}
      error={gradeGap(draft) ?? undefined}
      onChange={put}
    />
  );
}
