import type { Locale } from '../../../../protocol/index.js';

interface MenuTexts {
  soundOn: string;
  soundOff: string;
  transcript: string;
  history: string;
  end: string;
  endSurely: string;
}

export const menuTexts: Record<Locale, MenuTexts> = {
  'zh-CN': {
    soundOn: '打开提示音',
    soundOff: '关闭提示音',
    transcript: '下载对话记录',
    history: '历史对话',
    end: '结束对话',
    endSurely: '确认结束这次对话？',
  },
  'zh-TW': {
    soundOn: '開啟提示音',
    soundOff: '關閉提示音',
    transcript: '下載對話紀錄',
    history: '歷史對話',
    end: '結束對話',
    endSurely: '確認結束這次對話？',
  },
  en: {
    soundOn: 'Turn sound on',
    soundOff: 'Turn sound off',
    transcript: 'Download this conversation',
    history: 'Earlier conversations',
    end: 'End conversation',
    endSurely: 'Really end this conversation?',
  },
};
