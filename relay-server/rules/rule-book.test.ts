import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleBook } from './rule-book.ts';

const here = new URL('.', import.meta.url);
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && name !== 'rule-book.test.ts' && !name.startsWith('book/'),
);
const textOf = (names: string[]) =>
  names.map((name) => readFileSync(new URL(name, here), 'utf8')).join('\n');
const code = textOf(files.filter((name) => !name.endsWith('.test.ts')));
const tests = textOf(files.filter((name) => name.endsWith('.test.ts')));

describe('the rule book', () => {
  it.each(Object.entries(ruleBook))('%s: a sentence, a tag and a basis', (number, rule) => {
    expect(number).toMatch(/^[A-Z]-\d+$/);
    expect(rule.sentence).toMatch(/^[\p{Script=Han}\d（）、，；：—–\s]+$/u);
    expect(rule.basis).not.toBe('');
  });

  it.each(Object.keys(ruleBook))('%s is applied by the code and cited by a test', (number) => {
    expect(code).toContain(`'${number}'`);
    expect(tests).toContain(`[${number}]`);
  });
});
