/// What a block inherits from the headings and lead-ins above it.
struct Scope {
    /// Who must act, where a heading or lead-in names somebody; nil where none does.
    var agencies: [AgencyMention]?
    /// Whom the lead-in tells the actor to work with in all that follows.
    var coordinators: [AgencyMention] = []
    /// By when the lead-in wants all that follows done: `… khắc phục, hoàn thành trong tháng 6, cụ thể:`.
    var deadlines: [Deadline] = []
    var modality: Modality = .order
    /// Class of the nearest heading that says something.
    var heading: HeadingClass?
    /// The heading says that it charges somebody: `Trách nhiệm …`, `Tổ chức thực hiện`, `… thi hành`.
    var isCharge = false
    /// Duties are to be expected here: behind a lead-in, under a heading of tasks or under an actor.
    var isActive = false
    /// The rule by which the actor was found.
    var rule: String = "scope-none"
    /// The heading says only that its body works with others (`b) Chủ trì, phối hợp:`): the bodies that open the items are
    /// those others.
    var namesPartners = false
    /// The nearest actor stands in a heading, so that orders below it are its own acts.
    var isUnderAgency = false
    /// What follows is a list of things (`… báo cáo về một số nội dung sau:`): only what names its own actor is a task.
    var isContent = false
    /// What follows repeats a provision (`Tại khoản 2 Điều 5 Luật … quy định:`): only an order of the letter's own counts.
    var isQuotation = false
    /// The actor comes from a paragraph before: only what opens with a verb goes on with it.
    var isSoft = false
    /// Below the heading of a body that stands under goals: what has a figure is a goal of that body.
    var isUnderGoals = false
}
