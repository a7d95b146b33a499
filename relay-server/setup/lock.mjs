// @ts-check
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A take-over that lasts longer than this was itself abandoned. */
const abandonedAfterMs = 30_000;

/**
 * Runs `work` while holding a lock that other processes respect. The lock is a folder that holds its
 * owner's process: made aside and renamed into place, so it never exists without an owner; one whose
 * owner is gone is taken over by exactly one waiter.
 *
 * @template T
 * @param {string} path the lock's folder
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (pid: number) => void, pollMs?: number }} [options] `onWait` is called once, when
 *   another living process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(path, work, options = {}) {
  let told = false;
  while (!tryAcquire(path)) {
    const owner = readOwner(path);
    if (owner && !isAlive(owner)) {
      if (takeOver(path)) break;
    } else if (owner && !told) {
      told = true;
      options.onWait?.(owner.pid);
    }
    await delay(options.pollMs ?? 200);
  }
  try {
    return await work();
  } finally {
    release(path);
  }
}

/**
 * Moved away in one step: emptied in place, it would look free before it is gone.
 *
 * @param {string} path
 */
function release(path) {
  const aside = mkdtempSync(`${path}.`);
  renameSync(path, join(aside, 'released'));
  rmSync(aside, { recursive: true, force: true });
}

/** @param {string} path */
function tryAcquire(path) {
  mkdirSync(dirname(path), { recursive: true });
  const aside = mkdtempSync(`${path}.`);
  writeFileSync(join(aside, 'owner'), JSON.stringify(self()));
  try {
    renameSync(aside, path);
    return true;
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (hasCode(error, ['ENOTEMPTY', 'EEXIST', 'EPERM'])) return false;
    throw error;
  }
}

/**
 * Only the holder of the inner `takeover` folder may replace a dead owner, and it looks again after
 * getting it: the lock may have changed hands in between.
 *
 * @param {string} path
 */
function takeOver(path) {
  const inner = join(path, 'takeover');
  try {
    mkdirSync(inner);
  } catch (error) {
    if (hasCode(error, ['EEXIST'])) dropAbandoned(inner);
    else if (!hasCode(error, ['ENOENT'])) throw error;
    return false;
  }
  const owner = readOwner(path);
  const free = owner !== null && !isAlive(owner);
  if (free) {
    writeFileSync(join(path, 'owner.new'), JSON.stringify(self()));
    renameSync(join(path, 'owner.new'), join(path, 'owner'));
  }
  rmdirSync(inner);
  return free;
}

/** @param {string} inner */
function dropAbandoned(inner) {
  const stat = statSync(inner, { throwIfNoEntry: false });
  if (stat && Date.now() - stat.mtimeMs > abandonedAfterMs) {
    rmSync(inner, { recursive: true, force: true });
  }
}

/** @typedef {{ pid: number, startedAt: string | null }} Owner */

/** @returns {Owner} */
function self() {
  return { pid: process.pid, startedAt: startOf(process.pid) };
}

/**
 * @param {string} path
 * @returns {Owner | null} null when the lock has just been released
 */
function readOwner(path) {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(join(path, 'owner'), 'utf8'));
    return { pid: Number(pid), startedAt: typeof startedAt === 'string' ? startedAt : null };
  } catch (error) {
    if (hasCode(error, ['ENOENT'])) return null;
    return { pid: 0, startedAt: null };
  }
}

/** @param {Owner} owner a process id may be in use again by another process: its start tells */
function isAlive(owner) {
  if (!Number.isInteger(owner.pid) || owner.pid <= 0) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (!hasCode(error, ['EPERM'])) return false;
  }
  const started = startOf(owner.pid);
  return started === null || owner.startedAt === null || started === owner.startedAt;
}

/**
 * @param {number} pid
 * @returns {string | null} start in clock ticks since boot (proc(5), field 22); null off Linux
 */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch (error) {
    if (hasCode(error, ['ENOENT', 'ESRCH', 'EACCES'])) return null;
    throw error;
  }
}

/**
 * @param {unknown} error
 * @param {string[]} codes
 */
function hasCode(error, codes) {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
