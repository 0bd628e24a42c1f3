/** The live board: what is happening now, counted once. Every number opens to what is behind it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "../../look/button.tsx";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { OperationTabs } from "../plan/operation-tabs.tsx";
import { operationQuery } from "../plan/queries.ts";
import { AreaMap } from "./area-map.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { type FilterState, type FilterWord, filtersIn, toggled } from "./filters.ts";
import { Freshness } from "./freshness.tsx";
import { OpenedFigure } from "./opened-figure.tsx";
import { PanelTable } from "./panel-table.tsx";
import { scopesQuery } from "./queries.ts";
import { Reporting } from "./reporting.tsx";
import { chosenScope, OWN, scopesOf } from "./scope-choice.ts";
import type { CellAsked } from "./shown.tsx";
import { TileGrid } from "./tile-grid.tsx";
import { Timeline } from "./timeline.tsx";
import { Totals } from "./totals.tsx";
import { useLiveBoard } from "./use-live-board.ts";
import { Wall } from "./wall.tsx";
import { headlineOf, PANELS, type PanelKeyWord } from "./words.ts";
import "../../look/table/table.css";
import "./board.css";

const ofOperation = getRouteApi("/inside/operations/$name/board");
const everywhere = getRouteApi("/inside/board");

/** The board of one operation. */
export function OperationBoardPage() {
  const { name } = ofOperation.useParams();
  const search = ofOperation.useSearch();
  const navigate = ofOperation.useNavigate();
  return (
    <BoardPage
      operation={name}
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
    />
  );
}

/** The board of any scope that one is admitted to, and of one's own picture. */
export function AnyBoardPage() {
  const search = everywhere.useSearch();
  const navigate = everywhere.useNavigate();
  return (
    <BoardPage
      operation={null}
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
    />
  );
}

type BoardSearch = FilterState & {
  readonly scope?: string;
  readonly measure?: string;
  readonly open?: string;
  readonly wall?: string;
};

interface BoardPageProps {
  readonly operation: string | null;
  readonly search: BoardSearch;
  readonly onSearch: (search: BoardSearch) => void;
}

function BoardPage({ operation: name, search, onSearch }: BoardPageProps) {
  const scopes = useQuery(scopesQuery);
  const operation = useQuery({ ...operationQuery(name ?? ""), enabled: name !== null });
  const among = scopesOf(scopes.data?.items ?? [], operation.data);
  const ready = scopes.isSuccess && (name === null || operation.isSuccess);
  const scope = ready ? chosenScope(scopes.data.items, operation.data, search.scope) : undefined;
  const title = operation.data ? `${operation.data.title}: live board` : "Live board";
  const failed = scopes.error ?? operation.error;
  if (failed) {
    return (
      <Page title={title}>
        <ProblemNotice
          error={failed}
          again={() => void Promise.all([scopes.refetch(), operation.refetch()])}
        />
      </Page>
    );
  }
  const choose = (
    <label className="inline-field">
      <span className="small">Figures of</span>
      <select
        className="select"
        value={scope === null ? OWN : (scope ?? "")}
        onChange={(event) =>
          onSearch({ ...search, scope: event.target.value, open: undefined } as BoardSearch)
        }
      >
        {among.map(({ address, title: named }) => (
          <option key={address} value={address}>
            {named}
          </option>
        ))}
        <option value={OWN}>What I may open myself</option>
      </select>
    </label>
  );
  if (scope === undefined) {
    return (
      <Page title={title}>
        {name ? <OperationTabs name={name} here="board" /> : null}
        {ready ? (
          <Empty title="No figures are kept for this yet">
            <p>
              A board shows a scope: a named set of count cards, with one figure for everybody whom it admits.
              A coordinator makes the scope of a phase on its returns page.
            </p>
            <p>
              <Button look="plain" onClick={() => onSearch({ ...search, scope: OWN })}>
                Show what I may open myself
              </Button>
            </p>
          </Empty>
        ) : (
          <Skeleton lines={8} />
        )}
      </Page>
    );
  }
  return <Board key={scope} {...{ name, title, scope, choose, search, onSearch }} />;
}

