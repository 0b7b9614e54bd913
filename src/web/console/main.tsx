import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './console.css';
import { startI18n } from './i18n/i18n.js';
import { firstLocale, PreferencesProvider } from './preferences.js';

startI18n(firstLocale());
const root = document.getElementById('console');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <PreferencesProvider>
        <App />
      </PreferencesProvider>
    </StrictMode>,
  );
}
