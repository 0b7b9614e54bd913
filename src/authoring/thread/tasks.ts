import type { CheckReport, CheckStage } from '../../protocol/index.js';
import { runCheck, type CheckTask } from '../check/run-check.js';
import { readIntentSet, type IntentFiles } from '../intent-files.js';
import type { IntentSet } from '../intent-set.js';
import { learnSet, type Learning } from '../learn.js';

/** What is done beside the answers that go on. Everything in it survives structured cloning. */
export type Task =
  | { kind: 'read'; set: IntentSet }
  | { kind: 'learn'; set: IntentSet; cacheFolder: string }
  | ({ kind: 'check' } & CheckTask);

export type TaskResult =
  | { kind: 'read'; value: IntentFiles['files'] }
  | { kind: 'learn'; value: Learning }
  | { kind: 'check'; value: CheckReport };

export type OnProgress = (stage: CheckStage, progress: number) => void;

/** Does a task. */
export async function perform(task: Task, onProgress: OnProgress): Promise<TaskResult> {
  switch (task.kind) {
    case 'read':
      return { kind: 'read', value: readIntentSet(task.set).files };
    case 'learn':
      return { kind: 'learn', value: learnSet(task.set, task.cacheFolder) };
    case 'check':
      return { kind: 'check', value: await runCheck(task, onProgress) };
  }
}
