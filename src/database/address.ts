/** Where a PostgreSQL is and as whom to reach it. `host` may be a folder: a private socket. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl?: boolean;
}

/** Reads `postgresql://user:password@host:port/database?sslmode=require`. */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  const parsed = new URL(url);
  if (!/^postgres(ql)?:$/.test(parsed.protocol))
    throw new Error("TRIBUTARY_DATABASE_URL must begin with postgresql://");
  const sslmode = parsed.searchParams.get("sslmode");
  return {
    host: parsed.searchParams.get("host") ?? (decodeURIComponent(parsed.hostname) || "localhost"),
    port: Number(parsed.port || parsed.searchParams.get("port") || 5432),
    user: decodeURIComponent(parsed.username) || "postgres",
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)) || "tributary",
    ...(sslmode && sslmode !== "disable" ? { ssl: true } : {}),
  };
}
