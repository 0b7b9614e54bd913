import type { Locale } from '../../../../protocol/index.js';

interface PhotoTexts {
  photo: string;
  enlarge: string;
  progress: string;
}

export const photoTexts: Record<Locale, PhotoTexts> = {
  'zh-CN': { photo: '照片', enlarge: '查看大图', progress: '照片上传进度' },
  'zh-TW': { photo: '照片', enlarge: '檢視大圖', progress: '照片上傳進度' },
  en: { photo: 'Photo', enlarge: 'Show the photo large', progress: 'Photo upload progress' },
};
