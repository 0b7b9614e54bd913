import type { Locale } from '../../../protocol/index.js';

const zhCN = {
  title: '词表',
  hint: '同一行的词对机器人来说是一个意思：教会其中一个，别的也听得懂。中文用简体写，繁体会自动对上。',
  find: '找概念或词',
  add: '新增概念',
  edit: '修改',
  none: '没有找到',
  name: '概念的名字，如 late_parcel',
  words: '词',
  type: '输入词，用逗号隔开',
  save: '存入草稿',
  remove: '删除概念',
  same: '意思相同的词',
  forbidden: '公司禁用语',
  forbiddenHint:
    '同事对客户不该说的话。输入时和发送后都会提醒；引用、转述和否定的不算。快捷回复里也不能有。繁体写法要另写一条。',
  forbiddenType: '输入一句，回车',
};

/** Texts of the word lists. */
export const wordsTexts: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  'zh-TW': {
    title: '詞表',
    hint: '同一行的詞對機器人來說是一個意思：教會其中一個，別的也聽得懂。中文用簡體寫，繁體會自動對上。',
    find: '找概念或詞',
    add: '新增概念',
    edit: '修改',
    none: '沒有找到',
    name: '概念的名字，如 late_parcel',
    words: '詞',
    type: '輸入詞，用逗號隔開',
    save: '存入草稿',
    remove: '刪除概念',
    same: '意思相同的詞',
    forbidden: '公司禁用語',
    forbiddenHint:
      '同事對客戶不該說的話。輸入時和發送後都會提醒；引用、轉述和否定的不算。快捷回覆裡也不能有。簡體寫法要另寫一條。',
    forbiddenType: '輸入一句，按 Enter',
  },
  en: {
    title: 'Words',
    hint: 'Words of a line mean the same to the bot: taught one, it understands the others. Chinese in Simplified characters; Traditional ones are matched.',
    find: 'Find a concept or word',
    add: 'New concept',
    edit: 'Change',
    none: 'Nothing found',
    name: 'Name of the concept, e.g. late_parcel',
    words: 'Words',
    type: 'Type words, separated by commas',
    save: 'Save to the draft',
    remove: 'Remove the concept',
    same: 'Words that mean the same',
    forbidden: 'Not to be said',
    forbiddenHint:
      'What staff should not say to customers. They are warned while they write and after they sent it; quoted, reported or negated it is no hit. Canned replies may not say it either. Write it in each script.',
    forbiddenType: 'Type a phrase, then Enter',
  },
};
