import { Screen } from "../screen.tsx";

/** An address of something that this device does not hold. */
export function MissingActivity() {
  return (
    <Screen title="Not on this device" back="">
      <p>It may have been accepted, or it belongs to somebody else.</p>
    </Screen>
  );
}
