import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { RequirementWire } from "../../../src/contract/requirements.ts";
import { today } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { toast } from "../../look/toasts.ts";
import { post } from "../../server/call.ts";
import { RequirementForm } from "./requirement-form.tsx";

export function NewRequirementPage() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <Page title="Write a requirement" width="reading">
      <RequirementForm
        start={{
          title: "",
          text: "",
          priority: 2,
          level: 2,
          terms: "",
          opens: today(),
          closes: null,
          recipients: [],
        }}
        submit="Ask this"
        onSend={(draft) => post<Pick<RequirementWire, "id">>("/requirements", draft)}
        onDone={({ id }) => {
          toast({ text: "The requirement is open" });
          void queries.invalidateQueries({ queryKey: ["requirements"] });
          void navigate({ to: "/requirements/$id", params: { id } });
        }}
      />
    </Page>
  );
}
