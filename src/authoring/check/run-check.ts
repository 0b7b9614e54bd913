import { serialize } from 'node:v8';
import {
  locales,
  type CheckReport,
  type CheckStage,
  type CheckedDialogue,
} from '../../protocol/index.js';
import {
  createEngine,
  crossValidate,
  trainModel,
  type Engine,
  type Evaluation,
} from '../../understanding/index.js';
import { readIntentSet, type IntentFiles, type NamedDialogue } from '../intent-files.js';
import { hashOfSet, type IntentSet } from '../intent-set.js';
import { splitTexts } from '../split-texts.js';
import { outdatedOverrides } from '../regions/view-regions.js';
import { teachingOf } from '../teaching.js';
import { regionalChanges } from './regional-changes.js';
import { readingTrouble } from './reading-level.js';
import { problemOf, rehearse, type Rehearsed } from './rehearse.js';
import { examplesOf, sideOf, type Side } from './side.js';

/** What a check is made of. Everything in it survives structured cloning. */
export interface CheckTask {
  draft: IntentSet;
  live: IntentSet;
  /** The number of the live version. */
  against: number;
  cacheFolder: string;
  /** The figures of the live version, where a check has found them already. */
  liveFigures: Pick<CheckReport, 'accuracy' | 'byIntent'> | null;
  /** In milliseconds since 1970: dialogues speak of today. */
  now: number;
}

/** Three folds cost twice a training, and tell a change as well as more. */
const FOLDS = 3;
const MOST_CHANGES = 500;
const MOST_CONFUSIONS = 30;
const MOST_HARD_TEXTS = 200;

/** Checks a draft against what is live. Takes some five trainings; runs in a thread of its own. */
export async function runCheck(
  task: CheckTask,
  onProgress: (stage: CheckStage, progress: number) => void,
): Promise<CheckReport> {
  const startedAt = performance.now();
  onProgress('reading', 0);
  const files = readIntentSet(task.draft);
  const report = emptyReport(hashOfSet(task.draft), task.against);
  const faults = [...splitTexts(task.draft), ...files.faults];
  if (faults.length > 0) return { ...report, faults };
  onProgress('training', 0.05);
  const draft = sideOf(files, task.cacheFolder);
  const live = sideOf(readIntentSet(task.live), task.cacheFolder);
  onProgress('validating', 0.25);
  const validated = validate(draft);
  onProgress('validating', 0.5);
  const before = task.liveFigures
    ? figuresOf(task.liveFigures)
    : sharesOf(validateLive(draft, live, validated));
  onProgress('comparing', 0.75);
  const changes = changedUtterances(draft, live);
  onProgress('rehearsing', 0.9);
  const dialogues = await rehearseAll(draft, live, new Date(task.now));
  return {
    ...report,
    accuracy: { draft: validated.accuracy, live: before.accuracy },
    byIntent: validated.byLabel.map(({ label, examples, share }) => ({
      intent: label,
      utterances: examples,
      draft: share,
      live: before.shares.get(label) ?? null,
    })),
    changedUtterances: changes.slice(0, MOST_CHANGES),
    changedCount: changes.length,
    regionalChanges: regionalChanges(draft, live).slice(0, MOST_CHANGES),
    dialogues,
    confusions: validated.confusions.slice(0, MOST_CONFUSIONS),
    hardTexts: hardTexts(files),
    outdatedOverrides: outdatedOverrides(
      files.regions,
      files.files.map(({ content }) => content),
    ),
    size: {
      intents: Object.keys(draft.repertoire.intents).length,
      utterances: examplesOf(files).length,
      modelBytes: serialize(draft.model).length,
    },
    speed: {
      trainingMs: draft.trainingMs,
      checkMs: performance.now() - startedAt,
      medianMicros: validated.medianMicros,
      p99Micros: validated.p99Micros,
    },
    failedProtected: dialogues
      .filter((dialogue) => dialogue.protected && !dialogue.passes)
      .map(({ name }) => name),
  };
}

function emptyReport(hash: string, against: number): CheckReport {
  return {
    hash,
    against,
    faults: [],
    accuracy: null,
    byIntent: [],
    changedUtterances: [],
    changedCount: 0,
    dialogues: [],
    confusions: [],
    hardTexts: [],
    size: { intents: 0, utterances: 0, modelBytes: 0 },
    speed: { trainingMs: 0, checkMs: 0, medianMicros: 0, p99Micros: 0 },
    failedProtected: [],
  };
}

