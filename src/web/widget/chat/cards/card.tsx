/** @jsxImportSource preact */
import type { Card } from '../../../../protocol/index.js';
import './card.css';
import { FormCardView } from './form-card.js';
import { OutletsCardView } from './outlets-card.js';
import { ParcelCardView } from './parcel-card.js';
import { ProgressCardView } from './progress-card.js';
import { QuoteCardView } from './quote-card.js';
import { WorkOrderCardView } from './work-order-card.js';

interface CardViewProps {
  card: Card;
  /** Sends what a form was filled with; missing where nothing can be sent. */
  onSend?: ((text: string) => void) | undefined;
}

export function CardView({ card, onSend }: CardViewProps) {
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
    case 'form':
      return <FormCardView card={card} onSend={onSend} />;
    default:
      // A card of a later server: its message's text says what matters.
      return null;
  }
}
