/** Installs PostgreSQL and Redis where there are none. Whether they could be had is asked by the tests that want them. */
import { findPostgres } from "@/db/testing/private-postgres";
import { findRedis } from "@/db/testing/private-redis";

findPostgres();
findRedis();
