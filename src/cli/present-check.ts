import { changedLines } from '../authoring/drafts/merge-texts.js';
import type { IntentSet } from '../authoring/intent-set.js';
import { wordFault } from '../platform/yaml-file.js';
import type { CheckReport } from '../protocol/index.js';

const SHOWN = 10;

/**
 * A check's report as lines for a terminal.
 * @param compared whether it was checked beside other files
 */
export function presentCheck(report: CheckReport, compared: boolean): string {
  if (report.faults.length > 0) return report.faults.map(wordFault).join('\n');
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? '–' : `${(share * 100).toFixed(1)} %`;
  const { accuracy, size, speed, dialogues } = report;
  const failing = dialogues.filter(({ passes }) => !passes);
  return [
    `${size.intents} intents, ${size.utterances} utterances, model ${Math.round(size.modelBytes / 1e6)} MB`,
    `heard right when not seen before: ${percent(accuracy?.draft)}` +
      (compared ? ` (before ${percent(accuracy?.live)})` : ''),
    ...(compared ? [`utterances that are heard otherwise: ${report.changedCount}`] : []),
    ...report.changedUtterances
      .slice(0, SHOWN)
      .map(({ text, before, after }) => `  ${before} → ${after}   ${text}`),
    ...(report.regionalChanges ?? [])
      .slice(0, SHOWN)
      .map(({ region, text, before, after }) => `  in ${region} ${before} → ${after}   ${text}`),
    'worst confusions:',
    ...report.confusions
      .slice(0, SHOWN)
      .map(
        ({ label, heardAs, times, example }) => `  ${times}  ${label} → ${heardAs}   ${example}`,
      ),
    `test dialogues: ${dialogues.length - failing.length} of ${dialogues.length} pass`,
    ...failing.flatMap((dialogue) => [
      `  ${dialogue.protected ? 'PROTECTED ' : ''}${dialogue.file} ${dialogue.name}`,
      ...dialogue.steps.flatMap(({ say, problem }) => (problem ? [`    ${say}: ${problem}`] : [])),
    ]),
    ...(report.outdatedOverrides ?? []).map(
      ({ region, intent }) => `region ${region} keeps its own ${intent}, which has changed since`,
    ),
    `texts that are hard to read: ${report.hardTexts.length}`,
    `the check took ${(speed.checkMs / 1000).toFixed(1)} s`,
  ].join('\n');
}

/** The lines that differ by file; those of a file that is new or gone are not written out. */
export function presentDifference(before: IntentSet, after: IntentSet): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === now) return [];
    if (old === undefined) return [`+ ${name}`];
    if (now === undefined) return [`- ${name}`];
    const lines = changedLines(old, now).flatMap((change) => [
      ...change.out.map((line) => `    - ${line.trim()}`),
      ...change.in.map((line) => `    + ${line.trim()}`),
    ]);
    return [`~ ${name}`, ...lines];
  });
}
