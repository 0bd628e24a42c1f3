/** Signing in and out, who I am, my sessions, and whom there is to share with. */
import Type from "typebox";
import {
  confirmOneTimeCode,
  endSession,
  hasOneTimeCode,
  notFound,
  offerOneTimeCode,
  readDirectory,
  readMe,
  readSessions,
  removeOneTimeCode,
  SESSION_HOURS,
  STEP_UP_MINUTES,
  signIn,
  stepUp,
} from "../../access/index.ts";
import {
  ConfirmCode,
  Directory,
  Me,
  OfferedCode,
  OneTimeCode,
  SessionWire,
  SignIn,
  StepUp,
} from "../../contract/access.ts";
import { cookieName, reading, sessionOf } from "../person.ts";
import { ById, type Routes } from "./routes.ts";

/** By network address, whatever cookie is sent: a made-up cookie must not buy more guesses. */
const GUESSING = { rateLimit: { max: 60, keyGenerator: (request: { ip: string }) => request.ip } };

export const accessRoutes: Routes = (api, house) => {
  const caller = (request: { ip: string; headers: Record<string, unknown> }) => ({
    address: request.ip,
    agent: String(request.headers["user-agent"] ?? ""),
  });

  api.post("/sign-in", { schema: { body: SignIn }, config: GUESSING }, async (request, reply) => {
    const session = await signIn(house.access, house.keys, request.body, caller(request));
    void reply.setCookie(cookieName(house), session.token.toString("base64url"), {
      path: "/",
      httpOnly: true,
      sameSite: "strict",
      secure: house.secureCookies,
      maxAge: SESSION_HOURS * 3600,
    });
    return { signedIn: true };
  });

  api.post("/sign-out", async (request, reply) => {
    await endSession(house.access, sessionOf(house, request), null);
    void reply.clearCookie(cookieName(house), { path: "/" });
    return { signedIn: false };
  });

  api.post("/step-up", { schema: { body: StepUp }, config: GUESSING }, async (request) => {
    await stepUp(house.access, house.keys, sessionOf(house, request), request.body, caller(request));
    return { until: new Date(Date.now() + STEP_UP_MINUTES * 60_000).toISOString() };
  });

  api.get("/me", { schema: { response: { 200: Me } } }, async (request) => {
    return await readMe(house.access, sessionOf(house, request));
  });

  api.get("/sessions", { schema: { response: { 200: Type.Array(SessionWire) } } }, async (request) => {
    return await reading(house, request, readSessions);
  });

  api.delete("/sessions/:id", { schema: { params: ById } }, async (request) => {
    const ended = await endSession(house.access, sessionOf(house, request), request.params.id);
    if (!ended) throw notFound("session");
    return { revoked: true };
  });

  api.get("/one-time-code", { schema: { response: { 200: OneTimeCode } } }, async (request) => {
    return { on: await hasOneTimeCode(house.access, sessionOf(house, request)) };
  });
  api.post("/one-time-code", { schema: { response: { 200: OfferedCode } } }, async (request) => {
    return await offerOneTimeCode(house.access, house.keys, sessionOf(house, request));
  });
  api.put("/one-time-code", { schema: { body: ConfirmCode }, config: GUESSING }, async (request) => {
    await confirmOneTimeCode(house.access, house.keys, sessionOf(house, request), request.body);
    return { on: true };
  });
  api.delete("/one-time-code", async (request) => {
    await removeOneTimeCode(house.access, sessionOf(house, request));
    return { on: false };
  });

  api.get("/directory", { schema: { response: { 200: Directory } } }, async (request) => {
    return await reading(house, request, readDirectory);
  });
};
