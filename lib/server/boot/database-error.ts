/** Turns PostgreSQL's and the system's error codes into sentences with what to do. They leave out the URL, which contains a password. */
import { BootError, findErrorCode } from "./boot-error";

/** The oldest PostgreSQL that Crosscase runs on, as in `server_version_num`. */
const oldestVersion = 150_000;

interface Named {
  host: string;
  name: string;
  user: string;
}

const password = ({ host, user }: Named) =>
  `PostgreSQL at ${host} refuses the user ${user}: correct user and password in DATABASE_URL, where the password's @ is written as %40, / as %2F, : as %3A and # as %23`;
const unreachable = ({ host }: Named) =>
  `PostgreSQL at ${host} can't be reached: check the host and the port in DATABASE_URL, and that PostgreSQL runs there and listens for this machine`;
const starting = ({ host }: Named) => `PostgreSQL at ${host} is starting or stopping: try again in a moment`;
const full = ({ host }: Named) =>
  `The disk of PostgreSQL at ${host} is full: free some space there. What is stored stays as it is`;

/** What each code means, and what to do. */
const sentences: Record<string, (named: Named) => string> = {
  "28P01": password,
  "28000": password,
  "3D000": ({ host, name, user }) =>
    `PostgreSQL at ${host} has no database ${name}: make it there with createdb --owner=${user} --encoding=UTF8 --template=template0 ${name}, or correct DATABASE_URL`,
  "42501": ({ host, name, user }) =>
    `The user ${user} lacks rights in the database ${name} at ${host}: make that user its owner there (alter database ${name} owner to ${user}), with all that is in it`,
  "53300": ({ host }) =>
    `PostgreSQL at ${host} has no connection left, and each Crosscase process keeps up to 20: end what else is connected, or raise max_connections in postgresql.conf`,
  "53100": full,
  "57P01": starting,
  "57P03": starting,
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
};

export function databaseError(url: string, error: unknown): BootError {
  const { host, pathname, username } = new URL(url);
  const named = { host, name: pathname.slice(1), user: decodeURIComponent(username) };
  const code = findErrorCode(error, (each) => Object.hasOwn(sentences, each));
  const sentence = sentences[code]?.(named);
  if (sentence !== undefined) return new BootError(`${sentence} (${code}).`);
  const why = findErrorCode(error) || (error instanceof Error ? error.message : String(error));
  return new BootError(
    `The database ${named.name} at ${host} can't be used (${why}): check DATABASE_URL and that PostgreSQL runs there.`,
  );
}

/** The sentence for an error with one of these codes, else the error itself: a fault of ours, which the terminal shows in full. */
export function explainDatabaseError(url: string, error: unknown, codes = Object.keys(sentences)): unknown {
  return findErrorCode(error, (code) => codes.includes(code)) === "" ? error : databaseError(url, error);
}

/** @param version as in `server_version_num` @throws BootError */
export function refuseOldPostgres(url: string, version: number): void {
  if (version < oldestVersion)
    throw new BootError(
      `PostgreSQL at ${new URL(url).host} is version ${Math.floor(version / 10_000)}, and Crosscase needs ${oldestVersion / 10_000} or newer: update PostgreSQL, or set DATABASE_URL to a newer one.`,
    );
}
