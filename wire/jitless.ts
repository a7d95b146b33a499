import { config } from 'zod/mini';

/**
 * On a page, schemas are interpreted: compiling them needs `new Function`, which the pages' content
 * security policy forbids and reports. Imported before the first schema is made.
 */
if (typeof document !== 'undefined') config({ jitless: true });
