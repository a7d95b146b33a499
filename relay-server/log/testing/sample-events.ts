import type { LoggedEvent } from '../../../wire/case-event.ts';

const START = Date.parse('2024-03-01T01:00:00Z');

/** The case of sample event `seq`: ten events to a case. */
export function sampleCase(seq: number): string {
  return `（2024）粤0607执${Math.ceil(seq / 10)}号`;
}

/** A plausible logged event, a pure function of its seq. */
export function sampleEvent(seq: number, source = 'court'): LoggedEvent {
  return {
    seq,
    source,
    id: `e-${seq}`,
    type: 'case.node',
    v: 1,
    occurredAt: START + seq * 60_000,
    recordedAt: START + seq * 60_000 + 500,
    caseNumber: sampleCase(seq),
    body: { code: '012', note: `查封第 ${seq} 处 <b>“建材”</b> 🏛` },
  };
}

/** Sample events from…to as a commit takes them. */
export function sampleBatch(from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const event = sampleEvent(from + index);
    return { event, aggregate: sampleCase(event.seq) };
  });
}
