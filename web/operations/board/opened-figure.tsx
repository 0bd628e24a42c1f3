/** A figure with the cards behind it: those that count, those that stand beside and are not added, and the wrong sum. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { BoardAnswerWire, BoardTotalWire, OpenedCardWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { Dialog } from "../../look/dialog.tsx";
import { dayText, plural } from "../../look/instants.ts";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { TableScroll } from "../../look/table/table-scroll.tsx";
import { type FilterState, filtersOf } from "./filters.ts";
import { openFigure } from "./queries.ts";
import type { CellAsked } from "./shown.tsx";
import { figureText, PANELS, rowName } from "./words.ts";

interface OpenedProps {
  readonly scope: string | null;
  readonly board: BoardAnswerWire;
  readonly of: BoardTotalWire;
  readonly cell: CellAsked;
  readonly filters: FilterState;
  readonly onClose: () => void;
}

export function OpenedFigure({ scope, board, of, cell, filters, onClose }: OpenedProps) {
  const opened = useInfiniteQuery({
    queryKey: ["opened", scope, cell, filters],
    queryFn: ({ pageParam, signal }) =>
      openFigure(scope, { ...cell, offset: pageParam }, filtersOf(filters), signal),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const first = opened.data?.pages[0];
  const cards = opened.data?.pages.flatMap((page) => page.cards) ?? [];
  const unreadable = cards.filter(({ readable }) => !readable).length;
  return (
    <Dialog title={titleOf(of, cell, board)} onClose={onClose} wide>
      <div className="stack">
        {opened.isPending ? <Skeleton lines={6} /> : null}
        {opened.error ? <ProblemNotice error={opened.error} again={() => void opened.refetch()} /> : null}
        {first ? (
          <dl className="facts">
            <dt>The figure</dt>
            <dd>
              <strong>{first.total === null ? "not shown by itself" : figureText(of, first.total)}</strong>{" "}
              {of.unit === "pence" ? "" : of.unit}, of {plural(first.counted, "card")} that count
              {first.counted === 1 ? "s" : ""}
            </dd>
            <dt>Not added</dt>
            <dd>
              {first.beside === 0
                ? "No other agency has a card for the same events."
                : `${plural(first.beside, "card")} of other agencies for the same events stand beside them.`}
            </dd>
            {first.added !== null && first.added !== first.total ? (
              <>
                <dt>Adding everything up</dt>
                <dd>
                  would have given <s>{figureText(of, first.added)}</s>, which is wrong: the same events twice
                  or more.{" "}
                  {scope === null ? null : (
                    <Link
                      to="/operations/scopes/$scope/explained"
                      params={{ scope }}
                      search={{ measure: of.measure }}
                    >
                      How the figure was reached
                    </Link>
                  )}
                </dd>
              </>
            ) : null}
            {first.differing > 0 ? (
              <>
                <dt>Differing</dt>
                <dd>
                  On {plural(first.differing, "event")} contributions differ; the one that counts is marked.
                </dd>
              </>
            ) : null}
          </dl>
        ) : null}
        {cards.length > 0 ? (
          <TableScroll label="Cards behind the figure">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Day</th>
                  <th scope="col" className="number">
                    Quantity
                  </th>
                  <th scope="col">Card of</th>
                  <th scope="col">Led by</th>
                  <th scope="col">Area</th>
                  <th scope="col">Described as</th>
                  <th scope="col">Event</th>
                </tr>
              </thead>
              <tbody>
                {cards.map((card, nth) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a card that may not be opened has no id, and the list only grows
                  <CardLine key={nth} card={card} of={of} board={board} />
                ))}
              </tbody>
            </table>
          </TableScroll>
        ) : null}
        {unreadable > 0 ? (
          <p className="small soft">
            Cards hold no personal data. Of those of which you may not open the event, what is shown here is
            all there is.
          </p>
        ) : null}
        {opened.hasNextPage ? (
          <Button look="plain" busy={opened.isFetchingNextPage} onClick={() => void opened.fetchNextPage()}>
            Show more cards
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}

function CardLine({
  card,
  of,
  board,
}: {
  readonly card: OpenedCardWire;
  readonly of: BoardTotalWire;
  readonly board: BoardAnswerWire;
}) {
  const said = (["mode", "direction", "threatArea", "premises", "offence", "link"] as const).flatMap(
    (part) => (card[part] ? [rowName(part, card[part], board)] : []),
  );
  return (
    <tr data-beside={!card.counts || undefined}>
      <td>{dayText(`${card.day}T12:00:00Z`)}</td>
      <td className="number">
        {card.counts ? (
          figureText(of, card.quantity)
        ) : (
          <s title="Not added: another card of this event counts">{figureText(of, card.quantity)}</s>
        )}
      </td>
      <td>
        {card.owner ?? "–"}
        {card.differs ? (
          <span className="tag" data-tone="late">
            differs
          </span>
        ) : null}
        {card.state === "provisional" ? (
          <span className="tag" data-tone="draft">
            provisional
          </span>
        ) : null}
      </td>
      <td>{card.lead ?? "–"}</td>
      <td>{card.area === null ? "–" : rowName("force", card.area, board)}</td>
      <td>{said.join(", ")}</td>
      <td>
        {card.activity ? (
          <Link to="/activities/$id" params={{ id: card.activity }}>
            Open the activity
          </Link>
        ) : card.id ? (
          <Link to="/cards/$id" params={{ id: card.id }}>
            Open the card
          </Link>
        ) : (
          <span className="soft">–</span>
        )}
      </td>
    </tr>
  );
}

function titleOf(of: BoardTotalWire, { panel, key }: CellAsked, board: BoardAnswerWire): string {
  if (panel === undefined || key === undefined) return of.name;
  if (panel === "day") return `${of.name}, ${dayText(`${key}T12:00:00Z`)}`;
  const title = PANELS.find((each) => each.key === panel)?.title.toLowerCase();
  const row = rowName(panel, key, board);
  return panel === "force" ? `${of.name}, ${row}` : `${of.name}, ${title}: ${row}`;
}
