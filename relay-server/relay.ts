import { Access, type AccessOptions } from './access/access.ts';
import { AlertDesk } from './alerts/alert-desk.ts';
import type { SourceKey } from './config/env.ts';
import type { TlsPems } from './config/tls.ts';
import { Displays } from './displays/displays.ts';
import { OWN_PAGE } from './displays/own-wall.ts';
import type { Pairing } from './displays/rooms.ts';
import { whyPageRefused, whyRefused } from './fanout/gate.ts';
import { startFanout } from './fanout/start-fanout.ts';
import { startDraws } from './figures/draw/start-draws.ts';
import { TakeHomes } from './figures/export/take-home.ts';
import { FigureBook } from './figures/figure-book.ts';
import { FigureDesk } from './figures/figure-desk.ts';
import { StorageMonitor } from './health.ts';
import { createHttpApp } from './http/app.ts';
import { buildIdOf } from './http/build-id.ts';
import { isLocalReader } from './http/local-reader.ts';
import { createHttpServer, SERVER_LIMITS } from './http/server.ts';
import { Recorder } from './intake/recorder.ts';
import { turnDay } from './intake/turn-day.ts';
import { UnrecordedDeeds } from './intake/unrecorded-deeds.ts';
import { AccountStore } from './log/account-store.ts';
import type { LogStore } from './log/store.ts';
import { openProjector } from './projecting/open-projector.ts';
import { readResults } from './projecting/results-unreadable.ts';
import { loadBooks } from './relay/books.ts';
import { listen, urlOf } from './relay/listen.ts';
import { CommitReaders } from './relay/readers.ts';
import { openDeedFile, restoreDeeds } from './relay/restore-deeds.ts';
import { type ClearanceSide, startVideoSide } from './relay/video-side.ts';
import type { StatisticsConfig } from './rules/indicators/periods.ts';
import type { LoopedFilms } from './rules/retention.ts';
import type { RetentionTerms } from './rules/retention-terms.ts';
import { Sessions } from './sessions/sessions.ts';
import { type Clock, DayTurner } from './sources/clock.ts';
import { Inbox } from './sources/inbox/inbox.ts';
import type { Programs } from './video/programs.ts';
import type { RecordingWishes } from './video/recording/disk-room.ts';
import type { RecordingBook } from './video/recording/recording-book.ts';
import type { StreamBook } from './video/streams/stream-book.ts';
import type { Video } from './video/video.ts';

export { CannotListen } from './relay/listen.ts';

export interface RelayOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** With it HTTPS alone is spoken; absent: plain HTTP. */
  tls?: TlsPems | undefined;
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
  /** Where what holds and cannot be recorded is kept meanwhile; absent: nowhere. */
  deedFile?: string;
  /** The folder drop; null: none. */
  inboxFolder: string | null;
  /** How displays are let in; absent: pages of this machine come in by themselves. */
  pairing?: Pairing;
  /** Whether programs of this machine may read without an account; absent: they may. */
  localPrograms?: boolean;
  /** Where field units push to; absent: no field video. */
  rtmp?: { host: string; port: number };
  /** Where field video is recorded; absent: nothing is recorded. */
  videoFolder?: string | null;
  /** Of recordings, where they are not as usual: their most bytes, and media after which one goes on in another, ms. */
  recordingLimits?: RecordingWishes;
  /** What field video runs as processes of their own; absent: as the relay itself is run. */
  programs?: Programs;
  /** Bytes free where recordings are kept; absent: as the disk says. */
  freeSpace?: (folder: string) => Promise<number>;
  /** How long recordings are kept; absent: as usual. */
  retention?: Partial<RetentionTerms>;
  /** What a demo plays over and over, and is soon deleted again; absent: nothing. */
  looped?: LoopedFilms;
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
  readonly clearance: ClearanceSide | null;
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

