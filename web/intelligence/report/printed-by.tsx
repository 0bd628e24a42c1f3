import { PURPOSES } from "../../../src/vocabulary/purposes.ts";
import { useMe } from "../../access/me.tsx";
import { useMinute } from "../../look/date-text.tsx";
import { instantText } from "../../look/instants.ts";
import { useStanding } from "../../server/standing.ts";

/** At the foot of a printed page: its marking, and who took it onto paper, when and for what. */
export function PrintedBy({ classification }: { readonly classification: string }) {
  const me = useMe();
  const standing = useStanding();
  const now = useMinute();
  const purpose = PURPOSES.find((each) => each.id === standing?.purpose)?.name;
  return (
    <footer className="only-print">
      <p className="marking">{classification}</p>
      <p className="small">
        Printed by {me.name}, {me.agency.name}, {instantText(new Date(now).toISOString())}, for{" "}
        {purpose?.toLowerCase()}: {standing?.reason}
      </p>
    </footer>
  );
}
