start-title = 查詢組織的法律狀態
start-heading = 這個組織今天的法律狀態如何？
start-lead = 組織的許可、認定、處罰與列名：由誰作成、依據哪一條、到何時為止、如何提出異議、如何證明。
figures-heading = 本登記簿
figure-organisations = 個組織
figure-entries = 項行為已入日誌
figure-shown = 項不利行為今日公開中
figure-held = 條暫緩，從未登錄
figures-truth = 歷來登錄的 { $nText } 項不利行為中，{ $fallenText } 項被撤銷、撤回或取代，{ $repairedText } 項已修復。
figures-truth-link = 這些行為後來怎樣
search-title = 查詢組織
search-title-for = 「{ $q }」的查詢結果
search-count = 共 { $nText } 個組織
search-more = 還有更多結果：請輸入更長的名稱。
search-none = 沒有找到
search-none-means = 沒有找到並不等於沒有任何不利行為：該組織可能登記在別處，或使用另一個名稱。
search-tip-beginning = 按名稱開頭查詢。請省略「有限公司」等後綴，或少寫幾個字。
search-tip-identifier = 識別碼可以帶類別，例如 lei:5493001KJTIIGC8Y1R12，也可以不帶。
search-tip-script = 請用登記時所用的文字書寫名稱。
search-matched = 符合：
search-standing = { $n ->
    [0] 今天沒有針對它的有效不利行為
   *[other] 今天有 { $nText } 項不利行為對它有效
  }
figure-by-catalogue = { $nText } 個組織 · 今日公開不利行為 { $shownText } 項
newest-of = 最新：{ $catalogue }
all-of-catalogue = { $catalogue }：全部公開中的不利行為
examples = 例如：
