/** The device's own position, only when asked for. Works without a signal where the device has a satellite receiver. */
import { useState } from "react";
import type { ActivityFieldsWire } from "../../../src/contract/field.ts";
import { Button } from "../../look/button.tsx";

interface PositionProps {
  readonly fields: ActivityFieldsWire;
  readonly change: (change: ActivityFieldsWire) => void;
}

const PATIENCE_MS = 20_000;

export function Position({ fields, change }: PositionProps) {
  const [says, setSays] = useState<string | null>(null);
  if (!("geolocation" in navigator)) return null;
  const find = () => {
    setSays("Looking…");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // To about ten metres: nobody needs more.
        change({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) });
        setSays(null);
      },
      () => setSays("The device does not tell its position. Describe the place instead."),
      { timeout: PATIENCE_MS, maximumAge: 60_000, enableHighAccuracy: true },
    );
  };
  return (
    <div className="stack-tight">
      {fields.latitude !== undefined && fields.longitude !== undefined ? (
        <p className="mono">
          {fields.latitude}, {fields.longitude}
        </p>
      ) : null}
      <Button look="plain" onClick={find}>
        Use my position
      </Button>
      <p role="status" className="soft">
        {says}
      </p>
    </div>
  );
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
