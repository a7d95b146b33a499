import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tasks } from '../relay-server/setup/tasks.mjs';
import { alertKinds, roles } from '../wire/codes.ts';

const root = join(import.meta.dirname, '..');

/** Every file and folder of the project, by path from its root; links are case-sensitive everywhere. */
function pathsIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (['node_modules', 'dist', 'data', '.git', 'test-results'].includes(path)) return [];
    return entry.isDirectory() ? [path, ...pathsIn(path)] : [path];
  });
}

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const manual = 'docs/operations.zh-CN.md';

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

  const variables = [...new Set(textOf('relay-server/config/env.ts').match(/\bRELAY_[A-Z_]+/g))];
  it.each(variables)('README, manual and --help name %s', (variable) => {
    expect(textOf('README.md')).toContain(`\`${variable}\``);
    expect(textOf(manual)).toContain(`\`${variable}\``);
    expect(tasks.serve?.help).toContain(variable);
  });

  it('README names every page', () => {
    const files = readdirSync(join(root, 'wall-client')).filter((name) => name.endsWith('.html'));
    expect(files.filter((name) => !textOf('README.md').includes(`\`/${name}\``))).toEqual([]);
  });

  it('README and the protocol name every address of the API', () => {
    const folder = 'relay-server/http';
    const routes = readdirSync(join(root, folder))
      .filter((name) => /(?<!test)\.ts$/.test(name))
      .flatMap((name) => [...textOf(join(folder, name)).matchAll(/\bapi, '(\/[a-z-]+)/g)])
      .map(([, first = '']) => first);
    expect(routes.length).toBeGreaterThan(40);
    const unnamed = (text: string) => routes.filter((first) => !text.includes(first));
    expect(unnamed(textOf('README.md'))).toEqual([]);
    expect(unnamed(textOf('wire/SPEC.md'))).toEqual([]);
  });

  it('the manual says what every alert and role is', () => {
    const labels = [...Object.values(alertKinds.labels), ...Object.values(roles.labels)];
    expect(labels.filter((label) => !textOf(manual).includes(label))).toEqual([]);
  });

  it('dependencies.md has each package of package.json, under its own licence', () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json'));
    const lines = textOf('docs/dependencies.md')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const lineOf = (name: string) =>
      lines.find(([, names = '']) =>
        names.split(', ').some((one) => one === name || one === name.replace(/\/.*/, '/*')),
      );
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      const { license } = JSON.parse(textOf(`node_modules/${name}/package.json`));
      expect(lineOf(name)?.[4]?.toLowerCase(), name).toContain(license.toLowerCase());
    }
    const told = lines.flatMap(([, names = '']) => names.split(', '));
    const known = [...Object.keys(dependencies), ...Object.keys(devDependencies), '@types/*'];
    expect(told.filter((name) => !known.includes(name) && !/^(package|-+)$/.test(name))).toEqual(
      [],
    );
  });
});
