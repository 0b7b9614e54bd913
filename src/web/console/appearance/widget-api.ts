import type { WidgetRevision, WidgetSettingsView } from '../../../protocol/index.js';
import { ApiError, askFor } from '../session/session-api.js';

export const WIDGET_QUERY = ['widget-settings'] as const;

interface Answer {
  settings: WidgetSettingsView;
}

export const widgetApi = {
  read: async () => (await askFor<Answer>('GET', '/widget-settings')).settings,
  revise: async (revision: WidgetRevision) =>
    (await askFor<Answer>('PUT', '/widget-settings', revision)).settings,
  removeLogo: async () => (await askFor<Answer>('DELETE', '/widget-settings/logo')).settings,
  /** The file as it is; the server makes it anew. */
  setLogo: async (file: Blob) => {
    const response = await fetch('/api/v1/widget-settings/logo', {
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
