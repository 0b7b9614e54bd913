/** @jsxImportSource preact */
import type { QuoteCard } from '../../../../protocol/index.js';
import { cubicMetres, kilograms, placeName, yuan } from '../../../shared/format.js';
import { CardFrame } from './frame.js';
import { Given } from './given.js';
import { NoticeLines } from './notice-lines.js';
import { useCardTexts } from './texts/index.js';

type Product = QuoteCard['products'][number];

export function QuoteCardView({ card }: { card: QuoteCard }) {
  const { t } = useCardTexts();
  const weights = new Set(card.products.map((product) => product.chargeableGrams));
  const [weight] = weights;
  return (
    <CardFrame testId="quote-card" title={t.quote.title} demo={card.demo}>
      <p class="route">
        <b>
          <Given>{placeName(card.from)}</Given> → <Given>{placeName(card.to)}</Given>
        </b>
        {weights.size === 1 && weight && (
          <small class="muted">{t.quote.chargeable(kilograms(weight))}</small>
        )}
      </p>
      <NoticeLines notices={card.notices} />
      <ul class="products">
        {card.products.map((product) => (
          <ProductRow key={product.product} product={product} ownWeight={weights.size > 1} />
        ))}
      </ul>
      {card.insurance?.examples.map(({ valueFen, lossFen, paysFen }) => (
        <small class="muted terms" key={valueFen}>
          {t.quote.insured(yuan(valueFen), yuan(lossFen), yuan(paysFen))}
        </small>
      ))}
      <small class="muted terms">{t.quote.note}</small>
    </CardFrame>
  );
}

function ProductRow({ product, ownWeight }: { product: Product; ownWeight: boolean }) {
  const { t } = useCardTexts();
  const nameOf = ({ code, item }: Product['lines'][number]) =>
    (item && t.quote.items[item]) || t.quote.lines[code];
  return (
    <li class="product">
      <div class="product-head">
        <span>
          <Given>{product.name}</Given>
          {product.days && <small class="muted"> {t.quote.days(...product.days)}</small>}
        </span>
        <b class="price">{yuan(product.totalFen)}</b>
      </div>
      <small class="muted breakdown">
        {ownWeight && <span>{t.quote.chargeable(kilograms(product.chargeableGrams))}</span>}
        {product.lines.map((line, index) => (
          <span key={index}>
            {nameOf(line)}
            {line.grams ? ` ${kilograms(line.grams)} kg` : ''}
            {line.cubicCentimetres ? ` ${cubicMetres(line.cubicCentimetres)} m³` : ''}{' '}
            {yuan(line.amountFen)}
          </span>
        ))}
      </small>
    </li>
  );
}
