/** The cards of one's own agency in a scope: contributed unless withheld, and withheld only with a reason. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CardLineWire, ScopeWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { dayText } from "../../look/instants.ts";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { TableScroll } from "../../look/table/table-scroll.tsx";
import { quantityText } from "./quantity.ts";
import { cardsOptions } from "./queries.ts";

const SHOWN = [
  { id: "all", name: "All of them" },
  { id: "withheld", name: "Withheld" },
  { id: "provisional", name: "Provisional" },
] as const;

export function OurCards({ scope }: { readonly scope: ScopeWire }) {
  const [shown, setShown] = useState<(typeof SHOWN)[number]["id"]>("all");
  const cards = useInfiniteQuery(
    cardsOptions({
      scope: scope.address,
      ...(shown === "withheld" && { withheld: true }),
      ...(shown === "provisional" && { state: "provisional" }),
    }),
  );
  const items = cards.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack">
      <div className="button-row">
        {SHOWN.map(({ id, name }) => (
          <Button
            key={id}
            size="small"
            look={id === shown ? "action" : "plain"}
            aria-pressed={id === shown}
            onClick={() => setShown(id)}
          >
            {name}
          </Button>
        ))}
      </div>
      {cards.isPending ? <Skeleton lines={6} /> : null}
      {cards.error ? <ProblemNotice error={cards.error} again={() => void cards.refetch()} /> : null}
      {cards.isSuccess && items.length === 0 ? (
        <Empty title={shown === "all" ? "No cards of ours yet" : "None"}>
          <p>Cards are made when activities are submitted, or returned as figures without records.</p>
        </Empty>
      ) : null}
      {items.length > 0 ? (
        <TableScroll label="Our cards">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">Measure</th>
                <th scope="col" className="number">
                  Quantity
                </th>
                <th scope="col">Led by</th>
                <th scope="col">State</th>
                <th scope="col">In this scope</th>
              </tr>
            </thead>
            <tbody>
              {items.map((card) => (
                <Line key={card.id} card={card} scope={scope.address} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      {cards.hasNextPage ? (
        <Button look="plain" busy={cards.isFetchingNextPage} onClick={() => void cards.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </div>
  );
}

function Line({ card, scope }: { readonly card: CardLineWire; readonly scope: string }) {
  const says = card.scopes.find((each) => each.scope === scope);
  return (
    <tr>
      <td>{dayText(`${card.day}T12:00:00Z`)}</td>
      <td>
        <Link to="/cards/$id" params={{ id: card.id }}>
          {card.measureName}
        </Link>
      </td>
      <td className="number">{quantityText(card)}</td>
      <td>{card.lead}</td>
      <td>
        <span className="tag" data-tone={card.state === "provisional" ? "draft" : undefined}>
          {card.state}
        </span>
      </td>
      <td>
        {says === undefined ? (
          <span className="soft">not in it</span>
        ) : says.says === "withheld" ? (
          <>
            <span className="tag" data-tone="late">
              withheld
            </span>{" "}
            <span className="small">{says.reason}</span>
          </>
        ) : (
          "contributed"
        )}
      </td>
    </tr>
  );
}
