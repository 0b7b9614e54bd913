/**
 * What people send, as they call it. Chinese words of one character and English words that also
 * mean something else are kept apart: they count only where something is sent, packed or counted.
 */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Food and drink, which often carry the name of the place it comes from: 新疆红枣. */
export const FOODS = words(`
  水果 苹果 红富士 香蕉 橙子 脐橙 血橙 果冻橙 橘子 桔子 砂糖橘 柑橘 沃柑 耙耙柑 丑橘 柚子 柠檬 葡萄 提子 阳光玫瑰
  西瓜 哈密瓜 甜瓜 草莓 蓝莓 樱桃 车厘子 荔枝 龙眼 桂圆 芒果 榴莲 榴梿 山竹 火龙果 猕猴桃 奇异果 百香果 木瓜 菠萝
  凤梨 椰子 杨梅 枇杷 石榴 桃子 水蜜桃 黄桃 蟠桃 梨子 香梨 雪梨 柿子 柿饼 李子 杏子 红枣 大枣 冬枣 枣子 莲雾 牛油果
  蔬菜 青菜 土豆 马铃薯 红薯 地瓜 山药 芋头 萝卜 竹笋 冬笋 蘑菇 香菇 木耳 松茸 菌子 辣椒 玉米 番茄 大蒜 生姜 莲藕
  海鲜 生鲜 冻品 冷冻食品 冷冻品 龙虾 小龙虾 大虾 虾仁 基围虾 螃蟹 大闸蟹 帝王蟹 梭子蟹 鲍鱼 海参 扇贝 生蚝 牡蛎 蛤蜊
  带鱼 黄鱼 三文鱼 鳗鱼 活鱼 鲜鱼 咸鱼 鱼干 鱿鱼 海带 紫菜 虾皮 干贝 瑶柱 花胶 鱼胶 燕窝 活虾 活蟹 海产 海产品 水产 水产品
  牛肉 羊肉 猪肉 鸡肉 鸭肉 鲜肉 冻肉 牛排 羊排 排骨 腊肉 腊肠 香肠 火腿 培根 牛肉干 肉干 肉松 卤味 熟食 鸭脖 烧鸡 扒鸡
  板鸭 烤鸭 盐水鸭 鸡蛋 鸭蛋 土鸡蛋 咸鸭蛋 皮蛋 土鸡 活鸡 活鸭
  大米 面粉 小米 杂粮 面条 挂面 米粉 螺蛳粉 热干面 小面 拉面 粉条 粽子 月饼 饺子 汤圆 馒头 包子 青团 年糕
  蛋糕 生日蛋糕 面包 饼干 糕点 点心 零食 糖果 喜糖 巧克力 薯片 坚果 瓜子 花生 核桃 板栗 开心果 腰果 松子 夏威夷果 麻花 葡萄干
  果干 蜜饯 三明治 冰淇淋 雪糕 凤梨酥 牛轧糖 太阳饼 伴手礼 酸奶 牛奶 鲜奶 奶粉 奶酪 芝士 黄油 蜂蜜 食品 食物 吃的 特产 土特产
  年货 火锅底料 底料 调料 酱料 辣酱 豆瓣酱 老干妈 榨菜 泡菜 酸菜 咸菜 豆腐乳 臭豆腐 酱油 陈醋 香油 菜籽油 花生油 橄榄油 食用油
  茶叶 绿茶 红茶 龙井 西湖龙井 铁观音 普洱 普洱茶 大红袍 岩茶 单丛 乌龙茶 毛峰 毛尖 碧螺春 白茶 茉莉花茶 花茶 奶茶 咖啡 咖啡豆 饮料 果汁 矿泉水 可乐
  白酒 红酒 葡萄酒 啤酒 黄酒 洋酒 威士忌 茅台 茅台酒 五粮液 二锅头 米酒 药酒 清酒 高粱酒 酒水 枸杞 人参 西洋参 虫草 冬虫夏草
  鹿茸 灵芝 阿胶 当归 黄芪 三七 石斛 藏红花 奶茶粉 蛋白粉 鲜花饼 老婆饼 烧饼 馕 意大利面 日本豆腐 荷兰豆 豆干 豆皮 腐竹 干货 山货 笋干 红糖 白糖 冰糖
`);

