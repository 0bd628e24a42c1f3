/** Everything said of one phone, plate or person: by whom, how graded, in which words. A view over claims, never a record. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ThingWire } from "../../src/contract/search.ts";
import { isMentionKind, KINDS } from "../../src/vocabulary/kinds.ts";
import { CopyButton } from "../look/identifier.tsx";
import { identifierForms, keyValue } from "../look/identifier-groups.ts";
import { plural } from "../look/instants.ts";
import { kindLabel } from "../look/kind-label.ts";
import { Page } from "../look/page.tsx";
import { ProblemNotice, Skeleton } from "../look/states.tsx";
import { Table } from "../look/table/table.tsx";
import { get } from "../server/call.ts";
import { LINK_COLUMNS, SAID_COLUMNS } from "./thing-columns.tsx";

const route = getRouteApi("/inside/things/$id");

const thingQuery = (id: string) =>
  queryOptions({
    queryKey: ["thing", id],
    queryFn: ({ signal }) => get<ThingWire>(`/things/${encodeURIComponent(id)}`, { signal }),
  });

export function ThingPage() {
  const { id } = route.useParams();
  const { sort } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useQuery(thingQuery(id));
  if (answer.isPending) {
    return (
      <Page title="What is known">
        <Skeleton lines={8} />
      </Page>
    );
  }
  if (answer.error) {
    return (
      <Page title="What is known" width="reading">
        <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
      </Page>
    );
  }
  const thing = answer.data;
  const selector = isMentionKind(thing.kind) && KINDS[thing.kind].selector;
  const value = thing.key ? keyValue(thing.key) : thing.display;
  return (
    <Page
      title={selector ? identifierForms(thing.kind, value).shown : thing.display}
      above={<span className="soft">{kindLabel(thing.kind)}</span>}
      lead={<Lead thing={thing} />}
      beside={
        <>
          {selector ? <CopyButton value={identifierForms(thing.kind, value).copied} /> : null}
          <Link to="/search" search={{ q: thing.display }} className="button" data-look="plain">
            Search for it
          </Link>
        </>
      }
    >
      <div className="stack">
        {thing.valid === false ? (
          <p className="notice" data-tone="late">
            This {kindLabel(thing.kind).toLowerCase()} fails its own check: it may have been miswritten.
          </p>
        ) : null}
        {!selector ? (
          <p className="notice">
            A name does not identify. What is listed here is what this one mention says; others of the same
            name may be other people.
          </p>
        ) : null}
        <section>
          <h2>What is said</h2>
          <Table
            name="said"
            caption={`What is said of ${thing.display}`}
            columns={SAID_COLUMNS}
            rows={thing.said}
            rowKey={(row) => row.mention}
            sort={sort}
            onSort={(next) => void navigate({ search: next ? { sort: next } : {}, replace: true })}
            main
          />
        </section>
        <section>
          <h2>Links</h2>
          {thing.links.length > 0 ? (
            <Table
              name="links"
              caption={`What ${thing.display} is linked with`}
              columns={LINK_COLUMNS}
              rows={thing.links.map((link, index) => ({ ...link, row: String(index) }))}
              rowKey={(row) => row.row}
            />
          ) : (
            <p className="soft">No report that you may read links it with anything.</p>
          )}
        </section>
        {thing.more ? (
          <p className="notice">
            More is said than is listed here.{" "}
            <Link to="/search" search={{ q: thing.display }}>
              Search for all of it
            </Link>
          </p>
        ) : null}
      </div>
    </Page>
  );
}

function Lead({ thing }: { readonly thing: ThingWire }) {
  const agencies = thing.agencies.map((each) => `${each.code} ${each.count}`).join(", ");
  return (
    <p>
      Said {plural(thing.said.length, "time")} in what you may read{agencies ? `: ${agencies}` : ""}.
    </p>
  );
}
