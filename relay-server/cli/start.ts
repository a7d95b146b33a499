import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { DEMO_UNITS } from '../../fixtures/clips/units.ts';
import { COURT_YEAR_VERSION, courtYear } from '../../fixtures/court-year/court-year.ts';
import { freshEvents } from '../../fixtures/court-year/fresh-events.ts';
import { roles } from '../../wire/codes.ts';
import { readSettings } from '../config/env.ts';
import { deedFileOf } from '../intake/deed-file.ts';
import { AccountStore, accountsFileOf } from '../log/account-store.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import type { LogStore } from '../log/store.ts';
import { startRelay } from '../relay.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { DemoClock } from '../sources/clock.ts';
import { DEMO_SOURCE, DemoStream, holdsOtherDemo, loadDemo } from '../sources/demo.ts';
import { progressLine, runCommand } from './command.ts';
import { addDemoAccounts, demoPassword } from './demo-accounts.ts';
import {
  DEMO_KEY,
  DEMO_LOOP_DAYS,
  DEMO_RECORDING_MS,
  DEMO_SEED,
  DEMO_SPEED,
  DEMO_VIDEO_BYTES,
} from './demo-constants.ts';
import { startDemoClearance, startDemoUnits } from './demo-field.ts';
import { PAGES } from './pages.ts';
import {
  COURT_NAME,
  closeInTime,
  logLine,
  requireLocalPrograms,
  requireLoopback,
  tlsOf,
  untilStopped,
  WEB_ROOT,
} from './serving.ts';

const VERSION = `${COURT_YEAR_VERSION} ${DEMO_SEED}`;

await runCommand('npm start：启动演示（见 npm start -- --help）', {}, async () => {
  const settings = readSettings();
  requireLoopback(settings.host);
  requireLocalPrograms(settings);
  const tls = tlsOf(settings);
  const stopped = untilStopped();
  const database = path.join(settings.dataFolder, 'demo.sqlite');
  const store = await openDemoStore(database);
  const accounts = AccountStore.open(accountsFileOf(database));
  await addDemoAccounts(accounts);
  const stream = await DemoStream.open(store, (after) => freshEvents({ seed: DEMO_SEED, after }));
  const clock = new DemoClock(stream.nextAt, DEMO_SPEED);
  const progress = progressLine('载入演示司法年度');
  const relay = await startRelay({
    ...settings,
    tls,
    store,
    accounts,
    deedFile: deedFileOf(database),
    sourceKeys: [...settings.sourceKeys, { name: DEMO_SOURCE, key: DEMO_KEY }],
    clock,
    courtName: COURT_NAME,
    demo: true,
    pairing: 'loopback',
    statistics: DEFAULT_STATISTICS,
    webRoot: WEB_ROOT,
    // Apart: a court's own recordings and the demo's are never mixed.
    videoFolder: path.join(settings.dataFolder, 'demo-video'),
    recordingLimits: { most: DEMO_VIDEO_BYTES, longest: DEMO_RECORDING_MS },
    looped: { streams: new Set(DEMO_UNITS.map(({ id }) => id)), days: DEMO_LOOP_DAYS },
    inboxFolder: path.join(settings.dataFolder, 'inbox'),
    prepare: (recorder) =>
      loadDemo(recorder, store, () => [...courtYear({ seed: DEMO_SEED })], VERSION, progress),
    log: logLine,
  });
  await relay.startClock();
  stream.start(relay.recorder, clock, (error) => logLine('演示事件未能记录', error));
  const units = await startDemoUnits(relay, clock);
  const clearance = units && startDemoClearance(relay);
  console.log(welcome(relay.url, clock.now()));

  await stopped;
  console.log('正在停止……');
  await stream.stop();
  await clearance?.stop();
  await units?.stop();
  return closeInTime(relay);
});

/** A demo of an earlier release is put aside, not mixed with this one and not thrown away. */
async function openDemoStore(file: string): Promise<LogStore> {
  const store = openSqliteStore(file);
  if (!(await holdsOtherDemo(store, VERSION))) return store;
  await store.close();
  const aside = file.replace(/\.sqlite$/, `-${Date.now()}.sqlite`);
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
  }
  console.log(`演示数据有新版本，原来的已另存为 ${aside}`);
  return openSqliteStore(file);
}

function welcome(url: string, now: number): string {
  const accounts = roles.codes.map((role) => `${role} ${roles.labels[role]}`).join('、');
  const pages = PAGES.map(([name, file]) => `  ${name.padEnd(4, '　')}  ${url}/${file}`);
  return `
智行云视中心已启动（演示数据）。按 Ctrl-C 结束。
${pages.join('\n')}
  登录账号  ${accounts}（演示密码为 ${demoPassword('账号')}）
  统计数据  ${url}/api/v1/statistics
  运行状况  ${url}/api/v1/health

另开一个终端，送入一条事件，看它出现在大屏上：
  curl -s ${url}/api/v1/events -H 'Authorization: Bearer ${DEMO_KEY}' \\
    -H 'Content-Type: application/json' -d '{"id":"try-${now}","type":"question.answered","v":1,
    "occurredAt":${now},"body":{"persons":3,"channel":"hotline"}}'
`;
}
