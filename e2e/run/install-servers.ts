/** Installs PostgreSQL, Redis and nginx where there are none. Whether they could be had is asked by the tests that want them. */
import { findPostgres } from "@/db/testing/private-postgres";
import { findRedis } from "@/db/testing/private-redis";
import { findNginx } from "@/lib/server/testing/nginx";

findPostgres();
findRedis();
findNginx();
