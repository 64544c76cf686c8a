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
log-check-own = 使用本專案的命令。HOST 處請填寫本站位址，金鑰請取自比本頁更可信的來源：
log-check-other = 也可使用他人的軟體。檢查點是 C2SP signed note，雜湊塊遵循 C2SP tlog-tiles。用 Go 的 golang.org/x/mod/sumdb 時：將上方金鑰交給 note.NewVerifier，將檢查點交給 note.Open；其第二、三行為大小與根雜湊；再將雜湊塊的讀取器交給 tlog.TileHashReader，即可用 tlog.ProveRecord 和 tlog.CheckRecord 逐條證明。收據中，「proof」是 C2SP tlog-proof，「credential」是 SD-JWT，相應的程式庫均可讀取。檔案如下：
log-file-checkpoint = 來源、大小與根雜湊，經簽名
log-file-tile = 前 256 條的雜湊
log-file-entries = 前 256 條
log-reveals = 日誌透露什麼
log-reveals-text = 每條包含行為的作成機關、種類和時間，其餘均為加鹽摘要，無法從中讀出組織或內容。一旦行為的鹽值被銷毀，摘要便不再有任何含義；銷毀的命令尚未實作。
held-title = 暫緩登錄
held-lead = 行為以識別碼和名稱指明組織。兩者與登記簿不一致時，該行為暫緩登錄，直到有人查明所指為誰。
held-total = { $n ->
    [0] 目前沒有暫緩的內容。
   *[other] 目前有 { $nText } 條暫緩。
  }
held-why = 原因
held-why-text = 曾有登記官把一家公司的清算記到另一家僅差一個字母的公司名下。登記簿當天改正，複本卻沒有，一家有 250 名員工的企業因此倒閉。記錯對象的危害大於記遲。
held-next = 後續處理
held-next-text = 它們一直等待。登記簿營運者向機關查明所指為誰，並匯入更正後的列；登錄時註明日期。
held-names = 為何此處沒有名稱
held-names-text = 暫緩的內容尚未查明涉及誰。在此列出組織名稱，恰恰會造成暫緩所要防止的後果。
log-check-receipt = 收據可從行為頁面下載，或由登記簿營運者寫出，無須連線網路即可驗證：
