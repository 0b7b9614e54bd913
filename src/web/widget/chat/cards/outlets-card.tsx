/** @jsxImportSource preact */
import type { OutletsCard } from '../../../../protocol/index.js';
import { distance, placeName } from '../../../shared/format.js';
import { PhoneIcon } from '../icons.js';
import { CardFrame } from './frame.js';
import { Given } from './given.js';
import { NoticeLines } from './notice-lines.js';
import { useCardTexts } from './texts/index.js';

export function OutletsCardView({ card }: { card: OutletsCard }) {
  const { t } = useCardTexts();
  return (
    <CardFrame testId="outlets-card" title={t.outlets.title(card.place)} demo={card.demo}>
      <NoticeLines notices={card.notices} />
      {card.outlets.length === 0 && <p class="muted">{t.outlets.none}</p>}
      <ul class="outlets">
        {card.outlets.map((outlet) => (
          <li key={outlet.code} class="outlet">
            <div class="outlet-text">
              <div class="outlet-name">
                <b>
                  <Given>{outlet.name}</Given>
                </b>
                <span class={`state tone-${outlet.openNow ? 'good' : 'idle'}`}>
                  {outlet.openNow ? t.outlets.open : t.outlets.closed}
                </span>
              </div>
              {outlet.area && <span>{placeName(outlet.area)}</span>}
              <span>
                <Given>{outlet.address}</Given>
                {outlet.distanceMetres !== undefined && ` · ${distance(outlet.distanceMetres)}`}
              </span>
              <small class="muted">
                {t.outlets.hours} {outlet.hours} · <span class="unbroken">{outlet.phone}</span>
              </small>
              {outlet.services.length > 0 && (
                <small class="muted">
                  {t.outlets.services} <Given>{outlet.services.join(t.outlets.comma)}</Given>
                </small>
              )}
            </div>
            <a
              class="icon-button call"
              href={`tel:${outlet.phone.replace(/[^\d+]/g, '')}`}
              aria-label={t.outlets.call(outlet.name)}
            >
              <PhoneIcon />
            </a>
          </li>
        ))}
      </ul>
    </CardFrame>
  );
}
