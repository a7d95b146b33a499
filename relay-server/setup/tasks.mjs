// @ts-check

/**
 * @typedef {object} Task
 * @property {'cli' | 'dev' | 'check' | 'test'} kind how it runs
 * @property {string} [file] the command's entry, relative to the project's root
 * @property {boolean} [ownHelp] the command answers `--help` itself
 * @property {('build' | 'chromium' | 'ffmpeg')[]} [wants] what is prepared before it runs
 * @property {string} help short help: Chinese, then English
 */

const environment = `
环境变量 Environment:
  RELAY_HOST         监听地址 listen address(默认 default 127.0.0.1)
  RELAY_PORT         监听端口 listen port(默认 default 8080)
  RELAY_RTMP_PORT    现场视频推流端口 port for field video(默认 default 1935)
  RELAY_DATA         数据目录 data folder(默认 default data)
  RELAY_SOURCE_KEYS  数据来源密钥 source keys:name:key,name:key
  RELAY_TLS_CERT, RELAY_TLS_KEY
                     证书与私钥(PEM),设了就用 HTTPS certificate and key
  RELAY_KEEP_MONTHS, RELAY_KEEP_CASE_YEARS
                     录像保存月数、结案后年数 how long recordings are kept(默认 default 6, 5)
  RELAY_LOCAL_PROGRAMS
                     deny:本机程序也须登录才能读取,用代理时设 programs of this machine need an account too(默认 default allow)`;

/** @type {Record<string, Task>} */
export const tasks = {
  start: {
    kind: 'cli',
    file: 'relay-server/cli/start.ts',
    wants: ['build', 'ffmpeg'],
    help: `npm start
  演示:安装缺少的组件、构建页面、载入演示数据,并在 http://127.0.0.1:8080 启动;Ctrl-C 结束。
  Demo: installs what is missing, builds the pages, loads the demo court year and starts the relay.`,
  },
  serve: {
    kind: 'cli',
    file: 'relay-server/cli/serve.ts',
    wants: ['build', 'ffmpeg'],
    help: `npm run serve
  正式运行:不含演示数据,配置取自环境变量;Ctrl-C 结束。
  Production: no demo data, configured by the environment.
${environment}`,
  },
  dev: {
    kind: 'dev',
    file: 'relay-server/cli/start.ts',
    help: `npm run dev
  开发:页面热更新(Vite,转发 /api 与 /socket.io)与服务端自动重启一起运行;Ctrl-C 一并结束。
  打开 http://127.0.0.1:5173/wall.html 或 library.html;中继须用默认端口 8080。
  Development: open http://127.0.0.1:5173/wall.html; needs the relay's default port 8080.`,
  },
  import: {
    kind: 'cli',
    file: 'relay-server/cli/import.ts',
    ownHelp: true,
    help: 'npm run import -- FILE\n  导入 .xlsx / .csv 表格。Imports a spreadsheet.',
  },
  replay: {
    kind: 'cli',
    file: 'relay-server/cli/replay.ts',
    ownHelp: true,
    help: 'npm run replay -- [--speed N] [--to URL]\n  回放演示事件。Replays demo events.',
  },
  account: {
    kind: 'cli',
    file: 'relay-server/cli/account.ts',
    ownHelp: true,
    help: 'npm run account -- add NAME --role ROLE | list | …\n  登录账号的新建与更改。Accounts: adds, lists and changes them.',
  },
  backup: {
    kind: 'cli',
    file: 'relay-server/cli/backup.ts',
    ownHelp: true,
    help: 'npm run backup -- DATA FILE\n  在线备份并核对。Copies a database in use and checks the copy.',
  },
  verify: {
    kind: 'cli',
    file: 'relay-server/cli/verify.ts',
    ownHelp: true,
    help: 'npm run verify -- DATA\n  校验日志链。Walks the hash chain of the log.',
  },
  'verify-video': {
    kind: 'cli',
    file: 'relay-server/cli/verify-video.ts',
    ownHelp: true,
    help: 'npm run verify-video -- DATA | FILE.mp4\n  核对录像，或导出的录像。Checks every recording, or an exported copy.',
  },
  'audit-figures': {
    kind: 'cli',
    file: 'relay-server/cli/audit-figures.ts',
    ownHelp: true,
    help: 'npm run audit-figures -- DATA\n  只用 SQL 由日志独立核对每项统计。Recomputes every figure by plain SQL and compares.',
  },
  rebuild: {
    kind: 'cli',
    file: 'relay-server/cli/rebuild.ts',
    ownHelp: true,
    help: 'npm run rebuild -- DATA\n  由日志重算并比对。Recomputes rows and figures from the log.',
  },
  bench: {
    kind: 'cli',
    file: 'bench/run.ts',
    ownHelp: true,
    wants: ['build', 'chromium'],
    help: `npm run bench -- [NAME …] [--quick] [--out FILE]
  性能基准:交替测量,取中位数,给出比值(见 bench/README.md)。
  Benchmarks: interleaved, medians, ratios (see bench/README.md).`,
  },
  check: {
    kind: 'check',
    help: `npm run check
  全项目检查:格式与规范(Biome)、类型(tsc)、引用方向(dependency-cruiser)。
  Checks the whole project: format and lint, types, import direction.`,
  },
  test: {
    kind: 'test',
    wants: ['chromium', 'ffmpeg'],
    help: `npm test [-- check unit build integration e2e]
  依次执行:检查、单元、构建、集成、端到端(真实 Chromium);缺少 Chromium 与 ffmpeg 时安装;可只列出其中几项。
  最后一行为“N passed, N failed”,有失败则退出码非零。
  Runs checks, unit tests, build, integration and end-to-end tests (or only those named), then the counts.`,
  },
};

/**
 * What the command line asks for.
 *
 * @param {string[]} argv task name, then its arguments
 * @returns {{ kind: 'run', name: string, task: Task, args: string[] }
 *   | { kind: 'help', text: string } | { kind: 'unknown', text: string }}
 *   `help` and `unknown` carry what to print; a task that answers `--help` itself is run with it.
 */
export function parseTask(argv) {
  const [name = '', ...args] = argv;
  if (name === '' || name === '--help' || name === '-h') return { kind: 'help', text: overview() };
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (!task) return { kind: 'unknown', text: `没有名为“${name}”的任务。\n\n${overview()}` };
  const asksHelp = args.includes('--help') || args.includes('-h');
  if (asksHelp && !task.ownHelp) return { kind: 'help', text: task.help };
  return { kind: 'run', name, task, args };
}

function overview() {
  return Object.values(tasks)
    .map((task) => task.help.split('\n').slice(0, 2).join('\n'))
    .join('\n');
}
