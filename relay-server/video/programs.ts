import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What Node is started with: a file, and what stands before it. */
export interface Program {
  readonly file: string;
  readonly execArgv: readonly string[];
}

/** What the relay runs as processes of their own, so that no device and no file can disturb it. */
export interface Programs {
  /** Takes live streams in. */
  readonly ingest: Program;
  /** Reads one uploaded file. */
  readonly checkUpload: Program;
}

/** As this module is run: from the build beside it, from its sources by tsx. */
export const OWN_PROGRAMS: Programs = import.meta.url.endsWith('.ts')
  ? { ingest: source('ingest/main.ts'), checkUpload: source('upload/worker-main.ts') }
  : { ingest: built('ingest.js'), checkUpload: built('check-upload.js') };

function source(file: string): Program {
  return { file: join(import.meta.dirname, file), execArgv: ['--import', 'tsx'] };
}

function built(file: string): Program {
  return { file: join(dirname(fileURLToPath(import.meta.url)), file), execArgv: [] };
}
