/// Spanish words beside those of `HeaderTable`, in the same form.
extension HeaderTable {
  static let spanish = """
    == teams | equipo, delegación, departamento
    == reps | comercial, vendedor, vendedora, asesor comercial, ejecutivo, ejecutivo comercial, agente, empleado
    name | nombre, nombre completo
    team | equipo, delegación, oficina
    manager | responsable, jefe, jefe de ventas
    hired | fecha de alta, fecha de ingreso

    == sources | origen, fuente, canal
    == customers | cliente, empresa, cuenta, compañía
    id | código cliente, código de cliente, id cliente, nº cliente
    name | razón social, nombre del cliente, nombre cliente, ~nombre
    industry | sector, industria, rubro, giro
    employees | empleados, nº empleados, número de empleados
    annual_revenue | facturación anual, ingresos anuales
    region | provincia, región, zona, comunidad
    city | ciudad, localidad, población
    country | país
    phone | teléfono
    email | correo, correo electrónico
    owner | comercial, responsable, asignado a
    source | origen, procedencia
    status | estado
    created | fecha de alta, fecha de creación, cliente desde

    == contacts | contacto, persona de contacto
    name | nombre, nombre completo
    title | cargo, puesto
    phone | teléfono, móvil
    email | correo, correo electrónico

    == leads | prospecto, cliente potencial
    created | fecha de creación, fecha de entrada

    == opportunities | oportunidad, negocio, oportunidad de venta
    name | nombre, título, oportunidad, proyecto
    stage | etapa, fase
    state | estado, situación
    amount | importe, valor, monto, importe estimado
    probability | probabilidad, probabilidad %
    created | fecha de creación, fecha de alta, fecha creación
    expected_close | fecha prevista de cierre, fecha de cierre prevista, cierre previsto, fecha estimada de cierre
    closed | fecha de cierre, fecha cierre
    loss_reason | motivo de pérdida, motivo
    rep | comercial, vendedor, responsable, propietario

    == activities | actividad, visita, llamada, reunión, gestión
    type | tipo, tipo de actividad, tipo de visita
    rep | comercial, vendedor, responsable
    done | fecha, fecha de visita, fecha de actividad, fecha realización
    due | fecha prevista, fecha límite, vencimiento
    minutes | duración, duración min, minutos
    outcome | resultado
    subject | asunto, tema
    note | notas, observaciones, comentarios
    status | estado

    == products | producto, artículo, referencia
    id | código, referencia, código artículo
    name | descripción, nombre, nombre del producto
    category | categoría, familia
    price | precio, precio de venta, pvp
    cost | coste, costo, precio de coste
    stock | existencias, stock

    == orders | pedido, pedidos, venta, ventas
    id | nº pedido, número de pedido, pedido, nº de pedido
    customer | cliente, nombre cliente
    ordered | fecha, fecha de pedido, fecha pedido
    shipped | fecha de envío, fecha de entrega
    amount | importe, importe neto, base imponible, total neto, total, monto
    currency | moneda, divisa
    status | estado

    == order_lines | línea de pedido, detalle de pedido
    order | nº pedido, número de pedido, pedido, nº de pedido
    ordered | fecha, fecha de pedido, fecha pedido, fecha factura
    product | artículo, descripción
    quantity | cantidad, unidades, uds
    price | precio, precio unitario, precio unidad
    discount | descuento, dto, dto %, descuento %
    amount | importe, importe neto, importe línea, base imponible, total neto, total línea
    tax | iva, iva %
    currency | moneda, divisa

    == invoices | factura, facturas
    id | nº factura, número de factura, factura
    issued | fecha factura, fecha de factura, fecha de emisión, fecha
    due | vencimiento, fecha de vencimiento, fecha vencimiento
    amount | importe, importe total, total factura, total
    currency | moneda, divisa
    status | estado

    == payments | cobro, cobros, pago, pagos
    invoice | nº factura, número de factura, factura
    paid | fecha de cobro, fecha cobro, fecha de pago, fecha pago, fecha
    amount | importe, importe cobrado, importe pagado
    method | forma de pago, medio de pago

    == expenses | gasto, gastos, nota de gastos
    category | concepto, tipo de gasto
    spent | fecha, fecha del gasto
    amount | importe, total

    == targets | objetivo, objetivos, cuota, meta
    period | mes, trimestre, año
    value | objetivo, importe, meta
    """

  static let spanishValues = """
    customer_status: customer = cliente, activo; prospect = potencial, prospecto; lost = baja, perdido
    state: won = ganada, ganado, cerrada ganada, cerrado ganado; lost = perdida, perdido, cerrada perdida, cerrado perdido; \\
    open = abierta, abierto, en curso, en proceso
    activity_type: visit = visita, visita comercial; call = llamada, llamada telefónica; meeting = reunión; \\
    demo = demostración; proposal = propuesta, oferta, presupuesto; task = tarea; email = correo
    activity_status: planned = prevista, pendiente, planificada; done = realizada, hecha, completada; cancelled = cancelada, anulada
    order_status: draft = borrador, presupuesto; confirmed = confirmado, pendiente, en curso, en preparación; shipped = enviado; \\
    delivered = entregado, servido, facturado, completado; cancelled = cancelado, anulado
    invoice_status: draft = borrador; issued = emitida, pendiente, pagada, cobrada, vencida, parcialmente cobrada; void = anulada, cancelada
    expense_status: submitted = pendiente, enviado; approved = aprobado; rejected = rechazado; paid = pagado, reembolsado
    """

  static let spanishStages = """
    Closed Won: ganada, ganado, cerrada ganada, cerrado ganado
    Closed Lost: perdida, perdido, cerrada perdida, cerrado perdido
    """
}
