// @ts-check
// The door of every npm script. Syntax and imports stay such that an old Node reaches the check.
import { nodeProblem } from './version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  import('./main.mjs').then((main) => main.main(process.argv.slice(2)));
}
