import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Access, type AccessOptions } from './access/access.ts';
import { AccountBook } from './access/account-book.ts';
import { AlertBook } from './alerts/alert-book.ts';
import { AlertDesk } from './alerts/alert-desk.ts';
import { DeedBook } from './audit/deed-book.ts';
import type { SourceKey } from './config/env.ts';
import { DisplayBook } from './displays/display-book.ts';
import { Displays } from './displays/displays.ts';
import { OWN_PAGE } from './displays/own-wall.ts';
import type { Pairing } from './displays/rooms.ts';
import { CaseIndex } from './fanout/case-index.ts';
import { whyPageRefused, whyRefused } from './fanout/gate.ts';
import { startFanout } from './fanout/start-fanout.ts';
import { StorageMonitor } from './health.ts';
import { createHttpApp } from './http/app.ts';
import { buildIdOf } from './http/build-id.ts';
import { isLocalReader } from './http/local-reader.ts';
import { createHttpServer } from './http/server.ts';
import { Recorder } from './intake/recorder.ts';
import { turnDay } from './intake/turn-day.ts';
import { AccountStore } from './log/account-store.ts';
import type { LogStore } from './log/store.ts';
import { openProjector } from './projecting/open-projector.ts';
import { readResults } from './projecting/results-unreadable.ts';
import type { StatisticsConfig } from './rules/indicators/periods.ts';
import type { RetentionTerms } from './rules/retention-terms.ts';
import { Sessions } from './sessions/sessions.ts';
import { type Clock, DayTurner } from './sources/clock.ts';
import { Inbox } from './sources/inbox/inbox.ts';
import { Clearances } from './video/clearance/clearances.ts';
import type { ClearanceCommandOptions } from './video/clearance/commands.ts';
import { Exports } from './video/export/exports.ts';
import { ClipBook } from './video/library/clip-book.ts';
import { RecordingBook } from './video/recording/recording-book.ts';
import { RecordingReader } from './video/recording/recording-reader.ts';
import { StreamPlayback } from './video/recording/stream-playback.ts';
import { RetentionBook } from './video/retention/retention-book.ts';
import { Storyboards } from './video/storyboard/storyboards.ts';
import { StreamBook } from './video/streams/stream-book.ts';
import { Video } from './video/video.ts';

export interface RelayOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  store: LogStore;
  sourceKeys: readonly SourceKey[];
  /** Absent: nobody has an account but whom a test adds. It is the relay's to close. */
  accounts?: AccountStore;
  /** Tests turn the hands of the sign-ins' clock, and lock sooner. */
  access?: Pick<AccessOptions, 'machineNow' | 'passwords' | 'lockout'>;
  clock: Clock;
  courtName: string;
  demo: boolean;
  statistics: StatisticsConfig;
  /** The built pages. */
  webRoot: string;
  /** The folder drop; null: none. */
  inboxFolder: string | null;
  /** How displays are let in; absent: pages of this machine come in by themselves. */
  pairing?: Pairing;
  /** Where field units push to; absent: no field video. */
  rtmp?: { host: string; port: number };
  /** Where field video is recorded; absent: nothing is recorded. */
  videoFolder?: string | null;
  /** Most bytes of recordings; absent: what the disk has room for. */
  videoBytes?: number;
  /** Bytes free where recordings are kept; absent: as the disk says. */
  freeSpace?: (folder: string) => Promise<number>;
  /** How long recordings are kept; absent: as usual. */
  retention?: Partial<RetentionTerms>;
  /** Parse every view before it leaves: development and tests. */
  strict?: boolean;
  /** Called when events can be recorded and before anybody is served. */
  prepare?: (recorder: Recorder) => Promise<void>;
  log: (line: string, error?: unknown) => void;
}

export interface Relay {
  readonly url: string;
  readonly recorder: Recorder;
  readonly store: LogStore;
  readonly streams: StreamBook;
  readonly recordings: RecordingBook;
  /** What it takes to have clips shown; null: nothing is recorded. */
  readonly clearance: (ClearanceCommandOptions & { readonly store: LogStore }) | null;
  readonly displays: Displays;
  readonly sessions: Sessions;
  readonly access: Access;
  /** null: this relay takes no field video. */
  readonly video: Video | null;
  /** Starts turning days by the clock; separate, because loading a past comes before. */
  startClock(): Promise<void>;
  /** Answers what is in hand, then lets go of everything. */
  close(): Promise<void>;
}

