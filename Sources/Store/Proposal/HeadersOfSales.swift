/// What is sold, invoiced, paid and in stock.
extension HeaderTable {
  static let sales = """
    == products | product, item, sku, material, stock item, 产品, 商品, 物料, 货品
    id | product code, item code, ~item, sku, internal reference, default code, product number, item number, article no, \
    产品编码, 产品编号, 商品编码, 物料编码, 货号
    name | product name, item name, description, title, 产品名称, 商品名称, 名称, 品名, \
    product detail, product title, 商品标题
    category | product category, product family, family, categ id, series, item group, category id, category name, \
    product line, 分类, 类别, 产品分类, 产品类别, 品类, 系列
    price | unit price, list price, sales price, sale price, standard price, msrp, retail price, price 1, 单价, 售价, \
    标准价, 标准售价, 价格
    cost | standard price, std cost, standard cost, cost price, unit cost, purchase price, buy price, buying price, 成本, 成本价, 进价
    reorder_level | reorder point, min stock, minimum stock, safety stock, reorder level, 安全库存, 最低库存, 补货点
    active | is active, product active, enabled, status, !discontinued, !inactive, !archived, 是否启用, 是否上架, \
    !停售, !停用
    stock | on hand qty, qty on hand, available qty, qty in stock, quantity in stock, stock quantity, on hand, quantity on hand, qty available, inventory, \
    units in stock, stock level, 库存, 库存数量, 现有库存

    == orders | order, sales order, so, sale, sales, purchase, contract, subscription, mrr movement, arr movement, \
    订单, 销售订单, 合同, 销售单, \
    policy, sales document, 销货单, \
    transaction, booking
    id | order number, order reference, so number, order no, contract number, order code, reference, document number, name, \
    ~order, invoice no, invoice id, invoice number, receipt no, \
    订单号, 订单编号, 合同编号, 合同号, 单号, 单据编号, \
    sales document, sales doc, invoice no
    customer | customer name, account name, client name, company name, bill to, sold to, partner id, customer id, \
    invoice partner display name, buyer, buyer name, ~ship name, ~contact id, ~contact, 客户名称, 购买方, 买方, \
    买家会员名, 买家昵称, 买家, ~收货人姓名, ~收货人, ~billing name, \
    sold to party, ship to party, 购货单位, 客户简称, 往来单位, policy holder, policyholder, insured, ~name, \
    ~distributor, ~dealer, ~retailer, ~outlet, ~经销商, \
    sold to pt, sold to pt name, sold to name, ~name 1
    rep | salesperson, sales rep, salesperson person id, employee id, user id, owner name, sold by, account manager, 业务员, 销售员, 负责人, \
    csm, customer success manager, sales employee, agent, agent name, 经手人, 制单人, ~姓名
    opportunity | deal name, opportunity id, opportunity name, 关联商机
    status | order status, state, fulfillment status, delivery status, 状态, 订单状态, 合同状态, 单据状态
    ordered | order date, date order, date ordered, purchase date, sales date, sale date, placed on, created at, \
    purchase timestamp, order timestamp, created on, creation date, transaction date, contract date, document date, invoice date, 下单日期, \
    下单时间, 订单日期, 签约日期, 合同日期, 单据日期, 签订日期, 日期, \
    date key, order date key, doc date, billing date, policy start date, 订单创建时间, 创建时间, 订单付款时间, 成交时间, \
    ~start date, ~effective date, ~month, ~period, ~date, \
    posting date, order ts, booking date, booked on, booked date, date booked
    required | required date, requested delivery date, commitment date, delivery date, estimated delivery date, \
    expected delivery date, promised date, 要求交期, 交货日期, 交期
    shipped | ship date, shipped date, shipping date, fulfilled at, date shipped, delivered carrier date, shipment date, \
    dispatch date, 发货日期, 发货时间
    cancelled | cancelled at, canceled at, cancel date, cancellation date, 取消日期, 取消时间
    amount | 买家实际支付金额, 实付金额, 买家实付金额, order total, amount total, grand total, total amount, order amount, total price, net total, order value, \
    contract amount, sales amount, sales, revenue, subtotal, total due, 总额, 订单金额, 合同金额, 总金额, 金额, 销售金额, 销售额, 成交金额, 成交额, 签单金额, \
    net value, net sales, gross sales, net revenue, acv, tcv, contract value, premium, annual premium, mrr, arr, mrr change, mrr delta, arr change, 应付金额, plan amount, monthly fee, annual fee, 价税合计, 订单总额, ~price, ~selling price, ~sale price, \
    total sales, weekly sales, daily sales, monthly sales, closed revenue, booked revenue, billed revenue, total revenue, \
    net amount, ~gross amount, turnover, net turnover, bill amount, invoice value, gmv, \
    ~total paid, 成交总额, 交易金额
    currency | currency code, currency id, 币种

    == order_lines | order line, order item, order detail, order details, order product, line item, sales line, \
    sales detail, sales order detail, sales order line, invoice line, sale item, 订单明细, 销售明细, 订单行, 合同明细, 出库明细, \
    billing, billing document, billing item, 销售订单序时簿, 销售出库单, 出库单, 销售订单明细, \
    transaction, sale
    currency | curr, doc currency, currency code, currency id, 币种
    id | line id, line no, line item id, row id, 行号
    order | order number, order reference, so number, order no, order id, invoice no, invoice number, sales id, invoice id, \
    transaction id, receipt no, ~name, 订单号, 订单编号, 合同编号, 单号, 单据编号, \
    bill doc, billing doc, billing document, sales document, sales doc, document number, doc no, order key, \
    amazon order id, invoice, receipt, bill no
    product | product name, product code, product id, product service, item name, item no, item code, sku, stock code, lineitem name, \
    description, 产品名称, 商品名称, 产品, 商品, 品名, 产品编码, 货号, \
    material, material description, product key, stock item, item type, product title, 商品标题, 货品名称, \
    存货名称, 物料名称, 存货编码, 产品代码, \
    ~product line, ~product category, ~产品线, ~产品类别
    quantity | quantity ordered, qty ordered, order qty, qty sold, quantity sold, product uom qty, units sold, ordered quantity, lineitem quantity, \
    order quantity, 数量, 销售数量, 订购数量, \
    qty shipped, shipped qty, qty invoiced, billed quantity, billed qty, bill qty, sales quantity, order quantity, 销量, 出库数量, \
    实发数量, 发货数量, 开票数量, 购买数量, \
    sell out qty, sell out quantity, sell out units, sellout qty, sell through qty, units, volume, 销售量, \
    boxes shipped, ~boxes, ~cartons, ~cases, ~pieces, ~pcs, 箱数, 件数
    price | unit price, price unit, sales price, price each, lineitem price, selling price, list price, rate, 单价, 售价, \
    unit amount, price per unit, item price, 含税单价
    discount | unit price discount, discount percent, disc percent, discount rate, discount applied, discount pct, unit price discount pct, 折扣, 折扣率
    amount | item total, line item total, line total, line amount, line price, subtotal, price subtotal, total price, extended price, net amount, \
    net price, total amount, sales, sales amount, amount, revenue, 小计, 金额, 行金额, 销售金额, 销售额, 总价, 总金额, \
    net value, net sales, gross sales, value, total, total revenue, line revenue, 价税合计, 本币金额, \
    sell out value, sell out amount, sellout value, sell through value, line value, gross amount, net revenue, \
    total sales, weekly sales, daily sales, monthly sales
    cost | line cost, total cost, cost amount, cogs, 成本, 成本金额
    tax | tax rate, tax percent, vat, vat rate, gst, taxes, 税率
    customer | customer name, account name, customer id, company name, client name, buyer name, ~billing name, \
    ~billing company, 客户名称, 买家会员名, 买家昵称, contact name, sold to, ship to, sold to party, bill to party, 购货单位, 客户简称, 往来单位, \
    ~distributor, ~dealer, ~retailer, ~outlet, ~经销商, \
    sold to pt, sold to pt name, sold to name, ~name 1
    rep | salesperson, sales rep, salesperson person id, sales associate, cashier, employee id, owner name, sold by, 业务员, 销售员, \
    sales employee, salesman, agent, 经手人
    ordered | order date, date ordered, sales date, sale date, invoice date, purchase date, transaction date, created at, 下单日期, \
    订单日期, 日期, 销售日期, 单据日期, \
    date key, order date key, billing date, billing doc date, doc date, document date, \
    posting date, order ts, ~month, ~period, ~week ending, ~年月, ~月份

    == invoices | invoice, bill, sales invoice, 发票, 开票, 应收, 应收单, \
    invoice list, 应收账款, 应收明细, 应收明细账, 应收款, 销售发票, \
    回款计划, 收款计划, receipt plan, collection plan
    id | invoice number, invoice no, number, document number, reference, name, 发票号, 发票编号, 发票号码, 单号, \
    单据号, 单据编号, 应收单号, transaction number
    order | order number, order reference, order no, order id, so number, sales order, origin, 订单号, 订单编号, \
    合同编号, 合同号
    customer | customer name, account name, company name, client name, bill to, partner id, customer id, \
    invoice partner display name, billed to, 客户名称, 购买方, 购方名称, \
    contact name, ~name, 往来单位, 客户简称, 购货单位
    status | invoice status, state, 状态, 发票状态
    issued | invoice date, issue date, date issued, invoice bill date, bill date, date, issued on, created date, \
    created time, posting date, 开票日期, 开具日期, 日期, 发票日期, 应收日期, \
    单据日期, billing date, transaction date, 业务日期
    due | due date, invoice date due, payment due date, due on, payment due, 到期日, 到期日期, 应付日期, 应收到期日, \
    due date receive by, 收款到期日, 约定收款日期, \
    计划回款日期, 预计回款日期, 计划收款日期, planned payment date, expected payment date, planned receipt date
    amount | invoice amount, grand total, amount total, total signed, total amount, invoice total, total, \
    gross amount, invoiced, total in currency signed, total in currency, untaxed amount signed, untaxed amount, 开票金额, 发票金额, 价税合计, 总额, 金额, 应收金额, \
    原币金额, 本币金额, 单据金额, 应收总额, 含税金额, original amount, \
    计划回款金额, 应回款金额, 计划收款金额, planned payment amount, planned receipt amount
    currency | currency code, currency id, 币种
    rep | sales rep, 业务员, 负责人, 经手人

    == instalments | instalment, installment, payment plan, payment schedule, 分期, 回款计划, 付款计划
    invoice | invoice number, invoice no, 发票号
    due | due date, planned date, 计划回款日期, 到期日
    amount | instalment amount, planned amount, 计划回款金额

    == credit_notes | credit note, credit memo, refund note, 红字发票, 贷项通知单, 退款单, \
    退货单, 退货记录, 销售退货
    id | credit note number, credit memo number, number, \
    退货单号, 退款单号
    issued | credit date, issue date, date issued, date, \
    退货日期, 退款日期
    amount | credit amount, total, amount total, 退款金额, \
    退货金额
    invoice | invoice number, original invoice, invoice no
    reason | credit reason, memo, 原因, \
    退货原因, 退款原因

    == payments | payment, receipt, collection, cash receipt, 回款, 收款, 回款记录, 收款单
    order | order number, order reference, order no, order id, so number, sales order, 订单号, 订单编号, 合同编号, 合同号
    id | payment number, receipt number, receipt no, check number, cheque number, transaction id, reference, 回款编号, 收款单号, 流水号, \
    ~单据编号, ~单据号, ~单号
    kind | payment type, transaction type, 回款类型, 收款类型
    invoice | invoice number, invoice no, applied to, memo reference, 发票号, 发票编号, \
    关联发票, 核销单号
    customer | customer name, account name, payer, received from, paid by, partner id, 客户名称, 付款方
    rep | collected by, collector, received by, 收款人, 业务员, 回款负责人
    paid | payment date, paid date, paid on, receipt date, date received, received on, settled date, date, 日期, 单据日期, 业务日期, \
    回款日期, 收款日期, 到账日期, 付款日期, \
    实际回款日期, 实际收款日期, 实际到账日期, actual payment date, actual receipt date
    amount | payment amount, amount paid, paid amount, amount received, received amount, total paid, 回款金额, \
    收款金额, 到账金额, 实收金额, 金额, \
    已收金额, 已收款, 已回款, 已核销金额, 累计收款, invoice amount paid, amount applied, \
    payment value, receipt amount, amount collected, collected amount, collected, \
    实际回款金额, 实际收款金额, 实际到账金额, actual payment amount, actual receipt amount
    method | payment method, payment mode, paid via, pay type, 回款方式, 收款方式, 付款方式, 支付方式, \
    结算方式, \
    ~payment type, ~type

    == rates | exchange rate, currency rate, fx rate, currency exchange, 汇率, \
    fx, rate
    currency | currency code, from currency, code, from, source currency, foreign currency, 币种, 货币, 原币, 外币
    valid | date, valid from, rate date, effective date, 日期, 生效日期
    rate | exchange rate, conversion rate, fx rate, unit per currency, exchange, 汇率, \
    rate to, rate to base

    == stock_movements | stock movement, stock move, inventory movement, inventory transaction, 出入库, 库存流水, 库存变动, \
    收发存, 收发存明细, 收发存明细账, 存货明细账, 库存明细账, 出入库明细, 出入库流水
    product | product name, product code, item, sku, item no, item code, item name, 产品名称, 产品编码, 货号, \
    存货, 存货编码, 存货名称, 物料, 物料编码, 物料名称, 商品
    location | warehouse, from, source location, location id, 仓库, 库位
    kind | movement type, transaction type, move type, voucher type, 类型, 出入库类型, 业务类型, \
    单据类型, 收发类别, document type
    moved | date, movement date, transaction date, posting date, 日期, 出入库日期, 业务日期, \
    单据日期
    quantity | quantity, qty, quantity done, product uom qty, 数量, \
    movement quantity, 收发数量
    id | 单据号, 单据编号, document no, reference, voucher no

    == locations | location, warehouse, 仓库, 库位
    """
}
