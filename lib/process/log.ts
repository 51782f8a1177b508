/** The one logger. Never pass it a cookie, a password, a PIN, a token or a text that someone wrote. */
import pino, { type DestinationStream, type Logger } from "pino";
import { env } from "./env";

/** Redacted in every logged object. */
const secrets = ["cookie", "password", "pin", "token"];

const key = Symbol.for("crosscase.log");
const processWide = globalThis as typeof globalThis & { [key]?: Logger };

export function log(): Logger {
  processWide[key] ??= createLog(env().LOG_LEVEL);
  return processWide[key];
}

/** @param to the standard output by default. */
export function createLog(level: string, to?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      serializers: { err: serializeError },
      redact: secrets.flatMap((name) => [name, `*.${name}`]),
    },
    to,
  );
}

/** Logs an error's type, code, stack and first line. Its other lines and properties may quote what someone wrote. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const [firstLine] = error.message.split("\n");
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    code,
    message: quotesValue(code) ? undefined : firstLine,
    stack: frames.join("\n"),
    cause: error.cause === undefined ? undefined : serializeError(error.cause),
  };
}

/** SQLSTATE class 22: PostgreSQL repeats the value that it could not read. */
function quotesValue(code: string | undefined): boolean {
  return /^22...$/.test(code ?? "");
}
