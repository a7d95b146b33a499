import { startOfCourtDay } from '../../wire/court-day.ts';
import { OWN_SOURCE, type Recorder } from './recorder.ts';

/** Midnight as an event; its id makes turning the same day twice a duplicate. */
export function dayTurned(day: string) {
  return {
    id: `day-${day}`,
    type: 'clock.day-turned',
    v: 1,
    occurredAt: startOfCourtDay(day),
    body: { day },
  } as const;
}

/** @throws StorageUnavailable */
export async function turnDay(recorder: Recorder, day: string): Promise<void> {
  const { rejected } = await recorder.record(OWN_SOURCE, [dayTurned(day)]);
  const [refused] = rejected;
  if (refused) throw new Error(`day ${day} was refused: ${refused.message}`);
}
