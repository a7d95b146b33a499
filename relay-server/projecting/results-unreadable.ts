import { core } from 'zod';
import { DamagedRows } from '../log/damaged-rows.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';

/** What was reckoned from the log cannot be read back. The log itself may be sound. */
export class ResultsUnreadable extends Error {
  override readonly name = 'ResultsUnreadable';
  readonly expected = true;
}

/**
 * Reads stored results; what is not as it was written is told with its remedy.
 * @throws ResultsUnreadable
 */
export async function readResults<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const damaged =
      error instanceof core.$ZodError ||
      error instanceof DamagedRows ||
      (error instanceof StorageUnavailable && error.reason === 'corrupt');
    if (!damaged) throw error;
    throw new ResultsUnreadable(
      '数据库中的结果读不出。请先用 npm run verify -- DATA 查验事件日志；日志完好时，npm run rebuild -- DATA --write 由日志重算全部结果，否则从备份恢复',
      { cause: error },
    );
  }
}
