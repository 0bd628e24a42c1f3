import type { ContactWire } from "../../../src/contract/deconflict.ts";

/** Whom to contact about what, with what their desk wrote. */
export function Contacts({ contacts }: { readonly contacts: readonly ContactWire[] }) {
  if (contacts.length === 0) return null;
  return (
    <ul className="plain-list stack-tight">
      {contacts.map((each) => (
        <li key={each.agency + each.about + (each.note ?? "")} className="notice" data-tone="action">
          <strong>Contact {each.name}</strong> about {each.about}
          {each.note ? <p className="said">{each.note}</p> : null}
        </li>
      ))}
    </ul>
  );
}
