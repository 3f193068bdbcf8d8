import LetterText

extension Letter {
    /// The letter as JSON, UTF-8, keys always in this order:
    ///
    /// ```
    /// { "source":      name of the file, or null
    ///   "format":      "text"
    ///   "encoding":    "utf-8"
    ///   "offsets":     "file" | "text": what the places of evidence count
    ///   "header":      { issuer, parentIssuer, number, type, place, date, subject, addressees [],
    ///                    urgency, secrecy, signer { authority, title, name } | null, copies [] }
    ///   "envelope":    { documentId, sender, senderId, code, place, date, type, subject, dueDate, priority,
    ///                    business, businessReason, signer { authority, title, name }, receivers [], copies [],
    ///                    responseFor [] } | null: what the message that carried the letter says of it
    ///   "sections":    [ { path, heading } ]
    ///   "assignments": [ { id, section, agencies [], coordinators [], duty, modality, conditional, optional,
    ///                      deadlines [ { text, kind, relation, value, rule } ],
    ///                      targets [ { text, metric, comparator, value, unit, period, rule } ],
    ///                      reportTo [], deliverable,
    ///                      evidence { duty [], agencies [], coordinators [], reportTo [], deadlines [], targets [] },
    ///                      rules [] } ]
    ///   "objectives":  [ { text, agency, metric, comparator, value, unit, period, rule, evidence } ]
    ///   "citations":   [ { text, code, date, issuer, evidence } ]
    ///   "findings":    [ { kind, message, detail, evidence } ]
    ///   "corrections": [ { original, corrected, evidence } ] }
    /// ```
    ///
    /// A place of evidence is `{ "start", "end", "line", "lastLine" }`: half-open byte range in
    /// the file and one-based line numbers; where the file has pages, also `"page"`, one-based, and
    /// `"box": [left, top, right, bottom]` in points from the page's upper left corner. The lists in an assignment's `evidence` run parallel to the
    /// lists they are named after; a place that is not known is null. What a letter does not say is
    /// null, `""` (`section`) or `[]`, never absent. `message` is the only value in the asker's language.
    ///
    /// After ``keepAssignments(concerning:)`` an assignment has `role` (`lead`, `coordinating`, `recipient`)
    /// and `group` (the group that includes the body, or null), too.
    ///
    /// Complexity: O(*bytes written*).
    public func json(
        style: JSONWriter.Style = .compact, source: String? = nil, language: MessageLanguage = .english
    ) -> [UInt8] {
        var json = JSONWriter(style: style)
        json.object { json in
            json.key("source")
            json.value(source)
            json.key("format")
            json.value(format)
            json.key("encoding")
            json.value(encoding)
            json.key("offsets")
            json.value(origin)
            json.key("header")
            header.write(to: &json)
            json.key("envelope")
            if let envelope { envelope.write(to: &json) } else { json.null() }
            json.key("sections")
            json.array(sections) { json, section in
                json.object { json in
                    json.key("path")
                    json.value(section.path)
                    json.key("heading")
                    json.value(section.heading)
                }
            }
            json.key("assignments")
            json.array(assignments) { $1.write(to: &$0) }
            json.key("objectives")
            json.array(objectives) { $1.write(to: &$0, isObjective: true) }
            json.key("citations")
            json.array(citations) { $1.write(to: &$0) }
            json.key("findings")
            json.array(findings) { $1.write(to: &$0, language: language) }
            json.key("corrections")
            json.array(corrections) { json, correction in
                json.object { json in
                    json.key("original")
                    json.value(correction.original)
                    json.key("corrected")
                    json.value(correction.corrected)
                    json.key("evidence")
                    correction.evidence.write(to: &json)
                }
            }
        }
        return json.bytes
    }
}

