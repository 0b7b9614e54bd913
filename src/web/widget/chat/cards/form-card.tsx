/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { FormCard } from '../../../../protocol/index.js';
import '../form.css';
import { CardFrame } from './frame.js';
import { useCardTexts } from './texts/index.js';

type Field = FormCard['fields'][number];

interface FormCardViewProps {
  card: FormCard;
  /** Sends what was filled in; missing once it was, or the conversation is over. */
  onSend?: ((text: string) => void) | undefined;
}

/** Values to fill in at once. They are sent as a message that anybody can read. */
export function FormCardView({ card, onSend }: FormCardViewProps) {
  const { t } = useCardTexts();
  const [sent, setSent] = useState(false);
  if (sent || !onSend) return null;
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const lines = card.fields.flatMap(({ name, label }) => {
      const value = String(values.get(name) ?? '')
        .replace(/\s+/g, ' ')
        .trim();
      return value ? [`${label}${t.form.colon}${value}`] : [];
    });
    setSent(true);
    onSend(lines.join('\n'));
  };
  return (
    <CardFrame testId="form-card" title={t.form.title} demo={card.demo}>
      <form class="card-form" onSubmit={submit}>
        {card.fields.map((field) => (
          <label key={field.name}>
            {field.label}
            {!field.required && <span class="muted"> {t.form.optional}</span>}
            <FieldInput field={field} />
          </label>
        ))}
        <div class="form-actions">
          <button type="submit" class="primary" data-testid="form-submit">
            {t.form.submit}
          </button>
        </div>
      </form>
    </CardFrame>
  );
}

function FieldInput({ field }: { field: Field }) {
  const { t } = useCardTexts();
  const { name, required, maxLength, min, max } = field;
  const shared = { name, required, 'data-testid': `form-${name}` };
  switch (field.type) {
    case 'long_text':
      return <textarea {...shared} rows={2} maxLength={maxLength} dir="auto" />;
    case 'choice':
      return (
        <select {...shared}>
          <option value="">{t.form.any}</option>
          {(field.options ?? []).map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      );
    case 'number':
      return <input {...shared} type="number" inputMode="decimal" step="any" min={min} max={max} />;
    case 'date':
      return <input {...shared} type="date" min={min} max={max} />;
    case 'phone':
      return (
        <input {...shared} type="tel" inputMode="tel" autoComplete="tel" maxLength={maxLength} />
      );
    default:
      return <input {...shared} type="text" maxLength={maxLength} dir="auto" />;
  }
}
