import LetterPrograms

/// The functions of libpq that the archive needs, loaded when a server is first named: no other command pays for them.
struct PostgreSQLLibrary: Sendable {
    /// The Debian package of libpq.
    static let package = "libpq5"

    static let shared = PostgreSQLLibrary()

    typealias Connection = OpaquePointer
    typealias Result = OpaquePointer
    typealias Parameters = UnsafePointer<UnsafePointer<CChar>?>?

    let connect: @convention(c) (UnsafePointer<CChar>) -> Connection?
    let status: @convention(c) (Connection) -> CInt
    let errorMessage: @convention(c) (Connection) -> UnsafePointer<CChar>?
    let finish: @convention(c) (Connection) -> Void
    let execute: @convention(c) (Connection, UnsafePointer<CChar>) -> Result?
    let prepare:
        @convention(c) (Connection, UnsafePointer<CChar>, UnsafePointer<CChar>, CInt, UnsafePointer<UInt32>?) -> Result?
    let executePrepared:
        @convention(c) (
            Connection, UnsafePointer<CChar>, CInt, Parameters, UnsafePointer<CInt>?, UnsafePointer<CInt>?, CInt
        ) -> Result?
    let sendPrepared:
        @convention(c) (
            Connection, UnsafePointer<CChar>, CInt, Parameters, UnsafePointer<CInt>?, UnsafePointer<CInt>?, CInt
        ) -> CInt
    let enterPipeline: @convention(c) (Connection) -> CInt
    let exitPipeline: @convention(c) (Connection) -> CInt
    let sync: @convention(c) (Connection) -> CInt
    let nextResult: @convention(c) (Connection) -> Result?
    let resultStatus: @convention(c) (Result?) -> CInt
    let resultMessage: @convention(c) (Result?) -> UnsafePointer<CChar>?
    let resultField: @convention(c) (Result?, CInt) -> UnsafePointer<CChar>?
    let rowCount: @convention(c) (Result) -> CInt
    let columnCount: @convention(c) (Result) -> CInt
    let columnType: @convention(c) (Result, CInt) -> UInt32
    let value: @convention(c) (Result, CInt, CInt) -> UnsafePointer<CChar>?
    let isNull: @convention(c) (Result, CInt, CInt) -> CInt
    let clear: @convention(c) (Result?) -> Void

    /// Nil where libpq is not installed, or is older than version 14 (pipelines).
    private init?() {
        guard let library = SystemLibrary(["libpq.so.5", "libpq.5.dylib"]) else { return nil }
        do {
            connect = try library("PQconnectdb")
            status = try library("PQstatus")
            errorMessage = try library("PQerrorMessage")
            finish = try library("PQfinish")
            execute = try library("PQexec")
            prepare = try library("PQprepare")
            executePrepared = try library("PQexecPrepared")
            sendPrepared = try library("PQsendQueryPrepared")
            enterPipeline = try library("PQenterPipelineMode")
            exitPipeline = try library("PQexitPipelineMode")
            sync = try library("PQpipelineSync")
            nextResult = try library("PQgetResult")
            resultStatus = try library("PQresultStatus")
            resultMessage = try library("PQresultErrorMessage")
            resultField = try library("PQresultErrorField")
            rowCount = try library("PQntuples")
            columnCount = try library("PQnfields")
            columnType = try library("PQftype")
            value = try library("PQgetvalue")
            isNull = try library("PQgetisnull")
            clear = try library("PQclear")
        } catch {
            return nil
        }
    }
}
