const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Short names of divisions that are everyday words: they count only behind their parent. */
export const EVERYDAY_WORDS = words(`
  离岛 离岛区 个旧 尼玛 龙井 东方 大方 平安 友好 方正 和平 文明 安定 太平 长寿 向阳 团结 光明 高明 兴业 民乐 和顺 正安 定安
  城区 郊区 矿区 新区 市区 老城 新城 城关 城中 城北 城东 城西 城南 建设 解放 前进 繁荣 永和 一定
  合作 会东 会同 五大 通道 商城 宝应 来安 泰来 大城 海港 东港 港口 开发 阳光 南部 中心 北站 西站
  南站 中站 桥东 桥西 东西 双方 东区 西区 南区 北区 中区 江口 河口 湖口 平和 乐安 明水 清水 温泉
  天台 中方 周至 沿河 大通 互助 天等 保康 大宁 金门 宁静 路桥 临时 西安 安全 同心 新华 新市 大同
  海洋 万年 内乡 自治 富民 天元 大英 高要 自由 无为 公安 民权 正定 新建 永新 分宜 上高 会昌 会理
  安县 山城 中原 红旗 青年 人民 中华 南方 北方 爱民 利通 安宁 大武 大堂 共和 文县 化工 尚义 万全
  信丰 神木 石门 多伦 安达 开化 集安 广平 大关 大新 大化 大名 新和 康保 理县 航空 天长 天全 天峨
  如东 德保 南县 东明 东至 东平 东源 青年 龙门 市中 市北 市南 未央 顺利 大厂 宝塔 成安 定边 都安
  中山 海南 明山 合水 通山 通海 通河 平山 平定 平利 平果 平原 高台 高港 上思 上林 下陆 应县 当阳
  从江 全南 全州 怀来 来凤 延长 开江 开阳 和硕 和林格尔 南和 云和 兴和 德化县城 合川区内 西和 封开
`);

/**
 * Names of cities, counties and countries that are also words, names or parts of words: they
 * count only where the words around speak of places.
 */
export const WEAK_NAMES = words(`
  开封 白银 包头 来宾 阿里 安康 海东 海北 海西 黄南 山南 和田 天门 中卫 三明 和龙 五常 合作 无为
  安达 共青城 高邮 高安 高平 开平 开原 开远 东方 公主岭 北安 大安 新民 新乐 兴平 应城 都匀 平度
  南宫 沙河 定州 安国 泊头 河间 霸州 三河 古交 原平 怀仁 介休 永济 孝义 根河 海城 凤城 大石桥 灯塔 榆树
  磐石 临江 尚志 同江 宁安 东宁 海林 海安 东台 兴化 建德 平湖 兰溪 江山 临海 龙泉 天长 明光 界首 广德
  永安 南安 龙海 福安 乐平 丰城 德兴 龙口 海阳 安丘 高密 新泰 荣成 乳山 登封 灵宝 永城 赤壁 广水 利川
  洪湖 石首 当阳 枝江 宜城 常宁 资兴 洪江 四会 阳春 英德 连州 普宁 兴宁 东兴 合山 平果 崇州 江油 射洪
  万源 安宁 福泉 宣威 水富 清镇 盘州 赤水 黔西 兴仁 玉门 双河 新星 北屯 沙湾 奎屯 博乐 阜康
  灵武 子长 淡水 太湖 黑山 金湖
  马里 也门 海地 加纳 不丹 约旦 多哥 汤加 帕劳 贝宁 古巴 曼岛 乍得 南极洲 法属南部领地 中国
  jordan chad georgia jersey turkey niger mali guinea reunion ali jian la china heze hami
  cuba oman peru man dali florence victoria phoenix nice bath
`);
