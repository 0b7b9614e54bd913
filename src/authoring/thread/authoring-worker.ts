/** A thread of {@link AuthoringThreads}: does one task after the other, and hands its result over. */
import { parentPort, workerData } from 'node:worker_threads';
import { standBehind } from './stand-behind.js';
import { perform, type Task } from './tasks.js';

if ((workerData as { behind: boolean }).behind) standBehind();
parentPort?.on('message', async (task: Task) => {
  const result = await perform(task, (...progress) => parentPort?.postMessage({ progress }));
  parentPort?.postMessage({ result });
});
