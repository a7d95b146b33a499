import type { SourceEvent } from '../../wire/case-event.ts';
import { clearanceAudiences } from '../../wire/codes.ts';
import type { AccountBook } from '../access/account-book.ts';
import type { Displays } from '../displays/displays.ts';
import { DeedFile } from '../intake/deed-file.ts';
import { type DeedNote, notesIn } from '../intake/deed-notes.ts';
import { type SayOptions, sayOwn } from '../intake/say-own.ts';
import type { Deed, UnrecordedDeeds } from '../intake/unrecorded-deeds.ts';
import type { WithdrawalOptions } from '../video/library/commands.ts';

/** Who makes a deed hold without the log. */
export interface DeedHolders extends SayOptions {
  readonly displays: Pick<Displays, 'cut'> & {
    readonly commands: Pick<Displays['commands'], 'lowered'>;
  };
  readonly people: Pick<AccountBook, 'end'>;
  /** null: nothing is recorded, and so nothing is shown of it. */
  readonly clearances: WithdrawalOptions['clearances'] | null;
}

/** The file of deeds that the log has not; null: it cannot be had, which is told. */
export async function openDeedFile(
  file: string | null | undefined,
  log: (line: string, error?: unknown) => void,
): Promise<DeedFile | null> {
  if (!file) return null;
  try {
    return await DeedFile.open(file);
  } catch (error) {
    log(`${file} 无法建立；磁盘写不进去时的撤销、撤回等操作在重新启动后会失效`, error);
    return null;
  }
}

/** Before anybody is served: what was done before this relay began holds again, and is recorded as soon as it can be. */
export async function restoreDeeds(
  file: Pick<DeedFile, 'found' | 'isDamaged'> | null,
  unrecorded: UnrecordedDeeds,
  holders: DeedHolders,
  log: (line: string) => void,
): Promise<void> {
  const notes = file?.found ? notesIn(file.found) : [];
  if (notes === null || file?.isDamaged) {
    log('上次停机前未能记录的操作（撤销、撤回等）无法读出，请核对屏幕、片段与登录');
  }
  if (!notes || notes.length === 0) return;
  const deeds = notes.flatMap((note) => {
    const deed = deedOf(note, holders);
    return deed ? [{ ...deed, since: note.since }] : [];
  });
  await unrecorded.restore(deeds);
}

/** @returns null: what it took away is gone already */
function deedOf({ key, holds, says }: DeedNote, holders: DeedHolders): Deed | null {
  const [first] = says;
  if (first?.type === 'room.changed') {
    const { wallId, mode, by } = first.body;
    return holders.displays.commands.lowered(wallId, mode, by);
  }
  return {
    ...{ key, holds, says },
    hold: () => {
      for (const event of says) holdOf(event, holders);
    },
    record: () => sayOwn(says, holders, ({ message }) => new Error(message)),
  };
}

function holdOf(event: SourceEvent, { displays, people, clearances }: DeedHolders): void {
  switch (event.type) {
    case 'display.revoked':
      displays.cut(event.body.displayId);
      break;
    case 'account.signed-out':
      people.end(event.body.signInId);
      break;
    case 'clip.withdrawn':
      clearances?.withhold(event.body.clipId, clearanceAudiences.codes);
      break;
    case 'clearance.withdrawn': {
      const { clipId, audiences } = event.body;
      clearances?.withhold(clipId, audiences === 'all' ? clearanceAudiences.codes : audiences);
      break;
    }
    default:
      throw new Error(`${event.type} takes nothing out of sight`);
  }
}
