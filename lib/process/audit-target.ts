/** Where lines of the audit log are copied to, as AUDIT_COPY_TO names it (Q34). */
import path from "node:path";

export type AuditTarget = { is: "file"; file: string } | { is: "syslog"; host: string; port: number };

/** null: the text is neither a path nor `syslog://host:port`. */
export function parseAuditTarget(text: string): AuditTarget | null {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { is: "file", file: path.resolve(text) };
  const [, name, address, port] = /^syslog:\/\/(?:([a-z0-9._-]+)|\[([0-9a-f:.]+)\]):(\d{1,5})$/i.exec(text) ?? [];
  const host = name ?? address;
  const number = Number(port);
  return host === undefined || number < 1 || number > 65_535 ? null : { is: "syslog", host, port: number };
}
