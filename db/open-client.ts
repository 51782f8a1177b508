import pg from "pg";

/** Opens a separate connection, for a command that reads or writes a whole database. If it breaks, only queries on it fail. */
export async function openClient(at: { url: string } | { socketFolder: string }): Promise<pg.Client> {
  const client = new pg.Client(
    "url" in at
      ? { connectionString: at.url, application_name: "crosscase command", connectionTimeoutMillis: 10_000 }
      : { host: at.socketFolder, user: "postgres", database: "postgres" },
  );
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
