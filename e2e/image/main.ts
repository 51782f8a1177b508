/**
 * `npm run test:image`: builds the Dockerfile with buildah over a base of this machine's own programs, and starts the image as another user, with a
 * read-only root and 512 MB, then as in compose.yaml. Needs Linux, root and buildah, and several minutes; elsewhere it prints that nothing was tried.
 */
import { execFileSync } from "node:child_process";
import { chownSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findFreePort, findOrInstall } from "@/db/testing/private-server";
import { releaseNumber } from "@/lib/process/release.js";
import { root } from "@/lib/process/root.js";
import { startRun } from "@/e2e/run/start-run";
import { makeBase } from "./base";
import { findImageBuilder } from "./builder";
import { tryCompose } from "./compose";
import { ask, startContainer, type Container } from "./container";
import { limitMemory } from "./memory-limit";

startRun();
const MB = 1024 * 1024;
const limit = 512 * MB;
const user = 4321;
/** As `npm run release` gives it. */
const commit = "0123456789abcdef0123456789abcdef01234567";

const program = findImageBuilder(findOrInstall);
if (program === null) {
  console.log("Skipped: the image is not tried. It needs Linux, root, and buildah with netavark (Debian's packages).");
  process.exit(0);
}

const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-image-"));
const buildah = (...args: string[]) =>
  execFileSync(program, ["--root", path.join(scratch, "storage"), "--runroot", path.join(scratch, "run"), ...args], {
    encoding: "utf8",
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 64 * MB,
  }).trim();
/** The limits of this shell, since not every container may raise them. */
const limits = ["nofile:-Hn", "nproc:-Hu"].flatMap((each) => {
  const [name = "", flag = ""] = each.split(":");
  const most = execFileSync("bash", ["-c", `ulimit ${flag}`], { encoding: "utf8" }).trim();
  return ["--ulimit", `${name}=${most}:${most}`];
});

function buildImage(): string {
  const base = makeBase();
  const container = buildah("from", "--network", "host", "scratch");
  buildah("copy", "--quiet", container, base, "/");
  buildah("config", "--env", "NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt", container);
  buildah("commit", "--quiet", container, "localhost/base");
  rmSync(base, { recursive: true });
  const cache = execFileSync("npm", ["config", "get", "cache"], { encoding: "utf8" }).trim();
  buildah(
    ...["build", "--format", "docker", "--isolation", "chroot", "--network", "host", ...limits],
    ...["--volume", `${cache}:/root/.npm`, "--build-arg", "BASE=localhost/base", "--tag", "crosscase"],
    ...["--build-arg", `CROSSCASE_COMMIT=${commit}`, "."],
  );
  const at = buildah("mount", buildah("from", "--network", "host", "localhost/crosscase"));
  copyFileSync("/etc/hosts", path.join(at, "etc", "hosts")); // an engine gives each container its own
  return at;
}

interface ImageConfig {
  User: string;
  Cmd: string[];
  Healthcheck: { Test: string[] };
}

function expectThat(what: string, is: boolean): void {
  console.log(`${is ? "yes" : "NO "}  ${what}`);
  if (!is) process.exitCode = 1;
}

/** Runs a command as root. */
const succeeds = (container: Container, ...command: string[]) => container.runInside(0, ...command).status === 0;

async function tryImage(image: string, { Cmd, Healthcheck, User }: ImageConfig): Promise<void> {
  const data = path.join(scratch, "data");
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, user, user);
  const memory = limitMemory(limit);
  const started = { image, command: Cmd, user, data, environment: {}, port: await findFreePort(), memory };
  const container = await startContainer(started);
  const answers = async () => (await ask(`http://127.0.0.1:${container.port}/`)) === 200;
  expectThat("T1h: the image starts on an empty folder, and answers with a page", await answers());
  const status = container.status();
  expectThat(
    `T1h: it runs as user ${user}, without any capability`,
    new RegExp(`Uid:\\t${user}\\t`).test(status) && /CapEff:\t0+\n/.test(status),
  );
  expectThat(
    "T1h: its files are read-only to root itself, but for /tmp",
    succeeds(container, "mkdir", "/tmp/x") && !succeeds(container, "mkdir", "x"),
  );
  const [kind, ...check] = Healthcheck.Test;
  expectThat("T1h: its health check passes", kind === "CMD" && succeeds(container, ...check));
  expectThat("T1h: its own user is not root", !User.startsWith("0") && User !== "");
  if (memory === null) console.log("     its memory could not be limited here");
  else {
    console.log(`     ${Math.round(memory.readPeak() / MB)} MB at most, files that it read included`);
    expectThat("T1h: 512 MB are enough for it", await answers());
  }
  expectThat("B5d: SIGTERM ends the image in order", (await container.stop()) === 0);
  memory?.remove();
}

/** The image's list of packages has each that a server needs, and the image knows its release. */
function tryRelease(image: string): void {
  const file = path.join(image, "crosscase", "sbom.cdx.json");
  const bill = JSON.parse(readFileSync(file, "utf8")) as { bomFormat: string; components: { name: string }[] };
  const listed = new Set(bill.components.map(({ name }) => name));
  const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  }; // our own file
  const isWhole = Object.keys(dependencies).every((name) => listed.has(name)) && !listed.has("vitest");
  expectThat("B14c: the image lists its packages, and not those of tests", bill.bomFormat === "CycloneDX" && isWhole);
  const printed = execFileSync("chroot", [image, "/usr/local/bin/crosscase", "--version"], { encoding: "utf8" });
  expectThat(
    `B14a: it knows its release: ${printed.trim()}`,
    printed === `Crosscase ${releaseNumber()}, built from ${commit}, on Node ${process.version}\n`,
  );
}

try {
  const at = buildImage();
  const { Docker } = JSON.parse(buildah("inspect", "--type", "image", "localhost/crosscase")) as {
    Docker: { config: ImageConfig };
  };
  const size = execFileSync("du", ["-sm", path.join(at, "crosscase")], { encoding: "utf8" }).split("\t")[0];
  console.log(`The image: ${size} MB beside its base.`);
  tryRelease(at);
  await tryImage(at, Docker.config);
  const { Cmd: command, User } = Docker.config;
  await tryCompose({ image: at, command, user: Number.parseInt(User), scratch, expectThat });
} finally {
  buildah("umount", "--all");
  buildah("rm", "--all");
  rmSync(scratch, { recursive: true, force: true });
}
