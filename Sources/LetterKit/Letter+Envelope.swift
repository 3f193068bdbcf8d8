import LetterText

extension Letter {
    /// Takes over what a message says of the letter.
    ///
    /// What the letter does not show is filled from it, what it shows otherwise gives a finding. A message whose number
    /// is not the letter's is about another letter: an annex or a copy that was sent along keeps its own head.
    mutating func apply(_ envelope: Envelope) {
        self.envelope = envelope
        let place = Evidence(start: 0, end: 0, line: 1, lastLine: 1)
        var differences: [String] = []
        func compare(_ field: String, _ own: String?, _ told: String?) -> String? {
            guard let told else { return own }
            guard let own else { return told }
            if Self.folded(own) != Self.folded(told) { differences.append("\(field): \(own) ≠ \(told)") }
            return own
        }
        let number = compare("number", header.number, envelope.code)
        if differences.isEmpty {
            header.number = number
            header.date = compare("date", header.date, envelope.date)
            header.type = compare("type", header.type, envelope.type)
            // Many systems call every letter ordinary.
            let urgency = envelope.priority == Envelope.ordinary ? nil : envelope.priority
            header.urgency = compare("urgency", header.urgency, urgency)
            header.place = header.place ?? envelope.place
            header.issuer = header.issuer ?? envelope.sender
            header.subject = header.subject ?? envelope.subject
            if header.copies.isEmpty { header.copies = envelope.copies }
            let name = compare("signer", header.signer?.name, envelope.signerName)
            if header.signer == nil, name != nil {
                header.signer = Signer(authority: envelope.signerAuthority, title: envelope.signerTitle, name: name)
            }
        }
        findings += differences.map {
            Finding(kind: LetterText.Finding.Kind.envelopeDiffers.rawValue, detail: $0, evidence: place)
        }
    }

    /// Letters and digits alone, without their marks and cases.
    private static func folded(_ text: String) -> [UInt8] {
        VietnameseLetters.folded(VietnameseLetters.lowercased(Array(text.utf8))).filter { $0 > 0x2F }
    }
}

extension Envelope {
    func write(to json: inout JSONWriter) {
        let facts: [(StaticString, String?)] = [
            ("documentId", documentID), ("sender", sender), ("senderId", senderID), ("code", code), ("place", place),
            ("date", date),
            ("type", type), ("subject", subject), ("dueDate", dueDate), ("priority", priority),
            ("business", business?.rawValue), ("businessReason", businessReason),
        ]
        let signer: [(StaticString, String?)] = [
            ("authority", signerAuthority), ("title", signerTitle), ("name", signerName),
        ]
        let lists: [(StaticString, [String])] = [
            ("receivers", receivers), ("copies", copies), ("responseFor", responseFor),
        ]
        json.object { json in
            for (key, value) in facts {
                json.key(key)
                json.value(value)
            }
            json.key("signer")
            json.object { json in
                for (key, value) in signer {
                    json.key(key)
                    json.value(value)
                }
            }
            for (key, values) in lists {
                json.key(key)
                json.array(values) { $0.value($1) }
            }
        }
    }
}
