/** Installs PostgreSQL, Redis, nginx and strace where they are missing. Failures are ignored: tests that need one check whether it is there. */
import { findPostgres } from "@/db/testing/private-postgres";
import { findRedis } from "@/db/testing/private-redis";
import { findStrace } from "@/e2e/faults/power-cut/strace";
import { findNginx } from "@/lib/server/testing/nginx";

findPostgres();
findRedis();
findNginx();
findStrace();
