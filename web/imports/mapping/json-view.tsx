/** The mapping as the document it is. What is no JSON stays here, with where it goes wrong; what is, is taken at once. */
import { useState } from "react";
import type { MappingWire } from "../../../src/contract/mappings.ts";
import { TextAreaField } from "../../look/fields.tsx";
import { useEditing } from "./editing.tsx";
import { shapeProblem } from "./shape-problem.ts";

export function JsonView() {
  const { edit } = useEditing();
  const written = JSON.stringify(edit.mapping, null, 2);
  const [own, setOwn] = useState<{ readonly text: string; readonly of: string } | null>(null);
  // Whatever is changed elsewhere, such as by undo, is shown instead of what was typed before it.
  const text = own && own.of === written ? own.text : written;
  const problem = problemOf(text);
  const take = (next: string) => {
    if (problemOf(next) === null) {
      const mapping = JSON.parse(next) as MappingWire;
      edit.change(mapping, "json");
      setOwn({ text: next, of: JSON.stringify(mapping, null, 2) });
    } else setOwn({ text: next, of: written });
  };
  return (
    <TextAreaField
      pointer="/json"
      label="Mapping as JSON"
      hint="Everything a mapping can say, also what the columns view does not show"
      rows={32}
      spellCheck={false}
      value={text}
      error={problem ?? undefined}
      onChange={(event) => take(event.target.value)}
    />
  );
}

function problemOf(text: string): string | null {
  try {
    return shapeProblem(JSON.parse(text));
  } catch (error) {
    return `This is no JSON yet: ${error instanceof Error ? error.message : "look at its commas and quotes"}`;
  }
}
