/** Which powers the agency's officers hold. Its officers are offered these and no others when they record what they did. */
import { useQuery } from "@tanstack/react-query";
import type { AgencyPowersWire } from "../../../../src/contract/operations.ts";
import { useMe } from "../../../access/me.tsx";
import { fieldErrors } from "../../../look/field-errors.ts";
import { Checkboxes } from "../../../look/fields.tsx";
import { Page } from "../../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../../look/states.tsx";
import { put } from "../../../server/call.ts";
import { PlanForm } from "../plan-form.tsx";
import { powersQuery } from "../queries.ts";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";
import "../plan.css";

export function PowersPage() {
  const me = useMe();
  const answer = useQuery(powersQuery);
  return (
    <Page
      title={`Powers of ${me.agency.name}`}
      width="reading"
      lead={
        <p>
          No power, no “questioned”: every stop, question, search, entry and seizure names the power it rests
          on. Officers choose among those that are ticked here.
        </p>
      }
    >
      {answer.isPending ? <Skeleton lines={10} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data ? <Powers key={String(answer.data.said)} powers={answer.data} /> : null}
    </Page>
  );
}

type Power = AgencyPowersWire["powers"][number];

function Powers({ powers }: { readonly powers: AgencyPowersWire }) {
  const held = powers.powers.filter((each) => each.held).map((each) => each.id);
  const kept = useKept<readonly string[]>("powers", held);
  const act = usePlanAct({
    run: () => put("/agency/powers", { powers: [...kept.value] }),
    said: "Saved. Officers are offered these from now on",
    after: kept.forget,
  });
  const group = (offered: boolean) => powers.powers.filter((each) => each.offered === offered);
  if (!powers.mayChange) {
    return (
      <section className="panel stack-tight">
        <ul>
          {powers.powers
            .filter((each) => each.held)
            .map((each) => (
              <li key={each.id}>
                {each.name} <span className="small soft">{each.uses.join(", ")}</span>
              </li>
            ))}
        </ul>
        <p className="small soft">Your administrator keeps this list.</p>
      </section>
    );
  }
  return (
    <div className="panel stack">
      {powers.said ? null : (
        <p className="notice" data-tone="late">
          Your agency has not said which powers it holds. Until it does, those usual for its kind are taken.
          Go through them with your lawyers, then save.
        </p>
      )}
      <PlanForm
        label="Powers"
        errors={act.errors}
        failure={act.failure}
        busy={act.busy}
        submit="Save the powers"
        kept={kept}
        onSubmit={() =>
          act.send(
            fieldErrors([
              ["/powers", kept.value.length === 0 && "Tick at least one: consent is one of them"],
            ]),
          )
        }
      >
        <Checkboxes
          pointer="/powers"
          label="Usual for an agency of your kind"
          error={act.errors.get("/powers")}
          values={kept.value}
          onChange={kept.change}
          choices={group(true).map(choice)}
        />
        {group(false).length > 0 ? (
          <details open={group(false).some((each) => kept.value.includes(each.id))}>
            <summary className="quiet-summary">Others, which an agency holds by designation</summary>
            <Checkboxes
              pointer="/others"
              label="Others"
              values={kept.value}
              onChange={kept.change}
              choices={group(false).map(choice)}
            />
          </details>
        ) : null}
      </PlanForm>
    </div>
  );
}

const choice = ({ id, name, uses }: Power) => ({ value: id, label: name, hint: uses.join(", ") });
