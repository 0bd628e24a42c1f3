/** One box. What was found, in which words, graded how; and how the question was understood. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "../look/button.tsx";
import { Page } from "../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../look/states.tsx";
import { ExportButton } from "./export-button.tsx";
import { Facets } from "./facets.tsx";
import { HitKeys } from "./hit-keys.tsx";
import { HitView } from "./hit-view.tsx";
import { type SearchSort, searchQuery } from "./queries.ts";
import { SavedSearches, SaveSearch } from "./saved-searches.tsx";
import { SearchHelp } from "./search-help.tsx";
import "./search.css";

const route = getRouteApi("/inside/search");

export function SearchPage() {
  const { q = "", sort } = route.useSearch();
  if (q.trim() === "") return <Start />;
  return <Found q={q} sort={sort === "newest" ? "newest" : "best"} />;
}

function Start() {
  return (
    <Page title="Search" lead={<p>Write in the box above. Press / to get there from anywhere.</p>}>
      <div className="columns" data-side="right">
        <SearchHelp open />
        <SavedSearches />
      </div>
    </Page>
  );
}

function Found({ q, sort }: { readonly q: string; readonly sort: SearchSort }) {
  const answer = useInfiniteQuery(searchQuery(q, sort));
  const hits = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const first = answer.data?.pages[0];
  return (
    <Page
      title={`Search: ${q}`}
      lead={
        first && isTelling(first.understood, q) ? (
          <p>Understood as {first.understood.join(", and ")}.</p>
        ) : null
      }
      beside={
        <>
          <SortChoice q={q} sort={sort} />
          {hits.length > 0 ? <ExportButton q={q} /> : null}
        </>
      }
    >
      <div className="columns" data-side="left">
        <div className="stack search-side">
          <Facets q={q} />
          <SaveSearch q={q} />
          <SavedSearches />
        </div>
        <div className="stack">
          {first?.problems.map((problem) => (
            <p key={problem} className="notice" data-tone="late">
              {problem}
            </p>
          ))}
          {first && first.similar.length > 0 ? <Similar similar={first.similar} /> : null}
          {answer.isPending ? <Skeleton lines={10} label="Searching" /> : null}
          {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
          {answer.data && hits.length === 0 ? <Nothing q={q} /> : null}
          {hits.length > 0 ? (
            <HitKeys>
              {hits.map((hit) => (
                <HitView key={hit.id} hit={hit} />
              ))}
            </HitKeys>
          ) : null}
          {answer.hasNextPage ? (
            <Button look="plain" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
              Show more
            </Button>
          ) : null}
          <SearchHelp />
        </div>
      </div>
    </Page>
  );
}

function SortChoice({ q, sort }: { readonly q: string; readonly sort: SearchSort }) {
  return (
    <nav aria-label="Order" className="row">
      {(["best", "newest"] as const).map((each) => (
        <Link
          key={each}
          to="/search"
          search={each === "best" ? { q } : { q, sort: each }}
          activeOptions={{ exact: true }}
          data-chosen={sort === each}
          className="sort-link"
        >
          {each === "best" ? "Best match first" : "Newest first"}
        </Link>
      ))}
    </nav>
  );
}

function Similar({ similar }: { readonly similar: readonly string[] }) {
  return (
    <p className="row">
      <span>Also spelled:</span>
      {similar.map((each) => (
        <Link key={each} to="/search" search={{ q: each }}>
          {each}
        </Link>
      ))}
    </p>
  );
}

function Nothing({ q }: { readonly q: string }) {
  return (
    <Empty
      title="Nothing found for you"
      action={
        <Link to="/reports/new" className="button" data-look="plain">
          Write what you know
        </Link>
      }
    >
      <p>
        Nothing you may read for this purpose contains <strong>{q}</strong>. Use fewer words, check the
        number, or ask another agency. Others may hold what is not shared with you.
      </p>
    </Empty>
  );
}

/** Whether it says more than the words that were typed. */
function isTelling(understood: readonly string[], q: string): boolean {
  return understood.length > 0 && understood.join(" ") !== q.trim();
}
