/** The one logger. It never gets a cookie, a password, a PIN, a token or what anyone wrote. */
import pino, { type Logger } from "pino";
import { env } from "./env";

const key = Symbol.for("crosscase.log");
const processWide = globalThis as typeof globalThis & { [key]?: Logger };

export function log(): Logger {
  processWide[key] ??= pino({ level: env().LOG_LEVEL, base: undefined, redact: ["*.cookie", "*.password", "*.pin", "*.token"] });
  return processWide[key];
}
