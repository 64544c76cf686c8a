answer-today = { $n ->
    [0] 今天没有任何不利行为对该组织有效
   *[other] 今天有 { $nText } 项不利行为对该组织有效
  }
answer-on = { $n ->
    [0] { $day }，没有任何不利行为对该组织有效
   *[other] { $day }，有 { $nText } 项不利行为对该组织有效
  }
answer-contested = 其中 { $nText } 项正在争议中，尚未作出决定。
answer-act = { $authority }，{ $day }决定
answer-gone = 有 { $nText } 项行为已不再公示。
answer-known = { $n ->
    [0] 按{ $at }所知，{ $day }没有任何不利行为对该组织有效
   *[other] 按{ $at }所知，{ $day }有 { $nText } 项不利行为对该组织有效
  }
answer-historic = 此后已退出公示的内容，无论查询哪一天都不再显示。
answer-to-today = 查看今天（{ $day }）
sole-heading = 个体经营者的商号
sole-text = 这是个人登记经营的商号。登记对象只是商号，而不是经营者本人。
when-heading = 何时有何效力
timeline-title = 历年行为
timeline-desc = 自{ $first }至{ $last }，共 { $nText } 条，每条代表一项行为。下方表格内容相同。
timeline-table = 以表格查看
timeline-left-out = 图中省略了 { $nText } 项较早的行为。
as-of-label = 查询日期
as-of-button = 查看当日状态
known-summary = 按另一时点所知查询
known-label = 所知时点
known-hint = 日期，如 2018-05-01；或时刻，如 2018-05-01T09:30:00Z。此后的记入不予考虑。
days-of-change = 状态发生变化的日期
adverse-heading = 针对它的不利行为
adverse-none = 没有公示中的不利行为。
favourable-heading = 许可及其他行为
who-heading = 组织信息
name-current = 名称
name-former = 曾用名
name-since = 自{ $from }起
name-between = { $from }至{ $last }
registered-in = 登记目录
catalogue-unverified = 本目录中尚未核实的内容
withheld = 不公开
fact-from = 生效日期
fact-last = 效力最后一日
fact-shown = 公示最后一日
fact-by = 作出机关
fact-decided = 决定日期
fact-served = { $day }送达
fact-under = 法律依据
reasons = 理由
contest = 如何提出异议或申请修复
history = 经过
history-n = 经过：共 { $nText } 步
fell-with = 因所依据的行为失效，本行为随之失效
verify-link = 核验这项行为
entry-n = 日志第 { $index } 号
gone-since = 自{ $day }起不再公示。作出机关：
gone-why-link = 行为为何退出公示
way-objection = 向作出机关提出异议
way-appeal = 向其他机关申诉或起诉
way-repair = 信用修复
way-open = 可提出
way-closed = 不可提出
way-until = 截止{ $day }（{ $n ->
    [0] 今天是最后一日
   *[other] 还剩 { $nText } 天
  }）。
way-was-until = 期限已于{ $day }届满。
way-opens = 自{ $day }起。
way-no-limit = 随时可提出。
way-not-now = 现阶段不可提出。
way-until-unknown = 工作日历尚未公布至该日期，目前无法计算截止日。请向作出机关查询。
way-decided-by = 决定机关：
way-conditions = 条件：
lifted-with = 因所依据的案件已了结，本措施随之解除
step-void = （该步骤本身已失效，视为未曾发生）
what-it-said = 内容、作出机关与法律依据
answer-more = 下方另有 { $nText } 项
acts-brief = 另有 { $nText } 项较早的行为，各有单独页面
act-page-link = 本行为的页面
until-day = 至{ $day }
show-all = 显示全部 { $nText } 项
col-gone = 退出公示日期
col-why = 原因
other-day-heading = 查询另一天
errors-heading = 填写有误
error-as-of = 日期须写作“年-月-日”，如 2018-05-01
error-known-at = 所知时点须为日期，如 2018-05-01；或时刻，如 2018-05-01T09:30:00Z
