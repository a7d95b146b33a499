/** Statistics of the overview, by `indicator@period` (relay-server/rules/indicators). */
export const keyFigureIds = [
  'openCases@now',
  'closedCount@centre',
  'recoveredTotal@centre',
  'averageClosingDays@year',
] as const;

/** Further results: shown where the wall is wide enough. */
export const resultFigureIds = [
  'recoveryRate@centre',
  'objectionChange@centre',
  'petitionChange@centre',
  'codePersons@centre',
  'questionPersons@centre',
  'warningSettled@year',
  'warningRecovered@year',
] as const;
