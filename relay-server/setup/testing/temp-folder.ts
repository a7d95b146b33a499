import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * A folder of its own for the running test, removed after it.
 *
 * @param files content by path relative to the folder
 * @returns absolute path
 */
export function tempFolder(files: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'wall-setup-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}
