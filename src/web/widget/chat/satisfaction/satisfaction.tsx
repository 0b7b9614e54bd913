/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Failure } from '../../../shared/answer.js';
import { SATISFACTION_COMMENT_LIMIT } from '../../../shared/contract.js';
import '../form.css';
import { useLanguage } from '../i18n/index.js';
import './satisfaction.css';
import { satisfactionTexts } from './satisfaction-texts.js';

/** Up to this mark something was not right. */
const LOW = 2;
const STAR = 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.8-5.2-2.8-5.2 2.8 1-5.8-4.3-4.1 5.9-.8z';

interface SatisfactionProps {
  /** Said already, here or in another tab. */
  said: boolean;
  onRate: (score: number, comment: string) => Promise<Failure | null>;
  onSkip: () => void;
}

/** Asks how it was: a mark, a reason if one likes, or nothing at all. */
export function Satisfaction({ said, onRate, onSkip }: SatisfactionProps) {
  const { locale } = useLanguage();
  const texts = satisfactionTexts[locale];
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [state, setState] = useState<'asking' | 'sending' | Failure>('asking');
  if (said) {
    return (
      <p class="rated" role="status" data-testid="rated">
        {texts.thanks}
      </p>
    );
  }

  const submit = async (event: Event) => {
    event.preventDefault();
    if (state === 'sending') return;
    setState('sending');
    setState((await onRate(score, comment.trim())) ?? 'asking');
  };
  return (
    <form class="satisfaction" data-testid="satisfaction" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{texts.question}</legend>
        <div class="stars">
          {texts.scores.map((meaning, index) => (
            <label key={meaning} class={index < score ? 'full' : undefined} title={meaning}>
              <input
                type="radio"
                name="score"
                class="unseen"
                data-testid={`score-${index + 1}`}
                aria-label={meaning}
                checked={score === index + 1}
                onChange={() => setScore(index + 1)}
              />
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d={STAR} />
              </svg>
            </label>
          ))}
        </div>
        <small class="meaning" role="status">
          {texts.scores[score - 1]}
        </small>
      </fieldset>
      {score > 0 && (
        <label class="reason">
          {score <= LOW ? texts.reason.low : texts.reason.high}
          <textarea
            rows={2}
            maxLength={SATISFACTION_COMMENT_LIMIT}
            placeholder={texts.placeholder}
            data-testid="reason"
            dir="auto"
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
        </label>
      )}
      {typeof state === 'object' && (
        <p class="fault" role="alert">
          {texts.failures[state.code] ?? texts.failures.other}
        </p>
      )}
      <div class="form-actions">
        <button type="button" class="link" data-testid="skip-rating" onClick={onSkip}>
          {texts.skip}
        </button>
        {score > 0 && (
          <button
            type="submit"
            class="primary"
            data-testid="submit-rating"
            disabled={state === 'sending'}
          >
            {texts.submit}
          </button>
        )}
      </div>
    </form>
  );
}
