import type {
  Content,
  CustomerConversation,
  CustomerPushes,
  CustomerReplies,
  Locale,
  Message,
  PastConversation,
} from '../../../protocol/index.js';
import type { Answer, Failure } from '../../shared/answer.js';
import type { WireSignals } from '../../shared/wire.js';
import type { CustomerWire } from '../chat/customer-view.js';
import type { GalleryState, Said, Words } from './gallery-state.js';
import { NOW } from './sample-cards.js';
import { words } from './words.js';

export const CONVERSATION = '01900000-0000-7000-8000-000000000001';
const STAFF = '01900000-0000-7000-8000-000000000002';
/** Between two messages. */
const STEP_MS = 20_000;

export const inWords = (words: Words, locale: Locale): string =>
  typeof words === 'string' ? words : words[locale];

/** How a hello is answered where nobody is let in. */
const refusals: Partial<Record<NonNullable<GalleryState['line']>, Failure>> = {
  refused: { code: 'PROTOCOL_UNSUPPORTED' },
  busy: { code: 'RATE_LIMITED', retryAfterMs: 60_000 },
};

/** A wire to a server that only knows one state, and says nothing else. */
export function fixedServer(state: GalleryState, locale: Locale): CustomerWire {
  const messages = state.said.map((said, index) => messageOf(said, index + 1, locale, state));
  const conversation: CustomerConversation = {
    id: CONVERSATION,
    state: 'bot',
    lastSeq: messages.length,
    createdAt: new Date(NOW).toISOString(),
    version: 1,
    ...state.conversation,
  };
  const refusal = state.line && refusals[state.line];
  let bound: { signals: WireSignals; pushes: CustomerPushes } | undefined;
  const answers: Partial<Record<string, () => Answer<object>>> = {
    hello: () =>
      refusal
        ? { ok: false, error: refusal }
        : { ok: true, token: 'gallery', locale, conversation, messages, hasMore: false },
    'messages.after': () => ({ ok: true, messages: [], hasMore: false }),
    'files.pass': () => ({
      ok: true,
      pass: 'gallery',
      until: new Date(NOW + 3_600_000).toISOString(),
    }),
    'history.list': () => ({ ok: true, conversations: [pastOf(locale)], hasMore: true }),
    'history.read': () => ({ ok: true, messages, hasMore: false }),
  };
  const { sending } = state;
  if (sending) answers['message.send'] = () => ({ ok: false, error: sending });
  /** What happens once the hello is answered. */
  const afterHello = () => {
    if (state.line === 'offline' || state.line === 'reconnecting') bound?.signals.lost(true);
    if (state.typing) {
      bound?.pushes.typing({ conversationId: CONVERSATION, by: state.typing, active: true });
    }
  };
  return {
    connected: state.line === undefined,
    connect: () => void (state.line !== 'connecting' && bound?.signals.connected()),
    disconnect: () => undefined,
    listen: (signals, pushes) => void (bound = { signals, pushes }),
    call: <E extends string>(event: E) => {
      const answer = answers[event];
      if (event === 'hello') setTimeout(afterHello);
      return new Promise<Answer<CustomerReplies[E & keyof CustomerReplies]>>((resolve) => {
        if (answer) resolve(answer() as Answer<CustomerReplies[E & keyof CustomerReplies]>);
      });
    },
  };
}

function pastOf(locale: Locale): PastConversation {
  const at = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
  return {
    id: '01900000-0000-7000-8000-000000000003',
    opening: inWords(words.question, locale),
    createdAt: at(3000),
    closedAt: at(2980),
  };
}

function messageOf(said: Said, seq: number, locale: Locale, state: GalleryState): Message {
  const { by } = said;
  const clientId = `01900000-0000-7000-9000-${String(seq).padStart(12, '0')}`;
  return {
    conversationId: CONVERSATION,
    seq,
    clientId,
    author: typeof by === 'object' ? { kind: 'staff', id: STAFF, ...by } : { kind: by },
    content: contentOf(said, locale),
    createdAt: new Date(NOW - (state.said.length - seq + 1) * STEP_MS).toISOString(),
  };
}

function contentOf(
  { text = '', card, quickReplies, image, video, event }: Said,
  locale: Locale,
): Content {
  if (event) return { kind: 'event', event };
  if (video) return { kind: 'video', video, text: '' };
  if (image) return { kind: 'image', image, text: '' };
  return {
    kind: 'text',
    text: inWords(text, locale),
    ...(card && { card }),
    ...(quickReplies && {
      quickReplies: quickReplies.map((reply) => ({ text: inWords(reply, locale) })),
    }),
  };
}
