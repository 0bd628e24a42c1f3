/** One count card: what it says, what it said before and why it changed, to which figures it is contributed. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CardDetailWire, CardLineWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { TextField } from "../../look/fields.tsx";
import { dayText, instantText } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { areaName } from "../plan/words.ts";
import { AmendCard } from "./amend-card.tsx";
import { quantityText } from "./quantity.ts";
import { cardQuery } from "./queries.ts";
import "../../look/table/table.css";
import { TableScroll } from "../../look/table/table-scroll.tsx";
import "../board/board.css";
import "./returns.css";

const route = getRouteApi("/inside/cards/$id");

export function CardPage() {
  const { id } = route.useParams();
  const found = useQuery(cardQuery(id));
  const card = found.data?.card;
  return (
    <Page
      title={card ? card.measureName : "Count card"}
      above={
        card ? (
          <span className="tag" data-tone={card.state === "provisional" ? "draft" : undefined}>
            {card.state}
          </span>
        ) : null
      }
      lead={
        card ? (
          <p>
            {quantityText(card)}, {dayText(`${card.day}T12:00:00Z`)}, a card of {card.owner}
          </p>
        ) : null
      }
      width="reading"
    >
      {found.isPending ? <Skeleton lines={8} /> : null}
      {found.error ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {found.data ? <Detail detail={found.data} /> : null}
    </Page>
  );
}

function Detail({ detail }: { readonly detail: CardDetailWire }) {
  const { card, versions, others, actions } = detail;
  return (
    <div className="stack">
      <section className="panel stack">
        <h2>What it says</h2>
        <dl className="facts">
          <dt>Led by</dt>
          <dd>{card.lead}</dd>
          <dt>Took part</dt>
          <dd>{card.agencies.join(", ") || "nobody else"}</dd>
          <dt>Police area</dt>
          <dd>{areaName(card.area) ?? "not said"}</dd>
          <dt>Described as</dt>
          <dd>
            {[card.mode, card.direction, card.threatArea, card.premises, card.offence, card.link]
              .filter(Boolean)
              .join(", ") || "nothing more"}
          </dd>
          {card.identified > 0 ? (
            <>
              <dt>Identified</dt>
              <dd>{card.identified} of them, each counted once in any figure</dd>
            </>
          ) : null}
          <dt>Record</dt>
          <dd>
            {card.activity ? (
              <Link to="/activities/$id" params={{ id: card.activity }}>
                Open the activity
              </Link>
            ) : (
              "None here: returned as a figure"
            )}
          </dd>
        </dl>
      </section>
      <Scopes card={card} actions={actions} />
      {actions.includes("amend") ? <AmendCard card={card} /> : null}
      {card.activity && !actions.includes("amend") ? (
        <p className="small soft">This card follows its activity, and is amended there.</p>
      ) : null}
      {others.length > 0 ? (
        <section className="panel stack">
          <h2>Other cards of this event</h2>
          <p className="small soft">
            Of one event and one measure one contribution counts: that of the agency that leads comes first.
          </p>
          <ul className="plain-list">
            {others.map((each) => (
              <li key={each.id} className="spread">
                <Link to="/cards/$id" params={{ id: each.id }}>
                  {each.measureName}, {each.owner}
                </Link>
                <span>{quantityText(each)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="panel stack">
        <h2>Versions</h2>
        <TableScroll label="Versions of the card">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">What changed</th>
                <th scope="col">Why</th>
                <th scope="col">By</th>
              </tr>
            </thead>
            <tbody>
              {versions.toReversed().map((version) => (
                <tr key={version.version}>
                  <td>{version.version}</td>
                  <td>
                    {version.version === 1
                      ? "made"
                      : version.changed
                          .map((field) => `${field}: ${valueText(version.body[field])}`)
                          .join("; ") || "nothing"}
                  </td>
                  <td>{version.because || "–"}</td>
                  <td>
                    {version.by}, {instantText(version.at)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </section>
    </div>
  );
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "not said";
  return Array.isArray(value) ? value.join(", ") || "none" : String(value);
}

function Scopes({ card, actions }: { readonly card: CardLineWire; readonly actions: readonly string[] }) {
  return (
    <section className="panel stack">
      <h2>Figures that it counts towards</h2>
      {card.scopes.length === 0 ? <p className="soft">None.</p> : null}
      {card.scopes.map((each) => (
        <div key={each.scope} className="judged stack">
          <p>
            <strong>{each.title}</strong>: {each.says}
            {each.frozen ? ", frozen" : ""}
            {each.reason ? `: ${each.reason}` : ""}{" "}
            <span className="small soft">
              {each.by}, {instantText(each.at)}
            </span>
          </p>
          {each.says === "contributed" && actions.includes("withhold") ? (
            <Say card={card} scope={each.scope} act="withhold" />
          ) : null}
          {each.says === "withheld" && actions.includes("contribute") ? (
            <Say card={card} scope={each.scope} act="contribute" />
          ) : null}
        </div>
      ))}
    </section>
  );
}

interface SayProps {
  readonly card: CardLineWire;
  readonly scope: string;
  readonly act: "withhold" | "contribute";
}

/** Withholding needs a reason: it is an act of its owner, and shows as one. */
function Say({ card, scope, act }: SayProps) {
  const [reason, setReason] = useState("");
  const pointer = `/${scope}-reason`;
  const say = usePlanAct({
    run: () => post(`/cards/${card.id}/${act}`, { scope, reason: reason.trim() }),
    said: act === "withhold" ? "Withheld, with its reason on record" : "Contributed again",
    after: () => setReason(""),
  });
  return (
    <div className="stack">
      {say.failure ? <ProblemNotice error={say.failure} /> : null}
      {act === "withhold" ? (
        <TextField
          pointer={pointer}
          label="Why is it withheld?"
          value={reason}
          error={say.errors.get(pointer)}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      <div>
        <Button
          look="plain"
          size="small"
          busy={say.busy}
          onClick={() =>
            say.send(
              act === "withhold" && reason.trim() === ""
                ? new Map([[pointer, "Enter why it is withheld"]])
                : undefined,
            )
          }
        >
          {act === "withhold" ? "Withhold it from this figure" : "Contribute it again"}
        </Button>
      </div>
    </div>
  );
}
