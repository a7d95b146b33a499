import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StorageMonitor } from './health.ts';
import { StorageUnavailable } from './log/storage-unavailable.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('StorageMonitor', () => {
  it('tells a failure once, keeps trying, and tells the recovery', async () => {
    let broken = true;
    const told: string[] = [];
    let probes = 0;
    const probe = async () => {
      probes += 1;
      if (broken) throw new StorageUnavailable('full');
    };
    const monitor = new StorageMonitor(
      probe,
      () => 7,
      ({ state }) => told.push(state),
    );
    monitor.failed(new StorageUnavailable('full'));
    monitor.failed(new StorageUnavailable('full'));
    await vi.advanceTimersByTimeAsync(3_500);
    expect(told).toEqual(['readOnly']);
    expect(monitor.health).toMatchObject({
      since: 7,
      message: expect.stringContaining('磁盘空间已满'),
    });
    broken = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual(['readOnly', 'ok']);
    // Nothing is tried any more.
    expect(probes).toBe(4);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(probes).toBe(4);
  });

  it('takes the end of the relay for no failure', async () => {
    const probe = vi.fn(async () => undefined);
    const monitor = new StorageMonitor(
      probe,
      () => 0,
      () => undefined,
    );
    monitor.failed(new StorageUnavailable('closed'));
    expect(monitor.health.state).toBe('ok');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(probe).not.toHaveBeenCalled();
  });
});
