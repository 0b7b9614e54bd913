import type { Locale } from '../../../../protocol/index.js';

interface PhotoTexts {
  photo: string;
  enlarge: string;
  progress: string;
  video: string;
  videoProgress: string;
  /** This browser cannot play it. */
  unplayable: string;
  download: string;
  cancel: string;
}

export const photoTexts: Record<Locale, PhotoTexts> = {
  'zh-CN': {
    photo: '照片',
    enlarge: '查看大图',
    progress: '照片上传进度',
    video: '视频',
    videoProgress: '视频上传进度',
    unplayable: '这里放不了这段视频',
    download: '下载视频',
    cancel: '取消发送',
  },
  'zh-TW': {
    photo: '照片',
    enlarge: '檢視大圖',
    progress: '照片上傳進度',
    video: '影片',
    videoProgress: '影片上傳進度',
    unplayable: '這裡放不了這段影片',
    download: '下載影片',
    cancel: '取消傳送',
  },
  en: {
    photo: 'Photo',
    enlarge: 'Show the photo large',
    progress: 'Photo upload progress',
    video: 'Video',
    videoProgress: 'Video upload progress',
    unplayable: 'This video cannot be played here',
    download: 'Download the video',
    cancel: 'Cancel',
  },
};
