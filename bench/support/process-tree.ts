import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** CPU time so far, ms, and resident memory, bytes, of a process and all that descend from it. */
export interface TreeUsage {
  readonly cpuMs: number;
  readonly rss: number;
  readonly processes: number;
}

/** Ticks of /proc are hundredths of a second and pages 4 KiB on every Linux that is in use. */
const TICK_MS = 10;
const PAGE = 4096;

interface Entry extends TreeUsage {
  readonly parent: number;
}

/** From /proc (Linux). Children that have ended count for nothing. */
export function treeUsage(root: number): TreeUsage {
  const all = everyProcess();
  let sum: TreeUsage = { cpuMs: 0, rss: 0, processes: 0 };
  for (const [pid, entry] of all) {
    if (!descends(pid, root, all)) continue;
    sum = {
      cpuMs: sum.cpuMs + entry.cpuMs,
      rss: sum.rss + entry.rss,
      processes: sum.processes + 1,
    };
  }
  return sum;
}

/** Process ids of all that descend from a process, itself not counted; none where there is no /proc. */
export function descendantsOf(root: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const all = everyProcess();
  return [...all.keys()].filter((pid) => pid !== root && descends(pid, root, all));
}

function everyProcess(): ReadonlyMap<number, Entry> {
  const all = new Map<number, Entry>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const entry = read(name);
    if (entry) all.set(Number(name), entry);
  }
  return all;
}

function descends(pid: number, root: number, all: ReadonlyMap<number, Entry>): boolean {
  for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === root) return true;
  return false;
}

/** Undefined: it has ended meanwhile. */
function read(pid: string): Entry | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The name, in brackets, may hold anything; what follows it are numbers.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (at: number) => Number(fields[at - 3] ?? 0);
  return {
    parent: field(4),
    cpuMs: (field(14) + field(15)) * TICK_MS,
    rss: field(24) * PAGE,
    processes: 1,
  };
}
