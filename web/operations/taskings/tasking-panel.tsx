/** The place where something is written about a tasking: its change, a reason, a question to the originators. */
import { useNavigate } from "@tanstack/react-router";
import type { TaskingStepWire, TaskingWire } from "../../../src/contract/operations.ts";
import { fieldErrors } from "../../look/field-errors.ts";
import { TextAreaField } from "../../look/fields.tsx";
import { post } from "../../server/call.ts";
import { AskForm } from "../deconflict/ask-form.tsx";
import { PlanForm } from "../plan/plan-form.tsx";
import { useKept } from "../plan/use-kept.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { useStillHere } from "../plan/use-still-here.ts";
import { ChangeTasking } from "./change-tasking.tsx";
import { taskingPath } from "./queries.ts";

interface PanelProps {
  readonly tasking: TaskingWire;
}

export function TaskingPanel({ tasking, doing }: PanelProps & { readonly doing: string | undefined }) {
  const may = (action: TaskingWire["actions"][number]) => tasking.actions.includes(action);
  if (doing === "change" && may("change")) return <ChangeTasking tasking={tasking} />;
  if (doing === "ask" && may("ask_permission")) return <SaidPanel tasking={tasking} act="ask" />;
  if (doing === "decline" && may("decline")) return <SaidPanel tasking={tasking} act="decline" />;
  if (doing === "complete" && may("complete")) return <SaidPanel tasking={tasking} act="complete" />;
  if (doing === "cancel" && may("cancel")) return <SaidPanel tasking={tasking} act="cancel" />;
  if (doing === "deconflict" && may("deconflict"))
    return (
      <section className="panel action-panel" aria-labelledby="deconflict-title">
        <h2 id="deconflict-title">Deconflict</h2>
        <AskForm tasking={tasking} />
      </section>
    );
  return null;
}

const ACTS = {
  complete: {
    title: "Complete this tasking",
    lead: "It is then over for every agency that takes part. What was counted comes from the records of the field, not from here.",
    label: "How it ended (optional)",
    short: null,
    submit: "It is completed",
    said: "It is completed",
    most: 1000,
    harm: false,
  },
  decline: {
    title: "Decline",
    lead: "Whoever tasks sees your reason and can plan it anew.",
    label: "Why your agency does not take part",
    short: "Say why your agency does not take part",
    submit: "Decline",
    said: "Declined, and whoever tasks sees why",
    most: 1000,
    harm: false,
  },
  cancel: {
    title: "Cancel this tasking",
    lead: "Every agency that takes part sees your reason. It cannot be taken up again; a new one can be made.",
    label: "Why it is cancelled",
    short: "Say why it is cancelled",
    submit: "Cancel the tasking",
    said: "Cancelled, and every agency sees why",
    most: 1000,
    harm: true,
  },
  ask: {
    title: "Ask the originators",
    lead: "Every originator of what is handled A1 is asked at once and answers against a clock. The tasking is named.",
    label: "What you want to do with it, by when, and why it matters",
    short: "Say what you want to do and why",
    submit: "Ask the originators",
    said: "The originators are asked",
    most: 3000,
    harm: false,
  },
} as const;

function SaidPanel({ tasking, act: name }: PanelProps & { readonly act: keyof typeof ACTS }) {
  const words = ACTS[name];
  const go = useNavigate();
  const kept = useKept(`${name}.${tasking.id}`, { said: "" });
  const { said } = kept.value;
  const pointer = name === "ask" ? "/question" : "/reason";
  const stillHere = useStillHere();
  const close = () => {
    kept.forget();
    if (!stillHere()) return;
    void go({
      to: "/taskings/$id",
      params: { id: tasking.id },
      search: {},
      replace: true,
      resetScroll: false,
    });
  };
  const act = usePlanAct({
    run: () =>
      name === "ask"
        ? post(`${taskingPath(tasking.id)}/permissions`, { question: said.trim() })
        : post(`${taskingPath(tasking.id)}/${name}`, {
            revision: tasking.revision,
            ...(said.trim() === "" ? {} : { reason: said.trim() }),
          } satisfies TaskingStepWire),
    said: words.said,
    after: close,
  });
  return (
    <section className="panel action-panel" aria-labelledby="said-title">
      <h2 id="said-title">{words.title}</h2>
      <p className="soft measure">{words.lead}</p>
      <PlanForm
        label={words.title}
        errors={act.errors}
        failure={act.failure}
        busy={act.busy}
        submit={words.submit}
        harm={words.harm}
        kept={kept}
        onSubmit={() =>
          act.send(fieldErrors([[pointer, words.short !== null && said.trim().length < 3 && words.short]]))
        }
        onCancel={close}
      >
        <TextAreaField
          pointer={pointer}
          label={words.label}
          value={said}
          maxLength={words.most}
          error={act.errors.get(pointer)}
          onChange={(event) => kept.change({ said: event.target.value })}
        />
      </PlanForm>
    </section>
  );
}
