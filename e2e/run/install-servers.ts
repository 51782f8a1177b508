/** Installs PostgreSQL and Redis where there are none. Whether they could be had is asked by the tests that want them. */
import { postgresPrograms } from "@/db/testing/private-postgres";
import { redisProgram } from "@/db/testing/private-redis";

postgresPrograms();
redisProgram();
