/** The one logger. It never gets a cookie, a password, a PIN, a token or what anyone wrote. */
import pino, { type DestinationStream, type Logger } from "pino";
import { env } from "./env";

/** Never logged, whatever holds them. */
const secrets = ["cookie", "password", "pin", "token"];

const key = Symbol.for("crosscase.log");
const processWide = globalThis as typeof globalThis & { [key]?: Logger };

export function log(): Logger {
  processWide[key] ??= makeLog(env().LOG_LEVEL);
  return processWide[key];
}

/** @param to the standard output unless told. */
export function makeLog(level: string, to?: DestinationStream): Logger {
  return pino(
    { level, base: undefined, serializers: { err: tellError }, redact: secrets.flatMap((name) => [name, `*.${name}`]) },
    to,
  );
}

/** What may be kept of an error: its kind, code and place. Its own properties, and all but the first line it says, may quote someone. */
function tellError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const [says] = error.message.split("\n");
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    code,
    message: quotes(code) ? undefined : says,
    stack: frames.join("\n"),
    cause: error.cause === undefined ? undefined : tellError(error.cause),
  };
}

/** SQLSTATE class 22: PostgreSQL repeats the value that it could not read. */
function quotes(code: string | undefined): boolean {
  return /^22...$/.test(code ?? "");
}
