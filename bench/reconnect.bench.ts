import path from 'node:path';
import type { Bench } from './support/bench.ts';
import { RelayChild } from './support/relay-child.ts';
import { type Exchange, ReplicaProbe } from './support/replica-probe.ts';
import { interleaved } from './support/rounds.ts';
import { ratios, summary } from './support/stats.ts';

const CASES = 2_000;
const PAST_ROUNDS = 5;
/** Events missed; the live load goes on round by round over all cases. */
const MISSED = ['10', '1,000', '10,000'] as const;
const LIVE_ROUNDS = 5;

type Name = (typeof MISSED)[number] | 'everything';
const NAMES: readonly Name[] = [...MISSED, 'everything'];

interface Answered extends Exchange {
  readonly cpuUs: number;
}

export const reconnect: Bench = {
  name: 'reconnect',
  title: 'Reconnect after missing events',
  async run({ quick, scratch, say }) {
    say('filling a log of 20,000 events');
    const relay = await RelayChild.start(path.join(scratch, 'reconnect', 'relay.sqlite'));
    const to = PAST_ROUNDS + LIVE_ROUNDS;
    await relay.fill({ order: 'casewise', cases: CASES, from: 0, to: PAST_ROUNDS });
    await relay.fill({ order: 'roundwise', cases: CASES, from: PAST_ROUNDS, to });
    const head = await relay.head();
    say('reconnecting, interleaved');
    const ask = (name: Name) => answered(relay, sinceOf(name, head));
    await interleaved(NAMES, 2, ask);
    const answers = await interleaved(NAMES, quick ? 5 : 15, ask);
    await relay.stop();

    const all = answers('everything');
    return {
      tables: [
        {
          title: 'Answer to a replica that has missed events',
          columns: ['missed', 'rows', 'kB', '÷ snapshot', 'relay CPU ms', '÷ snapshot', 'ms'],
          rows: NAMES.map((name) => {
            const own = answers(name);
            const bytes = (of: Answered[]) => of.map((each) => each.bytes / 1000);
            const cpu = (of: Answered[]) => of.map((each) => each.cpuUs / 1000);
            return [
              name === 'everything' ? 'everything: a snapshot' : name,
              summary(own.map((each) => each.rows)).median,
              summary(bytes(own)).median,
              ratios(bytes(own), bytes(all)).median,
              summary(cpu(own)),
              ratios(cpu(own), cpu(all)),
              summary(own.map((each) => each.ms)),
            ];
          }),
        },
      ],
      targets: [],
      notes: [
        `${CASES} cases, ${(CASES * to).toLocaleString('en-US')} events, the newest ${(CASES * LIVE_ROUNDS).toLocaleString('en-US')} spread over all cases.`,
      ],
    };
  },
};

function sinceOf(name: Name, head: number): number | null {
  return name === 'everything' ? null : head - Number(name.replace(',', ''));
}

async function answered(relay: RelayChild, since: number | null): Promise<Answered> {
  const probe = await ReplicaProbe.open(relay.url);
  const stand = since === null ? null : { seq: since, mark: await relay.markAt(since) };
  const before = await relay.child.cpuUs();
  const exchange = await probe.ask(stand);
  const cpuUs = (await relay.child.cpuUs()) - before;
  probe.close();
  return { ...exchange, cpuUs };
}
