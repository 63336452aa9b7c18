/// How a page looks, on light and on dark screens and on paper.
enum PageStyle {
  static let text = """
    :root { color-scheme: light dark; --ink: #1d2127; --paper: #ffffff; --faint: #68707c; --rule: #d8dce2;
      --band: #f5f6f8; --warn: #9a5b00; --s0: #2f6fb3; --s1: #c4661f; --s2: #3b8750; --s3: #8a54a8; --s4: #b03a50;
      --s5: #6b7280; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e4e7eb; --paper: #16191d; --faint: #9aa3af; --rule: #353b44; --band: #1e2227; --warn: #e0a83f;
        --s0: #6ea8e0; --s1: #e79a5b; --s2: #74bd88; --s3: #bd92d6; --s4: #e07f90; --s5: #a3abb8; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei",
      "Noto Sans CJK SC", sans-serif; }
    main { max-width: 64rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .75rem; }
    h1:first-child { margin-top: 0; }
    h2.question { font: 600 .95rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--faint); }
    section { margin: 1rem 0 2rem; overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    caption { caption-side: bottom; text-align: left; color: var(--faint); font-size: .85rem; padding: .5rem 0; }
    th, td { padding: .3rem .75rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
    thead th { border-bottom: 2px solid var(--rule); background: var(--band); }
    .number { text-align: right; white-space: nowrap; }
    tr.total td { font-weight: 600; border-top: 2px solid var(--rule); }
    tr.others td { color: var(--faint); }
    p.note, p.warning { margin: .25rem 0; font-size: .85rem; color: var(--faint); }
    p.warning { color: var(--warn); }
    pre, code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .9em; }
    pre { background: var(--band); padding: .75rem 1rem; overflow-x: auto; }
    code { background: var(--band); padding: .1em .3em; }
    pre code { padding: 0; background: none; }
    blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 3px solid var(--rule); color: var(--faint); }
    a { color: var(--s0); }
    hr { border: 0; border-top: 1px solid var(--rule); margin: 2rem 0; }
    figure { margin: 0 0 1rem; }
    figcaption { font-weight: 600; font-size: .9rem; margin-bottom: .25rem; }
    svg { max-width: 100%; height: auto; display: block; }
    svg text { fill: var(--ink); font-size: 13px; }
    svg .faint { fill: var(--faint); }
    svg .rule { stroke: var(--rule); stroke-width: 1; }
    @media print {
      :root { --ink: #000; --paper: #fff; --faint: #444; --rule: #bbb; --band: #fff; }
      body { font-size: 11pt; }
      main { max-width: none; padding: 0; }
      section { overflow: visible; }
      thead { display: table-header-group; }
      tr, figure { break-inside: avoid; }
      h1, h2, h3 { break-after: avoid; }
    }

    """
}
