import { setTimeout as wait } from 'node:timers/promises';
import { courtYear } from '../../fixtures/court-year/court-year.ts';
import { RemoteRelay } from '../sources/remote/remote-relay.ts';
import { eventsOfFile, paced } from '../sources/replay.ts';
import {
  addressOf,
  CommandFailed,
  keyOf,
  progressLine,
  runCommand,
  textOf,
  UsageError,
} from './command.ts';
import { DEMO_KEY, DEMO_SEED } from './demo-constants.ts';

const HELP = `
npm run replay -- [--speed N] [--to URL] [--key KEY] [--file FILE] [--limit N]
  把事件按发生的先后经 HTTP 送进一个正在运行的系统，如同业务系统在报送。
  Replays events in order of occurrence into a running relay, as a source would.

  --speed N   回放速度：1 为原速，3600 为一秒走一小时；不给则尽快送完
  --to URL    系统地址，默认 http://127.0.0.1:8080
  --key KEY   来源密钥；送往 npm start 的演示系统时不必给（它已有演示年度，会答复为重复）
  --file FILE NDJSON 事件文件；不给则用内置的演示司法年度
  --limit N   最多送 N 条
`;

const BATCH = 500;

await runCommand(
  HELP,
  {
    speed: { type: 'string' },
    to: { type: 'string' },
    key: { type: 'string' },
    file: { type: 'string' },
    limit: { type: 'string' },
  },
  async (given) => {
    const speed = positive('--speed', textOf(given, 'speed'));
    const limit = positive('--limit', textOf(given, 'limit')) ?? Number.POSITIVE_INFINITY;
    const to = textOf(given, 'to') ?? 'http://127.0.0.1:8080';
    const relay = new RemoteRelay(addressOf(to), keyOf(textOf(given, 'key')) ?? DEMO_KEY, (ms) =>
      wait(ms),
    );
    const file = textOf(given, 'file');
    const events = file ? eventsOfFile(file) : courtYear({ seed: DEMO_SEED });

    const totals = { accepted: 0, duplicates: 0, rejected: 0 };
    const progress = progressLine('回放');
    for await (const batch of paced(events, {
      speed,
      limit,
      batch: BATCH,
      wait: (ms) => wait(ms),
    })) {
      const answer = await relay.send(batch);
      totals.accepted += answer.accepted;
      totals.duplicates += answer.duplicates;
      totals.rejected += answer.rejected.length;
      for (const { index, message, rule } of answer.rejected.slice(0, 3)) {
        console.error(
          `未采纳 ${batch[index]?.id ?? '?'}：${message}${rule ? `（规则 ${rule}）` : ''}`,
        );
      }
      const done = totals.accepted + totals.duplicates + totals.rejected;
      progress(done, Number.isFinite(limit) ? limit : done);
    }
    console.log(`收下 ${totals.accepted}，重复 ${totals.duplicates}，未采纳 ${totals.rejected}`);
    if (totals.rejected > 0) throw new CommandFailed('有事件未被采纳，原因见上与系统的隔离区');
    return 0;
  },
  { positionals: 0, interrupted: '已送出的事件都已收下；再次回放时它们会被答复为重复' },
);

function positive(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!(number > 0) || !Number.isFinite(number))
    throw new UsageError(`${name} 应为正数，而不是“${value}”`);
  return number;
}
