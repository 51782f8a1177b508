/** Says whose settings these are, and compares them with those of the server that runs and of the service that is installed. */
import { existsSync, realpathSync } from "node:fs";
import { describeSettings, secretNames, type Env } from "@/lib/process/env";
import { root } from "@/lib/process/root.js";
import { thisUser } from "@/lib/process/this-user.js";
import { isRunning } from "@/lib/server/boot/lock";
import { describeDatabase } from "@/lib/server/boot/open-database";
import { findLastServer } from "@/lib/server/boot/running-server";
import { installedUnit, readUnit, ServiceError } from "@/lib/server/service/unit-file.js";
import { note, ok, problem, type Finding } from "./finding";
import { checkSettings } from "./settings";

const about = "Whose";

/** @param settings the files that bin/crosscase.js has read, if any @param unit of the installed service */
export function checkWhose(env: Env, settings: string | undefined, unit = installedUnit): Finding[] {
  const from = settings === undefined ? "this command's environment" : settings;
  const database = env.DATABASE_URL === undefined ? "" : `, database ${describeDatabase(env).where}`;
  return [
    ok(about, `settings of ${from}, as ${thisUser()}, data folder ${env.DATA_DIR}${database}`),
    ...compareWithRunning(env),
    ...(settings === undefined ? compareWithInstalled(env, unit) : []),
  ];
}

function compareWithRunning(env: Env): Finding[] {
  const running = findLastServer(env.DATA_DIR);
  if (running === null || !isRunning(running)) return [];
  const found = listDifferences(running.settings, describeSettings(env));
  const user = ["", thisUser()].includes(running.user) ? [] : [`the user ${running.user}`];
  if (found.length + user.length === 0) return [];
  return [
    problem(
      about,
      `the server that runs (process ${running.pid}) has ${[...found, ...user].join(", ")}: start it again if these are to count, or give this command the server's settings (sudo crosscase doctor).`,
    ),
  ];
}

function compareWithInstalled(env: Env, unit: string): Finding[] {
  if (!existsSync(unit)) return [];
  const cure = "run sudo crosscase doctor for the service.";
  try {
    const { folder, settings } = readUnit(unit);
    const isOurs = folder !== undefined && existsSync(folder) && realpathSync(folder) === realpathSync(root);
    if (!isOurs)
      return [
        note(about, `the service of ${unit} runs from ${folder ?? "another folder"}, and this is not it: ${cure}`),
      ];
    const found = listDifferences(describeSettings(checkSettings(settings).env), describeSettings(env));
    return found.length === 0 ? [] : [problem(about, `the service of ${unit} has ${found.join(", ")}: ${cure}`)];
  } catch (error) {
    if (error instanceof ServiceError) return [note(about, `a service is installed (${unit}): ${error.message}`)];
    throw error;
  }
}

/** What others have and these do not, such as "PORT 3000 (here 3100)", "another DATABASE_URL". */
function listDifferences(others: Record<string, string>, these: Record<string, string>): string[] {
  const isFreePort = (name: string) => name === "PORT" && these[name] === "0";
  return Object.keys(others)
    .filter((name) => others[name] !== these[name] && !isFreePort(name))
    .map((name) =>
      secretNames.has(name) ? `another ${name}` : `${name} ${others[name] || "unset"} (here ${these[name] || "unset"})`,
    );
}
