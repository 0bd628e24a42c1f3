/** Nobody is put in a category unless somebody opens this and says so (Data Protection Act 2018 s.38). */
import type { EncounterFieldsWire } from "../../../../src/contract/field.ts";
import { CATEGORIES, CATEGORY_NAME, type Category } from "../../../../src/vocabulary/categories.ts";
import { Checkboxes, Radios } from "../../../look/fields.tsx";

interface CategoriesProps {
  readonly fields: EncounterFieldsWire;
  readonly change: (change: Partial<EncounterFieldsWire>) => void;
}

export function Categories({ fields, change }: CategoriesProps) {
  const said = new Map((fields.categories ?? []).map((each) => each.split(":") as [Category, string]));
  const write = (next: ReadonlyMap<Category, string>) =>
    change({ categories: [...next].map(([category, basis]) => `${category}:${basis}`) });
  const words = [...said.keys()].map((each) => CATEGORY_NAME[each]).join(", ") || "Not categorised";
  return (
    <details className="disclosure">
      <summary>Category: {words}</summary>
      <div className="stack">
        <p>
          Leave it unless you have to say. Whoever is not categorised is kept for a short time and stays out
          of checks and charts.
        </p>
        <Checkboxes
          pointer="/categories"
          label="In this event they are"
          values={[...said.keys()]}
          choices={CATEGORIES.map((each) => ({ value: each, label: CATEGORY_NAME[each] }))}
          onChange={(chosen) => write(new Map(chosen.map((each) => [each, said.get(each) ?? "assessment"])))}
        />
        {[...said].map(([category, basis]) => (
          <Radios
            key={category}
            pointer={`/basis/${category}`}
            label={`${CATEGORY_NAME[category]}: how do you know?`}
            inline
            value={basis as "fact" | "assessment"}
            choices={[
              { value: "assessment", label: "My assessment" },
              { value: "fact", label: "A fact" },
            ]}
            onPick={(next) => write(new Map([...said, [category, next]]))}
          />
        ))}
      </div>
    </details>
  );
}
