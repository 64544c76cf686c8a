answer-today = { $n ->
    [0] 今天沒有任何不利行為對該組織有效
   *[other] 今天有 { $nText } 項不利行為對該組織有效
  }
answer-on = { $n ->
    [0] { $day }，沒有任何不利行為對該組織有效
   *[other] { $day }，有 { $nText } 項不利行為對該組織有效
  }
answer-contested = 其中 { $nText } 項正在爭議中，尚未作成決定。
answer-act = { $authority }，{ $day }決定
answer-gone = 有 { $nText } 項行為已不再公開。
answer-known = { $n ->
    [0] 按{ $at }所知，{ $day }沒有任何不利行為對該組織有效
   *[other] 按{ $at }所知，{ $day }有 { $nText } 項不利行為對該組織有效
  }
answer-historic = 此後已退出公開的內容，無論查詢哪一天都不再顯示。
answer-to-today = 檢視今天（{ $day }）
sole-heading = 獨資經營者的商號
sole-text = 這是個人登記經營的商號。登記對象只是商號，而不是經營者本人。
when-heading = 何時有何效力
timeline-title = 歷年行為
timeline-desc = 自{ $first }至{ $last }，共 { $nText } 條，每條代表一項行為。下方表格內容相同。
timeline-table = 以表格檢視
timeline-left-out = 圖中省略了 { $nText } 項較早的行為。
as-of-label = 查詢日期
as-of-button = 檢視當日狀態
known-summary = 按另一時點所知查詢
known-label = 所知時點
known-hint = 日期，如 2018-05-01；或時刻，如 2018-05-01T09:30:00Z。此後的記入不予考慮。
days-of-change = 狀態發生變化的日期
adverse-heading = 針對它的不利行為
adverse-none = 沒有公開中的不利行為。
favourable-heading = 許可及其他行為
who-heading = 組織資訊
name-current = 名稱
name-former = 曾用名
name-since = 自{ $from }起
name-between = { $from }至{ $last }
registered-in = 登記目錄
catalogue-unverified = 本目錄中尚未查證的內容
withheld = 不公開
fact-from = 生效日期
fact-last = 效力最後一日
fact-shown = 公開最後一日
fact-by = 作成機關
fact-decided = 決定日期
fact-served = { $day }送達
fact-under = 法律依據
reasons = 理由
contest = 如何提出異議或申請修復
history = 經過
history-n = 經過：共 { $nText } 步
fell-with = 因所依據的行為失效，本行為隨之失效
verify-link = 驗證這項行為
entry-n = 日誌第 { $index } 號
gone-since = 自{ $day }起不再公開。作成機關：
gone-why-link = 行為為何退出公開
way-objection = 向作成機關提出異議
way-appeal = 向其他機關訴願或起訴
way-repair = 改善後恢復
way-open = 可提出
way-closed = 不可提出
way-until = 截止{ $day }（{ $n ->
    [0] 今天是最後一日
   *[other] 還剩 { $nText } 天
  }）。
way-was-until = 期限已於{ $day }屆滿。
way-opens = 自{ $day }起。
way-no-limit = 隨時可提出。
way-not-now = 現階段不可提出。
way-until-unknown = 工作日曆尚未公布至該日期，目前無法計算截止日。請向作成機關查詢。
way-decided-by = 決定機關：
way-conditions = 條件：
lifted-with = 因所依據的案件已了結，本措施隨之解除
step-void = （該步驟本身已失效，視為未曾發生）
what-it-said = 內容、作成機關與法律依據
answer-more = 下方另有 { $nText } 項
acts-brief = 另有 { $nText } 項較早的行為，各有單獨頁面
act-page-link = 本行為的頁面
until-day = 至{ $day }
show-all = 顯示全部 { $nText } 項
col-gone = 退出公開日期
col-why = 原因
other-day-heading = 查詢另一天
errors-heading = 填寫有誤
error-as-of = 日期須寫作「年-月-日」，如 2018-05-01
error-known-at = 所知時點須為日期，如 2018-05-01；或時刻，如 2018-05-01T09:30:00Z
