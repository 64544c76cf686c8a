log-title = 日誌
log-lead = 每項行為都是日誌中的一條，日誌只增不減。任何人（包括營運者）更改或倒填一條，凡保存過檢查點的人都能證明。
log-size = 筆記載
log-origin = 來源識別碼
log-root = 根雜湊
log-key = 簽名金鑰
log-recorded = 最新一條
log-checkpoint = 檢查點
log-checkpoint-text = 經簽名的日誌狀態。保存一份，日後即可證明歷史未被更改：
log-check = 自行驗證
log-check-own = 使用本專案的命令：
log-check-other = 或使用任何能讀取 C2SP tlog-tiles、tlog-checkpoint 與 signed note 的軟體，例如 Go 的 sumdb/tlog 與 note 套件。檔案如下：
log-file-checkpoint = 來源、大小與根雜湊，經簽名
log-file-tile = 前 256 條的雜湊
log-file-entries = 前 256 條
log-reveals = 日誌透露什麼
log-reveals-text = 每條包含行為的作成機關、種類和時間，其餘均為加鹽摘要，無法從中讀出組織或內容。行為被抹除時鹽值隨之銷毀，摘要從此不再有任何含義。
held-title = 暫緩登錄
held-lead = 行為以識別碼和名稱指明組織。兩者與登記簿不一致時，該行為暫緩登錄，直到有人查明所指為誰。
held-total = { $n ->
    [0] 目前沒有暫緩的內容。
   *[other] 目前有 { $nText } 條暫緩。
  }
held-why = 原因
held-why-text = 曾有登記官把一家公司的清算記到另一家僅差一個字母的公司名下。登記簿當天改正，複本卻沒有，一家有 250 名員工的企業因此倒閉。記錯對象的危害大於記遲。
held-next = 後續處理
held-next-text = 將向報送機關查詢。識別碼與名稱一致後方予登錄，並註明日期；否則不予採用。
held-names = 為何此處沒有名稱
held-names-text = 暫緩的內容尚未查明涉及誰。在此列出組織名稱，恰恰會造成暫緩所要防止的後果。
