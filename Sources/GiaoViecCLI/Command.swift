public import ArgumentParser

public struct GiaoViecCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(commandName: "giaoviec")
    public init() {}
}
