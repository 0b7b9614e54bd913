import type { HandoffReason, Locale } from '../protocol/index.js';
import { moodAfter, type Understanding } from '../understanding/index.js';
import { answersPending, collectSlots } from './collect-slots.js';
import type { Decision, Facts } from './decision.js';
import { withIntent, withTried, type DialogState } from './dialog-state.js';
import { findOutlet } from './flows/find-outlet.js';
import type { FlowContext, FlowResult } from './flows/flow.js';
import { quotePrice } from './flows/quote-price.js';
import { trackParcel } from './flows/track-parcel.js';
import { intentButtons, say, type Repertoire, type ReplyValues } from './repertoire.js';

/** The same need answered this often without the customer moving on goes to a person. */
const NO_PROGRESS_AT = 3;
const MISSES_AT = 2;
/** What a lost customer is offered. */
const OFFERS = ['tracking.where', 'price.quote', 'outlet.find', 'chat.human'];

/** What one decision starts from. */
export interface Turn {
  heard: Understanding;
  state: DialogState;
  /** The language of the conversation. */
  locale: Locale;
}

/**
 * Decides what the bot does with one message: the global rules first, then the open question,
 * then what was understood.
 */
export async function decide(turn: Turn, repertoire: Repertoire, facts: Facts): Promise<Decision> {
  const before = turn.state;
  const slots = collectSlots(before, turn.heard);
  const spoken = spokenLocale(turn.heard) ?? before.locale;
  const mood = moodAfter(before.mood, turn.heard.emotion);
  const state: DialogState = { ...before, slots, mood, locale: spoken, turns: before.turns + 1 };
  const step = new Step({ ...turn, state, locale: spoken ?? turn.locale }, repertoire, facts);

  const urgent = reasonToHandOver(turn.heard, mood.label === 'angry');
  if (urgent) return step.handOver(urgent, `rule: ${urgent}`);

  const intent = intentOf(turn.heard, repertoire);
  if (before.pending && intent && repertoire.intents[intent]?.action === 'deny') {
    return step.cancel();
  }
  const answered = answersPending(before, before.slots, slots);
  // An answer often sounds like another intent ("成都"); only a different flow changes the topic.
  const changesTopic = intent !== undefined && intent !== before.pending?.intent && !answered;
  if (before.pending && answered && !changesTopic) return step.run(before.pending.intent);
  if (intent) return step.run(intent);
  if (turn.heard.entities.waybills.length > 0) return step.run('tracking.where');
  return step.miss();
}

/** A few letters (`ok`, a waybill number) do not change the language of a conversation. */
const SHORTEST_ENGLISH_WORDS = 3;

