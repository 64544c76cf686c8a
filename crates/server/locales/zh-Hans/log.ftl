log-title = 日志
log-lead = 每项行为都是日志中的一条，日志只增不减。任何人（包括运营者）更改或倒填一条，凡保存过检查点的人都能证明。
log-size = 条记入
log-origin = 来源标识
log-root = 根哈希
log-key = 签名密钥
log-recorded = 最新一条
log-checkpoint = 检查点
log-checkpoint-text = 经签名的日志状态。保存一份，日后即可证明历史未被更改：
log-check = 自行核验
log-check-own = 使用本项目的命令：
log-check-other = 或使用任何能读取 C2SP tlog-tiles、tlog-checkpoint 与 signed note 的软件，例如 Go 的 sumdb/tlog 与 note 包。文件如下：
log-file-checkpoint = 来源、大小与根哈希，经签名
log-file-tile = 前 256 条的哈希
log-file-entries = 前 256 条
log-reveals = 日志透露什么
log-reveals-text = 每条包含行为的作出机关、种类和时间，其余均为加盐摘要，无法从中读出组织或内容。行为被抹除时盐值随之销毁，摘要从此不再有任何含义。
held-title = 暂缓入册
held-lead = 行为以标识代码和名称指明组织。两者与登记册不一致时，该行为暂缓入册，直到有人查明所指为谁。
held-total = { $n ->
    [0] 目前没有暂缓的内容。
   *[other] 目前有 { $nText } 条暂缓。
  }
held-why = 原因
held-why-text = 曾有登记官把一家公司的清算记到另一家仅差一个字母的公司名下。登记册当天改正，副本却没有，一家有 250 名员工的企业因此倒闭。记错对象的危害大于记迟。
held-next = 后续处理
held-next-text = 将向报送机关查询。标识代码与名称一致后方予入册，并注明日期；否则不予采用。
held-names = 为何此处没有名称
held-names-text = 暂缓的内容尚未查明涉及谁。在此列出组织名称，恰恰会造成暂缓所要防止的后果。
