import { answering } from '../answering.ts';

answering({ ready: () => true, hang: () => new Promise(() => undefined) }, async () => undefined);
