import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CommandFailed } from './command.ts';

/**
 * A new password: typed twice on a terminal, which does not show it; else the first line of what is piped in.
 * @throws CommandFailed when the two differ, or nothing came
 */
export async function askPassword(prompt: string, again: string): Promise<string> {
  if (!process.stdin.isTTY) return firstLine();
  const password = await askHidden(prompt);
  if ((await askHidden(again)) === password) return password;
  throw new CommandFailed('两次输入的密码不同，账号没有更改');
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  throw new CommandFailed('没有传入密码，账号没有更改');
}

function askHidden(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve, reject) => {
    terminal.on('SIGINT', () => {
      terminal.close();
      process.stderr.write('\n');
      reject(new CommandFailed('已取消，账号没有更改'));
    });
    terminal.question('', (answer) => {
      terminal.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}
