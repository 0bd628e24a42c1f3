/**
 * OpenTelemetry, off unless OTEL_EXPORTER_OTLP_ENDPOINT names a collector: the packages are then loaded, and not before.
 *
 * A trace is one request: its method, the pattern of its route and its status; below it the statements it made, by name.
 * No address, header, value or id of anybody is in it (`exporter.ts` is the one place that writes an attribute).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Pools, StartError } from "../../database/index.ts";
import type { Exporter, RequestSpan } from "./exporter.ts";
import { statementName } from "./statement-name.ts";
import { watchStatements } from "./watch-statements.ts";

// biome-ignore lint/suspicious/noExplicitAny: an instance with any logger and type provider
type App = FastifyInstance<any, any, any, any, any>;

export interface Tracing {
  /** Before the routes are added. */
  watchRequests(app: App): void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** Null when it is off. `log` is told when the collector stops answering, and when it answers again. */
export async function startTracing(
  { app, door, worker, importer }: Pools,
  log: (line: string) => void,
): Promise<Tracing | null> {
  const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!endpoint) return null;
  if (!URL.canParse(endpoint)) {
    throw new StartError("OTEL_EXPORTER_OTLP_ENDPOINT is not an address. It reads http://host:4318.");
  }
  const { openExporter } = await import("./exporter.ts");
  const exporter = openExporter(log);
  const current = new AsyncLocalStorage<RequestSpan>();
  for (const pool of [app, door, worker, importer]) {
    watchStatements(pool, (sql) => current.getStore()?.statement(statementName(sql)) ?? null);
  }
  return {
    watchRequests: (server) => watchRequests(server, exporter, current),
    stop: () => exporter.stop(),
  };
}

function watchRequests(app: App, exporter: Exporter, current: AsyncLocalStorage<RequestSpan>): void {
  const spans = new WeakMap<FastifyRequest, RequestSpan>();
  app.addHook("onRequest", (request, _, done) => {
    const span = exporter.request(request.method, request.routeOptions.url ?? null);
    spans.set(request, span);
    current.run(span, done);
  });
  app.addHook("onResponse", async (request, reply) => spans.get(request)?.end(reply.statusCode));
}
