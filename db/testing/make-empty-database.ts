/** Makes the empty database that test servers start from, so that no test waits for it (empty-database.ts). */
import { ensureEmptyDatabase } from "./empty-database";

await ensureEmptyDatabase();
