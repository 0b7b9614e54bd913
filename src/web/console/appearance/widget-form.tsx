import { App, Button, ColorPicker, Form, Radio } from 'antd';
import type { AggregationColor } from 'antd/es/color-picker/color.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalizedText, WidgetSettings, WidgetSettingsView } from '../../../protocol/index.js';
import { contrastWithWhite, LEAST_CONTRAST, themeRule } from '../../../protocol/widget-theme.js';
import { HoursField } from '../teams/hours-field.js';
import { isSound } from '../teams/hours-draft.js';
import { LogoField } from './logo-field.js';
import { useWidgetChange } from './use-widget-change.js';
import { widgetApi } from './widget-api.js';
import { WidgetPreview } from './widget-preview.js';
import { isWhole, WordsField } from './words-field.js';

/** As the widget is built, in launcher.css. */
const BUILT_COLOR = '#0f6b66';

const settingsOf = ({ color, position, title, greeting, hours, offHours }: WidgetSettings) => ({
  color,
  position,
  title,
  greeting,
  hours,
  offHours,
});

/** The settings beside what they make of the chat. */
export function WidgetForm({
  company,
  settings,
}: {
  company: string;
  settings: WidgetSettingsView;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [draft, setDraft] = useState<WidgetSettings>(() => settingsOf(settings));
  const save = useWidgetChange(
    company,
    widgetApi.revise,
    () => void message.success(t('widget.saved')),
  );
  const { defaults, logo, version } = settings;
  const color = draft.color ?? defaults.color ?? BUILT_COLOR;
  const position = draft.position ?? defaults.position;
  const empty = t(company ? 'widget.asForAllWords' : 'widget.asBefore');
  const { title, greeting } = draft;
  const shown = {
    title: whole(title) ?? defaults.title,
    greeting: whole(greeting) ?? defaults.greeting,
    logo: logo ?? defaults.logo,
  };
  const rule = (check: boolean, text: string) => ({
    validator: () => (check ? Promise.resolve() : Promise.reject(new Error(text))),
  });
  return (
    <div className="widget-settings">
      <Form<WidgetSettings>
        layout="vertical"
        initialValues={draft}
        onValuesChange={(changed) => setDraft((before) => ({ ...before, ...changed }))}
        onFinish={() => save.mutate({ ...draft, version })}
      >
        <Form.Item label={t('widget.logo')} extra={t('widget.logoHint')}>
          <LogoField company={company} logo={logo} />
        </Form.Item>
        <Form.Item
          name="color"
          label={t('widget.color')}
          getValueFromEvent={(chosen: AggregationColor) =>
            chosen.cleared ? null : chosen.toHexString().slice(0, 7)
          }
          getValueProps={(value: string | null) => ({ value: value ?? color })}
          rules={[rule(contrastWithWhite(color) >= LEAST_CONTRAST, t('widget.tooLight'))]}
        >
          <ColorPicker showText disabledAlpha allowClear format="hex" />
        </Form.Item>
        <Form.Item name="position" label={t('widget.position')}>
          <Radio.Group
            options={[
              { value: null, label: t(company ? 'widget.asForAll' : 'widget.asInstalled') },
              { value: 'left', label: t('widget.left') },
              { value: 'right', label: t('widget.right') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="title"
          label={t('widget.name')}
          rules={[rule(isWhole(title), t('widget.allLanguages'))]}
        >
          <WordsField name={t('widget.name')} most={24} empty={empty} />
        </Form.Item>
        <Form.Item
          name="greeting"
          label={t('widget.greeting')}
          rules={[rule(isWhole(greeting), t('widget.allLanguages'))]}
        >
          <WordsField name={t('widget.greeting')} most={500} empty={empty} long />
        </Form.Item>
        <Form.Item
          name="hours"
          label={t('widget.hours')}
          extra={t('widget.hoursHint')}
          rules={[rule(!draft.hours || isSound(draft.hours), t('teams.hoursFaulty'))]}
        >
          <HoursField />
        </Form.Item>
        {draft.hours && (
          <Form.Item name="offHours" label={t('widget.offHours')}>
            <Radio.Group
              options={(['show', 'hide'] as const).map((value) => ({
                value,
                label: t(`widget.offHoursName.${value}`),
              }))}
            />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="save-widget">
          {t('accounts.save')}
        </Button>
      </Form>
      <WidgetPreview
        color={color}
        position={position}
        order={{
          rule: themeRule({ color, position }, ':root'),
          greeting: shown.greeting,
          appearance: {
            ...(shown.title && { title: shown.title }),
            ...(shown.logo && { logo: shown.logo }),
          },
        }}
      />
    </div>
  );
}

/** Words that are there in one language only cannot be drawn in the others. */
function whole(words: LocalizedText | null): LocalizedText | null {
  return words && isWhole(words) ? words : null;
}
