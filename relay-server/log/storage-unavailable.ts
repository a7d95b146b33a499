/**
 * Why the store cannot be used right now. `foreign`: the file is a database, but not one that this
 * version of the relay wrote. Closed list.
 */
export const STORAGE_REASONS = {
  full: '磁盘空间已满，写入未完成。请清理磁盘，系统会自动恢复',
  readonly: '数据目录或数据库文件为只读，无法写入。请检查目录权限与磁盘挂载方式',
  busy: '数据库正被另一个程序占用。请关闭占用它的程序，系统会自动恢复',
  io: '磁盘读写出错，写入未完成。请检查磁盘',
  corrupt: '数据库文件已损坏，系统不会改动它。请用 npm run verify 查明位置，并从备份恢复',
  foreign: '此文件不是本系统的数据库，或由更新版本写成。请核对数据目录，或升级本系统',
  closed: '存储已关闭',
} as const satisfies Record<string, string>;
export type StorageReason = keyof typeof STORAGE_REASONS;

/** Nothing of what was asked has been recorded; `message` says in Chinese what is wrong and what to do. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
  readonly reason: StorageReason;

  constructor(reason: StorageReason, options: { detail?: string; cause?: unknown } = {}) {
    const sentence = STORAGE_REASONS[reason];
    super(options.detail ? `${sentence}（${options.detail}）` : sentence, { cause: options.cause });
    this.reason = reason;
  }
}
