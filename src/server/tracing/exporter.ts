/** Spans, and their export over OTLP/HTTP in JSON. Loaded only when tracing is on. */
import { setTimeout as pause } from "node:timers/promises";
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";
import type { StatementName } from "./statement-name.ts";

export interface RequestSpan {
  /** A statement begins; what is returned is called when it has ended. */
  statement(name: StatementName): (error: unknown) => void;
  end(status: number): void;
}

export interface Exporter {
  request(method: string, route: string | null): RequestSpan;
  stop(): Promise<void>;
}

/** A collector that does not answer does not keep the server from stopping. */
const STOP_MS = 2_000;

/** Reads OTEL_EXPORTER_OTLP_ENDPOINT and its siblings (headers, timeout) from the environment. */
export function openExporter(log: (line: string) => void): Exporter {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": process.env.OTEL_SERVICE_NAME || "tributary" }),
    spanProcessors: [new BatchSpanProcessor({ exporter: telling(new OTLPTraceExporter(), log) })],
  });
  const tracer = provider.getTracer("tributary");
  return {
    request(method, route) {
      const span = tracer.startSpan(
        route === null ? method : `${method} ${route}`,
        {
          kind: SpanKind.SERVER,
          attributes: { "http.request.method": method, ...(route === null ? {} : { "http.route": route }) },
        },
        ROOT_CONTEXT,
      );
      const within = trace.setSpan(ROOT_CONTEXT, span);
      return {
        statement({ operation, target }) {
          const statement = tracer.startSpan(
            target === null ? operation : `${operation} ${target}`,
            {
              kind: SpanKind.CLIENT,
              attributes: {
                "db.system.name": "postgresql",
                "db.operation.name": operation,
                ...(target === null ? {} : { "db.collection.name": target }),
              },
            },
            within,
          );
          return (error) => {
            if (error) {
              // The code alone: the words of a database error may quote a row.
              statement.setAttribute("error.type", codeOf(error));
              statement.setStatus({ code: SpanStatusCode.ERROR });
            }
            statement.end();
          };
        },
        end(status) {
          span.setAttribute("http.response.status_code", status);
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    stop: async () => {
      await Promise.race([
        provider.shutdown().catch(() => undefined),
        pause(STOP_MS, undefined, { ref: false }),
      ]);
    },
  };
}

/** A SQLSTATE or a code of the system, and nothing else. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^[0-9A-Z_]{1,20}$/.test(code) ? code : "_OTHER";
}

/** An export that fails is told once, and once more when it succeeds again. */
function telling(exporter: SpanExporter, log: (line: string) => void): SpanExporter {
  let failing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.code !== 0;
        if (failed && !failing)
          log("Traces could not be exported: the collector is not there, or does not accept them.");
        if (!failed && failing) log("Traces are exported again.");
        failing = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}
