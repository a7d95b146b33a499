import path from 'node:path';
import type { Bench } from './support/bench.ts';
import { launchBrowser } from './support/browser.ts';
import { measureCapacity } from './video/capacity.ts';
import { measureCost } from './video/cost.ts';
import { measureLatency } from './video/latency.ts';
import { measureOutages } from './video/outage.ts';
import { videoPages } from './video/pages.ts';
import { measureSoak } from './video/soak.ts';
import { measureTiles } from './video/tiles.ts';
import { VideoRelay } from './video/video-relay.ts';
import { videoReport } from './video/video-report.ts';

const FULL = {
  latencySeconds: 60,
  outages: 3,
  tiles: { seconds: 20, rounds: 3 },
  cost: { settleSeconds: 40, seconds: 20, rounds: 3 },
  capacitySeconds: 15,
  soakSeconds: 600,
};
const QUICK = {
  latencySeconds: 15,
  outages: 1,
  tiles: { seconds: 8, rounds: 1 },
  cost: { settleSeconds: 3, seconds: 6, rounds: 1 },
  capacitySeconds: 5,
  soakSeconds: 40,
};

export const video: Bench = {
  name: 'video',
  title: 'Field video',
  async run({ quick, scratch, say }) {
    const plan = quick ? QUICK : FULL;
    const webRoot = await videoPages(scratch);
    const start = (name: string) =>
      VideoRelay.start(path.join(scratch, `video-${name}`, 'relay.sqlite'), webRoot);
    const relay = await start('main');
    const apart = await start('soak');
    const browser = await launchBrowser();
    const stage = { browser, relay, scratch };
    try {
      say(`camera → pixel beside plain HLS, ${plan.latencySeconds} s`);
      const latency = await measureLatency(stage, plan.latencySeconds);
      say('outages of 5 s');
      const outages = await measureOutages(stage, plan.outages);
      say(`memory over ${plan.soakSeconds} s, from now on beside the rest`);
      const [soak, [tiles, cost]] = await Promise.all([
        measureSoak(apart, plan.soakSeconds),
        (async () => {
          say('nine tiles on the wall, by one feed and tile by tile in turn');
          const tiles = await measureTiles(stage, plan.tiles);
          say('passing through beside transcoding');
          const cost = await measureCost(relay, plan.cost);
          say('waiting for the end of the memory run');
          return [tiles, cost] as const;
        })(),
      ]);
      say('streams × viewers');
      const capacity = await measureCapacity(relay, plan.capacitySeconds);
      return videoReport({ latency, outages, tiles, cost, capacity, soak });
    } finally {
      await browser.close();
      await relay.stop();
      await apart.stop();
    }
  },
};
