import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { Child } from '../child.ts';
import { Ending } from '../ending.ts';

/** A run whose benchmark does not end: it asks a process of its own, and a camera runs beside it. */
const scratch = mkdtempSync(path.join(tmpdir(), 'wall-bench-'));
const ending = new Ending({
  scratch,
  limitMs: 600_000,
  keep: () => console.log('kept'),
});
ending.watch('hanging');
const child = Child.start('support/testing/idle.ts');
spawn('sleep', ['600'], { stdio: 'ignore' });
await child.call('ready', null, z.boolean());
console.log('ready');
await child.call('hang', null, z.null()).catch((error: Error) => console.log(error.message));
