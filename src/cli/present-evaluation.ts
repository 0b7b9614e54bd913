import type { Evaluation } from '../understanding/index.js';

const CONFUSIONS_SHOWN = 20;

/** The result of an evaluation, for people and for programs. */
export function presentEvaluation(
  evaluation: Evaluation,
  training: { trainingSeconds: number; modelBytes?: number },
): { text: string; json: object } {
  const { examples, accuracy, macroF1, ece, outsideAuroc, medianMicros, p99Micros } = evaluation;
  const confusions = evaluation.confusions.slice(0, CONFUSIONS_SHOWN);
  const { trainingSeconds, modelBytes } = training;
  const lines = [
    ['examples', String(examples)],
    ['accuracy', percent(accuracy)],
    ['macro-F1', percent(macroF1)],
    ['calibration error (ECE)', percent(ece)],
    ...(outsideAuroc === null ? [] : [['out-of-scope AUROC', outsideAuroc.toFixed(4)]]),
    ['training', `${trainingSeconds.toFixed(1)} s`],
    ['text to label, median', `${medianMicros} µs`],
    ['text to label, p99', `${p99Micros} µs`],
    ...(modelBytes === undefined ? [] : [['model', `${(modelBytes / 1e6).toFixed(1)} MB`]]),
  ].map(([name = '', value = '']) => `${name.padEnd(26)}${value}`);
  const pairs = confusions.map(
    ({ label, heardAs, times, example }) =>
      `${String(times).padStart(4)}  ${label} → ${heardAs}   ${example.slice(0, 60)}`,
  );
  return {
    text: [...lines, ...(pairs.length > 0 ? ['', 'Most often confused', ...pairs] : [])].join('\n'),
    json: {
      examples,
      accuracy,
      macroF1,
      ece,
      outOfScopeAuroc: outsideAuroc,
      trainingSeconds,
      medianMicros,
      p99Micros,
      modelBytes: modelBytes ?? null,
      confusions,
    },
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
