import type { WidgetRevision, WidgetSettingsView } from '../../../protocol/index.js';
import { ApiError, askFor } from '../session/session-api.js';

/** @param company '' for all companies that have no widget of their own */
export const widgetQuery = (company: string) => ['widget-settings', company] as const;

const place = (company: string, part = '') =>
  `/widget-settings${part}${company && `?company=${company}`}`;

interface Answer {
  settings: WidgetSettingsView;
}

export const widgetApi = {
  read: async (company: string) => (await askFor<Answer>('GET', place(company))).settings,
  revise: async (company: string, revision: WidgetRevision) =>
    (await askFor<Answer>('PUT', place(company), revision)).settings,
  removeLogo: async (company: string) =>
    (await askFor<Answer>('DELETE', place(company, '/logo'))).settings,
  /** The file as it is; the server makes it anew. */
  setLogo: async (company: string, file: Blob) => {
    const response = await fetch(`/api/v1${place(company, '/logo')}`, {
      method: 'PUT',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    }).catch(() => null);
    if (!response) throw new ApiError({ code: 'OFFLINE' });
    const answer = (await response.json().catch(() => null)) as
      (Answer & { error?: ApiError['failure'] }) | null;
    if (response.ok && answer) return answer.settings;
    throw new ApiError(answer?.error ?? { code: 'INTERNAL' });
  },
};
