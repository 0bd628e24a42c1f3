/** One pair at its own address, for any two mentions: to be sent to a colleague, who sees what they may see. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { PairWire } from "../../../src/contract/identity.ts";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { useJudging } from "../judging/use-judging.ts";
import { pairQuery } from "../queries.ts";
import { kindWord } from "../words.ts";
import { PairView, pairTitle } from "./pair-view.tsx";

const route = getRouteApi("/inside/review/$left/$right");

export function PairPage() {
  const { left, right } = route.useParams();
  const answer = useQuery(pairQuery(left, right));
  if (answer.isPending) {
    return (
      <Page title="A pair">
        <Skeleton lines={10} />
      </Page>
    );
  }
  if (answer.error) {
    return (
      <Page title="A pair" width="reading">
        <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
      </Page>
    );
  }
  return <OnePair key={left + right} pair={answer.data} />;
}

function OnePair({ pair }: { readonly pair: PairWire }) {
  const judging = useJudging();
  return (
    <Page
      title={pairTitle(pair)}
      above={
        <span className="soft">
          {pair.together ? `Taken to be one ${kindWord(pair.left.kind)} now` : "Taken to be two now"}
        </span>
      }
      lead={<p>{pair.why}</p>}
      beside={
        <Link to="/review" className="button no-print" data-look="plain">
          All pairs that wait
        </Link>
      }
    >
      <div className="pair-page">
        <PairView pair={pair} judging={judging} />
      </div>
    </Page>
  );
}
