import path from "node:path";
import { expect, it } from "vitest";
import { EnvError, parseEnv } from "./env";
import { parseAuditTarget } from "./audit-target";

it("Q34g: AUDIT_COPY_TO is a file, or a syslog server by name or address with its port; anything else stops the start with what it should be", () => {
  expect(parseAuditTarget("/var/log/audit.log")).toEqual({ is: "file", file: "/var/log/audit.log" });
  expect(parseAuditTarget("audit.log")).toEqual({ is: "file", file: path.resolve("audit.log") });
  expect(parseAuditTarget("syslog://log.school.example:601")).toEqual({
    is: "syslog",
    host: "log.school.example",
    port: 601,
  });
  expect(parseAuditTarget("syslog://[::1]:601")).toEqual({ is: "syslog", host: "::1", port: 601 });
  for (const wrong of ["syslog://log", "syslog://log:0", "syslog://log:65536", "syslog://a:1/x", "https://log:601"]) {
    expect(parseAuditTarget(wrong)).toBeNull();
    expect(() => parseEnv({ AUDIT_COPY_TO: wrong })).toThrow(EnvError);
    expect(() => parseEnv({ AUDIT_COPY_TO: wrong })).toThrow(/^AUDIT_COPY_TO is ".+": it should be a file such as/);
  }
  expect(parseEnv({ AUDIT_COPY_TO: "" }).AUDIT_COPY_TO).toBeUndefined();
});
