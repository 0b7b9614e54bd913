import type { Card } from '../../../protocol/index.js';
import type { GalleryState, Said } from './gallery-state.js';
import { hostile } from './hostile.js';
import {
  claimCard,
  formCard,
  NOW,
  outletsCard,
  parcelCard,
  quoteCard,
  workOrderCard,
} from './sample-cards.js';
import { words } from './words.js';

const minutes = (count: number) => new Date(NOW + count * 60_000).toISOString();

const greeting: Said = { by: 'bot', text: words.greeting, quickReplies: words.suggestions };
const asked: Said[] = [
  { by: 'bot', text: words.greeting },
  { by: 'customer', text: words.question },
];
const handedOver: Said[] = [...asked, { by: 'system', event: { type: 'handed_over' } }];
const staff = { name: '李敏' };
const talk: Said[] = [
  ...handedOver,
  { by: 'system', event: { type: 'accepted', name: staff.name } },
  { by: staff, text: words.hello },
  { by: staff, text: words.looking },
  { by: 'customer', text: words.thanks },
];
const over: Said[] = [...talk, { by: 'system', event: { type: 'closed', by: 'staff' } }];
const image = { id: '01900000-0000-7000-8000-00000000000b', width: 2048, height: 1536 };
const photographed: Said[] = [...talk, { by: 'customer', image }, { by: staff, text: words.seen }];
const video = {
  id: '01900000-0000-7000-8000-00000000000d',
  type: 'video/quicktime',
  width: 1080,
  height: 1920,
  bytes: 9_000_000,
  durationMs: 12_000,
} as const;
const person = { state: 'person', assignee: staff } as const;

const answered = (name: string, card: Card): GalleryState => ({
  name: `card-${name}`,
  said: [...asked, { by: 'bot', text: words.answer, card }],
});

/** All states of the chat, in the order of a conversation. */
export const states: readonly GalleryState[] = [
  { name: 'connecting', said: [], line: 'connecting' },
  { name: 'greeting', said: [greeting] },
  { name: 'typing', said: asked, typing: 'bot' },
  answered('parcel', parcelCard),
  answered('quote', quoteCard),
  answered('outlets', outletsCard),
  answered('work-order', workOrderCard),
  answered('claim', claimCard),
  answered('form', formCard),
  { name: 'menu', said: [greeting], press: ['menu'] },
  { name: 'emoji', said: [greeting], press: ['emoji'] },
  { name: 'history', said: [greeting], press: ['menu', 'menu-history'] },
  { name: 'history-read', said: talk, press: ['menu', 'menu-history', 'past'] },
  {
    name: 'waiting',
    said: handedOver,
    conversation: {
      state: 'waiting',
      queue: { place: 3, expected: { from: minutes(2), to: minutes(6) } },
    },
  },
  {
    name: 'nobody-on-duty',
    said: handedOver,
    conversation: {
      state: 'waiting',
      queue: { place: 1, nobodyOnDuty: true, opensAt: '2026-11-24T01:00:00.000Z' },
    },
  },
  {
    name: 'callback',
    said: handedOver,
    conversation: { state: 'waiting', queue: { place: 3 } },
    press: ['call-me'],
  },
  { name: 'person', said: talk, conversation: person, typing: 'staff' },
  { name: 'photo', said: photographed, conversation: person },
  { name: 'photo-large', said: photographed, conversation: person, press: ['photo'] },
  {
    // The gallery has no server to play from: what is seen is what a browser shows that cannot.
    name: 'video-unplayable',
    said: [...talk, { by: 'customer', video }],
    conversation: person,
  },
  {
    name: 'photo-unsent',
    said: talk,
    conversation: person,
    unsent: [
      { text: '', photo: 'broken', failure: { code: 'IMAGE_REFUSED' } },
      { text: '', photo: 'broken', failure: { code: 'VIDEO_REFUSED' } },
      { text: '', photo: 'readable', failure: { code: 'RATE_LIMITED' } },
      { text: '', photo: 'readable' },
      { text: words.question },
    ],
  },
  {
    name: 'satisfaction',
    said: over,
    conversation: { state: 'closed', satisfaction: { score: null } },
  },
  {
    name: 'satisfaction-low',
    said: over,
    conversation: { state: 'closed', satisfaction: { score: null } },
    press: ['score-2'],
  },
  { name: 'rated', said: over, conversation: { state: 'closed', satisfaction: { score: 5 } } },
  {
    name: 'closed',
    said: [...asked, { by: 'system', event: { type: 'closed', by: 'customer' } }],
    conversation: { state: 'closed' },
  },
  { name: 'offline', said: asked, line: 'offline', unsent: [{ text: words.question }] },
  { name: 'reconnecting', said: asked, line: 'reconnecting', unsent: [{ text: words.question }] },
  { name: 'refused', said: [], line: 'refused' },
  { name: 'busy', said: [], line: 'busy', unsent: [{ text: words.question }] },
  {
    name: 'slower',
    said: asked,
    unsent: [{ text: words.question }],
    sending: { code: 'RATE_LIMITED', retryAfterMs: 9000 },
  },
  {
    name: 'not-sent',
    said: asked,
    unsent: [
      { text: words.question, failure: { code: 'MESSAGE_TOO_LONG' } },
      { text: words.thanks, failure: { code: 'CONVERSATION_CLOSED' } },
    ],
  },
  hostile,
];
