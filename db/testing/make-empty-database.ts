/** Makes the empty database from which test servers start, so that no test waits for it (empty-database.ts). */
import { ensureEmptyDatabase } from "./empty-database";

await ensureEmptyDatabase();