/** The language that a message is clearly written in; null where it does not tell. */
function spokenLocale({ text, language }: Understanding): Locale | null {
  const han = /\p{Script=Han}/u.test(text);
  if (language !== 'en') return han ? language : null;
  const words = text.match(/\b[a-z']{2,}\b/gi) ?? [];
  return words.length >= SHORTEST_ENGLISH_WORDS ? 'en' : null;
}

/** The global rules that a person takes over by, the gravest first. */
function reasonToHandOver(heard: Understanding, angryByNow: boolean): HandoffReason | null {
  const { signals, label } = heard.emotion;
  const order: [boolean, HandoffReason][] = [
    [signals.includes('life'), 'life'],
    [signals.includes('safety'), 'safety'],
    [signals.includes('threat') || label === 'threatening', 'threat'],
    [signals.includes('regulator'), 'regulator'],
    [signals.includes('abuse') || label === 'abusive', 'abuse'],
    // Anger puts an asking customer before the calm ones.
    [signals.includes('anger') || signals.includes('sarcasm') || angryByNow, 'anger'],
    [signals.includes('despair'), 'despair'],
    [signals.includes('asks_for_person'), 'asked_for_person'],
  ];
  return order.find(([holds]) => holds)?.[1] ?? null;
}

function intentOf(heard: Understanding, repertoire: Repertoire): string | undefined {
  if (!heard.accepted) return undefined;
  const name = heard.intents[0]?.name;
  return name && name !== 'none' && repertoire.intents[name] ? name : undefined;
}

/** One turn being decided. */
class Step {
  constructor(
    private readonly turn: Turn,
    private readonly repertoire: Repertoire,
    private readonly facts: Facts,
  ) {}

  /** Does what the intent's file says. */
  async run(intent: string): Promise<Decision> {
    const entry = this.repertoire.intents[intent];
    const state = withIntent({ ...this.turn.state, misses: 0 }, intent);
    switch (entry?.action) {
      case 'track_parcel':
        return this.finish(intent, state, await trackParcel(this.context(intent, state)));
      case 'quote_price':
        return this.finish(intent, state, await quotePrice(this.context(intent, state)));
      case 'find_outlet':
        return this.finish(intent, state, await findOutlet(this.context(intent, state)));
      case 'handover': {
        const text = say(entry.replies['answer'], this.turn.locale, state.turns);
        return this.handOver(
          entry.reason ?? 'needs_person',
          `${intent} needs a person`,
          text,
          state,
        );
      }
      default: {
        const text = say(entry?.replies['answer'], this.turn.locale, state.turns);
        return {
          messages: [{ text }],
          state: withTried(state, intent, ''),
          action: intent,
          why: 'understood',
        };
      }
    }
  }

  /** Nothing understood: says what the bot can do once, brings in a person the second time. */
  miss(): Decision {
    const state = { ...this.turn.state, misses: this.turn.state.misses + 1 };
    if (state.misses >= MISSES_AT) {
      return this.handOver(
        'two_misses',
        'two misses in a row',
        this.reply('not_understood_again'),
        state,
      );
    }
    const quickReplies = intentButtons(this.repertoire, OFFERS, this.turn.locale);
    return {
      messages: [{ text: this.reply('not_understood'), quickReplies }],
      state,
      action: 'miss',
      why: this.turn.heard.why,
    };
  }

  /** The customer does not want to go on with the open question. */
  cancel(): Decision {
    return {
      messages: [{ text: this.reply('cancelled') }],
      state: { ...this.turn.state, pending: null, slots: {}, misses: 0, need: null },
      action: 'cancel',
      why: 'the open question was declined',
    };
  }

  handOver(
    reason: HandoffReason,
    why: string,
    text = this.reply(isUpset(reason) ? 'handing_over_angry' : 'handing_over'),
    state = this.turn.state,
  ): Decision {
    const [intent] = this.turn.heard.accepted ? this.turn.heard.intents : [];
    return {
      messages: [{ text }],
      state: { ...(intent ? withIntent(state, intent.name) : state), pending: null },
      action: 'handover',
      why,
      handOver: { reason },
    };
  }

  /** Takes a flow's result into the memory, and notices when it leads nowhere. */
  private finish(intent: string, state: DialogState, result: FlowResult): Decision {
    const key = `${intent}:${result.about}`;
    const times = state.need?.key === key ? state.need.times + 1 : 1;
    const next = withTried(
      { ...state, pending: result.pending, need: { key, times } },
      intent,
      result.about,
    );
    if (times >= NO_PROGRESS_AT) {
      return this.handOver('no_progress', `${key} for the ${times}th time`, undefined, next);
    }
    if (!result.served && !result.pending) {
      return this.handOver('needs_person', result.why, result.messages[0]?.text, next);
    }
    return { messages: result.messages, state: next, action: intent, why: result.why };
  }

  private context(intent: string, state: DialogState): FlowContext {
    const { locale } = this.turn;
    return { intent, state, locale, repertoire: this.repertoire, facts: this.facts };
  }

  private reply(key: string, values: ReplyValues = {}): string {
    return say(this.repertoire.replies[key], this.turn.locale, this.turn.state.turns, values);
  }
}

function isUpset(reason: HandoffReason): boolean {
  return ['anger', 'abuse', 'threat', 'despair'].includes(reason);
}
