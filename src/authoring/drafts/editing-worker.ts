/** The thread that {@link EditingThread} keeps: changes sets, one order after the other. */
import { parentPort } from 'node:worker_threads';
import { answerTo, type EditOrder } from './edit-order.js';

parentPort?.on('message', (order: EditOrder) => parentPort?.postMessage(answerTo(order)));
