import { company } from '../chat-storage.js';

/** The browser's database in which photos wait; each company on a site has its own. */
export const SHELF = company ? `relaydesk/${company}` : 'relaydesk';