extension Letter.Evidence {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("start")
            json.value(start)
            json.key("end")
            json.value(end)
            json.key("line")
            json.value(line)
            json.key("lastLine")
            json.value(lastLine)
            if let page {
                json.key("page")
                json.value(page)
            }
            if let box {
                json.key("box")
                json.array([box.left, box.top, box.right, box.bottom]) { $0.value((Double($1) * 10).rounded() / 10) }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func value(_ evidence: Letter.Evidence?) {
        if let evidence { evidence.write(to: &self) } else { null() }
    }
}

extension Letter.Header {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("issuer")
            json.value(issuer)
            json.key("parentIssuer")
            json.value(parentIssuer)
            json.key("number")
            json.value(number)
            json.key("type")
            json.value(type)
            json.key("place")
            json.value(place)
            json.key("date")
            json.value(date)
            json.key("subject")
            json.value(subject)
            json.key("addressees")
            json.array(addressees) { $0.value($1) }
            json.key("urgency")
            json.value(urgency)
            json.key("secrecy")
            json.value(secrecy)
            json.key("signer")
            if let signer {
                json.object { json in
                    json.key("authority")
                    json.value(signer.authority)
                    json.key("title")
                    json.value(signer.title)
                    json.key("name")
                    json.value(signer.name)
                }
            } else {
                json.null()
            }
            json.key("copies")
            json.array(copies) { $0.value($1) }
        }
    }
}

extension Letter.Assignment {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("id")
            json.value(id)
            json.key("section")
            json.value(section)
            json.key("agencies")
            json.array(agencies) { $0.value($1.name) }
            json.key("coordinators")
            json.array(coordinators) { $0.value($1.name) }
            json.key("duty")
            json.value(duty)
            json.key("modality")
            json.value(modality)
            json.key("conditional")
            json.value(isConditional)
            json.key("optional")
            json.value(isOptional)
            json.key("deadlines")
            json.array(deadlines) { $1.write(to: &$0) }
            json.key("targets")
            json.array(targets) { $1.write(to: &$0, isObjective: false) }
            json.key("reportTo")
            json.array(reportTo) { $0.value($1.name) }
            json.key("deliverable")
            json.value(deliverable)
            json.key("evidence")
            json.object { json in
                json.key("duty")
                json.array(evidence) { $0.value($1) }
                json.key("agencies")
                json.array(agencies) { $0.value($1.evidence) }
                json.key("coordinators")
                json.array(coordinators) { $0.value($1.evidence) }
                json.key("reportTo")
                json.array(reportTo) { $0.value($1.evidence) }
                json.key("deadlines")
                json.array(deadlines) { $0.value($1.evidence) }
                json.key("targets")
                json.array(targets) { $0.value($1.evidence) }
            }
            json.key("rules")
            json.array(rules) { $0.value($1) }
            if let concern {
                json.key("role")
                json.value(concern.role.rawValue)
                json.key("group")
                json.value(concern.group)
            }
        }
    }
}

extension Letter.Deadline {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("text")
            json.value(text)
            json.key("kind")
            json.value(kind)
            json.key("relation")
            json.value(relation)
            json.key("value")
            json.value(value)
            json.key("rule")
            json.value(rule)
        }
    }
}

extension Letter.Target {
    /// - Parameter isObjective: whether `agency` and `evidence` stand in the object itself.
    func write(to json: inout JSONWriter, isObjective: Bool) {
        json.object { json in
            json.key("text")
            json.value(text)
            if isObjective {
                json.key("agency")
                json.value(agency)
            }
            json.key("metric")
            json.value(metric)
            json.key("comparator")
            json.value(comparator)
            json.key("value")
            json.value(value)
            json.key("unit")
            json.value(unit)
            json.key("period")
            json.value(period)
            json.key("rule")
            json.value(rule)
            if isObjective {
                json.key("evidence")
                json.value(evidence)
            }
        }
    }
}

extension Letter.Citation {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("text")
            json.value(text)
            json.key("code")
            json.value(code)
            json.key("date")
            json.value(date)
            json.key("issuer")
            json.value(issuer)
            json.key("evidence")
            json.value(evidence)
        }
    }
}

extension Letter.Finding {
    func write(to json: inout JSONWriter, language: MessageLanguage) {
        json.object { json in
            json.key("kind")
            json.value(kind)
            json.key("message")
            json.value(message(in: language))
            json.key("detail")
            json.value(detail)
            json.key("evidence")
            evidence.write(to: &json)
        }
    }
}
