import { PasswordsBusy } from '../access/passwords.ts';
import { AccessRefused } from '../access/say.ts';
import { LockedOut, WrongPassword } from '../access/sign-in-desk.ts';
import { RequestProblem, retryAfter } from './problem.ts';

/**
 * Something of the sign-in desk's; its refusals become answers.
 * @param wrong what a wrong password is told, Chinese
 */
export async function orAccessProblem<T>(wrong: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof WrongPassword) throw new RequestProblem('unauthorized', wrong);
    if (error instanceof LockedOut) {
      const minutes = Math.ceil(error.seconds / 60);
      const detail = `密码错误次数过多，请 ${minutes} 分钟后再试；忘记密码请找管理员重设`;
      throw new RequestProblem('rate_limited', detail, retryAfter(error.seconds));
    }
    if (error instanceof PasswordsBusy) {
      throw new RequestProblem('rate_limited', '同时登录的人过多，请稍后重试', retryAfter(2));
    }
    if (error instanceof AccessRefused) throw new RequestProblem('forbidden', error.message);
    throw error;
  }
}
