import type { HandoffReason, IntentAction } from '../protocol/index.js';
import { inLanguage } from './card-language.js';
import type { BotMessage, Decision, Facts, Turn } from './decision.js';
import {
  withIntent,
  withOwnParcels,
  withoutMatter,
  withPlaceHeld,
  withoutWords,
  type Choice,
  type DialogState,
  type Pending,
  type SlotName,
  type Slots,
} from './dialog-state.js';
import { laterTexts } from './flows/common-texts.js';
import { flowIn } from './flows/index.js';
import type { Flow, FlowResult } from './flows/flow.js';
import { isGrave, isProblem, isUpset } from './handover-rules.js';
import { passedOn, perform, type Given } from './perform.js';
import { withoutPromises } from './promise-guard.js';
import { remember } from './remember.js';
import {
  complaintsOf,
  guessesOf,
  intentButtons,
  offersOf,
  passesOn,
  say,
  type ReplyValues,
  type Repertoire,
} from './repertoire.js';

/** Why a turn brought in a person who was not asked for: see {@link Decision.why}. */
export const TWO_MISSES = 'two misses in a row';

/** One turn being decided. */
export class Step {
  private messages: BotMessage[] = [];

  constructor(
    private readonly turn: Turn,
    private readonly repertoire: Repertoire,
    private readonly facts: Facts,
  ) {}

  /**
   * Deals with intents one after the other, until one asks something: the others wait. When
   * none is left, what was interrupted before goes on.
   */
  async run(intents: string[], given: Given = {}): Promise<Decision> {
    let state: DialogState = { ...this.turn.state, misses: 0, pending: null };
    const todo = [...intents];
    const done: string[] = [];
    const why: string[] = [];
    let resumed = false;
    for (;;) {
      let intent = todo.shift();
      if (intent === undefined && !resumed) {
        // One matter is taken up again at a time.
        resumed = true;
        intent = state.waiting.find((name) => !done.includes(name));
        if (intent === undefined) break;
        this.messages.push({ text: this.reply('back_to') });
      }
      if (intent === undefined) break;
      const name = intent;
      done.push(name);
      state = withOwnParcels(state, name, { resumed });
      // The message's own words make it a person's: 「快递员电话打不通」.
      const isSaid =
        intents.includes(name) && passesOn(name, this.turn.heard.text, this.repertoire);
      const result = isSaid
        ? passedOn(name, this.reply('handing_over', name))
        : await this.perform(name, state, done.length === 1 ? given : {});
      this.messages.push(...inLanguage(result.messages, this.turn.locale));
      why.push(result.why);
      state = remember({ intent: name, before: state, result }, this.repertoire, this.turn.locale);
      const reason = this.reasonToStop(name, state, result);
      if (reason) return this.handedOver(reason, why.join('; '), state);
      if (result.pending) {
        const held = todo.filter((other) => this.flowOf(other)?.needs.includes('place'));
        state = this.withWaiting(held.reduce(withPlaceHeld, state), todo);
        break;
      }
    }
    return this.decided(done[0] ?? 'miss', why.join('; '), state);
  }

  /** Takes what the customer chose of what was offered. */
  choose({ intent, waybill }: Choice): Promise<Decision> {
    const step = waybill ? this.withSlots({ waybills: [waybill] }) : this;
    return step.run([intent ?? this.turn.state.intents[0] ?? 'tracking.where']);
  }

  /** Asks for the same anew, in place of what was asked for before. */
  replace(intent: string, reference: string, named: Given['named']): Promise<Decision> {
    return this.withSlots({ withdraws: reference }).run([intent], named ? { named } : {});
  }

  /** Puts the question for a value again that was taken back. */
  askFor(intent: string, slot: SlotName): Promise<Decision> {
    return this.withSlots({ [slot]: undefined }).run([intent]);
  }

  /** Goes on without a value that the customer cannot tell: by an assumed one, or with a person. */
  async goWithout(intent: string, slot: Pending['slot']): Promise<Decision> {
    const assumed: Partial<Record<string, unknown>> = this.flowOf(intent)?.assumes ?? {};
    const value = assumed[slot];
    if (slot === 'amount' && value === undefined) {
      return this.handOver('needs_person', `the customer cannot tell the ${slot}`);
    }
    if (value === undefined) return this.miss();
    const step = this.withSlots({ [slot]: value });
    if (this.repertoire.replies['assumed']) step.messages.push({ text: this.reply('assumed') });
    return step.run([intent]);
  }

