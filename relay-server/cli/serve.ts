import path from 'node:path';
import { readSettings } from '../config/env.ts';
import { deedFileOf } from '../intake/deed-file.ts';
import { AccountStore, accountsFileOf } from '../log/account-store.ts';
import { openSqliteStore } from '../log/sqlite-store.ts';
import { startRelay } from '../relay.ts';
import { DEFAULT_STATISTICS } from '../rules/indicators/periods.ts';
import { machineClock } from '../sources/clock.ts';
import { runCommand } from './command.ts';
import { PAGES } from './pages.ts';
import { COURT_NAME, closeInTime, logLine, tlsOf, untilStopped, WEB_ROOT } from './serving.ts';

await runCommand('npm run serve：正式运行（见 npm run serve -- --help）', {}, async () => {
  const settings = readSettings();
  const tls = tlsOf(settings);
  const stopped = untilStopped();
  const database = path.join(settings.dataFolder, 'relay.sqlite');
  const store = openSqliteStore(database);
  const accounts = AccountStore.open(accountsFileOf(database));
  const relay = await startRelay({
    ...settings,
    tls,
    store,
    accounts,
    deedFile: deedFileOf(database),
    pairing: 'asked',
    clock: machineClock,
    courtName: COURT_NAME,
    demo: false,
    statistics: DEFAULT_STATISTICS,
    webRoot: WEB_ROOT,
    videoFolder: path.join(settings.dataFolder, 'video'),
    inboxFolder: path.join(settings.dataFolder, 'inbox'),
    log: logLine,
  });
  await relay.startClock();
  if (relay.access.book.all().length === 0) {
    logLine('尚无账号，无人能登录；新建：npm run account -- add NAME --role director');
  }
  if (settings.sourceKeys.length === 0) {
    logLine('尚未配置数据来源（RELAY_SOURCE_KEYS），目前只能经收件目录与表格导入接收数据');
  }
  const [[, wall], ...others] = PAGES;
  logLine(`已启动：${relay.url}/${wall}`);
  for (const [name, file] of others) logLine(`${name}：${relay.url}/${file}`);
  await stopped;
  logLine('正在停止');
  return closeInTime(relay);
});
