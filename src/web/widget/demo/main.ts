import type { Locale, TrackingState } from '../../../protocol/index.js';
import { pickLocale } from '../../shared/locale.js';
import { stateTone } from '../../shared/tracking-tone.js';
import { trackingStateNames } from '../../shared/tracking-state-names.js';
import type { RelayDesk } from '../sdk.js';
import './demo.css';
import { questions, texts, whereIs, type DemoTexts } from './texts.js';

interface DemoWaybill {
  waybill: string;
  state: TrackingState;
}

let locale: Locale = pickLocale([
  new URLSearchParams(location.search).get('lang'),
  ...navigator.languages,
]);
let waybills: readonly DemoWaybill[] | null = null;

/** What is said to the widget before its script has arrived. */
const early: unknown[][] = [];
const queue: RelayDesk = (...command: unknown[]) => void early.push(command);
queue.q = early;
window.RelayDesk ??= queue;

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the demo page has no #${id}`);
  return element;
}

function askButton(label: (string | Node)[], question: string): HTMLLIElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...label);
  button.addEventListener('click', () => window.RelayDesk?.('send', question));
  item.append(button);
  return item;
}

function stateMark(state: TrackingState): HTMLElement {
  const mark = document.createElement('small');
  mark.className = `tone-${stateTone(state)}`;
  mark.textContent = trackingStateNames[locale][state];
  return mark;
}

function draw(): void {
  document.documentElement.lang = locale;
  document.title = texts[locale].name;
  for (const element of document.querySelectorAll<HTMLElement>('[data-t]')) {
    const key = element.dataset.t;
    if (isTextKey(key)) element.textContent = texts[locale][key];
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-lang]')) {
    button.setAttribute('aria-pressed', String(button.dataset.lang === locale));
  }
  byId('origin').textContent = location.origin;
  byId('questions').replaceChildren(...questions[locale].map((text) => askButton([text], text)));
  byId('waybills').replaceChildren(
    ...(waybills ?? []).map(({ waybill, state }) =>
      askButton([waybill, stateMark(state)], whereIs[locale](waybill)),
    ),
  );
  byId('waybills-empty').hidden = waybills === null || waybills.length > 0;
}

function isTextKey(key: string | undefined): key is keyof DemoTexts {
  return key !== undefined && key in texts['zh-CN'];
}

async function loadWaybills(): Promise<void> {
  try {
    const response = await fetch('/api/v1/demo/waybills');
    const body = (await response.json()) as { waybills?: DemoWaybill[] };
    waybills = body.waybills ?? [];
  } catch {
    waybills = [];
  }
  draw();
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest('button') : null;
  if (target?.dataset.lang) {
    locale = pickLocale([target.dataset.lang]);
    window.RelayDesk?.('setLocale', locale);
    draw();
  } else if (target && 'open' in target.dataset) window.RelayDesk?.('open');
});

if (locale !== 'zh-CN') window.RelayDesk?.('setLocale', locale);
draw();
void loadWaybills();