/**
 * The composition root: puts the relay together and starts serving.
 * @throws CannotListen, StorageUnavailable, ResultsUnreadable
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { store, clock, log } = options;
  const projector = await openProjector(store, options.statistics, log);
  const books = await loadBooks(store, options.retention, options.looped);
  const { people } = books;

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
    recording: side.video?.recording ?? null,
  });
  const recorder = new Recorder({
    store,
    projector,
    clock,
    onCommit: (commit) => readers.tell(commit),
    onStorageFailure: (error) => monitor.failed(error),
    onError: (error) => log('记录事件时出现内部错误', error),
  });

  const deedFile = await openDeedFile(options.deedFile, log);
  const unrecorded = new UnrecordedDeeds({ clock, log, file: deedFile });
  const pairing = options.pairing ?? 'loopback';
  const displays: Displays = new Displays({
    ...{ book: books.displays, recorder, unrecorded, pairing, clock, facts, log },
    signInOf: ({ address, headers }) => access.consoleOf({ remoteAddress: address, headers }),
    readmit: () => fanout.readmit(),
    connected: () => fanout.displays(),
  });

  const sessions = await readResults(() =>
    Sessions.load({
      ...{ recorder, store, clock, court: options.courtName },
      machine: { now: () => Date.now() },
      modeOf: (id) => (displays.rooms.wall(id) ? displays.rooms.mode(id) : null),
      displays: () => fanout.displays(),
      onError: (error) => log('警示活动未能推进，将重试', error),
    }),
  );

  const access: Access = new Access({
    ...options.access,
    ...{ recorder, unrecorded, clock, log, book: people },
    accounts: options.accounts ?? AccountStore.open(':memory:'),
    pairing,
    localPrograms: options.localPrograms,
    displayOf: (knock) => {
      const display = displays.displayOf(knock);
      // A page that came through a proxy is no page of this machine.
      return display?.displayId === OWN_PAGE && !isLocalReader(knock) ? undefined : display;
    },
    isConnected: (signInId) => fanout.displays().some(({ who }) => who === `signIn:${signInId}`),
    onEnded: () => fanout.readmit(),
  });
  const court = { name: options.courtName, demo: options.demo };
  const side = await readResults(() =>
    startVideoSide({
      ...{ rtmp: options.rtmp, folder: options.videoFolder ?? null },
      ...{ limits: options.recordingLimits, freeSpace: options.freeSpace },
      programs: options.programs,
      ...{ books, store, recorder, unrecorded, clock, court, log },
      onWithheld: (clip) => displays.withhold(clip),
      today: () => projector.today,
      onStanding: () => fanout.refreshMeta(),
    }),
  );
  const { video } = side;
  const figures = new FigureBook({ store, today: () => projector.today });
  const figureDesk = new FigureDesk({ store, book: figures, config: options.statistics });
  const http = createHttpServer(SERVER_LIMITS, options.tls);
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
      streams: { book: books.streams, recorder, clock, rtmpPort: () => video?.rtmpPort ?? null },
      displays,
      sessions,
      alerts: new AlertDesk({ recorder, alerts: books.alerts, clock }),
      draws: startDraws({
        ...{ recorder, store, book: books.draws, clock, statistics: options.statistics },
        today: () => projector.today,
        modeOf: (id) => (displays.rooms.wall(id) ? displays.rooms.mode(id) : undefined),
      }),
      figures: { desk: figureDesk, courtName: options.courtName, demo: options.demo },
      takeHomes: new TakeHomes({ store, facts, log }),
      audit: { deeds: books.deeds, nameOf: (account) => people.get(account)?.displayName },
      ...side.routes,
      health: () => ({
        court,
        storage: monitor.health,
        degraded: readers.failed,
        unrecorded: unrecorded.all,
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
    search: (text) => books.cases.search(text),
    plays: sessions.plays,
    strict: options.strict ?? false,
    ...(build !== undefined && { build }),
    onNote: (note) => log(`展示端 ${JSON.stringify(note)}`),
    onFault: ({ audience, topic, id, error }) => log(`视图 ${audience}/${topic}/${id} 有误`, error),
    onError: (error) => log('推送时出现内部错误', error),
  });
  const readers = new CommitReaders({
    ...{ clock, log },
    readers: [
      // Who may not see it any more must not be sent it.
      {
        name: '大屏与屏幕',
        take: ({ rows }) => displays.update(rows),
        shut: () => displays.shut(),
      },
      { name: '账号与登录', take: ({ rows }) => people.update(rows), shut: () => people.shut() },
      { name: '推送', take: (commit) => fanout.publish(commit) },
      { name: '警示活动', take: ({ rows }) => sessions.update(rows) },
      { name: '可放映片段', take: ({ rows }) => sessions.updateCleared(rows) },
      { name: '提醒', take: ({ rows }) => books.alerts.update(rows) },
      { name: '操作记录', take: ({ rows }) => books.deeds.update(rows) },
      { name: '案件查询', take: ({ rows }) => books.cases.update(rows) },
      { name: '视频来源', take: ({ rows }) => books.streams.update(rows) },
      { name: '录像目录', take: ({ rows }) => books.recordings.update(rows) },
      {
        name: '录像保存期依据',
        take: ({ rows }) => books.retention.update(rows),
        shut: () => books.retention.shut(),
      },
      { name: '指标查询', take: (commit) => figures.update(commit) },
      { name: '抽取', take: ({ rows }) => books.draws.update(rows) },
      { name: '片段', take: ({ rows }) => books.clips.update(rows) },
      ...side.readers,
    ],
  });
  await options.prepare?.(recorder);
  await displays.prepare();
  const clearances = side.clearance?.clearances ?? null;
  await restoreDeeds(deedFile, unrecorded, { recorder, clock, displays, people, clearances }, log);
  await access.start();
  await listen(http, options.host, options.port);
  // Only a relay that serves takes video in: its process of its own would outlive one that cannot.
  await side.start();
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
    url: urlOf(http.address(), options.host, options.tls ? 'https' : 'http'),
    recorder,
    store,
    streams: books.streams,
    recordings: books.recordings,
    clearance: side.clearance,
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
      await unrecorded.close();
      sessions.stop();
      await inbox?.stop();
      await access.close();
      await side.close();
      fanout.close();
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeIdleConnections();
      await recorder.settled();
      http.closeAllConnections();
      await closed;
      monitor.stop();
      await deedFile?.close();
      await store.close();
    },
  };
}
