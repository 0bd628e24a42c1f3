/** The HTTP server: limits, headers, errors, routes, and the built web client. */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { Readable } from "node:stream";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import swagger from "@fastify/swagger";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import Fastify, { type FastifyServerOptions, LogController } from "fastify";
import { Refusal } from "../access/index.ts";
import { storable } from "../intelligence/index.ts";
import { health } from "./health.ts";
import type { House } from "./house.ts";
import { hurryBody } from "./hurry.ts";
import { cookieName } from "./person.ts";
import { sendProblem } from "./problem.ts";
import { accessRoutes } from "./routes/access.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { checkRoutes } from "./routes/checks.ts";
import { countRoutes } from "./routes/counts.ts";
import { deconflictRoutes } from "./routes/deconflict.ts";
import { explainedRoutes } from "./routes/explained.ts";
import { fieldRoutes } from "./routes/field.ts";
import { homeRoutes } from "./routes/home.ts";
import { identityRoutes } from "./routes/identity.ts";
import { importRoutes } from "./routes/imports.ts";
import { operationRoutes } from "./routes/operations.ts";
import { oversightRoutes } from "./routes/oversight.ts";
import { permissionRoutes } from "./routes/permissions.ts";
import { reportActRoutes } from "./routes/report-acts.ts";
import { reportRoutes } from "./routes/reports.ts";
import { requirementRoutes } from "./routes/requirements.ts";
import { searchRoutes } from "./routes/search.ts";
import { taskingRoutes } from "./routes/taskings.ts";
import { validation } from "./validation.ts";
import { fileHeaders, pageFor } from "./web-folder.ts";

const BODY_BYTES = 4 * 1024 * 1024;
/** A file may take as long as its line is slow. */
const FILE_TAKES_AT_MOST_MS = 60 * 60_000;

/** The application with its routes under /api/v1; `webFolder` holds the built client. */
export async function buildApp(house: House, webFolder: string, logger: FastifyServerOptions["logger"]) {
  const app = Fastify({
    logger: logger ?? false,
    bodyLimit: BODY_BYTES,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    requestTimeout: FILE_TAKES_AT_MOST_MS,
    // Addresses hold search words: no log line may carry them.
    logController: new LogController({ disableRequestLogging: true }),
    // Behind a proxy of one's own, the address of the caller is what the proxy says it is.
    trustProxy: house.trustProxy,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(validation());

  // First, so that what any other hook refuses is in it.
  house.tracing?.watchRequests(app);
  house.traffic.watch(app);
  app.setErrorHandler(sendProblem);
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: house.secureCookies,
    referrerPolicy: { policy: "no-referrer" },
    frameguard: { action: "deny" },
  });
  await app.register(rateLimit, {
    max: house.requestsPerMinute,
    timeWindow: "1 minute",
    keyGenerator: (request) => request.cookies[cookieName(house)] ?? request.ip,
    errorResponseBuilder: () =>
      new Refusal("too_many", "Too many requests. Wait a minute and try again.", { retryAfter: 60 }),
  });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Tributary",
        version: "1",
        description:
          "Everything is read as one person, for one purpose (X-Purpose), with a reason (X-Reason).",
      },
    },
  });
  app.addHook("onRequest", async (request) => refuseOtherSites(request));
  app.addHook("onRequest", async (request) => hurryBody(request));
  app.addHook("preValidation", async (request) => {
    // A file on its way is not words yet.
    if (!(request.body instanceof Readable)) request.body = storable(request.body);
  });
  app.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/api/")) void reply.header("cache-control", "no-store");
    void reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? "-",
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });

  health(app, house);
  await app.register(
    async (api) => {
      for (const routes of [
        accessRoutes,
        accountRoutes,
        homeRoutes,
        reportRoutes,
        reportActRoutes,
        permissionRoutes,
        requirementRoutes,
        searchRoutes,
        checkRoutes,
        countRoutes,
        explainedRoutes,
        identityRoutes,
        operationRoutes,
        taskingRoutes,
        deconflictRoutes,
        fieldRoutes,
        importRoutes,
        oversightRoutes,
      ]) {
        routes(api.withTypeProvider<TypeBoxTypeProvider>(), house);
      }
    },
    { prefix: "/api/v1" },
  );
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  await serveWeb(app, webFolder);
  return app;
}

/** A browser says where a request comes from; a write from anywhere else is refused (defence beside SameSite=Strict). */
function refuseOtherSites(request: { method: string; headers: Record<string, unknown> }): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return;
  throw new Refusal("forbidden", "This request came from another site.");
}

/** Every page address answers the client itself. */
async function serveWeb(app: Parameters<typeof health>[0], folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await app.register(fastifyStatic, {
    root: folder,
    // The build lays compressed files beside the others.
    preCompressed: true,
    setHeaders: (reply, path) => {
      for (const [name, value] of Object.entries(fileHeaders(path))) void reply.header(name, value);
    },
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (request.method === "GET" && !request.url.startsWith("/api/") && !request.url.startsWith("/assets/")) {
      return await reply.type("text/html").sendFile(pageFor(request.url));
    }
    return sendProblem(new Refusal("not_found", "There is no such address."), request, reply);
  });
}
