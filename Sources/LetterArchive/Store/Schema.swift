/// The tables of an archive, the same in both stores; ARCHITECTURE.md describes them.
///
/// `{id}`, `{text}`, `{keyed}` stand for the store's types.
enum Schema {
    /// One entry a version; what was published is never changed.
    static let migrations: [(name: String, statements: [String])] = [
        (
            "1",
            [
                "CREATE TABLE folder (id {id}, path {text} NOT NULL UNIQUE)",
                """
                CREATE TABLE file (id {id}, folder_id BIGINT NOT NULL REFERENCES folder(id), name {text} NOT NULL,
                    size BIGINT NOT NULL, modified BIGINT NOT NULL, hash {text} NOT NULL, failure {text},
                    UNIQUE (folder_id, name))
                """,
                "CREATE INDEX file_hash ON file(hash)",
                "CREATE TABLE agency (id {id}, name {text} NOT NULL UNIQUE)",
                """
                CREATE TABLE letter (id {id}, file_id BIGINT NOT NULL REFERENCES file(id) ON DELETE CASCADE,
                    member {text} NOT NULL, key {text} NOT NULL, number {text}, code_key {text}, type {text},
                    issuer_id BIGINT REFERENCES agency(id), issuer {text}, parent_issuer {text}, place {text}, date {text},
                    subject {text}, urgency {text}, secrecy {text}, signer_authority {text}, signer_title {text},
                    signer_name {text}, addressees {text} NOT NULL, copies {text} NOT NULL, format {text} NOT NULL,
                    text_hash {text} NOT NULL, first_due {text},
                    last_due {text}, UNIQUE (file_id, member))
                """,
                "CREATE INDEX letter_key ON letter(key)",
                "CREATE INDEX letter_code ON letter(code_key)",
                "CREATE INDEX letter_text ON letter(text_hash)",
                "CREATE INDEX letter_date ON letter(date)",
                "CREATE INDEX letter_issuer ON letter(issuer_id)",
                "CREATE INDEX letter_type ON letter(type)",
                """
                CREATE TABLE body (letter_id {id} REFERENCES letter(id) ON DELETE CASCADE, text {text} NOT NULL)
                """,
                """
                CREATE TABLE assignment (id {id}, letter_id BIGINT NOT NULL REFERENCES letter(id) ON DELETE CASCADE,
                    key {text} NOT NULL, section {text} NOT NULL, duty {text} NOT NULL, leads {text} NOT NULL,
                    coordinators {text} NOT NULL, report_to {text} NOT NULL, modality {text} NOT NULL,
                    conditional BIGINT NOT NULL, optional BIGINT NOT NULL, deliverable {text}, targets {text} NOT NULL,
                    line BIGINT, page BIGINT)
                """,
                "CREATE INDEX assignment_letter ON assignment(letter_id)",
                """
                CREATE TABLE task (id {id}, assignment_id BIGINT NOT NULL REFERENCES assignment(id) ON DELETE CASCADE,
                    deadline {text}, kind {text}, relation {text}, value {text}, due {text} NOT NULL)
                """,
                "CREATE INDEX task_assignment ON task(assignment_id)",
                "CREATE INDEX task_due ON task(due)",
                """
                CREATE TABLE agency_task (agency_id BIGINT NOT NULL REFERENCES agency(id), role BIGINT NOT NULL,
                    due {text} NOT NULL, task_id BIGINT NOT NULL REFERENCES task(id) ON DELETE CASCADE,
                    letter_id BIGINT NOT NULL, PRIMARY KEY (agency_id, role, due, task_id)) {keyed}
                """,
                "CREATE INDEX agency_task_task ON agency_task(task_id)",
                """
                CREATE TABLE citation (id {id}, letter_id BIGINT NOT NULL REFERENCES letter(id) ON DELETE CASCADE,
                    text {text} NOT NULL, code {text} NOT NULL, code_key {text} NOT NULL, date {text}, issuer {text},
                    relation {text} NOT NULL)
                """,
                "CREATE INDEX citation_letter ON citation(letter_id)",
                "CREATE INDEX citation_code ON citation(code_key)",
                "CREATE TABLE recurrence (due {text} PRIMARY KEY)",
                """
                CREATE TABLE state (letter_key {text} NOT NULL, assignment_key {text} NOT NULL, state {text} NOT NULL,
                    note {text}, changed {text} NOT NULL, PRIMARY KEY (letter_key, assignment_key))
                """,
                """
                CREATE TABLE history (id {id}, letter_key {text} NOT NULL, assignment_key {text} NOT NULL,
                    time {text} NOT NULL, state {text} NOT NULL, note {text})
                """,
                "CREATE INDEX history_task ON history(letter_key, assignment_key)",
            ]
        )
    ]
}
