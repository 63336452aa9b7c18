import Foundation
import Store
import Syntax
import Testing
import Values

@testable import Semantics
@testable import Shell

/// Help and the catalogue say in Chinese what they say in English.
@Suite struct ChineseHelpTests {
  private static let catalogue = CatalogueReader.builtIn

  @Test func everyTopicIsThere() {
    for topic in Help.topics {
      let words = HelpWords.topics[topic.name]
      #expect(words?.summary.isEmpty == false, "\(topic.name)")
      #expect(words?.details.isEmpty == topic.details.isEmpty, "\(topic.name)")
    }
    #expect(HelpWords.topics.count == Help.topics.count)
    let names = HelpWords.topics.values.flatMap(\.names)
    #expect(Set(names).count == names.count)
  }

  /// What stands in back-ticks or is a word of the language is the same in both.
  @Test(arguments: Help.topics.map(\.name)) func nothingIsLost(name: String) throws {
    let topic = try #require(Help.topics.first { $0.name == name })
    let (_, chinese) = topic.said(in: .chinese)
    for match in topic.details.matches(of: /[a-z]+_[a-z_]+/) where !chinese.contains(match.output) {
      Issue.record("\(name): \(match.output)")
    }
  }

  @Test func topicsAreFoundByTheirChineseNames() {
    let text = Help.text(for: ["导入"], catalogue: Self.catalogue, language: .chinese)
    #expect(text.hasPrefix("把文件读入库中"))
    #expect(text == Help.text(for: ["import"], catalogue: Self.catalogue, language: .chinese))
    let show = Help.text(for: ["show"], catalogue: Self.catalogue, language: .chinese)
    #expect(show.contains("例：\n  查看 reps 条件 visits/closes > 12 按 source 本月") || show.contains("例：\n  查看 reps"))
    #expect(Help.text(for: [], catalogue: Self.catalogue, language: .chinese).contains("\n  show 显示"))
    #expect(Help.text(for: ["shwo"], catalogue: Self.catalogue, language: .chinese).contains("是不是要看：show？"))
  }

  /// Examples with Chinese keywords mean the same.
  @Test func examplesMeanTheSame() throws {
    for topic in Help.topics {
      for example in topic.examples {
        let statement = try #require(parse(example, lexicon: Self.catalogue.lexicon).statements.first)
        let chinese = formatted(statement, in: .chinese)
        let again = parse(chinese, lexicon: Self.catalogue.lexicon).statements.first
        #expect(again.map { formatted($0) } == formatted(statement), "\(chinese)")
      }
    }
  }

  @Test func everyMetricAndKindOfRecordIsSaid() {
    let metrics = Self.catalogue.metrics.filter { CatalogueWords.about(metric: $0.name) == nil }.map(\.name)
    #expect(metrics == [])
    let entities = Self.catalogue.entities.filter { $0.isListed && CatalogueWords.about(entity: $0.name) == nil }
    #expect(entities.map(\.name) == [])
    #expect(Self.catalogue.metrics.filter { CatalogueWords.groups[$0.group] == nil }.map(\.name) == [])
    // None is left over of a metric that is gone.
    for text in [CatalogueWords.metrics, CatalogueWords.entities] {
      for line in text.split(separator: "\n") {
        let name = String(line.prefix { $0 != " " })
        #expect(Self.catalogue.metric(name)?.name == name || Self.catalogue.entity(name)?.name == name, "\(name)")
      }
    }
  }
}