interface BoardProps extends Omit<BoardPageProps, "operation"> {
  readonly name: string | null;
  readonly title: string;
  readonly scope: string | null;
  readonly choose: React.ReactNode;
}

function Board({ name, title, scope, choose, search, onSearch }: BoardProps) {
  const filters = filtersIn(search);
  const { board, live, heardAt } = useLiveBoard(scope, filters);
  const answer = board.data;
  const chosen =
    answer?.totals.find(({ measure }) => measure === search.measure) ?? headlineOf(answer?.totals ?? [])[0];
  const keep = (next: Partial<BoardSearch>) => onSearch({ ...search, ...next } as BoardSearch);
  const narrow = (next: FilterState) => {
    const { scope: kept, measure, wall } = search;
    onSearch({ ...(kept && { scope: kept }), ...(measure && { measure }), ...(wall && { wall }), ...next });
  };
  const opened = cellIn(search.open);
  const openedOf = answer?.totals.find(({ measure }) => measure === opened?.measure);
  const open = (cell: CellAsked) => keep({ open: cellText(cell) });
  if (search.wall && answer && chosen) {
    return (
      <Wall {...{ title, board: answer, chosen, live, heardAt }} onLeave={() => keep({ wall: undefined })} />
    );
  }
  return (
    <Page
      title={title}
      above={<Freshness at={answer?.at} live={live} heardAt={heardAt} />}
      beside={
        <>
          {choose}
          <Button look="plain" onClick={() => keep({ wall: "1" })}>
            Wall screen
          </Button>
        </>
      }
    >
      {name ? <OperationTabs name={name} here="board" /> : null}
      <FilterChips board={answer} filters={filters} onChange={narrow} />
      {board.isPending ? <Skeleton lines={10} /> : null}
      {board.error && !answer ? (
        <ProblemNotice error={board.error} again={() => void board.refetch()} />
      ) : null}
      {answer && answer.totals.length === 0 ? (
        <Empty title="Nothing is counted here yet">
          <p>
            Figures appear as soon as agencies record activities, or return figures, and contribute them to
            this scope.
          </p>
        </Empty>
      ) : null}
      {answer && chosen ? (
        <>
          <div className="board-grid">
            <Totals
              board={answer}
              chosen={chosen.measure}
              onChoose={(measure) => keep({ measure })}
              onOpen={open}
            />
            <div className="stack">
              <Timeline board={answer} of={chosen} onOpen={open} />
              {scope ? <Reporting scope={scope} operation={name} /> : null}
            </div>
          </div>
          <h2 className="board-chosen">{chosen.name}</h2>
          <div className="board-places">
            <TileGrid board={answer} of={chosen} onOpen={open} />
            <AreaMap board={answer} of={chosen} />
          </div>
          <div className="board-panels">
            {PANELS.map((panel) => (
              <PanelTable
                key={panel.key}
                {...{ board: answer, of: chosen, panel }}
                picked={(filters[panel.filter]?.split(",") ?? []).map((word) =>
                  word === "none" ? "" : word,
                )}
                onPick={(code) => narrow(toggled(filters, panel.filter as FilterWord, code))}
                onOpen={open}
              />
            ))}
          </div>
          <p className="small soft">
            Figures are of version {answer.version.toLocaleString("en-GB")} of the record. What is counted,
            and how ties fall, is in <Link to="/measures">the dictionary of measures</Link>.
          </p>
        </>
      ) : null}
      {answer && opened && openedOf ? (
        <OpenedFigure
          {...{ scope, board: answer, filters }}
          of={openedOf}
          cell={opened}
          onClose={() => keep({ open: undefined })}
        />
      ) : null}
    </Page>
  );
}

/** A figure in an address: measure, panel and row with tildes between. */
function cellText({ measure, panel, key }: CellAsked): string {
  return panel === undefined ? measure : [measure, panel, key ?? ""].join("~");
}

function cellIn(text: string | undefined): CellAsked | null {
  const [measure, panel, key] = text?.split("~") ?? [];
  if (!measure) return null;
  return panel === undefined ? { measure } : { measure, panel: panel as PanelKeyWord, key: key ?? "" };
}
