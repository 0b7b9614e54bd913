import type {
  Card,
  CustomerConversation,
  ConversationEvent,
  Image,
  Locale,
  Video,
} from '../../../protocol/index.js';
import type { Failure } from '../../shared/answer.js';

/** A text in every language, or one that is the same in all. */
export type Words = string | Record<Locale, string>;

/** One message of the conversation: by whom, and what. */
export interface Said {
  by: 'customer' | 'bot' | 'system' | { name: string };
  text?: Words;
  card?: Card;
  quickReplies?: Words[];
  image?: Image;
  video?: Video;
  event?: ConversationEvent;
}

/** One state of the chat: what the server says, how the line is, and what was pressed. */
export interface GalleryState {
  /** Stands in the address. */
  name: string;
  conversation?: Partial<CustomerConversation>;
  said: readonly Said[];
  line?: 'connecting' | 'offline' | 'reconnecting' | 'refused' | 'busy';
  typing?: 'bot' | 'staff';
  unsent?: readonly { text: Words; photo?: 'readable' | 'broken'; failure?: Failure }[];
  /** How the server answers what is sent; without it no answer comes. */
  sending?: Failure;
  /** Parts to press once the state is drawn, by their test id. */
  press?: readonly string[];
}