  /** Leaves the open question for other matters; null where there is none. */
  interrupt(others: string[]): Promise<Decision> | null {
    const { pending } = this.turn.state;
    if (others.length === 0 || !pending) return null;
    const leaves = others.some((name) => this.actionOf(name) !== 'reply');
    const isTheirs = others.some((name) =>
      this.flowOf(name)?.needs.some((need) => need === pending.slot),
    );
    const heard = isTheirs ? this.turn.state : withoutWords(this.turn.state, pending.slot);
    const state = leaves ? this.withWaiting(heard, [pending.intent]) : heard;
    // A word in between (谢谢) is answered, and the question stays open.
    const rest = leaves ? others : [...others, pending.intent];
    return new Step({ ...this.turn, state }, this.repertoire, this.facts).run(rest);
  }

  /** The digits that prove who somebody is are not to be had. */
  cannotProve(): Decision {
    this.messages.push({ text: this.reply('cannot_prove') });
    return this.handedOver('identity', 'the digits are not to be had', this.turn.state);
  }

  /** Who wants to be spoken to kindly hears that first; an open question is put again. */
  async mindManners(): Promise<Decision | null> {
    if (!this.repertoire.replies['courtesy']) return null;
    const { state } = this.turn;
    const { pending } = state;
    this.messages.push({ text: this.reply('courtesy') });
    if (pending) this.messages.push(...(await this.perform(pending.intent, state, {})).messages);
    return this.decided('courtesy', 'wants to be spoken to kindly', state);
  }

  /** Nothing understood while a question is open: it is put again, and nothing else offered. */
  private async askedAnew(state: DialogState): Promise<Decision | null> {
    const { pending } = state;
    if (!pending) return null;
    const result = await this.perform(pending.intent, state, {});
    const [question, ...others] = result.messages;
    if (!result.pending || !question) return null;
    const text = `${this.reply('not_understood_here')}\n${question.text}`;
    this.messages.push(...inLanguage([{ ...question, text }, ...others], this.turn.locale));
    const choices = result.choices ?? (question.quickReplies ? [] : this.buttons(['chat.human']));
    return this.decided('miss', this.turn.heard.why, { ...state, choices });
  }

  /** Nothing understood: asks back with the likeliest once, brings in a person the second time. */
  async miss(): Promise<Decision> {
    const { heard } = this.turn;
    const state = { ...this.turn.state, misses: this.turn.state.misses + 1 };
    if (state.misses >= this.repertoire.settings.limits.misses) {
      this.messages.push({ text: this.reply('not_understood_again') });
      return this.handedOver('two_misses', TWO_MISSES, state);
    }
    const again = await this.askedAnew(state);
    if (again) return again;
    const guesses = guessesOf(heard.candidates, this.repertoire);
    const unsure = heard.why.startsWith('not sure') && guesses.length > 0;
    const choices = unsure
      ? this.buttons([...guesses, 'chat.human'])
      : offersOf(this.repertoire, this.turn.locale);
    const text = this.reply(unsure ? 'did_you_mean' : 'not_understood');
    this.messages.push({ text, quickReplies: choices.map(({ text: title }) => ({ text: title })) });
    return this.decided(unsure ? 'clarify' : 'miss', heard.why, { ...state, choices });
  }

  /** A phone number where a waybill was asked for: anybody may know it, so it finds nothing. */
  notByPhone(): Decision {
    const choices = this.buttons(['tracking.no_number', 'chat.human']);
    const why = 'a phone number finds no parcel';
    return this.askAgain('clarify', why, 'phone_finds_nothing', { ...this.turn.state, choices });
  }

  /** Who wants to complain is asked what happened: it decides what becomes of it. */
  askWhatHappened(): Decision {
    const why = 'wants to complain, and has not said what happened';
    if (this.turn.vip) return this.handOver('vip', why);
    return this.askWhich('ask_what_happened', why, complaintsOf(this.repertoire));
  }

  /** Asks which matter is meant; what was asked before waits. */
  askWhich(key: string, why: string, intents: string[]): Decision {
    const { state } = this.turn;
    const choices = this.buttons([...intents, 'chat.human']);
    const left = state.pending ? this.withWaiting(state, [state.pending.intent]) : state;
    return this.askAgain('ask', why, key, { ...left, pending: null, choices });
  }

