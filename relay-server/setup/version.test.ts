import { expect, test } from 'vitest';
import { nodeProblem } from './version.mjs';

test.each(['20.19.0', '20.20.2', '22.12.0', '22.20.1', '23.0.0', '24.1.0'])(
  'Node %s runs',
  (version) => {
    expect(nodeProblem(version)).toBeNull();
  },
);

test.each(['12.22.0', '18.20.4', '20.18.3', '21.7.3', '22.11.0'])(
  'Node %s is refused, with the remedy in both languages',
  (version) => {
    const text = nodeProblem(version);
    expect(text).toContain(`当前 Node.js 版本为 ${version}`);
    expect(text).toContain('处理:');
    expect(text).toContain('Remedy:');
  },
);
