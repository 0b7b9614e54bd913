/** @jsxImportSource preact */
import type { Locale } from '../../../protocol/index.js';
import { locales } from '../../shared/contract.js';
import './overview.css';
import { states } from './states.js';

/** All states side by side; each can be opened by itself. For developers and designers. */
export function Overview({ locale }: { locale: Locale }) {
  return (
    <main class="gallery">
      <header>
        <h1>RelayDesk widget</h1>
        <nav aria-label="Language">
          {locales.map((each) => (
            <a key={each} href={`?lang=${each}`} aria-current={each === locale}>
              {each}
            </a>
          ))}
        </nav>
      </header>
      <ul>
        {states.map(({ name }) => (
          <li key={name}>
            <a href={`?lang=${locale}&state=${name}`}>{name}</a>
            <iframe title={name} loading="lazy" src={`?lang=${locale}&state=${name}`} />
          </li>
        ))}
      </ul>
    </main>
  );
}
