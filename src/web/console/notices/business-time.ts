/** The business zone has had no summer time since 1991. */
const ZONE = 'Asia/Shanghai';
const OFFSET = '+08:00';

/** An instant as a field for date and time takes it, by the clock of the business zone. */
export function toField(iso: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(iso));
  return parts.replace(' ', 'T');
}

/** What such a field holds as an instant. */
export function fromField(text: string): string {
  return `${text}:00${OFFSET}`;
}
