import { TableClient, type TableEntity } from "@azure/data-tables";

const TABLES = ["plan", "plans", "outbox", "people", "drafts"] as const;

/** The rows of each table as they lie in the store, without what the store itself adds. */
export type Rows = Readonly<Record<string, readonly TableEntity[]>>;

const clientOf = (connectionString: string, table: string) =>
  TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });

/** Reads every row. */
export async function readRows(connectionString: string): Promise<Rows> {
  const rows: Record<string, TableEntity[]> = {};
  for (const table of TABLES) {
    rows[table] = [];
    for await (const { etag: _, timestamp: __, ...row } of clientOf(connectionString, table).listEntities())
      rows[table]?.push(row as TableEntity);
  }
  return rows;
}

/** Lays rows into tables that need not be there yet. */
export async function layRows(connectionString: string, rows: Rows): Promise<void> {
  for (const [table, entities] of Object.entries(rows)) {
    const client = clientOf(connectionString, table);
    await client.createTable();
    for (const entity of entities) await client.createEntity(entity);
  }
}
