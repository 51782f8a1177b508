/** A machine to try commands on: this machine's files with a layer over them that takes all that is written, and processes of its own. */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "@/lib/process/root.js";

/** Ends each command's output, with its exit code. */
const mark = "the command ended with";

/** Packages whose program is here are not installed again: Node's may come from elsewhere, and is what is tried. */
const aptGet = `#!/bin/bash
[ "$1" = install ] || exit 0
shift
missing=()
for name in "$@"; do
  case $name in
    -*) continue ;;
    nodejs) program=node ;;
    postgresql) program=pg_ctlcluster ;;
    *) program=$name ;;
  esac
  command -v "$program" > /dev/null || missing+=("$name")
done
[ \${#missing[@]} = 0 ] || DEBIAN_FRONTEND=noninteractive exec /usr/bin/apt-get install --yes --no-install-recommends "\${missing[@]}"
`;

/** Node trusts the proxy's certificate, as if an authority had signed it. */
const enter = `
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/written,workdir=$1/work" "$1/root"
mount -t proc proc "$1/root/proc"
mount --rbind /dev "$1/root/dev"
mount -t tmpfs -o mode=755 tmpfs "$1/root/run"
mkdir -p "$1/root/run/postgresql"
chown postgres:postgres "$1/root/run/postgresql"
exec chroot "$1/root" /usr/bin/env --ignore-environment --chdir=/srv/crosscase HOME=/root NODE_EXTRA_CA_CERTS=/etc/ssl/crosscase/fullchain.pem PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin bash`;

/** Whether this kernel and user can do what a machine needs. */
export function canLayerFiles(): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-layer-"));
  const names = ["lower", "written", "work", "root"].map((name) => path.join(folder, name));
  for (const each of names) mkdirSync(each);
  const [lower = "", written = "", work = "", top = ""] = names;
  const layers = `lowerdir=${lower},upperdir=${written},workdir=${work}`;
  const tried = spawnSync("unshare", [
    "--mount",
    "--pid",
    "--fork",
    "mount",
    "-t",
    "overlay",
    "overlay",
    "-o",
    layers,
    top,
  ]);
  rmSync(folder, { recursive: true, force: true });
  return tried.status === 0;
}

export class Machine {
  private output = "";
  private ended = false;

  private constructor(
    private readonly folder: string,
    private readonly shell: ChildProcessWithoutNullStreams,
  ) {
    for (const stream of [shell.stdout, shell.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (this.output += text));
    shell.once("exit", () => (this.ended = true));
  }

  /** @param files of the program, which are put into /srv/crosscase, the folder of the first command */
  static start(files: readonly string[]): Machine {
    const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-operating-"));
    for (const name of ["written", "work", "root"]) mkdirSync(path.join(folder, name));
    const at = (file: string) => path.join(folder, "written", file);
    for (const each of ["srv/crosscase", "usr/local/sbin", "usr/sbin"]) mkdirSync(at(each), { recursive: true });
    const put = (file: string, text: string) => writeFileSync(at(file), text, { mode: 0o755 });
    put("usr/local/sbin/apt-get", aptGet);
    // A package that is installed starts nothing by itself.
    put("usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n");
    // What the domain's DNS would say.
    mkdirSync(at("etc"), { recursive: true });
    put("etc/hosts", "127.0.0.1 localhost crosscase.example.org\n::1 localhost\n");
    for (const name of ["systemctl", "journalctl"])
      put(`usr/local/sbin/${name}`, `#!/bin/sh\nexec node ${root}/e2e/operating/systemctl.js ${name} "$@"\n`);
    copyFiles(files, at("srv/crosscase"));
    const isolate = ["--mount", "--pid", "--fork", "--kill-child", "bash", "-e", "-c", enter, "enter", folder];
    return new Machine(folder, spawn("unshare", isolate));
  }

  /** Runs commands in the shell that ran those before, and returns what they print. @throws Error when one of them fails */
  async run(commands: string): Promise<string> {
    this.output = "";
    // Each is read from a file, so that none of them reads the next one as its input.
    this.shell.stdin.write(
      `cat > /tmp/commands <<'END OF COMMANDS'\nset -e\n${commands}\nset +e\nEND OF COMMANDS\n. /tmp/commands < /dev/null\necho "${mark} $?"\n`,
    );
    while (!this.output.includes(`${mark} `) && !this.ended) await new Promise((resolve) => setTimeout(resolve, 100));
    const [text = "", code] = this.output.split(`${mark} `);
    if (code?.trim() !== "0") throw new Error(`These commands failed:\n${commands}\n${this.output}`);
    return text;
  }

  /** Ends every process, and deletes all that was written. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.shell.once("exit", resolve));
    if (!this.ended) {
      this.shell.kill("SIGKILL");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function copyFiles(files: readonly string[], to: string): void {
  for (const file of files) {
    const target = path.join(to, file);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(root, file), target);
  }
}
