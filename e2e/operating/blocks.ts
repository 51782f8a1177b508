/** Which commands of docs/operating.md `npm run test:operating` runs, and why it leaves the others out. */

/** Headings, or words in bold, whose blocks marked `sh` are run, in the order of the page. */
export const headings = {
  firstDay: "The first day in one list",
  backups: "As a service",
  update: "With the systemd unit",
  erasure: "After an erasure",
  end: "To stop for good",
} as const;

const hasDocker = "It needs Docker. `npm run test:image` starts the image, and compose.yaml's processes.";
const hasRestic = "It needs another machine. It was tried by hand.";
const isOtherWay = "It is another way to run a command that is run here.";
const isSetting = "It is a setting, and no command.";

/** How each block begins that is not run, with the reason. */
export const notRun: readonly { begins: string; because: string }[] = [
  { begins: "npm run teacher -- list", because: "lib/server/commands/commands.int.test.ts runs these." },
  { begins: "docker run ", because: hasDocker },
  { begins: "NEXTAUTH_URL=https://crosscase.example.org TRUST_PROXY=1", because: isOtherWay },
  { begins: "npm run backup -- ~/monday", because: isOtherWay },
  { begins: "openssl rand -hex 32 > /etc/crosscase-restic", because: hasRestic },
  { begins: "#!/bin/sh\n# Copies the new backup into restic", because: hasRestic },
  { begins: "restic --repo ", because: hasRestic },
  { begins: '{"err":', because: "It is what a log has, and no command." },
  { begins: "docker exec crosscase crosscase backup /data/monday", because: hasDocker },
  { begins: "docker compose exec crosscase-1 crosscase backup /backups/monday", because: hasDocker },
  { begins: "docker exec crosscase crosscase backup /data/before-the-update", because: hasDocker },
  { begins: "docker compose exec crosscase-1 crosscase backup /backups/before-the-update", because: hasDocker },
  {
    begins: "crosscase backup /var/backups/crosscase/before-postgresql",
    because: "It needs two versions of PostgreSQL. The same backup and restore are run here between two databases.",
  },
  { begins: "docker compose exec crosscase-1 crosscase backup /backups/before-postgresql", because: hasDocker },
  { begins: "archive_mode = on", because: isSetting },
  { begins: "restore_command = ", because: isSetting },
  { begins: "NEXTAUTH_URL=https://crosscase.example.org\nOIDC_ISSUER=", because: isSetting },
  { begins: 'LTI_PLATFORMS=[{"label":"Larch Moodle"', because: isSetting },
  { begins: 'LTI_PLATFORMS=[{"label":"Larch Canvas"', because: isSetting },
  {
    begins: "DATABASE_URL=postgres://… REDIS_URL=",
    because: "Tests of several processes start them so (*.many.test.ts).",
  },
  { begins: "upstream pages ", because: isSetting },
];
