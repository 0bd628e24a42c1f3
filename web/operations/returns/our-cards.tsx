/** The cards of one's own agency in a scope: contributed unless withheld, and withheld only with a reason. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CardLineWire, ScopeWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { dayText } from "../../look/instants.ts";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import type { Column } from "../../look/table/column.ts";
import { Table } from "../../look/table/table.tsx";
import { quantityText } from "./quantity.ts";
import { cardsOptions } from "./queries.ts";

type CardRow = Omit<CardLineWire, "event">;

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
        <Table
          main
          name="cards"
          caption="Our cards, the last day first"
          columns={columnsIn(scope.address)}
          rows={items.map(withoutEvent)}
          rowKey={({ id }) => id}
        />
      ) : null}
      {cards.hasNextPage ? (
        <Button look="plain" busy={cards.isFetchingNextPage} onClick={() => void cards.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </div>
  );
}

/** A row is taken away as said of its card: the event is known by the card alone. */
function withoutEvent({ event: _, ...card }: CardLineWire): CardRow {
  return card;
}

function columnsIn(scope: string): readonly Column<CardRow>[] {
  const says = (card: CardRow) => card.scopes.find((each) => each.scope === scope);
  return [
    {
      id: "measure",
      head: "Measure",
      names: true,
      cell: (card) => (
        <Link to="/cards/$id" params={{ id: card.id }}>
          {card.measureName}
        </Link>
      ),
      text: (card) => card.measureName,
      order: (card) => card.measureName,
    },
    {
      id: "day",
      head: "Day",
      cell: (card) => dayText(`${card.day}T12:00:00Z`),
      text: (card) => card.day,
      order: (card) => card.day,
    },
    {
      id: "quantity",
      head: "Quantity",
      cell: quantityText,
      text: quantityText,
      order: (card) => card.quantity,
    },
    {
      id: "lead",
      head: "Led by",
      cell: (card) => card.lead,
      text: (card) => card.lead,
      order: (card) => card.lead,
    },
    {
      id: "state",
      head: "State",
      cell: (card) => (
        <span className="tag" data-tone={card.state === "provisional" ? "draft" : undefined}>
          {card.state}
        </span>
      ),
      text: (card) => card.state,
      order: (card) => card.state,
    },
    {
      id: "scope",
      head: "In this scope",
      cell: (card) => <InScope says={says(card)} />,
      text: (card) => {
        const said = says(card);
        if (said === undefined) return "not in it";
        return said.says === "withheld" ? `withheld: ${said.reason}` : "contributed";
      },
    },
  ];
}

function InScope({ says }: { readonly says: CardLineWire["scopes"][number] | undefined }) {
  if (says === undefined) return <span className="soft">not in it</span>;
  if (says.says !== "withheld") return "contributed";
  return (
    <>
      <span className="tag" data-tone="late">
        withheld
      </span>{" "}
      <span className="small">{says.reason}</span>
    </>
  );
}
