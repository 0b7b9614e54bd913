import type { CheckReport, CheckStage } from '../../protocol/index.js';
import { runCheck, type CheckTask } from '../check/run-check.js';
import { readIntentSet, type IntentFiles } from '../intent-files.js';
import type { IntentSet } from '../intent-set.js';
import { learnSet, type Learning } from '../learn.js';
import { groupMessages } from '../learning/group-messages.js';

export interface GroupedMessage {
  id: number;
  text: string;
}

/** What is done beside the answers that go on. Everything in it survives structured cloning. */
export type Task =
  | { kind: 'read'; set: IntentSet }
  | { kind: 'learn'; set: IntentSet; cacheFolder: string }
  | { kind: 'group'; messages: GroupedMessage[] }
  | ({ kind: 'check' } & CheckTask);

/** What is looked at of a set. */
export type ReadSet = Pick<
  IntentFiles,
  'files' | 'canned' | 'concepts' | 'forbidden' | 'settings' | 'regions' | 'mostChanged'
>;

export type TaskResult =
  | { kind: 'read'; value: ReadSet }
  | { kind: 'learn'; value: Learning }
  | { kind: 'group'; value: number[][] }
  | { kind: 'check'; value: CheckReport };

export type OnProgress = (stage: CheckStage, progress: number) => void;

/** Does a task. */
export async function perform(task: Task, onProgress: OnProgress): Promise<TaskResult> {
  switch (task.kind) {
    case 'read':
      return { kind: 'read', value: sound(readIntentSet(task.set)) };
    case 'learn':
      return { kind: 'learn', value: learnSet(task.set, task.cacheFolder) };
    case 'group': {
      const groups = groupMessages(task.messages);
      return { kind: 'group', value: groups.map((group) => group.map(({ id }) => id)) };
    }
    case 'check':
      return { kind: 'check', value: await runCheck(task, onProgress) };
  }
}

/** What can be looked at of a set, be other parts of it broken. */
function sound({ moods: _moods, tests: _tests, faults: _faults, ...read }: IntentFiles): ReadSet {
  return read;
}
