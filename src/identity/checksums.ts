/** The check digits that codes may carry, as the engine is told of them: how a number is read is the selectors' business. */
import { normaliseSelector } from "../intake/selectors/index.ts";
import type { Checksum } from "./engine/index.ts";

/** KINDS says by which rule. */
export const CHECKSUMS: readonly Checksum[] = [
  carried("container", "container numbers"),
  carried("imo", "IMO numbers"),
  carried("iban", "IBANs"),
  carried("imei", "IMEIs"),
  // A document's number has check digits in a machine-readable zone only.
  carried("document", "machine-readable zones"),
];

/** By the scheme of the key that the number has as a selector. */
function carried(scheme: string, numbers: string): Checksum {
  return {
    id: scheme,
    says: `${numbers} with check digits`,
    read(written) {
      const form = normaliseSelector(scheme, written);
      if (!form?.key.startsWith(`${scheme}:`)) return null;
      const number = form.key.slice(scheme.length + 1);
      // Of an IMEI of 14 digits the check digit is worked out, which proves nothing.
      if (
        !written
          .toUpperCase()
          .replaceAll(/[^A-Z0-9]/g, "")
          .includes(number)
      )
        return null;
      return { number, holds: form.valid === true };
    },
  };
}
