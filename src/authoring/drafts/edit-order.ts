import { CodedError } from '../../platform/errors.js';
import type { IntentEdit, ProtocolErrorBody } from '../../protocol/index.js';
import type { IntentSet } from '../intent-set.js';
import { editSet } from './edit-files.js';

/** Changes of a set for another thread to make. All of it survives structured cloning. */
export interface EditOrder {
  id: number;
  set: IntentSet;
  edits: IntentEdit[];
}

/** The files that are others now, or why nothing was changed. */
export type EditAnswer = { id: number } & (
  { changed: IntentSet } | { refused: ProtocolErrorBody } | { failed: string }
);

/** Makes the changes, one after the other. */
export function answerTo({ id, set, edits }: EditOrder): EditAnswer {
  try {
    const edited = edits.reduce<IntentSet>(editSet, set);
    return { id, changed: new Map([...edited].filter(([name, text]) => set.get(name) !== text)) };
  } catch (error) {
    if (error instanceof CodedError) return { id, refused: error.toBody() };
    return { id, failed: String(error) };
  }
}
