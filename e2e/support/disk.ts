import type Database from 'better-sqlite3';
import { openDatabase } from '../../relay-server/log/sqlite-connection.ts';

/** SQLite's own default: no limit that a test would reach. */
const NO_LIMIT = 1_073_741_823;

/** The space under a relay's database: while it is full, SQLite itself answers SQLITE_FULL. */
export class Disk {
  #connection: Database.Database | undefined;
  #full = false;

  /** Opens the database on this disk: `openSqliteStore(file, { open: disk.open })`. */
  readonly open = (file: string, busyTimeoutMs: number): Database.Database => {
    const connection = openDatabase(file, busyTimeoutMs);
    this.#connection = connection;
    if (this.#full) this.fill();
    return connection;
  };

  /** From now on the database cannot grow. */
  fill(): void {
    this.#full = true;
    const pages = this.#connection?.pragma('page_count', { simple: true });
    this.#connection?.pragma(`max_page_count = ${Number(pages)}`);
  }

  free(): void {
    this.#full = false;
    this.#connection?.pragma(`max_page_count = ${NO_LIMIT}`);
  }
}
