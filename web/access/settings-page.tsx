import { Link } from "@tanstack/react-router";
import { ROLES } from "../../src/vocabulary/roles.ts";
import { Page } from "../look/page.tsx";
import { ShortcutSwitch } from "../shell/keys.tsx";
import { ThemeChoice } from "../shell/theme-choice.tsx";
import { holdsOneOf, useMe } from "./me.tsx";
import { OneTimeCodePanel } from "./one-time-code-panel.tsx";

export function SettingsPage() {
  const me = useMe();
  const roles = ROLES.filter((role) => me.roles.includes(role.id));
  return (
    <Page title="Settings" width="reading">
      <div className="stack">
        <section className="panel">
          <h2>You</h2>
          <dl className="facts">
            <dt>Name</dt>
            <dd>{me.name}</dd>
            <dt>Username</dt>
            <dd className="mono">{me.username}</dd>
            <dt>Agency</dt>
            <dd>{me.agency.name}</dd>
            <dt>Teams</dt>
            <dd>{me.teams.map((team) => team.name).join(", ") || <span className="soft">none</span>}</dd>
            <dt>Roles</dt>
            <dd>
              {roles.map((role) => (
                <div key={role.id}>
                  {role.name}: <span className="soft">{role.does}</span>
                </div>
              ))}
            </dd>
          </dl>
          <p className="small soft">Your administrator keeps your name, teams and roles.</p>
        </section>
        <OneTimeCodePanel />
        <section className="panel">
          <h2>On this device</h2>
          <div className="stack">
            <ThemeChoice />
            <ShortcutSwitch />
          </div>
        </section>
        <section className="panel stack-tight">
          <h2>More</h2>
          <p>
            <Link to="/settings/sessions">Where you are signed in</Link>
          </p>
          {holdsOneOf(me, ["administrator"]) ? (
            <p>
              <Link to="/settings/accounts">Accounts of {me.agency.name}</Link>
            </p>
          ) : null}
          <p>
            <Link to="/settings/powers">Powers of {me.agency.name}</Link>
          </p>
        </section>
      </div>
    </Page>
  );
}
