/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallbackTime, CallbackView } from '../../../../protocol/index.js';
import type { Answer, Failure } from '../../../shared/answer.js';
import { CALLBACK_MATTER_LIMIT, callbackTimes } from '../../../shared/contract.js';
import type { CallbackWish } from '../conversation-requests.js';
import '../form.css';
import { useLanguage } from '../i18n/index.js';
import { Sheet } from '../sheet/sheet.js';
import './callback.css';
import { callbackTexts } from './callback-texts.js';

interface CallbackSheetProps {
  /** Whether there is a place in the queue that is kept. */
  waiting: boolean;
  onLeave: (wish: CallbackWish) => Promise<Answer<{ callback: CallbackView }>>;
  onClose: () => void;
}

/** Asks whom to call, when, and about what; then says what was noted. */
export function CallbackSheet({ waiting, onLeave, onClose }: CallbackSheetProps) {
  const { locale } = useLanguage();
  const texts = callbackTexts[locale];
  const [phone, setPhone] = useState('');
  const [at, setAt] = useState<CallbackTime>('soon');
  const [matter, setMatter] = useState('');
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [noted, setNoted] = useState<CallbackView | null>(null);
  const number = useRef<HTMLInputElement>(null);
  const ok = useRef<HTMLButtonElement>(null);
  // Not by `autofocus`: browsers refuse that in a frame of another origin.
  useEffect(() => (ok.current ?? number.current)?.focus(), [noted]);
  const wrongNumber = failure?.code === 'INVALID_PAYLOAD';

  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    const answer = await onLeave({ phone, at, matter });
    setSending(false);
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setNoted(answer.callback);
  };

  if (noted) {
    return (
      <Sheet title={texts.title} onClose={onClose}>
        <div role="status" data-testid="callback-noted">
          <p>
            <b>{texts.done(noted.phone, texts.times[noted.at])}</b>
          </p>
          {waiting && <p class="muted">{texts.kept}</p>}
        </div>
        <button type="button" class="primary" data-testid="callback-ok" ref={ok} onClick={onClose}>
          {texts.ok}
        </button>
      </Sheet>
    );
  }
  return (
    <Sheet title={texts.title} onClose={onClose}>
      {waiting && <p class="muted">{texts.hint}</p>}
      <form class="callback" onSubmit={(event) => void submit(event)}>
        <label>
          {texts.phone}
          <input
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={40}
            required
            ref={number}
            data-testid="callback-phone"
            aria-invalid={wrongNumber}
            aria-describedby={wrongNumber ? 'callback-fault' : undefined}
            value={phone}
            onInput={(event) => setPhone(event.currentTarget.value)}
          />
        </label>
        <fieldset>
          <legend>{texts.at}</legend>
          {callbackTimes.map((time) => (
            <label key={time} class={time === at ? 'chosen' : undefined}>
              <input
                type="radio"
                name="at"
                class="unseen"
                data-testid={`callback-${time}`}
                checked={time === at}
                onChange={() => setAt(time)}
              />
              {texts.times[time]}
            </label>
          ))}
        </fieldset>
        <label>
          {texts.matter}
          <textarea
            rows={2}
            maxLength={CALLBACK_MATTER_LIMIT}
            placeholder={texts.optional}
            data-testid="callback-matter"
            dir="auto"
            value={matter}
            onInput={(event) => setMatter(event.currentTarget.value)}
          />
        </label>
        {failure && (
          <p class="fault" id="callback-fault" role="alert">
            {texts.failures[failure.code] ?? texts.failures.other}
          </p>
        )}
        <div class="form-actions">
          <button type="submit" class="primary" data-testid="callback-submit" disabled={sending}>
            {texts.submit}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
