// @ts-check
// Kept to syntax that an old Node can parse: it is what tells that the Node is old.

/** Lowest versions that run the project, per major (vite and rolldown state the same pair). */
const lowest = { 20: 19, 22: 12 };

/**
 * Whether this Node can run the project: 20.19 or newer within 20, 22.12 or newer; 21 never.
 *
 * @param {string} version as in `process.versions.node`, e.g. '20.19.1'
 * @returns {string | null} null when it can, else what a person should read (Chinese, then English)
 */
export function nodeProblem(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  if (major > 22) return null;
  if (major === 20 && minor >= lowest[20]) return null;
  if (major === 22 && minor >= lowest[22]) return null;
  return [
    `当前 Node.js 版本为 ${version},本系统需要 20.19 以上(22 系列需 22.12 以上)。`,
    '处理:安装 Node.js 22 LTS(https://nodejs.org,或执行 nvm install 22),然后重新运行本命令。',
    `Node.js ${version} is too old: 20.19 or newer is required (22.12 or newer within 22).`,
    'Remedy: install Node.js 22 LTS (https://nodejs.org, or: nvm install 22), then run this again.',
  ].join('\n');
}
