/** One tasking: what is to be done, how it has to be done, who answered, what stands in its way, what happened to it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { TaskingWire } from "../../../src/contract/operations.ts";
import { PrintedBy } from "../../intelligence/report/printed-by.tsx";
import { InstantText } from "../../look/date-text.tsx";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { DeconflictionPanel } from "../deconflict/deconfliction-panel.tsx";
import { placeText } from "../plan/words.ts";
import { NextStep } from "./next-step.tsx";
import { taskingQuery } from "./queries.ts";
import { RestsOn } from "./rests-on.tsx";
import { Taking } from "./taking.tsx";
import { TaskingPanel } from "./tasking-panel.tsx";
import { TaskingTag } from "./tasking-state.tsx";
import { WhenText } from "./time-text.tsx";
import "../plan/plan.css";
import "./taskings.css";

const route = getRouteApi("/inside/taskings/$id");

export function TaskingPage() {
  const { id } = route.useParams();
  const answer = useQuery(taskingQuery(id));
  if (!answer.data) {
    return (
      <Page title="Tasking">
        {answer.error ? (
          <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
        ) : (
          <Skeleton lines={10} />
        )}
      </Page>
    );
  }
  return <Tasking key={answer.data.id} tasking={answer.data} />;
}

function Tasking({ tasking }: { readonly tasking: TaskingWire }) {
  const { do: doing } = route.useSearch();
  return (
    <Page
      title={tasking.title}
      above={
        <>
          <Link
            to="/operations/$name/$phase/plan"
            params={{ name: tasking.operation, phase: tasking.phase }}
            search={{}}
          >
            {tasking.operationTitle}, {tasking.phaseTitle}
          </Link>
          {tasking.phaseState === "live" ? null : (
            <span className="tag" data-tone="draft">
              Phase {tasking.phaseState === "draft" ? "not live yet" : "ended"}
            </span>
          )}
          <TaskingTag state={tasking.state} />
        </>
      }
    >
      {doing ? null : <NextStep tasking={tasking} />}
      <div className="columns" data-side="right">
        <div className="stack">
          {tasking.flagged ? (
            <p className="notice" data-tone="harm">
              {tasking.flagged}
            </p>
          ) : null}
          <TaskingPanel key={doing ?? ""} tasking={tasking} doing={doing} />
          {doing === "change" ? null : <Words tasking={tasking} />}
        </div>
        <div className="stack">
          <Taking tasking={tasking} />
          <DeconflictionPanel tasking={tasking} />
          <Steps tasking={tasking} />
        </div>
      </div>
      <PrintedBy classification="OFFICIAL-SENSITIVE" />
    </Page>
  );
}

function Words({ tasking }: { readonly tasking: TaskingWire }) {
  return (
    <>
      <section className="panel stack" aria-label="What is to be done">
        <dl className="facts">
          <dt>Where</dt>
          <dd>{placeText(tasking)}</dd>
          <dt>When</dt>
          <dd>
            <WhenText from={tasking.startsAt} to={tasking.endsAt} /> <span className="soft">London time</span>
          </dd>
          {tasking.pillarTitle ? (
            <>
              <dt>Pillar</dt>
              <dd>{tasking.pillarTitle}</dd>
            </>
          ) : null}
          {tasking.resources ? (
            <>
              <dt>Resources</dt>
              <dd className="said">{tasking.resources}</dd>
            </>
          ) : null}
        </dl>
        {tasking.what ? <p className="said measure tasking-what">{tasking.what}</p> : null}
      </section>
      <HowItIsDone tasking={tasking} />
      {tasking.prompts.length > 0 ? (
        <section className="panel stack-tight">
          <h2>Questions for the debrief</h2>
          <ol className="tasking-prompts">
            {tasking.prompts.map((prompt, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place
              <li key={nth}>
                {prompt.text}{" "}
                {prompt.requirement && prompt.code ? (
                  <Link to="/requirements/$id" params={{ id: prompt.requirement }} className="mono small">
                    {prompt.code}
                  </Link>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <RestsOn tasking={tasking} />
    </>
  );
}

/** What the handling of its sources asks for, in sight of everybody who goes. */
function HowItIsDone({ tasking }: { readonly tasking: TaskingWire }) {
  if (tasking.how.length === 0) return null;
  return (
    <section className="panel stack-tight" aria-labelledby="how-title">
      <h2 id="how-title">How it has to be done</h2>
      {tasking.how.map((how) => (
        <div key={how.action} className="tasking-how">
          <p>
            <strong className="mono">{how.action}</strong> {how.says}
          </p>
          {how.instructions.length > 0 ? (
            <ul>
              {how.instructions.map((each) => (
                <li key={each.originator + each.text}>
                  <strong>{each.originator}</strong>: {each.text}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ))}
    </section>
  );
}

function Steps({ tasking }: { readonly tasking: TaskingWire }) {
  return (
    <section className="panel" aria-labelledby="steps-title">
      <h2 id="steps-title">What happened</h2>
      <ol className="plain-list plan-lines">
        {tasking.steps.toReversed().map((step) => (
          <li key={step.at + step.did}>
            <span>
              {capital(step.did)}
              {step.reason ? <span className="said">: {step.reason}</span> : null}
            </span>
            <span className="small soft">
              {step.by}, <InstantText at={step.at} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
