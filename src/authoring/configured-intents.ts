import type { Config } from '../platform/config.js';
import { StartupError } from '../platform/errors.js';
import type { FileFault } from '../platform/yaml-file.js';
import { readIntentFolder, type IntentSet } from './intent-set.js';

/**
 * The files of RELAYDESK_INTENTS, and those of them that could not be read.
 * @throws {StartupError} when the folder itself cannot be read
 */
export function configuredIntents({ intentsFolder: folder }: Config): {
  set: IntentSet;
  faults: FileFault[];
} {
  const faults: FileFault[] = [];
  try {
    return { set: readIntentFolder(folder, faults), faults };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(
      `The intent files in ${folder} cannot be read (${code ?? 'unknown'}): ` +
        'set RELAYDESK_INTENTS to the folder that holds them.',
    );
  }
}
