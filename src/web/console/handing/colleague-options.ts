import type { TFunction } from 'i18next';
import type { Colleague } from '../../../protocol/index.js';

/** A choice of colleagues to pass conversations on to; who is not there is not to be chosen. */
export function colleagueOptions(colleagues: readonly Colleague[], t: TFunction) {
  return colleagues.map(({ id, name, tier, presence }) => ({
    value: id,
    label: `${name} · ${t(`tier.${tier}`)} · ${t(`relay.presence.${presence}`)}`,
    disabled: presence !== 'online' && presence !== 'busy',
  }));
}
