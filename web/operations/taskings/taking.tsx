/** Who is asked to take part, and what each has answered. */
import type { TaskingWire } from "../../../src/contract/operations.ts";
import { InstantText } from "../../look/date-text.tsx";

export function Taking({ tasking }: { readonly tasking: TaskingWire }) {
  return (
    <section className="panel" aria-labelledby="taking-title">
      <h2 id="taking-title">Who takes part</h2>
      <ul className="plain-list plan-lines">
        {tasking.taking.map((each) => (
          <li key={each.agency}>
            <span className="row spread">
              <span>
                <strong>{each.name}</strong>{" "}
                <span className="small soft">{each.part === "lead" ? "leads" : "supports"}</span>
              </span>
              <Answer answer={each.answer} asked={tasking.state !== "draft"} />
            </span>
            {each.reason ? <span className="said">{each.reason}</span> : null}
            {each.answeredAt ? (
              <span className="small soft">
                {each.answeredBy}, <InstantText at={each.answeredAt} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="small soft">Tasked by {tasking.agency}</p>
    </section>
  );
}

function Answer({
  answer,
  asked,
}: {
  readonly answer: TaskingWire["taking"][number]["answer"];
  readonly asked: boolean;
}) {
  if (answer === "accepted")
    return (
      <span className="tag" data-tone="done">
        Accepted
      </span>
    );
  if (answer === "declined")
    return (
      <span className="tag" data-tone="harm">
        Declined
      </span>
    );
  return <span className="small soft">{asked ? "no answer yet" : "not asked yet"}</span>;
}
