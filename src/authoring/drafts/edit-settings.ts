import { isMap } from 'yaml';
import { CodedError } from '../../platform/errors.js';
import { parseYaml, type FileFault } from '../../platform/yaml-file.js';
import {
  intentFileSchema,
  regionFileSchema,
  thresholdSettings,
  type IntentFile,
} from '../../protocol/index.js';
import { FLOW_SETTINGS, readFlowSettings } from '../flow-settings-file.js';
import type { IntentSet } from '../intent-set.js';
import { markOf, shareChanged } from '../regions/overlay.js';
import { readMostChanged, REGION_SETTINGS, regionFileOf } from '../regions/region-files.js';
import { change, flow, type Of } from './edit-document.js';

export function setNumber(set: IntentSet, { setting, value }: Of<'setting.set'>): IntentSet {
  const group = Object.hasOwn(thresholdSettings, setting) ? 'thresholds' : 'limits';
  return changeSettings(set, [group, setting], value);
}

export function setQuestions(set: IntentSet, { action, asks }: Of<'questions.set'>): IntentSet {
  return changeSettings(set, ['asks', action], asks);
}

/** @throws {CodedError} INVALID_PAYLOAD where the flows could not go by it */
function changeSettings(
  set: IntentSet,
  at: [string, string],
  value: number | string[] | null,
): IntentSet {
  const made = set.has(FLOW_SETTINGS) ? set : new Map(set).set(FLOW_SETTINGS, '{}\n');
  const changed = change(made, FLOW_SETTINGS, (document) => {
    if (isMap(document.contents)) document.contents.flow = false;
    if (value === null) document.deleteIn(at);
    else document.setIn(at, Array.isArray(value) ? flow(document, value) : value);
  });
  const faults: FileFault[] = [];
  readFlowSettings([[FLOW_SETTINGS, changed.get(FLOW_SETTINGS) ?? '']], faults);
  const [fault] = faults;
  if (!fault) return changed;
  throw new CodedError('INVALID_PAYLOAD', 'The flows cannot go by this', {
    details: { path: at.join('.'), problem: fault.message },
  });
}

/** @throws {CodedError} NOT_FOUND, REGION_EXCEEDED */
export function setOverride(
  set: IntentSet,
  { region, intent, override }: Of<'region.set'>,
): IntentSet {
  const file = regionFileOf(region);
  const contents = headOfficeOf(set);
  const most = readMostChanged(set.get(REGION_SETTINGS), []);
  const whole = contents.find(({ intents }) => Object.hasOwn(intents, intent))?.intents[intent];
  if (!whole) throw new CodedError('NOT_FOUND', 'There is no such intent', { details: { intent } });
  const made = set.has(file) ? set : new Map(set).set(file, 'intents: {}\n');
  const changed = change(made, file, (document) => {
    const intents = document.get('intents', true);
    if (isMap(intents)) intents.flow = false;
    if (override === null) document.deleteIn(['intents', intent]);
    else
      document.setIn(['intents', intent], document.createNode({ ...override, of: markOf(whole) }));
  });
  const faults: FileFault[] = [];
  const own = parseYaml(changed.get(file) ?? '', file, regionFileSchema, faults)?.content ?? {};
  const share = shareChanged(contents, own);
  // What is taken back is never too much.
  if (override === null || share <= most) return changed;
  throw new CodedError('REGION_EXCEEDED', 'The region would change too much', {
    details: { region, share, most },
  });
}

/** Files as they were read before: an edit changes one of dozens, and reading all takes long. */
const readBefore = new Map<string, IntentFile | null>();
const MOST_READ = 400;

/** The head office's intents and shared texts; a file that is broken has none. */
function headOfficeOf(set: IntentSet): IntentFile[] {
  return [...set].flatMap(([name, source]) => {
    if (name.includes('/')) return [];
    const known = readBefore.get(source);
    const read = known === undefined ? parseYaml(source, name, intentFileSchema, []) : null;
    const file = known ?? read?.content ?? null;
    if (readBefore.size >= MOST_READ) readBefore.clear();
    readBefore.set(source, file);
    return file ? [file] : [];
  });
}
