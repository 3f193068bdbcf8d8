import Foundation
import LetterKit
import Testing

@testable import LetterExports

/// The page, in a browser.
@Suite struct LetterPageTests {
    private func page(
        _ analyses: [LetterAnalysis], _ language: MessageLanguage = .vietnamese, for agency: String? = nil
    ) -> String {
        var page = LetterPage(language: language)
        for (index, analysis) in analyses.enumerated() {
            var letter = analysis.letter()
            if let agency { letter.keepAssignments(concerning: agency) }
            page.append(letter, text: analysis.markedLetter(), source: "mau-\(index).txt")
        }
        return String(decoding: page.bytes(), as: UTF8.self)
    }

    /// The document after a script has run in headless Chromium; what the script returns stands in `data-result`.
    private func result(of script: String, on page: String) throws -> [String: Int] {
        let folder = try Folder()
        let probe = """
            <script>addEventListener("load", () => {
            const result = (() => { \(script) })();
            document.documentElement.dataset.result = Object.entries(result).map(e => e.join("=")).join(";");
            });</script></body>
            """
        let changed = page.replacingOccurrences(of: "</body>", with: probe)
        let path = try folder.write("page.html", Array(changed.utf8))
        let tool = try Tool.run(
            "chromium",
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder.path + "/profile",
                "--virtual-time-budget=4000", "--dump-dom", "file://" + path,
            ])
        try #require(tool.status == 0, "\(tool.complaint)")
        let html = tool.text
        let start = try #require(html.range(of: "data-result=\""), "no result: \(tool.complaint)").upperBound
        let end = try #require(html[start...].firstIndex(of: "\""))
        var values: [String: Int] = [:]
        for pair in html[start..<end].split(separator: ";") {
            let halves = pair.split(separator: "=")
            values[String(halves[0])] = halves.count > 1 ? Int(halves[1]) : nil
        }
        return values
    }

    @Test func hoverAndClickLeadBothWays() throws {
        let page = page([try Letters.analysis(text: Letters.sample)])
        let found = try result(
            of: """
                const $ = s => document.querySelectorAll(s);
                const over = e => e.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
                const tasks = $(".task"), first = tasks[0];
                const scrolled = [];
                Element.prototype.scrollIntoView = function () { scrolled.push(this); };
                const r = { tasks: tasks.length, marks: $(".m[data-t]").length };
                over(first);
                r.litByTask = $(".m.on").length;
                r.litByTaskIsIts = [...$(".m.on")].every(m => m.dataset.t.split(" ").includes(first.dataset.id)) ? 1 : 0;
                over($(".m.deadline[data-t]")[0]);
                r.litByMark = $(".task.on").length;
                r.litByMarkIsFirst = first.classList.contains("on") ? 1 : 0;
                over(document.querySelector("h1"));
                r.litByNothing = $(".on").length;
                first.click();
                r.taskLeadsToDuty = scrolled[0] && scrolled[0].classList.contains("duty") ? 1 : 0;
                $(".m.agency[data-t='1-3']")[0].click();
                r.markLeadsToTask = scrolled[1] === document.getElementById("task-1-3") ? 1 : 0;
                document.getElementById("task-1-2").dispatchEvent(
                  new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
                r.enterLeadsToText = scrolled[2] && scrolled[2].dataset.t.includes("1-2") ? 1 : 0;
                r.scripts = $(".text script, .tasks script").length;
                r.links = [...$("a[href^='#mark-']")].every(a => document.querySelector(a.getAttribute("href"))) ? 1 : 0;
                r.linkCount = $("a[href^='#mark-']").length;
                return r;
                """, on: page)
        #expect(found["tasks"] == 4)
        #expect(found["litByTask"] ?? 0 >= 4)
        #expect(found["litByTaskIsIts"] == 1)
        #expect(found["litByMark"] == 1 && found["litByMarkIsFirst"] == 1)
        #expect(found["litByNothing"] == 0)
        #expect(found["taskLeadsToDuty"] == 1 && found["markLeadsToTask"] == 1 && found["enterLeadsToText"] == 1)
        #expect(found["scripts"] == 0)
        #expect(found["links"] == 1 && found["linkCount"] == 4)
    }

    /// Goals lead to their places, too, and stay when tasks are filtered.
    @Test func goals() throws {
        let path = try #require(Letters.corpus.first { $0.hasSuffix("2026-kh-15-kh-bcd.txt") })
        let analysis = try Letters.analysis(path)
        let found = try result(
            of: """
                const $ = s => document.querySelectorAll(s);
                const scrolled = [];
                Element.prototype.scrollIntoView = function () { scrolled.push(this); };
                const goal = $(".goal")[1];
                goal.click();
                $(".text .m.objective")[0].click();
                const select = document.getElementById("agency");
                select.selectedIndex = 1;
                select.dispatchEvent(new Event("change"));
                return {
                  goals: $(".goal:not([hidden])").length,
                  toText: scrolled[0].dataset.t === goal.dataset.id && scrolled[0].classList.contains("objective") ? 1 : 0,
                  toGoal: scrolled[1] === $(".goal")[0] ? 1 : 0,
                };
                """, on: page([analysis]))
        #expect(found["goals"] == analysis.letter().objectives.count && found["goals"] ?? 0 > 1)
        #expect(found["toText"] == 1 && found["toGoal"] == 1)
    }

    @Test func filterByAgency() throws {
        let path = try #require(Letters.corpus.first { $0.hasSuffix("2024-cv-318-ubnd-yt.txt") })
        let analyses = [try Letters.analysis(text: Letters.sample), try Letters.analysis(path)]
        let found = try result(
            of: """
                const $ = s => document.querySelectorAll(s);
                const select = document.getElementById("agency");
                const choose = name => { select.value = name; select.dispatchEvent(new Event("change")); };
                const r = { letters: $("article").length, all: $(".task:not([hidden])").length };
                choose("Phòng Y tế");
                r.shown = $(".task:not([hidden])").length;
                const named = t => JSON.parse(t.dataset.agencies).includes("Phòng Y tế");
                r.own = [...$(".task:not([hidden])")].filter(named).length;
                r.offered = Number(select.selectedOptions[0].textContent.match(/\\((\\d+)\\)$/)[1]);
                r.told = [...$(".count")].reduce((n, c) => n + Number(c.textContent), 0);
                r.dimmed = $(".m.off").length;
                choose("");
                r.again = $(".task:not([hidden])").length;
                r.bright = $(".m.off").length;
                return r;
                """, on: page(analyses))
        let tasks = analyses.flatMap { $0.letter().assignments }
        let own = tasks.filter { ($0.agencies + $0.coordinators).contains { $0.name == "Phòng Y tế" } }
        // Groups that include it (`Các phòng, ban`) stay, and what names nobody.
        let query = AgencyQuery("Phòng Y tế")
        let concerned = tasks.filter { task in
            let bodies = task.agencies + task.coordinators
            return bodies.isEmpty || bodies.contains { query.match($0.name) == .group || $0.name == "Phòng Y tế" }
        }
        #expect(concerned.count > own.count && found["own"] == own.count && found["offered"] == concerned.count)
        #expect(found["letters"] == 2 && found["all"] == tasks.count && found["again"] == tasks.count)
        #expect(own.count > 1 && found["shown"] == concerned.count && found["told"] == concerned.count)
        #expect(found["dimmed"] ?? 0 > 0 && found["bright"] == 0)
    }

    /// A body is one choice, however its first letter is written.
    @Test func bodiesAreListedOnce() throws {
        let text = Letters.sample.replacingOccurrences(
            of: "Thanh tra huyện tổ chức", with: "Các phòng, ban chủ trì, phối hợp với Thanh tra huyện tổ chức"
        ).replacingOccurrences(of: "3. Phòng Tài chính", with: "3. Giao các phòng, ban lập sổ.\n4. Phòng Tài chính")
            .replacingOccurrences(of: "4. Các phòng", with: "5. Các phòng")
        let html = page([try Letters.analysis(text: text)])
        let names = html.components(separatedBy: "<option value=\"").dropFirst(2).compactMap {
            $0.split(separator: "\"").first.map(String.init)
        }
        #expect(names.contains("các phòng, ban"))
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
        #expect(html.contains("các phòng, ban (2)</option>"))
    }

    /// Values of deadlines are told in words, and not at all where only the letter has words for them.
    @Test func hintsHaveNoCodes() throws {
        let html = page(try Letters.corpus.map { try Letters.analysis($0) })
        #expect(html.contains("title=\"Thời hạn: hằng quý\"") && html.contains("title=\"Thời hạn: quý "))
        for code in ["FREQ=", "@event", "@receipt", "PERIODIC", "CONTINUOUS"] {
            #expect(!html.contains(code), "\(code)")
        }
    }

    /// The text on the page is the text of the letter, whatever it holds.
    @Test func textIsEscaped() throws {
        let html = page([try Letters.analysis(text: Letters.sample)])
        #expect(!html.contains("<script>alert"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(html.contains("&amp;"))
        // One script, the page's own.
        #expect(html.components(separatedBy: "<script>").count == 2)
    }

    /// The page loads nothing: no address but those of its own places.
    @Test(arguments: MessageLanguage.allCases) func complete(language: MessageLanguage) throws {
        let html = page(try Letters.corpus.prefix(4).map { try Letters.analysis($0) }, language)
        for attribute in ["src=", "@import", "url(", "<link", "<img", "<iframe"] { #expect(!html.contains(attribute)) }
        let links = html.components(separatedBy: "href=\"").dropFirst()
        #expect(links.allSatisfy { $0.hasPrefix("#") } && !links.isEmpty)
        #expect(!html.contains("{{"))
        #expect(html.contains(language == .vietnamese ? "Chủ trì" : "Coordinating"))
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    }

    /// A list for one body shows the marks of its tasks only.
    @Test func marksOfListedTasksOnly() throws {
        let analysis = try Letters.analysis(text: Letters.sample)
        let html = page([analysis], for: "Thanh tra huyện")
        #expect(html.components(separatedBy: "class=\"task\"").count == 2)
        #expect(html.components(separatedBy: "data-t=\"1-1\"").count > 1 && !html.contains("data-t=\"1-2\""))
    }

    @Test(.enabled(if: !Letters.shared.isEmpty, "the letters of ../shared are not there"))
    func sharedLetters() throws {
        let analyses = try Letters.shared.map { try Letters.analysis($0) }
        let found = try result(
            of: "return { tasks: document.querySelectorAll('.task').length };", on: page(analyses))
        #expect(found["tasks"] == analyses.reduce(0) { $0 + $1.letter().assignments.count })
    }
}
