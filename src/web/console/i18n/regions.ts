import type { Locale } from '../../../protocol/index.js';

const zhCN = {
  title: '地区',
  hint: '总部的内容各地都用；个别说法和做法，一个省或市可以自己改。页面用 setContext 报出地区，客户听到的就是当地的说法。',
  choose: '省或市',
  share: '已改 {{share}}，最多 {{most}}',
  override: '改一条',
  intent: '意图',
  state: { current: '与总部同步', outdated: '总部已改，请看', unmarked: '不知总部改过没有' },
  outdated: '{{region}} 仍用自己的「{{intent}}」，总部已经改了',
  headOffice: '总部现在的',
  keep: '仍用本地的',
  drop: '改回总部的',
  none: '这个地区没有自己的说法',
  unsaved: '手写在 regions/{{region}}.yaml 里的公共回复：{{names}}',
};

/** Texts of the regions' own versions. */
export const regionsTexts: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  'zh-TW': {
    title: '地區',
    hint: '總部的內容各地都用；個別說法和做法，一個省或市可以自己改。頁面用 setContext 報出地區，客戶聽到的就是當地的說法。',
    choose: '省或市',
    share: '已改 {{share}}，最多 {{most}}',
    override: '改一條',
    intent: '意圖',
    state: { current: '與總部同步', outdated: '總部已改，請看', unmarked: '不知總部改過沒有' },
    outdated: '{{region}} 仍用自己的「{{intent}}」，總部已經改了',
    headOffice: '總部現在的',
    keep: '仍用本地的',
    drop: '改回總部的',
    none: '這個地區沒有自己的說法',
    unsaved: '手寫在 regions/{{region}}.yaml 裡的公共回覆：{{names}}',
  },
  en: {
    title: 'Regions',
    hint: 'What the head office says holds everywhere; a province or city may say and do some things its own way. A page names its region with setContext, and its customers hear that.',
    choose: 'Province or city',
    share: 'Changes {{share}}, at most {{most}}',
    override: 'Say otherwise',
    intent: 'Intent',
    state: {
      current: 'In step',
      outdated: 'Head office has changed it',
      unmarked: 'Not known whether it changed',
    },
    outdated: '{{region}} keeps its own “{{intent}}”; head office has changed it',
    headOffice: 'Head office now',
    keep: 'Keep ours',
    drop: 'Take the head office’s',
    none: 'This region says nothing of its own',
    unsaved: 'Shared texts written by hand in regions/{{region}}.yaml: {{names}}',
  },
};
