start-title = 查询组织的法律状态
start-heading = 这个组织今天的法律状态如何？
start-lead = 组织的许可、认定、处罚与列名：由谁作出、依据哪一条、到何时为止、如何提出异议、如何证明。
figures-heading = 本登记册
figure-organisations = 个组织
figure-entries = 项行为已入日志
figure-shown = 项不利行为今日公示中
figure-held = 条暂缓，从未入册
figures-truth = 历来入册的 { $nText } 项不利行为中，{ $fallenText } 项被撤销、撤回或取代，{ $repairedText } 项已修复。
figures-truth-link = 这些行为后来怎样
search-title = 查询组织
search-title-for = “{ $q }”的查询结果
search-count = 共 { $nText } 个组织
search-more = 还有更多结果：请输入更长的名称。
search-none = 没有找到
search-none-means = 没有找到并不等于没有任何不利行为：该组织可能登记在别处，或使用另一个名称。
search-tip-beginning = 按名称开头查找。请省略“有限公司”等后缀，或少写几个字。
search-tip-identifier = 标识代码可以带类别，例如 lei:5493001KJTIIGC8Y1R12，也可以不带。
search-tip-script = 请用登记时所用的文字书写名称。
search-matched = 匹配：
search-standing = { $n ->
    [0] 今天没有针对它的有效不利行为
   *[other] 今天有 { $nText } 项不利行为对它有效
  }
figure-by-catalogue = { $nText } 个组织 · 今日公示不利行为 { $shownText } 项
newest-of = 最新：{ $catalogue }
all-of-catalogue = { $catalogue }：全部公示中的不利行为
examples = 例如：
