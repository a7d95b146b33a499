import { userInfo } from 'node:os';
import path from 'node:path';
import { roles } from '../../wire/codes.ts';
import { accountName } from '../../wire/primitives.ts';
import { Passwords } from '../access/passwords.ts';
import { readSettings } from '../config/env.ts';
import { AccountStore, accountsFileOf } from '../log/account-store.ts';
import { weaknessOf } from '../rules/access/password-strength.ts';
import { askPassword } from './ask-password.ts';
import { CommandFailed, runCommand, textOf, UsageError } from './command.ts';

const HELP = `
npm run account -- add NAME --role ROLE [--name 姓名]    新建账号，随后输入密码
npm run account -- role NAME ROLE                       改角色
npm run account -- password NAME                        重设密码，该账号在各处的登录随即结束
npm run account -- disable NAME | enable NAME           停用（在各处的登录随即结束），恢复
npm run account -- list                                 列出账号
  系统运行时也可使用，一秒内生效；每一次更改都记入日志。密码在终端输入，不显示；也可由管道传入一行。
  Adds and changes the accounts of RELAY_DATA, whether the relay runs or not.

  NAME      账号名：小写字母、数字、汉字与 . _ -，2 至 32 个字，例：zhangsan、张三
  ROLE      duty 值班 · judge 法官 · director 局长 · auditor 审计（各角色的权限见运维与值守手册）

  结束码：0 已办；1 未办；2 用法不对
`;

/** Most positionals of a form of the command. */
const FORM = { positionals: 3, interrupted: '已取消，账号没有更改' };

await runCommand(
  HELP,
  { role: { type: 'string' }, name: { type: 'string' } },
  async (given, [action = '', ...rest]) => {
    const database = path.join(readSettings().dataFolder, 'relay.sqlite');
    const store = AccountStore.open(accountsFileOf(database));
    const by = `本机 ${userInfo().username}`;
    try {
      switch (action) {
        case 'add':
          return await add(store, nameIn(rest), roleIn(textOf(given, 'role')), {
            by,
            displayName: textOf(given, 'name'),
          });
        case 'role':
          return await change(store, nameIn(rest), { role: roleIn(rest[1]) }, by);
        case 'disable':
          return await change(store, nameIn(rest), { disabled: true }, by);
        case 'enable':
          return await change(store, nameIn(rest), { disabled: false }, by);
        case 'password':
          return await setPassword(store, nameIn(rest), by);
        case 'list':
          return await list(store);
        default:
          throw new UsageError(action === '' ? '请写明要做什么' : `不认识“${action}”`);
      }
    } finally {
      await store.close();
    }
  },
  FORM,
);

type Role = (typeof roles.codes)[number];

async function add(
  store: AccountStore,
  name: string,
  role: Role,
  { by, displayName = name }: { by: string; displayName?: string | undefined },
): Promise<number> {
  if (await store.get(name)) throw new CommandFailed(`已有账号 ${name}；改密码请用 password`);
  if (displayName.trim() === '' || displayName.length > 40)
    throw new UsageError('姓名须 1 至 40 字');
  const hash = await hashOfNew(name);
  await store.put({ name, displayName: displayName.trim(), role, disabled: false }, by);
  await store.setPassword(name, hash, by);
  console.log(`已新建账号 ${name}（${roles.labels[role]}）`);
  return 0;
}

async function change(
  store: AccountStore,
  name: string,
  to: { role?: Role; disabled?: boolean },
  by: string,
): Promise<number> {
  const { hash: _hash, ...before } = await known(store, name);
  await store.put({ ...before, ...to }, by);
  console.log(lineOf({ ...before, ...to, hash: _hash }));
  return 0;
}

async function setPassword(store: AccountStore, name: string, by: string): Promise<number> {
  await known(store, name);
  await store.setPassword(name, await hashOfNew(name), by);
  console.log(`已重设 ${name} 的密码，该账号在各处的登录随即结束`);
  return 0;
}

async function list(store: AccountStore): Promise<number> {
  const accounts = await store.all();
  if (accounts.length === 0)
    console.log('还没有账号；新建：npm run account -- add NAME --role ROLE');
  for (const account of accounts) console.log(lineOf(account));
  return 0;
}

function lineOf(account: Awaited<ReturnType<typeof known>>): string {
  const { name, displayName, role, disabled, hash } = account;
  const state = disabled ? '已停用' : hash === null ? '没有密码，不能登录' : '可登录';
  return `${name}\t${displayName}\t${role} ${roles.labels[role]}\t${state}`;
}

async function known(store: AccountStore, name: string) {
  const account = await store.get(name);
  if (!account) throw new CommandFailed(`没有账号 ${name}；列出账号：npm run account -- list`);
  return account;
}

async function hashOfNew(name: string): Promise<string> {
  const password = await askPassword(`${name} 的新密码：`, '再输入一次：');
  const weakness = weaknessOf(password, name);
  if (weakness !== null) throw new CommandFailed(weakness);
  return new Passwords().hash(password);
}

function nameIn([name]: readonly string[]): string {
  if (name === undefined) throw new UsageError('请写明账号名');
  const parsed = accountName.safeParse(name.normalize('NFKC').toLowerCase());
  if (!parsed.success) throw new UsageError(parsed.error.issues[0]?.message ?? '账号名不对');
  return parsed.data;
}

function roleIn(role: string | undefined): Role {
  const parsed = roles.schema.safeParse(role);
  if (parsed.success) return parsed.data;
  throw new UsageError(`角色须为 ${roles.codes.join('、')} 之一`);
}
