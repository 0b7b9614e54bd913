/** The thread that the authoring thread starts: does one task and hands its result over. */
import { parentPort, workerData } from 'node:worker_threads';
import { standBehind } from './stand-behind.js';
import { perform, type Task } from './tasks.js';

const task = workerData as Task;
// For reading and learning somebody waits: a start, a page, the other nodes of a publish.
if (task.kind === 'check') standBehind();
const result = await perform(task, (...progress) => {
  parentPort?.postMessage({ progress });
});
parentPort?.postMessage({ result });
