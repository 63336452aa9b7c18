/// Japanese words beside those of `HeaderTable`, in the same form.
extension HeaderTable {
  static let japanese = """
    == teams | チーム, 部署, 部門, 営業所, 課
    == reps | 担当者, 営業担当, 営業担当者, 営業, 社員, 担当
    id | 社員番号, 担当者コード
    name | 氏名, 名前, 担当者名, 社員名
    team | 部署, 所属, 営業所, 支店
    manager | 上司, 上長
    hired | 入社日

    == sources | リードソース, 流入経路, 流入元, チャネル
    == customers | 取引先, 顧客, 会社, 得意先, お客様, 企業
    id | 取引先コード, 取引先id, 顧客id, 顧客コード, 得意先コード
    name | 取引先名, 顧客名, 会社名, 得意先名, 企業名
    industry | 業種, 業界
    employees | 従業員数, 社員数
    annual_revenue | 年間売上, 年商, 売上高
    region | 都道府県, 地域, エリア
    city | 市区町村, 市区郡
    country | 国
    phone | 電話, 電話番号
    email | メール, メールアドレス
    owner | 所有者, 取引先所有者, 担当者, 営業担当
    status | ステータス, 顧客区分
    created | 作成日, 登録日

    == contacts | 取引先責任者, 顧客担当者
    name | 氏名
    title | 役職

    == leads | リード, 見込み客, 見込客
    created | 作成日, 登録日

    == opportunities | 商談, 案件, 商談名
    id | 案件id, 商談id, 案件番号, 商談番号
    name | 案件名, 商談名, 件名
    stage | フェーズ, ステージ, 商談フェーズ
    state | 状態, ステータス
    amount | 金額, 商談金額, 見込金額, 受注金額, 案件金額, 予想金額
    probability | 確度, 確度 %, 受注確度
    created | 作成日, 登録日, 案件発生日
    expected_close | 受注予定日, 完了予定日, 予定日, 受注見込日
    closed | 完了日, 受注日, 決着日, 成約日
    loss_reason | 失注理由
    source | リードソース, 流入経路
    rep | 所有者, 商談所有者, 担当者, 営業担当

    == activities | 活動, 訪問, 電話, 商談活動, 営業日報, 日報, 訪問記録, 活動履歴, 行動
    type | 種別, 活動種別, 種類, 区分
    rep | 担当者, 報告者, 訪問者, 割当先
    done | 日付, 活動日, 訪問日, 実施日, 日時
    due | 期日, 予定日
    minutes | 時間, 所要時間, 通話時間, 滞在時間
    outcome | 結果
    subject | 件名, 目的, 訪問目的
    note | 内容, コメント, 備考, メモ
    status | ステータス, 状況

    == products | 商品, 製品, 品目
    id | 商品コード, 製品コード, 品番
    name | 商品名, 製品名, 品名
    category | カテゴリ, カテゴリー, 分類
    price | 単価, 価格, 定価, 販売価格
    cost | 原価, 仕入価格
    stock | 在庫, 在庫数

    == orders | 受注, 注文, 売上, 販売
    id | 受注番号, 注文番号, 伝票番号, 受注no
    customer | 得意先名, 取引先名, 顧客名
    ordered | 受注日, 注文日, 売上日, 伝票日付
    shipped | 出荷日, 納品日, 発送日
    amount | 金額, 受注金額, 売上金額, 税抜金額, 合計金額, 合計
    status | ステータス, 状態

    == order_lines | 受注明細, 売上明細
    order | 受注番号, 注文番号, 伝票番号, 受注no
    ordered | 受注日, 注文日, 売上日, 伝票日付
    product | 商品名, 製品名, 品名, 商品コード
    quantity | 数量, 個数
    price | 単価
    discount | 値引率, 割引率
    amount | 金額, 税抜金額, 売上金額
    tax | 消費税率, 税率

    == invoices | 請求書, 請求
    id | 請求番号, 請求書番号
    issued | 請求日, 発行日
    due | 支払期限, 支払期日, 入金予定日
    amount | 請求金額, 請求額, 金額

    == payments | 入金
    id | 入金番号
    invoice | 請求番号, 請求書番号
    paid | 入金日
    amount | 入金額, 入金金額

    == expenses | 経費, 交通費
    category | 科目, 費目
    spent | 日付, 利用日, 発生日
    amount | 金額

    == targets | 目標, 売上目標, 予算, ノルマ
    period | 月, 年月, 四半期
    value | 目標, 目標金額, 目標額
    """

  static let japaneseValues = """
    state: won = 受注, 成約, 受注済; lost = 失注; open = 進行中, 商談中
    activity_type: visit = 訪問, 客先訪問; call = 電話, 架電, テレアポ; meeting = 打ち合わせ, 打合せ, 会議, オンライン商談; demo = デモ; \\
    proposal = 提案, 見積; task = タスク; email = メール
    direction: outbound = 発信; inbound = 着信
    activity_status: planned = 予定, 未完了; done = 完了, 実施済; cancelled = キャンセル, 中止
    order_status: draft = 見積, 下書き; confirmed = 受注, 受注済, 確定; shipped = 出荷済, 発送済; delivered = 納品済, 完了; \\
    cancelled = キャンセル, 取消
    invoice_status: draft = 下書き; issued = 請求済, 未入金, 入金済, 一部入金, 発行済; void = 取消
    """

  static let japaneseStages = """
    Closed Won: 受注, 成約, 受注済
    Closed Lost: 失注
    """
}
