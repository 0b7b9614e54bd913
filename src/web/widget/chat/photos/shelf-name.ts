/** The browser's database in which photos wait. */
export const SHELF = 'relaydesk';