/** The address is taken or not this machine's; the message says in Chinese what to do. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
  readonly expected = true;
}

/**
 * The composition root: puts the relay together and starts serving.
 * @throws CannotListen, StorageUnavailable, ResultsUnreadable
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { store, clock, log } = options;
  const projector = await openProjector(store, options.statistics, log);
  const index = await readResults(() => CaseIndex.load(store));
  const streams = await readResults(() => StreamBook.load(store));
  const book = await readResults(() => RecordingBook.load(store));
  const retention = await readResults(() => RetentionBook.load(store, options.retention));
  const clips = await readResults(() => ClipBook.load(store));
  const displayBook = await readResults(() => DisplayBook.load(store));
  const deeds = await readResults(() => DeedBook.load(store));
  const alerts = await readResults(() => AlertBook.load(store));
  const people = await readResults(() => AccountBook.load(store));

  const monitor = new StorageMonitor(
    () => store.probe(),
    () => clock.now(),
    ({ message }) => {
      log(message ?? '存储已恢复，可以写入');
      fanout.refreshMeta();
    },
  );
  const facts = () => ({
    courtName: options.courtName,
    demo: options.demo,
    openedOn: options.statistics.openedOn,
    health: monitor.health.state,
    since: monitor.health.since,
    recording: video?.recording ?? null,
  });
  const recorder = new Recorder({
    store,
    projector,
    clock,
    onCommit: (commit) => {
      // Who may not see it any more must not be sent it.
      displays.update(commit.rows);
      people.update(commit.rows);
      // The walls come first: a row that the search cannot read must not keep them from it.
      fanout.publish(commit);
      sessions.update(commit.rows);
      alerts.update(commit.rows);
      deeds.update(commit.rows);
      index.update(commit.rows);
      streams.update(commit.rows);
      book.update(commit.rows);
      retention.update(commit.rows);
      video?.committed();
      clips.update(commit.rows);
      clearances?.update(commit.rows);
      storyboards?.update(commit.rows);
    },
    onStorageFailure: (error) => monitor.failed(error),
    onError: (error) => log('记录事件时出现内部错误', error),
  });

  const pairing = options.pairing ?? 'loopback';
  const displays: Displays = new Displays({
    ...{ book: displayBook, recorder, pairing, clock, facts, log },
    signInOf: ({ address, headers }) => access.consoleOf({ remoteAddress: address, headers }),
    readmit: () => fanout.readmit(),
    connected: () => fanout.displays(),
  });

  const sessions = await readResults(() =>
    Sessions.load({
      ...{ recorder, store, clock, court: options.courtName },
      machine: { now: () => Date.now() },
      hasWall: (id) => displays.rooms.wall(id) !== undefined,
      displays: () => fanout.displays(),
      onError: (error) => log('警示活动未能推进，将重试', error),
    }),
  );

  const access: Access = new Access({
    ...options.access,
    ...{ recorder, clock, log, book: people },
    accounts: options.accounts ?? AccountStore.open(':memory:'),
    pairing,
    displayOf: (knock) => {
      const display = displays.displayOf(knock);
      // A page that came through a proxy is no page of this machine.
      return display?.displayId === OWN_PAGE && !isLocalReader(knock) ? undefined : display;
    },
    isConnected: (signInId) => fanout.displays().some(({ who }) => who === `signIn:${signInId}`),
    onEnded: () => fanout.readmit(),
  });
  const rtmp = options.rtmp;
  const folder = options.videoFolder ?? null;
  const recordings =
    folder === null
      ? null
      : {
          folder,
          book,
          retention,
          today: () => projector.today,
          ...(options.videoBytes !== undefined && { mostBytes: options.videoBytes }),
          ...(options.freeSpace && { freeSpace: options.freeSpace }),
          onStanding: () => fanout.refreshMeta(),
        };
  const video = rtmp
    ? new Video({ rtmp, book: streams, store, recorder, recordings, clock, log })
    : null;
  const reader = folder === null ? null : new RecordingReader(folder);
  const storyboards =
    folder !== null && reader ? new Storyboards({ folder, recordings: book, reader, log }) : null;
  const court = { name: options.courtName, demo: options.demo };
  const exports =
    folder !== null && reader
      ? await Exports.start({
          ...{ folder, recordings: book, clips, reader, recorder, store, court, clock, log },
        })
      : null;
  const clearances =
    folder !== null && reader
      ? await Clearances.start({
          ...{ folder, recordings: book, clips, reader, recorder, store, clock, log },
        })
      : null;
  const clearance =
    clearances && reader
      ? {
          ...{ clearances, book: clearances.book, recorder, store, clips, recordings: book },
          ...{ reader, clock },
        }
      : null;
  const http = createHttpServer();
  // Socket.IO wraps the request listeners that it finds when it attaches: the app comes first.
  http.on(
    'request',
    createHttpApp({
      recorder,
      store,
      clock,
      sourceKeys: options.sourceKeys,
      access,
      signIn: access,
      parties: { recorder, clock, store },
      webRoot: options.webRoot,
      streams: { book: streams, recorder, clock, rtmpPort: () => video?.rtmpPort ?? null },
      displays,
      sessions,
      alerts: new AlertDesk({ recorder, alerts, clock }),
      audit: { deeds, nameOf: (account) => people.get(account)?.displayName },
      ...(video && { live: video.live }),
      ...(folder !== null &&
        reader && {
          recordings: { book, reader },
          library: {
            ...{ recorder, store, clock, recordings: book, clips, reader },
            nameOf: (by) => people.nameOf(by),
            keptUntil: (recording) => retention.keepingOf(recording).until,
            hasStoryboard: (recording) => storyboards?.has(recording) ?? false,
          },
          ...(exports && { exports }),
          ...(clearance && { clearance }),
          ...(storyboards && { storyboards: { recordings: book, storyboards } }),
          playback: new StreamPlayback({ folder, book, reader }),
          retention: { book, retention, today: () => projector.today },
          uploads: () => video?.uploads ?? null,
        }),
      health: () => ({
        court,
        storage: monitor.health,
        displays: fanout.displays().length,
        video: video && {
          rtmpPort: video.rtmpPort,
          problem: video.problem,
          recording: video.recording,
        },
      }),
      log,
    }),
  );
  const build = buildIdOf(options.webRoot);
  const fanout = startFanout({
    http,
    store,
    clock,
    admit: (handshake) => displays.admit(handshake),
    whyRefused: pairing === 'asked' ? whyPageRefused : whyRefused,
    search: (text) => index.search(text),
    plays: sessions.plays,
    strict: options.strict ?? false,
    ...(build !== undefined && { build }),
    onNote: (note) => log(`展示端 ${JSON.stringify(note)}`),
    onFault: ({ audience, topic, id, error }) => log(`视图 ${audience}/${topic}/${id} 有误`, error),
    onError: (error) => log('推送时出现内部错误', error),
  });
  await options.prepare?.(recorder);
  await displays.prepare();
  await access.start();
  await listen(http, options.host, options.port);
  // Only a relay that serves takes video in: its process of its own would outlive one that cannot.
  await video?.start();
  clearances?.work();
  displays.start();
  sessions.start();

  const inbox = options.inboxFolder
    ? new Inbox({
        folder: options.inboxFolder,
        record: (items, rawOf) => recorder.record('inbox', items, rawOf),
        onTaken: (name, { accepted, duplicates, refused }) =>
          log(`收件目录 ${name}：收下 ${accepted}，重复 ${duplicates}，未采纳 ${refused}`),
        onError: (name, error) => log(`收件目录 ${name} 暂时无法读入`, error),
      })
    : null;
  await inbox?.start();

  let days: DayTurner | undefined;
  return {
    url: urlOf(http.address(), options.host),
    recorder,
    store,
    streams,
    recordings: book,
    clearance,
    displays,
    sessions,
    access,
    video,
    startClock: async () => {
      days = new DayTurner(clock, projector.today, (day) => turnDay(recorder, day));
      await days.start((error) => log('换日未能记录，将重试', error));
    },
    close: async () => {
      await days?.stop();
      await displays.stop();
      sessions.stop();
      await inbox?.stop();
      await access.close();
      await video?.close();
      await storyboards?.close();
      await exports?.close();
      await clearances?.close();
      fanout.close();
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeIdleConnections();
      await recorder.settled();
      http.closeAllConnections();
      await closed;
      monitor.stop();
      await store.close();
    },
  };
}

function listen(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)));
    http.listen({ host, port }, resolve);
  });
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `端口 ${port} 已被占用：可能系统已在运行；或设置 RELAY_PORT 换一个端口`,
    EACCES: `没有权限使用端口 ${port}：请用 1024 以上的端口（RELAY_PORT）`,
    EADDRNOTAVAIL: `${host} 不是本机地址：请更正 RELAY_HOST`,
    ENOTFOUND: `找不到主机 ${host}：请更正 RELAY_HOST`,
  };
  const message = reasons[error.code ?? ''];
  return message ? new CannotListen(message, { cause: error }) : error;
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
