import type { GalleryState } from './gallery-state.js';
import { outletsCard, parcelCard, quoteCard } from './sample-cards.js';

/** Markup that would raise a flag if anything of it ran. */
const SCRIPT = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
/** Turns the direction of all that follows, and hides between letters. */
const BIDI = '\u202Egpj.exe\u200B\u2066';
const NASTY = `${SCRIPT}${BIDI}`;
const NASTY_NAME = `${NASTY}张`;

/** What a customer, a colleague, a carrier or a page could write into every field that is shown. */
export const hostile: GalleryState = {
  name: 'hostile',
  conversation: { state: 'person', assignee: { name: NASTY_NAME } },
  said: [
    { by: 'system', event: { type: 'accepted', name: NASTY_NAME } },
    { by: 'system', event: { type: 'callback_left', phone: NASTY, at: 'soon' } },
    { by: 'customer', text: `${NASTY} javascript:window.ran=1` },
    {
      by: { name: NASTY_NAME },
      text: NASTY,
      card: {
        ...parcelCard,
        waybill: NASTY,
        carrier: NASTY,
        from: { province: NASTY, city: NASTY },
        events: parcelCard.events.map((event) => ({ ...event, text: NASTY, city: NASTY })),
      },
    },
    {
      by: 'bot',
      card: {
        ...outletsCard,
        place: NASTY,
        outlets: outletsCard.outlets.map((outlet) => ({
          ...outlet,
          name: NASTY,
          address: NASTY,
          hours: NASTY,
          phone: 'javascript:window.ran=1',
        })),
      },
    },
    {
      by: 'bot',
      card: {
        ...quoteCard,
        to: { province: NASTY, city: NASTY },
        products: quoteCard.products.map((product) => ({ ...product, name: NASTY })),
      },
      quickReplies: [NASTY],
    },
  ],
  unsent: [{ text: NASTY, failure: { code: 'INVALID_PAYLOAD' } }],
};
