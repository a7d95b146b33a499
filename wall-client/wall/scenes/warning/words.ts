const CASE_TYPES: Readonly<Record<string, string>> = {
  执: '首次执行案件',
  执恢: '恢复执行案件',
  执保: '执行保全案件',
  执异: '执行异议案件',
  执复: '执行复议案件',
  执监: '执行监督案件',
  执协: '执行协调案件',
  执他: '其他执行案件',
};

/** A case type as a room reads it: its character in a case number, or words already. */
export function caseTypeWords(type: string): string {
  return CASE_TYPES[type] ?? type;
}

export const KIND_WORDS = { clip: '影像', law: '法条', talk: '谈话', pause: '休息' } as const;
