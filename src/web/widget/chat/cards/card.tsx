/** @jsxImportSource preact */
import type { Card } from '../../../../protocol/index.js';
import './card.css';
import { OutletsCardView } from './outlets-card.js';
import { ParcelCardView } from './parcel-card.js';
import { ProgressCardView } from './progress-card.js';
import { QuoteCardView } from './quote-card.js';
import { WorkOrderCardView } from './work-order-card.js';

export function CardView({ card }: { card: Card }) {
  switch (card.type) {
    case 'parcel':
      return <ParcelCardView card={card} />;
    case 'quote':
      return <QuoteCardView card={card} />;
    case 'outlets':
      return <OutletsCardView card={card} />;
    case 'work_order':
      return <WorkOrderCardView card={card} />;
    case 'progress':
      return <ProgressCardView card={card} />;
    default:
      // A card of a later server: its message's text says what matters.
      return null;
  }
}