  /** Says what is missing, with ways on; who brings nothing else again gets a person. */
  private askAgain(action: string, why: string, key: string, before: DialogState): Decision {
    const state = { ...before, misses: before.misses + 1 };
    if (state.misses >= this.repertoire.settings.limits.misses) {
      this.messages.push({ text: this.reply('handing_over') });
      return this.handedOver('no_progress', why, state);
    }
    this.messages.push({ text: this.reply(key) });
    return this.decided(action, why, state);
  }

  /** The customer does not want to go on with the open question. */
  cancel(): Decision {
    const { state } = this.turn;
    const { withdraws: reference = '' } = state.slots;
    const key = reference ? 'withdraw_kept' : 'cancelled';
    this.messages.push({ text: this.reply(key, '', { reference }) });
    return this.decided('cancel', 'the open question was declined', withoutMatter(state));
  }

  handOver(reason: HandoffReason, why: string): Decision {
    const key = isUpset(reason) ? 'handing_over_angry' : 'handing_over';
    // What to do until somebody comes: 「请先远离包裹」.
    const grave = Object.values(this.repertoire.intents).find(
      (entry) => entry.action === 'handover' && entry.reason === reason && isGrave(reason),
    );
    const { locale, state: memory } = this.turn;
    const advice = grave && say(grave.replies['answer'], locale, memory.turns);
    this.messages.push({ text: advice ?? this.reply(key) });
    const [intent] = this.turn.heard.accepted ? this.turn.heard.intents : [];
    return this.handedOver(reason, why, intent ? withIntent(memory, intent.name) : memory);
  }

  private reasonToStop(
    intent: string,
    state: DialogState,
    result: FlowResult,
  ): HandoffReason | null {
    if (result.handOver) return result.handOver;
    if (this.turn.vip && isProblem(intent)) {
      // What was answered stays; nobody of these is asked a list of questions first.
      if (result.pending) this.messages = [];
      this.messages.push({ text: this.reply('handing_over') });
      return 'vip';
    }
    if ((state.need?.times ?? 0) >= this.repertoire.settings.limits.same_need) {
      this.messages = [{ text: this.reply('handing_over') }];
      return 'no_progress';
    }
    return !result.served && !result.pending ? 'needs_person' : null;
  }

  private handedOver(reason: HandoffReason, why: string, state: DialogState): Decision {
    const next = { ...state, pending: null, waiting: [], choices: [] };
    return { ...this.decided('handover', why, next), handOver: { reason } };
  }

  private decided(action: string, why: string, state: DialogState): Decision {
    const last = this.messages.at(-1);
    const offers = this.messages.some(({ quickReplies }) => quickReplies) ? [] : state.choices;
    if (last && offers.length > 0) last.quickReplies = offers.map(({ text }) => ({ text }));
    return withoutPromises({ messages: this.messages, state, action, why }, () =>
      this.reply('handing_over'),
    );
  }

  private perform(intent: string, state: DialogState, given: Given): Promise<FlowResult> {
    return perform(intent, { state, given }, this.turn, this.repertoire, this.facts);
  }

  private flowOf(intent: string): Flow | null {
    return flowIn(this.repertoire, this.actionOf(intent));
  }

  private actionOf(intent: string): IntentAction {
    return this.repertoire.intents[intent]?.action ?? 'miss';
  }

  private withWaiting(state: DialogState, intents: string[]): DialogState {
    const waiting = [...intents, ...state.waiting.filter((name) => !intents.includes(name))];
    const most = this.repertoire.settings.limits.waiting_matters;
    return { ...state, waiting: waiting.slice(0, most) };
  }

  private withSlots(slots: Slots): Step {
    const { state } = this.turn;
    const turn = { ...this.turn, state: { ...state, slots: { ...state.slots, ...slots } } };
    return new Step(turn, this.repertoire, this.facts);
  }

  private buttons(names: string[]): Choice[] {
    return intentButtons(this.repertoire, names, this.turn.locale);
  }

  private reply(key: string, intent = '', values: ReplyValues = {}): string {
    const { replies, intents } = this.repertoire;
    const variants =
      intents[intent]?.replies[key] ?? replies[key] ?? replies[laterTexts[key] ?? ''];
    return say(variants, this.turn.locale, this.turn.state.turns, values);
  }
}
