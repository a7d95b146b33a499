/** The source under which the relay itself records; no outside source may take the name (SPEC E-8). */
export const OWN_SOURCE = 'relay';