/** Everything else. */
export const THINGS = words(`
  文件 合同 合同书 资料 材料 纸质材料 标书 投标文件 证件 身份证 护照 港澳通行证 通行证 户口本 户口簿 毕业证 学位证 证书 房产证 房本
  结婚证 驾驶证 驾照 行驶证 营业执照 公章 印章 档案 病历 病例 化验单 票据 发票 单据 支票 信件 信函 明信片 贺卡 请柬 请帖 邀请函
  录取通知书 银行卡 信用卡 社保卡 医保卡 会员卡 门禁卡 电话卡 手机卡 sim卡 车牌 钥匙 车钥匙 车票 机票 门票 演唱会门票 试卷 论文 图纸
  手机 苹果手机 华为手机 小米手机 二手手机 智能手机 手机壳 手机膜 平板 平板电脑 ipad iphone 电脑 笔记本电脑 笔记本 手提电脑 台式机
  台式电脑 电脑主机 主机 显示器 显示屏 屏幕 键盘 机械键盘 鼠标 耳机 蓝牙耳机 airpods 音箱 音响 蓝牙音箱 路由器 硬盘 移动硬盘 固态硬盘
  u盘 内存条 内存卡 显卡 主板 cpu 服务器 打印机 投影仪 扫描仪 相机 照相机 单反 单反相机 摄像机 摄像头 镜头 无人机 游戏机 switch ps5
  手柄 手表 智能手表 电子表 机械表 名表 手环 数码产品 电子产品 电子元件 电子元器件 芯片 充电器 充电线 数据线 充电宝 移动电源 电池
  锂电池 干电池 纽扣电池 电瓶 蓄电池 电动车电池 电动车 电瓶车 电动自行车 平衡车 滑板车 自行车 单车 摩托车 汽车配件 汽配 轮胎 轮毂
  机油 车载冰箱 行车记录仪 电视 电视机 液晶电视 冰箱 冰柜 洗衣机 空调 热水器 油烟机 微波炉 烤箱 空气炸锅 电饭煲 电饭锅 电磁炉
  榨汁机 豆浆机 咖啡机 吹风机 电吹风 吸尘器 扫地机器人 扫地机 加湿器 净化器 空气净化器 电风扇 风扇 取暖器 缝纫机 电机 马达 水泵
  家电 小家电 家用电器 灯具 台灯 吊灯 灯泡 灯管 开关 插座 电线 电缆
  衣服 衣物 旧衣服 服装 外套 大衣 羽绒服 棉袄 棉衣 毛衣 衬衫 衬衣 t恤 裤子 牛仔裤 裙子 连衣裙 西装 西服 婚纱 礼服 旗袍 汉服 童装
  内衣 内裤 袜子 睡衣 校服 工作服 皮衣 风衣 卫衣 鞋子 鞋 球鞋 运动鞋 皮鞋 高跟鞋 靴子 拖鞋 凉鞋 童鞋 帽子 围巾 手套 皮带 领带 包包
  背包 书包 双肩包 手提包 女包 皮包 钱包 行李箱 拉杆箱 旅行箱 行李 被子 棉被 羽绒被 蚕丝被 被褥 床单 床上用品 四件套 枕头 毛毯 毯子
  窗帘 布料 面料 毛线 地毯 毛巾 凉席
  书 书籍 图书 课本 教材 绘本 杂志 漫画 小说 字典 报纸 画册 海报 照片 相框 相册 字画 画 油画 国画 书法 拼图 玩具 毛绒玩具 积木 乐高
  手办 盲盒 模型 娃娃 公仔 玩偶 婴儿车 童车 尿不湿 纸尿裤 奶瓶 文具 本子 钢笔 乐器 吉他 钢琴 电子琴 古筝 小提琴 二胡 琵琶 架子鼓
  球拍 羽毛球拍 篮球 足球 鱼竿 渔具 钓竿 高尔夫球杆 球杆 跑步机 哑铃 健身器材 瑜伽垫 帐篷 滑雪板 轮椅 拐杖 器材 体育用品
  化妆品 护肤品 面膜 口红 香水 粉底 粉底液 眼影 面霜 乳液 精华 防晒霜 洗面奶 洗发水 沐浴露 牙膏 牙刷 指甲油 酒精 消毒液 免洗洗手液
  洗衣液 洗洁精 洗衣粉 花露水 卫生纸 纸巾 卫生巾 口罩 日用品 生活用品 清洁剂 打火机 火机 烟花 鞭炮 爆竹 香烟 烟 电子烟 烟草 雪茄 烟酒
  杀虫剂 农药 化肥 油漆 涂料 胶水 油墨 溶剂 化学品 化工品 危险品 粉末 白色粉末 液体 液体类 膏体 喷雾 压缩气体 气罐 煤气罐 灭火器
  药 药品 药物 感冒药 处方药 中药 中药材 草药 西药 保健品 维生素 胰岛素 疫苗 试剂 血液样本 样本 血样 标本 医疗器械 血压计 血糖仪 体温计
  隐形眼镜 眼镜 墨镜 助听器 膏药 眼药水 救命药 抗癌药 靶向药
  家具 沙发  床 床垫 床架 婴儿床 衣柜 柜子 书柜 鞋柜 橱柜 桌子 餐桌 书桌 办公桌 茶几 椅子 办公椅 电竞椅 凳子 书架 货架 梳妆台
  镜子 屏风 门窗 玻璃 玻璃制品 玻璃杯 瓷砖 地板 大理石 石材 木材 板材 钢材 钢管 铝材 管材 建材 马桶 浴缸 洗手盆 水龙头 卫浴 花洒
  陶瓷 瓷器 花瓶 茶具 茶壶 紫砂壶 杯子 水杯 保温杯 餐具 碗 碗碟 盘子 锅 铁锅 炒锅 高压锅 厨具 刀具 菜刀 水果刀 刀 工具 五金 五金件
  螺丝 螺丝刀 扳手 电钻 机器 机械 机械设备 设备 机床 仪器 仪表 仪器设备 精密仪器 零件 配件 模具 样品 原料 原材料 塑料 塑料制品 机器零件
  工艺品 艺术品 古董 古玩 文物 雕塑 根雕 摆件 佛像 玉器 玉 玉镯 玉石 翡翠 和田玉 珠宝 首饰 黄金 金条 金饰 项链 戒指 钻戒 钻石 手镯 手链
  耳环 银饰 现金 人民币 邮票 纪念币 钱币 奖杯 奖牌 锦旗 礼品 礼物 生日礼物 礼盒 花束 鲜花 花 绿植 盆栽 盆景 植物 多肉 树苗 苗木 花苗 种子
  宠物 狗 狗狗 小狗 猫 猫咪 小猫 仓鼠 兔子 乌龟 鹦鹉 鸽子 金鱼 活体 活物 活体动物 宠物粮 猫粮 狗粮 猫砂 蜜蜂 蛐蛐 骨灰 骨灰盒
  鱼缸 石灰粉 眼霜 遥控器 地砖 保险柜 水壶 养生壶 电热毯 奶茶机 封口机 注塑机 铜像 泡面
  仿真枪 枪支 弹药 管制刀具 易碎品 易碎物品 贵重物品 大件 大件家具 建材类 保温箱 泡沫箱 冷链货 展品 展架 展会物料 物料 宣传册 传单 广告牌
  横幅 条幅 易拉宝 名片 条码枪 快递袋 纸箱 包装材料 托盘 木箱 电子秤 秤 监控 监控设备 雨伞 伞 假发 口琴 麦克风 话筒 录音笔 学习机
  点读机 剃须刀 按摩椅 按摩仪 体重秤 婚纱照 水晶 水晶杯 红木家具 电动工具 发动机 变速箱 保险杠 车灯 钢琴凳 儿童座椅 安全座椅
`);

