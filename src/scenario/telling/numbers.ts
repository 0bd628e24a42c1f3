/** Numbers as people write them: one telephone in five forms, a mark with and without its gap. */
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { MentionKind } from "../../vocabulary/index.ts";
import { chance, pick, type Random } from "../random.ts";
import type { Habits, PhoneStyle } from "./habits.ts";

export function numberAsWritten(random: Random, habits: Habits, kind: MentionKind, value: string): string {
  switch (kind) {
    case "phone":
      return phoneAsWritten(
        value,
        chance(random, 0.75)
          ? habits.phones
          : pick(random, ["national", "international", "dashed", "joined"] as const),
      );
    case "vehicle":
      return chance(random, 0.2) && /^[A-Z]{2}\d{2} /.test(value) ? value.replace(" ", "") : value;
    case "account":
      return chance(random, 0.6) ? value.replace(/(.{4})(?=.)/g, "$1 ") : value;
    case "container":
      return chance(random, 0.3) ? value.replaceAll(" ", "") : value;
    case "device":
      return value;
    default:
      return value;
  }
}

/** Only British numbers have a form without their country that a reader here understands. */
function phoneAsWritten(number: string, style: PhoneStyle): string {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  if (!number.startsWith("+44")) return style === "joined" ? number : parsed.formatInternational();
  switch (style) {
    case "national":
      return parsed.formatNational().replace(/[()]/g, "");
    case "international":
      return parsed.formatInternational();
    case "dashed":
      return parsed.formatNational().replace(/[()]/g, "").replaceAll(" ", "-");
    case "joined":
      return `0${parsed.nationalNumber}`;
  }
}
