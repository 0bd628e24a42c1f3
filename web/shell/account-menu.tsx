import { Link } from "@tanstack/react-router";
import type { MeWire } from "../../src/contract/access.ts";
import { ROLES } from "../../src/vocabulary/roles.ts";
import { forgetSavedDrafts } from "../intelligence/write/kept-drafts.ts";
import { Button } from "../look/button.tsx";
import { toast } from "../look/toasts.ts";
import { post } from "../server/call.ts";
import { setStanding } from "../server/standing.ts";
import { ThemeChoice } from "./theme-choice.tsx";

export function AccountMenu({ me }: { readonly me: MeWire }) {
  const signOut = async () => {
    try {
      await post("/sign-out");
    } catch {
      toast({ text: "The server could not be told. Close the browser to be sure.", tone: "harm" });
    }
    setStanding(null);
    forgetSavedDrafts();
    // A new page altogether, so that nothing that was read stays in memory.
    window.location.assign("/sign-in");
  };
  const roles = ROLES.filter((role) => me.roles.includes(role.id)).map((role) => role.name);
  return (
    <>
      <button type="button" className="button shell-account" data-look="plain" popoverTarget="account-menu">
        <span className="shell-account-name">{me.name}</span>
        <span className="soft">{me.agency.code}</span>
      </button>
      <div id="account-menu" popover="auto" className="account-menu">
        <div className="stack">
          <div>
            <strong>{me.name}</strong>
            <div>{me.agency.name}</div>
            <div className="soft small">{roles.join(", ")}</div>
            {me.teams.length > 0 ? (
              <div className="soft small">{me.teams.map((team) => team.name).join(", ")}</div>
            ) : null}
          </div>
          <ThemeChoice />
          <ul className="plain-list stack-tight">
            <li>
              <Link to="/settings">Settings</Link>
            </li>
            <li>
              <Link to="/settings/sessions">Where you are signed in</Link>
            </li>
          </ul>
          <Button look="plain" onClick={() => void signOut()}>
            Sign out
          </Button>
        </div>
      </div>
    </>
  );
}