/** Words of one character or with a second meaning: only where something is sent or counted. */
export const DOUBTFUL = new Set(
  words(`
  鞋 书 画 药 烟 床 碗 锅 刀 玉 花 狗 猫 秤 伞 馕 主机 开关 屏幕 手机 电脑 照片 身份证 证件 发票 合同 资料 材料 信件 银行卡 单据 电话卡
  货架 柜子 公章 地板 桌子 床 门窗 手机卡 会员卡 样本 设备 机器 工具 配件 种子 液体 精华 笔记本 大件 监控 摄像头 人民币 现金 票据 吃的 平板 模型 标本 花 植物 物料 原料
  包子 李子 主板 主机 现金 行李 粉末 玻璃 塑料 纸箱 泡沫箱 托盘 木箱 水晶 铁 车票 特产 植物 钥匙 食物 食品 易碎品 小面 三七
  贵重物品 危险品 礼物 礼品 报纸 小说 杂志 小米 苹果 黄金 工艺品 switch 底料 点心 营业执照 屏风 开心果 底料 精华 模具 试卷 文件 活体
  `),
);

/** In English; plurals are formed. */
export const ENGLISH_GOODS = words(`
  document contract passport certificate diploma visa letter postcard paperwork invoice_original
  phone mobile_phone cell_phone smartphone iphone ipad laptop laptop_computer computer desktop_computer tablet monitor keyboard mouse headphone
  headset earphone earbud airpod speaker router hard_drive usb_drive printer projector camera lens drone game_console console
  smartwatch watch electronics charger power_bank battery lithium_battery car_battery e-bike scooter bicycle bike motorcycle tire tyre
  car_part auto_part television tv fridge refrigerator washing_machine air_conditioner microwave oven rice_cooker fan lamp
  clothes clothing garment jacket coat sweater shirt t-shirt dress suit jeans pants shoe sneaker boot hat scarf glove
  bag handbag backpack suitcase luggage blanket quilt pillow curtain fabric textile
  book textbook magazine painting artwork poster photo toy doll lego figurine puzzle stroller guitar piano violin
  racket golf_club fishing_rod treadmill tent cosmetics makeup perfume lipstick skincare shampoo lotion nail_polish alcohol
  hand_sanitizer medicine medication drug vitamin supplement insulin vaccine blood_sample sample glasses contact_lens wheelchair
  furniture sofa couch bed mattress wardrobe table desk chair bookshelf cabinet mirror glass glassware tile ceramic vase
  porcelain tea_set cup mug plate dish pan knife knives tool machine machinery equipment instrument spare_part part
  antique sculpture statue jewelry jewellery necklace ring bracelet diamond gold gift present birthday_present souvenir flower bouquet
  plant seed pet dog puppy cat kitten hamster rabbit turtle parrot fruit apple banana orange mango durian lychee cherry cherries
  strawberry strawberries grape vegetable seafood lobster shrimp crab fish salmon meat beef pork sausage ham egg cake birthday_cake
  cookie biscuit bread chocolate candy snack nut honey milk milk_powder baby_formula formula tea tea_leaves coffee coffee_bean
  wine liquor beer whisky whiskey baijiu food frozen_food fresh_food liquid powder chemical paint glue lighter firework cigarette tobacco
  e-cigarette vape cigar pesticide fertilizer ashes umbrella helmet key cash money cheque stamp coin
  peking_duck hot_pot_base mooncake noodle rice sauce spice oil olive_oil mooncakes
`).map((word) => word.replaceAll('_', ' '));

/** English words that mean goods only where something is sent, packed or counted. */
export const ENGLISH_DOUBTFUL = new Set(
  words(`
  phone mobile_phone cell_phone console mouse watch fan suit present ring part key book letter cash money table desk
  glass glasses plate dish pan light drug visa photo certificate contract document bag computer machine plant stamp
  food mobile card orange tablet bed lens cabinet cheque scooter
  `).map((word) => word.replaceAll('_', ' ')),
);