function validate({ files }: Side): Evaluation {
  const { intents, concepts } = teachingOf(files);
  return crossValidate(intents, FOLDS, (examples) =>
    createEngine(trainModel({ intents: examples, concepts }), 'fold'),
  );
}

/** Where texts alone were changed the figures are the same, and need not be found again. */
function validateLive(draft: Side, live: Side, validated: Evaluation): Evaluation {
  return draft.modelVersion === live.modelVersion ? validated : validate(live);
}

/** What the live version reaches: in all, and by intent. */
interface Figures {
  accuracy: number | null;
  shares: ReadonlyMap<string, number>;
}

function sharesOf({ accuracy, byLabel }: Evaluation): Figures {
  return { accuracy, shares: new Map(byLabel.map(({ label, share }) => [label, share])) };
}

function figuresOf({ accuracy, byIntent }: NonNullable<CheckTask['liveFigures']>): Figures {
  const shares = new Map(byIntent.map(({ intent, draft }) => [intent, draft]));
  return { accuracy: accuracy?.draft ?? null, shares };
}

/** Every utterance, old or new, that is heard otherwise; those that are now wrong come first. */
function changedUtterances(draft: Side, live: Side): CheckReport['changedUtterances'] {
  const intentOf = new Map(examplesOf(live.files).map(({ text, label }) => [text, label]));
  for (const { text, label } of examplesOf(draft.files)) intentOf.set(text, label);
  const heard = (engine: Engine, text: string) => engine.classify(text).candidates[0]?.name ?? '';
  const changes = [...intentOf].flatMap(([text, intent]) => {
    const before = heard(live.engine, text);
    const after = heard(draft.engine, text);
    return before === after ? [] : [{ intent, text, before, after }];
  });
  const isWrong = ({ intent, after }: (typeof changes)[number]) => Number(intent !== after);
  return changes.sort((a, b) => isWrong(b) - isWrong(a));
}

/** The tests of either side: one that the draft removes is still told of. */
async function rehearseAll(draft: Side, live: Side, now: Date): Promise<CheckedDialogue[]> {
  const keyOf = ({ file, name }: NamedDialogue) => `${file}\n${name}`;
  const own = new Set(draft.files.tests.map(keyOf));
  // Taking a protected test out of the files is no way around it.
  const removed = live.files.tests.filter(
    (test) => test.protected === true && !own.has(keyOf(test)),
  );
  const checked: CheckedDialogue[] = [];
  for (const test of [...draft.files.tests, ...removed]) {
    const after = await rehearse(test, draft, now);
    const before = await rehearse(test, live, now);
    checked.push(compare(test, before, after));
  }
  return checked;
}

function compare(test: NamedDialogue, before: Rehearsed[], after: Rehearsed[]): CheckedDialogue {
  const steps = test.steps.flatMap((wanted, at) => {
    const now = after[at];
    const problem = problemOf(wanted, now);
    return [
      {
        say: wanted.say,
        before: before[at] ? present(before[at]) : null,
        after: now ? present(now) : { action: '', text: '', intents: [] },
        ...(problem && { problem }),
      },
    ];
  });
  return {
    file: test.file,
    name: test.name,
    protected: test.protected ?? false,
    passes: steps.every(({ problem }) => problem === undefined),
    passedBefore: test.steps.every((wanted, at) => problemOf(wanted, before[at]) === null),
    steps,
  };
}

function present({ heard, decision, text }: Rehearsed) {
  return { action: decision.action, text, intents: heard.intents.map(({ name }) => name) };
}

function hardTexts({ files, canned }: IntentFiles): CheckReport['hardTexts'] {
  const texts = files.flatMap(({ name, content: { intents, replies = {} } }) => [
    ...Object.entries(replies).map(([key, variants]) => ({ where: `${name} ${key}`, variants })),
    ...Object.entries(intents).flatMap(([intent, { replies: own = {} }]) =>
      Object.entries(own).map(([key, variants]) => ({ where: `${intent} ${key}`, variants })),
    ),
  ]);
  const sent = canned.map(({ file, shortcut, text }) => ({
    where: `${file} /${shortcut}`,
    variants: { 'zh-CN': [text['zh-CN']], 'zh-TW': [text['zh-TW']], en: [text.en] },
  }));
  return [...texts, ...sent]
    .flatMap(({ where, variants }) =>
      locales.flatMap((locale) =>
        variants[locale].flatMap((text) => {
          const why = readingTrouble(text, locale);
          return why ? [{ where, text, why }] : [];
        }),
      ),
    )
    .slice(0, MOST_HARD_TEXTS);
}
