import { plural } from "../../look/instants.ts";
import type { Unfinished } from "../keep/unfinished.ts";
import { To } from "../screen.tsx";

const KINDS: Readonly<Record<Unfinished["kind"], string>> = {
  encounter: "Encounter",
  power: "Search, entry or seizure",
  result: "Result",
  reference: "Reference",
  note: "Note",
  details: "Details",
};

/** Begun and not recorded: only this device has the words. */
export function UnfinishedList({ forms }: { readonly forms: readonly Unfinished[] }) {
  if (forms.length === 0) return null;
  return (
    <section className="notice" data-tone="late">
      <h2>{plural(forms.length, "form")} not recorded yet</h2>
      <ul className="plain-list">
        {forms.map(({ part, activity, kind }) => (
          <li key={part}>
            <To
              to={
                kind === "details"
                  ? `activities/${activity}/details`
                  : `activities/${activity}/${kind}/${part}`
              }
              className="line-link"
            >
              {KINDS[kind]}: carry on
            </To>
          </li>
        ))}
      </ul>
    </section>
  );
}
