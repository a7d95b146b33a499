import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { runStep } from './children.mjs';
import { heldOutput } from './held-output.mjs';

it('says nothing until it is its turn, then all of it, then what comes', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'wall-held-')), 'said.txt');
  const shown: Buffer[] = [];
  const text = () => Buffer.concat(shown).toString();
  const held = heldOutput(file, (bytes) => shown.push(bytes));
  const script = "console.log('先说的'); console.error('and this')";
  await runStep({ args: ['-e', script], cwd: '.', output: held.target });
  expect(shown).toEqual([]);

  held.release();
  expect(text()).toBe('先说的\nand this\n');
  appendFileSync(file, 'later\n');
  await vi.waitFor(() => expect(text()).toMatch(/later\n$/));
  appendFileSync(file, 'last\n');
  held.close();
  expect(text()).toBe('先说的\nand this\nlater\nlast\n');
});
