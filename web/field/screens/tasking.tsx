import { Button } from "../../look/button.tsx";
import { randomId } from "../../server/random-id.ts";
import { go } from "../address.ts";
import { useField } from "../context.tsx";
import { Screen } from "../screen.tsx";
import { fromTasking } from "../work/activity-start.ts";
import { whenWords } from "../work/when-words.ts";

export function TaskingScreen({ id }: { readonly id: string }) {
  const [{ bundle, activities }, field] = useField();
  const tasking = bundle?.taskings.find((each) => each.id === id);
  if (!tasking) {
    return (
      <Screen title="Tasking" back="">
        <p>It is not on this device. It may have been given to somebody else.</p>
      </Screen>
    );
  }
  const others = tasking.agencies.filter((code) => code !== tasking.lead);
  const begun = activities.find(({ fields, state }) => fields.tasking === id && state === "draft");
  const start = async () => {
    const activity = randomId();
    await field.record({ do: "set", activity, fields: fromTasking(tasking, new Date().toISOString()) });
    go(`activities/${activity}`, { instead: true });
  };
  return (
    <Screen
      title={tasking.title}
      back=""
      actions={
        begun ? (
          <Button onClick={() => go(`activities/${begun.id}`)}>Carry on</Button>
        ) : (
          <Button onClick={() => void start()}>Start</Button>
        )
      }
    >
      <p className="said">{tasking.what}</p>
      <dl className="facts">
        <dt>When</dt>
        <dd>{whenWords(tasking.startsAt, tasking.endsAt)}</dd>
        <dt>Where</dt>
        <dd>{[tasking.place, tasking.placeCode, tasking.area].filter(Boolean).join(", ")}</dd>
        <dt>For</dt>
        <dd>{[tasking.operation, tasking.phaseTitle, tasking.pillarTitle].filter(Boolean).join(" · ")}</dd>
        <dt>Lead</dt>
        <dd>{tasking.lead}</dd>
        {others.length > 0 ? (
          <>
            <dt>With</dt>
            <dd>{others.join(", ")}</dd>
          </>
        ) : null}
        {tasking.resources ? (
          <>
            <dt>Resources</dt>
            <dd className="said">{tasking.resources}</dd>
          </>
        ) : null}
      </dl>
      {tasking.prompts.length > 0 ? (
        <section aria-labelledby="prompts" className="stack-tight">
          <h2 id="prompts">Questions to keep in mind</h2>
          <ul>
            {tasking.prompts.map((prompt) => (
              <li key={prompt}>{prompt}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </Screen>
  );
}
