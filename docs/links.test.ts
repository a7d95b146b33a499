import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Every file and folder of the project, by path from its root; links are case-sensitive everywhere. */
function pathsIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (['node_modules', 'dist', 'data', '.git', 'test-results'].includes(path)) return [];
    return entry.isDirectory() ? [path, ...pathsIn(path)] : [path];
  });
}

const paths = new Set(pathsIn('.'));
const pages = [...paths].filter((path) => path.endsWith('.md'));

function linksOf(page: string): string[] {
  const prose = readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) =>
    /^(https?:|mailto:|#)/.test(link) ? [] : [link],
  );
}

describe('the documents', () => {
  it('are found', () => {
    expect(pages).toEqual(
      expect.arrayContaining([
        'README.md',
        join('wire', 'SPEC.md'),
        join('docs', 'dependencies.md'),
      ]),
    );
  });

  it.each(pages)('%s links only to what is there', (page) => {
    const missing = linksOf(page).filter((link) => {
      const path = normalize(join(dirname(page), decodeURI(link.replace(/#.*$/, ''))));
      return !paths.has(path.endsWith(sep) ? path.slice(0, -1) : path);
    });
    expect(missing).toEqual([]);
  });

  it('README names every npm script', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const asTyped = (name: string) =>
      ['start', 'test'].includes(name) ? `\`npm ${name}` : `\`npm run ${name}`;
    expect(Object.keys(scripts).filter((name) => !readme.includes(asTyped(name)))).toEqual([]);
  });
});
