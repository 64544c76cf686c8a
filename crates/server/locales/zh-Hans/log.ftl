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
log-check-own = 使用本项目的命令。HOST 处请填写本站地址，密钥请取自比本页更可信的来源：
log-check-other = 也可使用他人的软件。检查点是 C2SP signed note，哈希块遵循 C2SP tlog-tiles。用 Go 的 golang.org/x/mod/sumdb 时：将上方密钥交给 note.NewVerifier，将检查点交给 note.Open；其第二、三行为大小与根哈希；再将哈希块的读取器交给 tlog.TileHashReader，即可用 tlog.ProveRecord 和 tlog.CheckRecord 逐条证明。收据中，“proof”是 C2SP tlog-proof，“credential”是 SD-JWT，相应的库均可读取。文件如下：
log-file-checkpoint = 来源、大小与根哈希，经签名
log-file-tile = 前 256 条的哈希
log-file-entries = 前 256 条
log-reveals = 日志透露什么
log-reveals-text = 每条包含行为的作出机关、种类和时间，其余均为加盐摘要，无法从中读出组织或内容。一旦行为的盐值被销毁，摘要便不再有任何含义；销毁的命令尚未实现。
held-title = 暂缓入册
held-lead = 行为以标识代码和名称指明组织。两者与登记册不一致时，该行为暂缓入册，直到有人查明所指为谁。
held-total = { $n ->
    [0] 目前没有暂缓的内容。
   *[other] 目前有 { $nText } 条暂缓。
  }
held-why = 原因
held-why-text = 曾有登记官把一家公司的清算记到另一家仅差一个字母的公司名下。登记册当天改正，副本却没有，一家有 250 名员工的企业因此倒闭。记错对象的危害大于记迟。
held-next = 后续处理
held-next-text = 它们一直等待。登记册运营者向机关查明所指为谁，并导入更正后的行；入册时注明日期。
held-names = 为何此处没有名称
held-names-text = 暂缓的内容尚未查明涉及谁。在此列出组织名称，恰恰会造成暂缓所要防止的后果。
log-check-receipt = 收据可从行为页面下载，或由登记册运营者写出，无需联网即可核验：
