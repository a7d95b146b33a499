import { z } from 'zod';
import { answering } from './answering.ts';
import { Drain } from './drain.ts';

/** A process that holds many walls' sockets: handlers `open`, `expect`, `seen`, `bytes`. */
const opening = z.object({ url: z.string(), walls: z.int(), follow: z.boolean() });
const marked = z.object({ group: z.string(), marker: z.string() });
const grouped = z.object({ group: z.string() });

const groups = new Map<string, { drains: Drain[]; seen: Promise<unknown> }>();
const beat = setInterval(() => {
  for (const { drains } of groups.values()) for (const drain of drains) drain.beat();
}, 4_000);

answering(
  {
    open: async (argument) => {
      const { url, walls, follow } = opening.parse(argument);
      const drains: Drain[] = [];
      for (let n = 0; n < walls; n += 1) drains.push(await Drain.open(url));
      groups.set(url, { drains, seen: Promise.resolve() });
      if (!follow) return;
      for (const drain of drains) {
        // The answer's last part is the one that says no `more`.
        const caughtUp = drain.until('"rows":[]}]');
        drain.emit('follow', { scope: 'wall', seq: 0 });
        await caughtUp;
      }
    },
    /** Begins to look for the marker on every wall of a group. */
    expect: (argument) => {
      const { group, marker } = marked.parse(argument);
      const found = groupOf(group);
      found.seen = Promise.all(found.drains.map((drain) => drain.until(marker)));
      found.seen.catch(() => undefined);
    },
    /** Answers when every wall of the group has seen it. */
    seen: async (argument) => {
      await groupOf(grouped.parse(argument).group).seen;
    },
    bytes: (argument) => {
      const { drains } = groupOf(grouped.parse(argument).group);
      return drains.reduce((sum, drain) => sum + drain.bytes, 0) / drains.length;
    },
    close: (argument) => {
      for (const drain of groupOf(grouped.parse(argument).group).drains) drain.close();
      groups.delete(grouped.parse(argument).group);
    },
  },
  async () => {
    clearInterval(beat);
    for (const { drains } of groups.values()) for (const drain of drains) drain.close();
  },
);

function groupOf(url: string) {
  const group = groups.get(url);
  if (!group) throw new Error(`no walls at ${url}`);
  return group;
}
