import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { handoffReasonSchema, moodSchema, usualFlowSettings } from '../protocol/index.js';
import { escalate, putFirst, type EscalationSignals } from './escalation-policy.js';

const calm: EscalationSignals = {
  reason: 'asked_for_person',
  mood: 'calm',
  intents: ['chat.human'],
  misses: 0,
  repeated: 0,
  unhelpful: 0,
  valueFen: null,
  vip: false,
};

const { limits } = usualFlowSettings;

/** `tier priority`, and every ground with its evidence. */
test.each<[string, Partial<EscalationSignals>, string, string[]]>([
  ['asked for', {}, 'frontline 10', ['asked_for_person true']],
  ['a life, as it was heard', { reason: 'life' }, 'frontline 100', ['life true']],
  [
    'a life, asked for by a button',
    { intents: ['urgent.life'] },
    'frontline 100',
    ['life urgent.life', 'asked_for_person true'],
  ],
  [
    'smoke, and a threat of a lawyer',
    { reason: 'safety', intents: ['complaint.regulator'] },
    'supervisor 100',
    ['safety true', 'regulator complaint.regulator'],
  ],
  ['a regulator', { reason: 'regulator' }, 'supervisor 80', ['regulator true']],
  [
    'threatening by now, asked for calmly',
    { mood: 'threatening' },
    'supervisor 80',
    ['threat threatening', 'asked_for_person true'],
  ],
  ['anger', { reason: 'anger', mood: 'angry' }, 'frontline 60', ['anger angry']],
  [
    'angry all along, in the end not understood',
    { reason: 'two_misses', mood: 'angry', misses: 2 },
    'frontline 60',
    ['anger angry', 'two_misses 2'],
  ],
  ['insults', { reason: 'abuse', mood: 'abusive' }, 'frontline 60', ['abuse abusive']],
  ['despair', { reason: 'despair', mood: 'helpless' }, 'frontline 60', ['despair helpless']],
  [
    'a claim of 20 000 yuan',
    { reason: 'needs_person', intents: ['claim.lost'], valueFen: 2_000_000 },
    'supervisor 50',
    ['great_value 2000000', 'needs_person true'],
  ],
  [
    'one of 3 000',
    { reason: 'needs_person', valueFen: 300_000 },
    'frontline 40',
    ['serious_value 300000', 'needs_person true'],
  ],
  [
    'one of a little less',
    { reason: 'needs_person', valueFen: 299_999 },
    'frontline 10',
    ['needs_person true'],
  ],
  [
    'a VIP with a problem',
    { reason: 'vip', vip: true, intents: ['complaint.delay'] },
    'frontline 20',
    ['vip complaint.delay'],
  ],
  [
    'a VIP who asks for a person',
    { vip: true },
    'frontline 20',
    ['vip chat.human', 'asked_for_person true'],
  ],
  [
    'an answer marked as no help, after others',
    { reason: 'unhelpful', unhelpful: 3 },
    'frontline 20',
    ['unhelpful 3'],
  ],
  [
    'answered three times in vain',
    { reason: 'no_progress', repeated: 3 },
    'frontline 20',
    ['no_progress 3'],
  ],
  ['answered twice', { repeated: 2 }, 'frontline 10', ['asked_for_person true']],
  ['not understood', { reason: 'two_misses', misses: 2 }, 'frontline 10', ['two_misses 2']],
  ['identity not proved', { reason: 'identity' }, 'frontline 10', ['identity true']],
])('%s', (_, signals, expected, grounds) => {
  const { tier, priority, because } = escalate({ ...calm, ...signals }, limits);
  expect(`${tier} ${priority}`).toBe(expected);
  expect(because.map(({ signal, evidence }) => `${signal} ${evidence}`)).toEqual(grounds);
});

const anySignals: fc.Arbitrary<EscalationSignals> = fc.record({
  reason: fc.constantFrom(...handoffReasonSchema.options),
  mood: fc.constantFrom(...moodSchema.options),
  intents: fc.array(fc.constantFrom('urgent.life', 'complaint.regulator', 'claim.lost')),
  misses: fc.nat(4),
  repeated: fc.nat(5),
  unhelpful: fc.nat(3),
  valueFen: fc.option(fc.nat(5_000_000)),
  vip: fc.boolean(),
});

test('the reason is always among the grounds, and one more ground never lowers anything', () => {
  fc.assert(
    fc.property(anySignals, (signals) => {
      const plain = escalate({ ...signals, vip: false, valueFen: null, unhelpful: 0 }, limits);
      const full = escalate(signals, limits);
      expect(full.because.map(({ signal }) => signal)).toContain(signals.reason);
      expect(full.priority).toBeGreaterThanOrEqual(plain.priority);
      if (plain.tier === 'supervisor') expect(full.tier).toBe('supervisor');
    }),
  );
});

test.each<[string, Partial<EscalationSignals>, Partial<typeof limits>, string[]]>([
  ['the first miss is enough', { misses: 1 }, { misses: 1 }, ['two_misses 1']],
  ['the second is not', { misses: 2 }, { misses: 3 }, []],
  ['twice the same is enough', { repeated: 2 }, { same_need: 2 }, ['no_progress 2']],
  ['four times is not', { repeated: 4 }, { same_need: 5 }, []],
  [
    'a thousand yuan is serious',
    { valueFen: 100_000 },
    { serious_value_yuan: 1_000 },
    ['serious_value 100000'],
  ],
  [
    "or a supervisor's",
    { valueFen: 100_000 },
    { serious_value_yuan: 1_000, great_value_yuan: 1_000 },
    ['great_value 100000'],
  ],
])('by the settings %s', (_what, signals, own, grounds) => {
  const { because } = escalate({ ...calm, ...signals }, { ...limits, ...own });
  const said = because.filter(({ signal }) => signal !== 'asked_for_person');
  expect(said.map(({ signal, evidence }) => `${signal} ${evidence}`)).toEqual(grounds);
});

test.each<[string, Partial<EscalationSignals>]>([
  ['asked for', { intents: ['complaint.delay'] }],
  ['angry', { mood: 'angry', intents: ['complaint.delay'] }],
  ['a life', { reason: 'life', intents: ['complaint.delay'] }],
])('%s: put first later is put first from the start', (_, signals) => {
  const late = escalate({ ...calm, ...signals }, limits);
  const early = escalate({ ...calm, ...signals, vip: true }, limits);
  expect({ ...late, ...putFirst(late, 'complaint.delay') }).toEqual(early);
  expect(putFirst(early, 'price.quote')).toEqual({
    priority: early.priority,
    because: early.because,
  });
});
