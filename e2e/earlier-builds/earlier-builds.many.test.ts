import { describe, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { earlierBuildsSuite } from "./earlier-builds-suite";

describe("earlier builds, on PostgreSQL", () => {
  const url = testDatabase()?.url;
  if (url === undefined) it.skip("PostgreSQL can't be had here");
  else earlierBuildsSuite(Object.assign(new URL(url), { pathname: `${new URL(url).pathname}_earlier` }).href);
});
