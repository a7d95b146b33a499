/** Least and most characters of a password. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

/** What is tried first everywhere. */
const COMMON = ['password', '123456', 'qwerty', 'admin', '111111', 'abc123', 'letmein', 'sanshui'];

/**
 * Why a password is too weak, in Chinese with what to do; null: it will do. Long beats complicated
 * (NIST SP 800-63B §5.1.1), so no kinds of characters are asked for.
 * @param account its owner's name, which it must not be made of
 */
export function weaknessOf(password: string, account: string): string | null {
  const plain = password.normalize('NFKC');
  const length = [...plain].length;
  if (length < PASSWORD_LENGTH.least) return `密码至少 ${PASSWORD_LENGTH.least} 个字符，请加长`;
  if (length > PASSWORD_LENGTH.most) return `密码最多 ${PASSWORD_LENGTH.most} 个字符，请缩短`;
  if (plain.trim() !== plain) return '密码首尾不能是空格';
  const low = plain.toLowerCase();
  if (new Set(low).size < 5) return '密码重复的字符太多，请换一个';
  const without = [account, ...COMMON].reduce((left, word) => left.replaceAll(word, ''), low);
  if (without.length < 5 || without.length < low.length / 2) {
    return '密码不能主要由账号名或常见词组成，请换一个';
  }
  if (isRun(low)) return '密码不能是连续的字符，请换一个';
  return null;
}

/** `abcdefghij`, `9876543210`: each character follows the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((each) => each.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)));
  const [step] = steps;
  return steps.size === 1 && (step === 1 || step === -1);
}
