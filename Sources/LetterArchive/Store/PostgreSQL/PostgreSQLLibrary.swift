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
        func function<Function>(_ name: String) -> Function? { library.function(name, as: Function.self) }
        guard
            let connect: @convention(c) (UnsafePointer<CChar>) -> Connection? = function("PQconnectdb"),
            let status: @convention(c) (Connection) -> CInt = function("PQstatus"),
            let errorMessage: @convention(c) (Connection) -> UnsafePointer<CChar>? = function("PQerrorMessage"),
            let finish: @convention(c) (Connection) -> Void = function("PQfinish"),
            let execute: @convention(c) (Connection, UnsafePointer<CChar>) -> Result? = function("PQexec"),
            let prepare:
                @convention(c) (
                    Connection, UnsafePointer<CChar>, UnsafePointer<CChar>, CInt, UnsafePointer<UInt32>?
                ) -> Result? = function("PQprepare"),
            let executePrepared:
                @convention(c) (
                    Connection, UnsafePointer<CChar>, CInt, Parameters, UnsafePointer<CInt>?, UnsafePointer<CInt>?, CInt
                ) -> Result? = function("PQexecPrepared"),
            let sendPrepared:
                @convention(c) (
                    Connection, UnsafePointer<CChar>, CInt, Parameters, UnsafePointer<CInt>?, UnsafePointer<CInt>?, CInt
                ) -> CInt = function("PQsendQueryPrepared"),
            let enterPipeline: @convention(c) (Connection) -> CInt = function("PQenterPipelineMode"),
            let exitPipeline: @convention(c) (Connection) -> CInt = function("PQexitPipelineMode"),
            let sync: @convention(c) (Connection) -> CInt = function("PQpipelineSync"),
            let nextResult: @convention(c) (Connection) -> Result? = function("PQgetResult"),
            let resultStatus: @convention(c) (Result?) -> CInt = function("PQresultStatus"),
            let resultMessage: @convention(c) (Result?) -> UnsafePointer<CChar>? = function("PQresultErrorMessage"),
            let resultField: @convention(c) (Result?, CInt) -> UnsafePointer<CChar>? = function("PQresultErrorField"),
            let rowCount: @convention(c) (Result) -> CInt = function("PQntuples"),
            let columnCount: @convention(c) (Result) -> CInt = function("PQnfields"),
            let columnType: @convention(c) (Result, CInt) -> UInt32 = function("PQftype"),
            let value: @convention(c) (Result, CInt, CInt) -> UnsafePointer<CChar>? = function("PQgetvalue"),
            let isNull: @convention(c) (Result, CInt, CInt) -> CInt = function("PQgetisnull"),
            let clear: @convention(c) (Result?) -> Void = function("PQclear")
        else { return nil }
        self.connect = connect
        self.status = status
        self.errorMessage = errorMessage
        self.finish = finish
        self.execute = execute
        self.prepare = prepare
        self.executePrepared = executePrepared
        self.sendPrepared = sendPrepared
        self.enterPipeline = enterPipeline
        self.exitPipeline = exitPipeline
        self.sync = sync
        self.nextResult = nextResult
        self.resultStatus = resultStatus
        self.resultMessage = resultMessage
        self.resultField = resultField
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.columnType = columnType
        self.value = value
        self.isNull = isNull
        self.clear = clear
    }
}
