/**
 * The contract's few values that a browser needs. The protocol's own files carry zod schemas,
 * which would double the widget's weight; here stand only values, and each has the protocol's
 * literal type: when the protocol changes one, this file no longer compiles.
 */
import type * as Protocol from '../../protocol/index.js';

export const PROTOCOL_VERSION: typeof Protocol.PROTOCOL_VERSION = 1;
export const CUSTOMER_NAMESPACE: typeof Protocol.CUSTOMER_NAMESPACE = '/customer';
export const STAFF_NAMESPACE: typeof Protocol.STAFF_NAMESPACE = '/staff';
export const MESSAGE_TEXT_LIMIT: typeof Protocol.MESSAGE_TEXT_LIMIT = 4000;
export const SATISFACTION_COMMENT_LIMIT: typeof Protocol.SATISFACTION_COMMENT_LIMIT = 500;
export const CALLBACK_MATTER_LIMIT: typeof Protocol.CALLBACK_MATTER_LIMIT = 200;
export const callbackTimes: readonly Protocol.CallbackTime[] = [
  'soon',
  'morning',
  'afternoon',
  'evening',
];
export const locales: typeof Protocol.locales = ['zh-CN', 'zh-TW', 'en'];
/** From the lowest to the highest. */
export const tiers: readonly Protocol.Tier[] = ['frontline', 'supervisor', 'expert'];
export const PASSWORD_MIN_LENGTH: typeof Protocol.PASSWORD_MIN_LENGTH = 10;
export const passwordRefusals: typeof Protocol.passwordRefusals = [
  'short',
  'name',
  'guessable',
  'same',
];
