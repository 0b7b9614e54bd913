import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChange } from './use-change.js';
import { intentsApi } from './intents-api.js';
import { ReadingNote } from './reading-note.js';
import { byLocale } from './utterance-locale.js';

interface Fields {
  name: string;
  zhCN: string;
  zhTW: string;
  en: string;
  utterances: string;
  answerCN: string;
  answerTW: string;
  answerEn: string;
}

const NAME = /^[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*$/;

/** The lines of a text that hold something. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

interface NewIntentProps {
  source: string;
  /** Utterances to begin with. */
  texts?: string[];
  onClose: () => void;
  onAdded: (name: string) => void;
}

/** An intent that answers with a text; its name tells the file. */
export function NewIntent({ source, texts = [], onClose, onAdded }: NewIntentProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const add = useChange(async (fields: Fields) => {
    await intentsApi.edit(source, [
      {
        kind: 'intent.add',
        file: `${fields.name.split('.')[0] ?? ''}.yaml`,
        intent: fields.name,
        title: { 'zh-CN': fields.zhCN, 'zh-TW': fields.zhTW, en: fields.en },
        action: 'reply',
        replies: {
          answer: {
            'zh-CN': [fields.answerCN],
            'zh-TW': [fields.answerTW],
            en: [fields.answerEn],
          },
        },
        utterances: byLocale(linesOf(fields.utterances)),
      },
    ]);
    return fields.name;
  }, onAdded);
  const utterances = Form.useWatch('utterances', form) ?? '';
  const name = Form.useWatch('name', form) ?? '';
  const required = [{ required: true, whitespace: true, message: t('knowledge.needed') }];
  const field = (key: keyof Fields, label: string) => (
    <Form.Item name={key} label={label} rules={required}>
      <Input maxLength={200} data-testid={`new-${key}`} />
    </Form.Item>
  );
  return (
    <Modal
      open
      width={640}
      title={t('knowledge.addIntent')}
      okText={t('knowledge.add')}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ utterances: texts.join('\n') }}
        onFinish={add.mutate}
      >
        <Form.Item
          name="name"
          label={t('knowledge.name')}
          extra={t('knowledge.nameHint')}
          rules={[{ required: true, pattern: NAME, message: t('knowledge.nameHint') }]}
        >
          <Input maxLength={60} data-testid="new-name" />
        </Form.Item>
        <div className="knowledge-three">
          {field('zhCN', t('knowledge.titleIn', { language: t('locale.zh-CN') }))}
          {field('zhTW', t('knowledge.titleIn', { language: t('locale.zh-TW') }))}
          {field('en', t('knowledge.titleIn', { language: t('locale.en') }))}
        </div>
        <Form.Item
          name="utterances"
          label={t('knowledge.utterances')}
          extra={t('knowledge.bulkHint')}
          rules={required}
        >
          <Input.TextArea rows={5} data-testid="new-utterances" />
        </Form.Item>
        <ReadingNote source={source} texts={linesOf(utterances)} intent={name} />
        {field('answerCN', t('knowledge.answerIn', { language: t('locale.zh-CN') }))}
        {field('answerTW', t('knowledge.answerIn', { language: t('locale.zh-TW') }))}
        {field('answerEn', t('knowledge.answerIn', { language: t('locale.en') }))}
      </Form>
    </Modal>
  );
}
