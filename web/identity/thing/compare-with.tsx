/** Any two can be laid side by side: the address of the other one's page is enough. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../look/button.tsx";
import { TextField } from "../../look/fields.tsx";
import { mentionIn } from "./mention-in.ts";
import "../../intelligence/report/report.css";

export function CompareWith({ mention }: { readonly mention: string }) {
  const navigate = useNavigate();
  const [address, setAddress] = useState("");
  const [wrong, setWrong] = useState<string>();
  return (
    <details className="panel no-print">
      <summary>
        <h2>Compare with another</h2>
      </summary>
      <form
        className="stack-tight"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const other = mentionIn(address);
          if (other === null || other === mention) {
            return setWrong(
              other === null
                ? "Paste the address of the other one’s page. It ends in /things/ and a long id"
                : "That is the address of this page",
            );
          }
          setWrong(undefined);
          void navigate({ to: "/review/$left/$right", params: { left: mention, right: other } });
        }}
      >
        <TextField
          pointer="/compare"
          label="Address of the other one’s page"
          hint="Open it in another window and copy what stands in the address bar"
          value={address}
          error={wrong}
          onChange={(event) => setAddress(event.target.value)}
        />
        <Button type="submit" look="plain">
          Lay them side by side
        </Button>
      </form>
    </details>
  );
}
