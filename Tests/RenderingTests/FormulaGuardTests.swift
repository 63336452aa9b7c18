import Testing

@testable import Rendering

@Suite struct FormulaGuardTests {
  @Test(arguments: [
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1+1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x\")", "-",
    "+86 138 0013 8000", "＝1+1", "-1-1", "+", "=", "-.", "-1e", " =1", "\"=1+1", "\u{3000}＝1", "\u{FEFF}@SUM(1)",
    "=1+1\";=1+1", "=DDE(\"cmd\";\"/C calc\";\"!A0\")",
  ])
  func formulas(_ text: String) { #expect(looksLikeFormula(text)) }

  @Test(arguments: [
    "", "Li Na", "-12.5", "+8613800138000", "-.5", "-1e5", "1=1", "'=1", "王芳", "a@b.cn", "  Li", "\"quoted\"",
  ])
  func ordinary(_ text: String) { #expect(!looksLikeFormula(text)) }
}
