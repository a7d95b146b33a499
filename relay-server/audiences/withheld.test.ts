import { expect, it } from 'vitest';
import { delegates } from './delegates.ts';
import type { RelayFacts } from './relay-facts.ts';
import { session } from './session.ts';
import { fullRows } from './testing/full-rows.ts';
import { Viewer } from './viewer.ts';
import { type WithheldClip, withhold } from './withheld.ts';

const facts = (): RelayFacts => ({
  ...{ courtName: '示例法院', demo: true, openedOn: '2023-10-01' },
  ...{ health: 'readOnly' as const, since: 1, recording: null },
});
const before = session(facts, 'main');
const clip: WithheldClip = {
  ...{ derivativeId: 'derivative-1', publicTitle: '强制腾退', audiences: ['session'] },
};

function showing(clips: readonly WithheldClip[]) {
  const audience = withhold(before, 'session', clips);
  const fail = ({ error }: { error: unknown }) => {
    throw error;
  };
  const rows = new Viewer(audience, { strict: true, onFault: fail }).rowsOf('wall', fullRows());
  const view = rows.find(({ topic }) => topic === 'showing')?.view;
  return { audience, view, text: JSON.stringify(rows) };
}

it('V-34 a wall that plays a clip that may be shown no more is held, and told nothing of it', () => {
  const { view, text } = showing([clip]);
  expect(view).toMatchObject({ now: null, timeline: null, held: true });
  expect(view).toMatchObject({ chapters: [{ itemId: 'item-2' }], next: { itemId: 'item-2' } });
  expect(text).not.toMatch(/derivative-1|强制腾退/);
});

it('V-34 F-5 displays drop what they hold of it: it is another policy, each time another', () => {
  const [one, two] = [showing([clip]).audience, showing([clip]).audience];
  expect(new Set([before.variant, one.variant, two.variant]).size).toBe(3);
});

it('V-34 what others may not be shown any more changes nothing here', () => {
  const audiences = ['delegates'] as const;
  expect(withhold(before, 'session', [{ ...clip, audiences }])).toBe(before);
});

it('V-34 visitors are not told that there is such a clip', () => {
  const derivativeId = '11111111-1111-4111-8111-111111111111';
  const told = (clips: readonly WithheldClip[]) => {
    const audience = withhold(delegates(facts, 'main'), 'delegates', clips);
    const viewer = new Viewer(audience, { strict: true, onFault: () => undefined });
    return viewer.rowsOf('wall', fullRows()).filter(({ topic }) => topic === 'cleared');
  };
  expect(told([])).toMatchObject([{ id: derivativeId, view: { publicTitle: '清场现场' } }]);
  const withheld = { ...clip, derivativeId, audiences: ['delegates'] as const };
  expect(told([withheld])).toMatchObject([{ id: derivativeId, gone: true }]);
});
