/** Installs PostgreSQL, Redis, nginx and strace where there are none. Whether they could be had is asked by the tests that want them. */
import { findPostgres } from "@/db/testing/private-postgres";
import { findRedis } from "@/db/testing/private-redis";
import { findStrace } from "@/e2e/faults/power-cut/strace";
import { findNginx } from "@/lib/server/testing/nginx";

findPostgres();
findRedis();
findNginx();
findStrace();
