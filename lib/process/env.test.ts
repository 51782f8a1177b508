import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "./env";

const sentence = (source: Record<string, string>) => {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "accepted";
};

describe("the environment", () => {
  it("needs nothing", () => {
    expect(parseEnv({})).toMatchObject({ PORT: 3000, TRUST_PROXY: 0, LOG_LEVEL: "info" });
    expect(parseEnv({}).DATA_DIR).toMatch(/\.data$/);
  });

  it("takes a variable set to nothing as not set", () => {
    expect(parseEnv({ PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 3000, DATABASE_URL: undefined });
  });

  it("names what is wrong and what it should be", () => {
    const wrong: [source: Record<string, string>, name: string, wants: string][] = [
      [{ PORT: "http" }, "PORT", "a port number"],
      [{ PORT: "70000" }, "PORT", "a port number"],
      [{ PORT: "1e3" }, "PORT", "a port number"],
      [{ BIND_ADDRESS: "localhost" }, "BIND_ADDRESS", "an IP address"],
      [{ TRUST_PROXY: "true" }, "TRUST_PROXY", "how many proxies"],
      [{ TRUST_PROXY: "-1" }, "TRUST_PROXY", "how many proxies"],
      [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL", "a PostgreSQL URL"],
      [{ NEXTAUTH_URL: "crosscase.example.org" }, "NEXTAUTH_URL", "the address people open"],
      [{ NEXTAUTH_URL: "https://example.org/path" }, "NEXTAUTH_URL", "without a path"],
      [{ NEXTAUTH_URL: "ftp://example.org" }, "NEXTAUTH_URL", "the address people open"],
      [{ NEXTAUTH_SECRET: "short" }, "NEXTAUTH_SECRET", "at least 32 characters"],
      [{ CROSSCASE_FIXTURES: "yes" }, "CROSSCASE_FIXTURES", "1 to allow"],
      [{ LOG_LEVEL: "loud" }, "LOG_LEVEL", "one of trace"],
      [{ REDIS_URL: "localhost:6379" }, "REDIS_URL", "a Redis URL"],
      [{ REDIS_URL: "redis://host" }, "REDIS_URL", "DATABASE_URL should be"],
      [
        { REDIS_URL: "redis://host", DATABASE_URL: "postgres://host/db" },
        "REDIS_URL",
        "NEXTAUTH_SECRET should be at least 32 characters",
      ],
      [
        { REDIS_URL: "redis://host", DATABASE_URL: "postgres://host/db", NEXTAUTH_SECRET: "short" },
        "NEXTAUTH_SECRET",
        "at least 32 characters",
      ],
      [{ BACKUP_AT: "03:00" }, "BACKUP_AT", "the hour of the day"],
      [{ BACKUP_AT: "24" }, "BACKUP_AT", "from 0 to 23"],
      [{ BACKUP_KEEP: "0" }, "BACKUP_KEEP", "how many daily backups"],
      [{ BACKUP_KEEP_WEEKLY: "-1" }, "BACKUP_KEEP_WEEKLY", "for how many weeks"],
      [{ BACKUP_KEEP_MONTHLY: "all" }, "BACKUP_KEEP_MONTHLY", "for how many months"],
      [{ BACKUP_VERIFY: "366" }, "BACKUP_VERIFY", "every how many days"],
      [{ BACKUP_COMMAND: "restic backup" }, "BACKUP_COMMAND", "then BACKUP_DIR should be a folder"],
      [{ BACKUP_COMMAND: " ", BACKUP_DIR: "b" }, "BACKUP_COMMAND", "a command of at most 2,000 characters"],
      [{ CROSSCASE_ROLE: "worker" }, "CROSSCASE_ROLE", "all, web (pages only) or sync"],
      [{ CROSSCASE_ROLE: "web" }, "CROSSCASE_ROLE", "needs REDIS_URL"],
    ];
    for (const [source, name, wants] of wrong) {
      expect(sentence(source), JSON.stringify(source)).toContain(name);
      expect(sentence(source), JSON.stringify(source)).toContain(wants);
    }
  });

  it("R13: takes several processes' settings together, and refuses Redis over the embedded database", () => {
    const several = { REDIS_URL: "redis://host", DATABASE_URL: "postgres://host/db", NEXTAUTH_SECRET: "s".repeat(32) };
    expect(parseEnv({ ...several, CROSSCASE_ROLE: "sync" })).toMatchObject({ ...several, CROSSCASE_ROLE: "sync" });
    expect(parseEnv({}).CROSSCASE_ROLE).toBe("all");
    expect(sentence({ ...several, DATABASE_URL: "" })).toBe(
      "REDIS_URL is set, for several processes: then DATABASE_URL should be the PostgreSQL they share.",
    );
  });

  it("never repeats a secret", () => {
    expect(sentence({ REDIS_URL: "http://user:hunter2@host" })).not.toContain("hunter2");
    expect(sentence({ NEXTAUTH_SECRET: "hunter2" })).not.toContain("hunter2");
    expect(sentence({ METRICS_TOKEN: "hunter2" })).not.toContain("hunter2");
    expect(sentence({ BACKUP_COMMAND: "RESTIC_PASSWORD=hunter2 restic" })).not.toContain("hunter2");
    expect(sentence({ DATABASE_URL: "postgres//user:hunter2@host" })).not.toContain("hunter2");
    for (const password of ["hunt@er2", "1/hunt@er2", "hunt#er2"]) {
      const told = sentence({ DATABASE_URL: `postgres://user:${password}@host/db` });
      expect(told).toContain("in whose password @ is written as %40, / as %2F and # as %23");
      expect(told).not.toMatch(/hunt|er2/);
    }
    const encoded = "postgres://user:hunt%40er2@host:5432/db?sslmode=require";
    expect(parseEnv({ DATABASE_URL: encoded }).DATABASE_URL).toBe(encoded);
  });

  it("takes NEXTAUTH_URL as an origin in any spelling, and refuses one with a path, a question, a part, a name or another scheme", () => {
    for (const spelled of ["https://Example.org/", "https://example.org", "HTTPS://example.org:443/"])
      expect(parseEnv({ NEXTAUTH_URL: spelled }).NEXTAUTH_URL).toBe("https://example.org");
    expect(parseEnv({ NEXTAUTH_URL: "http://example.org:3000" }).NEXTAUTH_URL).toBe("http://example.org:3000");
    const others = ["/class", "/?a=1", "/#top"].map((more) => `https://example.org${more}`);
    for (const other of [...others, "https://a:b@example.org", "ftp://example.org", "example.org"])
      expect(sentence({ NEXTAUTH_URL: other }), other).toContain("NEXTAUTH_URL");
  });

  it("T19k: a provider is set with all that it needs or not at all, over https unless it is on this machine", () => {
    const whole = {
      OIDC_ISSUER: "https://login.school.example/tenant",
      OIDC_CLIENT_ID: "crosscase",
      OIDC_CLIENT_SECRET: "not to be repeated",
    };
    expect(parseEnv(whole)).toMatchObject({ ...whole, OIDC_FOR: "teachers", OIDC_PROMPT: "select_account" });
    expect(parseEnv({ ...whole, OIDC_ISSUER: "http://127.0.0.1:4000" }).OIDC_ISSUER).toBe("http://127.0.0.1:4000");
    for (const issuer of ["http://login.school.example", "login.school.example", "https://a:b@school.example"])
      expect(sentence({ ...whole, OIDC_ISSUER: issuer })).toContain("OIDC_ISSUER");
    for (const name of ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]) {
      const said = sentence({ ...whole, [name]: "" });
      expect(said).toContain(`then ${name} should be`);
      expect(said).not.toContain("repeated");
    }
    const long = sentence({ ...whole, OIDC_CLIENT_SECRET: "x".repeat(3_000) });
    expect(long).toBe("OIDC_CLIENT_SECRET should be the secret that the provider gave with the name.");
  });

  it("T19k: learning platforms are a JSON list, each with all that it needs, over https unless it is on this machine; what is wrong is named", () => {
    const school = "https://moodle.school.example";
    const whole = {
      label: "Moodle",
      issuer: school,
      client_id: "7",
      deployments: ["1"],
      login: `${school}/auth`,
      token: `${school}/token`,
      keys: `${school}/keys`,
    };
    const list = (...platforms: object[]) => ({ LTI_PLATFORMS: JSON.stringify(platforms) });
    expect(parseEnv({}).LTI_PLATFORMS).toEqual([]);
    expect(parseEnv(list(whole)).LTI_PLATFORMS).toMatchObject([
      { clientId: "7", origins: [school], emailsVerified: false },
    ]);
    const elsewhere = { ...whole, address: "https://open.example/courses", emails: "verified" };
    expect(parseEnv(list(elsewhere)).LTI_PLATFORMS).toMatchObject([
      { origins: ["https://open.example", school], emailsVerified: true },
    ]);
    expect(sentence({ LTI_PLATFORMS: "not JSON" })).toContain("LTI_PLATFORMS");
    expect(sentence(list())).toContain("LTI_PLATFORMS");
    expect(sentence(list(whole, { ...whole, keys: "http://moodle.school.example/keys" }))).toContain(
      "LTI_PLATFORMS is wrong at 1, keys: it should be the learning platforms as a JSON list",
    );
    expect(sentence(list({ ...whole, deployments: [] }))).toContain("0, deployments");
    expect(sentence(list({ ...whole, secret: "none" }))).toContain("LTI_PLATFORMS");
  });

  it("T19k, Q33a: what signs as one issuer has one set of keys, a provider too, since people are told apart by issuer: two registrations at one platform are fine, two platforms are not", () => {
    const cloud = "https://canvas.instructure.com";
    const platform = (client_id: string, keys: string, issuer = cloud) => ({
      label: `Canvas ${client_id}`,
      issuer,
      client_id,
      deployments: ["1"],
      login: `${cloud}/auth`,
      token: `${cloud}/token`,
      keys,
    });
    const list = (...platforms: object[]) => ({ LTI_PLATFORMS: JSON.stringify(platforms) });
    const [keys, own] = ["https://sso.canvaslms.com/keys", "https://canvas.larch.example/keys"];
    expect(parseEnv(list(platform("1", keys), platform("2", keys))).LTI_PLATFORMS).toHaveLength(2);
    const apart = platform("2", own, "https://canvas.larch.example");
    expect(parseEnv(list(platform("1", keys), apart)).LTI_PLATFORMS).toHaveLength(2);
    const refused = sentence(list(platform("1", keys), apart, platform("3", own)));
    expect(refused).toContain(`${cloud} of Canvas 1 (${keys}) and of Canvas 3 (${own})`);
    const provider = (OIDC_ISSUER: string) => ({ OIDC_ISSUER, OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" });
    for (const issuer of [cloud, `${cloud}/`])
      expect(sentence({ ...provider(issuer), ...list(platform("1", keys)) })).toContain("OIDC_ISSUER");
    const both = { ...provider("https://canvas.larch.example"), ...list(apart) };
    expect(parseEnv(both).LTI_PLATFORMS).toHaveLength(1);
  });
});
