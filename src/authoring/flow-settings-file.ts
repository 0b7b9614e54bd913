import { flows, questionFault } from '../dialog/index.js';
import {
  flowSettingsFileSchema,
  flowSettingsOf,
  limitSettings,
  thresholdSettings,
  usualFlowSettings,
} from '../protocol/index.js';
import type {
  AskedSlot,
  FlowSettings,
  FlowSettingsView,
  IntentAction,
  LimitName,
  ThresholdName,
} from '../protocol/index.js';
import { parseYaml, type FileFault } from '../platform/yaml-file.js';

/** Read with the regions. */
const REGION_SETTINGS = 'settings/regions.yaml';
export const FLOW_SETTINGS = 'settings/flows.yaml';

/**
 * The settings of the flows, the usual ones where there is no file.
 * @param faults gets what is wrong with it
 */
export function readFlowSettings(sources: [string, string][], faults: FileFault[]): FlowSettings {
  let settings = usualFlowSettings;
  for (const [name, source] of sources) {
    if (name === REGION_SETTINGS) continue;
    if (name !== FLOW_SETTINGS) {
      const message = `is not read: settings stand in ${FLOW_SETTINGS} and ${REGION_SETTINGS}`;
      faults.push({ file: name, line: 1, column: 1, message });
      continue;
    }
    const file = parseYaml(source, name, flowSettingsFileSchema, faults);
    if (!file) continue;
    settings = flowSettingsOf(file.content);
    const { answer_at: answer, ask_back_at: askBack } = settings.thresholds;
    if (askBack > answer) {
      const message = `asks back from ${askBack} on, where it answers from ${answer} on; lower it`;
      file.complainAt(['thresholds', 'ask_back_at'], message);
    }
    for (const [action, asks] of Object.entries(settings.asks)) {
      const fault = questionFault(action as IntentAction, asks);
      if (fault) file.complainAt(['asks', action], fault);
    }
  }
  return settings;
}

/** The settings with what may be set, for whoever changes them. */
export function viewFlowSettings({ thresholds, limits, asks }: FlowSettings): FlowSettingsView {
  return {
    numbers: [
      ...(Object.keys(thresholdSettings) as ThresholdName[]).map((name) => ({
        ...{ name, value: thresholds[name], whole: false },
        ...thresholdSettings[name],
      })),
      ...(Object.keys(limitSettings) as LimitName[]).map((name) => ({
        ...{ name, value: limits[name] },
        ...limitSettings[name],
      })),
    ],
    flows: (Object.keys(flows) as (keyof typeof flows)[]).map((action) => {
      // No flow needs a part of the day or a phone alone: they come with the day and the contact.
      const needs = flows[action].needs as readonly AskedSlot[];
      return {
        action,
        needs: [...needs],
        asks: asks[action] ?? [...needs],
        usual: asks[action] === undefined,
      };
    }),
  };
}
