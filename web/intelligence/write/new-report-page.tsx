import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { useMe } from "../../access/me.tsx";
import { Button } from "../../look/button.tsx";
import { clockText } from "../../look/instants.ts";
import { useStanding } from "../../server/standing.ts";
import { emptyDraft, isBlank } from "./draft.ts";
import { forgetDraft, keptDraft } from "./kept-drafts.ts";
import type { Saved } from "./use-autosave.ts";
import { Writing } from "./writing.tsx";

const route = getRouteApi("/inside/reports/new");

/**
 * A new report. Once it is first saved its id is in the address, so that a reload finds it; the page itself stays,
 * because whoever is writing must not lose their place.
 */
export function NewReportPage() {
  const { draft: id } = route.useSearch();
  const navigate = route.useNavigate();
  const [begunHere] = useState(id === undefined);
  const [fresh, setFresh] = useState(0);
  const standing = useStanding();
  const me = useMe();
  const [left, setLeft] = useState(() => keptDraft("new"));

  const onFirst = useCallback(
    (saved: Saved) => {
      forgetDraft("new");
      void navigate({ search: { draft: saved.id }, replace: true });
    },
    [navigate],
  );

  if (id !== undefined && !begunHere) return <ToEditing id={id} />;
  const purpose = standing?.purpose ?? me.purposes[0] ?? "law_enforcement";
  const restored = left && !isBlank(left.draft) ? left : null;
  return (
    <Writing
      key={fresh}
      start={restored?.draft ?? emptyDraft(purpose)}
      saved={null}
      mayDiscard
      unsaved={restored !== null}
      onFirst={onFirst}
      notice={
        restored ? (
          <div className="notice" data-tone="action">
            <p>
              These are words you wrote here at {clockText(restored.at)} that had not reached the server.{" "}
              <Button
                look="quiet"
                size="small"
                onClick={() => {
                  forgetDraft("new");
                  setLeft(null);
                  setFresh(fresh + 1);
                }}
              >
                Start with an empty page
              </Button>
            </p>
          </div>
        ) : null
      }
    />
  );
}

/** The address of a draft that was begun before a reload. */
function ToEditing({ id }: { readonly id: string }) {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ to: "/reports/$id/edit", params: { id }, replace: true });
  }, [navigate, id]);
  return null;
}
