import Type, { type Static } from "typebox";
import { Id, Instant, PurposeSchema } from "./common.ts";

/** POST /sign-in. A 401 problem with code `one_time_code` asks for the code. Sets the session cookie. */
export const SignIn = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 120 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
  code: Type.Optional(Type.String({ maxLength: 10 })),
});
export type SignInWire = Static<typeof SignIn>;

/** POST /step-up: the password (and code) again, before an approval. Holds for ten minutes. */
export const StepUp = Type.Object({
  password: Type.String({ maxLength: 200 }),
  code: Type.Optional(Type.String({ maxLength: 10 })),
});

/** GET /me */
export const Me = Type.Object({
  account: Id,
  name: Type.String(),
  username: Type.String(),
  agency: Type.Object({ code: Type.String(), name: Type.String() }),
  roles: Type.Array(Type.String()),
  teams: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), kind: Type.String() })),
  purposes: Type.Array(PurposeSchema),
  steppedUpUntil: Type.Union([Instant, Type.Null()]),
});
export type MeWire = Static<typeof Me>;

/** GET /sessions, DELETE /sessions/:id */
export const SessionWire = Type.Object({
  id: Id,
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  agent: Type.String(),
  current: Type.Boolean(),
  revokedAt: Type.Union([Instant, Type.Null()]),
});
export type SessionItem = Static<typeof SessionWire>;

/** GET /directory: every agency and its teams, to share with. */
export const Directory = Type.Object({
  agencies: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      purposes: Type.Array(PurposeSchema),
      teams: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), kind: Type.String() })),
    }),
  ),
});
export type DirectoryWire = Static<typeof Directory>;

/** GET /accounts (own agency), POST /accounts, PATCH /accounts/:id: for the administrator. */
export const Account = Type.Object({
  id: Id,
  username: Type.String(),
  name: Type.String(),
  active: Type.Boolean(),
  roles: Type.Array(Type.String()),
  teams: Type.Array(Type.String()),
});
export type AccountWire = Static<typeof Account>;
export const NewAccount = Type.Object({
  username: Type.String({ minLength: 3, maxLength: 120 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  password: Type.String({ minLength: 12, maxLength: 200 }),
  roles: Type.Array(Type.String(), { maxItems: 13 }),
  teams: Type.Array(Type.String(), { maxItems: 30 }),
});
export type NewAccountWire = Static<typeof NewAccount>;
export const ChangeAccount = Type.Object({
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  active: Type.Optional(Type.Boolean()),
  roles: Type.Optional(Type.Array(Type.String(), { maxItems: 13 })),
  teams: Type.Optional(Type.Array(Type.String(), { maxItems: 30 })),
});
export type ChangeAccountWire = Static<typeof ChangeAccount>;

/** GET /one-time-code says whether codes are asked for; POST offers a secret; PUT confirms it with a first code; DELETE ends them. */
export const OneTimeCode = Type.Object({ on: Type.Boolean() });
export type OneTimeCodeWire = Static<typeof OneTimeCode>;
export const OfferedCode = Type.Object({ uri: Type.String(), secret: Type.String(), offer: Type.String() });
export type OfferedCodeWire = Static<typeof OfferedCode>;
export const ConfirmCode = Type.Object({
  offer: Type.String({ maxLength: 400 }),
  code: Type.String({ minLength: 6, maxLength: 10 }),
});
