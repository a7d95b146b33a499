import { MemoryStore } from '../memory-store.ts';
import { StorageUnavailable } from '../storage-unavailable.ts';

/** A log in memory whose disk a test fills. */
export class FullableStore extends MemoryStore {
  isFull = false;

  override async commit(...changes: Parameters<MemoryStore['commit']>) {
    if (this.isFull) throw new StorageUnavailable('full');
    return super.commit(...changes);
  }

  override async probe(): Promise<void> {
    if (this.isFull) throw new StorageUnavailable('full');
    return super.probe();
  }
}
