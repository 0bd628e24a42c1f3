/** Devices that carry work into the field: one's own, and for supervisors those of their people; what revoked ones sent. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DeviceWire, QuarantinedWire } from "../../../src/contract/field.ts";
import { holdsOneOf, useMe } from "../../access/me.tsx";
import { Button } from "../../look/button.tsx";
import { TextField } from "../../look/fields.tsx";
import { instantText, plural } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { devicesQuery, quarantineQuery } from "./queries.ts";
import "./activities.css";

export function DevicesPage() {
  const decides = holdsOneOf(useMe(), ["supervisor", "administrator"]);
  const devices = useQuery(devicesQuery);
  const quarantine = useQuery({ ...quarantineQuery, enabled: decides });
  return (
    <Page
      title="Devices in the field"
      lead={
        <p>
          A lost device is revoked here. Whoever carries it is signed out everywhere, except where they revoke
          it themselves. What the device still holds is sent once they sign in on it again, and is kept apart
          until a supervisor looks at it.
        </p>
      }
      width="reading"
    >
      <div className="stack">
        {devices.isPending ? <Skeleton lines={6} /> : null}
        {devices.error ? <ProblemNotice error={devices.error} again={() => void devices.refetch()} /> : null}
        {devices.isSuccess && devices.data.length === 0 ? (
          <Empty title="No devices">
            <p>
              A phone or tablet is enrolled when somebody signs in to the <a href="/field">field app</a> on
              it.
            </p>
          </Empty>
        ) : null}
        {(devices.data ?? []).map((device) => (
          <DeviceCard key={device.id} device={device} />
        ))}
        {decides && (quarantine.data?.length ?? 0) > 0 ? (
          <section className="stack">
            <h2>Sent by revoked devices</h2>
            {quarantine.data?.map((each) => (
              <QuarantinedCard key={`${each.device} ${each.sequence}`} operation={each} />
            ))}
          </section>
        ) : null}
        {quarantine.error ? (
          <ProblemNotice error={quarantine.error} again={() => void quarantine.refetch()} />
        ) : null}
      </div>
    </Page>
  );
}

function DeviceCard({ device }: { readonly device: DeviceWire }) {
  const [sure, setSure] = useState(false);
  const revoke = usePlanAct({
    run: () => post(`/field/devices/${device.id}/revoke`),
    said: `${device.name} is revoked`,
  });
  const minutes = device.offsetMs === null ? 0 : Math.round(device.offsetMs / 60_000);
  return (
    <section className="panel stack" aria-label={device.name}>
      <div className="spread">
        <strong>
          {device.name}
          {device.mine ? " (yours)" : ""}
        </strong>
        {device.revokedAt ? (
          <span className="tag" data-tone="harm">
            revoked
          </span>
        ) : null}
      </div>
      <dl className="facts">
        <dt>Whose</dt>
        <dd>{device.person}</dd>
        <dt>Last heard of</dt>
        <dd>{device.lastSyncedAt ? instantText(device.lastSyncedAt) : "never since it was enrolled"}</dd>
        {minutes === 0 ? null : (
          <>
            <dt>Its clock</dt>
            <dd>
              {plural(Math.abs(minutes), "minute")} {minutes > 0 ? "fast" : "slow"}: times are put right by it
            </dd>
          </>
        )}
        {device.revokedAt ? (
          <>
            <dt>Revoked</dt>
            <dd>
              {instantText(device.revokedAt)}
              {device.revokedBy ? ` by ${device.revokedBy}` : ""}
              {device.quarantined > 0 ? `; ${plural(device.quarantined, "operation")} kept apart` : ""}
            </dd>
          </>
        ) : null}
      </dl>
      {revoke.failure ? <ProblemNotice error={revoke.failure} /> : null}
      {device.revokedAt ? null : sure ? (
        <div className="button-row">
          <Button look="harm" busy={revoke.busy} onClick={() => revoke.send()}>
            Revoke it: it is lost, or no longer ours
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            Leave it
          </Button>
        </div>
      ) : (
        <Button look="plain" size="small" onClick={() => setSure(true)}>
          Revoke
        </Button>
      )}
    </section>
  );
}

function QuarantinedCard({ operation }: { readonly operation: QuarantinedWire }) {
  const [reason, setReason] = useState("");
  const path = `/field/quarantine/${operation.device}/${operation.sequence}`;
  const pointer = `/reason-${operation.device}-${operation.sequence}`;
  const release = usePlanAct({
    run: () => post(path, { decision: "release", reason: reason.trim() }),
    said: "Let in: it has its effect now",
  });
  const discard = usePlanAct({
    run: () => post(path, { decision: "discard", reason: reason.trim() }),
    said: "Discarded",
  });
  const missing = reason.trim() === "" ? new Map([[pointer, "Enter how you decided"]]) : undefined;
  return (
    <section
      className="panel stack"
      aria-label={`Operation ${operation.sequence} of ${operation.deviceName}`}
    >
      <p>
        <strong>{operation.person}</strong>, {operation.deviceName}: {operation.body.do.replaceAll("_", " ")}{" "}
        <span className="small soft">
          done {instantText(operation.at)}, sent {instantText(operation.receivedAt)}
        </span>
      </p>
      <details>
        <summary>What it says</summary>
        <pre className="small card-text">{JSON.stringify(operation.body, null, 1)}</pre>
      </details>
      {(release.failure ?? discard.failure) ? (
        <ProblemNotice error={release.failure ?? discard.failure} />
      ) : null}
      <TextField
        pointer={pointer}
        label="How do you decide?"
        value={reason}
        error={release.errors.get(pointer) ?? discard.errors.get(pointer)}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="button-row">
        <Button look="plain" busy={release.busy} onClick={() => release.send(missing)}>
          Let it in
        </Button>
        <Button look="harm" busy={discard.busy} onClick={() => discard.send(missing)}>
          Discard it
        </Button>
      </div>
    </section>
  );
}
