import { appendFile, copyFile, cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { courtYear } from '../../fixtures/court-year/court-year.ts';
import { addAccount, signIn } from '../../relay-server/access/testing/sign-in.ts';
import type { Pairing } from '../../relay-server/displays/rooms.ts';
import { OWN_SOURCE } from '../../relay-server/intake/recorder.ts';
import { turnDay } from '../../relay-server/intake/turn-day.ts';
import { AccountStore, accountsFileOf } from '../../relay-server/log/account-store.ts';
import { openSqliteStore } from '../../relay-server/log/sqlite-store.ts';
import type { LogStore } from '../../relay-server/log/store.ts';
import { type Relay, startRelay } from '../../relay-server/relay.ts';
import { DEFAULT_STATISTICS } from '../../relay-server/rules/indicators/periods.ts';
import { loadDemo } from '../../relay-server/sources/demo.ts';
import { builtPrograms } from '../../relay-server/video/testing/built-programs.ts';
import type { Role, RoomMode } from '../../wire/codes.ts';
import { startOfCourtDay } from '../../wire/court-day.ts';
import type { DirectRequest } from '../../wire/displays.ts';
import { Disk } from './disk.ts';

export const KEY = 'e2e-key-for-loopback-only';

/** The court day on which every stage plays. */
export const TODAY = '2024-11-28';

/** The stage's clock stands still at ten in the morning: what is on the wall does not depend on the hour. */
export const NOW = startOfCourtDay(TODAY) + 10 * 3_600_000;

const OPERATOR = '示例值班员';

const BUILT_PAGES = path.join(import.meta.dirname, '../../dist/wall');

const registered = z.object({ publish: z.string() });

/** `empty`: nothing but the day; `year`: a small court year (about 300 cases). */
export type StageData = 'empty' | 'year';

/** Bytes free where field video is recorded: a test says, not the machine that it runs on. */
interface Space {
  free: number;
}

/** A real relay on a free port of this machine, with a database of its own. */
export class Stage {
  readonly disk: Disk;
  readonly space: Space;
  /** Errors that the relay reported of itself; a test that ends with one has failed. */
  readonly faults: unknown[];
  readonly #folder: string;
  #relay: Relay;
  #database = 1;
  #pages = BUILT_PAGES;

  private constructor(folder: string, disk: Disk, space: Space, faults: unknown[], relay: Relay) {
    this.#folder = folder;
    this.disk = disk;
    this.space = space;
    this.faults = faults;
    this.#relay = relay;
  }

  /**
   * @param video takes field video too
   * @param pairing `asked`: displays are let in one by one
   * @param database one that a stage of the same data left: it is copied, and nothing need be loaded
   */
  static async open(
    data: StageData,
    video = false,
    pairing: Pairing = 'loopback',
    database?: string,
  ): Promise<Stage> {
    const folder = await mkdtemp(path.join(tmpdir(), 'wall-e2e-'));
    const disk = new Disk();
    const space = { free: 2 ** 40 };
    const faults: unknown[] = [];
    const file = path.join(folder, '1.sqlite');
    if (database !== undefined) await copyFile(database, file);
    return new Stage(
      folder,
      disk,
      space,
      faults,
      await start({ file, port: 0, data, disk, space, faults, pages: BUILT_PAGES, video, pairing }),
    );
  }

  get url(): string {
    return this.#relay.url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  get store(): LogStore {
    return this.#relay.store;
  }

  /** Accounts and who is signed in. */
  get access(): Relay['access'] {
    return this.#relay.access;
  }

  /** The newest seq of the log. */
  get head(): number {
    return this.store.head().seq;
  }

  /** Sends events as a source does. @returns status and body */
  async post(events: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.url}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  }

  /** Sends events that must all be taken. @returns the log's head afterwards */
  async take(events: readonly unknown[]): Promise<number> {
    for (let at = 0; at < events.length; at += 500) {
      const { status, body } = await this.post(events.slice(at, at + 500));
      if (status !== 200) throw new Error(`refused: ${JSON.stringify(body).slice(0, 600)}`);
    }
    return this.head;
  }

  /** Registers a stream. @returns where to push to */
  async registerStream(stream: Readonly<Record<string, string>>): Promise<string> {
    const response = await fetch(`${this.url}/api/v1/streams`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'push', ...stream }),
    });
    return registered.parse(await response.json()).publish;
  }

  /** As the relay deletes what it need not keep any more. @returns the log's head afterwards */
  async deleteRecording(id: string): Promise<number> {
    const event = {
      ...{ id: `rec-${id}-deleted`, type: 'recording.deleted', v: 1, occurredAt: NOW },
      body: { recordingId: id, rule: 'linked', keptUntil: TODAY },
    };
    await this.#relay.recorder.record(OWN_SOURCE, [event]);
    return this.head;
  }

  async revokeStream(id: string): Promise<void> {
    const response = await fetch(`${this.url}/api/v1/streams/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${KEY}` },
    });
    if (!response.ok) throw new Error(`${id}: ${response.status}`);
  }

  /** A read of the relay's API, to be parsed by who asks. */
  async read(address: string): Promise<unknown> {
    const response = await fetch(`${this.url}/api/v1/${address}`);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const body: unknown = await response.json();
    return body;
  }

  /** Adds an account of this role, named as the role. */
  async addAccount(role: Role): Promise<void> {
    await addAccount(this.#relay, role);
  }

  /** Lets in the display that shows this code. */
  async pair(code: string, place: { wallId?: string; column?: number; row?: number } = {}) {
    const { wallId = 'main', column = 1, row = 1 } = place;
    const wanted = { code, name: '屏', wallId, column, row };
    if (!(await this.#relay.displays.commands.pair(wanted, OPERATOR))) throw new Error(code);
  }

  async addWall(wallId: string, columns: number, rows: number): Promise<void> {
    const wall = { wallId, title: wallId, columns, rows, bezel: 0 };
    await this.#relay.displays.commands.putWall(wall, OPERATOR);
  }

  /** Changes what may be shown before a wall, with the operator's password. */
  async setMode(mode: RoomMode, wallId = 'main'): Promise<void> {
    const operator = { by: OPERATOR, confirmed: () => true };
    await this.#relay.displays.commands.setMode(wallId, { mode, until: null }, operator);
  }

  /** Tells a wall what to show. */
  async direct(wanted: Partial<DirectRequest>, wallId = 'main'): Promise<void> {
    const unsaid = {
      ...{ scene: null, caseNumber: null, streamId: null, rotating: null },
      ...{ page: null, figure: null },
    };
    await this.#relay.displays.commands.direct(wallId, { ...unsaid, ...wanted }, OPERATOR);
  }

  /** Signs somebody of a role in. @returns the cookie, `name=value` */
  signIn(role: Role): Promise<string> {
    return signIn(this.#relay, role);
  }

  /** The relay goes away; its database stays. */
  async stop(): Promise<void> {
    await this.#relay.close();
  }

  /** Comes back at the same address, with the same database or with an empty one. */
  async restart(database: 'same' | 'new' = 'same'): Promise<void> {
    if (database === 'new') this.#database += 1;
    const file = this.#file();
    const { port, disk, space, faults } = this;
    this.#relay = await start({
      file,
      port,
      data: 'empty',
      disk,
      space,
      faults,
      pages: this.#pages,
      video: this.#relay.video !== null,
      pairing: this.#relay.displays.pairing,
    });
  }

  /** From the next restart on another build of the pages is served. */
  async renewPages(): Promise<void> {
    const newer = path.join(this.#folder, 'pages');
    await cp(BUILT_PAGES, newer, { recursive: true });
    await appendFile(path.join(newer, 'wall.html'), '<!-- newer -->');
    this.#pages = newer;
  }

  async close(): Promise<void> {
    await this.#relay.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Closes, and leaves the database in a file, for stages to begin with. */
  async closeInto(file: string): Promise<void> {
    await this.stop();
    await copyFile(this.#file(), `${file}.part`);
    await rename(`${file}.part`, file);
    await rm(this.#folder, { recursive: true, force: true });
  }

  #file(): string {
    return path.join(this.#folder, `${this.#database}.sqlite`);
  }
}

interface Ground {
  file: string;
  port: number;
  data: StageData;
  disk: Disk;
  space: Space;
  faults: unknown[];
  /** The built pages. */
  pages: string;
  video: boolean;
  pairing: Pairing;
}

async function start({
  file,
  port,
  data,
  disk,
  space,
  faults,
  pages,
  video,
  pairing,
}: Ground): Promise<Relay> {
  const store = openSqliteStore(file, { open: disk.open });
  return startRelay({
    host: '127.0.0.1',
    port,
    store,
    sourceKeys: [{ name: 'e2e', key: KEY }],
    clock: { now: () => NOW },
    courtName: '佛山市三水区人民法院执行局',
    demo: true,
    pairing,
    accounts: AccountStore.open(accountsFileOf(file)),
    statistics: DEFAULT_STATISTICS,
    webRoot: pages,
    inboxFolder: null,
    programs: builtPrograms(),
    ...(video && { rtmp: { host: '127.0.0.1', port: 0 }, videoFolder: `${file}-video` }),
    freeSpace: async () => space.free,
    strict: true,
    prepare: async (recorder) => {
      const year = () => [...courtYear({ seed: 7, cases: 300 })];
      if (data === 'year') await loadDemo(recorder, store, year, 'e2e', () => undefined);
      await turnDay(recorder, TODAY);
    },
    log: (line, error) => {
      if (error !== undefined) faults.push(line, error);
    },
  });
}
