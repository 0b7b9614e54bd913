/** @jsxImportSource preact */
import { render } from 'preact';
import { pickLocale } from '../../shared/locale.js';
import { drawState } from './draw-state.js';
import { Overview } from './overview.js';
import { states } from './states.js';

/** Every state of the chat, drawn by its own components from fixed data. */
const query = new URLSearchParams(location.search);
const locale = pickLocale([query.get('lang'), ...navigator.languages]);
const state = states.find(({ name }) => name === query.get('state'));
const root = document.getElementById('gallery');
if (root && state) void drawState(root, state, locale);
else if (root) render(<Overview locale={locale} />, root);
