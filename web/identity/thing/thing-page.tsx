/**
 * Everything said about one person or thing: who it is, and how we know. A view over claims, never a record: it is made
 * of the mentions and judgements that this reader may read.
 */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ThingWire } from "../../../src/contract/identity.ts";
import { isMentionKind, KINDS } from "../../../src/vocabulary/kinds.ts";
import { JUDGES } from "../../../src/vocabulary/roles.ts";
import { holdsOneOf, useMe } from "../../access/me.tsx";
import { PrintedBy } from "../../intelligence/report/printed-by.tsx";
import { CopyButton } from "../../look/identifier.tsx";
import { identifierForms, keyValue } from "../../look/identifier-groups.ts";
import { plural } from "../../look/instants.ts";
import { kindLabel } from "../../look/kind-label.ts";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { Table } from "../../look/table/table.tsx";
import { JudgementList } from "../judging/judgement-list.tsx";
import { thingQuery } from "../queries.ts";
import { kindWord } from "../words.ts";
import { AsKnown, AsKnownBanner } from "./as-known.tsx";
import { Changes } from "./changes.tsx";
import { CompareWith } from "./compare-with.tsx";
import { Known } from "./known.tsx";
import { LINK_COLUMNS } from "./link-columns.tsx";
import { PerhapsAlso } from "./perhaps.tsx";
import { SaidSection } from "./said-section.tsx";
import { Timeline } from "./timeline.tsx";
import "./thing.css";

const route = getRouteApi("/inside/things/$id");

export function ThingPage() {
  const { id } = route.useParams();
  const { on } = route.useSearch();
  const answer = useQuery(thingQuery(id, on));
  if (answer.isPending) {
    return (
      <Page title="What is known">
        <Skeleton lines={10} />
      </Page>
    );
  }
  if (answer.error) {
    return (
      <Page title="What is known" width="reading">
        <div className="stack">
          <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
          {on ? (
            <Link to="/things/$id" params={{ id }} search={{}}>
              Back to what is known now
            </Link>
          ) : null}
        </div>
      </Page>
    );
  }
  return <Thing id={id} thing={answer.data} />;
}

function Thing({ id, thing }: { readonly id: string; readonly thing: ThingWire }) {
  const { sort, on, do: doing } = route.useSearch();
  const navigate = route.useNavigate();
  const judges = holdsOneOf(useMe(), JUDGES) && !on;
  const selector = isMentionKind(thing.kind) && KINDS[thing.kind].selector && thing.key !== null;
  const forms = identifierForms(thing.kind, thing.key ? keyValue(thing.key) : thing.display);
  const beside = thing.perhaps.length + thing.changes.length > 0;
  const goTo = (change: { sort?: string; on?: string; do?: string }) => {
    const next = { sort, on, do: doing, ...change };
    const kept = Object.entries(next).filter(([, value]) => value !== undefined);
    void navigate({ search: Object.fromEntries(kept), replace: true, resetScroll: false });
  };
  return (
    <Page
      title={selector ? forms.shown : thing.display}
      above={<span className="soft">{kindLabel(thing.kind)}</span>}
      lead={<Lead thing={thing} selector={selector} />}
      beside={
        <>
          {selector ? <CopyButton value={forms.copied} /> : null}
          <Link to="/search" search={{ q: thing.display }} className="button no-print" data-look="plain">
            Search for it
          </Link>
        </>
      }
    >
      <div className="thing-page">
        {on ? <AsKnownBanner id={id} on={on} /> : null}
        {thing.valid === false ? (
          <p className="notice" data-tone="late">
            This {kindWord(thing.kind)} fails its own check: it may have been miswritten.
          </p>
        ) : null}
        <div className={beside ? "columns" : undefined} data-side="right">
          <div className="thing-main">
            <section>
              <h2>{thing.kind === "person" ? "Who it is" : "What it is"}</h2>
              <Known thing={thing} />
            </section>
            {thing.timeline.length > 0 ? (
              <section>
                <h2>When and where</h2>
                <Timeline events={thing.timeline} />
              </section>
            ) : null}
          </div>
          {beside ? (
            <div className="stack">
              {thing.perhaps.length > 0 ? (
                <PerhapsAlso
                  kind={thing.kind}
                  list={thing.perhaps}
                  mention={thing.mention}
                  mayJudge={judges}
                />
              ) : null}
              {thing.changes.length > 0 ? <Changes changes={thing.changes} /> : null}
            </div>
          ) : null}
        </div>
        <SaidSection
          key={id}
          thing={thing}
          sort={sort}
          onSort={(next) => goTo({ sort: next })}
          maySplit={judges}
          splitting={doing === "split"}
          onSplitting={(splitting) => goTo({ do: splitting ? "split" : undefined })}
        />
        {thing.more ? (
          <p className="notice">
            More is said than is listed here.{" "}
            <Link to="/search" search={{ q: thing.display }}>
              Search for all of it
            </Link>
          </p>
        ) : null}
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
        <div className="thing-below">
          {thing.judgements.length > 0 ? (
            <section className="panel">
              <h2>What people judged</h2>
              <JudgementList judgements={thing.judgements} mayTakeBack={!on} />
            </section>
          ) : null}
          <AsKnown key={on} on={on} onShow={(day) => goTo({ on: day, do: undefined })} />
          {selector ? null : <CompareWith mention={thing.mention} />}
        </div>
        <PrintedBy classification="OFFICIAL-SENSITIVE" />
      </div>
    </Page>
  );
}

/** How often, by whom; and that a person's page is an opinion about mentions, not a register of people. */
function Lead({ thing, selector }: { readonly thing: ThingWire; readonly selector: boolean }) {
  const agencies = thing.agencies.map((each) => `${each.code} ${each.count}`).join(", ");
  const told = `in what you may read${agencies ? `: ${agencies}` : ""}.`;
  if (selector) {
    return (
      <p>
        Said {plural(thing.said.length, "time")} {told}
      </p>
    );
  }
  if (thing.said.length === 1) {
    return <p>Said once {told} A name does not identify: others of the same name may be somebody else.</p>;
  }
  return (
    <p>
      {plural(thing.said.length, "mention")} taken to be one {kindWord(thing.kind)}, {told} A name does not
      identify: “joined by” says why each belongs here.
    </p>
  );
}
