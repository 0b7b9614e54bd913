/** The thread that the authoring thread starts: does one task and hands its result over. */
import { parentPort, workerData } from 'node:worker_threads';
import { standBehind } from './stand-behind.js';
import { perform, type Task } from './tasks.js';

standBehind();
const result = await perform(workerData as Task, (...progress) => {
  parentPort?.postMessage({ progress });
});
parentPort?.postMessage({ result });
