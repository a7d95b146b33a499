import { uploadWorld } from './upload-world.ts';

/** Child process of the crash test: receives uploads into the folder given, and says at which port. */
const world = await uploadWorld(process.argv[2]);
await world.start();
process.stdout.write(`${world.app.port}\n`);
