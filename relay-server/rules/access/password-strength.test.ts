import { expect, it } from 'vitest';
import { weaknessOf } from './password-strength.ts';

it.each([
  ['六月的雨下在三水城外', 'zhang'],
  ['correct horse battery', 'zhang'],
  ['x7!k2Q9_mm', 'zhang'],
])('H-52 %s will do', (password, account) => {
  expect(weaknessOf(password, account)).toBeNull();
});

it.each([
  ['short', '至少 10'],
  ['长'.repeat(129), '最多 128'],
  [' with blanks around ', '首尾'],
  ['aaaaaaaaaabb', '重复'],
  ['zhangsan-2024', '账号名'],
  ['password1234', '常见词'],
  ['abcdefghijkl', '连续'],
  ['9876543210', '连续'],
])('H-52 %s will not: %s', (password, why) => {
  expect(weaknessOf(password, 'zhangsan')).toContain(why);
});
