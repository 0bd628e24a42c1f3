import { useQuery } from "@tanstack/react-query";
import { ROLES } from "../../src/vocabulary/roles.ts";
import type { FieldErrors } from "../look/field-errors.ts";
import { Checkboxes } from "../look/fields.tsx";
import { directoryQuery } from "../server/queries.ts";
import { useMe } from "./me.tsx";

interface AccountFieldsProps {
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  readonly errors: FieldErrors;
  readonly onRoles: (roles: readonly string[]) => void;
  readonly onTeams: (teams: readonly string[]) => void;
}

/** What an account may do, and with which teams it reads. */
export function AccountFields({ roles, teams, errors, onRoles, onTeams }: AccountFieldsProps) {
  const me = useMe();
  const directory = useQuery(directoryQuery);
  const own = directory.data?.agencies.find((agency) => agency.code === me.agency.code)?.teams ?? [];
  return (
    <div className="account-fields">
      <Checkboxes
        pointer="/roles"
        label="Roles"
        error={errors.get("/roles")}
        values={roles}
        onChange={onRoles}
        choices={ROLES.map((role) => ({ value: role.id as string, label: role.name, hint: role.does }))}
      />
      <Checkboxes
        pointer="/teams"
        label="Teams"
        hint="A team’s share is readable to its members only"
        error={errors.get("/teams")}
        values={teams}
        onChange={onTeams}
        choices={own.map((team) => ({ value: team.code, label: team.name }))}
      />
    </div>
  );
}
