import i18next from 'i18next';

type NameGroup =
  | 'canned'
  | 'card'
  | 'reason'
  | 'slot'
  | 'asked'
  | 'mood'
  | 'surcharge'
  | 'workOrderField'
  | 'workOrderValue';

/**
 * The name of something that the contract leaves open, such as an event's reason or an intent
 * file's slot; one that we have no word for is shown as it is.
 */
export function nameOf(group: NameGroup, key: string): string {
  const name: unknown = i18next.getResource(i18next.language, 'translation', `${group}.${key}`);
  return typeof name === 'string' ? name : key;
}
