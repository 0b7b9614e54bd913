/** The thread that the trainer starts: trains one model and hands it over. */
import { parentPort, workerData } from 'node:worker_threads';
import { trainModel, type Teaching } from '../understanding/index.js';

const model = trainModel(workerData as Teaching);
parentPort?.postMessage(model);
